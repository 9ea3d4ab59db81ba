"""Text of the type scale, pills, rules, and the layouts between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QScrollArea, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.icons import STROKE
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import REGULAR, SEMIBOLD


class Label(QLabel):
    """`tone` is ink, ink2, ink3, accent, red, amber or green of the stylesheet."""

    def __init__(
        self,
        look: Look,
        pixels: int = 13,
        weight: QFont.Weight = REGULAR,
        tone: str = "ink",
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self._look, self._pixels, self._weight = look, pixels, weight
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, text: str, tone: str = "") -> None:
        """Takes no room while there is nothing to say; without a `tone` it keeps its own."""
        if tone:
            self.retone(tone)
        self.setText(text)
        self.setVisible(bool(text))

    def retone(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def _dress(self) -> None:
        self.setFont(self._look.font(self._pixels, self._weight))


class ElidedLabel(Label):
    """One line that gives way: what does not fit ends in … and stands whole in the tip."""

    def __init__(
        self, look: Look, pixels: int = 13, weight: QFont.Weight = REGULAR, tone: str = "ink", *, text: str = ""
    ) -> None:
        super().__init__(look, pixels, weight, tone, text=text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._whole) + 2, self._line_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _line_height(self) -> int:
        """Of what is written: Chinese characters among Latin ones stand taller than the font says."""
        return max(QFontMetrics(self.font()).height(), super().sizeHint().height())

    def _fit(self) -> None:
        shown = painting.elided(self.font(), self._whole, max(self.width(), 1))
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
        self.updateGeometry()


class Pill(QLabel):
    """A state: dot and word on a soft ground. The word is the label's text, so it can be read aloud."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._tone = look, Tone.GREY
        look.changed.connect(self._dress)
        self._dress()

    def say(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.setText(text)
        self.setToolTip(plain_tip(text))
        self.setVisible(bool(text))
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(painting.pill_width(self.text(), self._look), self._look.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(40), self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painting.pill(painter, 0, self.height() / 2, self.width(), self.text(), self._tone, self._look)

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(22))
        self.updateGeometry()
        self.update()


class Avatar(QLabel):
    def __init__(self, look: Look, size: int) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(size), look.px(size))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painting.avatar(painter, self.rect().toRectF(), self.text(), self._look)


class Drawing(QLabel):
    """An icon in a colour of the theme, on a square that is `rim` pixels larger."""

    def __init__(
        self, look: Look, icon: str, size: int, tone: Tone | None = None, *, rim: int = 2, stroke: float = STROKE
    ) -> None:
        super().__init__()
        self._look, self._icon, self._tone, self._stroke = look, icon, tone, stroke
        self._size, self._side = size, size + rim
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        look = self._look
        colour = look.theme.tones[self._tone].text if self._tone else look.theme.ink3
        self.setPixmap(look.pixmap(self._icon, colour, self._size, self._stroke))
        self.setFixedSize(look.px(self._side), look.px(self._side))


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule")
        self.setFixedHeight(1)


class Card(QFrame):
    """A titled box of the detail panel; `body` takes the rows, `head` what stands right of the title."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = Label(look, 12, SEMIBOLD)
        self.aside = ElidedLabel(look, 12, REGULAR, "ink3")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = row(spacing=look.px(6))
        self.head.addWidget(self.title)
        self.head.addWidget(self.aside, 1)
        self.body = column(margins=(0, look.px(7), 0, 0))  # no room at all where nothing is in it
        column(self, (look.px(14), look.px(10), look.px(14), look.px(11))).add(self.head, self.body)


class Fact(QWidget):
    """Name and value of one field beside each other; a long name has two lines. A value may be a link to its record."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(look, 12, REGULAR, "ink3", wraps=True)
        self.value = ElidedLabel(look, 13, REGULAR)
        self.name.setFixedWidth(look.px(112))
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row(self, (0, look.px(2), 0, look.px(2)), look.px(8)).add(self.name, (self.value, 1))
        self.setMinimumHeight(look.px(24))

    def say(self, name: str, value: str) -> None:
        self.name.setText(name)
        self.value.setText(value)


class LongFact(QWidget):
    """Name of a field above its value, which has as many lines as it needs."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(look, 12, REGULAR, "ink3")
        self.value = Label(look, 13, wraps=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column(self, (0, look.px(4), 0, look.px(4)), look.px(2)).add(self.name, self.value)

    def say(self, name: str, value: str) -> None:
        self.name.setText(name)
        self.value.setText(value)


STRETCH = -1
"""Among the parts of a row or column: takes the room that is left."""
TOP, LEFT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | tuple[QWidget, Qt.AlignmentFlag]
"""A number is a gap in pixels; beside a widget or layout stands its share of the room that is left, or the side to
which it keeps."""
Margins = tuple[int, int, int, int]


class Line(QBoxLayout):
    """A row or a column."""

    def add(self, *parts: Part) -> Self:
        """One after the other."""
        for part in parts:
            if isinstance(part, int):
                self.addStretch() if part == STRETCH else self.addSpacing(part)
                continue
            inner, how = part if isinstance(part, tuple) else (part, 0)
            share, side = (0, how) if isinstance(how, Qt.AlignmentFlag) else (how, Qt.AlignmentFlag(0))
            if isinstance(inner, QLayout):
                self.addLayout(inner, share)
            else:
                self.addWidget(inner, share, side)
        return self

    def take_out(self, *widgets: QWidget) -> None:
        take_away(widgets, self)


def take_margins(widget: QWidget) -> None:
    """From around what stands in a widget."""
    if (layout := widget.layout()) is not None:
        layout.setContentsMargins(0, 0, 0, 0)


def take_away(widgets: Iterable[QWidget], layout: QLayout | None = None) -> None:
    """For good, and from the screen at once: Qt itself waits for the next event."""
    for widget in widgets:
        if layout is not None:
            layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def row(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), spacing: int = 0) -> Line:
    return _line(QBoxLayout.Direction.LeftToRight, parent, margins, spacing)


def column(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), spacing: int = 0) -> Line:
    return _line(QBoxLayout.Direction.TopToBottom, parent, margins, spacing)


def _line(direction: QBoxLayout.Direction, parent: QWidget | None, margins: Margins, spacing: int) -> Line:
    layout = Line(direction, parent) if parent else Line(direction)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout


def empty_out(layout: QLayout) -> None:
    """Everything in it goes, at once from the screen."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def scrolled(content: QWidget, focus: Qt.FocusPolicy = Qt.FocusPolicy.NoFocus) -> QScrollArea:
    """Scrolls up and down only, without a frame; Tab goes on to the fields in it."""
    area = QScrollArea()
    # asked for a widget that Qt has made, PySide loads every kind of widget there is, to see which one it is
    area.setViewport(QWidget())
    content.setObjectName("scrolled")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(focus)
    area.setWidget(content)
    return area
