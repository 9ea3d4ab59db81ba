"""What a page does on the word of a person, each a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

Doing = Callable[[FieldsDialog], Changes]


class Acts(QObject):
    """Publishes what was done, says it, by the verb of the step where nothing is said of what that led to, and offers
    to take it back."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    def _do(self, do: Callable[[], Changes], **about: object) -> None:
        """`about` are facts of the sentence that says what was done."""
        changes = self._desk.attempt(do)
        if changes is not None:
            self._done(changes, **about)

    def _in(self, dialog: FieldsDialog, do: Doing) -> bool:
        """A refusal stands in the dialog, which stays as it was typed."""
        try:
            changes = do(dialog)
        except RuleBroken as broken:
            dialog.refuse(self._desk.sentence(broken.problems))
            return False
        self._done(changes)
        return True

    def _done(self, changes: Changes, **about: object) -> None:
        if changes:
            self._desk.feed.publish(changes, self)
            words, done = self._desk.words, f"done.{changes.verb}"
            said = words.say(done if done in words else f"verb.{changes.verb}", about)
            self._desk.notices.say(self._desk.receipt(said, changes.problems), self._desk.undo)
