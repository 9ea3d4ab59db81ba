"""Sheets of a report, read back as somebody would who opens the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

Rows = list[dict[str, Any]]


def table(path: Path, name: str, number: int = 0) -> tuple[Rows, dict[str, Any]]:
    """The rows of a real table of a page, and what stands in the line above its headings."""
    sheet = openpyxl.load_workbook(path, data_only=True)[name]
    real = list(sheet.tables.values())[number]
    left, top, right, bottom = range_boundaries(real.ref)
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(top - 1, bottom, left, right)]
    sums, head, *rows = lines
    return [dict(zip(head, row, strict=True)) for row in rows], dict(zip(head, sums, strict=True))


def lines(path: Path, name: str = "") -> list[tuple[Any, ...]]:
    """The headings and rows of the only table of a sheet, the first one without a name; of a page without rows its
    headings."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book[name] if name else book.worksheets[0]
    if sheet.tables:
        left, top, right, bottom = range_boundaries(next(iter(sheet.tables.values())).ref)
        found = list(sheet.iter_rows(top, bottom, left, right, values_only=True))
    else:
        top = int(str(sheet.print_title_rows).split("$")[-1])
        found = list(sheet.iter_rows(top, top, values_only=True))
    return [found[0], *(row for row in found[1:] if any(cell is not None for cell in row))]


def data(path: Path, name: str = "Data") -> Rows:
    """The rows of the only table of a sheet."""
    head, *rows = lines(path, name)
    return [dict(zip(head, row, strict=True)) for row in rows]
