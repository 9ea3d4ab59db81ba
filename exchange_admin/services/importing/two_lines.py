"""Lists in which everybody has two lines: 序号 and 性别 merged over both, 姓名 above 拼音, and the headings too; or the
lower lines hold only what a heading of two lines asks for, the pinyin below the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.layouts import cell_at
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.sheets import shown

_FEWEST = 3  # pairs of lines, with that of the headings: fewer may be merged by chance
_PAIR = 2
_LAST_LINE = 40  # headings stand above it
_FEWEST_HEADINGS = 2  # known ones in each of the two lines


def with_one_line_each(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with the lower line of each pair put behind the upper one, where a column is merged in twos from its
    headings to the last person; itself where none is. The lower lines stay as empty ones."""
    sheet = _with_lower_cells(sheet, headings)
    tops = max((_in_twos(tops) for tops in _merged_in_twos(sheet).values()), key=len, default=[])
    if len(tops) < _FEWEST or not all(_heads(sheet.rows[at], headings) for at in (tops[0], tops[0] + 1)):
        return sheet
    width = max(map(len, sheet.rows))
    apart = [column for column in range(width) if any(_differs(sheet.rows, top, column) for top in tops)]
    rows = [list(row) for row in sheet.rows]
    faults = dict(sheet.faults)
    for top in tops:
        rows[top] += [None] * (width - len(rows[top])) + [cell_at(rows, (top + 1, column)) for column in apart]
        for behind, column in enumerate(apart, width):
            if fault := faults.pop((top + 1, column), None):
                faults[top, behind] = fault
        rows[top + 1] = []
    merged = tuple(one for one in sheet.merged if one[0] not in tops or one[2] == one[0])
    return replace(sheet, rows=rows, faults=faults, merged=merged)


def _with_lower_cells(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with the cells of each lower line in those above them, where every second line below the headings has
    nothing of its own but in columns whose heading has two lines; itself where it is otherwise."""
    for line, row in enumerate(sheet.rows[:_LAST_LINE]):
        twofold = {at for at, one in enumerate(row) if isinstance(one, str) and "\n" in one.strip()}
        tops = _tops_below(sheet, line, twofold) if twofold and _heads(row, headings) else []
        if len(tops) < _FEWEST:
            continue
        rows, faults = [list(row) for row in sheet.rows], dict(sheet.faults)
        for top in tops:
            for column in twofold:
                if fault := faults.pop((top + 1, column), None):
                    faults[top, column] = fault
                upper, lower = cell_at(rows, (top, column)), cell_at(rows, (top + 1, column))
                if lower not in (None, ""):
                    rows[top][column] = f"{shown(upper)}\n{shown(lower)}"
            rows[top + 1] = []
        merged = tuple(one for one in sheet.merged if one[0] not in tops or one[2] == one[0])
        return replace(sheet, rows=rows, faults=faults, merged=merged)
    return sheet


def _tops_below(sheet: SheetCells, line: int, columns: set[int]) -> list[int]:
    """The upper lines of the pairs that follow each other below the line of headings."""
    copies = {(bottom, left) for top, left, bottom, right in sheet.merged if bottom == top + 1 and left == right}
    tops = []
    for top in range(line + 1, len(sheet.rows) - 1, _PAIR):
        upper, lower = (
            {at for at, one in enumerate(sheet.rows[row]) if one not in (None, "") and (row, at) not in copies}
            for row in (top, top + 1)
        )
        if not lower or not lower <= columns or not lower < upper:
            break
        tops.append(top)
    return tops


def _heads(row: list[CellValue], headings: Headings) -> bool:
    """Two people who share a room have a merged cell too, but no headings."""
    return headings.known_among(PEOPLE, (value for value in row if isinstance(value, str))) >= _FEWEST_HEADINGS


def _merged_in_twos(sheet: SheetCells) -> dict[int, list[int]]:
    """The first lines of the cells that are merged over two lines, by column."""
    found: dict[int, list[int]] = defaultdict(list)
    for top, left, bottom, right in sheet.merged:
        if bottom == top + 1 and left == right and bottom < len(sheet.rows):
            found[left].append(top)
    return found


def _in_twos(tops: Iterable[int]) -> list[int]:
    """The lines from the first on that follow each other in twos."""
    row: list[int] = []
    for top in sorted(tops):
        if row and top != row[-1] + _PAIR:
            break
        row.append(top)
    return row


def _differs(rows: list[list[CellValue]], top: int, column: int) -> bool:
    """A merged cell stands in both lines."""
    below = cell_at(rows, (top + 1, column))
    return below not in (None, "") and below != cell_at(rows, (top, column))
