"""What can be wrong, as data: a code, the field and the facts. Sentences live in `resources/wording`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_NO_FACTS: Mapping[str, object] = MappingProxyType({})


class Level(StrEnum):
    """How strongly a problem speaks: it stops saving, asks a person, or only informs."""

    BLOCKS = "blocks"
    ASKS = "asks"
    INFORMS = "informs"


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is `area.fact`, never an instruction; `field` is a registry field name or empty.

    `facts` fill the placeholders of the sentence and are plain values: text, numbers, dates, other codes, a name by
    languages (`{"zh": …, "ru": …}`).
    """

    code: str
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=lambda: _NO_FACTS)
    level: Level = Level.BLOCKS

    def as_plain(self) -> dict[str, object]:
        """The shape that `--json` prints."""
        return {"code": self.code, "field": self.field or None, "facts": dict(self.facts)}


class RuleBroken(Exception):
    """A verb was refused; nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems

    @property
    def problem(self) -> Problem:
        return self.problems[0]


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of `problems` that stop saving."""
    return tuple(problem for problem in problems if problem.level is Level.BLOCKS)
