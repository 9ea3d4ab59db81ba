"""What each kind of paper is about, and when it may be issued without a person being asked.

A further kind is a line here with the letter of its numbers, a word of the register, its name among the kinds of a
ready design (`resources/designs/pages/`) and its sentences: ARCHITECTURE.md, "To add something else".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.eligibility import date_problems
from exchange_admin.domain.rules.training_hours import ADVANCED_TRAINING, RETRAINING, LeastHours

ACCOMPANYING = "accompanying"
HANDOVER_LIST, GROUP_RESULTS = "handover_list", "group_results"
BALANCE_STATEMENT, RENEWAL_PROTOCOL = "balance_statement", "renewal_protocol"
_STAFF = ("teaching", "staff_training")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """`name` is of the vocabulary `certificate_kind`, `letter` that of its numbers. `details` are stated besides what
    every paper says, where there are any; without those `needed` a person is asked.

    `exact` are the days of the stay that must be known and not only planned. `activities` are those of a stay that such
    a paper is about, any where there are none. `accompanying`: for who came with the group and not as one of it.
    `teaches`: its hours are those taught, not those of the programme, and who only learned needs no details.
    `least` are the hours that it asks for. `academic`: states a speciality in place of the programme and gets a number
    of 18 digits beside that of the register. What the law of a country asks for stands in `paper_gates`.
    `for_course`: about an enrolment in a language course, else about a stay. `took_part`: for whoever was there.
    `ended`: not before the end; `arrived`: not before the beginning; `ahead`: not after it. `as_host`: for guests only.
    """

    name: str
    letter: str
    for_course: bool = False
    took_part: bool = False
    ended: bool = False
    arrived: bool = False
    ahead: bool = False
    as_host: bool = False
    details: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    accompanying: bool = False
    teaches: bool = False
    least: LeastHours | None = None
    academic: bool = False

    def date_problems(self, starts: date | None, ends: date | None, issued: date) -> Iterator[Problem]:
        """What the day of issue has against the days of the stay or course; all of it can be overruled with a note."""
        if self.ended:
            yield from date_problems(ends, issued)
        if starts is None:
            return
        facts = {"start": starts.isoformat(), "date": issued.isoformat()}
        if self.arrived and starts > issued:
            yield Problem("certificate.before_the_start", facts=facts, level=Level.ASKS)
        if self.ahead and starts < issued:
            yield Problem("certificate.after_the_start", facts=facts, level=Level.ASKS)

    def missing(self, stated: Collection[str], activity: str, minutes: int | None) -> Iterator[Problem]:
        """What the paper states and the records do not say; can be overruled with a note."""
        if self.teaches and activity != "teaching":
            return
        lacking = [name for name in self.needed if name not in stated]
        if self.teaches and not minutes:
            lacking.append("taught_minutes")
        for name in lacking:
            yield Problem("certificate.no_detail", name, {"detail": f"paper.letter.row.{name}"}, Level.ASKS)

    def stay_problems(self, activity: str, participation: str) -> Iterator[Problem]:
        """A stay that is not of the sort that the paper is about; can be overruled with a note."""
        if self.activities and activity not in self.activities:
            facts = {"activity": f"choice.activity.{activity}"}
            yield Problem("certificate.other_activity", "activity", facts, Level.ASKS)
        if self.took_part and self.ended and not self.as_host and self.accompanying != (participation == ACCOMPANYING):
            word = participation or "participant"
            facts = {"participation": f"choice.participation.{word}"}
            yield Problem("certificate.other_part", "participation", facts, Level.ASKS)


_before_the_stay = partial(
    PaperKind, ahead=True, as_host=True, details=("birth_date", "citizenship", "document", "host_country", "contact")
)
_about_who_came = partial(
    PaperKind, took_part=True, arrived=True, as_host=True, details=("birth_date", "citizenship", "contact")
)
PAPER_KINDS: Mapping[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind(name="participation", letter="P", took_part=True, ended=True),
        PaperKind(name="language_course", letter="L", for_course=True, ended=True),
        PaperKind(name="completion", letter="C", took_part=True, ended=True),
        PaperKind(
            name="teacher_exchange",
            letter="T",
            took_part=True,
            ended=True,
            details=("topic",),
            needed=("topic",),
            activities=_STAFF,
            teaches=True,
        ),
        PaperKind(name="accompanying", letter="G", took_part=True, ended=True, accompanying=True),
        PaperKind(name="advanced_training", letter="U", took_part=True, ended=True, least=ADVANCED_TRAINING),
        PaperKind(name="retraining", letter="R", took_part=True, ended=True, details=("topic",), least=RETRAINING),
        PaperKind(
            name="academic",
            letter="D",
            took_part=True,
            ended=True,
            as_host=True,
            details=("sex", "citizenship", "birth_date", "study_level", "academic_level"),
            activities=("student_studies",),
            academic=True,
        ),
        _before_the_stay(name="invitation", letter="V", needed=("birth_date", "citizenship", "document")),
        _before_the_stay(name="acceptance", letter="E", needed=("birth_date",)),
        _about_who_came(name="arrival", letter="A", exact=("actual_start",)),
        _about_who_came(name="attendance", letter="S", exact=("actual_start",)),
        PaperKind(
            name="departure",
            letter="F",
            took_part=True,
            ended=True,
            as_host=True,
            details=("birth_date", "citizenship", "contact"),
            exact=("actual_start", "actual_end"),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A paper of the register that is made of other records than a stay or a course. `about` is the kind of record that
    one paper or row is made of.

    `for_many`: one paper names many people or none, else it is about one person.
    """

    name: str
    letter: str
    about: str
    for_many: bool = False


RECORD_KINDS: Mapping[str, RecordKind] = {
    kind.name: kind
    for kind in (
        RecordKind("transcript", "M", "transcript"),
        RecordKind("learning_agreement", "W", "learning_agreement"),
        RecordKind("recognition", "K", "recognition"),
        RecordKind("nomination", "N", "mobility", for_many=True),
        RecordKind(HANDOVER_LIST, "H", "certificate", for_many=True),
        RecordKind(GROUP_RESULTS, "B", "language_enrolment", for_many=True),
        RecordKind(BALANCE_STATEMENT, "X", "agreement", for_many=True),
        RecordKind(RENEWAL_PROTOCOL, "Y", "agreement", for_many=True),
    )
}

SERIES: Mapping[str, str] = {
    **{name: kind.letter for name, kind in PAPER_KINDS.items()},
    **{name: kind.letter for name, kind in RECORD_KINDS.items()},
}
"""The letter that tells in a number which kind of paper it is: each kind is counted on its own, year by year. A letter
never changes and is never given to another kind: numbers are unique for ever. I and O are left out, which read as
figures."""
