"""The command that writes a blank workbook for a partner without the program, of the kind of the list in front."""

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
        called = f"{desk.office.program.wordings[language].kind(kind, 2)} - {desk.label('institution', partner)}"
        target = ask_target(desk, self.tr("Save as"), name_of_title(f"{called}.xlsx"), "Excel (*.xlsx)")
        if target is None:
            return

        def write(apart: Office, task: Task) -> Path:
            apart.blank_forms.write(kind, partner, target, language, who)
            return target

        desk.read(write, aside=True).start_telling(desk.notices.say_saved, desk.say_reason)

    def _ask_partner(self, kind: str) -> str:
        """The id of an institution; empty when left."""
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        self._partner, desk = "", self._desk
        field = replace(desk.registry[kind]["institution_id"], required=True)
        about = self.tr(
            "An empty workbook in the partner’s language, with drop-down lists. What comes back is imported."
        )
        asked = [(field, desk.words.kind("institution", 1))]
        title = self.tr("Blank form for a partner: {kind}").replace("{kind}", desk.words.kind(kind, 2))
        ask_fields(desk, title, self.tr("Save as…"), asked, {}, self._window, self._chosen, about)
        return self._partner

    def _chosen(self, dialog: FieldsDialog) -> bool:
        self._partner = str(dialog.values["institution_id"])
        return True
