"""Reading a workbook that somebody sent (xlsx, xls, ods, text table, HTML, XML) through a child process with limits."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import exchange_admin
from exchange_admin.documents.process_limits import OUT_OF_MEMORY, OUT_OF_TIME
from exchange_admin.domain.problems import Problem, RuleBroken

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | None

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt", ".xml", ".html", ".htm")
"""Endings of the files that `read_workbook` takes, for file dialogs."""

_MODULE = "exchange_admin.documents.workbook_process"
_LOOK_AGAIN = 0.1  # seconds between two looks at the child
_PROGRAM_FOLDER = str(Path(exchange_admin.__file__).parents[1])


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. Bytes are of the file, unpacked of the zip inside; memory and seconds are of the child."""

    bytes: int = 50 << 20
    unpacked: int = 512 << 20
    ratio: int = 200
    sheets: int = 100
    rows: int = 200_000
    columns: int = 500
    cells: int = 4_000_000
    memory: int = 2 << 30
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet from A1 on: `rows[2][1]` is cell B3. Whole numbers are `int`; empty cells are None.

    `merged` are (first row, first column, last row, last column), from 0, where the format tells. `faults` name what
    is wrong with a cell: `cell.formula_without_value`, `cell.error_value`, `cell.digits_lost`, `cell.text_cut`.
    A cell that is merged over rows stands in each of them.
    `hidden_rows` and `hidden_columns` are those that nobody sees, from 0: hidden by hand or by a filter; None where the
    format is not looked through for them. `struck` are the columns of the cells of a row that are crossed out, by the
    row, both from 0; told of .xlsx and .xlsm only, as are `comments`: what somebody wrote beside a cell, and
    `comments_unreadable`: whether the sheet has some that cannot be read.
    """

    name: str
    rows: list[list[CellValue]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    faults: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    hidden: bool = False
    hidden_rows: frozenset[int] | None = frozenset()
    hidden_columns: frozenset[int] | None = frozenset()
    struck: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    comments: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    comments_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookCells:
    """`days_from_1904`: a bare day number in a cell counts from 1904-01-01, not from 1899-12-30."""

    name: str
    sheets: tuple[SheetCells, ...]
    days_from_1904: bool = False


def read_workbook(path: Path, *, step: Callable[[], None] | None = None, limits: Limits | None = None) -> WorkbookCells:
    """Every sheet of the file. `step` is called about ten times a second and may raise to give up.

    Raises RuleBroken with one `workbook.…` problem for a file that is damaged, locked, too large or no workbook. The
    child process is ended in every case.
    """
    limits = limits or Limits()
    arguments = [str(path.absolute()), json.dumps(dataclasses.asdict(limits))]
    answer, status = child_answer(_MODULE, arguments, limits, step)
    lines = answer.split(b"\n")
    try:
        told = [json.loads(line) for line in lines if line]
    except ValueError:
        told = []
    if told and "refused" in told[-1]:
        raise RuleBroken(_problem(path, told[-1]["refused"], told[-1]["facts"]))
    if status is None or status in OUT_OF_TIME:
        raise RuleBroken(_problem(path, "workbook.takes_too_long", {"limit": limits.seconds}))
    if status != 0 or not told:
        too_large = status in OUT_OF_MEMORY
        code = "workbook.unpacks_too_large" if too_large else "workbook.damaged"
        raise RuleBroken(_problem(path, code, {"limit": limits.memory >> 20} if too_large else {}))
    return WorkbookCells(path.name, tuple(_sheets(told[1:], path)), bool(told[0]["days_from_1904"]))


def _problem(path: Path, code: str, facts: Mapping[str, object]) -> Problem:
    return Problem(code, facts={"file": path.name, **facts})


def child_answer(
    module: str, arguments: Iterable[str], limits: Limits, step: Callable[[], None] | None, told: bytes | None = None
) -> tuple[bytes, int | None]:
    """What a child that runs `module` wrote and its exit code; None when its time was up. It reads `told`."""
    ends = time.monotonic() + limits.seconds
    with subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.DEVNULL if told is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _PROGRAM_FOLDER},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            while True:
                try:
                    answer, _ = child.communicate(told, timeout=_LOOK_AGAIN)
                    return answer, child.returncode
                except subprocess.TimeoutExpired:
                    told = None  # what is left of it goes on being sent
                    if step is not None:
                        step()
                    if time.monotonic() > ends:
                        return b"", None
        finally:
            child.kill()


def _sheets(told: Iterable[dict[str, Any]], path: Path) -> Iterator[SheetCells]:
    """From the lines about rows and, after those of each sheet, about the sheet."""
    rows: list[list[CellValue]] = []
    for plain in told:
        if "name" in plain:
            yield _sheet(plain, rows, path)
            rows = []
            continue
        rows += _with_shared_texts(plain["rows"])
        for at, column, text in plain["moments"]:
            rows[at][column] = _moment(text)


def _with_shared_texts(rows: list[list[CellValue]]) -> list[list[CellValue]]:
    """What many rows say alike, a school or a level, is kept once. Texts only: 1, 1.0 and True are equal."""
    known: dict[str, str] = {}
    share = known.setdefault
    return [[share(value, value) if type(value) is str else value for value in row] for row in rows]


def _sheet(plain: dict[str, Any], rows: list[list[CellValue]], path: Path) -> SheetCells:
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return SheetCells(
        name=plain["name"] or path.stem,
        rows=rows,
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in plain.get("merged", ())),
        faults={(at, column): code for at, column, code in plain["faults"]},
        hidden=plain.get("hidden", False),
        hidden_rows=_numbers(plain.get("hidden_rows")),
        hidden_columns=_numbers(plain.get("hidden_columns")),
        struck={at: tuple(columns) for at, columns in plain.get("struck", ())},
        comments={(at, column): text for at, column, text in plain.get("comments", ())},
        comments_unreadable=plain.get("comments_unreadable", False),
    )


def _numbers(ranges: Iterable[tuple[int, int]] | None) -> frozenset[int] | None:
    if ranges is None:
        return None
    return frozenset(number for first, last in ranges for number in range(first, last + 1))


def _moment(text: str) -> CellValue:
    if len(text) == 10:
        return dt.date.fromisoformat(text)
    return dt.datetime.fromisoformat(text) if "T" in text else dt.time.fromisoformat(text)
