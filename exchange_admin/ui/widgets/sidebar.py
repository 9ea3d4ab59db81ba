"""The sidebar: name of the office, term switch, areas in groups with their counters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QContextMenuEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QScrollArea, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, Retranslated, say

WIDTH, FOLDED_WIDTH = 238, 56

GROUPS = (
    ("", ""),
    ("people", QT_TRANSLATE_NOOP("Sidebar", "People")),
    ("partners", QT_TRANSLATE_NOOP("Sidebar", "Partners")),
    ("learning", QT_TRANSLATE_NOOP("Sidebar", "Learning")),
    ("cooperation", QT_TRANSLATE_NOOP("Sidebar", "Co-operation")),
    ("output", QT_TRANSLATE_NOOP("Sidebar", "Papers and data")),
)


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near to each other areas stand: height of one, and of the caption over a group what is above, below and at
    most in all. Chinese characters ask for more height than they fill."""

    item: int
    above: int
    below: int
    caption: int


STEPS = (Closeness(31, 11, 4, 40), Closeness(26, 5, 1, 19), Closeness(23, 2, 0, 16))


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """`title` is asked each time: the language may change. `group` is a key of GROUPS or `bottom`. One that is
    `optional` is hidden until it is wanted, and has no number."""

    id: str
    title: Callable[[], str]
    icon: str
    group: str = ""
    optional: bool = False


class NavItem(PaintedButton):
    """One area. Its accessible name holds the counter too."""

    def __init__(self, look: Look, entry: AreaEntry) -> None:
        super().__init__(look)
        self.entry = entry
        self._count = ""
        self._tone: Tone | None = None
        self.folded = False
        self.closeness = STEPS[0]
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDTH), self._look.px(self.closeness.item))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def count(self, number: str, tone: Tone | None) -> None:
        """A counter without a tone is plain grey text: information, not a call."""
        self._count, self._tone = number, tone
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        words = self.entry.title()
        self.setText(words)
        self.setAccessibleName(f"{words}, {self._count}" if self._count else words)
        self.setToolTip(plain_tip(words if self.folded else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(look.px(10), 0.5, -look.px(10), -0.5)
        if self.isChecked():
            painting.rounded(painter, box, look.px(7), theme.accent_soft)
        elif self.underMouse():
            painting.rounded(painter, box, look.px(7), theme.hover)
        if self.hasFocus() and not self.isChecked():
            painting.focus_ring(painter, box, look.px(7), theme)
        middle = box.center().y()
        drawing = look.pixmap(self.entry.icon, theme.accent if self.isChecked() else theme.ink3)
        painter.drawPixmap(QPointF(box.x() + look.px(9), middle - look.px(8)), drawing)
        if self.folded:
            self._dot(painter, box)
            return
        font = look.font(13, SEMIBOLD if self.isChecked() else REGULAR)
        ink = (theme.ink if theme.dark else theme.accent_ink) if self.isChecked() else theme.ink2
        room = box.width() - look.px(46)
        if self._tone is not None or self._room_beside_count(font, room):
            room -= self._counter(painter, box)
        painting.line_of_text(painter, box.x() + look.px(35), middle, room, self.text(), font, ink)

    def _room_beside_count(self, font: QFont, room: float) -> bool:
        """What an area is called goes before a number that is information only."""
        count = painting.advance(self._look.font(12), self._count) + self._look.px(4)
        return painting.advance(font, self.text()) <= room - count

    def _counter(self, painter: QPainter, box: QRectF) -> float:
        if not self._count:
            return 0
        look, theme = self._look, self._look.theme
        if self._tone is None:
            painter.setFont(look.font(12))
            painter.setPen(QColor(theme.ink3))
            inner = box.adjusted(0, 0, -look.px(10), 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
            return painting.advance(look.font(12), self._count) + look.px(4)
        font = look.font(11, SEMIBOLD)
        width = painting.advance(font, self._count) + look.px(12)
        spot = QRectF(box.right() - width - look.px(7), box.center().y() - look.px(9), width, look.px(18))
        painting.badge(painter, spot, self._count, self._tone, font, theme)
        return width

    def _dot(self, painter: QPainter, box: QRectF) -> None:
        if self._count and self._tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.theme.tones[self._tone].dot))
            painter.drawEllipse(QPointF(box.right() - self._look.px(6), box.y() + self._look.px(7)), 3, 3)


class Logo(QWidget):
    def __init__(self, look: Look, size: int = 30) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(size), look.px(size))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        box = self.rect().toRectF()
        unit = box.width() / 30
        painting.rounded(painter, box, 8 * unit, self._look.theme.accent_button)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 1.7 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        centre = box.center()
        painter.drawEllipse(centre, 8.2 * unit, 8.2 * unit)
        painter.drawEllipse(centre, 3.6 * unit, 8.2 * unit)
        reach = QPointF(8.2 * unit, 0)
        painter.drawLine(centre - reach, centre + reach)


