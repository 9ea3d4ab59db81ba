"""What cells decide where headings do not: which of two whole names is that of the passport, what «Выдан» asks for."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import KINDS
from exchange_admin.services.importing.sheets import ListColumnFound, SheetList

_BY, _ON = "passport_issued_by", "passport_issued"
_DAY = re.compile(r"\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\D{0,4}$")
_WHOLE, _LATIN = "full_name", "name_latin"


def told_by_letters(sheet: SheetCells, found: SheetList, headings: Headings) -> SheetList:
    """The list with such columns told apart, where every name of one is in Latin letters and none of the other is."""
    if found.kind not in KINDS:
        return found
    taken = [column for column in found.columns if column.key == _WHOLE and column.guess]
    others = [column for column in found.columns if not column.key and _heads_names(column, found.kind, headings)]
    if len(taken) != 1 or len(others) != 1 or any(column.key == _LATIN for column in found.columns):
        return found
    pair = (*taken, *others)
    in_latin = [column for column in pair if _letters(sheet, found, column) == {True}]
    in_others = [column for column in pair if _letters(sheet, found, column) == {False}]
    if len(in_latin) != 1 or len(in_others) != 1:
        return found
    keys = {in_latin[0].index: _LATIN, in_others[0].index: _WHOLE}
    columns = (
        dataclasses.replace(column, key=keys[column.index], guess=False) if column.index in keys else column
        for column in found.columns
    )
    return dataclasses.replace(found, columns=tuple(columns))


def told_by_days(sheet: SheetCells, found: SheetList) -> SheetList:
    """«Выдан» over nothing but days is when the passport was issued, and not by whom."""
    by = [column for column in found.columns if column.key == _BY and not column.guess]
    if len(by) != 1 or any(column.key == _ON for column in found.columns) or not _are_days(sheet, found, by[0]):
        return found
    columns = (dataclasses.replace(one, key=_ON) if one is by[0] else one for one in found.columns)
    return dataclasses.replace(found, columns=tuple(columns))


def _are_days(sheet: SheetCells, found: SheetList, column: ListColumnFound) -> bool:
    cells = (row[column.index] for at in found.rows if column.index < len(row := sheet.rows[at - 1]))
    said = [cell for cell in cells if cell not in (None, "")]
    return bool(said) and all(isinstance(one, date) or (isinstance(one, str) and _DAY.match(one)) for one in said)


def _heads_names(column: ListColumnFound, kind: str, headings: Headings) -> bool:
    meaning = headings.meaning(kind, column.heading)
    return meaning is not None and meaning.exact and meaning.key == _WHOLE


def _letters(sheet: SheetCells, found: SheetList, column: ListColumnFound) -> set[bool]:
    """Whether the names below are in Latin letters: a set of what they are."""
    names = (row[column.index] for at in found.rows if column.index < len(row := sheet.rows[at - 1]))
    return {_is_latin(name) for name in names if isinstance(name, str) and any(map(str.isalpha, name))}


def _is_latin(name: str) -> bool:
    letters = [one for one in name if one.isalpha()]
    return not has_han(name) and all(one < "\u0250" for one in letters)
