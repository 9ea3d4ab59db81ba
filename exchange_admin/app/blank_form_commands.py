"""The command that writes a form for a partner without the program, of the kind of the list in front: blank, or with
the people who are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands, list_in_front
from exchange_admin.domain.home_languages import HOME_LANGUAGE
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.saving import ask_target

if TYPE_CHECKING:
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog


class BlankFormCommands(ListCommands):
    """The form is in the language of the partner's country, where that is one of the program's."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        self._partner = ""
        desk.actions.bind("file.blank_form", self.write)

    def write(self) -> None:
        page, desk = list_in_front(self._window), self._desk
        if page is None or not (partner := self._ask_partner(page.kind)):
            return
        kind, who = page.kind, desk.who()
        record = desk.records.get("institution", partner)
        language = HOME_LANGUAGE.get(record.text("country"), desk.language)
        blank = desk.registry[kind].has_form or self._ask_blank()
        if blank is None:
            return
        called = f"{desk.office.program.wordings[language].kind(kind, 2)} - {desk.label('institution', partner)}"
        target = ask_target(desk, self.tr("Save as"), name_of_title(f"{called}.xlsx"), "Excel (*.xlsx)")
        if target is None:
            return

        def write(apart: Office, task: Task) -> Path:
            if desk.registry[kind].has_form:
                apart.blank_forms.write(kind, partner, target, language, who)
            else:
                apart.people_forms.write(partner, target, language, who, blank=bool(blank))
            return target

        desk.write(write).start_telling(desk.notices.say_saved, desk.say_reason)

    def _ask_partner(self, kind: str) -> str:
        """The id of an institution; empty when left."""
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        self._partner, desk = "", self._desk
        of = desk.registry[kind]
        field = replace(of[of.form_goes_to], name="institution_id", required=True)
        about = self.tr("A workbook in the partner’s language, with drop-down lists. What comes back is imported.")
        asked = [(field, desk.words.kind("institution", 1))]
        title = self.tr("Form for a partner: {kind}").replace("{kind}", desk.words.kind(kind, 2))
        ask_fields(desk, title, self.tr("Save as…"), asked, {}, self._window, self._chosen, about)
        return self._partner

    def _ask_blank(self) -> bool | None:
        """Whether only new people are to be named; None when left."""
        answers = [self.tr("With the people who are known"), self.tr("Blank, for naming new people")]
        text = self.tr("In a form with people, only what differs from it counts as a change when it comes back.")
        at = self._desk.ask.choose(self.tr("Form for a partner"), text, answers)
        return None if at is None else at == 1

    def _chosen(self, dialog: FieldsDialog) -> bool:
        self._partner = str(dialog.values["institution_id"])
        return True
