"""Tables that only call themselves workbooks: HTML saved as .xls, as student systems export it, and the XML Spreadsheet
of 2003, as 1C does.

Runs in the child process of `workbook_process`, so it imports only the standard library. Both are read from hostile
files: no entity is expanded, no declaration of a document type read, and every row, column and cell counted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from exchange_admin.documents.delimited_text import decoded
from exchange_admin.documents.workbook_inspection import Refused

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4096  # bytes in which a file says what it is
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|meta|table|body)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
_NO_TIME = "T00:00:00"


@dataclass
class MarkedSheet:
    """A table as it will be told: `merged` are (first row, first column, last row, last column), from 0."""

    name: str = ""
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def marked_sheets(data: bytes, limits: dict[str, int]) -> list[MarkedSheet] | None:
    """The tables of such a file; None for anything else, a page without a table too.

    Raises Refused for a damaged or too large one.
    """
    head = data[:_HEAD]
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return None
    if _SPREADSHEET in head.replace(b"\0", b"").decode("latin-1"):
        return _Spreadsheet(limits).read(data)
    tables = _HtmlTables(limits).read(data) if _HTML.search(head) else []
    return tables if any(any(row) for table in tables for row in table.rows) else None


class _Grid:
    """Puts cells one after the other into the rows of a sheet, around those that are merged over several."""

    def __init__(self, sheet: MarkedSheet, limits: dict[str, int]) -> None:
        self.sheet, self._limits = sheet, limits
        self._taken: dict[int, set[int]] = {}

    def begin_row(self, at: int | None = None) -> None:
        """The next row, or row `at` from 0; rows between stay empty."""
        last = len(self.sheet.rows) if at is None else at
        if last >= self._limits["rows"]:
            raise self._too_large()
        while len(self.sheet.rows) <= last:
            self.sheet.rows.append([])

    def put(self, value: object, *, at: int | None = None, across: int = 0, down: int = 0) -> None:
        """Into the next free column, or column `at` from 0; `across` and `down` are further columns and rows."""
        top = len(self.sheet.rows) - 1
        row, taken = self.sheet.rows[top], self._taken.get(top, set())
        left = len(row) if at is None else at
        while left in taken:
            left += 1
        right, bottom = left + across, top + down
        if right >= self._limits["columns"] or bottom >= self._limits["rows"]:
            raise self._too_large()
        self._limits["cells"] -= (across + 1) * (down + 1) + max(left - len(row), 0)
        if self._limits["cells"] < 0:
            raise Refused("workbook.too_many_cells")
        row += [""] * (right + 1 - len(row))
        row[left] = value
        if across or down:
            self.sheet.merged.append([top, left, bottom, right])
        for below in range(top + 1, bottom + 1):
            self._taken.setdefault(below, set()).update(range(left, right + 1))

    def even_out(self) -> None:
        """A row may be shorter than what is merged into it from above."""
        for top, _, bottom, right in self.sheet.merged:
            for row in self.sheet.rows[top : bottom + 1]:
                row += [""] * (right + 1 - len(row))

    def _too_large(self) -> Refused:
        rows, columns = self._limits["rows"], self._limits["columns"]
        return Refused("workbook.sheet_too_large", sheet=self.sheet.name, rows=rows, columns=columns)


class _HtmlTables(HTMLParser):
    """Every table that stands in no other is a sheet; a table inside a cell is text of that cell."""

    def __init__(self, limits: dict[str, int]) -> None:
        super().__init__(convert_charrefs=True)
        self._limits, self._depth = limits, 0
        self._sheets: list[MarkedSheet] = []
        self._grid: _Grid | None = None
        self._cell: list[str] | None = None
        self._spans = (0, 0)

    def read(self, data: bytes) -> list[MarkedSheet]:
        said = _CHARSET.search(data[:_HEAD])
        self.feed(_decoded_as(data, said[1].decode("ascii") if said else ""))
        self.close()
        self._end_cell()
        for sheet in self._sheets:
            _Grid(sheet, self._limits).even_out()
        return self._sheets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._begin_table(said)
        elif self._grid is None or self._depth != 1:
            self._add(" ")
        elif tag == "tr":
            self._end_cell()
            self._grid.begin_row()
            if _HIDDEN_STYLE.search(said.get("style", "")):
                self._grid.sheet.hidden_rows.append(len(self._grid.sheet.rows) - 1)
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._grid.sheet.rows:
                self._grid.begin_row()
            self._cell, self._spans = [], (_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag in ("br", "p", "div"):
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
                self._grid = None
            self._depth -= 1
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        self._add(data.replace("\n", " "))

    def _begin_table(self, said: Mapping[str, str]) -> None:
        if len(self._sheets) >= self._limits["sheets"]:
            raise Refused("workbook.too_many_sheets", limit=self._limits["sheets"])
        name = "" if not self._sheets else str(len(self._sheets) + 1)
        self._sheets.append(MarkedSheet(name, hidden=bool(_HIDDEN_STYLE.search(said.get("style", "")))))
        self._grid = _Grid(self._sheets[-1], self._limits)

    def _add(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _end_cell(self) -> None:
        if self._cell is not None and self._grid is not None:
            lines = (_BLANKS.sub(" ", line).strip() for line in "".join(self._cell).split("\n"))
            self._grid.put("\n".join(filter(None, lines)), across=self._spans[0], down=self._spans[1])
        self._cell = None


def _span(said: str | None) -> int:
    """Further columns or rows; what is no number is none."""
    digits = (said or "").strip()
    return max(int(digits) - 1, 0) if digits.isdecimal() and len(digits) <= 6 else 0


def _decoded_as(data: bytes, charset: str) -> str:
    """GB 2312 is declared where GB 18030 is written; what is declared and wrong is found out as in a text table."""
    name = "gb18030" if charset.lower() in ("gb2312", "gbk") else charset
    try:
        return data.decode(name) if name else decoded(data)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


class _Spreadsheet:
    """Sheets, rows and cells of the XML Spreadsheet of 2003."""

    def __init__(self, limits: dict[str, int]) -> None:
        self._limits = limits
        self._sheets: list[MarkedSheet] = []
        self._grid: _Grid | None = None
        self._next_row = self._next_column = self._next_width = 0
        self._cell: Mapping[str, str] = {}
        self._type, self._text = "", list[str]()
        self._is_data = False

    def read(self, data: bytes) -> list[MarkedSheet]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_document_type
        try:
            parser.Parse(data, True)
        except expat.ExpatError as fault:
            raise Refused("workbook.damaged") from fault
        for sheet in self._sheets:
            _Grid(sheet, self._limits).even_out()
        return self._sheets

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        said = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        name = tag.removeprefix(f"{_SPREADSHEET} ")
        if name == "Worksheet":
            self._begin_sheet(said.get("Name", ""))
        elif self._grid is None:
            return
        elif name == "Column":
            self._note_column(said)
        elif name == "Row":
            at = _place(said.get("Index"), self._next_row)
            self._grid.begin_row(at)
            self._next_row, self._next_column = at + 1 + _count(said.get("Span")), 0
            if said.get("Hidden") == "1":
                self._grid.sheet.hidden_rows.append(at)
        elif name == "Cell":
            self._cell, self._type, self._text = said, "", []
        elif name == "Data":
            self._type, self._is_data = said.get("Type", "String"), True
        elif name == "Visible" or tag.endswith(" Visible"):
            self._text, self._is_data = [], True

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if self._grid is None:
            return
        if name == "Data":
            self._is_data = False
        elif name == "Visible":
            self._grid.sheet.hidden = "".join(self._text).strip() in ("SheetHidden", "SheetVeryHidden")
            self._is_data = False
        elif name == "Cell":
            self._put()
        elif name == "Worksheet":
            self._grid = None

    def _characters(self, text: str) -> None:
        if self._is_data:
            self._text.append(text)

    def _begin_sheet(self, name: str) -> None:
        if len(self._sheets) >= self._limits["sheets"]:
            raise Refused("workbook.too_many_sheets", limit=self._limits["sheets"])
        self._sheets.append(MarkedSheet(name))
        self._grid = _Grid(self._sheets[-1], self._limits)
        self._next_row = self._next_width = 0

    def _note_column(self, said: Mapping[str, str]) -> None:
        at, more = _place(said.get("Index"), self._next_width), _count(said.get("Span"))
        self._next_width = at + 1 + more
        if said.get("Hidden") == "1" and self._grid is not None and self._next_width <= self._limits["columns"]:
            self._grid.sheet.hidden_columns += range(at, self._next_width)

    def _put(self) -> None:
        assert self._grid is not None
        if not self._grid.sheet.rows:
            raise Refused("workbook.damaged")
        at = _place(self._cell.get("Index"), self._next_column)
        across, down = _count(self._cell.get("MergeAcross")), _count(self._cell.get("MergeDown"))
        value = _value(self._type, "".join(self._text))
        is_placed = "Index" in self._cell
        self._grid.put(value, at=at if is_placed else None, across=across, down=down)
        self._next_column = len(self._grid.sheet.rows[-1])


def _refuse_document_type(*_: object) -> None:
    raise Refused("workbook.damaged")


def _place(said: str | None, usual: int) -> int:
    """A place from 0 out of one that is counted from 1."""
    return max(_count(said) - 1, 0) if said else usual


def _count(said: str | None) -> int:
    digits = (said or "").strip()
    if not digits:
        return 0
    if not digits.isdecimal() or len(digits) > 9:
        raise Refused("workbook.damaged")
    return int(digits)


def _value(kind: str, text: str) -> object:
    """What a cell says by its type; what is not of its type stays the text that it is."""
    if kind == "Boolean":
        return text.strip() == "1"
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            plain = text.strip().partition(".")[0].removesuffix("Z")
            return dt.date.fromisoformat(plain[:10]) if plain.endswith(_NO_TIME) else dt.datetime.fromisoformat(plain)
    except ValueError:
        return text
    return text


def spans(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers as [first, last], each alone."""
    for number in numbers:
        yield [number, number]
