"""Rows on the clipboard: text that Excel and WPS split right, and a table for mail and documents."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

OURS = "application/x-exchange-admin-rows"
_LONGEST_CELL = 1 << 17


def to_clipboard(rows: Sequence[Sequence[str]]) -> None:
    data = QMimeData()
    data.setText(as_text(rows))
    data.setHtml(as_html(rows))
    data.setData(OURS, b"1")
    QGuiApplication.clipboard().setMimeData(data)


def leave_plain_text() -> None:
    """Called when the program ends: the clipboard outlives Python, so nothing made by Python may stay in it."""
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()
    if held is not None and held.hasFormat(OURS):  # on some platforms nothing is held at the end
        clipboard.setText(clipboard.text())


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated lines; a cell with a tab, quote or line break is quoted as spreadsheets expect."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def block_of(text: str) -> list[list[str]]:
    """The rows of a block as spreadsheets copy it, all as long as the longest; none of what is no block."""
    try:
        rows = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t"))
    except csv.Error:
        return []
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):  # one open quote, and a cell as long as a book
        return []
    longest = max((len(row) for row in rows), default=0)
    return [row + [""] * (longest - len(row)) for row in rows] if longest else []


def as_html(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
