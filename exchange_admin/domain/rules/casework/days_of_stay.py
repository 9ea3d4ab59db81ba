"""Whether the days of a stay, and of what happened in it, can all be true: nobody leaves before coming.

What cannot be is refused. What is only unusual is asked about: plans change, and people come late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.stays import COMING

LEAVES = ("departure", "return")
SAME_WITHIN = timedelta(days=3)
"""Two events of one kind no further apart are perhaps one that was written down twice."""

Dated = tuple[str, date]
"""A word of `stay_event_kind` and its day."""

_ACTUAL = (("actual_start", "arrival"), ("actual_end", "departure"))
"""Fields of a stay, and the event that each of them tells."""

_ROOM: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        **dict.fromkeys(COMING, (30, 0)),
        **dict.fromkeys(LEAVES, (0, 30)),
        **dict.fromkeys(("move", "exit", "registered_change", "incident"), (30, 30)),
        **dict.fromkeys(("visa_application", "visa_issue"), (366, 0)),
        **dict.fromkeys(("dismissal_order", "completion_order"), (30, 366)),
    }
)
"""Days before the stay and after it on which an event is nothing unusual."""
_ANY = (366, 366)
_RARE = frozenset({*COMING, *LEAVES, "visa_application", "visa_issue", "dismissal_order", "completion_order"})
"""What does not happen again within days, unless somebody has left in between."""


def actual_days(stay: Values) -> list[Dated]:
    """What the actual days of a stay say, as events."""
    return [(kind, day) for name, kind in _ACTUAL if (day := day_in(stay, name))]


def left_before_coming(events: Iterable[Dated]) -> tuple[date, date] | None:
    """The first day on which somebody left and the first on which somebody came, where they are the wrong way round."""
    first: dict[bool, date] = {}
    for kind, day in events:
        if kind in COMING or kind in LEAVES:
            leaves = kind in LEAVES
            first[leaves] = min(day, first.get(leaves, day))
    return (first[True], first[False]) if len(first) == 2 and first[True] < first[False] else None


def event_problems(kind: str, day: date, stay: Values, others: Sequence[Dated]) -> Iterator[Problem]:
    """What is wrong with the day of an event (field `date`) beside its stay and the `others` of that stay."""
    known = [*others, *actual_days(stay)]
    wrong = left_before_coming([*known, (kind, day)])
    if wrong and not left_before_coming(known):
        yield _left(wrong, "date")
    ends = [found for name in ("planned_end", "actual_end") if (found := day_in(stay, name))]
    starts = [found for name in ("planned_start", "actual_start") if (found := day_in(stay, name))]
    first, last = min(starts, default=None), max(ends, default=None)
    yield from _off_plan(kind, day, first, last, f"choice.stay_event_kind.{kind}", "date")
    exits = [on for what, on in others if what == "exit"]
    for other in sorted({on for what, on in others if what == kind}) if kind in _RARE else ():
        if perhaps_one(day, other, exits):
            yield two_entries(kind, day, other)


def stay_problems(stay: Values) -> Iterator[Problem]:
    """What is wrong with the actual days of a stay beside the planned ones."""
    first, last = day_in(stay, "planned_start"), day_in(stay, "planned_end")
    for name, kind in _ACTUAL:
        if day := day_in(stay, name):
            yield from _off_plan(kind, day, first, last, f"field.{name}", name)


def stay_beside_events(stay: Values, events: Sequence[Dated]) -> Iterator[Problem]:
    """What is wrong with the days of a stay beside what happened in it."""
    wrong = left_before_coming([*actual_days(stay), *events])
    if wrong and not left_before_coming(events) and not left_before_coming(actual_days(stay)):
        yield _left(wrong, "actual_end" if day_in(stay, "actual_end") == wrong[0] else "actual_start")
    first, last = day_in(stay, "planned_start"), day_in(stay, "planned_end")
    told = set[str]()
    for kind, day in events:
        for one in _off_plan(kind, day, first, last, f"choice.stay_event_kind.{kind}", ""):
            name = "planned_start" if "start" in one.facts else "planned_end"
            if name not in told:
                told.add(name)
                yield Problem(one.code, name, one.facts, one.level)


def twins(events: Sequence[Dated]) -> list[tuple[int, int]]:
    """Places of events of one kind that may be one; `events` are the earliest first."""
    exits = [day for kind, day in events if kind == "exit"]
    found = []
    for kind in dict.fromkeys(kind for kind, _ in events):
        places = [n for n, (what, _) in enumerate(events) if what == kind]
        found += [
            (one, other) for one, other in pairwise(places) if perhaps_one(events[one][1], events[other][1], exits)
        ]
    return found


def is_rare(kind: str) -> bool:
    """Whether two of a kind within days are hardly two, also where one office wrote both down."""
    return kind in _RARE


def perhaps_one(day: date, other: date, exits: Iterable[date]) -> bool:
    """Whether two days of events of one kind may mean one event: who has left in between came twice."""
    first, second = sorted((day, other))
    return second - first <= SAME_WITHIN and not any(first <= left <= second for left in exits)


def two_entries(kind: str, day: date, other: date) -> Problem:
    """`stay.two_entries`."""
    first, second = sorted((day, other))
    facts = {"event": f"choice.stay_event_kind.{kind}", "first": first.isoformat(), "second": second.isoformat()}
    return Problem("stay.two_entries", facts=facts, level=Level.ASKS)


def _left(wrong: tuple[date, date], name: str) -> Problem:
    left, came = wrong
    return Problem("stay.left_before_coming", name, {"left": left.isoformat(), "came": came.isoformat()})


def _off_plan(kind: str, day: date, first: date | None, last: date | None, what: str, name: str) -> Iterator[Problem]:
    before, after = (timedelta(days=days) for days in _ROOM.get(kind, _ANY))
    facts = {"event": what, "day": day.isoformat()}
    if first and first - day > before:
        yield Problem("stay.day_before", name, {**facts, "start": first.isoformat()}, Level.ASKS)
    elif last and day - last > after:
        yield Problem("stay.day_after", name, {**facts, "end": last.isoformat()}, Level.ASKS)
