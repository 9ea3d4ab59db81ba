"""What each kind of paper is about, and when it may be issued without a person being asked.

A further kind is a line here, a design in `resources/designs/` and its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.eligibility import date_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """`name` is of the vocabulary `certificate_kind`. `details` are stated besides what every paper says, where there
    are any; without those `needed` a person is asked.

    `exact` are the days of the stay that must be known and not only planned.
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


PAPER_KINDS: Mapping[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind(name="participation", took_part=True, ended=True),
        PaperKind(name="language_course", for_course=True, ended=True),
        PaperKind(
            name="invitation",
            ahead=True,
            as_host=True,
            details=("birth_date", "citizenship", "document", "host_country", "contact"),
            needed=("birth_date", "citizenship", "document"),
        ),
        PaperKind(
            name="acceptance",
            ahead=True,
            as_host=True,
            details=("birth_date", "citizenship", "document", "host_country", "contact"),
            needed=("birth_date",),
        ),
        PaperKind(
            name="arrival",
            took_part=True,
            arrived=True,
            as_host=True,
            details=("birth_date", "citizenship", "contact"),
            exact=("actual_start",),
        ),
        PaperKind(
            name="attendance",
            took_part=True,
            arrived=True,
            as_host=True,
            details=("birth_date", "citizenship", "contact"),
            exact=("actual_start",),
        ),
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
