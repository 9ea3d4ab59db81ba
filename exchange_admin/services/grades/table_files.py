"""A grade distribution from a text table with the columns `grade,count,pass`, best first."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from exchange_admin.documents.delimited_text import decoded, open_quotation, text_rows
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks

COLUMNS = ("grade", "count", "pass")

_MOST_BYTES, _MOST_ROWS, _MOST_PROBLEMS = 1 << 20, 1000, 3
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


def read_table(path: Path, words: PassOnlyMarks) -> GradeTable:
    """Any usual encoding and separator; columns in any order, further ones are left alone.

    Raises RuleBroken with the first problems of the file, which are named by row.
    """
    rows = _rows(path)
    columns = _columns(path, next(rows, (0, []))[1])
    counts: list[GradeCount] = []
    problems: list[Problem] = []
    for place, (number, cells) in enumerate(rows):
        if place >= _MOST_ROWS:
            raise RuleBroken(Problem("grade.too_many_rows", facts={"table": path.name, "most": _MOST_ROWS}))
        grade, count, passing = (cells[column].strip() if column < len(cells) else "" for column in columns)
        found = list(_cell_problems(path.name, number, grade, count, passing))
        problems += found
        if not found:
            counts.append(GradeCount(grade, int(_plain(count)), _plain(passing) == "1"))
    if problems:
        raise RuleBroken(*problems[:_MOST_PROBLEMS])
    try:
        return GradeTable.build(path.name, counts, words)
    except RuleBroken as refused:
        raise RuleBroken(*refused.problems[:_MOST_PROBLEMS]) from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or str(failed)
        raise RuleBroken(Problem("grade.file_unreadable", facts={"path": str(path), "reason": reason})) from failed
    if len(data) > _MOST_BYTES:
        raise RuleBroken(Problem("grade.file_too_large", facts={"path": str(path), "megabytes": _MOST_BYTES >> 20}))
    text = decoded(data).removeprefix("\ufeff")
    if "\0" in text or "\ufffd" in text:
        raise RuleBroken(Problem("grade.not_text", facts={"path": str(path)}))
    return text


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers as a spreadsheet shows them; empty ones are skipped."""
    number, text = 0, _text(path)
    if line := open_quotation(text):
        raise RuleBroken(Problem("grade.bad_quotes", facts={"table": path.name, "row": line}))
    try:
        for number, cells in enumerate(text_rows(text), 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as failed:
        raise RuleBroken(Problem("grade.bad_quotes", facts={"table": path.name, "row": number + 1})) from failed


def _columns(path: Path, headings: Sequence[str]) -> list[int]:
    plain = [_plain(heading) for heading in headings]
    if missing := [column for column in COLUMNS if column not in plain]:
        facts = {"table": path.name, "columns": ", ".join(missing), "expected": ",".join(COLUMNS)}
        raise RuleBroken(Problem("grade.columns_missing", facts=facts))
    for column in COLUMNS:
        if plain.count(column) > 1:
            raise RuleBroken(Problem("grade.columns_repeated", facts={"table": path.name, "typed": column}))
    return [plain.index(column) for column in COLUMNS]


def _cell_problems(table: str, row: int, grade: str, count: str, passing: str) -> Iterator[Problem]:
    if not grade:
        yield Problem("grade.no_label", "grade", {"table": table, "row": row})
    if not _WHOLE.fullmatch(_plain(count)):
        yield Problem("grade.not_a_count", "count", {"table": table, "row": row, "typed": _short(count)})
    if _plain(passing) not in {"0", "1"}:
        yield Problem("grade.pass_not_said", "pass", {"table": table, "row": row, "typed": _short(passing)})


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().casefold().replace("−", "-")


def _short(cell: str) -> str:
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in cell).split())
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
