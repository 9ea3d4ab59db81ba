"""What is wrong in somebody's workbook, put onto a copy of it: coloured cells, comments, and a column of reasons with a
hidden one of keys behind it, by which the rows are known when the file comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

BAD = "FFFFD7D4"
"""The colour of bad cells. A cell that has just this one was coloured before, and loses it."""
AUTHOR = "Exchange Admin"
"""Of the comments. Those of an earlier round are taken off."""
_INK, _LINE = "FF9F1F1A", "FF9AA4B8"
_WIDTH = 60  # of the column of reasons, in digits
_COMMENT_WIDTH, _COMMENT_LINE, _LETTERS_A_LINE = 300, 18, 38  # pixels, pixels, letters


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Rows and columns count from 1. The reasons stand in `column`, their keys in the one behind it; `headings` are by
    the row of the headings what stands over the keys. `comments` are by row and column."""

    name: str
    column: int
    headings: Mapping[int, str]
    reasons: Mapping[int, str]
    keys: Mapping[int, str]
    comments: Sequence[tuple[int, int, str]] = ()
    reason_heading: str = field(default="", kw_only=True)

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_plain(cls, plain: dict[str, Any]) -> SheetMarks:
        """JSON has text for the numbers of rows."""
        numbered = {name: {int(at): text for at, text in plain[name].items()} for name in _BY_ROW}
        return cls(**{**plain, **numbered})


_BY_ROW = ("headings", "reasons", "keys")


def put_marks(page: Worksheet, marks: SheetMarks) -> None:
    """What an earlier round left is replaced."""
    _take_off(page)
    for at, column, text in marks.comments:
        cell = _anchor(page, at, column)
        if cell is not None:
            cell.fill = PatternFill("solid", fgColor=BAD)
            before = f"{cell.comment.text}\n\n" if cell.comment else ""
            cell.comment = _comment(before + text)
    side = Side("thin", color=_LINE)
    for at in marks.headings:
        _write(page, at, marks.column, marks.reason_heading).font = Font(bold=True, color=_INK)
        _write(page, at, marks.column + 1, marks.headings[at])
    for at in marks.keys:
        said = marks.reasons.get(at, "")
        cell = _write(page, at, marks.column, said)
        if said:
            cell.font, cell.border = Font(color=_INK), Border(left=side)
        _write(page, at, marks.column + 1, marks.keys[at])
    page.column_dimensions[get_column_letter(marks.column)].width = _WIDTH
    keys = page.column_dimensions[get_column_letter(marks.column + 1)]
    keys.hidden, keys.width = True, 10


def _take_off(page: Worksheet) -> None:
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell, Cell):
                if cell.has_style and cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == BAD:
                    cell.fill = PatternFill()
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment = None


def _anchor(page: Worksheet, row: int, column: int) -> Cell | None:
    """The cell, or of a merged one that which holds the text."""
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):
        inside = (one for one in page.merged_cells.ranges if cell.coordinate in one)
        area = next(inside, None)
        cell = page.cell(area.min_row, area.min_col) if area is not None else cell
    return cell if isinstance(cell, Cell) else None


def _write(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """As text, whatever it begins with."""
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)  # behind the last merged one
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.fill = PatternFill()
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _comment(text: str) -> Comment:
    lines = sum(len(line) // _LETTERS_A_LINE + 1 for line in text.splitlines())
    return Comment(text, AUTHOR, width=_COMMENT_WIDTH, height=_COMMENT_LINE * (lines + 1))
