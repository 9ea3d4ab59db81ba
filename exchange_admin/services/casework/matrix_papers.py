"""A matrix on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.mark_sheets.sheet import MarkColumn, MarkRow, MarkSheet
from exchange_admin.domain.rules.casework.marks import CellMark
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.casework.matrix import Matrix, MatrixCell
from exchange_admin.services.parts import Parts

SHOWN = (
    CellMark.DONE, CellMark.ASKED, CellMark.HERE, CellMark.OPEN, CellMark.SOON, CellMark.OVERDUE, CellMark.UNKNOWN,
    CellMark.UNNEEDED,
)  # fmt: skip
"""The marks in the order in which they are explained."""


class MatrixPapers:
    """Only marks: of what concerns somebody's health a paper says no more than whether it is done."""

    def __init__(self, parts: Parts, fonts: Fonts) -> None:
        self._wordings, self._fonts = parts.wordings, fonts

    def pdf(self, matrix: Matrix, language: str) -> bytes:
        from exchange_admin.documents.mark_sheets.pdf import mark_sheet_pdf

        return mark_sheet_pdf(self._fonts, self._sheet(matrix, self._wordings[language]), language)

    def write_pdf(self, matrix: Matrix, language: str, target: Path) -> None:
        """Writes it whole. Raises FileNotWritten."""
        write_bytes(target, self.pdf(matrix, language))

    def write_book(self, matrix: Matrix, language: str, target: Path, who: str = "") -> None:
        """Writes it whole. Raises FileNotWritten."""
        from exchange_admin.documents.mark_sheets.book import write_mark_book

        words = self._wordings[language]
        write_mark_book(target, self._sheet(matrix, words), language, who, words.say("report.page"))

    def _sheet(self, matrix: Matrix, words: Wording) -> MarkSheet:
        columns = tuple(
            MarkColumn(
                words.choice("case_phase", one.phase) if one.phase else words.say("task.other"),
                one.short_title,
                f"{one.done}/{one.needed}",
                0 < one.needed == one.done,
            )
            for one in matrix.columns
        )
        rows = tuple(
            MarkRow(row.name, row.others, _marks(row.cells), f"{row.done} / {row.needed}") for row in matrix.rows
        )
        seen = {cell.mark for row in matrix.rows for cell in row.cells}
        return MarkSheet(
            title=matrix_title(matrix, words),
            about=matrix_about(matrix, words),
            person=words.say("matrix.person"),
            done=words.say("matrix.done"),
            columns=columns,
            rows=rows,
            foot=words.say("matrix.foot"),
            total=f"{matrix.done} / {matrix.needed}",
            legend={mark.value: words.say(f"matrix.mark.{mark.value}") for mark in SHOWN if mark in seen},
            notes=tuple(matrix_notes(matrix, words)),
        )


def matrix_title(matrix: Matrix, words: Wording) -> str:
    return matrix.title or words.say("matrix.title")


def matrix_about(matrix: Matrix, words: Wording) -> str:
    """How much stands there and as of when."""
    day = {"day": written_day(words.language, matrix.day.isoformat())}
    overdue = matrix.count(CellMark.OVERDUE)
    said = [
        words.say("matrix.people", {"n": matrix.people}),
        *([words.say("matrix.stays", {"n": len(matrix.rows)})] if len(matrix.rows) != matrix.people else []),
        words.say("matrix.requirements", {"n": len(matrix.columns)}),
        *([words.say("matrix.overdue", {"n": overdue})] if overdue else []),
        words.say("matrix.as_of", day),
    ]
    return " · ".join(said)


def matrix_notes(matrix: Matrix, words: Wording) -> list[str]:
    """What does not stand in it, a sentence each."""
    counts = {"left_out": matrix.left_out, "beyond": matrix.beyond, "others": matrix.others}
    return [words.say(f"matrix.{name}", {"n": n}) for name, n in counts.items() if n]


def _marks(cells: Sequence[MatrixCell]) -> tuple[str, ...]:
    return tuple(cell.mark.value for cell in cells)
