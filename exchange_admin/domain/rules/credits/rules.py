"""The credit rule of an institution for a period: how its credits follow from hours, and what it does not take over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.credits.work import ACADEMIC_HOUR, CLOCK_HOUR, CourseWork, Work
from exchange_admin.domain.rules.grades.marks import mark_key


class SelfStudy(StrEnum):
    """Whether self-study counts: not at all (学分), as a share of contact hours, or as recorded, else as that share."""

    NOT_COUNTED = "not_counted"
    BY_RATIO = "by_ratio"
    AS_RECORDED = "as_recorded"


class Direction(StrEnum):
    """Which way credits are rounded on the final sheet."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To multiples of `step`, such as 1/2; step 0 leaves the exact number."""

    step: Fraction = Fraction(0)
    direction: Direction = Direction.HALF_UP

    def apply(self, credits: Fraction) -> Fraction:
        if not self.step:
            return credits
        steps = credits / self.step
        whole, rest = divmod(steps.numerator, steps.denominator)
        if self.direction is Direction.UP:
            whole += rest > 0
        elif self.direction is Direction.HALF_UP:
            whole += 2 * rest >= steps.denominator
        return whole * self.step


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `limit` credits for a category of courses: for each course, or `in_all` for all of them together."""

    category: str
    limit: Fraction
    in_all: bool = False


@dataclass(frozen=True)
class CreditRule:
    """`hours_per_credit` are hours of `hour` minutes; days are ISO text, empty where open.

    `edition` tells one state of the rule from later ones and is stored with every result. `tolerance` is how far the
    credits of the host may lie from those of the home course, as a part of the latter; None when it does not matter.
    """

    name: str
    scheme: str
    hours_per_credit: Mapping[Work, Fraction]
    edition: str = "1"
    hour: int = ACADEMIC_HOUR
    weeks_per_credit: Fraction | None = None
    self_study: SelfStudy = SelfStudy.NOT_COUNTED
    self_study_ratio: Fraction = Fraction(0)
    rounding: Rounding = field(default_factory=Rounding)
    caps: tuple[Cap, ...] = ()
    not_transferable: tuple[str, ...] = ()
    tolerance: Fraction | None = None
    valid_from: str = ""
    valid_until: str = ""

    def __post_init__(self) -> None:
        """Raises RuleBroken with every problem of the rule."""
        if problems := tuple(self._problems()):
            raise RuleBroken(*problems)

    def bars(self, course: CourseWork) -> bool:
        """Whether the course stands on the list of those that may not be transferred, by code or by any title."""
        barred = {mark_key(entry) for entry in self.not_transferable}
        return any(name and mark_key(name) in barred for name in (course.code, *course.titles))

    def caps_of(self, category: str, *, in_all: bool) -> Fraction | None:
        """The lowest limit that applies to a category."""
        limits = [
            cap.limit for cap in self.caps if cap.in_all == in_all and mark_key(cap.category) == mark_key(category)
        ]
        return min(limits, default=None)

    def _problems(self) -> Iterator[Problem]:
        amounts = [*self.hours_per_credit.values(), *([] if self.weeks_per_credit is None else [self.weeks_per_credit])]
        if not amounts:
            yield Problem("credit.rule_empty", facts={"rule": self.name})
        limits = [self.rounding.step, self.self_study_ratio, *(cap.limit for cap in self.caps)]
        if any(amount <= 0 for amount in amounts) or any(limit < 0 for limit in limits):
            yield Problem("credit.rule_negative", facts={"rule": self.name})
        if self.hour not in {ACADEMIC_HOUR, CLOCK_HOUR}:
            yield Problem("credit.rule_hour", facts={"rule": self.name, "typed": str(self.hour)})
        if self.tolerance is not None and not 0 <= self.tolerance <= 1:
            facts = {"rule": self.name, "typed": exact.shown(self.tolerance)}
            yield Problem("credit.rule_tolerance", facts=facts)
        if self.valid_until and self.valid_from > self.valid_until:
            yield Problem("period.reversed", facts={"start": self.valid_from, "end": self.valid_until})


_HOURS = {Work.THEORY: "theory_hours", Work.PRACTICE: "practice_hours"}


def rule_of(name: str, rule: Values, caps: Iterable[Values] = ()) -> CreditRule:
    """Raises RuleBroken with every problem of the rule. `name` is what messages call it."""
    hours = {work: exact.of(rule.get(field)) for work, field in _HOURS.items()}
    return CreditRule(
        name=name,
        scheme=str(rule.get("credit_scheme") or ""),
        hours_per_credit={work: per for work, per in hours.items() if per is not None},
        edition=str(rule.get("version") or 1),
        hour=int(str(rule.get("hour") or 45)),
        weeks_per_credit=exact.of(rule.get("weeks_per_credit")),
        self_study=SelfStudy(str(rule.get("self_study") or SelfStudy.NOT_COUNTED)),
        self_study_ratio=exact.of(rule.get("self_study_ratio")) or Fraction(0),
        rounding=Rounding(
            exact.of(rule.get("rounding_step")) or Fraction(0),
            Direction(str(rule.get("rounding") or Direction.HALF_UP)),
        ),
        caps=tuple(_cap(cap) for cap in caps),
        not_transferable=tuple(line for line in str(rule.get("not_transferable") or "").splitlines() if line.strip()),
        tolerance=exact.of(rule.get("tolerance")),
        valid_from=str(rule.get("valid_from") or ""),
        valid_until=str(rule.get("valid_until") or ""),
    )


def _cap(cap: Values) -> Cap:
    return Cap(str(cap.get("category") or ""), exact.read(str(cap.get("most_credits"))), bool(cap.get("in_all")))
