"""The final sheet: the only place where credits are rounded, and where limits for several courses together apply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.rules.credits.conversion import CourseCredits
from exchange_admin.domain.rules.credits.rules import CreditRule
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.reasons import Reason

Group = Sequence[CourseCredits]
"""Courses that stand on one line of the sheet: those that are taken over together."""

_Amounts = dict[str, Fraction]
"""Credits by kind of course."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """`within` is what limits leave of the exact credits, `credits` what stands on the line once it is rounded.

    `steps` say which limit and which rounding acted, and how much each took.
    """

    courses: tuple[CourseCredits, ...]
    within: Fraction
    credits: Fraction
    steps: tuple[Reason, ...]

    @property
    def cut(self) -> Fraction:
        """What limits took, those of a single course included."""
        return sum((one.exact + one.cut for one in self.courses), Fraction(0)) - self.within

    @property
    def rounding(self) -> Fraction:
        """What rounding added, below zero where it took."""
        return self.credits - self.within


@dataclass(frozen=True, slots=True)
class FinalSheet:
    """Lines in the order of the groups."""

    lines: tuple[SheetLine, ...]

    @property
    def total(self) -> Fraction:
        """What stands on the lines."""
        return sum((line.credits for line in self.lines), Fraction(0))

    @property
    def exact(self) -> Fraction:
        """Within limits, before rounding."""
        return sum((line.within for line in self.lines), Fraction(0))


def final_sheet(groups: Sequence[Group], rule: CreditRule) -> FinalSheet:
    """The order of the groups does not matter: a limit in all is used up by the courses with most credits first."""
    order = sorted(range(len(groups)), key=lambda place: _signature(groups[place]))
    left, cuts = _within_limits(groups, order, rule)
    shown: _Amounts = defaultdict(Fraction)
    lines: dict[int, SheetLine] = {}
    for place in order:
        amounts = left[place]
        within = sum(amounts.values(), Fraction(0))
        wanted = rule.rounding.apply(within)
        rooms = {key: _room(groups[place], key, rule, shown[key]) for key in amounts}
        credits = _at_most(wanted, rooms)
        for key, part in _parted(credits, amounts, rooms).items():
            shown[key] += part
        steps = [*cuts[place], *_rounded(rule, within, wanted, credits)]
        lines[place] = SheetLine(tuple(groups[place]), within, credits, tuple(steps))
    return FinalSheet(tuple(lines[place] for place in range(len(groups))))


def _signature(group: Group) -> list[tuple[Fraction, str, str]]:
    """Largest credits first; equal ones by name and kind."""
    return sorted((-one.exact, one.course, one.category) for one in group)


def _within_limits(
    groups: Sequence[Group], order: Sequence[int], rule: CreditRule
) -> tuple[list[_Amounts], list[list[Reason]]]:
    """For each group what is left by kind of course, and why."""
    left: list[_Amounts] = [defaultdict(Fraction) for _ in groups]
    cuts: list[list[Reason]] = [[] for _ in groups]
    used: _Amounts = defaultdict(Fraction)
    courses = [(course, place, rank) for rank, place in enumerate(order) for course in groups[place]]
    for course, place, _ in sorted(courses, key=lambda one: (-one[0].exact, one[0].course, one[2])):
        key, amount = mark_key(course.category), course.exact
        limit = rule.caps_of(course.category, in_all=True)
        if limit is not None and amount > limit - used[key]:
            amount = limit - used[key]
            cuts[place].append(_cut(course, limit, amount))
        used[key] += amount
        left[place][key] += amount
    return left, cuts


def _room(group: Group, key: str, rule: CreditRule, shown: Fraction) -> Fraction | None:
    """How much of a kind the line may show beside what others show; None without a limit."""
    courses = [one for one in group if mark_key(one.category) == key and one.transferable]
    if not courses:
        return Fraction(0)
    own = rule.caps_of(courses[0].category, in_all=False)
    whole = rule.caps_of(courses[0].category, in_all=True)
    rooms = [] if own is None else [own * len(courses)]
    rooms += [] if whole is None else [whole - shown]
    return min(rooms, default=None)


def _at_most(wanted: Fraction, rooms: dict[str, Fraction | None]) -> Fraction:
    """Rounding up never lifts a line above its limits."""
    known = [room for room in rooms.values() if room is not None]
    return min(wanted, sum(known, Fraction(0))) if len(known) == len(rooms) else wanted


def _parted(credits: Fraction, amounts: _Amounts, rooms: dict[str, Fraction | None]) -> _Amounts:
    """What a line shows, parted among its kinds so that none goes beyond its room."""
    parts: _Amounts = {}
    rest = credits
    for key in sorted(amounts, key=lambda one: (rooms[one] is None, one)):
        room = rooms[key]
        parts[key] = rest if room is None else min(amounts[key], room, rest)
        rest -= parts[key]
    for key, room in sorted(rooms.items()):
        if room is not None and rest > 0:
            more = min(rest, room - parts[key])
            parts[key] += more
            rest -= more
    return parts


def _cut(course: CourseCredits, limit: Fraction, amount: Fraction) -> Reason:
    numbers = {"limit_number": limit, "credits_number": amount, "taken_number": course.exact - amount}
    facts = {name: exact.as_text(value) for name, value in numbers.items()}
    return Reason("limit_in_all", {"course": course.course, "category": course.category, **facts})


def _rounded(rule: CreditRule, within: Fraction, wanted: Fraction, credits: Fraction) -> list[Reason]:
    if credits == within == wanted:
        return []
    numbers = {"exact_number": within, "step_number": rule.rounding.step, "credits_number": credits}
    facts = {name: exact.as_text(value) for name, value in numbers.items()}
    code = f"rounded_{rule.rounding.direction.value}" if credits == wanted else "rounded_to_limit"
    return [Reason(code, facts)]
