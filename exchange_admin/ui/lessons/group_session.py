"""The group on the page: read anew after every change, changed by verbs that a closed group wants a reason for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.lessons.group_sheet import GroupSheet, SheetLesson
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.ui.desk import Desk

Verb = Callable[[str, str], Changes]
"""Called with who does it and the reason, which is empty in an open group."""

READ_FROM = frozenset({
    "person", "language_group", "language_course", "language_enrolment", "language_lesson", "timetable_slot",
    "attendance", "language_test", "language_test_part", "language_test_score",
})  # fmt: skip


class GroupSession(QObject):
    """`sheet` is None while no group is open. `gone`: the group was deleted or cannot be read any more."""

    read = Signal()
    gone = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sheet: GroupSheet | None = None
        self.reason = ""
        desk.feed.changed.connect(self._on_changes)

    def open(self, id: str) -> None:
        """Another group; why a closed one is changed is asked again."""
        self.reason = ""
        self._read(id)

    def leave(self) -> None:
        self.sheet = None
        self.reason = ""

    def refresh(self) -> None:
        if self.sheet is not None:
            self._read(self.sheet.group.id)

    @property
    def id(self) -> str:
        """Of the group; empty while none is open."""
        return self.sheet.group.id if self.sheet else ""

    @property
    def verbs(self) -> Lessons:
        """What can be done with a group; each is called with who does it and why last."""
        return self.desk.office.lessons

    def lessons(self, ids: Sequence[str]) -> list[SheetLesson]:
        return [one for one in self.sheet.lessons if one.id in ids] if self.sheet else []

    def ask_reason(self) -> bool:
        """Asks why a closed group is changed, once until it is left; whether there is a reason now."""
        if not self.reason:
            title = self.tr("Correct a closed group")
            self.reason = self.desk.ask.words(title, self.tr("Why is it changed? The journal keeps the reason.")) or ""
        return bool(self.reason)

    def do(self, verb: Verb, said: str = "", refuse: Callable[[str], None] | None = None) -> bool:
        """Carries out a verb; `said` goes to the toast when something was changed. A refusal is said, by `refuse` where
        somebody else says it, and False."""
        closed = self.sheet is not None and self.sheet.is_closed
        if closed and not self.ask_reason():
            return False
        try:
            changes = verb(self.desk.who(), self.reason if closed else "")
        except RuleBroken as broken:
            (refuse or self.desk.notices.say)(self.desk.sentence(broken.problems))
            return False
        self.desk.feed.publish(changes, self)
        words = self.desk.receipt(said if changes else "", changes.problems)
        if words:
            self.desk.notices.say(words, self.desk.actions["edit.undo"].trigger if changes else None)
        return True

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self.sheet is not None and READ_FROM & changes.ids.keys():
            self.refresh()

    def _read(self, id: str) -> None:
        try:
            self.sheet = self.verbs.sheet(id)
        except RuleBroken:
            self.leave()
            self.gone.emit()
            return
        if not self.sheet.is_closed:
            self.reason = ""
        self.read.emit()
