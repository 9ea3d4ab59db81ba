"""What a transcript states, apart from the records it was put together from: the same facts for paper and for ELMO."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.sheets.issue_facts import NOT_ISSUED, Issue
from exchange_admin.domain import exact
from exchange_admin.domain.wording import Wording
from exchange_admin.names import NameParts

UNSAID = Trilingual()
NO_NAME = NameParts()
ACADEMIC, CLOCK = 45, 60
"""Minutes of the hours that a transcript may count in."""


@dataclass(frozen=True, slots=True)
class Institution:
    """`country` is ISO 3166-1 alpha-2; `code` is the office's own for it, `national_code` that of its country."""

    name: Trilingual = UNSAID
    country: str = ""
    code: str = ""
    national_code: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Learner:
    """The person, each script apart."""

    name: NameParts = NO_NAME
    birth_date: date | None = None
    citizenship: str = ""
    sex: str = ""  # ISO/IEC 5218: 0, 1, 2, 9 or empty


@dataclass(frozen=True, slots=True)
class Term:
    """The term in which the courses were taught."""

    name: Trilingual
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """One mark of a scale, what it is called, and the numbers it stands for where it stands for any."""

    mark: str
    label: Trilingual = UNSAID
    passing: bool = True
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The grading scale of the original marks, its marks best first."""

    name: Trilingual
    marks: tuple[ScaleMark, ...] = ()
    best: Fraction | None = None
    pass_mark: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One line. Minutes are whole and exact; `mark` is the host's own; `status` is passed, failed or in_progress.

    `category` is a word of `course_category` or empty; `practice_minutes` are part of the contact minutes.
    `scheme` is a word of `credit_scheme`, empty where nobody has said whose credits these are; `term` is empty where it
    is that of the whole transcript.
    """

    title: Trilingual
    code: str = ""
    contact_minutes: int | None = None
    self_study_minutes: int | None = None
    credits: Fraction | None = None
    scheme: str = ""
    mark: str = ""
    status: str = "passed"
    term: Term | None = None
    category: str = ""
    practice_minutes: int | None = None
    placement_weeks: Fraction | None = None


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """`issued` is None while nobody has dated the paper; its hours are of `hour` minutes, 45 or 60."""

    learner: Learner
    issuer: Institution
    courses: tuple[Course, ...]
    number: str = ""
    issued: date | None = None
    term: Term | None = None
    scale: Scale | None = None
    hour: int = ACADEMIC


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptPaper:
    """A transcript as it goes on paper, in one language or two side by side.

    `keeper` is the institution from whose records a paper is drawn that another institution issued: such a copy has no
    place for signature and seal and says what it is. It is empty on a paper of the issuer's own. `issue` has the number
    in the register; without one the paper is a draft. `number` of the facts is the one that its issuer typed.
    """

    facts: TranscriptFacts
    languages: tuple[str, ...]
    home: Trilingual = UNSAID
    keeper: Trilingual = UNSAID
    issue: Issue = NOT_ISSUED


def hours_said(course: Course, hour: int, words: Wording) -> str:
    """As a sentence in the language of `words`, for ELMO, which does not say how long an hour is; empty when nobody has
    counted the hours."""
    said = []
    parts = {
        "contact": course.contact_minutes,
        "practice": course.practice_minutes,
        "self_study": course.self_study_minutes,
    }
    for key, minutes in parts.items():
        if minutes is not None:
            said.append(words.say(f"paper.transcript.{key}_said", {"hours": amount(Fraction(minutes, hour), words)}))
    if not said:
        return ""
    return words.say(
        "paper.transcript.hours_said", {"hour": hour, "list": words.say("paper.transcript.and").join(said)}
    )


def amount(number: Fraction, words: Wording) -> str:
    """A number as the language writes it: 26.67 or 26,67, never more than two decimals."""
    return exact.decimal_text(number, 2).replace(".", words.say("paper.decimal_point"))
