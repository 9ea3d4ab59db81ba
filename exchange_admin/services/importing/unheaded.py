"""A list of people without a line of headings: what its columns hold is proposed from their cells, and never sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.home_languages import home_language
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import KnownNumbers
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.layouts import column_letter
from exchange_admin.services.importing.list_kinds import is_like_a_person
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.sheets import (
    HeadingLine,
    ListColumnFound,
    SheetList,
    list_below,
    shown,
)
from exchange_admin.services.importing.words import ImportWords

NO_LINE = 0
"""`header_row` of a list without headings."""
_LOOKED_AT = 60  # filled lines from the top
_MOST_COLUMNS = 60
_FEWEST_LINES = 2
_FEWEST_COLUMNS = 3
_MOSTLY, _MOSTLY_NAMES = 0.8, 0.5  # of the cells of a column look alike; not every surname is known
_NAME = "full_name"
_TELLING = frozenset({"birth_date", "passport_number", "national_id"})
_HALF_A_YEAR = timedelta(days=183)
_YOUNGEST, _OLDEST = 12, 80  # years of people who go somewhere
_CARD = re.compile(r"\d{17}[\dXx]")
_PHONE = re.compile(r"(?:\+?86)?1\d{10}|\+?[78]?9\d{9}|\+\d{9,14}")
_BETWEEN_DIGITS = re.compile(r"[\s()№.–-]+")


class CellTests:
    """What cells look like. `today` is the office's date."""

    def __init__(self, words: ImportWords, numbers: KnownNumbers, today: date) -> None:
        self._words, self._numbers, self._today = words, numbers, today
        self.is_of_other_language = words.is_of_other_language
        self._tests: Mapping[str, Callable[[str], bool]] = {
            "email": lambda text: "@" in text and "." in text.rpartition("@")[2],
            "sex": lambda text: words.choice("sex", text) is not None,
            "citizenship": lambda text: words.country(text) is not None,
            "national_id": lambda text: _CARD.fullmatch(text) is not None,
            "birth_date": lambda text: self._is_day(text, -_OLDEST, -_YOUNGEST),
            "passport_valid_until": lambda text: self._is_day(text, -1, _YOUNGEST),
            "passport_number": lambda text: bool(numbers.countries("passport", _BETWEEN_DIGITS.sub("", text).upper())),
            "phone": lambda text: _PHONE.fullmatch(_BETWEEN_DIGITS.sub("", text)) is not None,
            _NAME: lambda text: is_like_a_person(text, words),
        }

    def key(self, texts: Sequence[str]) -> str:
        """What a column with these cells holds; empty where they tell nothing, or two things."""
        shares = {key: sum(map(test, texts)) / len(texts) for key, test in self._tests.items()}
        found = [key for key, share in shares.items() if share >= (_MOSTLY_NAMES if key == _NAME else _MOSTLY)]
        return found[0] if len(found) == 1 else ""

    def is_number_of(self, country: str, number: str) -> bool:
        """Whether a text names a country, and another one is the number of a passport of it."""
        code = self._words.spoken_choice("country", country)
        return code is not None and self._numbers.fits("passport", code, _BETWEEN_DIGITS.sub("", number).upper())

    def is_language_of(self, country: str, language: str) -> bool:
        """Whether a text names a country in which one writes in the language."""
        code = self._words.country(country)
        return code is not None and home_language(code) == language

    def are_names(self, texts: Sequence[str]) -> bool:
        """Whether most of the texts, of one at least, look like names of people."""
        return bool(texts) and 2 * sum(map(self._tests[_NAME], texts)) > len(texts)

    def is_role(self, text: str) -> bool:
        """Whether a text says what somebody takes part as."""
        return self._words.spoken_choice("person_role", text) is not None

    def is_post_of_teachers(self, text: str) -> bool:
        return self._words.is_position_of_teachers(text)

    def are_of_both_roles(self, texts: Sequence[str]) -> bool:
        """Whether the texts are nothing but words for students and for teachers or those who go along, also posts of
        theirs (зам. директора), and some are of either."""
        said = [text for text in texts if text]
        roles = {text: self._words.spoken_choice("person_role", text) for text in said}
        are_known = all(role or self.is_post_of_teachers(text) for text, role in roles.items())
        return (
            len(said) >= _MOSTLY * len(texts)
            and are_known
            and "student" in roles.values()
            and len(set(roles.values())) > 1
        )

    def lie_ahead(self, days: Sequence[str]) -> bool:
        """Whether nearly all of the days are half a year from today and more, as the ends of passports mostly are."""
        read = [day for day in map(_read, days) if day is not None]
        late = sum(1 for day in read if day > self._today + _HALF_A_YEAR)
        return bool(read) and late >= _MOSTLY * len(read)

    def _is_day(self, text: str, first: int, last: int) -> bool:
        """Whether a text is a day that many years from today."""
        day = _read(text)
        return day is not None and first <= day.year - self._today.year <= last


