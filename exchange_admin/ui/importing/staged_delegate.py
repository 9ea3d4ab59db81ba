"""Paints the staged rows: the mark and word of each state, cells that are wrong or asked about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import LEFT_OUT, RowState, StagedRow
from exchange_admin.ui import painting
from exchange_admin.ui.importing.staged_model import NUMBER, WHAT, RowRole, StagedModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.completions import dress
from exchange_admin.ui.widgets.row_delegate import RowDelegate
from exchange_admin.ui.widgets.title_header import TitleHeader

Index = QModelIndex | QPersistentModelIndex
MARKS = {
    RowState.NEW: ("check", Tone.GREEN),
    RowState.KNOWN: ("refresh-cw", Tone.TEAL),
    RowState.QUESTION: ("triangle-alert", Tone.AMBER),
    RowState.FIX: ("circle-alert", Tone.RED),
}
LEFT_OUT_MARK = ("x", Tone.GREY)
TONES = {Level.BLOCKS: Tone.RED, Level.ASKS: Tone.AMBER, Level.INFORMS: Tone.GREY}


def mark(row: StagedRow) -> tuple[str, Tone]:
    """Drawing and tone of a row's state."""
    return LEFT_OUT_MARK if row.decision == LEFT_OUT else MARKS[row.state]


class StagedDelegate(RowDelegate):
    """The cell that has the keyboard has a ring; rows that are chosen have a ground."""

    def __init__(self, look: Look, model: StagedModel, parent: QObject | None = None) -> None:
        super().__init__(look, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(80), self._look.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        if choices := self._model.choices(self._model.key_at(index.column())):
            completer = dress(QCompleter(choices, line))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return self.dressed(line, index)

    def has_ring(self, index: Index) -> bool:
        return index.column() > WHAT

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        row = index.data(RowRole)
        if not isinstance(row, StagedRow):
            return
        match index.column():
            case section if section == NUMBER:
                self._paint_number(painter, box, row, chosen)
            case section if section == WHAT:
                self._paint_what(painter, box, row)
            case section:
                self._paint_words(painter, box, row, str(index.data() or ""), section)

    def _paint_number(self, painter: QPainter, box: QRectF, row: StagedRow, chosen: bool) -> None:
        look = self._look
        if chosen:
            painter.fillRect(QRectF(box.x(), box.y(), look.px(3), box.height() - 1), QColor(look.theme.accent))
        font, text = look.font(12, figures=True), str(row.number)
        x = box.right() - look.px(10) - painting.advance(font, text)
        painting.line_of_text(painter, x, box.center().y() - 0.5, box.width(), text, font, look.theme.ink3)

    def _paint_what(self, painter: QPainter, box: QRectF, row: StagedRow) -> None:
        look, theme = self._look, self._look.theme
        drawing, tone = mark(row)
        swatch = theme.tones[tone]
        x, middle, room = box.x() + look.px(10), box.center().y() - 0.5, box.width() - look.px(18)
        reason = self._model.reason(row)
        first = middle - look.scale * 8.3 if look.two_lines and reason else middle
        painter.drawPixmap(QPointF(x, first - look.px(7)), look.pixmap(drawing, swatch.text, 14, 2.0))
        dx = float(look.px(21))
        word = self._model.state_word(row)
        used = painting.line_of_text(painter, x + dx, first, room - dx, word, look.font(13, MEDIUM), swatch.text)
        if look.two_lines:
            second = middle + look.scale * 8.5
            painting.line_of_text(painter, x + dx, second, room - dx, reason, look.font(11), theme.ink3)
        else:
            dx += used + look.px(8)
            painting.line_of_text(painter, x + dx, middle, room - dx, reason, look.font(12), theme.ink3)

    def _paint_words(self, painter: QPainter, box: QRectF, row: StagedRow, text: str, section: int) -> None:
        look, theme = self._look, self._look.theme
        key = self._model.key_at(section)
        problem = self._model.problem_of(row, key)
        ink = theme.ink
        if row.decision == LEFT_OUT:
            ink = theme.ink3
        elif problem is not None and problem.level is not Level.INFORMS:
            swatch = theme.tones[TONES[problem.level]]
            high = look.px(36 if look.two_lines else 26)
            spot = QRectF(box.x() + look.px(3), box.center().y() - 0.5 - high / 2, box.width() - look.px(7), high)
            painting.rounded(painter, spot, look.px(5), swatch.soft, swatch.dot)
            ink = swatch.text
        x, middle, room = box.x() + look.px(10), box.center().y() - 0.5, box.width() - look.px(18)
        second = self._model.second(row, key, section)
        if second and look.two_lines:
            painting.line_of_text(painter, x, middle - look.scale * 8.3, room, text, look.font(13), ink)
            below = look.font(11)
            painting.line_of_text(painter, x, middle + look.scale * 8.5, room, second, below, theme.ink3)
        else:
            whole = f"{text}  {second}" if second else text
            painting.line_of_text(painter, x, middle, room, whole, look.font(13), ink)


class StagedHeader(TitleHeader):
    """Titles as in the lists, without sorting: the order of the file is what people compare with."""

    def title_width(self, section: int) -> int:
        return self.words_width(section) + self._look.px(22)

    def is_right(self, section: int) -> bool:
        return section == NUMBER

    def paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        super().paint_title(painter, box, section)
        if section > WHAT:
            self.paint_hairline(painter, box)
