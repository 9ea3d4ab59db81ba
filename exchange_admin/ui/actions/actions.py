"""The commands as actions of Qt. Pages bind handlers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from exchange_admin.ui.actions.commands import SPECS, Spec
from exchange_admin.ui.actions.conditions import Context
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.own_key import with_both_enters
from exchange_admin.ui.words import say


class Actions(QObject):
    """One QAction per Spec. An action without a handler stays out of menus and palette: nothing is promised in vain."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._specs = {spec.id: spec for spec in SPECS}
        self._actions = {spec.id: self._make(spec) for spec in SPECS}
        self._handlers: dict[str, Callable[[], None]] = {}
        self._separators: dict[str, QAction] = {}
        self._drawn: set[str] = set()
        self._context = Context()
        look.changed.connect(self._draw)
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def bind(self, id: str, handler: Callable[[], None]) -> None:
        """The last handler bound wins, so a page may take over a command while it is on screen."""
        action = self._actions[id]
        self._handlers[id] = handler
        if not action.property("bound"):
            action.triggered.connect(self._run)
        action.setProperty("bound", True)
        action.setVisible(True)
        self._refresh(self._specs[id], self._context)

    def drawn(self, id: str) -> QAction:
        """With its drawing, for a menu that opens. Nothing else shows it, and most menus stay closed."""
        spec, action = self._specs[id], self._actions[id]
        if spec.icon and id not in self._drawn:
            self._drawn.add(id)
            action.setIcon(self._look.icon(spec.icon, self._look.theme.ink3))
        return action

    def menu(self, name: str, *, fitting: bool = False) -> Iterator[QAction]:
        """The bound actions of a menu, separators among them; `fitting` is for one that opens: with their drawings,
        and none that only other kinds have."""
        opens_group = False
        for spec in SPECS:
            if spec.menu == name and self._actions[spec.id].property("bound"):
                opens_group |= spec.opens_group
                if fitting and not spec.belongs(self._context):
                    continue
                if opens_group:
                    yield self._separator(spec.id)
                opens_group = False
                yield self.drawn(spec.id) if fitting else self._actions[spec.id]

    def keyed(self, menu: str) -> list[QAction]:
        """The bound actions of a menu that have a key, usable now or not."""
        bound = (self._actions[spec.id] for spec in SPECS if spec.menu == menu)
        return [action for action in bound if action.property("bound") and not action.shortcut().isEmpty()]

    def plain_text(self, id: str) -> str:
        """What a command is called, without what undo would take back."""
        return say("Actions", self._specs[id].text)

    def usable(self) -> list[QAction]:
        """What the palette offers now."""
        return [action for action in self._actions.values() if action.isVisible() and action.isEnabled()]

    def kept_waiting(self, keys: QKeySequence) -> str:
        """What the bound command with this key is called, if it can be used as soon as nothing is being written."""
        for spec in SPECS:
            if keys in self._actions[spec.id].shortcuts() and not keys.isEmpty() and self._waits(spec, self._context):
                return self._actions[spec.id].iconText()
        return ""

    def refresh(self, now: Context) -> None:
        """Pages tell again and again what already holds: then nothing is to be done."""
        if now != self._context:
            self._context = now
            self._refresh_all()

    def retranslate(self) -> None:
        for spec in SPECS:
            self._actions[spec.id].setText(say("Actions", spec.text))
        self._refresh_all()

    def _refresh_all(self) -> None:
        for spec in SPECS:
            self._refresh(spec, self._context)
        self._name_undo(self._context)

    def _refresh(self, spec: Spec, now: Context) -> None:
        action = self._actions[spec.id]
        usable = bool(action.property("bound")) and spec.is_usable(now)
        action.setEnabled(usable)
        reason = say("Actions", "Other changes are being saved.") if self._waits(spec, now) else spec.reason(now)
        action.setToolTip(plain_tip("" if usable else reason))

    def _separator(self, before: str) -> QAction:
        if before not in self._separators:
            self._separators[before] = QAction(self)
            self._separators[before].setSeparator(True)
        return self._separators[before]

    def _waits(self, spec: Spec, now: Context) -> bool:
        bound = bool(self._actions[spec.id].property("bound"))
        return bound and now.busy and not spec.is_usable(now) and spec.is_usable(replace(now, busy=False))

    def _run(self) -> None:
        # handlers are kept here and not in the connection: what a connection holds dies in the middle of Qt's own end
        self._handlers[self.sender().objectName()]()

    def _name_undo(self, now: Context) -> None:
        for id, words in (("edit.undo", now.undo), ("edit.redo", now.redo)):
            plain = say("Actions", self._specs[id].text)
            self._actions[id].setText(f"{plain}: {words}" if words else plain)

    def _draw(self) -> None:
        drawn, self._drawn = self._drawn, set()
        for id in drawn:
            self.drawn(id)

    def _make(self, spec: Spec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.id)
        action.setShortcuts(with_both_enters(spec.shortcut))
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        action.setIconVisibleInMenu(True)
        action.setProperty("drawing", spec.icon)
        return action
