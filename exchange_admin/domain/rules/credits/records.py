"""A credit rule as the office file holds it: the values of a `credit_rule` and of its `credit_cap` lines."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.credits.rules import Cap, CreditRule, Direction, Rounding, SelfStudy
from exchange_admin.domain.rules.credits.work import Work

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
