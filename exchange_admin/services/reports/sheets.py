"""One sheet of a report: its columns in the language of the report, and rows that are made while they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Sheet:
    """`key` is the word `report.sheet.<key>`; `expected` about how many rows come, for a progress bar."""

    key: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[CellContent]]
    expected: int


def columns(words: Wording, *wanted: tuple[str, ColumnKind] | tuple[str, ColumnKind, int]) -> tuple[Column, ...]:
    """Columns by key: `name` is the word `report.column.<name>`, `kind.field` the label of a field."""
    return tuple(Column(heading(words, key), kind, *decimals) for key, kind, *decimals in wanted)


def heading(words: Wording, key: str) -> str:
    """The heading of a column, as in `columns`."""
    kind, dot, field = key.partition(".")
    return words.field(kind, field) if dot else words.say(f"report.column.{key}")
