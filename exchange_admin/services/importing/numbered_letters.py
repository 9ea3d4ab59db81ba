"""Letters that name people in numbered sentences, as offices write them:

«1. Фомин Денис Максимович (FOMIN DENIS), 17.02.2009 г.р., загранпаспорт 76 № 5039323, тел. +7 924 362-08-17;»

Such lines become a table where each has the same parts in the same order: what a part is called stands before it in
every line («загранпаспорт», «тел.»), the first one is the name. A line with other parts is asked about, and where
one speaks of somebody else, a mother or a guide, nothing is read: nobody knows whose number stands behind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.sheets import UNREAD_KEYS

_NUMBERED = re.compile(r"\s*(\d{1,3})\s?[.)]\s?(?=[А-ЯЁA-Z])")
_COUNTED = re.compile(r"\s*(\d{1,3})\s?[.)]\s")
_BETWEEN = re.compile(r"\s?[,;]\s?(?!\d\d(?:\D|$))")
_LONGEST, _MOST_LINES = 600, 500  # characters of a line, lines of a letter
_FEWEST_LINES, _FEWEST_PARTS, _MOST_PARTS = 3, 3, 12
_NEARLY_ALL = 0.6  # of the lines have the same parts
_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}")
_IN_LATIN = re.compile(r"\s?\(([A-Z][A-Za-z'-]+ [A-Z][A-Za-z '-]+)\)$")
_BORN = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{4})\s?(?:г\.\s?р\.|г\.\s?рожд\.?|года? рождения)")
_BORN_IN_BRACKETS = re.compile(rf"\s?\(({_BORN.pattern.replace('(', '(?:', 1)})\)")
"""Иванов Иван (19.01.2006 г.р.)."""
_CALLED = re.compile(r"([^\W\d_][^\d:№+@]{1,39}?)[:\s]\s?(?=[\d№+]|[А-ЯЁA-Z]{1,4}[-\d])")
_NUMBER, _FULL_NAME, _BIRTH_DATE, _LATIN = "№", "ФИО", "Дата рождения", "ФИО латиницей"
_OTHER_PARTS, _UNCALLED = "cell.other_words", "?"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a line says, in order: what each part is called, and the part."""

    number: str
    parts: tuple[tuple[str, str], ...]

    @property
    def called(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.parts)


def with_sentences_apart(sheet: SheetCells, headings: Headings) -> SheetCells:
    """The sheet with a cell for each part of such lines below headings in the line above the first; itself where they
    are none."""
    lines = _lines(sheet.rows)
    said = {at: one for at, text in lines.items() if (one := _sentence(text)) is not None}
    if len(said) < _FEWEST_LINES:
        return sheet
    said = _called_alike(said, headings)
    counted = {at: int(found[1]) for at, text in lines.items() if at >= min(said) and (found := _COUNTED.match(text))}
    if list(counted.values()) != list(range(1, len(counted) + 1)) or counted.keys() < said.keys():
        return sheet
    usual, many = Counter(one.called for one in said.values()).most_common(1)[0]
    first = min(said)
    if any(
        headings.is_elsewhere(text) for one in said.values() for text in (*one.called, *map(itemgetter(1), one.parts))
    ):
        return sheet
    is_known = headings.known_among(PEOPLE, usual) >= _FEWEST_PARTS
    if many < _NEARLY_ALL * len(said) or not is_known or not first or len(set(usual)) < len(usual):
        return sheet
    rows: list[list[CellValue]] = [list(row) for row in sheet.rows]
    faults = dict(sheet.faults)
    head = first - 1
    if lines.get(head):
        return sheet  # there is no room for headings
    rows[head] = [_NUMBER, *usual]
    for at, number in counted.items():
        one = said.get(at)
        told = dict(one.parts) if one is not None else {}
        rows[at] = [number, *(told.get(name) for name in usual)]
        if one is None or not _are_parts_of(one.called, usual):
            rows[at][1] = lines[at]
            faults[at, 1] = _OTHER_PARTS
    struck = {at: tuple(range(len(rows[at]))) if at in counted else columns for at, columns in sheet.struck.items()}
    return replace(sheet, rows=rows, faults=faults, struck=struck)


def _called_alike(said: Mapping[int, _Sentence], headings: Headings) -> dict[int, _Sentence]:
    """The sentences with parts of the same meaning called as the first of them: «гр.» and «группа», «з/п» and
    «загранпаспорт»."""
    names: dict[str, str] = {}
    for name in dict.fromkeys(name for one in said.values() for name in one.called):
        names[name] = next((other for other in names.values() if _mean_the_same(name, other, headings)), name)
    return {at: replace(one, parts=tuple((names[name], text) for name, text in one.parts)) for at, one in said.items()}


def _mean_the_same(name: str, other: str, headings: Headings) -> bool:
    first, second = (headings.meaning(PEOPLE, one) for one in (name, other))
    if _UNCALLED in (name, other) or first is None or not first.exact or first != second:
        return False
    return first.key not in UNREAD_KEYS or name.startswith(other) or other.startswith(name)


def _are_parts_of(called: Sequence[str], usual: Sequence[str]) -> bool:
    """Whether a line says the usual, or less of it: what its parts are called tells which they are."""
    left = iter(usual)
    return called == usual or (_UNCALLED not in called and all(name in left for name in called))


def _lines(rows: Sequence[Sequence[CellValue]]) -> Mapping[int, str]:
    """The texts of a sheet with no more than one in a line; nothing where it has more, or too many for a letter."""
    filled = {at: [cell for cell in row if cell not in (None, "")] for at, row in enumerate(rows[: _MOST_LINES + 1])}
    if len(rows) > _MOST_LINES or any(len(cells) > 1 for cells in filled.values()):
        return {}
    return {at: cells[0] for at, cells in filled.items() if cells and isinstance(cells[0], str)}


def _sentence(text: str) -> _Sentence | None:
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    number = _NUMBERED.match(text)
    if number is None:
        return None
    name, *others = _BETWEEN.split(_BORN_IN_BRACKETS.sub(r", \1", text[number.end() :], count=1).rstrip(" .;,"))
    latin = _IN_LATIN.search(name)
    own = name[: latin.start()] if latin else name
    if not _NAME.fullmatch(own) or not _FEWEST_PARTS - 1 <= len(others) < _MOST_PARTS:
        return None
    parts = [(_FULL_NAME, own), *([(_LATIN, latin[1])] if latin else []), *map(_part, others)]
    return _Sentence(number[1], tuple(parts))


def _part(text: str) -> tuple[str, str]:
    """What it is called and what it says; a part that is not called anything is one nobody reads."""
    if born := _BORN.fullmatch(text.strip()):
        return _BIRTH_DATE, born[1]
    called = _CALLED.match(text)
    return (called[1].strip(" .:"), text[called.end() :].strip()) if called else (_UNCALLED, text)
