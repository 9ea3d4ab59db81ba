"""The bar over a list: chips of the filters that hold, find in this list, order, columns, density."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton, PlainToolButton, PressedByEnter
from exchange_admin.ui.widgets.labels import row

TYPING_PAUSE = 120  # milliseconds before a typed text becomes a question


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words: `Status` `4 of 7`."""

    id: int
    caption: str
    value: str


class FilterChip(PressedByEnter, QPushButton):
    """Press to change the filter; the cross takes it away."""

    removed = Signal()

    def __init__(self, look: Look, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("painted", True)
        self._look, self.chip = look, chip
        self.setAccessibleName(f"{chip.caption}: {chip.value}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cross = PlainToolButton(self)
        self._cross.setAccessibleName(self.tr("Remove filter {name}").replace("{name}", chip.caption))
        self._cross.setToolTip(self.tr("Remove filter"))
        self._cross.clicked.connect(self.removed)
        look.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        look = self._look
        words = painting.advance(look.font(12), self.chip.caption) + min(
            painting.advance(look.font(12, SEMIBOLD), self.chip.value), look.px(180)
        )
        return QSize(words + look.px(48), look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.hasFocus() else theme.selection_line
        painting.rounded(painter, box, look.px(7), theme.accent_soft, edge)
        x, middle = box.x() + look.px(10), box.center().y()
        room = box.width() - look.px(42)
        used = painting.line_of_text(painter, x, middle, room, self.chip.caption, look.font(12), theme.ink2)
        x += used + look.px(6)
        rest = room - used
        painting.line_of_text(painter, x, middle, rest, self.chip.value, look.font(12, SEMIBOLD), theme.accent_ink)

    def resizeEvent(self, event: object) -> None:
        self._cross.move(self.width() - self._cross.width() - self._look.px(4), self._look.px(4))

    def _dress(self) -> None:
        look = self._look
        self._cross.setIcon(look.icon("x", look.theme.accent_ink, 13))
        self._cross.setIconSize(QSize(look.px(13), look.px(13)))
        self._cross.setFixedSize(look.px(20), look.px(20))
        self.setFixedHeight(look.px(28))
        self.update()


class FindField(QLineEdit):
    """Quiet until used: a line of text with a magnifier, a frame when it has the keyboard."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing = QAction(self)
        self.addAction(self._drawing, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setProperty("find", True)
        self.setMaximumWidth(look.px(190))
        self.setMinimumWidth(look.px(96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():  # type: ignore[attr-defined]
            self.clear()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def _dress(self) -> None:
        self.setFont(self._look.font(12))
        self._drawing.setIcon(self._look.icon("search", self._look.theme.ink3, 14))


class FilterBar(QWidget):
    """Says what somebody wants; the page does it. Positions are global, for popups under the buttons."""

    text_changed = Signal(str)
    add_wanted = Signal(QPoint)
    chip_wanted = Signal(int, QPoint)
    chip_removed = Signal(int)
    order_wanted = Signal(QPoint)
    columns_wanted = Signal(QPoint)
    density_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: list[FilterChip] = []
        self._order_words = ""
        self.find_field = FindField(look)
        self.add = Button(look, "list-filter", "ghost")
        self.order = Button(look, "arrow-up-down", "ghost")
        self.columns = Button(look, "columns-3", "ghost")
        self.density = IconButton(look, "rows-3", drawing=15)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._tell_text)
        self.find_field.textChanged.connect(self._pause.start)
        self.add.clicked.connect(self._add_pressed)
        self.order.clicked.connect(self._order_pressed)
        self.columns.clicked.connect(self._columns_pressed)
        self.density.clicked.connect(self.density_wanted)
        self._lay_out()
        self.retranslate()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        for old in self._chips:
            self._chip_line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [FilterChip(self._look, chip, self) for chip in chips]
        for made in self._chips:
            made.clicked.connect(self._chip_pressed)
            made.removed.connect(self._chip_crossed)
            self._chip_line.addWidget(made)

    def chips(self) -> list[Chip]:
        return [made.chip for made in self._chips]

    def say_order(self, words: str) -> None:
        self._order_words = words
        self.order.say(self.tr("Sort: {column}").replace("{column}", words))
        self.order.setVisible(bool(words))

    def retranslate(self) -> None:
        self.find_field.setPlaceholderText(self.tr("Find in this list"))
        self.find_field.setAccessibleName(self.tr("Find in this list"))
        self.add.say(self.tr("Add filter"))
        self.columns.say(self.tr("Columns"))
        self.density.say(self.tr("Row height"))
        self.say_order(self._order_words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tell_text(self) -> None:
        self.text_changed.emit(self.find_field.text())

    def _add_pressed(self) -> None:
        self.add_wanted.emit(_below(self.add))

    def _order_pressed(self) -> None:
        self.order_wanted.emit(_below(self.order))

    def _columns_pressed(self) -> None:
        self.columns_wanted.emit(_below(self.columns))

    def _chip_pressed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        self.chip_wanted.emit(chip.chip.id, _below(chip))

    def _chip_crossed(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        self.chip_removed.emit(chip.chip.id)

    def _lay_out(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(48))
        line = row(self, (px(22), 0, px(14), 0), px(8))
        self._chip_line = row(spacing=px(8))
        line.addLayout(self._chip_line)
        line.addWidget(self.add)
        line.addWidget(self.find_field, 1)
        line.addStretch(1)
        for part in (self.order, self.columns, self.density):
            line.addWidget(part)


def _below(widget: QWidget) -> QPoint:
    """Where a popup of the widget belongs, in global coordinates."""
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