class TermSwitch(PaintedButton):
    """Scopes every list to one term, or to none."""

    chosen = Signal(str)  # term id, empty for all

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._terms: list[tuple[str, str]] = []
        self._current = ""
        self.folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDTH), self._look.px(36))

    def offer(self, terms: Sequence[tuple[str, str]], current: str) -> None:
        """(id, label) pairs, newest first."""
        self._terms, self._current = list(terms), current
        self.retranslate()

    def retranslate(self) -> None:
        label = dict(self._terms).get(self._current, self.tr("All terms"))
        self.setText(label)
        self.setAccessibleName(self.tr("Term: {name}").replace("{name}", label))
        self.setToolTip(plain_tip(label if self.folded else ""))
        self.setVisible(bool(self._terms))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        box = self.rect().toRectF().adjusted(look.px(10) + 0.5, 0.5, -look.px(10) - 0.5, -1.5)
        edge = theme.accent if self.hasFocus() else theme.line_strong
        painting.rounded(painter, box, look.px(7), theme.hover if self.underMouse() else theme.surface, edge)
        middle = box.center().y()
        painter.drawPixmap(
            QPointF(box.x() + look.px(9), middle - look.px(8)), look.pixmap("calendar-clock", theme.ink3)
        )
        if self.folded:
            return
        font = look.font(13, MEDIUM)
        painting.line_of_text(
            painter, box.x() + look.px(34), middle, box.width() - look.px(62), self.text(), font, theme.ink
        )
        painter.drawPixmap(
            QPointF(box.right() - look.px(23), middle - look.px(7)), look.pixmap("chevron-down", theme.ink3, 14)
        )

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for id, label in [("", self.tr("All terms")), *self._terms]:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(id == self._current)
            action.setData(id)
            group.addAction(action)
        group.triggered.connect(self._choose)
        menu.popup(self.mapToGlobal(QPoint(self._look.px(10), self.height())))

    def _choose(self, action: object) -> None:
        self._current = action.data()  # type: ignore[attr-defined]
        self.retranslate()
        self.chosen.emit(self._current)


