"""Transcripts as files for others: ELMO for programs, PDF for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.writing import ElmoWriter, Enclosure, notices
from exchange_admin.documents.files import written_whole
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.transcripts.facts import UNSAID, TranscriptPaper
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.usual_settings import STAMP_MM
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.office_files import own_office
from exchange_admin.services.parts import Parts
from exchange_admin.services.transcripts.reading import ReadTranscript

_NOBODY = Record("", "", {})


def _nothing_issued(_: ReadTranscript) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class _Keeper:
    """The office from whose records papers are drawn."""

    office: Record
    name: Trilingual
    signatory: Record


class TranscriptExport:
    """Writes files, each whole or not at all. Reads the records of the office only."""

    def __init__(
        self, parts: Parts, pages: TranscriptPages, issued: Callable[[ReadTranscript], bytes | None] = _nothing_issued
    ) -> None:
        """`issued` answers with the paper of the register about a transcript, where there is one."""
        self._store, self._origin, self._wordings = parts.store, parts.origin, parts.wordings
        self._pages, self._issued = pages, issued

    def write_elmo(
        self, transcripts: Sequence[ReadTranscript], target: Path, languages: Sequence[str] = ()
    ) -> tuple[Problem, ...]:
        """One ELMO file of one person's transcripts; what other programs will not see exactly.

        With `languages` papers are enclosed: those of the register as they were issued, of others a draft or a copy in
        these languages. Raises RuleBroken: `elmo.…`, `transcript.…`, `file.…`.
        """
        enclosed = self._enclosed(transcripts, languages) if languages else []
        data = ElmoWriter(self._wordings).write([one.facts for one in transcripts], self._origin.now(), enclosed)
        with written_whole(target) as draft:
            draft.write_bytes(data)
        return tuple(told for one in transcripts for told in notices(one.facts))

    def _enclosed(self, transcripts: Sequence[ReadTranscript], languages: Sequence[str]) -> list[Enclosure]:
        issued = [(one, self._issued(one)) for one in transcripts]
        rest = [one for one, paper in issued if paper is None]
        papers = [paper for _, paper in issued if paper is not None]
        papers += [self.pdf(rest, languages)] if rest else []
        title = self._wordings[languages[0]].say("paper.transcript.title")
        return [Enclosure(title, languages[0], paper) for paper in papers]

    def write_pdf(self, transcripts: Sequence[ReadTranscript], target: Path, languages: Sequence[str]) -> None:
        """One PDF, each transcript beginning a page. Raises RuleBroken: `transcript.…`, `file.…`."""
        data = self.pdf(transcripts, languages)
        with written_whole(target) as draft:
            draft.write_bytes(data)

    def pdf(self, transcripts: Sequence[ReadTranscript], languages: Sequence[str]) -> bytes:
        """The same in memory, for a preview."""
        keeper = self._keeper()
        return self._pages.pdf([self._paper(one, tuple(languages), keeper) for one in transcripts])

    def _paper(self, transcript: ReadTranscript, languages: tuple[str, ...], keeper: _Keeper) -> TranscriptPaper:
        """What the office issues itself is a draft until it stands in the register; others' transcripts are copies."""
        own = transcript.institution.id == keeper.office["institution_id"]
        home = transcript.person["home_institution_id"]
        kept_clear = keeper.office["stamp_mm"]
        return TranscriptPaper(
            facts=transcript.facts,
            languages=languages,
            home=self._name(home) if home and home != transcript.institution.id else UNSAID,
            keeper=UNSAID if own else keeper.name,
            issue=Issue(
                issued=transcript.facts.issued,
                signatory=trilingual(keeper.signatory, "name"),
                position=trilingual(keeper.signatory, "position"),
                place=trilingual(keeper.office, "city"),
                stamp_mm=kept_clear if isinstance(kept_clear, int) else STAMP_MM,
            ),
        )

    def _keeper(self) -> _Keeper:
        office = own_office(self._store)
        signatory = self._get("signatory", office["signatory_id"])
        return _Keeper(office, self._name(office["institution_id"]), signatory if signatory.live else _NOBODY)

    def _name(self, institution: Value) -> Trilingual:
        return trilingual(self._get("institution", institution), "name")

    def _get(self, kind: str, id: Value) -> Record:
        return (self._store.get(kind, str(id)) if id else None) or _NOBODY
