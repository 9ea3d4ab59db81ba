"""The real pages of the PDF as sheets of paper, one at a time, as large as the room allows, sharp on any screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.words import Retranslated

A4_SHAPE = 297 / 210
_SHADOW = 9
RESIZE_PAUSE = 120  # milliseconds


class PaperSheet(QWidget):
    """Paints the picture that is there, scaled until a sharper one comes, or an empty sheet with a sentence."""

    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.picture = QImage()
        self.sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def shape(self) -> float:
        """Width by height."""
        return A4_SHAPE if self.picture.isNull() else self.picture.width() / self.picture.height()

    def paper(self) -> QRectF:
        """Where the sheet lies."""
        shape = self.shape()
        room = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW - 2)
        width = min(room.width(), room.height() * shape)
        height = width / shape
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = self.paper()
        for step in range(_SHADOW, 0, -1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(15, 20, 40, 3 if not theme.dark else 10))
            painter.drawRoundedRect(paper.adjusted(-step, -step + 3, step, step + 2), step, step)
        if self.picture.isNull():
            painter.fillRect(paper, QColor(theme.surface))
            painter.setFont(look.font(13))
            painter.setPen(QColor(theme.ink3))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(paper.adjusted(look.px(40), 0, -look.px(40), 0), int(flags), self.sentence)
            return
        painter.drawImage(paper, self.picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PaperPreview(Retranslated, QFrame):
    """`picture_wanted` asks for a page and its width in device pixels; `page_chosen` tells that somebody turned."""

    picture_wanted = Signal(int, int)
    page_chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.page, self.total = 0, 0
        self._shown = -1
        self.sheet = PaperSheet(look)
        self.place = Label(look, 13, MEDIUM, "ink2")
        self.back, self.ahead = IconButton(look, "chevron-left"), IconButton(look, "chevron-right")
        self._pause = pause(self, RESIZE_PAUSE, self._want)
        self._lay_out()
        self.sheet.resized.connect(self._pause.start)
        self.back.clicked.connect(self.turn_back)
        self.ahead.clicked.connect(self.turn_on)
        self.retranslate()

    def show_papers(self, total: int, page: int, sentence: str = "") -> None:
        """`total` pages of which `page` is wanted; without pages the sentence says why."""
        self.total = total
        self.sheet.sentence = sentence
        if not total:
            self.sheet.picture = QImage()
            self._shown = -1
        self.page = max(0, min(page, total - 1))
        self._say_place()
        self.sheet.update()
        if total:
            self._want()

    def show_picture(self, page: int, picture: QImage) -> None:
        if page == self.page and self.total:
            width = self._width()
            self._shown = page
            self.sheet.picture = picture
            self.sheet.update()
            # a page of another shape has another width on the screen; by one pixel, rounding may go to and fro for ever
            if abs(self._width() - width) > 1:
                self._want()

    def is_sharp(self) -> bool:
        """The picture of the wanted page is there in the size of the screen."""
        return self._shown == self.page and abs(self.sheet.picture.width() - self._width()) <= 1

    def turn_back(self) -> None:
        self._turn(-1)

    def turn_on(self) -> None:
        self._turn(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp | Qt.Key.Key_Up:
                self._turn(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown | Qt.Key.Key_Down:
                self._turn(1)
            case Qt.Key.Key_Home:
                self._turn(-self.page)
            case Qt.Key.Key_End:
                self._turn(self.total - 1 - self.page)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._turn(-1 if event.angleDelta().y() > 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.canvas))
        painter.fillRect(0, 0, 1, self.height(), QColor(theme.line))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme.line))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.focus_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self._look.px(6), theme)

    def retranslate(self) -> None:
        self.back.say(self.tr("Previous certificate"), "←")
        self.ahead.say(self.tr("Next certificate"), "→")
        self.setAccessibleName(self.tr("Preview of the certificates"))

    def _turn(self, by: int) -> None:
        page = max(0, min(self.page + by, self.total - 1))
        if self.total and page != self.page:
            self.page = page
            self._say_place()
            self._want()
            self.page_chosen.emit(page)

    def _want(self) -> None:
        if self.total:
            self.picture_wanted.emit(self.page, self._width())

    def _width(self) -> int:
        return round(self.sheet.paper().width() * self.devicePixelRatioF())

    def _say_place(self) -> None:
        number = self._look.formats.number
        self.place.setText(f"{number(self.page + 1)} / {number(self.total)}" if self.total else "")
        self.back.setEnabled(self.page > 0)
        self.ahead.setEnabled(self.page + 1 < self.total)
        for part in (self.back, self.ahead):
            part.setVisible(self.total > 0)

    def _lay_out(self) -> None:
        px = self._look.px
        below = row(spacing=px(10)).add(STRETCH, self.back, self.place, self.ahead, STRETCH)
        column(self, (px(14), px(12), px(14), px(12)), px(10)).add((self.sheet, 1), below)
        self.back.setFixedHeight(px(28))
        self.place.setMinimumHeight(px(28))
