"""What stands on a sheet of marks, every word of it ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

GLYPHS: Mapping[str, str] = MappingProxyType(
    {
        "done": "✓",
        "asked": "○",
        "here": "□",
        "open": "•",
        "soon": "●",
        "overdue": "!",
        "unknown": "?",
        "unneeded": "–",
    }
)
"""By the word of a mark. They differ in shape, so that they are told apart in black and white."""


@dataclass(frozen=True, slots=True)
class MarkColumn:
    """`group` is the same for neighbours that stand under one title. `foot` stands below the column; `is_full` when
    nothing is missing there."""

    group: str
    title: str
    foot: str
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class MarkRow:
    """`second` is the quieter line of a name; `marks` are keys of GLYPHS, one a column."""

    name: str
    second: str
    marks: tuple[str, ...]
    done: str


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """`legend` says by mark what it means, `notes` what does not stand here."""

    title: str
    about: str
    person: str
    done: str
    columns: tuple[MarkColumn, ...]
    rows: tuple[MarkRow, ...]
    foot: str
    total: str
    legend: Mapping[str, str]
    notes: tuple[str, ...] = ()

    def groups(self, first: int = 0, last: int | None = None) -> list[tuple[str, int]]:
        """Titles over the columns from `first` to before `last`, with how many columns each has."""
        found: list[tuple[str, int]] = []
        for column in self.columns[first:last]:
            if found and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return found
