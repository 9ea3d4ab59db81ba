"""Rows under bands: a head over the first row of each, in the row itself, so that rows keep their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import Index
from exchange_admin.ui.tables.record_delegate import RecordDelegate
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD

BAND = 30
"""Pixels of a head."""


@dataclass(frozen=True, slots=True)
class BandHead:
    """What stands over the first row of a band. Grey words are those of nothing in particular."""

    words: str
    count: str
    drawing: str
    tone: Tone = Tone.GREY


class BandedDelegate(RecordDelegate):
    """`heads` are told by the view, by their rows."""

    heads: Mapping[int, BandHead] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        head = self.heads.get(index.row())
        if head is not None:
            whole = QRectF(option.rect)
            height = self._look.px(BAND)
            self._paint_head(painter, QRectF(whole.x(), whole.y(), whole.width(), height), head, _offset(option, index))
            option = QStyleOptionViewItem(option)
            option.rect = option.rect.adjusted(0, height, 0, 0)
        super().paint(painter, option, index)

    def _paint_head(self, painter: QPainter, box: QRectF, head: BandHead, offset: int) -> None:
        """The part of a head that lies over one cell; all parts together are the whole."""
        look, theme = self._look, self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        painter.fillRect(box, QColor(theme.sunken))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        ink = theme.ink2 if head.tone is Tone.GREY else theme.tones[head.tone].text
        x, middle = box.x() - offset + look.px(22), box.center().y()
        painter.drawPixmap(QPointF(x, middle - look.px(8)), look.pixmap(head.drawing, ink, 16))
        x += look.px(36)
        used = painting.line_of_text(painter, x, middle, look.px(600), head.words, look.font(12, SEMIBOLD), ink)
        figures = look.font(12, figures=True)
        painting.line_of_text(painter, x + used + look.px(8), middle, look.px(90), head.count, figures, theme.ink3)
        painter.restore()


def _offset(option: QStyleOptionViewItem, index: Index) -> int:
    """Pixels from the beginning of the row to the cell."""
    view = option.widget
    return view.horizontalHeader().sectionPosition(index.column()) if isinstance(view, QTableView) else 0


def give_room(view: QTableView, before: Iterable[int], now: Iterable[int], look: Look) -> None:
    """Rows with a head are higher than the others by it."""
    header = view.verticalHeader()
    heights = {**dict.fromkeys(before, look.row_height), **dict.fromkeys(now, look.row_height + look.px(BAND))}
    for row, height in heights.items():
        if row < header.count():
            header.resizeSection(row, height)
