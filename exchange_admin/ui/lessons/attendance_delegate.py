"""Paints the cells of attendance: a dot for present, a letter on a soft ground for what a teacher notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.ui import painting
from exchange_admin.ui.grid.delegate import GridDelegate
from exchange_admin.ui.grid.model import Index
from exchange_admin.ui.lessons.attendance_model import AttendanceModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM

TONES: Mapping[Presence, Tone] = {Presence.ABSENT: Tone.RED, Presence.EXCUSED: Tone.VIOLET, Presence.LATE: Tone.AMBER}


class AttendanceDelegate(GridDelegate):
    """The column of the keyboard has a ground, its cell a ring. Planned lessons are empty, cancelled ones struck."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, model, look.px, parent)
        self._model = model
        self.column = -1

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Minutes late, fewer than the lesson has."""
        line = QLineEdit(parent)
        line.setProperty("cell", True)
        line.setFont(self._look.font(12))
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setValidator(QIntValidator(1, max(1, self._model.lesson(index.column()).counted.minutes - 1), line))
        line.setAccessibleName(self.tr("Minutes late"))
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab goes on from a cell in which nothing was typed."""
        ways = {Qt.Key.Key_Tab: self.EndEditHint.EditNextItem, Qt.Key.Key_Backtab: self.EndEditHint.EditPreviousItem}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ways:
            assert isinstance(editor, QLineEdit)
            if not editor.text():
                self.closeEditor.emit(editor, ways[Qt.Key(event.key())])
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        wide = self._look.px(9)
        editor.setGeometry(option.rect.adjusted(-wide, 1, wide, -2))

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        if self._model.sheet is None:
            return
        look, theme, row, section = self._look, self._look.theme, index.row(), index.column()
        here = section == self.column or (self.block is not None and self.block(row, section))
        self.paint_ground(painter, box, chosen=here)
        mark = self._model.mark(index)
        if mark is not None:
            self._paint_mark(painter, box, mark)
        elif not self._model.lesson(section).is_given:
            dash = QRectF(box.center().x() - look.px(5), box.center().y(), look.px(10), 1)
            painter.fillRect(dash, QColor(theme.ink4))
        elif not self._model.can_mark(index):
            painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(theme.selection if here else theme.sunken))
        self.paint_edges(painter, box, index)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        look, theme = self._look, self._look.theme
        middle = QPointF(box.center().x(), box.center().y() - 0.5)
        if mark.state is Presence.PRESENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tones[Tone.GREEN].dot))
            painter.drawEllipse(middle, look.scale * 2.5, look.scale * 2.5)
            return
        text = f"{mark.late_minutes}′" if mark.state is Presence.LATE else self._model.letter(mark.state)
        swatch, font = theme.tones[TONES[mark.state]], look.font(12, MEDIUM)
        width, high = max(look.px(24), painting.advance(font, text) + look.px(10)), look.px(24)
        spot = QRectF(middle.x() - width / 2, middle.y() - high / 2, width, high)
        painting.rounded(painter, spot, look.px(6), swatch.soft)
        painter.setFont(font)
        painter.setPen(QColor(swatch.text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)
