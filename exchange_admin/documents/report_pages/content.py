"""What stands on a page of a report, before it is a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind

TONES: Mapping[str, str] = MappingProxyType({"good": "1E7B34", "bad": "B42318", "soon": "8F5200"})
"""Colours of numbers that say something is well, past or too many, or due soon."""


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to a row of the only table of another sheet of the book, or to its top where `row` is None."""

    text: str
    page: int  # place of the sheet in the book, from 0
    row: int | None = 0  # of its table, from 0


class Unknown:
    """What the records cannot tell: hatched, so that nobody takes it for nothing."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A number with an Excel format of its own, where the rows of a column are of different kinds. `tone` is good or
    bad where its colour says which of them it is."""

    number: float | int | None
    format: str
    tone: str = ""


UNKNOWN = Unknown()
PageCell = CellContent | Link | Unknown | Formatted


@dataclass(frozen=True, slots=True)
class Share:
    """The sum of some columns as a part of the sum of others: a mean of shares would be wrong."""

    of: tuple[int, ...]
    among: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`sums` are columns whose sum stands above the headings and follows the filter, `shares` those with a share of
    sums, `bars` columns of shares that are drawn as bars. In the columns `below_zero` such numbers are red, in those of
    `days_left` what is due within as many days is amber too, in a workbook wherever a row is sorted to. What is a
    `form` has its order given: it gets no filter. `strong` are rows in bold.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[PageCell]]
    caption: str = ""
    sums: tuple[int, ...] = ()
    shares: Mapping[int, Share] = field(default_factory=dict)
    bars: tuple[int, ...] = ()
    below_zero: tuple[int, ...] = ()
    days_left: Mapping[int, int] = field(default_factory=dict)
    is_form: bool = False
    strong: frozenset[int] = frozenset()

    def tone(self, column: int, cell: PageCell) -> Literal["", "bad", "soon"]:
        """The colour of a number by what it says: past or too many, or due soon."""
        is_told = column in self.below_zero or column in self.days_left
        if not is_told or not isinstance(cell, int | float | Fraction):
            return ""
        return "bad" if cell < 0 else "soon" if column in self.days_left and cell <= self.days_left[column] else ""

    @property
    def sums_said_in(self) -> int:
        """The column in which the line of sums is named: the first one of text, a number beside it being too narrow."""
        free = (place for place in range(len(self.columns)) if place not in self.sums and place not in self.shares)
        return next((place for place in free if self.columns[place].kind is ColumnKind.TEXT), 0)

    @property
    def has_sums(self) -> bool:
        return bool(self.sums or self.shares)


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs over the whole width."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Cards:
    """Numbers in large digits, each with what it counts."""

    cards: Sequence[tuple[CellContent, str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """Drawn from columns of a table on the same page, from its first `most` rows."""

    shape: Literal["bars", "columns", "line"]
    title: str
    table: int  # among the tables of the page, from 0
    categories: int
    series: tuple[int, ...]
    stacked: bool = False
    most: int = 12


Block = Table | Text | Cards | Chart


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A sheet that is read and printed. `lines` stand below the title: whose it is, of when, what is coloured.
    `signature` stands below everything. `frozen` columns repeat on every page and stay in sight."""

    name: str
    title: str
    lines: Sequence[str]
    blocks: Sequence[Block]
    signature: Sequence[str] = ()
    frozen: int = 1
    office: str = ""
    total: str = ""  # what the line of sums is called
    nothing: str = ""  # said in place of rows

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def rows(self) -> int:
        return sum(len(table.rows) for table in self.tables)
