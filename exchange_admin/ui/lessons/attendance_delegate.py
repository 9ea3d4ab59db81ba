"""Paints the cells of attendance: a dot for present, a letter on a soft ground for what a teacher notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIntValidator, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.ui import painting
from exchange_admin.ui.lessons.attendance_model import AttendanceModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM

Index = QModelIndex | QPersistentModelIndex
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
TONES: Mapping[Presence, Tone] = {Presence.ABSENT: Tone.RED, Presence.EXCUSED: Tone.VIOLET, Presence.LATE: Tone.AMBER}


class AttendanceDelegate(QStyledItemDelegate):
    """The column of the keyboard has a ground, its cell a ring. Planned lessons are empty, cancelled ones struck."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self.column = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(40), self._look.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Minutes late, fewer than the lesson has."""
        line = QLineEdit(parent)
        line.setProperty("cell", True)
        line.setFont(self._look.font(12))
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setValidator(QIntValidator(1, max(1, self._model.lesson(index.column()).counted.minutes - 1), line))
        line.setAccessibleName(self.tr("Minutes late"))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        wide = self._look.px(9)
        editor.setGeometry(option.rect.adjusted(-wide, 1, wide, -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._model.sheet is None:
            return
        painter.save()
        painter.setRenderHints(SMOOTH)
        box, state, theme = QRectF(option.rect), option.state, self._look.theme
        here = SELECTED in state or index.column() == self.column
        painter.fillRect(box, QColor(theme.selection if here else theme.surface))
        line = QColor(theme.selection_line if here else theme.line)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        lesson = self._model.lesson(index.column())
        mark = self._model.mark(index)
        if mark is not None:
            self._paint_mark(painter, box, mark)
        elif not lesson.is_given:
            middle = box.center().y()
            painter.fillRect(
                QRectF(box.center().x() - self._look.px(5), middle, self._look.px(10), 1), QColor(theme.ink4)
            )
        elif not self._model.can_mark(index):
            painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(theme.sunken if not here else theme.selection))
        if FOCUSED in state:
            painting.focus_ring(painter, box.adjusted(0, 0, 0, -1), self._look.px(6), theme)
        painter.restore()

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
