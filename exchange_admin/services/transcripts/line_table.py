"""A table with the lines of one transcript, in a workbook or pasted from Excel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.documents.workbook_reading import WorkbookCells
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.importing.headings import COURSES, Headings
from exchange_admin.services.importing.sheets import UNREAD_KEYS, shown
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.transcripts.line_cells import LineCells
from exchange_admin.services.transcripts.staged import StagedLine
from exchange_admin.services.transcripts.table_rows import TITLES, parted

_LOOK_FOR_HEADINGS = 40  # rows from the top
_FEWEST_COLUMNS = 2
_MOST_LINES = 1_000
_THEORY = "theory_hours"
"""A column of a table that parts contact hours into theory and practice."""


@dataclass(frozen=True, slots=True)
class LineTable:
    """`columns` are keys by their place; `rows` (number as the sheet counts, cells) below the headings; `unread` are
    headings that nobody understood, `left` says which rows are no courses."""

    columns: Mapping[int, str]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unread: tuple[str, ...] = ()
    left: tuple[Problem, ...] = ()


def table_in_book(book: WorkbookCells, headings: Headings, words: ImportWords) -> LineTable:
    """The first sheet with such a table. Raises RuleBroken with `transcript.no_table`."""
    for sheet in book.sheets:
        if not sheet.hidden:
            cells = [[shown(cell) for cell in row] for row in sheet.rows]
            if table := find_table(cells, headings, words):
                return table
    raise RuleBroken(Problem("transcript.no_table", facts={"file": book.name}))


def find_table(cells: Sequence[Sequence[str]], headings: Headings, words: ImportWords) -> LineTable | None:
    """The table below the first row that names a course and one thing more; None where there is no such row."""
    for at, row in enumerate(cells[:_LOOK_FOR_HEADINGS]):
        columns, unread = _columns(row, headings)
        if len(columns) >= _FEWEST_COLUMNS and TITLES & set(columns.values()):
            courses, left = parted(cells, at + 1, columns, words)
            return LineTable(columns, courses, unread, left)
    return None


def read_lines(table: LineTable, cells: LineCells, scheme: str = "") -> list[StagedLine]:
    """The lines, not settled yet. `scheme` is that of credits where the table does not say. Raises RuleBroken with
    `transcript.too_many_lines`."""
    if len(table.rows) > _MOST_LINES:
        raise RuleBroken(Problem("transcript.too_many_lines", facts={"n": len(table.rows), "most": _MOST_LINES}))
    return [_line(number, row, table.columns, cells, scheme) for number, row in table.rows]


def _line(number: int, row: Sequence[str], columns: Mapping[int, str], cells: LineCells, scheme: str) -> StagedLine:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    theory: Value = None
    for column, key in columns.items():
        try:
            read = cells.read("contact_hours" if key == _THEORY else key, row[column])
        except RuleBroken as refused:
            problems += refused.problems
            continue
        if key == _THEORY:
            theory = read["contact_minutes"]
        else:
            values |= {name: value for name, value in read.items() if value is not None}
    if theory is not None:
        values.setdefault("contact_minutes", int(theory) + int(values.get("practice_minutes") or 0))
    if "credits" in values and scheme:
        values.setdefault("credit_scheme", scheme)
    return StagedLine(str(number), values, problems)


def _columns(row: Sequence[str], headings: Headings) -> tuple[dict[int, str], tuple[str, ...]]:
    """Every key once, the first column that claims it."""
    found: dict[int, str] = {}
    unread = []
    for column, text in enumerate(row):
        meaning = headings.meaning(COURSES, text)
        if meaning is None:
            unread += [text] if text else []
        elif meaning.key not in UNREAD_KEYS and meaning.key not in found.values():
            found[column] = meaning.key
    return found, tuple(unread)
