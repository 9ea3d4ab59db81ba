"""Finding the list in a sheet: its heading line below titles, what the columns hold, which lines are people."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import KINDS, RESULTS, Headings
from exchange_admin.services.importing.words import ImportWords

NAME_KEYS = frozenset(
    {"full_name", "name_han", "name_cyrillic", "name_latin", "family_name", "given_name", "family_latin", "given_latin"}
)
UNREAD_KEYS = frozenset({"ignored", "row_number"})
"""Columns that are known and left alone."""
_PAPER_KEYS = frozenset({"passport_number", "national_id", "email"})
_LOOK_FOR_HEADINGS = 40  # rows from the top
_FEWEST_COLUMNS = 2
_DIGITS = re.compile(r"\d")
_DATE = re.compile(r"\d\s*[./\-年]\s*\d{1,2}\s*[./\-月]\s*\d")


@dataclass(frozen=True, slots=True)
class ListColumnFound:
    """`index` from 0; `heading` as written; `key` is empty when nobody knows what the column holds."""

    index: int
    heading: str
    key: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no person: `row` as the sheet numbers it, `why` one of footer, blank, heading, group."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class SheetList:
    """The list of one sheet. Row numbers count from 1; `titles` are the texts above the headings."""

    sheet: str
    kind: str
    header_row: int
    columns: tuple[ListColumnFound, ...]
    titles: tuple[str, ...]
    rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


def find_list(sheet: SheetCells, headings: Headings, words: ImportWords, kind: str = "") -> SheetList | None:
    """The list in the sheet; None when it has no line with at least two known headings and a name or passport."""
    best: tuple[int, int, str, tuple[ListColumnFound, ...]] | None = None
    width = max(map(len, sheet.rows), default=0)
    for at in range(min(len(sheet.rows), _LOOK_FOR_HEADINGS)):
        texts = _heading_texts(sheet, at, width)
        for candidate in [kind] if kind else KINDS:
            columns = _columns(texts, headings, candidate)
            score = _score(columns, headings, candidate)
            if score and (best is None or score > best[0]):
                best = score, at, candidate, columns
    if best is None:
        return None
    _, at, found, columns = best
    below = at + 1 + _header_depth(sheet, at)
    rows, left_out = _people(sheet, below, columns, words)
    titles = tuple(text for row in sheet.rows[:at] for cell in row if (text := shown(cell)))
    return SheetList(sheet.name, found, at + 1, columns, titles, rows, left_out)


def shown(value: CellValue) -> str:
    """The cell as text that reads back as the same value: dates in ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return repr(value)


def _heading_texts(sheet: SheetCells, at: int, width: int) -> list[tuple[str, ...]]:
    """For each column the readings of its heading: its own text, then with the merged heading above it."""
    row = sheet.rows[at]
    texts: list[tuple[str, ...]] = []
    for column in range(width):
        own = shown(row[column]) if column < len(row) else ""
        above = ""
        for top, left, bottom, right in sheet.merged:
            if left <= column <= right and top < at:
                text = shown(sheet.rows[top][left])
                if bottom >= at and left == right:
                    own = own or text  # one heading over two lines
                elif bottom == at - 1 and 0 < right - left < width - 1:
                    above = text  # a heading over several
        texts.append((own, f"{above} {own}") if above and own else (own,))
    return texts


def _columns(texts: Sequence[tuple[str, ...]], headings: Headings, kind: str) -> tuple[ListColumnFound, ...]:
    """Every key once; where two columns claim one, the heading that is known as a whole has it."""
    found: dict[str, tuple[bool, int]] = {}
    for column, readings in enumerate(texts):
        for text in reversed(readings):
            meaning = headings.meaning(kind, text)
            if meaning is not None:
                claim = (not meaning.exact, column)
                if meaning.key not in UNREAD_KEYS:
                    found[meaning.key] = min(found.get(meaning.key, claim), claim)
                break
    keys = {column: key for key, (_, column) in found.items()}
    columns = []
    for column, readings in enumerate(texts):
        meaning = headings.meaning(kind, readings[0])
        unread = meaning.key if meaning and meaning.key in UNREAD_KEYS else ""
        if readings[0] or column in keys:
            columns.append(ListColumnFound(column, readings[-1], keys.get(column, unread)))
    return tuple(columns)


