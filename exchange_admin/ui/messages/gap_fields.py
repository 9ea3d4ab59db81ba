"""Fields for what a text asks for and nobody knows: what is typed there is put into every message that lacks it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.services.messages.facts import DAYS
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.widgets.dialogs import field_grid
from exchange_admin.ui.widgets.labels import Label, column

_PAUSE = 350  # milliseconds after the last letter


class GapFields(QWidget):
    """`changed` says that something else is typed now. A field stays while it holds something."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.fields: dict[str, QLineEdit] = {}
        self._holder = column(self, spacing=desk.look.px(8))
        self._inside: QWidget | None = None
        self._pause = pause(self, _PAUSE, self.changed.emit)

    def given(self) -> dict[str, str]:
        return {name: field.text().strip() for name, field in self.fields.items() if field.text().strip()}

    def ask_for(self, gaps: Iterable[str]) -> None:
        """Fields for these; what was typed stays."""
        typed = self.given()
        wanted = list(dict.fromkeys((*typed, *gaps)))
        if wanted == list(self.fields):
            return
        keyboard = next((name for name, field in self.fields.items() if field.hasFocus()), "")
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self.fields = {name: self._field(name, typed.get(name, "")) for name in wanted}
        self._inside = self._grid() if wanted else None
        if self._inside is not None:
            self._holder.add(self._inside)
        if keyboard in self.fields:
            self.fields[keyboard].setFocus()
        self.setVisible(bool(wanted))

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setPlaceholderText(self._desk.look.formats.day("2026-12-10") if name in DAYS else "")
        field.textEdited.connect(self._typed)
        return field

    def _grid(self) -> QWidget:
        inside, words = QWidget(), self._desk.words
        named = [(words.say(f"message.placeholder.{name}"), field) for name, field in self.fields.items()]
        column(inside, spacing=self._desk.look.px(8)).add(
            Label(
                self._desk.look, 12, tone="ink3", wraps=True, text=self.tr("Not known. What you type here is put in:")
            ),
            field_grid(self._desk.look, named, across=2),
        )
        return inside

    def _typed(self, _: str) -> None:
        self._pause.start()
