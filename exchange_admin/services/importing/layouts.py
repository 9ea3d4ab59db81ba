"""How a table stands in its sheet: line by line, beside others, with people in columns, or as forms of one person each.

A layout turns the cells of the sheet into lines below a line of headings. The lines keep the numbers of the sheet, so
that whatever is told of them is found there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Any

from exchange_admin.documents.workbook_reading import CellValue, SheetCells

Place = tuple[int, int]
"""Row and column of a cell, from 0."""
Rows = Sequence[Sequence[CellValue]]


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """Where the values of one person stand, in the order of the labels. `number` is the row of the sheet, from 1, by
    which the form is told, or the column where people stand in columns."""

    number: int
    cells: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Of a list in lines nothing is said but its `columns`, the first and the last, where others stand beside it, and
    its `lines` where others stand above or below. `labels` and `forms` are those of one-person forms; `in_columns` says
    that the forms are columns of the sheet."""

    columns: tuple[int, int] | None = None
    lines: tuple[int, int] | None = None
    labels: tuple[Place, ...] = ()
    forms: tuple[FormPlaces, ...] = ()
    in_columns: bool = False

    @property
    def has_lines_of_its_own(self) -> bool:
        """Whether a line of the sheet is one row of this list and of no other."""
        return not self.forms and self.columns is None

    @property
    def heading_line(self) -> int:
        """The line, from 1, that the labels of forms become."""
        return self.labels[0][1] + 1 if self.in_columns else self.forms[0].number - 1

    def seen(self, rows: list[list[CellValue]]) -> list[list[CellValue]]:
        """The cells of the sheet as lines of the table, those of nothing else."""
        if self.forms:
            return self._of_forms(rows)
        if self.columns is None and self.lines is None:
            return rows
        first, last = self.lines or (0, len(rows))
        if self.columns is None:
            return [list(row) if first <= at <= last else [] for at, row in enumerate(rows)]
        left, right = self.columns
        nothing: list[CellValue] = [None] * left
        return [nothing + list(row[left : right + 1]) if first <= at <= last else [] for at, row in enumerate(rows)]

    def sheet(self, sheet: SheetCells) -> SheetCells:
        """The sheet as `seen`, with what is known of its cells. A form is hidden where something of it is."""
        if not self.forms:
            return replace(sheet, rows=self.seen(sheet.rows))
        faults = {
            (form.number - 1, index): sheet.faults[place]
            for form in self.forms
            for index, place in enumerate(form.cells)
            if place in sheet.faults
        }
        unseen: frozenset[int] | None = None
        if sheet.hidden_rows is not None and sheet.hidden_columns is not None:
            rows, columns = sheet.hidden_rows, sheet.hidden_columns
            hidden = (
                form.number - 1 for form in self.forms if any(row in rows or at in columns for row, at in form.cells)
            )
            unseen = frozenset(hidden)
        struck = {
            form.number - 1: tuple(
                index for index, (row, column) in enumerate(form.cells) if column in sheet.struck.get(row, ())
            )
            for form in (self.forms if sheet.struck else ())
        }
        told = replace(sheet, rows=self.seen(sheet.rows), merged=(), faults=faults, struck=struck)
        return replace(told, hidden_rows=unseen, hidden_columns=frozenset())

    def _of_forms(self, rows: Rows) -> list[list[CellValue]]:
        lines: list[list[CellValue]] = [[] for _ in range(max(form.number for form in self.forms))]
        lines[self.heading_line - 1] = [cell_at(rows, place) for place in self.labels]
        for form in self.forms:
            lines[form.number - 1] = [cell_at(rows, place) for place in form.cells]
        return lines

    def place(self, number: int) -> int | str:
        """What a line is called in the sheet: its number, or the letter of a column."""
        return column_letter(number - 1) if self.in_columns else number

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Layout:
        """From what JSON keeps of `dataclasses.asdict`."""
        columns, lines = plain.get("columns"), plain.get("lines")
        return cls(
            columns=(columns[0], columns[1]) if columns else None,
            lines=(lines[0], lines[1]) if lines else None,
            labels=tuple((row, column) for row, column in plain.get("labels", ())),
            forms=tuple(
                FormPlaces(form["number"], tuple((row, column) for row, column in form["cells"]))
                for form in plain.get("forms", ())
            ),
            in_columns=bool(plain.get("in_columns")),
        )


IN_LINES = Layout()
"""A list that has its sheet to itself, a line for each row."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """What a list is looked for in: `cells` are those of a sheet as `layout` shows them. `doubt` is how the part is
    called where only its place tells that its people belong to the list, `titles` stand over it and others."""

    cells: SheetCells
    layout: Layout = IN_LINES
    doubt: str = ""
    titles: tuple[str, ...] = ()


def cell_at(rows: Rows, place: Place) -> CellValue:
    """Nothing for a place outside the sheet."""
    row, column = place
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def column_letter(index: int) -> str:
    """A for 0, AA for 26."""
    letters, rest = "", index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = ascii_uppercase[place] + letters
    return letters
