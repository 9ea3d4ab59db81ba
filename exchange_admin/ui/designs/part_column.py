"""The left side of the editor: every part of the design, and the verbs on the one in front."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.services.certificates.design_parts import GROUPS, SEVERAL, PartKey, box_of, parts_of
from exchange_admin.ui.designs.editor_session import EditorSession
from exchange_admin.ui.designs.line_list import LineList
from exchange_admin.ui.designs.part_names import ICONS, group_name, part_line
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, column, row
from exchange_admin.ui.words import Retranslated

WIDTH = 238


class PartColumn(Retranslated, QWidget):
    """Delete takes a part out, Ctrl+D copies it, Alt and the arrow keys put it in front of others or behind."""

    settings_wanted = Signal()  # Enter on a part

    def __init__(self, desk: Desk, session: EditorSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        look = desk.look
        self._placeholders: Mapping[str, str] = {}
        self.add = Button(look, "plus", "small")
        self.up, self.down = IconButton(look, "chevron-up", size=25), IconButton(look, "chevron-down", size=25)
        self.copy, self.remove = IconButton(look, "copy", size=25), IconButton(look, "trash-2", size=25)
        self.list = LineList(look)
        self.list.installEventFilter(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def use_placeholders(self, said: Mapping[str, str]) -> None:
        """For the first words of texts."""
        self._placeholders = said
        self.refresh()

    def refresh(self) -> None:
        """The parts as they are now."""
        session = self._session
        if not session.is_open:
            return
        words = self._desk.words
        lines = [part_line(session.spec, key, words, self._placeholders) for key in parts_of(session.spec)]
        self.list.show_lines(lines, str(session.key))
        self._show_verbs()

    def retranslate(self) -> None:
        self.add.say(self.tr("Add"))
        self.up.say(self.tr("Further back"), "Alt+↑")
        self.down.say(self.tr("Further in front"), "Alt+↓")
        self.copy.say(self.tr("Copy of this part"), "Ctrl+D")
        self.remove.say(self.tr("Remove this part"), self.tr("Del"))
        self.list.setAccessibleName(self.tr("Parts of the design"))
        self.refresh()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            do = {
                (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): self._remove,
                (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): self._session.duplicate,
                (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): self._back,
                (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): self._front,
            }.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
            if do is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    do()
                return True
        return False

    def offer(self) -> None:
        """The sorts of parts that can be added; of some there is only one."""
        menu = QMenu(self)
        look, spec = self._desk.look, self._session.spec
        for group in GROUPS[1:]:
            action = menu.addAction(look.icon(ICONS[group], look.theme.ink3), group_name(group, self._desk.words))
            action.setData(group)
            action.setEnabled(group in SEVERAL or box_of(spec, PartKey(group)) is None)
        menu.triggered.connect(self._add)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _show_verbs(self) -> None:
        group = self._session.key.group
        for button in (self.up, self.down, self.copy):
            button.setEnabled(group in SEVERAL)
        self.remove.setEnabled(group != "page" and box_of(self._session.spec, self._session.key) is not None)

    def _current(self, text: str) -> None:
        key = PartKey.of(text)
        if key is not None and self._session.is_open:
            self._session.choose(key)

    def _add(self, action: QAction) -> None:
        self._session.add(action.data())

    def _remove(self) -> None:
        if self.remove.isEnabled():
            self._session.remove()

    def _back(self) -> None:
        self._session.reorder(-1)

    def _front(self) -> None:
        self._session.reorder(1)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._current)
        self.list.opened.connect(self.settings_wanted)
        self.add.clicked.connect(self.offer)
        self.up.clicked.connect(self._back)
        self.down.clicked.connect(self._front)
        self.copy.clicked.connect(self._session.duplicate)
        self.remove.clicked.connect(self._remove)
        self._session.changed.connect(self.refresh)
        self._session.chosen.connect(self.refresh)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.setFixedWidth(px(WIDTH))
        verbs = row(margins=(px(4), 0, px(2), 0), spacing=px(2)).add(
            self.add, STRETCH, self.up, self.down, self.copy, self.remove
        )
        column(self, (px(10), px(10), px(8), px(10)), px(8)).add(verbs, (self.list, 1))
