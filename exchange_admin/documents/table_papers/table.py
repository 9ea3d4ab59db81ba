"""A table of a paper: rows that part only where one is higher than a page, a head that is repeated on every page, rules
where somebody writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.drawing import MM, BoxMark, RuleMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, plain
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MUTED, SHADE, Block, Sheet, block, heading
from exchange_admin.documents.sheets.words import Said, SheetWords, beside
from exchange_admin.documents.table_papers.facts import Cell, PaperTable
from exchange_admin.documents.typesetting import Line, Style
from exchange_admin.documents.verification.statement import Columns, Row

_HEADS = Style(SERIF_STRONG, 7.5, INK, leading=1.2), Style(SERIF, 6.5, MUTED, leading=1.2)
_CELL, _CELL_BELOW = Style(SERIF, 8.5, INK, leading=1.3), Style(SERIF, 7, MUTED, leading=1.3)
_SUM = Style(SERIF_STRONG, 8.5, INK, leading=1.3)
_LEAST_OF_PARTED, _RUNNING_HEAD = 20 * MM, 4 * MM
_AIR, _LITTLE_AIR, _PADDING, _PADDING_BESIDE_RULE = 2.6, 1.6, 2.2, 3.6


class DrawnTable:
    """One table on a sheet, in the words of its paper."""

    def __init__(self, sheet: Sheet, table: PaperTable, words: SheetWords) -> None:
        self._sheet, self._table, self._words = sheet, table, words
        self._padding = _PADDING_BESIDE_RULE if table.ruled else _PADDING
        self._air = _LITTLE_AIR if table.beside else _AIR
        self._widths = [column.share * sheet.measure / 100 for column in table.columns]
        self.rows = [self._row(row, _CELL) for row in table.rows]
        self._sums = [self._row(table.sums, _SUM)] if table.sums else []
        self._head = [
            heading(sheet.set, words.say(f"column.{column.key}"), _HEADS, width - 2 * self._padding, whole_han=False)
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        told = [*table.rows, *([table.sums] if table.sums else [])]
        self._filled = [any(row[place] for row in told) for place in range(len(table.columns))]
        self._head_high = max(one.height for one in self._head) + 2 * self._air + 1

    @property
    def first_height(self) -> float:
        """Of the first row, so that a heading does not stand alone; of one that parts, of its beginning."""
        if not self.rows:
            return 0.0
        return _LEAST_OF_PARTED if self._is_parted(self.rows[0]) else self._height(self.rows[0])

    @property
    def height(self) -> float:
        """Of head, rows and sums on one page."""
        return self._head_high + sum(map(self._height, [*self.rows, *self._sums]))

    def draw_rows(self, below: float = 0) -> None:
        """The rows and the sums, with as many pages as they need; the last of them stay with what is `below` high."""
        told = [*self._table.rows, *([self._table.sums] if self._table.sums else [])]
        drawn = list(zip([*self.rows, *self._sums], told, strict=True))
        together = len(self.rows[-1:]) + len(self._sums)
        for blocks, row in drawn[: len(drawn) - together]:
            self._draw(blocks, row)
        last = drawn[len(drawn) - together :]
        if not any(self._is_parted(blocks) for blocks, _ in last):
            self._sheet.room_for(sum(self._height(blocks) for blocks, _ in last) + below)
        for blocks, row in last:
            self._draw(blocks, row)
        self._sheet.rule(self._sheet.y, 0.8, INK)

    def state_head(self) -> None:
        """Which columns the rows have that are stated after it: those in which something stands."""
        keys = (column.key for column in self._table.columns)
        self._sheet.state(
            Columns(tuple(f"column.{key}" for key, filled in zip(keys, self._filled, strict=True) if filled))
        )

    def draw_head(self) -> None:
        sheet, height = self._sheet, self._head_high
        sheet.marks.append(BoxMark(LEFT, sheet.y - height, sheet.measure, height, SHADE))
        sheet.rule(sheet.y, 0.8, INK)
        self._put(self._head, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.5, INK)

    def _row(self, row: Sequence[Cell], lead: Style) -> list[Block]:
        widths = (width - 2 * self._padding for width in self._widths)
        return [self._cell(said_in(cell, self._words), lead, width) for cell, width in zip(row, widths, strict=True)]

    def _cell(self, said: Said, lead: Style, width: float) -> Block:
        setter = self._sheet.set
        if self._table.beside and len(said) > 1 and len(setter.paragraph(beside(said), lead, "", width)) == 1:
            said = ((beside(said), ""),)
        return block(setter, said, lead, _CELL_BELOW, width)

    def _height(self, blocks: Sequence[Block]) -> float:
        least = self._table.least * MM
        return max(max((one.height for one in blocks), default=0.0) + 2 * self._air, least)

    def _draw(self, blocks: Sequence[Block], row: Sequence[Cell]) -> None:
        sheet, height = self._sheet, self._height(blocks)
        sheet.room_for(_LEAST_OF_PARTED if self._is_parted(blocks) else height)
        cells = (cell for cell, filled in zip(row, self._filled, strict=True) if filled)
        sheet.state(Row(tuple(stated_in(cell, self._words) for cell in cells)))
        while self._is_parted(blocks):
            room = sheet.y - sheet.bottom - 2 * self._air
            parts = [_first_lines(one, room) for one in blocks]
            self._put_row([first for first, _ in parts])
            blocks = [left for _, left in parts]
            sheet.new_page()
        sheet.room_for(self._height(blocks))
        self._put_row(blocks)

    def _put_row(self, blocks: Sequence[Block]) -> None:
        sheet, height = self._sheet, self._height(blocks)
        self._put(blocks, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.3, LINE)

    def _is_parted(self, blocks: Sequence[Block]) -> bool:
        """Whether a row is higher than a page under its head."""
        room = self._sheet.top - _RUNNING_HEAD - self._head_high - self._sheet.bottom
        return self._height(blocks) > room

    def _put(self, blocks: Sequence[Block], height: float) -> None:
        cells = zip(blocks, self._widths, (column.middle for column in self._table.columns), strict=True)
        self._sheet.row(cells, height, self._padding)
        if self._table.ruled:
            self._rule_columns(height)

    def _rule_columns(self, height: float) -> None:
        sheet, x = self._sheet, LEFT
        for width in (0.0, *self._widths):
            x += width
            sheet.marks.append(RuleMark(x, sheet.y, x, sheet.y - height, 0.3, LINE))


def _first_lines(block: Block, room: float) -> tuple[Block, Block]:
    """As many lines as there is room for, and the others."""
    taken, high = 0, 0.0
    for line in block.lines:
        high += line.style.size * line.style.leading
        if high > room:
            break
        taken += 1
    return _of_lines(block.lines[:taken]), _of_lines(block.lines[taken:])


def _of_lines(lines: tuple[Line, ...]) -> Block:
    return Block(lines, sum(line.style.size * line.style.leading for line in lines))


def said_in(cell: Cell, words: SheetWords) -> Said:
    """A cell in the languages of the paper; a name in every script that it has, each once."""
    if isinstance(cell, date):
        return words.day(cell)
    if isinstance(cell, Trilingual):
        return words.text(cell)
    if isinstance(cell, HolderName):
        named = {plain(name): "zh" if script == "han" else "" for script, name in cell.in_order()}
        return tuple(named.items())
    return ((plain(cell), ""),) if cell else ()


def stated_in(cell: Cell, words: SheetWords) -> str:
    """What a code says of a cell: a text in the leading language, a name in every script, a day as 2026-11-24."""
    if isinstance(cell, date):
        return cell.isoformat()
    said = [text for text, _ in said_in(cell, words)]
    return " · ".join(said if isinstance(cell, HolderName) else said[:1])
