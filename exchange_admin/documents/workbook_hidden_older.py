"""Hidden rows and columns of the other formats: OpenDocument (.ods) and the Excel of 1997 to 2003 (.xls).

Runs in the child process of `workbook_process`, over files of which nothing is known. Layouts: OpenDocument 1.3 part 3,
9.1; [MS-CFB] 2.1–2.6 for the file within the file, [MS-XLS] 2.4.28 (BoundSheet8), 2.4.221 (Row), 2.4.53 (ColInfo).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from html import unescape

from exchange_admin.documents.workbook_hidden_lines import HiddenLines

_TAG = re.compile(rb"<table:(table|table-row|table-column)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(
    rb"table:(name|visibility|number-rows-repeated|number-columns-repeated)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_UNSEEN = (b"collapse", b"filter")

_FREE = 0xFFFFFFFA  # and above: no sector
_DIRECTORY_ENTRY, _SHORTEST_STREAM = 128, 4096
_BOUND_SHEET, _ROW, _COLUMNS, _BEGIN, _SECRET = 0x85, 0x208, 0x7D, 0x809, 0x2F


class OpenLines:
    """Fed with the chunks of `content.xml` in their order; up to `sheets` of it count, and of each so many rows and
    columns. Rows and columns say how often they are repeated."""

    def __init__(self, rows: int, columns: int, sheets: int) -> None:
        self._most, self._most_sheets = (rows, columns), sheets
        self.sheets: dict[str, HiddenLines] = {}
        self._cut = b""
        self._lines: HiddenLines | None = None
        self._row = self._column = 0

    def see(self, chunk: bytes) -> None:
        text = self._cut + chunk
        for tag in _TAG.finditer(text):
            self._note(tag[1], {name: one or other for name, one, other in _ATTRIBUTE.findall(tag[2])})
        begun = text.rfind(b"<")
        self._cut = text[begun:] if begun >= 0 and text.find(b">", begun) < 0 else b""

    def _note(self, what: bytes, told: dict[bytes, bytes]) -> None:
        if what == b"table":
            if len(self.sheets) >= self._most_sheets:
                self._lines = None
                return
            self._lines = HiddenLines(*self._most)
            self._row = self._column = 0
            self.sheets[unescape(told.get(b"name", b"").decode("utf-8", "replace"))] = self._lines
            return
        is_hidden = told.get(b"visibility") in _UNSEEN
        if what == b"table-row":
            first, self._row = self._row, self._row + _number(told.get(b"number-rows-repeated", b"1"))
            if is_hidden and self._lines is not None:
                self._lines.hide_rows(first, self._row - 1)
        else:
            first, self._column = self._column, self._column + _number(told.get(b"number-columns-repeated", b"1"))
            if is_hidden and self._lines is not None:
                self._lines.hide_columns(first, self._column - 1)


def _number(text: bytes) -> int:
    return int(text) if len(text) < 8 and text.isdigit() else 1


def hidden_in_compound(data: bytes, rows: int, columns: int) -> dict[str, HiddenLines] | None:
    """By sheet name, for a workbook of 1997 to 2003; None when this file is not of the usual build."""
    try:
        stream = _workbook_stream(data)
        return None if stream is None else _hidden_in_records(stream, rows, columns)
    except (struct.error, IndexError, ValueError, UnicodeError):
        return None


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
            return b"".join(chain(first))[:length] if length >= _SHORTEST_STREAM else None
    return None


def _hidden_in_records(stream: bytes, rows: int, columns: int) -> dict[str, HiddenLines] | None:
    """One pass over the records; a sheet begins where the list of sheets says."""
    sheets: dict[int, HiddenLines] = {}
    found: dict[str, HiddenLines] = {}
    lines: HiddenLines | None = None
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = at + 4
        if kind == _SECRET:
            return None
        if kind == _BOUND_SHEET:
            offset, name = _bound_sheet(stream[body : body + length])
            sheets[offset] = found[name] = HiddenLines(rows, columns)
        elif kind == _BEGIN:
            lines = sheets.get(at, lines)
        elif kind == _ROW and lines is not None:
            (row,), (flags,) = struct.unpack_from("<H", stream, body), struct.unpack_from("<H", stream, body + 12)
            if flags & 0x20:
                lines.hide_rows(row, row)
        elif kind == _COLUMNS and lines is not None:
            first, last = struct.unpack_from("<HH", stream, body)
            if struct.unpack_from("<H", stream, body + 8)[0] & 1:
                lines.hide_columns(first, last)
        at = body + length
    return found


def _bound_sheet(record: bytes) -> tuple[int, str]:
    offset, _, _, letters, is_wide = struct.unpack_from("<IBBBB", record)
    name = record[8 : 8 + letters * (2 if is_wide & 1 else 1)]
    return offset, name.decode("utf-16-le" if is_wide & 1 else "latin-1")
