"""Ctrl+K: records that fit first, then what can be done. A `>` before the text asks for commands only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from exchange_admin.ui import painting
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.entry_list import Index, PaintedLines, PlainList
from exchange_admin.ui.widgets.floating import FloatingFrame
from exchange_admin.ui.widgets.labels import Rule, column
from exchange_admin.ui.words import Retranslated

TYPING_PAUSE = 80  # milliseconds


@dataclass(frozen=True, slots=True)
class Hit:
    """A record: `group` is the plural of its kind in words."""

    kind: str
    id: str
    label: str
    second: str
    icon: str
    group: str


FindHits = Callable[[str], Sequence[Hit]]
HitRole = Qt.ItemDataRole.UserRole


class _LineDelegate(PaintedLines):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(400), self._look.px(24 if index.data(HitRole) is None else 38))

    def paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, theme = self._look, self._look.theme
        box = QRectF(option.rect)
        middle = box.center().y()
        what = index.data(HitRole)
        if what is None:
            caption = str(index.data())
            painting.line_of_text(
                painter, box.x() + look.px(12), middle + 2, box.width(), caption, look.font(11, MEDIUM), theme.ink3
            )
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painting.rounded(painter, box.adjusted(4, 1, -4, -1), look.px(7), theme.accent_soft)
        icon, second = (what.icon, what.second) if isinstance(what, Hit) else (str(what.property("drawing") or ""), "")
        if icon:
            spot = QPointF(box.x() + look.px(14), middle - look.px(8))
            painter.drawPixmap(spot, look.pixmap(icon, theme.ink3))
        x, room = box.x() + look.px(42), box.width() - look.px(56)
        used = painting.line_of_text(painter, x, middle, room, str(index.data()), look.font(13, MEDIUM), theme.ink)
        if second:
            x += used + look.px(10)
            rest = room - used - look.px(10)
            painting.line_of_text(painter, x, middle, rest, second, look.font(12), theme.ink3)
        if isinstance(what, QAction) and not what.shortcut().isEmpty():
            keys = what.shortcut().toString()
            painter.setPen(QColor(theme.ink3))
            painter.setFont(look.font(11, MEDIUM))
            side = box.adjusted(0, 0, -look.px(14), 0)
            painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)


class CommandPalette(Retranslated, FloatingFrame):
    """Floats over the window. `record_chosen(kind, id)`; commands are triggered by the palette itself."""

    record_chosen = Signal(str, str)

    def __init__(self, look: Look, find: FindHits, commands: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(look, window)
        self._find, self._commands, self._window = find, commands, window
        self.field = QLineEdit(self)
        self.field.setProperty("bare", True)
        self._items = QStandardItemModel(self)
        self.view = PlainList(self)
        self.view.setModel(self._items)
        self.view.setItemDelegate(_LineDelegate(look, self))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pause = pause(self, TYPING_PAUSE, self.refresh)
        self.field.textChanged.connect(self._pause.start)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._take)
        self._lay_out()
        self.retranslate()

    def open(self) -> None:
        look = self._look
        width = min(look.px(640), self._window.width() - look.px(80))
        self.resize(width, look.px(440))
        x = (self._window.width() - width) // 2
        self.move(self._window.mapToGlobal(self._window.rect().topLeft()))
        self.move(self.x() + x, self.y() + look.px(62))
        self.field.setFont(look.font(15))
        self.field.clear()
        self.refresh()
        self.show()
        self.field.setFocus()

    def refresh(self) -> None:
        """Asks again for what is typed."""
        self._pause.stop()
        text = self.field.text().strip()
        self._items.clear()
        if not text.startswith(">"):
            group = ""
            for hit in self._find(text):
                if hit.group != group:
                    self._caption(hit.group)
                    group = hit.group
                self._line(hit.label, hit)
        self._offer_commands(text.removeprefix(">").strip().casefold())
        if not self._items.rowCount():
            self._caption(self.tr("Nothing found"))
        self._select_first()
        self._fit()

    def _fit(self) -> None:
        """As tall as its lines, within the window."""
        px = self._look.px
        rows = (self._items.item(row).data(HitRole) is None for row in range(self._items.rowCount()))
        lines = sum(px(24 if caption else 38) for caption in rows)
        self.resize(self.width(), min(px(460), px(62) + max(lines, px(8))))

    def lines(self) -> list[str]:
        rows = (self._items.item(row) for row in range(self._items.rowCount()))
        return [item.text() for item in rows if item and item.data(HitRole) is not None]

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("A name in any script, a number, or what you want to do"))
        self.field.setAccessibleName(self.tr("Search everything"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self._step(1)
                case Qt.Key.Key_Up:
                    self._step(-1)
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    if self._pause.isActive():
                        self.refresh()
                    self._take(self.view.currentIndex())
        return False  # a field of one line does nothing with these keys itself

    def _offer_commands(self, text: str) -> None:
        fitting = [action for action in self._commands() if text in action.text().replace("&", "").casefold()]
        if fitting:
            self._caption(self.tr("Commands"))
        for action in fitting:
            self._line(action.text().replace("&", ""), action)

    def _caption(self, text: str) -> None:
        item = QStandardItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._items.appendRow(item)

    def _line(self, text: str, what: object) -> None:
        item = QStandardItem(text)
        item.setData(what, HitRole)
        self._items.appendRow(item)

    def _select_first(self) -> None:
        for row in range(self._items.rowCount()):
            if self._items.index(row, 0).data(HitRole) is not None:
                self.view.setCurrentIndex(self._items.index(row, 0))
                return

    def _step(self, by: int) -> None:
        row = self.view.currentIndex().row() + by
        while 0 <= row < self._items.rowCount():
            if self._items.index(row, 0).data(HitRole) is not None:
                self.view.setCurrentIndex(self._items.index(row, 0))
                return
            row += by

    def _take(self, index: QModelIndex) -> None:
        what = index.data(HitRole) if index.isValid() else None
        if what is None:
            return
        self.hide()
        if isinstance(what, Hit):
            self.record_chosen.emit(what.kind, what.id)
        elif isinstance(what, QAction):
            what.trigger()

    def _lay_out(self) -> None:
        px = self._look.px
        self.field.setTextMargins(px(10), 0, px(10), 0)
        column(self, (px(1),) * 4).add(self.field, Rule(), (self.view, 1))