def _score(columns: Sequence[ListColumnFound], headings: Headings, kind: str) -> int:
    """How many columns are understood; 0 for a line that cannot head a list of `kind`."""
    keys = {column.key for column in columns if column.key} - UNREAD_KEYS
    if len(keys) < _FEWEST_COLUMNS or not keys & (NAME_KEYS | {"passport_number"}):
        return 0
    own = [key for key in headings.keys[RESULTS] if key in keys and key not in headings.keys["people"]]
    return 0 if kind == RESULTS and not own else len(keys)


def _header_depth(sheet: SheetCells, at: int) -> int:
    """Further lines that merged headings reach down to."""
    return max((bottom - at for top, _, bottom, _ in sheet.merged if top <= at <= bottom), default=0)


def _people(
    sheet: SheetCells, first: int, columns: Sequence[ListColumnFound], words: ImportWords
) -> tuple[tuple[int, ...], tuple[LeftOut, ...]]:
    people: list[int] = []
    left_out: list[LeftOut] = []
    judge = _LineJudge(sheet, columns, words)
    for at in range(first, len(sheet.rows)):
        why = judge.why_no_person(at)
        if why:
            left_out.append(LeftOut(at + 1, why))
        else:
            people.append(at)
    return tuple(at + 1 for at in people), tuple(left_out)


class _LineJudge:
    """Tells people from totals, signatures, blank lines, repeated headings and the names of groups."""

    def __init__(self, sheet: SheetCells, columns: Sequence[ListColumnFound], words: ImportWords) -> None:
        self._rows, self._words = sheet.rows, words
        self._names = [column.index for column in columns if column.key in NAME_KEYS]
        self._papers = [column.index for column in columns if column.key in _PAPER_KEYS]
        self._known = [column.index for column in columns if column.key and column.key not in UNREAD_KEYS]
        self._headings = {column.index: column.heading for column in columns if column.heading}
        half = max(len(columns) // 2, 2)
        self._merged = {
            at for top, left, bottom, right in sheet.merged if right - left + 1 >= half for at in range(top, bottom + 1)
        }

    def why_no_person(self, at: int) -> str:
        """Empty for a person."""
        row = self._rows[at]
        if any(_identifies(_at(row, column)) for column in self._papers):
            return ""
        filled = [(column, value) for column, value in enumerate(row) if value is not None and value != ""]
        texts = [value for _, value in filled if isinstance(value, str) and not value.isspace()]
        if not filled or (not texts and all(isinstance(value, str) for _, value in filled)):
            return "blank"
        if sum(1 for column, value in filled if self._headings.get(column) == value) >= _FEWEST_COLUMNS:
            return "heading"
        has_name = any(self._is_name(_at(row, column)) for column in self._names)
        told = sum(1 for column in self._known if _at(row, column) not in (None, ""))
        if any(map(self._words.is_label, texts)):
            return "footer"
        if told * 2 < len(self._known) and any(map(self._words.begins_a_footer, texts)):
            return "footer"
        if not has_name:
            return "group" if at in self._merged or len(filled) == 1 else "footer"
        return "group" if at in self._merged or self._is_alone(filled) else ""

    def _is_name(self, value: CellValue) -> bool:
        if not isinstance(value, str) or self._words.is_total(value):
            return False
        letters = sum(1 for one in value if unicodedata.category(one)[0] == "L")
        return letters >= 2 and not _DIGITS.search(value)

    def _is_alone(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        """Only the first cell of a list with more than names says something: the name of a class, not of a person."""
        others = [column for column in self._known if column not in self._names]
        return bool(others) and len(filled) == 1 and filled[0][0] == 0


def _at(row: Sequence[CellValue], column: int) -> CellValue:
    return row[column] if column < len(row) else None


def _identifies(value: CellValue) -> bool:
    """A number of a paper or an address of mail: what a line of signatures does not have in such a column."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFKC", value)
        return "@" in plain or (":" not in plain and len(_DIGITS.findall(plain)) >= 5 and not _DATE.search(plain))
    return isinstance(value, int) and value >= 100_000
