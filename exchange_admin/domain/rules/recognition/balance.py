"""Credits asked, earned and recognised, in the credits of the home institution and exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain import exact


@dataclass(frozen=True, slots=True)
class CreditBalance:
    """`asked`: of the home courses of the learning agreement, without one of all courses mapped, before limits.

    `earned`: what the hours of passed lines are worth by the home rule, None where no rule says it. `recognised`: as
    proposed or decided.

    `cut` is what limits of the rule took of recognised credits that follow from hours, `rounding` what rounding added,
    below zero where it took. `mixed`: courses have credits of another scheme than `scheme`; they are in none of the
    sums.
    """

    scheme: str
    asked: Fraction
    earned: Fraction | None
    recognised: Fraction
    mixed: bool = False
    cut: Fraction = Fraction(0)
    rounding: Fraction = Fraction(0)

    @property
    def missing(self) -> Fraction:
        """What was asked and is not recognised, never below zero."""
        return max(Fraction(0), self.asked - self.recognised)

    def as_plain(self) -> dict[str, object]:
        """For `--json`: exact numbers as `n/d` text."""
        numbers = {
            "asked": self.asked,
            "earned": self.earned,
            "recognised": self.recognised,
            "missing": self.missing,
            "cut": self.cut,
            "rounding": self.rounding,
        }
        return {
            "scheme": self.scheme or None,
            **{name: None if value is None else exact.as_text(value) for name, value in numbers.items()},
            "mixed": self.mixed,
        }
