"""The text of minutes as the paper will have it: Chinese and Russian beside each other, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from exchange_admin.services.committee.minutes_text import TextRow
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, Rule, column

_MISSING = "– – –"
Changed = frozenset[tuple[str, str]]
"""Decisions (ids, empty for the meeting) and fields of them; an empty field means the whole decision."""


class MinutesSheet(QFrame):
    """A decision is marked in both languages while its line beside the sheet is the one in hand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._titles = [Label(look, 17, SEMIBOLD, wraps=True), Label(look, 13, REGULAR, "ink3", wraps=True)]
        self._number = Label(look, 14, SEMIBOLD, wraps=True)
        self._foot = Label(look, 11, REGULAR, "ink3")
        self.columns = TextColumns(look)
        for label in (*self._titles, self._number):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column(self, (look.px(22), look.px(22), look.px(22), look.px(16)), look.px(5)).add(
            *self._titles, self._number, look.px(6), Rule(), look.px(6), self.columns, Rule(), self._foot
        )

    def say_head(self, names: tuple[str, str], title: str, foot: str) -> None:
        """`names` are those of the committee in Chinese and in Russian."""
        for label, name in zip(self._titles, names, strict=True):
            label.say(name)
        self._number.say(title)
        self._foot.setText(foot)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        self.columns.show_rows(rows)

    def show_changes(self, changed: Changed) -> None:
        """Marks what reads otherwise than what was approved."""
        self.columns.show_changes(changed)

    def changed(self) -> list[str]:
        return self.columns.changed()

    def mark(self, decision: str) -> int:
        """How far below the top of the sheet it stands; -1 where it does not."""
        place = self.columns.mark(decision)
        return -1 if place < 0 else self.columns.y() + place

    def texts(self) -> list[tuple[str, ...]]:
        return self.columns.texts()

    def marked(self) -> list[str]:
        return self.columns.marked()


class TextColumns(QTextEdit):
    """One table in one document: minutes of sixty decisions are hundreds of cells. As high as its text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[TextRow] = []
        self._decision = ""
        self._changed: Changed = frozenset()
        self._table: QTextTable | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._write)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        if self._rows != list(rows):
            self._rows = list(rows)
            self._write()

    def show_changes(self, changed: Changed) -> None:
        if self._changed != changed:
            self._changed = changed
            self.mark(self._decision)

    def changed(self) -> list[str]:
        return [text for row in self._rows for number, text in enumerate(row.texts) if self._is_changed(row, number)]

    def mark(self, decision: str) -> int:
        """Where it stands; -1 where it does not."""
        self._decision = decision
        if self._table is None:
            return -1
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # laid out once, not for each cell
        for line, row in enumerate(self._rows):
            is_it = bool(decision) and row.decision == decision
            for number in (0, 1):
                cell = self._table.cellAt(line, number)
                shown, ground = cell.format(), self._ground(row, number, is_it=is_it)
                if shown.background() != ground:
                    shown.setBackground(ground)
                    cell.setFormat(shown)
        whole.endEditBlock()
        found = (line for line, row in enumerate(self._rows) if decision and row.decision == decision)
        line = next(found, -1)
        return -1 if line < 0 else int(self._place_of(line).top())

    def texts(self) -> list[tuple[str, ...]]:
        return [tuple(text or _MISSING for text in row.texts) for row in self._rows]

    def marked(self) -> list[str]:
        rows = [row for row in self._rows if self._decision and row.decision == self._decision]
        return [text for row in rows for text in row.texts]

    # Inside

    def _ground(self, row: TextRow, number: int, *, is_it: bool) -> QBrush:
        theme = self._look.theme
        if self._is_changed(row, number):
            return QBrush(QColor(theme.tones[Tone.AMBER].soft))
        return QBrush(QColor(theme.selection)) if is_it else QBrush()

    def _is_changed(self, row: TextRow, number: int) -> bool:
        if row.is_head:
            return False
        fields = (*row.fields[number], *(("",) if row.decision else ()))
        return any((row.decision, field) in self._changed for field in fields)

    def _place_of(self, line: int) -> QRectF:
        assert self._table is not None
        block = self._table.cellAt(line, 0).firstCursorPosition().block()
        return self.document().documentLayout().blockBoundingRect(block)

    def _write(self) -> None:
        self.document().clear()
        self._table = None
        if not self._rows:
            return
        px, shown = self._look.px, QTextTableFormat()
        shown.setBorder(0)
        shown.setCellSpacing(0)
        shown.setCellPadding(px(4))
        shown.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        shown.setColumnWidthConstraints([half, half])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._table = cursor.insertTable(len(self._rows), 2, shown)
        for line, row in enumerate(self._rows):
            for number, text in enumerate(row.texts):
                block = QTextBlockFormat()
                block.setTopMargin(px(8) if row.is_head and line else 0)
                at = self._table.cellAt(line, number).firstCursorPosition()
                at.setBlockFormat(block)
                at.insertText(text or _MISSING, self._letters(row, is_there=bool(text)))
        cursor.endEditBlock()
        self.mark(self._decision)

    def _letters(self, row: TextRow, *, is_there: bool) -> QTextCharFormat:
        theme, made = self._look.theme, QTextCharFormat()
        weight: QFont.Weight = SEMIBOLD if row.is_head else REGULAR
        made.setFont(self._look.font(11 if row.is_quiet else 13, weight))
        ink = theme.ink3 if row.is_quiet else theme.ink
        made.setForeground(QColor(ink if is_there else theme.tones[Tone.AMBER].text))
        return made

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(int(size.height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.document().size())
