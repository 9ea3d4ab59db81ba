"""One line of a weekly timetable: weekday, hour, length, room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.lessons.timetable import Slot
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, row
from exchange_admin.ui.words import Retranslated

USUAL_MINUTES = 90
_WIDTHS = {"weekday": 132, "starts_at": 72, "minutes": 52, "room": 66}


class SlotHeadings(QWidget):
    """What the fields of the lines below are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._labels = {name: ElidedLabel(desk.look, 12, tone="ink3") for name in _WIDTHS}
        line = row(self, spacing=desk.look.px(6))
        for name, label in self._labels.items():
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.setFixedWidth(desk.look.px(_WIDTHS[name]))
            line.addWidget(label)
        line.addStretch()
        self.retranslate()

    def texts(self) -> list[str]:
        return [label.text() for label in self._labels.values()]

    def retranslate(self) -> None:
        for name, label in self._labels.items():
            label.setText(self._desk.lists.title("timetable_slot", name, self._desk.language))


class SlotLine(Retranslated, QWidget):
    """`changed` when a field was left; what cannot be read is marked and the line then is no slot."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look, kind, tools = desk.look, desk.registry["timetable_slot"], form_tools(desk)
        self.weekday, self.starts, self.length, self.room = (make_editor(kind[name], tools, self) for name in _WIDTHS)
        self.remove = IconButton(look, "x", size=30)
        line = row(self, spacing=look.px(6))
        for editor in self._editors():
            editor.widget.setFixedWidth(look.px(_WIDTHS[editor.field.name]))
            line.addWidget(editor.widget)
            editor.left.connect(self._left)
        line.add(self.remove, STRETCH)
        self.remove.clicked.connect(self.removed)
        self.length.show_value(USUAL_MINUTES)
        self.retranslate()

    def show_slot(self, slot: Slot) -> None:
        self.weekday.show_value(str(slot.weekday))
        self.starts.show_value(slot.starts_at)
        self.length.show_value(slot.minutes)
        self.room.show_value(slot.room or None)

    def slot(self) -> Slot | None:
        """None while something is missing or cannot be read."""
        found = [_read(editor) for editor in self._editors()]
        if not all(ok for ok, _ in found):
            return None
        weekday, starts, minutes, room = (value for _, value in found)
        if not (weekday and starts and isinstance(minutes, int) and minutes > 0):
            return None
        return Slot(int(str(weekday)), str(starts), minutes, str(room or ""))

    def retranslate(self) -> None:
        kind, words = "timetable_slot", self._desk.words
        for editor in self._editors():
            editor.widget.setAccessibleName(words.field(kind, editor.field.name))
            editor.widget.setToolTip(plain_tip(words.field(kind, editor.field.name)))
            editor.retranslate()
        self.remove.say(self.tr("Remove line"))

    def _editors(self) -> tuple[Editor, ...]:
        return self.weekday, self.starts, self.length, self.room

    def _left(self) -> None:
        for editor in self._editors():
            editor.mark_wrong(not _read(editor)[0])
        if self.slot() is not None:
            self.changed.emit()


def _read(editor: Editor) -> tuple[bool, object]:
    try:
        return True, editor.value()
    except RuleBroken:
        return False, None
