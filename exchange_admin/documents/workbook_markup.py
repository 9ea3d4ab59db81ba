"""Tables that only call themselves workbooks: HTML saved as .xls, as student systems export it, and the XML Spreadsheet
of 2003, as 1C does.

Runs in the child process of `workbook_process`, so it imports only the standard library. Both are read from hostile
files: no entity is expanded, no declaration of a document type read, and every row, column and cell counted.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from exchange_admin.documents.delimited_text import decoded, reads_as_chinese
from exchange_admin.documents.workbook_inspection import Faults, Refused

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4096  # bytes in which a file says what it is
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|meta|table|body)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
_ASIDE = frozenset({"Comment", "PhoneticText"})
"""What stands in a cell and is not its value."""
_NO_TIME = "T00:00:00"
_WITHOUT_END = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "source", "embed"})
"""Elements of HTML that nothing closes."""


@dataclass
class MarkedSheet:
    """A table as it will be told: `merged` are (first row, first column, last row, last column), from 0."""

    name: str = ""
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    faults: Faults = field(default_factory=dict)


def marked_sheets(data: bytes, limits: dict[str, int]) -> list[MarkedSheet] | None:
    """The tables of such a file; None for anything else, a page without a table too.

    Raises Refused for a damaged or too large one.
    """
    head = data[:_HEAD]
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return None
    plain = head.replace(b"\0", b"")  # of UTF-16
    if _SPREADSHEET.encode() in plain:
        return _Spreadsheet(limits).read(data)
    return (_HtmlTables(limits).read(data) or None) if _HTML.search(plain) else None


class _Grid:
    """Puts cells one after the other into the rows of a sheet, around those that are merged over several."""

    def __init__(self, sheet: MarkedSheet, limits: dict[str, int]) -> None:
        self.sheet, self._limits = sheet, limits
        self._taken: dict[int, set[int]] = {}

    def begin_row(self, at: int | None = None) -> None:
        """The next row, or row `at` from 0; rows between stay empty. Raises Refused for one that was there before."""
        last = len(self.sheet.rows) if at is None else at
        if last < len(self.sheet.rows):
            raise Refused("workbook.damaged")
        if last >= self._limits["rows"]:
            raise self._too_large()
        while len(self.sheet.rows) <= last:
            self.sheet.rows.append([])

    def put(self, value: object, *, at: int | None = None, across: int = 0, down: int = 0) -> tuple[int, int]:
        """Into the next free column, or column `at` from 0; `across` and `down` are further columns and rows. Answers
        with row and column. Raises Refused for a column that was there before."""
        top = len(self.sheet.rows) - 1
        row, taken = self.sheet.rows[top], self._taken.get(top, set())
        left = len(row) if at is None else at
        if left < len(row):
            raise Refused("workbook.damaged")
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
        return top, left

    def even_out(self) -> None:
        """A row may be shorter than what is merged into it from above."""
        for top, _, bottom, right in self.sheet.merged:
            for row in self.sheet.rows[top : bottom + 1]:
                row += [""] * (right + 1 - len(row))

    def _too_large(self) -> Refused:
        rows, columns = self._limits["rows"], self._limits["columns"]
        return Refused("workbook.sheet_too_large", sheet=self.sheet.name, rows=rows, columns=columns)


@dataclass
class _OpenTable:
    """A table that is being read, and the cell in it: its texts, and how far it is merged."""

    grid: _Grid
    texts: list[str] | None = None
    spans: tuple[int, int] = (0, 0)
    is_hidden: bool = False


class _HtmlTables(HTMLParser):
    """Every table with something in it is a sheet, also one that stands in the cell of another: pages are laid out so.

    What a page does not show is noted as hidden where it is a row, cell or table, and else left out.
    """

    def __init__(self, limits: dict[str, int]) -> None:
        super().__init__(convert_charrefs=True)
        self._limits = limits
        self._sheets: list[MarkedSheet] = []
        self._open: list[_OpenTable] = []
        self._unseen: list[str] = []

    def read(self, data: bytes) -> list[MarkedSheet]:
        said = _CHARSET.search(data[:_HEAD])
        self.feed(_decoded_as(data, said[1].decode("ascii") if said else ""))
        self.close()
        while self._open:
            self._end_table()
        found = [sheet for sheet in self._sheets if any(map(any, sheet.rows))]
        for number, sheet in enumerate(found, 1):
            sheet.name = str(number) if len(found) > 1 else ""
            _Grid(sheet, self._limits).even_out()
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        is_hidden = "hidden" in said or _HIDDEN_STYLE.search(said.get("style", "")) is not None
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
        elif tag == "table":
            self._begin_table(is_hidden=is_hidden)
        elif tag == "tr" and self._open:
            self._begin_row(is_hidden=is_hidden)
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            here = self._open[-1]
            here.texts, here.is_hidden = [], is_hidden
            here.spans = _span(said.get("colspan")), _span(said.get("rowspan"))
        elif tag in ("script", "style") or (is_hidden and tag not in _WITHOUT_END):
            self._unseen.append(tag)
        elif tag in ("br", "p", "div"):
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._add(data.replace("\n", " "))

    def _begin_table(self, *, is_hidden: bool) -> None:
        if len(self._sheets) >= self._limits["sheets"]:
            raise Refused("workbook.too_many_sheets", limit=self._limits["sheets"])
        self._add(" ")
        self._sheets.append(MarkedSheet(hidden=is_hidden))
        self._open.append(_OpenTable(_Grid(self._sheets[-1], self._limits)))

    def _end_table(self) -> None:
        self._end_cell()
        self._open.pop()

    def _begin_row(self, *, is_hidden: bool) -> None:
        self._end_cell()
        grid = self._open[-1].grid
        grid.begin_row()
        if is_hidden:
            grid.sheet.hidden_rows.append(len(grid.sheet.rows) - 1)

    def _add(self, text: str) -> None:
        if self._open and (texts := self._open[-1].texts) is not None:
            texts.append(text)

    def _end_cell(self) -> None:
        if not self._open or self._open[-1].texts is None:
            return
        here = self._open[-1]
        lines = [_BLANKS.sub(" ", line).strip() for line in "".join(here.texts or ()).split("\n")]
        here.texts = None
        if not here.grid.sheet.rows:
            here.grid.begin_row()
        here.grid.put("\n".join(filter(None, lines)), across=here.spans[0], down=here.spans[1])
        if here.is_hidden:
            here.grid.sheet.hidden_columns.add(len(here.grid.sheet.rows[-1]) - 1)


def _span(said: str | None) -> int:
    """Further columns or rows; what is no number is none."""
    digits = (said or "").strip()
    return max(int(digits) - 1, 0) if digits.isdecimal() and len(digits) <= 6 else 0


def _decoded_as(data: bytes, charset: str) -> str:
    """By what the page declares, where its bytes do not speak for something else: nothing is UTF-8 by accident, GB 2312
    is declared where GB 18030 is written, and no page says in ASCII that it is UTF-16."""
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    is_chinese = charset.lower() in ("gb2312", "gbk", "gb18030")
    if not charset or charset.lower().startswith(("utf", "ucs")):
        return decoded(data)
    try:
        text = data.decode("gb18030" if is_chinese else charset)
    except (LookupError, UnicodeError):
        return decoded(data)
    return decoded(data) if is_chinese and not reads_as_chinese(text) else text


class _Spreadsheet:
    """Sheets, rows and cells of the XML Spreadsheet of 2003."""

    def __init__(self, limits: dict[str, int]) -> None:
        self._limits = limits
        self._sheets: list[MarkedSheet] = []
        self._grid: _Grid | None = None
        self._next_row = self._next_width = 0
        self._cell: Mapping[str, str] = {}
        self._type, self._text = "", list[str]()
        self._is_data = self._is_aside = False

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
            self._next_row = at + 1 + _count(said.get("Span"))
            if said.get("Hidden") == "1":
                self._grid.sheet.hidden_rows.append(at)
        elif name == "Cell":
            self._cell, self._type, self._text = said, "", []
        elif name in _ASIDE:
            self._is_aside = True
        elif name == "Data" and not self._is_aside:
            self._type, self._is_data = said.get("Type", "String"), True
        elif tag.endswith(" Visible"):
            self._text, self._is_data = [], True

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if self._grid is None:
            return
        if name in _ASIDE:
            self._is_aside = False
        elif name == "Data" and not self._is_aside:
            self._is_data = False
        elif name == "Visible":
            self._grid.sheet.hidden = "".join(self._text).strip() in ("SheetHidden", "SheetVeryHidden")
            self._is_data = False
        elif name == "Cell":
            self._put()
        elif name == "Worksheet":
            self._grid = None

    def _characters(self, text: str) -> None:
        if self._is_data and not self._is_aside:
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
            self._grid.sheet.hidden_columns.update(range(at, self._next_width))

    def _put(self) -> None:
        assert self._grid is not None
        if not self._grid.sheet.rows:
            raise Refused("workbook.damaged")
        at = _count(self._cell["Index"]) - 1 if "Index" in self._cell else None
        across, down = _count(self._cell.get("MergeAcross")), _count(self._cell.get("MergeDown"))
        place = self._grid.put(_value(self._type, "".join(self._text)), at=at, across=across, down=down)
        if self._type == "Error":
            self._grid.sheet.faults[place] = "cell.error_value"
        elif "Formula" in self._cell and not self._type:
            self._grid.sheet.faults[place] = "cell.formula_without_value"


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
