"""How many decisions wait."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenDecisions:
    """How much waits, for badges. `oldest` is the moment of the oldest answer, empty when nothing waits."""

    cards: int
    duplicates: int
    held: int
    questions: int
    oldest: str = ""

    @property
    def total(self) -> int:
        return self.cards + self.duplicates + self.held
