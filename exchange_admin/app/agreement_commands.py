"""The list of agreements with its cards, and renewing the one on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.agreements.renewal import proposed_end, renews_itself
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.presentation import Area

if TYPE_CHECKING:
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

Verb = Callable[[str, "FieldsDialog"], Changes]

_ASKED = ("number", "valid_from", "valid_until")


class AgreementCommands(ListCommands):
    """In a partner's file agreements are only looked at."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        if not self._office.is_partner:
            desk.actions.bind("records.renew", self.renew)

    def page(self, area: Area) -> QWidget:
        """The list of agreements with its cards, which is the first of the area."""
        from exchange_admin.ui.agreements.cards import AgreementCards
        from exchange_admin.ui.pages.area_page import AreaListPage

        page = AreaListPage(self._desk, area)
        AgreementCards(self._desk, page.page)
        return page

    def renew(self) -> None:
        """Asks for number and days of the draft that continues the agreement on screen, or until when one that renews
        itself has done so."""
        record = self._on_screen()
        if record is None:
            return
        if renews_itself(record.values):
            end = proposed_end(record.values)
            self._ask(record, ("valid_until",), {"valid_until": end}, "prolong", self._prolong)
            return
        proposal = self._office.agreements.proposal(record.id)
        begun = {"number": proposal.number, "valid_from": proposal.valid_from, "valid_until": proposal.valid_until}
        words = self._desk.words
        about = [words.say("agreements.window.copies", {"n": proposal.conditions})]
        if proposal.without_years:
            about.append(words.say("agreements.said.without_years", {"n": proposal.without_years}))
        self._ask(record, _ASKED, begun, "renew", self._renew, "\n".join(about))

    def _ask(
        self,
        record: Record,
        asked: tuple[str, ...],
        begun: Mapping[str, str | date | None],
        verb: str,
        carry_out: Verb,
        about: str = "",
    ) -> None:
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        desk, kind = self._desk, self._desk.registry["agreement"]
        words = desk.words
        title = words.say("agreements.window.renew_title", {"number": record.text("number")})
        fields = [(kind[name], words.field(kind.name, name)) for name in asked]
        values = {name: value.isoformat() if isinstance(value, date) else value for name, value in begun.items()}
        done = partial(self._done, record.id, carry_out)
        ask_fields(desk, title, words.say(f"agreements.window.do_{verb}"), fields, values, self._window, done, about)

    def _done(self, id: str, carry_out: Verb, dialog: FieldsDialog) -> bool:
        """A refusal stands in the dialog, which stays as it was typed."""
        desk = self._desk
        try:
            changes = carry_out(id, dialog)
        except RuleBroken as broken:
            dialog.refuse(desk.sentence(broken.problems))
            return False
        desk.feed.publish(changes, self)
        (shown,) = changes.ids["agreement"]
        if (page := list_in_front(self._window)) is not None:
            page.open_record(shown)
        number = desk.records.get("agreement", shown).text("number")
        said = f"{desk.words.say(f'verb.{changes.verb}')}: {number}"
        desk.notices.say(said, desk.actions["edit.undo"].trigger)
        return True

    def _renew(self, id: str, dialog: FieldsDialog) -> Changes:
        typed = dialog.values
        days = (day_in(typed, "valid_from"), day_in(typed, "valid_until"))
        number = str(typed["number"] or "")
        return self._office.agreements.renew(
            id, self._desk.who(), number=number, valid_from=days[0], valid_until=days[1]
        )

    def _prolong(self, id: str, dialog: FieldsDialog) -> Changes:
        until = day_in(dialog.values, "valid_until")
        if until is None:
            raise RuleBroken(Problem("agreement.no_new_end", "valid_until"))
        return self._office.agreements.prolong(id, until, self._desk.who())