class _Areas(QScrollArea):
    """As high as its areas where there is room, else they scroll; what ends below is a whole one."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self.body = column(self._inside)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.end_with_whole()

    def end_with_whole(self) -> None:
        """None of those that do not fit shows a half of itself."""
        room = self.contentsRect().height()
        ends = [item.geometry().bottom() + 1 for item in self._inside.findChildren(NavItem) if not item.isHidden()]
        fits = self._inside.sizeHint().height() <= room
        self.setViewportMargins(0, 0, 0, 0 if fits else room - max((end for end in ends if end <= room), default=room))


class Sidebar(Retranslated, QWidget):
    """Emits `chosen` with the id of an area. Folds to icons when the window is narrow; where it is low, as on a
    screen of 768 lines below a title bar and above a task bar, the areas stand closer, and scroll in the end."""

    chosen = Signal(str)
    menu_wanted = Signal(QPoint)  # where: which optional areas stand here

    def __init__(self, look: Look, entries: Sequence[AreaEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._look = look
        self.terms = TermSwitch(look)
        self._logo = Logo(look)
        self._program, self._office = Label(look, 14, SEMIBOLD), ElidedLabel(look, 11, REGULAR, "ink3")
        self._program.setText("Exchange Admin")
        self._areas = _Areas()
        self._items = {entry.id: NavItem(look, entry) for entry in entries}
        for entry in entries:
            self._items[entry.id].setHidden(entry.optional)
        self._captions: list[tuple[str, Label]] = []
        self._group = QButtonGroup(self)
        for item in self._items.values():
            self._group.addButton(item)
        self._group.buttonClicked.connect(self._announce)
        self._areas.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._step = 0
        self._lay_out()
        self.fold(False)
        self.retranslate()

    def say_office(self, name: str) -> None:
        self._office.setText(name)

    def title(self, id: str) -> str:
        """The area's title as it now stands."""
        return self._items[id].entry.title()

    def want(self, id: str, *, wanted: bool) -> None:
        """Whether an optional area stands there."""
        if id in self._items and self._items[id].isHidden() == wanted:
            self._items[id].setVisible(wanted)
            self._areas.updateGeometry()
            self._stand_as_close_as_needed()

    def is_wanted(self, id: str) -> bool:
        return id in self._items and not self._items[id].isHidden()

    def show_area(self, id: str) -> None:
        if id in self._items:
            self._items[id].setChecked(True)
            if self._areas.isAncestorOf(self._items[id]):
                self._areas.ensureWidgetVisible(self._items[id], 0, 0)

    def count(self, id: str, number: str, tone: Tone | None = None) -> None:
        if id in self._items:
            self._items[id].count(number, tone)

    def fold(self, folded: bool) -> None:
        self.setFixedWidth(self._look.px(FOLDED_WIDTH if folded else WIDTH))
        self.terms.folded = folded
        for item in self._items.values():
            item.folded = folded
            item.update()
        for label in (self._program, self._office):
            label.setVisible(not folded)
        for _, caption in self._captions:
            caption.setVisible(not folded)
        self.retranslate()

    def retranslate(self) -> None:
        for key, caption in self._captions:
            caption.setText(say("Sidebar", dict(GROUPS)[key]))
        for item in self._items.values():
            item.retranslate()
        self.terms.retranslate()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand_as_close_as_needed()

    def _keep_in_sight(self) -> None:
        """The area that is shown, and of the others the first ones."""
        self._areas.end_with_whole()
        self._areas.verticalScrollBar().setValue(0)
        shown = self._group.checkedButton()
        if shown is not None and self._areas.isAncestorOf(shown):
            self._areas.ensureWidgetVisible(shown, 0, 0)

    def _stand_as_close_as_needed(self) -> None:
        """The widest step at which all areas have room, else the closest one."""
        room = self.height()
        self._stand(next((n for n in range(len(STEPS)) if self._needed(n) <= room), len(STEPS) - 1))

    def _needed(self, step: int) -> int:
        """Height of everything at a step, measured as it stands now and counted from there."""
        px, now, then = self._look.px, STEPS[self._step], STEPS[step]
        items = [item for item in self._items.values() if not item.isHidden()]
        captions = [caption for _, caption in self._captions if not caption.isHidden()]
        shorter = len(items) * (px(now.item) - px(then.item))
        shorter += sum(self._caption_height(caption, now) - self._caption_height(caption, then) for caption in captions)
        return self.sizeHint().height() - shorter

    def _caption_height(self, caption: Label, step: Closeness) -> int:
        margins, px = caption.contentsMargins(), self._look.px
        text = caption.sizeHint().height() - margins.top() - margins.bottom()
        return min(text + px(step.above) + px(step.below), px(step.caption))

    def _stand(self, step: int) -> None:
        if step != self._step:
            self._step = step
            for item in self._items.values():
                item.closeness = STEPS[step]
                item.updateGeometry()
            for _, caption in self._captions:
                self._set_apart(caption)
            self._areas.updateGeometry()  # what it asked for before is not remembered

    def _set_apart(self, caption: Label) -> None:
        px, step = self._look.px, STEPS[self._step]
        caption.setContentsMargins(px(20), px(step.above), 0, px(step.below))
        caption.setMaximumHeight(px(step.caption))

    def _announce(self, button: QAbstractButton) -> None:
        assert isinstance(button, NavItem)
        self.chosen.emit(button.entry.id)

    def _lay_out(self) -> None:
        px = self._look.px
        names = column().add(self._program, self._office)
        head = row(margins=(px(13), 0, px(12), px(12)), spacing=px(10)).add(self._logo, (names, 1))
        whole = column(self, (0, px(12), 0, px(10))).add(head, self.terms, px(8))
        for key, title in GROUPS:
            members = [item for item in self._items.values() if item.entry.group == key]
            if members and title:
                caption = Label(self._look, 11, MEDIUM, "ink3")
                self._set_apart(caption)
                self._captions.append((key, caption))
                self._areas.body.addWidget(caption)
            self._areas.body.add(*members)
        self._areas.body.addStretch()
        whole.addWidget(self._areas, 1)
        for item in self._items.values():
            if item.entry.group == "bottom":
                whole.addWidget(item)
