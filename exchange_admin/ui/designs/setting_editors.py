"""Editors of single settings of a part: a number, a colour, a choice, a picture, the kinds of paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget

from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.services.certificates.design_parts import OFFICE_LOGO, SIGNATURE
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.buttons import Button, PressedByEnter
from exchange_admin.ui.widgets.decimal_box import DecimalBox
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")


class NumberBox(DecimalBox):
    """Up and down change by `step`. `edited` gives what was typed."""

    edited = Signal(float)

    def __init__(self, look: Look, low: float, high: float, *, step: float = 1.0, decimals: int = 1) -> None:
        super().__init__(low, high, step=step, decimals=decimals)
        self.setKeyboardTracking(True)
        self.lineEdit().setTextMargins(look.px(5), 0, 0, 0)
        self.setMinimumWidth(look.px(58))
        self.valueChanged.connect(self.edited)

    def show_value(self, value: float) -> None:
        """Silently, and not under the hands of somebody who types the same number."""
        if round(value - self.value(), 4):
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def textFromValue(self, value: float) -> str:
        """Whole numbers without a point."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text


class KindsBox(Retranslated, QWidget):
    """Named below each other; the button offers all of them to be ticked. At least one stays."""

    edited = Signal(object)  # names in order

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kinds: tuple[str, ...] = ()
        self._said = Label(desk.look, 13, wraps=True)
        self.choose = Button(desk.look, kind="link")
        column(self, spacing=desk.look.px(2)).add(self._said, self.choose)
        self.choose.clicked.connect(self._offer)
        self.retranslate()

    def show_value(self, kinds: Sequence[str]) -> None:
        self.kinds = tuple(kinds)
        self._say()

    def retranslate(self) -> None:
        self.choose.say(self.tr("Choose…"))
        self._say()

    def toggle(self, kind: str) -> None:
        """Ticks or unticks a kind; those that no longer exist stay as they are."""
        wanted = set(self.kinds) ^ {kind}
        if wanted:
            known = [name for name in PAPER_KINDS if name in wanted]
            self.show_value((*known, *(name for name in self.kinds if name in wanted and name not in PAPER_KINDS)))
            self.edited.emit(self.kinds)

    def _say(self) -> None:
        words = self._desk.words
        self._said.setText("\n".join(words.choice("certificate_kind", kind) for kind in self.kinds))

    def _offer(self) -> None:
        menu = QMenu(self)
        for kind in PAPER_KINDS:
            action = menu.addAction(self._desk.words.choice("certificate_kind", kind))
            action.setCheckable(True)
            action.setChecked(kind in self.kinds)
            action.setData(kind)
        menu.triggered.connect(self._chosen)
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def _chosen(self, action: QAction) -> None:
        self.toggle(str(action.data()))


class ImageBox(Retranslated, QWidget):
    """`edited` gives what stands for the picture; `file_wanted` asks for one from a file."""

    edited = Signal(str)
    file_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._image = ""
        self.which = QuietCombo(letters=8)
        self.file = Button(desk.look, "folder-open", "small")
        column(self, spacing=desk.look.px(5)).add(self.which, self.file)
        self.which.activated.connect(self._chosen)
        self.file.clicked.connect(self.file_wanted)
        self.retranslate()

    def show_value(self, image: str) -> None:
        self._image = image
        self._fill()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.which.setAccessibleName(name)

    def retranslate(self) -> None:
        self.file.say(self.tr("From a file…"), self.tr("PNG or JPEG"))
        self._fill()

    def _fill(self) -> None:
        self.which.clear()
        self.which.addItem(self.tr("None"), "")
        self.which.addItem(self.tr("Logo of the office"), OFFICE_LOGO)
        self.which.addItem(self.tr("Signature of the signatory"), SIGNATURE)
        if self._image not in ("", OFFICE_LOGO, SIGNATURE):
            self.which.addItem(self.tr("Picture from a file"), self._image)
        self.which.choose(self._image)

    def _chosen(self, _: int) -> None:
        self.edited.emit(str(self.which.currentData()))


class ChoiceBox(QuietCombo):
    """`edited` gives the chosen word."""

    edited = Signal(str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(letters=4)
        self.offer((word, word) for word in words)
        self.activated.connect(self._chosen)

    def say(self, texts: Sequence[str]) -> None:
        for n, text in enumerate(texts):
            self.setItemText(n, text)

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))

    def _chosen(self, _: int) -> None:
        self.edited.emit(str(self.currentData()))


class Swatch(PressedByEnter, QAbstractButton):
    """One colour of the palette."""

    def __init__(self, look: Look, colour: str) -> None:
        super().__init__()
        self._look, self.colour = look, colour
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"#{colour}")
        self.setToolTip(plain_tip(f"#{colour}"))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(22), self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        side = look.px(16)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painting.rounded(painter, spot, look.px(4), f"#{self.colour}", theme.line_strong)
        if self.isChecked() or self.hasFocus():
            painting.focus_ring(painter, spot.adjusted(-2, -2, 2, 2), look.px(6), theme)


class ColourBox(QWidget):
    """Six hexadecimal digits, typed or taken from the palette. Texts that are no colour are marked and not taken."""

    edited = Signal(str)

    def __init__(self, look: Look, palette: Sequence[str]) -> None:
        super().__init__()
        self.digits = QLineEdit()
        self.digits.setMaxLength(7)
        self.digits.setFixedWidth(look.px(84))
        self.swatches = [Swatch(look, colour) for colour in palette]
        line = row(self, spacing=look.px(1)).add(self.digits, look.px(5))
        for swatch in self.swatches:
            swatch.clicked.connect(self._taken)
        line.add(*self.swatches, STRETCH)
        self.digits.textEdited.connect(self._typed)

    def show_value(self, colour: str) -> None:
        if self._typed_colour() != colour.upper():
            self.digits.setText(f"#{colour.upper()}")
        self._mark()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.digits.setAccessibleName(name)

    def _typed_colour(self) -> str:
        found = _HEX.fullmatch(self.digits.text().strip())
        return found[1].upper() if found else ""

    def _typed(self, _: str) -> None:
        self._mark()
        if colour := self._typed_colour():
            self.edited.emit(colour)

    def _taken(self) -> None:
        swatch = self.sender()
        assert isinstance(swatch, Swatch)
        self.digits.setText(f"#{swatch.colour}")
        self._mark()
        self.edited.emit(swatch.colour)

    def _mark(self) -> None:
        colour = self._typed_colour()
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour.upper() == colour)
        if bool(self.digits.property("wrong")) is bool(colour):
            self.digits.setProperty("wrong", not colour)
            self.digits.style().unpolish(self.digits)
            self.digits.style().polish(self.digits)
