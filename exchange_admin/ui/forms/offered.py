"""What a reference offers while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a reference may point to. `is_called_so`: what was typed is a whole name of it; `is_by_name`: it
    stands in its names, and was not found by a day or by another record alone."""

    id: str
    label: str
    second: str = ""
    is_called_so: bool = False
    is_by_name: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Some of the records that fit, best first. `following` is the place at which the others begin, 0 where there are
    none."""

    found: Sequence[Found]
    following: int = 0
