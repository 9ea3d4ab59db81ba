"""Steps of arithmetic as data: stored with a result, said in words in any language later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from exchange_admin.domain.patterns import pattern

Fact = str | int | None

_FRACTION = pattern(r"-?[0-9]{1,60}(/[1-9][0-9]{0,59})?")


@dataclass(frozen=True, slots=True)
class Reason:
    """One step. Exact numbers are `n/d` text; names of shares end in `_share`, of other numbers in `_number`."""

    code: str
    facts: Mapping[str, Fact]

    def as_plain(self) -> dict[str, object]:
        return {"code": self.code, "facts": dict(self.facts)}


def read_reasons(plain: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """Back from `as_plain`. Raises KeyError, TypeError, AttributeError or ValueError for anything else."""
    return tuple(Reason(str(step["code"]), read_facts(step["facts"])) for step in plain)


def read_facts(plain: Mapping[str, Any]) -> dict[str, Fact]:
    """Raises as `read_reasons`."""
    for name, value in plain.items():
        if not isinstance(value, (str, int, type(None))):
            raise TypeError("a fact is text or a whole number")
        if name.endswith(("_share", "_number")):
            read_number(value)
    return dict(plain)


def read_number(plain: object) -> Fraction | None:
    """`n` or `n/d`, None for none. Raises ValueError."""
    if plain is None:
        return None
    if not _FRACTION.fullmatch(str(plain)):
        raise ValueError("an exact number is n or n/d")
    return Fraction(str(plain))
