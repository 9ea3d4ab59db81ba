"""What each kind of paper is about, and when it may be issued without a person being asked.

A further kind is a line here, a word of the register, a letter of its numbers, its name among the kinds of a ready
design (`resources/designs/pages/`) and its sentences: ARCHITECTURE.md, "To add something else".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.eligibility import date_problems
from exchange_admin.domain.rules.training_hours import ADVANCED_TRAINING, RETRAINING, LeastHours

ACCOMPANYING = "accompanying"
_STAFF = ("teaching", "staff_training")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """`name` is of the vocabulary `certificate_kind`. `details` are stated besides what every paper says, where there
    are any; without those `needed` a person is asked.

    `exact` are the days of the stay that must be known and not only planned. `activities` are those of a stay that such
    a paper is about, any where there are none. `accompanying`: for who came with the group and not as one of it.
    `teaches`: its hours are those taught, not those of the programme, and who only learned needs no details.
    `least` are the hours that it asks for. `academic`: states a speciality in place of the programme and gets a number
    of 18 digits beside that of the register. What the law of a country asks for stands in `paper_gates`.
    `for_course`: about an enrolment in a language course, else about a stay. `took_part`: for whoever was there.
    `ended`: not before the end; `arrived`: not before the beginning; `ahead`: not after it. `as_host`: for guests only.
    """

    name: str
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


_BEFORE_THE_STAY = PaperKind(
    name="",
    ahead=True,
    as_host=True,
    details=("birth_date", "citizenship", "document", "host_country", "contact"),
)
_ABOUT_WHO_CAME = PaperKind(
    name="",
    took_part=True,
    arrived=True,
    as_host=True,
    details=("birth_date", "citizenship", "contact"),
    exact=("actual_start",),
)
PAPER_KINDS: Mapping[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind(name="participation", took_part=True, ended=True),
        PaperKind(name="language_course", for_course=True, ended=True),
        PaperKind(name="completion", took_part=True, ended=True),
        PaperKind(
            name="teacher_exchange",
            took_part=True,
            ended=True,
            details=("topic",),
            needed=("topic",),
            activities=_STAFF,
            teaches=True,
        ),
        PaperKind(name="accompanying", took_part=True, ended=True, accompanying=True),
        PaperKind(name="advanced_training", took_part=True, ended=True, least=ADVANCED_TRAINING),
        PaperKind(name="retraining", took_part=True, ended=True, details=("topic",), least=RETRAINING),
        PaperKind(
            name="academic",
            took_part=True,
            ended=True,
            as_host=True,
            details=("sex", "citizenship", "birth_date", "study_level", "academic_level"),
            activities=("student_studies",),
            academic=True,
        ),
        replace(_BEFORE_THE_STAY, name="invitation", needed=("birth_date", "citizenship", "document")),
        replace(_BEFORE_THE_STAY, name="acceptance", needed=("birth_date",)),
        replace(_ABOUT_WHO_CAME, name="arrival"),
        replace(_ABOUT_WHO_CAME, name="attendance"),
        PaperKind(
            name="departure",
            took_part=True,
            ended=True,
            as_host=True,
            details=("birth_date", "citizenship", "contact"),
            exact=("actual_start", "actual_end"),
        ),
    )
}
