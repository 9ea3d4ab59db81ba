"""Rows for the clipboard: text that Excel and WPS split right, and a table for mail and documents."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated lines; a cell with a tab, quote or line break is quoted as spreadsheets expect."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def as_html(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
