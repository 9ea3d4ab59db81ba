"""What stands between a file and the records: the transcripts that were understood, and what is asked about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from exchange_admin.documents.elmo.found import FoundFile
from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, blocking
from exchange_admin.services.importing.draft import StagedRow

NEW_INSTITUTION = "new"
"""In place of an id: the issuer of the file becomes an institution of the office."""

_PAPERS_NOT_KEPT = frozenset({"elmo.left_media", "elmo.left_too_large"})


@dataclass(frozen=True, slots=True)
class TranscriptOptions:
    """What the office says about a file; all may stay empty.

    `person` is an id or `new`, and so is `institution_id`; `hour` the minutes of the hours that the file counts in;
    with `theirs` the file wins where it differs from a line that the office has already. The rest fills what the file
    does not say.
    """

    person: str = ""
    institution_id: str = ""
    hour: int = 0
    term_id: str = ""
    grading_scale_id: str = ""
    number: str = ""
    issued: str = ""
    credit_scheme: str = ""
    theirs: bool = False


@dataclass(slots=True)
class StagedPart(StagedRow):
    """A row of a file that is written whole or not at all: `where` it stands there, what was read, and what of it would
    be written."""

    where: str = ""
    writes: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class StagedLine(StagedPart):
    """A course; its subject is the line which the office has already."""

    @property
    def news(self) -> str:
        """`fix` when it cannot be written, `new`, `changed`, or `equal` when the office has it so."""
        if blocking(self.problems):
            return "fix"
        if not self.subject_id:
            return "new"
        return "changed" if self.writes else "equal"


@dataclass(slots=True)
class StagedTranscript(StagedPart):
    """One transcript; its subject is the one that the office has. `institution_said` is what the file calls its issuer.

    `new_institution` are the values of an issuer that the office does not know and could add; `adds_institution` says
    that it is to be added.
    """

    institution_id: str = ""
    institution_said: str = ""
    lines: list[StagedLine] = field(default_factory=list)
    new_institution: dict[str, Value] = field(default_factory=dict)
    adds_institution: bool = False

    @property
    def hour(self) -> int:
        """Minutes of the hours that it counts in."""
        return int(self.values.get("hour") or ACADEMIC)


@dataclass(slots=True)
class StagedFile:
    """A whole file about one person. `left` is what no record can hold; it informs or asks, and stops nothing.
    `kept_papers` are the SHA-256 of the papers that the person has already."""

    file: str
    person: StagedRow
    transcripts: list[StagedTranscript]
    left: tuple[Problem, ...] = ()
    more_left: int = 0
    enclosed: tuple[FoundFile, ...] = ()
    kept_papers: frozenset[str] = frozenset()

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """What must be said or mended before anything is written: who, where, how long an hour is, a line that no
        record can hold."""
        return tuple(self._stopping())

    @property
    def left_papers_first(self) -> tuple[Problem, ...]:
        """What no record can hold, the weightiest first."""
        papers = [one for one in self.left if one.code in _PAPERS_NOT_KEPT]
        return (*papers, *(one for one in self.left if one.code not in _PAPERS_NOT_KEPT))

    @property
    def new_papers(self) -> tuple[FoundFile, ...]:
        """The enclosed papers that would be kept with the person."""
        return tuple(paper for paper in self.enclosed if paper.sha256 not in self.kept_papers)

    @property
    def has_news(self) -> bool:
        """Whether anything of the file is not in the records yet."""
        lines = (line for transcript in self.transcripts for line in transcript.lines)
        return (
            bool(self.new_papers)
            or any(one.writes or not one.subject_id for one in self.transcripts)
            or any(line.news in {"new", "changed"} for line in lines)
        )

    def _stopping(self) -> Iterator[Problem]:
        stops = {Level.BLOCKS, Level.ASKS}
        yield from (problem for problem in self.person.problems if problem.level in stops)
        for transcript in self.transcripts:
            yield from (problem for problem in transcript.problems if problem.level in stops)
            for line in transcript.lines:
                yield from (problem for problem in line.problems if problem.level is Level.BLOCKS)

    @property
    def asking(self) -> tuple[Problem, ...]:
        """What a person should look at although it does not stop the writing."""
        of_lines = (line.problems for transcript in self.transcripts for line in transcript.lines)
        return tuple(one for one in chain(self.left, *of_lines) if one.level is Level.ASKS)
