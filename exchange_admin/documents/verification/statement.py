"""What a code states: facts and lines of tables, one after the other as they stand on the page.

As text each is a line: a fact `key<tab>value`, the head of a table `#column<tab>column`, a row of it
`<tab>cell<tab>cell`. `resources/verification/verify.html` reads the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

_TAB, _HEAD, _END = "\t", "#", "\n"
CUT = "…"
"""Ends a text that is longer on the paper."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`key` of its label; a day is written 2026-11-24."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The head of a table, each the key of its label. Rows belong to the last head before them."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; cells that are empty at its end are left out."""

    cells: tuple[str, ...]


Line = Fact | Columns | Row


def written(lines: Iterable[Line]) -> str:
    """The lines as text."""
    return _END.join(map(_written, lines))


def read(text: str) -> tuple[Line, ...]:
    """Raises ValueError for a text that `written` does not make."""
    lines = tuple(map(_read, text.split(_END)))
    if written(lines) != text or any(not one.isprintable() for line in lines for one in texts_of(line)):
        raise ValueError("a sign that no paper has")
    return lines


def plain(text: str) -> str:
    """With single blanks, as `read` takes it."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def shortened(line: Line, longest: int) -> Line:
    """Texts of more than `longest` letters end in `…`; heads stay as they are."""
    match line:
        case Fact():
            return replace(line, value=cut(line.value, longest))
        case Row():
            return Row(tuple(cut(one, longest) for one in line.cells))
    return line


def cut(text: str, longest: int) -> str:
    """As many letters as fit with the `…` that says that there are more."""
    return text if len(text) <= longest else text[: longest - 1].rstrip(f" {CUT}") + CUT


def _written(line: Line) -> str:
    match line:
        case Fact():
            return f"{line.key}{_TAB}{plain(line.value)}"
        case Columns():
            return _HEAD + _TAB.join(line.keys)
    return _TAB + _TAB.join(map(plain, line.cells)).rstrip(_TAB)


def _read(text: str) -> Line:
    if text.startswith(_HEAD):
        return Columns(tuple(text[1:].split(_TAB)))
    if text.startswith(_TAB):
        return Row(tuple(text[1:].split(_TAB)))
    key, tab, value = text.partition(_TAB)
    if not tab or not key or _TAB in value:
        raise ValueError(text)
    return Fact(key, value)


def texts_of(line: Line) -> tuple[str, ...]:
    """Keys and values as they stand in it."""
    match line:
        case Fact():
            return line.key, line.value
        case Columns():
            return line.keys
    return line.cells
