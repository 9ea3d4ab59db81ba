"""Facts about marks that ship with the program as editable examples, read from `resources/reference`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.rules.grades.by_formula import ByStraightLine
from exchange_admin.domain.rules.grades.by_table import ByFixedTable, TableRow
from exchange_admin.domain.rules.grades.marks import PassOnlyMark, PassOnlyMarks
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.wording import LANGUAGES

_NO_WORDS = PassOnlyMarks()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from and how far it can be trusted (a word of the vocabulary `confidence`)."""

    source: str
    source_date: str
    confidence: str


def marks_without_rank(folder: Path) -> PassOnlyMarks:
    """The words that only say passed or not. Raises OSError without the file, KeyError for another shape."""
    return PassOnlyMarks(mark for mark, _ in marks_with_origin(folder))


def marks_with_origin(folder: Path) -> tuple[tuple[PassOnlyMark, Origin], ...]:
    """The same words with their sources."""
    return tuple(
        (
            PassOnlyMark(
                raw["mark"], raw["passing"], tuple(raw.get("rank_beside", ())), tuple(raw.get("rank_unless", ()))
            ),
            origin(raw),
        )
        for raw in tomllib.loads((folder / "marks_without_rank.toml").read_text("utf-8"))["mark"]
    )


@dataclass(frozen=True, slots=True)
class ShippedTable:
    """An example of a fixed table, with its `names` by language.

    `from_scale` and `to_scale` are keys of shipped scales, empty where none of them fits.
    """

    key: str
    names: Mapping[str, str]
    rows: tuple[TableRow, ...]
    origin: Origin
    from_scale: str = ""
    to_scale: str = ""

    def method(self, language: str, words: PassOnlyMarks = _NO_WORDS) -> ByFixedTable:
        return ByFixedTable(self.names[language], self.rows, words=words)


@dataclass(frozen=True, slots=True)
class ShippedLine:
    """An example of a straight line between two passing ranges; `fail` is the mark of everything below.

    Scales as in `ShippedTable`.
    """

    key: str
    country: str
    names: Mapping[str, str]
    host: PassingRange
    home: PassingRange
    fail: str
    origin: Origin
    from_scale: str = ""
    to_scale: str = ""

    def method(self, words: PassOnlyMarks = _NO_WORDS) -> ByStraightLine:
        return ByStraightLine(self.host, self.home, words=words, fail_grade=self.fail)


def fixed_tables(folder: Path) -> tuple[ShippedTable, ...]:
    """Raises OSError without the file, KeyError, ValueError or RuleBroken for another shape."""
    return tuple(
        ShippedTable(
            raw["id"],
            _names(raw),
            tuple(_row(row) for row in raw["row"]),
            origin(raw),
            *_scales(raw),
        )
        for raw in _conversions(folder)["table"]
    )


def straight_lines(folder: Path) -> tuple[ShippedLine, ...]:
    """Raises as `fixed_tables`."""
    return tuple(
        ShippedLine(
            raw["id"],
            raw["country"],
            _names(raw),
            PassingRange.read(raw["from"]),
            PassingRange.read(raw["to"]),
            raw["fail"],
            origin(raw),
            *_scales(raw),
        )
        for raw in _conversions(folder)["line"]
    )


def _conversions(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "grade_conversions.toml").read_text("utf-8"))


def _names(raw: Mapping[str, str]) -> dict[str, str]:
    return {language: raw[f"name_{language}"] for language in LANGUAGES}


def _scales(raw: Mapping[str, str]) -> tuple[str, str]:
    return raw.get("from_scale", ""), raw.get("to_scale", "")


def _row(raw: Mapping[str, Any]) -> TableRow:
    low, high = (exact.read(raw[end]) if end in raw else None for end in ("low", "high"))
    return TableRow(raw.get("grade"), raw["passing"], tuple(raw.get("marks", ())), low, high)


def origin(raw: Mapping[str, Any]) -> Origin:
    """The three keys that every shipped fact has."""
    return Origin(raw["source"], raw["source_date"], raw["confidence"])
