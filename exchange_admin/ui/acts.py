"""What a page does on the word of a person, each a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.widgets.buttons import Button

Doing = Callable[[FieldsDialog], Changes]


class Acts(QObject):
    """Publishes what was done, says it, by the verb of the step where nothing is said of what that led to, and offers
    to take it back."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.goes_on_at: QWidget | None = None
        """Where a card wants the keyboard after what is being done, once its button is gone."""

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
            pressed, self.goes_on_at = self._parent.window().focusWidget(), None
            self._desk.feed.publish(changes, self)
            keep_keyboard(pressed, self.goes_on_at)
            words, done = self._desk.words, f"done.{changes.verb}"
            said = words.say(done if done in words else f"verb.{changes.verb}", about)
            self._desk.notices.say(self._desk.receipt(said, changes.problems), self._desk.undo)


def keep_keyboard(pressed: QWidget | None, goes_on_at: QWidget | None = None) -> None:
    """From a button that is gone Qt would lead it to the next one, which may decline, retire or give up."""
    if not isinstance(pressed, Button) or pressed.isVisible():
        return
    if goes_on_at is not None:
        goes_on_at.setFocus(Qt.FocusReason.OtherFocusReason)
    elif (around := _taker_around(pressed)) is not None:
        around.take_keyboard()


@runtime_checkable
class TakesKeyboard(Protocol):
    """What has a part where the keyboard does no harm: a list, say."""

    def take_keyboard(self) -> None: ...


def _taker_around(widget: QWidget) -> TakesKeyboard | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, TakesKeyboard):
        around = around.parentWidget()
    return around
