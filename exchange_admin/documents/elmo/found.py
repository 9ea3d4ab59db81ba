"""What an ELMO file of a stranger says, still in its own words; services decide what of it our records can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

from exchange_admin.documents.transcripts.facts import NO_NAME, Course, Institution
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names import NameParts


@dataclass(frozen=True, slots=True)
class Left:
    """Something of the file that is not taken over: `where` it stands, its `text` (cut when long), and why.

    `why`: `no_place`, `heading`, `not_valid`, `too_long`, `media`, `too_large`.
    `megabytes` is what a paper may have; 0 where it was not too large. `of` is the name by languages of the course it
    belongs to, else a key of `[elmo.part]`; `element` a key of `[elmo.element]`, or what a file calls an element that
    has no word there.
    """

    where: str
    text: str
    why: str = "no_place"
    megabytes: int = 0
    of: str | Mapping[str, str] = "elmo.part.file"
    element: str = ""

    def as_problem(self) -> Problem:
        most = {"megabytes": self.megabytes} if self.megabytes else {}
        facts = {"where": self.where, "of": self.of, "element": self.element, "typed": self.text, **most}
        return Problem(f"elmo.left_{self.why}", facts=facts, level=Level.INFORMS)


@dataclass(frozen=True, slots=True)
class FoundLearner:
    """`scripts` are the names that a file of ours adds to the two of the schema."""

    family: str = ""
    given: str = ""
    scripts: NameParts = NO_NAME
    birth_date: date | None = None
    citizenship: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True)
class FoundCourse:
    """A line. `hours` are contact hours of a length that the file does not tell; a file of ours tells minutes instead.

    `credit_scheme` is what a file calls a scheme that we do not know. `status_said` is False where the file is silent
    and "passed" is assumed, as the standard has it. `scale` is the id of a grading scheme in this file.
    """

    where: str
    course: Course
    hours: Fraction | None = None
    credit_scheme: str = ""
    status_said: bool = True
    scale: str = ""


@dataclass(frozen=True, slots=True)
class FoundReport:
    """What one institution attests. `scales` are descriptions of grading schemes by their id in this file.

    `hour` is the length in minutes of the hours that the issuer counts in, 0 where the file does not tell.
    """

    where: str
    issuer: Institution
    identifiers: tuple[str, ...]
    issued: date | None
    courses: tuple[FoundCourse, ...]
    number: str = ""
    scales: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hour: int = 0


@dataclass(frozen=True)
class FoundFile:
    """A paper enclosed in the file: PDF, PNG or JPEG by its content, whatever it calls itself."""

    title: str
    media_type: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """Of the content, as hexadecimal digits."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class ElmoFile:
    """Everything that was understood, and everything that was not."""

    learner: FoundLearner
    reports: tuple[FoundReport, ...]
    files: tuple[FoundFile, ...]
    left: tuple[Left, ...]
    more_left: int = 0  # beyond those listed
