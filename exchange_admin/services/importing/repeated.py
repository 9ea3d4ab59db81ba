"""Two lines of one list for the same record: the second one asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.draft import LEFT_OUT, StagedRow

Mark = Callable[[StagedRow], object]
"""What rows about one record have the same; nothing where a row does not say it."""


def subject_mark(row: StagedRow) -> object:
    return row.subject_id


def find_repeated(rows: Sequence[StagedRow], marks: Sequence[Mark], code: str = "import.same_as_row") -> None:
    """Looks at all rows of a sheet, checked before; `code` is what is asked of the second row."""
    for row in rows:
        if row.problems and any(problem.code == code for problem in row.problems):
            row.problems = [problem for problem in row.problems if problem.code != code]
    staying = [row for row in rows if row.decision != LEFT_OUT]
    first_lines: dict[int, int] = {}
    for mark in marks:
        said = [mark(row) for row in staying]
        told = [one for one in said if one]
        if len(set(told)) == len(told):
            continue
        seen: dict[object, int] = {}
        for row, one in zip(staying, said, strict=True):
            if one and (first := seen.setdefault(one, row.number)) != row.number:
                first_lines.setdefault(row.number, first)
    for row in staying:
        if row.number in first_lines and not row.decision:
            row.problems.append(Problem(code, "", {"row": first_lines[row.number]}, Level.ASKS))
