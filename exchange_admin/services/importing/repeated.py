"""Two lines of a file for the same record: the second one asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.draft import LEFT_OUT, StagedRow, StagedSheet

Mark = Callable[[StagedRow], object]
"""What rows about one record have the same; nothing where a row does not say it."""


def subject_mark(row: StagedRow) -> object:
    return row.subject_id


def find_repeated(
    sheets: Sequence[StagedSheet], rows: Sequence[StagedRow], marks: Sequence[Mark], code: str = "import.same_as_row"
) -> list[tuple[StagedRow, StagedRow]]:
    """Looks at all rows of lists of a kind, checked before; `code` is what is asked of the second row. The rows that
    are asked about, each with the first one."""
    for row in rows:
        if row.problems and any(problem.code == code for problem in row.problems):
            row.problems = [problem for problem in row.problems if problem.code != code]
    staying = [row for row in rows if row.decision != LEFT_OUT]
    firsts: dict[int, StagedRow] = {}
    for mark in marks:
        said = [mark(row) for row in staying]
        told = [one for one in said if one]
        if len(set(told)) == len(told):
            continue
        seen: dict[object, StagedRow] = {}
        for row, one in zip(staying, said, strict=True):
            if one and (first := seen.setdefault(one, row)) is not row:
                firsts.setdefault(id(row), first)
    found = [(row, firsts[id(row)]) for row in staying if id(row) in firsts and not row.decision]
    for row, first in found:
        place = first.number if first.sheet == row.sheet else f"{first.number} ({sheets[first.sheet].name})"
        row.problems.append(Problem(code, "", {"row": place}, Level.ASKS))
    return found
