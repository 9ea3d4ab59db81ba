"""The lines of one transcript in a table: of a workbook, or pasted from Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.services.importing.course_rows import COURSES, FIELD_OF_COURSE
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.hidden import hidden_rows
from exchange_admin.services.importing.reading import read_rows
from exchange_admin.services.importing.sheets import LeftOut, find_list, shown
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.staging import staged_list
from exchange_admin.services.transcripts.line_cells import LineCells
from exchange_admin.services.transcripts.staged import StagedLine

_MOST_LINES = 1_000
_MOST_NAMED, _MOST_NUMBERED = 3, 20  # rows of one reason that are told with what stands there, and by number
_LONGEST_NAMED = 40  # characters of a row
_REASONS: Mapping[str, str] = {"numbers": "rows_notes", "above": "rows_notes"}
_GUESSED = "import.column_guessed"


@dataclass(frozen=True, slots=True)
class LineTable:
    """The lines, not settled yet, and what of the table was not read, or only guessed."""

    lines: list[StagedLine]
    told: tuple[Problem, ...]


def table_in(sheets: Iterable[SheetCells], cells: LineCells, sources: Sources, scheme: str = "") -> LineTable | None:
    """The first table that names courses and one thing more about them; None where there is none. `scheme` is that of
    credits where the table does not say. Raises RuleBroken with `transcript.too_many_lines`."""
    tables = sources.tables
    for sheet in sheets:
        found = None if sheet.hidden else find_list(sheet, tables.headings, tables.words, COURSES)
        if found is None:
            continue
        staged, rows = staged_list(sheet, found, 0, from_1904=False, sources=sources)
        if len(rows) > _MOST_LINES:
            raise RuleBroken(Problem("transcript.too_many_lines", facts={"n": len(rows), "most": _MOST_LINES}))
        staged.hidden_rows = hidden_rows(found, sheet)
        read_rows(staged, rows, cells)
        told = [Problem("transcript.column_unread", facts={"typed": one}, level=Level.INFORMS) for one in staged.unread]
        told += [
            Problem("transcript.column_guessed", facts={"typed": one.heading}, level=Level.INFORMS)
            for one in staged.columns
            if one.guess
        ]
        return LineTable([_line(row, scheme) for row in rows], (*told, *_left(sheet, found.left_out)))
    return None


def _line(row: StagedRow, scheme: str) -> StagedLine:
    values = row.values
    theory = values.pop("theory_hours", None)
    if theory is not None:
        values.setdefault("contact_minutes", int(theory) + int(values.get("practice_minutes") or 0))
    if "credits" in values and scheme:
        values.setdefault("credit_scheme", scheme)
    problems = [
        replace(one, field=FIELD_OF_COURSE.get(one.field, one.field)) for one in row.problems if one.code != _GUESSED
    ]
    return StagedLine(0, row.number, row.cells, values=values, problems=problems, where=str(row.number))


def _left(sheet: SheetCells, lines: Sequence[LeftOut]) -> list[Problem]:
    """Why rows are no courses, the first of each reason with what stands there."""
    reasons: dict[str, list[int]] = {"rows_headings": [], "rows_notes": [], "rows_unnamed": []}
    for line in lines:
        reasons[_REASONS.get(line.why, line.why)].append(line.row)
    found = []
    for reason, rows in reasons.items():
        named = [f"{row} ({_short(sheet, row)})" for row in rows[:_MOST_NAMED]]
        named += [str(row) for row in rows[_MOST_NAMED:_MOST_NUMBERED]]
        named += ["…"] if len(rows) > _MOST_NUMBERED else []
        if named:
            found.append(Problem(f"transcript.{reason}", facts={"rows": ", ".join(named)}, level=Level.INFORMS))
    return found


def _short(sheet: SheetCells, row: int) -> str:
    text = " · ".join(filter(None, map(shown, sheet.rows[row - 1])))
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"
