"""Hidden rows and columns and crossed-out cells of the other formats: OpenDocument (.ods) and the Excel of 1997 to 2003
(.xls).

Runs in the child process of `workbook_process`, over files of which nothing is known. Layouts: OpenDocument 1.3 part 3,
9.1 (tables), 16.2 and 20.360 (lines through text); [MS-CFB] 2.1–2.6 for the file within the file, [MS-XLS] 2.4.28
(BoundSheet8), 2.4.221 (Row), 2.4.53 (ColInfo), 2.4.122 (Font), 2.4.353 (XF), 2.5.13 (Cell), 2.4.175 (MulRk). As in the
other formats a part of the text of a cell that is struck through is not seen.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from exchange_admin.documents.workbook_hidden_lines import HiddenLines

_TAG = re.compile(rb"<table:(table|table-row|table-column)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(
    rb"table:(name|visibility|number-rows-repeated|number-columns-repeated|default-cell-style-name)"
    rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_CELL_OR_TAG = re.compile(rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)((?:\s[^<>]*)?)>")
_CELL_ATTRIBUTE = re.compile(rb"table:(style-name|number-columns-repeated)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE_TAG = re.compile(rb"<style:(style|text-properties)((?:\s[^<>]*)?)>")
_STYLE_ATTRIBUTE = re.compile(
    rb"style:(name|parent-style-name|text-line-through-style|text-line-through-type)"
    rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_LINES, _NO_LINE = (b"text-line-through-style", b"text-line-through-type"), (b"", b"none")
_UNSEEN = (b"collapse", b"filter")
_MOST_ALIKE = 100
"""Cells side by side with the same text that are looked at."""

_FREE = 0xFFFFFFFA  # and above: no sector
_DIRECTORY_ENTRY, _SHORTEST_STREAM, _SHORT_SECTOR = 128, 4096, 64
_BOUND_SHEET, _ROW, _COLUMNS, _BEGIN, _SECRET = 0x85, 0x208, 0x7D, 0x809, 0x2F
_FONT, _STYLE, _SEVERAL = 0x31, 0xE0, 0xBD
_CELLS = frozenset({0x06, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
"""Formula, RString, LabelSst, Number, Label, BoolErr, RK: records of one cell with something in it."""
_STRUCK_FONT, _NO_FONT = 0x08, 4
"""The number 4 is given to no font: those from the fifth on are called by one more than their place."""

Places = set[tuple[int, int]]
"""(row, column), both from 0."""


@dataclass(slots=True)
class OlderLines:
    """By sheet name; `hidden` is None where the file is not of the usual build."""

    hidden: dict[str, HiddenLines] | None = field(default_factory=dict)
    struck: dict[str, Places] = field(default_factory=dict)


class OpenLines:
    """Fed with the chunks of `content.xml` in their order; up to `sheets` of it count, and of each so many rows and
    columns. Rows and columns say how often they are repeated."""

    def __init__(self, rows: int, columns: int, sheets: int) -> None:
        self._most, self._most_sheets = (rows, columns), sheets
        self.sheets: dict[str, HiddenLines] = {}
        self.struck: dict[str, Places] = {}
        self._struck_styles: set[bytes] = set()
        self._style = self._cut = b""
        self._lines: HiddenLines | None = None
        self._places: Places = set()
        self._row = self._column = self._cell = 0
        self._of_row = b""
        self._of_columns: list[tuple[int, bytes]] = []

    def see(self, chunk: bytes) -> None:
        text = self._cut + chunk
        if self._lines is None:
            self.see_styles(text)
        for tag in (_CELL_OR_TAG if self._struck_styles else _TAG).finditer(text):
            if tag[1].endswith(b"cell"):
                self._note_cell(dict(_said(_CELL_ATTRIBUTE, tag[2])), is_empty=tag[2].endswith(b"/"))
            else:
                self._note(tag[1], dict(_said(_ATTRIBUTE, tag[2])))
        begun = text.rfind(b"<")
        self._cut = text[begun:] if begun >= 0 and text.find(b">", begun) < 0 else b""

    def see_styles(self, text: bytes) -> None:
        """Styles of cells, in `styles.xml` and before the tables; one that says nothing of lines is as its parent."""
        for tag in _STYLE_TAG.finditer(text):
            told = dict(_said(_STYLE_ATTRIBUTE, tag[2]))
            lines = [told[name] for name in _LINES if name in told]
            if tag[1] == b"style":
                self._style = told.get(b"name", b"")
                if told.get(b"parent-style-name") in self._struck_styles:
                    self._struck_styles.add(self._style)
            elif any(line not in _NO_LINE for line in lines):
                self._struck_styles.add(self._style)
            elif lines:
                self._struck_styles.discard(self._style)

    def _note_cell(self, told: dict[bytes, bytes], *, is_empty: bool) -> None:
        """A cell without a style has that of its row, else that of its column."""
        first, self._cell = self._cell, self._cell + _number(told.get(b"number-columns-repeated", b"1"))
        if is_empty:
            return
        style = told.get(b"style-name") or self._of_row
        style = style or next((one for end, one in self._of_columns if first < end), b"")
        if style in self._struck_styles:
            last = min(self._cell, self._most[1], first + _MOST_ALIKE)
            self._places |= {(self._row - 1, at) for at in range(first, last)}

    def _note(self, what: bytes, told: dict[bytes, bytes]) -> None:
        if what == b"table":
            if len(self.sheets) >= self._most_sheets:
                self._lines = None
                return
            self._lines = HiddenLines(*self._most)
            self._row = self._column = 0
            self._of_columns = []
            name = unescape(told.get(b"name", b"").decode("utf-8", "replace"))
            self.sheets[name], self.struck[name] = self._lines, set()
            self._places = self.struck[name]
            return
        is_hidden = told.get(b"visibility") in _UNSEEN
        if what == b"table-row":
            first, self._row = self._row, self._row + _number(told.get(b"number-rows-repeated", b"1"))
            self._cell, self._of_row = 0, told.get(b"default-cell-style-name", b"")
            if is_hidden and self._lines is not None:
                self._lines.hide_rows(first, self._row - 1)
        else:
            first, self._column = self._column, self._column + _number(told.get(b"number-columns-repeated", b"1"))
            self._of_columns.append((self._column, told.get(b"default-cell-style-name", b"")))
            if is_hidden and self._lines is not None:
                self._lines.hide_columns(first, self._column - 1)


def _said(attribute: re.Pattern[bytes], text: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((name, one or other) for name, one, other in attribute.findall(text))


def _number(text: bytes) -> int:
    return int(text) if len(text) < 8 and text.isdigit() else 1


def lines_in_compound(data: bytes, rows: int, columns: int) -> OlderLines:
    """For a workbook of 1997 to 2003."""
    try:
        stream = _workbook_stream(data)
        found = None if stream is None else _Records(rows, columns).seen(stream)
    except (struct.error, IndexError, ValueError, UnicodeError):
        found = None
    return found if found is not None else OlderLines(hidden=None)


def _workbook_stream(data: bytes) -> bytes | None:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        return None
    sectors = len(data) // size

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    places = [one for one in struct.unpack_from("<109I", data, 76) if one < _FREE]
    following, left = struct.unpack_from("<II", data, 68)
    while following < _FREE and left and len(places) <= sectors:
        *more, following = struct.unpack(f"<{size // 4}I", sector(following))
        places += [one for one in more if one < _FREE]
        left -= 1
    table: list[int] = []
    for place in places[:sectors]:
        table += struct.unpack(f"<{size // 4}I", sector(place))

    def chain(first: int) -> Iterator[bytes]:
        for _ in range(sectors):
            if first >= _FREE:
                return
            yield sector(first)
            first = table[first]

    directory = b"".join(chain(struct.unpack_from("<I", data, 48)[0]))
    for at in range(0, len(directory) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY):
        letters = struct.unpack_from("<H", directory, at + 64)[0]
        if 2 <= letters <= 64 and directory[at : at + letters - 2].decode("utf-16-le") == "Workbook":
            first, length = struct.unpack_from("<II", directory, at + 116)
            if length >= _SHORTEST_STREAM:
                return b"".join(chain(first))[:length]
            return _short_stream(data, chain, directory, first, length)
    return None


def _short_stream(
    data: bytes, chain: Callable[[int], Iterator[bytes]], directory: bytes, first: int, length: int
) -> bytes | None:
    """What is shorter lies in small sectors of a stream of the root, [MS-CFB] 2.4."""
    if struct.unpack_from("<H", data, 32)[0] != _SHORT_SECTOR.bit_length() - 1:
        return None
    table = b"".join(chain(struct.unpack_from("<I", data, 60)[0]))
    following = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
    root = b"".join(chain(struct.unpack_from("<I", directory, 116)[0]))
    found = b""
    for _ in range(-(-length // _SHORT_SECTOR)):
        if first >= _FREE:
            return None
        found += root[first * _SHORT_SECTOR : (first + 1) * _SHORT_SECTOR]
        first = following[first]
    return found[:length]


class _Records:
    """One pass over the records of a workbook; a sheet begins where the list of sheets says."""

    def __init__(self, rows: int, columns: int) -> None:
        self._most = rows, columns
        self._sheets: dict[int, tuple[HiddenLines, Places]] = {}
        self._fonts: list[bool] = []
        self._styles = 0
        self._struck_styles: set[int] = set()
        self._found: dict[str, HiddenLines] = {}
        self._struck: dict[str, Places] = {}

    def seen(self, stream: bytes) -> OlderLines | None:
        """None for a workbook with a password."""
        here: tuple[HiddenLines, Places] | None = None
        at = 0
        while at + 4 <= len(stream):
            kind, length = struct.unpack_from("<HH", stream, at)
            body = at + 4
            if kind == _SECRET:
                return None
            if kind == _BOUND_SHEET:
                self._note_sheet(stream[body : body + length])
            elif kind == _BEGIN:
                here = self._sheets.get(at, here)
            elif kind == _FONT:
                self._fonts.append(bool(struct.unpack_from("<H", stream, body + 2)[0] & _STRUCK_FONT))
            elif kind == _STYLE:
                if self._has_struck_font(struct.unpack_from("<H", stream, body)[0]):
                    self._struck_styles.add(self._styles)
                self._styles += 1
            elif here is not None:
                self._note_in_sheet(kind, stream, body, length, here)
            at = body + length
        return OlderLines(self._found, self._struck)

    def _note_sheet(self, record: bytes) -> None:
        offset, name = _bound_sheet(record)
        self._found[name], self._struck[name] = HiddenLines(*self._most), set()
        self._sheets[offset] = self._found[name], self._struck[name]

    def _has_struck_font(self, font: int) -> bool:
        place = font - 1 if font > _NO_FONT else font
        return place < len(self._fonts) and self._fonts[place]

    def _note_in_sheet(
        self, kind: int, stream: bytes, body: int, length: int, here: tuple[HiddenLines, Places]
    ) -> None:
        lines, struck = here
        if kind == _ROW:
            (row,), (flags,) = struct.unpack_from("<H", stream, body), struct.unpack_from("<H", stream, body + 12)
            if flags & 0x20:
                lines.hide_rows(row, row)
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<HH", stream, body)
            if struct.unpack_from("<H", stream, body + 8)[0] & 1:
                lines.hide_columns(first, last)
        elif kind in _CELLS and self._struck_styles:
            row, column, style = struct.unpack_from("<HHH", stream, body)
            if style in self._struck_styles:
                struck.add((row, column))
        elif kind == _SEVERAL and self._struck_styles:
            row, column = struct.unpack_from("<HH", stream, body)
            for number, place in enumerate(range(body + 4, body + length - 7, 6)):
                if struct.unpack_from("<H", stream, place)[0] in self._struck_styles:
                    struck.add((row, column + number))


def _bound_sheet(record: bytes) -> tuple[int, str]:
    offset, _, _, letters, is_wide = struct.unpack_from("<IBBBB", record)
    name = record[8 : 8 + letters * (2 if is_wide & 1 else 1)]
    return offset, name.decode("utf-16-le" if is_wide & 1 else "latin-1")
