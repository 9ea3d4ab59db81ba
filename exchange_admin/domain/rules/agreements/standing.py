"""What is wrong with an agreement in force: beside another one, and without conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.agreements.renewal import renews_itself

_WITHOUT_PLACES = frozenset({"framework", "charter", "letter_of_intent", "other"})


@dataclass(frozen=True, slots=True)
class AgreedWays:
    """An agreement and the directions of its conditions; one without conditions counts for both."""

    agreement: Values
    ways: frozenset[str]

    @property
    def period(self) -> tuple[str, str]:
        """First and last day as ISO text; one that renews itself has no last one."""
        until = "" if renews_itself(self.agreement) else str(self.agreement.get("valid_until") or "")
        return str(self.agreement.get("valid_from") or ""), until or LATEST_DAY


def overlap(one: AgreedWays, others: Iterable[AgreedWays]) -> Iterator[Problem]:
    """Another agreement of the kind with the partner in force on the same days, for the same direction."""
    if one.agreement.get("state") != "in_force":
        return
    first, last = one.period
    for other in others:
        begins, ends = other.period
        is_alike = all(other.agreement.get(name) == one.agreement.get(name) for name in ("state", "kind"))
        shares_a_way = not one.ways or not other.ways or one.ways & other.ways
        if is_alike and shares_a_way and begins <= last and first <= ends:
            yield Problem("agreement.overlap", "state", {"number": str(other.agreement.get("number"))}, Level.ASKS)
            return


def no_condition(one: AgreedWays) -> Iterator[Problem]:
    """In force without anything agreed on who goes; framework agreements and letters of intent need nothing."""
    agreement = one.agreement
    if agreement.get("state") == "in_force" and not one.ways and agreement.get("kind") not in _WITHOUT_PLACES:
        yield Problem("agreement.no_condition", "state", level=Level.ASKS)
