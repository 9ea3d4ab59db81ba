"""What forms saved, so that Ctrl+Z in a form takes back the last change that was saved there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.said import said_value


class SavedChanges(QObject):
    """Changes of one field each, by record, the latest last. Says what it took back, or why it could not."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saved: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def note(self, kind: str, id: str, name: str, changes: Changes) -> None:
        """A form has just saved the field."""
        if changes.step:
            self._saved.setdefault((kind, id), []).append((changes.step, name))

    def take_back(self, kind: str, id: str) -> tuple[str, Changes] | None:
        """The field that holds again what it held before, and the receipt; None where nothing was taken back."""
        desk, saved = self._desk, self._saved.get((kind, id), [])
        if not saved:
            desk.notices.say(self.tr("Nothing has been saved in this form that could be undone."))
            return None
        step, name = saved.pop()
        try:
            changes = desk.undo.undo_step(step, desk.who())
        except RuleBroken as broken:
            desk.notices.say(desk.sentence(broken.problems))
            return None
        self._say(kind, id, name)
        return name, changes

    def _say(self, kind: str, id: str, name: str) -> None:
        desk = self._desk
        described = desk.registry[kind]
        said = said_value(desk, described, name, desk.records.get(kind, id)[name])
        words = self.tr("Undone: {field} is “{value}” again") if said else self.tr("Undone: {field} is empty again")
        desk.notices.say(words.replace("{field}", desk.words.field(kind, name)).replace("{value}", said))
