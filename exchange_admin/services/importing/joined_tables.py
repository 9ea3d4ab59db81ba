"""A list in two tables, the lower one with more about the same people: who is insured, and below who lives where.

The lower table is read as further columns of the upper one where it names the same people, each once, and says nothing
by which it could be a list of its own. What speaks of relatives, of old data or of whoever takes people in stays apart.
Whose telephones and addresses stand below a line of their own is asked about: «Семья», 房东.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.names import fold
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.blocks import speaks_of_others
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import ROW_NUMBER, shown
from exchange_admin.services.importing.words import ImportWords

_LAST_LINE = 120  # headings stand above it
_FEWEST_PEOPLE = 3
_BELOW = ("下表", "таблица ниже", "table below")
_REACHED_BY = frozenset({"phone", "email", "address", "messenger"})
_TELLING_APART = frozenset({"birth_date", "passport_number", "document_number", "national_id"})


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table stands: its line of headings, from 0, the columns by what their headings mean, empty for those that
    nobody knows, and the lines of its people by name."""

    line: int
    meant: Mapping[int, str]
    people: Mapping[str, int]

    @property
    def keys(self) -> set[str]:
        return {key for key in self.meant.values() if key}


def with_joined_tables(sheet: SheetCells, headings: Headings, words: ImportWords) -> SheetCells:
    """The sheet with the columns of such a table behind the last, in the lines of its people; itself where none is."""
    lines = [at for at, row in enumerate(sheet.rows[:_LAST_LINE]) if _heads(row, headings)]
    if len(lines) != 2 or sheet.hidden_rows or sheet.hidden_columns:
        return sheet
    upper, lower = (
        _table(sheet, at, end, headings) for at, end in zip(lines, (lines[1], len(sheet.rows)), strict=True)
    )
    if upper is None or lower is None or not _are_of_the_same(upper, lower):
        return sheet
    if not sheet.struck.keys().isdisjoint(lower.people.values()):
        return sheet  # what is crossed out below would be seen nowhere
    between, over = _titles_of(sheet, lower), _titles_of(sheet, upper)
    own = [shown(sheet.rows[lower.line][at]) for at in lower.meant]
    if any(headings.is_of_others(text) for text in (*between, *own)) or _has_remarks(sheet, lower):
        return sheet
    if any(speaks_of_others(title, over, words) for title in between):
        return sheet
    width = max(map(len, sheet.rows))
    told = [at for at, key in lower.meant.items() if key not in NAME_KEYS and key != ROW_NUMBER]
    rows = [list(row) for row in sheet.rows]
    moved = {lower.line: upper.line} | {line: upper.people[name] for name, line in lower.people.items()}
    faults = dict(sheet.faults)
    for line, to in moved.items():
        row = rows[line]
        rows[to] += [None] * (width - len(rows[to])) + [row[at] if at < len(row) else None for at in told]
        for behind, at in enumerate(told, width):
            if fault := faults.pop((line, at), None):
                faults[to, behind] = fault
        rows[line] = []
    for behind, at in enumerate(told, width):
        if between and lower.meant[at] in _REACHED_BY:
            rows[upper.line][behind] = _as_guess(shown(sheet.rows[lower.line][at]), between[-1], headings)
    return replace(sheet, rows=rows, faults=faults)


def _heads(row: Sequence[CellValue], headings: Headings) -> bool:
    """Whether a line heads people: a quick look first, for most lines are none."""
    texts = [cell for cell in row if isinstance(cell, str)]
    if len(texts) < 2 or not any(headings.is_sure(PEOPLE, text) for text in texts):
        return False
    meanings = [headings.meaning(PEOPLE, text, "") for text in texts]
    keys = {meaning.key for meaning in meanings if meaning is not None and meaning.exact}
    return len(keys) > 1 and bool(keys & NAME_KEYS)


def _table(sheet: SheetCells, line: int, end: int, headings: Headings) -> _Table | None:
    """The table with these headings; None where two of its people are called alike, or a line of it names nobody."""
    meant: dict[int, str] = {}
    for at, cell in enumerate(sheet.rows[line]):
        if isinstance(cell, str) and cell.strip():
            meaning = headings.meaning(PEOPLE, cell, "")
            meant[at] = meaning.key if meaning is not None and meaning.exact else ""
    names = [at for at, key in meant.items() if key in NAME_KEYS]
    people: dict[str, int] = {}
    for number in range(line + 1, end):
        row = sheet.rows[number]
        said = [at for at in meant if at < len(row) and row[at] not in (None, "")]
        if len(said) < 2:
            continue  # blank, or a title
        name = fold(" ".join(shown(row[at]) for at in names if at < len(row)))
        if not name or name in people:
            return None
        people[name] = number
    return _Table(line, meant, people) if people else None


def _are_of_the_same(upper: _Table, lower: _Table) -> bool:
    """Whether the lower table names the people of the upper one and says something else of them."""
    tells_apart = bool(upper.keys & _TELLING_APART) and not lower.keys & _TELLING_APART
    told = lower.keys - NAME_KEYS - {ROW_NUMBER}
    is_more = bool(told) and not told & upper.keys
    return (
        tells_apart and is_more and len(upper.people) >= _FEWEST_PEOPLE and lower.people.keys() == upper.people.keys()
    )


def _titles_of(sheet: SheetCells, table: _Table) -> list[str]:
    """The lines that stand alone above its headings."""
    titles: list[str] = []
    for row in reversed(sheet.rows[: table.line]):
        said = [shown(cell) for cell in row if cell not in (None, "")]
        if len(said) > 1:
            break
        titles += said
    return titles[::-1]


def _as_guess(heading: str, title: str, headings: Headings) -> str:
    """The heading so that somebody is asked about its column: with the line that stands over it, or as one below."""
    told = f"{heading} ({title})"
    meaning = headings.meaning(PEOPLE, told)
    if meaning is not None and not meaning.exact:
        return told
    return f"{heading} ({next(said for said in _BELOW if said.isascii() or language_of(heading) == language_of(said))})"


def _has_remarks(sheet: SheetCells, table: _Table) -> bool:
    """Whether cells of its lines stand under no heading: «мамы» behind a telephone."""
    rows = (sheet.rows[number] for number in table.people.values())
    return any(cell not in (None, "") and at not in table.meant for row in rows for at, cell in enumerate(row))