def _read(text: str) -> date | None:
    try:
        return read_date(text).day
    except RuleBroken:
        return None


def find_unheaded(sheet: SheetCells, headings: Headings, words: ImportWords, tests: CellTests) -> SheetList | None:
    """A list whose columns are guesses and are called by their letters; None where no column looks like names, none
    like days of birth or numbers of papers, or fewer than three like anything."""
    first = next((at for at, row in enumerate(sheet.rows) if _fills(row) >= _FEWEST_COLUMNS), None)
    if first is None:
        return None
    keys = _keys(list(islice(_filled_rows(sheet, first), _LOOKED_AT)), tests)
    told = set(keys.values())
    if len(keys) < _FEWEST_COLUMNS or not told & _NAMES or not told & _TELLING:
        return None
    line = HeadingLine(PEOPLE, len(keys), first - 1, first, tuple(_columns(sheet.rows[first:], keys, headings)))
    found = list_below(sheet, line, headings, words)
    return replace(found, header_row=NO_LINE) if len(found.rows) >= _FEWEST_LINES else None


_NAMES = frozenset({_NAME, "name_latin"})


def _keys(rows: Sequence[Sequence[str]], tests: CellTests) -> dict[int, str]:
    """By column; two columns that look the same are neither, but names in Latin letters may stand beside others."""
    found: dict[int, str] = {}
    for column in range(min(max(map(len, rows), default=0), _MOST_COLUMNS)):
        texts = [row[column] for row in rows if column < len(row) and row[column]]
        if len(texts) < _FEWEST_LINES or 2 * len(texts) < len(rows):
            continue
        key = tests.key(texts)
        if key == _NAME and sum(map(str.isascii, texts)) >= _MOSTLY * len(texts):
            key = "name_latin"
        elif key == _NAME and not any(map(has_han, texts)) and _NAME in found.values():
            key = "name_cyrillic"
        if key:
            found[column] = key
    said = list(found.values())
    return {column: key for column, key in found.items() if said.count(key) == 1}


def _columns(
    rows: Sequence[Sequence[CellValue]], keys: Mapping[int, str], headings: Headings
) -> Iterator[ListColumnFound]:
    """Of the columns in which something stands. Sure is only what somebody said of a letter."""
    filled = {column for row in rows for column, cell in enumerate(row) if cell is not None and cell != ""}
    for column in sorted(filled):
        letter = column_letter(column)
        said = headings.said_of(letter)
        yield ListColumnFound(column, letter, said or keys.get(column, ""), guess=not said and column in keys)


def _filled_rows(sheet: SheetCells, first: int) -> Iterator[list[str]]:
    for row in islice(sheet.rows, first, None):
        if _fills(row) >= _FEWEST_COLUMNS:
            yield [shown(cell) for cell in row]


def _fills(row: Sequence[object]) -> int:
    return sum(1 for cell in row if cell is not None and cell != "")
