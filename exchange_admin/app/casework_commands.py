"""The commands of casework on lists: who may come, who has arrived, which rules were checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.words import count

if TYPE_CHECKING:
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog


class CaseworkCommands(ListCommands):
    """What they need is loaded when one is first used."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("records.accept", self.accept)
        desk.actions.bind("records.arrived", self.arrived)
        desk.actions.bind("records.rule_checked", self.rule_checked)

    def accept(self) -> None:
        """The stays that are ticked, else the one on screen, or all of a group: the host confirms them, one step."""
        page = list_in_front(self._window)
        if page is None or not (stays := self._stays()):
            return
        page.leave_fields()
        changes = self._attempt(lambda: self._office.casework.accepting.accept(stays, self._desk.who()))
        if changes is None:
            return
        n = len(changes.ids.get("mobility", ()))
        said = count("CaseworkCommands", "%n guest confirmed", n) if n else self.tr("No stay was left to confirm")
        self._desk.notices.say(self._desk.receipt(said, changes.problems), self._desk.undo if n else None)

    def arrived(self) -> None:
        """The stays that are ticked, else the one on screen, or all of a group: entry, arrival, lodging, one step."""
        from dataclasses import replace

        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        stays, desk = self._stays(), self._desk
        if not stays:
            return
        kind, words = desk.registry["stay_event"], desk.words
        fields = [replace(kind["date"], required=True), kind["at"]]
        asked = [(field, words.field("stay_event", field.name)) for field in fields]
        begun = {"date": desk.look.formats.today().isoformat()}
        about = count("CaseworkCommands", "Entry, arrival, move-in and actual start of %n stay.", len(stays))
        about = " ".join((about, self.tr("What is known already stays as it is.")))
        title = words.say("verb.stay_event.arrived")
        ask_fields(desk, title, self.tr("Save"), asked, begun, self._window, partial(self._arrive, stays), about)

    def rule_checked(self) -> None:
        """Rules that are ticked, else the one on screen, are trusted from today and in use."""
        page = list_in_front(self._window)
        if page is None or not (ids := page.chosen_ids()):
            return
        page.leave_fields()
        changes = self._attempt(lambda: self._office.casework.checking.checked(ids, self._desk.who()))
        if changes:
            n = len(changes.ids["requirement"])
            said = count("CaseworkCommands", "%n rule checked and in use", n)
            self._desk.notices.say(self._desk.receipt(said, changes.problems), self._desk.undo)

    def _arrive(self, stays: Sequence[str], dialog: FieldsDialog) -> bool:
        on, at = date.fromisoformat(str(dialog.values["date"])), str(dialog.values["at"] or "")
        changes = self._attempt(lambda: self._office.casework.events.arrived(stays, on, self._desk.who(), at=at))
        if changes is None:
            return False
        said = count("CaseworkCommands", "Arrival noted for %n stay", len(stays))
        said = said if changes else self.tr("Their arrival was noted already")
        self._desk.notices.say(self._desk.receipt(said, changes.problems), self._desk.undo if changes else None)
        return True

    def _stays(self) -> list[str]:
        page, lists = list_in_front(self._window), self._desk.lists
        ids = page.chosen_ids() if page is not None else []
        if page is None or page.kind != "mobility_group" or not ids:
            return ids
        numbers = lists.ids(Query("mobility", filters=(Filter("mobility_group_id", Test.IS, tuple(ids)),)))
        return [row.id for row in lists.rows("mobility", numbers, (), self._desk.language).values()]
