"""What forms saved, so that undo and redo in a form are of the last change that was saved there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import field_phrase

_Steps = dict[tuple[str, str], list[tuple[str, str]]]
"""(step, field) by record."""


class SavedChanges(QObject):
    """Changes of one field each, by record, the latest last. Says what it took back, or why it could not."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saved: _Steps = {}
        self._undone: _Steps = {}
        self._begun: set[tuple[str, str]] = set()

    def note_beginning(self, kind: str, id: str) -> None:
        """A form has just written the record itself."""
        self._begun.add((kind, id))

    def note(self, kind: str, id: str, name: str, changes: Changes) -> None:
        """A form has just saved the field; what was taken back before it cannot come again."""
        if changes.step:
            self._saved.setdefault((kind, id), []).append((changes.step, name))
            self._undone.pop((kind, id), None)

    def take_back(self, kind: str, id: str) -> tuple[str, Changes] | None:
        """The field that holds again what it held before, and the receipt; None where nothing was taken back."""
        nothing = self.tr("Nothing has been saved in this form that could be undone.")
        if (kind, id) in self._begun:
            nothing = self.tr("No field was changed since this record was saved. Edit, Undo takes the record back.")
        said = self.tr("Undone: {field} is “{value}” again"), self.tr("Undone: {field} is empty again")
        return self._turn(kind, id, self._saved, self._undone, nothing, said)

    def put_back(self, kind: str, id: str) -> tuple[str, Changes] | None:
        """As `take_back`, of what was taken back last."""
        nothing = self.tr("Nothing has been undone in this form that could be redone.")
        said = self.tr("Redone: {field} is “{value}” again"), self.tr("Redone: {field} is empty again")
        return self._turn(kind, id, self._undone, self._saved, nothing, said)

    def _turn(
        self, kind: str, id: str, from_: _Steps, to: _Steps, nothing: str, said: tuple[str, str]
    ) -> tuple[str, Changes] | None:
        """An undoing step is redone by undoing it."""
        desk, steps = self._desk, from_.get((kind, id), [])
        if not steps:
            desk.notices.say(nothing)
            return None
        step, name = steps.pop()
        changes = desk.attempt(lambda: desk.office.undoing.undo_step(step, desk.who()))
        if changes is None:
            return None
        to.setdefault((kind, id), []).append((changes.step, name))
        value = field_phrase(desk, desk.registry[kind], name, desk.records.get(kind, id).values)
        words = said[0] if value else said[1]
        desk.notices.say(words.replace("{field}", desk.words.field(kind, name)).replace("{value}", value))
        return name, changes
