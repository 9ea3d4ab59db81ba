"""What of a list nobody sees in the workbook: it is read and told, or left out and told."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from string import ascii_uppercase

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import StagedSheet
from exchange_admin.services.importing.sheets import LeftOut, SheetList

HIDDEN = "hidden"
"""Why a line is left out that somebody has hidden."""


def hidden_rows(found: SheetList, sheet: SheetCells) -> tuple[int, ...]:
    """Numbers of the people's rows that are hidden, as the sheet counts."""
    unseen = sheet.hidden_rows
    return tuple(number for number in found.rows if number - 1 in unseen) if unseen else ()


def hidden_columns(found: SheetList, sheet: SheetCells) -> dict[str, str]:
    """Headings of the hidden columns of the list by the letter of the column."""
    unseen = sheet.hidden_columns
    columns = [column for column in found.columns if column.index in unseen] if unseen else []
    return {column_letter(column.index): column.heading for column in columns}


def without_hidden(found: SheetList, sheet: SheetCells) -> SheetList:
    """The list as somebody sees it: hidden rows are left out, hidden columns not read."""
    rows, columns = set(hidden_rows(found, sheet)), hidden_columns(found, sheet)
    left_out = [*found.left_out, *(LeftOut(number, HIDDEN) for number in rows)]
    return dataclasses.replace(
        found,
        rows=tuple(number for number in found.rows if number not in rows),
        left_out=tuple(sorted(left_out, key=lambda line: line.row)),
        columns=tuple(
            dataclasses.replace(column, key="", guess=False) if column_letter(column.index) in columns else column
            for column in found.columns
        ),
    )


def said_hidden(sheet: StagedSheet, words: Wording) -> str:
    """“rows 5–9, column F (“Phone”)”; empty where nothing is hidden."""
    parts = []
    if rows := sheet.hidden_rows:
        code = "import.hidden.row" if len(rows) == 1 else "import.hidden.rows"
        parts.append(words.say(code, {"row": rows[0], "rows": spans(rows)}))
    for letter, heading in sheet.hidden_columns.items():
        code = "import.hidden.column_called" if heading else "import.hidden.column"
        parts.append(words.say(code, {"column": letter, "heading": heading}))
    return words.listed(parts)


def column_letter(index: int) -> str:
    """A for 0, AA for 26."""
    letters, rest = "", index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = ascii_uppercase[place] + letters
    return letters


def spans(numbers: Iterable[int]) -> str:
    """5–9, 12: numbers in order, those that follow each other joined."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join("–".join(map(str, ends)) for ends in found)
