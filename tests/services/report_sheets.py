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


def data(path: Path, name: str = "Data") -> Rows:
    """The rows of a sheet that has its headings in the first row."""
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if any(cell is not None for cell in row)]
