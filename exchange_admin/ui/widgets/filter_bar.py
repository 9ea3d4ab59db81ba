"""The bar over a list: chips of the filters that hold, find in this list, order, columns, density."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import ENTER, IconButton, ListButton, OpensList, PaintedButton, PlainToolButton
from exchange_admin.ui.widgets.labels import Line, column, row, take_away
from exchange_admin.ui.words import Retranslated

TYPING_PAUSE = 120  # milliseconds before a typed text becomes a question
LINE, GAP = 48, 8  # pixels of the design: height of the line of buttons, and between its parts


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words: `Status` `4 of 7`."""

    id: int
    caption: str
    value: str


class FilterChip(OpensList, PaintedButton):
    """Press to change the filter; the cross and Delete take it away."""

    removed = Signal()

    def __init__(self, look: Look, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.chip = chip
        self.setAccessibleName(f"{chip.caption}: {chip.value}")
        self.setToolTip(self.tr("Enter changes the filter, Del removes it"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cross = PlainToolButton(self)
        self.cross.setAccessibleName(self.tr("Remove filter {name}").replace("{name}", chip.caption))
        self.cross.setToolTip(self.tr("Remove filter"))
        self.cross.clicked.connect(self.removed)
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
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painting.rounded(painter, box, look.px(7), theme.accent_soft, theme.selection_line)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect().toRectF(), look.px(7), theme)
        x, middle = box.x() + look.px(10), box.center().y()
        room = box.width() - look.px(42)
        used = painting.line_of_text(painter, x, middle, room, self.chip.caption, look.font(12), theme.ink2)
        x += used + look.px(6)
        rest = room - used
        painting.line_of_text(painter, x, middle, rest, self.chip.value, look.font(12, SEMIBOLD), theme.accent_ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        self.cross.move(self.width() - self.cross.width() - self._look.px(4), self._look.px(4))

    def _dress(self) -> None:
        look = self._look
        self.cross.setIcon(look.icon("x", look.theme.accent_ink, 13))
        self.cross.setIconSize(QSize(look.px(13), look.px(13)))
        self.cross.setFixedSize(look.px(20), look.px(20))
        self.setFixedHeight(look.px(28))
        self.update()


class FindField(QLineEdit):
    """Quiet until used: a line of text with a magnifier, a frame when it has the keyboard. Down and Enter lead to the
    rows."""

    rows_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
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
        if event.key() in {Qt.Key.Key_Down, *ENTER}:  # type: ignore[attr-defined]
            self.rows_wanted.emit()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def _dress(self) -> None:
        self.setFont(self._look.font(12))
        self._drawing.setIcon(self._look.icon("search", self._look.theme.ink3, 14))


class FilterBar(Retranslated, QWidget):
    """Says what somebody wants; the page does it. Positions are global, for popups under the buttons.

    Chips that have no room before the buttons stand above them, in as many lines as they need.
    """

    text_changed = Signal(str)
    add_wanted = Signal(QPoint)
    chip_wanted = Signal(int, QPoint)
    chip_removed = Signal(int)
    order_wanted = Signal(QPoint)
    columns_wanted = Signal(QPoint)
    density_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[FilterChip] = []
        self._lines_above: list[Line] = []
        self._placed: list[int] = []
        self._order_words = ""
        self.find_field = FindField(look)
        self.add = ListButton(look, "list-filter", "ghost")
        self.order = ListButton(look, "arrow-up-down", "ghost")
        self.columns = ListButton(look, "columns-3", "ghost")
        self.density = IconButton(look, "rows-3", drawing=15)
        self._pause = pause(self, TYPING_PAUSE, self._tell_text)
        self.find_field.textChanged.connect(self._pause.start)
        self.add.clicked.connect(self._add_pressed)
        self.order.clicked.connect(self._order_pressed)
        self.columns.clicked.connect(self._columns_pressed)
        self.density.clicked.connect(self.density_wanted)
        self._lay_out()
        self.retranslate()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """The keyboard stays in its place: at the chip that comes after one that went, else where the next is added."""
        focus = self.window().focusWidget()
        at = next((n for n, one in enumerate(self._chips) if focus in (one, one.cross)), -1)
        take_away(self._chips)
        self._chips = [FilterChip(self._look, chip, self) for chip in chips]
        for made in self._chips:
            made.clicked.connect(self._chip_pressed)
            made.removed.connect(self._chip_crossed)
        self._place(self._lines_of_chips())
        for made in self._chips:
            made.show()
        self._order_keys()
        if at >= 0:
            (self._chips[min(at, len(self._chips) - 1)] if self._chips else self.add).setFocus()

    def _order_keys(self) -> None:
        """Tab goes over the bar as it is read, whenever a chip was made."""
        parts: list[QWidget] = [part for chip in self._chips for part in (chip, chip.cross)]
        parts += [self.add, self.find_field, self.order, self.columns, self.density]
        for one, following in pairwise(parts):
            QWidget.setTabOrder(one, following)

    def chips(self) -> list[Chip]:
        return [made.chip for made in self._chips]

    def say_order(self, words: str) -> None:
        self._order_words = words
        self.order.say(self.tr("Sort: {column}").replace("{column}", words))
        self.order.setVisible(bool(words))
        self._find_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_room()

    def retranslate(self) -> None:
        self.find_field.setPlaceholderText(self.tr("Find in this list"))
        self.find_field.setAccessibleName(self.tr("Find in this list"))
        self.find_field.setToolTip(plain_tip("Ctrl+F"))
        self.add.say(self.tr("Add filter"), "Ctrl+Shift+F")
        self.columns.say(self.tr("Columns"))
        self.density.say(self.tr("Row height"))
        self.say_order(self._order_words)

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
        self.setFixedHeight(px(LINE))
        self._above = column(spacing=px(GAP))
        self._chip_line = row(spacing=px(GAP))
        line = row(spacing=px(GAP)).add(self._chip_line, self.add, (self.find_field, 1))
        line.addStretch(1)
        line.add(self.order, self.columns, self.density)
        column(self, (px(22), 0, px(14), 0)).add(self._above, (line, 1))

    def _find_room(self) -> None:
        """Moves the chips only where their lines have become others."""
        if (lines := self._lines_of_chips()) != self._placed:
            self._place(lines)

    def _lines_of_chips(self) -> list[int]:
        """How many chips stand in each line above the buttons; nothing where all have room before them."""
        px = self._look.px
        room, gap = self.width() - px(36), px(GAP)
        widths = [chip.sizeHint().width() + gap for chip in self._chips]
        buttons = (self.add, self.order, self.columns, self.density)
        others = sum(one.sizeHint().width() + gap for one in buttons if not one.isHidden())
        if sum(widths) + others + self.find_field.minimumWidth() + gap <= room:
            return []
        lines, used = list[int](), room + 1
        for width in widths:
            if used + width - gap > room:
                lines.append(0)
                used = 0
            lines[-1] += 1
            used += width
        return lines

    def _place(self, lines: Sequence[int]) -> None:
        """Chips change their place, the keyboard does not."""
        px = self._look.px
        for line in (self._chip_line, *self._lines_above):
            for chip in self._chips:
                line.removeWidget(chip)
        for line in self._lines_above:
            self._above.removeItem(line)
            line.deleteLater()
        self._lines_above = [row(spacing=px(GAP)) for _ in lines]
        rest = iter(self._chips)
        for line, count in zip(self._lines_above, lines, strict=True):
            line.add(*islice(rest, count))
            line.addStretch()
            self._above.addLayout(line)
        self._chip_line.add(*rest)
        self._above.setContentsMargins(0, px(GAP) if lines else 0, 0, 0)
        self.setFixedHeight(px(LINE + 36 * len(lines)))
        self._placed = list(lines)


def _below(widget: QWidget) -> QPoint:
    """Where a popup of the widget belongs, in global coordinates."""
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
