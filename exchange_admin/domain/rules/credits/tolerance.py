"""Whether the credits of the host come near enough to those of the home course."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.rules.credits.rules import CreditRule
from exchange_admin.domain.rules.reasons import Reason


@dataclass(frozen=True, slots=True)
class Nearness:
    """`near` None: the rule does not ask."""

    near: bool | None
    steps: tuple[Reason, ...] = ()


def near_enough(host: Fraction, home: Fraction, rule: CreditRule) -> Nearness:
    """They may differ, both ways, by at most `tolerance` of the home credits (¼ in one published rule).

    Both are exact credits of the same scheme; of several courses mapped together, their sums.
    """
    if rule.tolerance is None:
        return Nearness(None)
    difference, allowed = abs(host - home), rule.tolerance * home
    numbers = {
        "host_number": host,
        "home_number": home,
        "difference_number": difference,
        "allowed_number": allowed,
        "tolerance_share": rule.tolerance,
    }
    near = difference <= allowed
    facts = {name: exact.as_text(value) for name, value in numbers.items()}
    return Nearness(near, (Reason("near" if near else "not_near", facts),))
