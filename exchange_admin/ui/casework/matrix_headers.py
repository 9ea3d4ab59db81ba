"""What stands around a matrix and does not scroll away: requirements by phase above, people at the left, the counts
below, and the marks in words in the corner."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from exchange_admin.services.casework.matrix_papers import SHOWN
from exchange_admin.ui import painting
from exchange_admin.ui.casework.matrix_model import MatrixModel
from exchange_admin.ui.casework.matrix_painting import paint_mark
from exchange_admin.ui.casework.matrix_words import mark_word
from exchange_admin.ui.casework.two_lines import in_three_lines
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.cell_header import CellHeader
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD

NAME_WIDTH, DONE_WIDTH, TOP, FOOT = 226, 72, 98, 38
ROW, ROW_OF_ONE_LINE = 39, 28
_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class PeopleHeader(CellHeader):
    """Name, its other forms below, and how much is done of what is needed, as a number and a bar."""

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(desk.look, Qt.Orientation.Vertical, parent)
        self._model = model

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(NAME_WIDTH + DONE_WIDTH), row_height(self._look))

    def dress(self) -> None:
        self.setFixedWidth(self._look.px(NAME_WIDTH + DONE_WIDTH))
        self.setDefaultSectionSize(row_height(self._look))
        super().dress()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if self._model.matrix is None or logicalIndex >= self._model.rowCount():
            return
        look, theme, row = self._look, self._look.theme, self._model.person(logicalIndex)
        painter.save()
        painter.setRenderHints(_HINTS)
        box, here = QRectF(rect), logicalIndex == self.current
        painter.fillRect(box, QColor(theme.selection if here else theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        if here:
            painter.fillRect(QRectF(box.x(), box.y(), look.px(3), box.height() - 1), QColor(theme.accent))
        x, middle, room = box.x() + look.px(22), box.center().y() - 0.5, look.px(NAME_WIDTH - 30)
        two = look.two_lines and bool(row.others)
        first = middle - look.scale * 7.5 if two else middle
        painting.line_of_text(painter, x, first, room, row.name, look.font(13, MEDIUM), theme.ink)
        if two:
            painting.line_of_text(painter, x, middle + look.scale * 8, room, row.others, look.font(11), theme.ink3)
        self._paint_done(painter, box, row.done, row.needed)
        painter.fillRect(QRectF(box.right(), box.y(), 1, box.height()), QColor(theme.line))
        painter.restore()

    def _paint_done(self, painter: QPainter, box: QRectF, done: int, needed: int) -> None:
        look, theme = self._look, self._look.theme
        whole = done == needed
        text, font = f"{done} / {needed}", look.font(12, figures=True) if whole else look.font(12, MEDIUM, figures=True)
        wide, right = look.px(44), box.right() - look.px(12)
        up = look.scale * (5 if look.two_lines else 4)
        middle = box.center().y() - 0.5
        x = right - painting.advance(font, text)
        painting.line_of_text(painter, x, middle - up, box.width(), text, font, theme.ink3 if whole else theme.ink)
        bar = QRectF(right - wide, middle + look.scale * 6, wide, look.scale * 4)
        painting.rounded(painter, bar, bar.height() / 2, theme.line)
        if done and needed:
            bar.setWidth(wide * done / needed)
            painting.rounded(painter, bar, bar.height() / 2, theme.tones[Tone.GREEN].dot)


class RequirementsHeader(CellHeader):
    """Short labels in three lines at most; the phase stands above its first label that is in view."""

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(desk.look, Qt.Orientation.Horizontal, parent)
        self._desk, self._model = desk, model

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(56), self._look.px(TOP))

    def dress(self) -> None:
        self.setFixedHeight(self._look.px(TOP))
        super().dress()

    def is_readable(self, section: int, width: int, *, lines: int = 3) -> bool:
        """Whether the label of a column can be read whole in so many pixels and lines."""
        font, room = self._look.font(11, MEDIUM), width - self._look.px(3)
        found = _lines(self._model.requirement(section).short_title, font, room)
        return len(found) <= lines and all(painting.advance(font, line) <= room for line in found)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if self._model.matrix is None or logicalIndex >= self._model.columnCount():
            return
        look, theme = self._look, self._look.theme
        painter.save()
        painter.setRenderHints(_HINTS)
        box, here = QRectF(rect), logicalIndex == self.current
        top = box.y() + look.px(38)
        painter.fillRect(box, QColor(theme.surface))
        if here:
            painter.fillRect(QRectF(box.x(), top, box.width(), box.bottom() - top), QColor(theme.selection))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        font = look.font(11, MEDIUM) if here else look.font(11)
        room = box.width() - look.px(3)
        lines = _lines(self._model.requirement(logicalIndex).short_title, font, room)
        y = top + look.px((24, 24, 17, 11)[len(lines)])
        for line in lines:
            x = box.center().x() - min(painting.advance(font, line), room) / 2
            painting.line_of_text(painter, x, y, room, line, font, theme.accent_ink if here else theme.ink2)
            y += look.px(15)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = self._look.theme
        painter.fillRect(self.viewport().rect(), QColor(theme.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHints(_HINTS)
        look, words = self._look, self._desk.words
        for phase, left, right in self._phases():
            x = max(left, 0) + look.px(6)
            name = words.choice("case_phase", phase) if phase else words.say("task.other")
            room = right - x - look.px(4)
            painting.line_of_text(painter, x, look.px(18), room, name, look.font(12, SEMIBOLD), theme.ink2)
            line = QRectF(left + look.px(4), look.px(32), right - left - look.px(8), 1)
            painter.fillRect(line, QColor(theme.line_strong))
        painter.end()

    def _phases(self) -> Iterator[tuple[str, int, int]]:
        """Each phase with where it begins and ends in the view."""
        columns = self._model.matrix.columns if self._model.matrix else ()
        first = 0
        for n, column in enumerate(columns):
            if n + 1 == len(columns) or columns[n + 1].phase != column.phase:
                left = self.sectionViewportPosition(first)
                right = self.sectionViewportPosition(n) + self.sectionSize(n)
                if right > 0:
                    yield column.phase, left, right
                first = n + 1


class MatrixFoot(QWidget):
    """How many are through with each requirement, of those who need it; a full column is green."""

    def __init__(self, desk: Desk, model: MatrixModel, table: QTableView) -> None:
        super().__init__()
        self._desk, self._look, self._model, self._table = desk, desk.look, model, table
        self.setFixedHeight(desk.look.px(FOOT))
        table.horizontalScrollBar().valueChanged.connect(self._again)
        table.horizontalHeader().sectionResized.connect(self._again)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, matrix = self._look, self._look.theme, self._model.matrix
        painter = painting.smooth(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.line))
        if matrix is None:
            return
        middle, bold = self.height() / 2, look.font(12, SEMIBOLD, figures=True)
        words = self._desk.words.say("matrix.foot")
        painting.line_of_text(painter, look.px(22), middle, look.px(120), words, look.font(12, MEDIUM), theme.ink2)
        total, left = f"{matrix.done} / {matrix.needed}", look.px(NAME_WIDTH + DONE_WIDTH)
        x: float = left - look.px(12) - painting.advance(bold, total)
        painting.line_of_text(painter, x, middle, left, total, bold, theme.ink)
        painter.setClipRect(QRectF(left, 0, self._table.viewport().width(), self.height()))
        for n, column in enumerate(matrix.columns):
            full = 0 < column.needed == column.done
            font = bold if full else look.font(12, figures=True)
            text = f"{column.done}/{column.needed}"
            x = left + self._table.columnViewportPosition(n) + self._table.columnWidth(n) / 2
            ink = theme.tones[Tone.GREEN].text if full else theme.ink2
            painting.line_of_text(painter, x - painting.advance(font, text) / 2, middle, left, text, font, ink)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._model.matrix is not None:
            x = event.pos().x() - self._look.px(NAME_WIDTH + DONE_WIDTH)
            section = self._table.columnAt(x) if x >= 0 else -1
            tip = self._model.columns[section].tip if 0 <= section < self._model.columnCount() else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)

    def _again(self, *_: object) -> None:
        self.update()


class MatrixLegend(QWidget):
    """Only the marks that are there."""

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._look, self._model = desk, desk.look, model
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, matrix = self._look, self._model.matrix
        if matrix is None:
            return
        painter = painting.smooth(self)
        marks = [mark for mark in SHOWN if matrix.count(mark)]
        in_column = max(3, (len(marks) + 1) // 2)
        step, font = min(look.px(22), (self.height() - look.px(6)) / in_column), look.font(11)
        said = [mark_word(self._desk, mark) for mark in marks]
        first = max((painting.advance(font, words) for words in said[:in_column]), default=0) + look.px(36)
        wide = min(first, self.width()) if len(marks) > in_column else self.width()
        for n, (mark, words) in enumerate(zip(marks, said, strict=True)):
            column, y = n // in_column, (n % in_column + 0.5) * step + look.px(4)
            x, room = column * wide, (self.width() - wide if column else wide) - look.px(25)
            paint_mark(painter, QPointF(x + look.px(9), y), mark, look, 16)
            painting.line_of_text(painter, x + look.px(24), y, room, words, font, look.theme.ink3)


def _lines(text: str, font: QFont, room: float) -> tuple[str, ...]:
    return in_three_lines(text, lambda part: painting.advance(font, part) <= room)


def row_height(look: Look) -> int:
    return look.px(ROW if look.two_lines else ROW_OF_ONE_LINE)
