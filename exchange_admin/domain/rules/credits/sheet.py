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


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A course on the sheet: `credits` is what stands there, `steps` how it came about from the exact number."""

    course: CourseCredits
    credits: Fraction
    steps: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FinalSheet:
    """`total` is the sum of what stands on the lines, `exact` that of the exact numbers after limits."""

    lines: tuple[SheetLine, ...]
    total: Fraction
    exact: Fraction


def final_sheet(courses: Sequence[CourseCredits], rule: CreditRule) -> FinalSheet:
    """A limit for a category in all is used up in the order of the courses; the one that reaches it is cut."""
    used: dict[str, Fraction] = defaultdict(Fraction)
    shown: dict[str, Fraction] = defaultdict(Fraction)
    lines, whole = [], Fraction(0)
    for course in courses:
        key, amount, steps = mark_key(course.category), course.exact, []
        limit = rule.caps_of(course.category, in_all=True)
        if limit is not None:
            if amount > limit - used[key]:
                amount = limit - used[key]
                steps.append(Reason("cap_in_all", _limit_facts(course.category, limit, amount)))
            used[key] += amount
        rounded = rule.rounding.apply(amount)
        for bound in _bounds(rule, course, limit, shown[key]):
            rounded = min(rounded, bound)  # rounding up never lifts a line above a limit
        if rounded != amount:
            steps.append(_rounded(rule, amount, rounded))
        shown[key] += rounded
        whole += amount
        lines.append(SheetLine(course, rounded, tuple(steps)))
    return FinalSheet(tuple(lines), sum((line.credits for line in lines), Fraction(0)), whole)


def _bounds(rule: CreditRule, course: CourseCredits, limit: Fraction | None, shown: Fraction) -> list[Fraction]:
    own = rule.caps_of(course.category, in_all=False)
    return [*([] if own is None else [own]), *([] if limit is None else [limit - shown])]


def _limit_facts(category: str, limit: Fraction, amount: Fraction) -> dict[str, str | int | None]:
    numbers = {"limit_number": limit, "credits_number": amount}
    return {"category": category, **{name: exact.as_text(value) for name, value in numbers.items()}}


def _rounded(rule: CreditRule, amount: Fraction, rounded: Fraction) -> Reason:
    numbers = {"exact_number": amount, "step_number": rule.rounding.step, "credits_number": rounded}
    facts = {name: exact.as_text(value) for name, value in numbers.items()}
    return Reason(f"rounded_{rule.rounding.direction.value}", facts)
