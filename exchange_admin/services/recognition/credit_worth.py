"""What the hours of a mapping are worth, as it is stored with a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.reasons import Reason, read_reasons
from exchange_admin.services.grades.frozen import FrozenCredits

_LIMITS = frozenset({"limit_course", "limit_in_all", "not_transferable", "cap_course", "cap_in_all"})


@dataclass(frozen=True, slots=True)
class CreditWorth:
    """What the hours of a mapping are worth by the home rule, and the plain explanation that is stored.

    `exact` before limits for several courses, `rounded` on the final sheet; `cut` is what limits took of the hours,
    `rounding` what rounding added or, below zero, took. `steps` say so. `courses` as far as they can be read.
    """

    exact: Fraction
    rounded: Fraction
    scheme: str
    plain: Mapping[str, object]
    cut: Fraction = Fraction(0)
    rounding: Fraction = Fraction(0)
    courses: tuple[FrozenCredits, ...] = ()
    steps: tuple[Reason, ...] = ()
    near: bool | None = None
    rule_id: str = ""

    @classmethod
    def read(cls, plain: Mapping[str, object], rule_id: str = "") -> CreditWorth:
        """Also of those that were stored before limits acted in a case. Raises RuleBroken: `credit.explanation_…`."""
        try:
            total, rounded = exact.read(str(plain["exact"])), exact.read(str(plain["rounded"]))
            within = exact.read(str(plain.get("within", plain["exact"])))
            near = plain["near"]
            return cls(
                total,
                rounded,
                str(plain["scheme"]),
                plain,
                exact.read(str(plain.get("cut", "0"))),
                rounded - within,
                tuple(FrozenCredits.read(one) for one in _listed(plain["courses"])),
                read_reasons((*_listed(plain.get("sheet_steps", ())), *_listed(plain.get("near_steps", ())))),
                near if isinstance(near, bool) else None,
                rule_id,
            )
        except (KeyError, TypeError, ValueError, AttributeError, RuleBroken) as damage:
            raise RuleBroken(Problem("credit.explanation_unreadable")) from damage

    @property
    def hours_worth(self) -> Fraction:
        """Of the hours alone, before any limit."""
        return self.exact + sum((one.credits.cut for one in self.courses), Fraction(0))

    @property
    def acted(self) -> tuple[Reason, ...]:
        """What a limit, the list of barred courses or rounding did, without the arithmetic of the hours."""
        own = (step for one in self.courses for step in one.credits.steps if step.code in _LIMITS)
        return (*own, *(step for step in self.steps if step.code in _LIMITS or step.code.startswith("rounded_")))

    @property
    def transferable(self) -> bool:
        """Whether no course is on the list of those that may not be transferred."""
        return all(one.credits.transferable for one in self.courses)


def _listed(value: object) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, (list, tuple)):
        raise TypeError("a list is expected")
    return value
