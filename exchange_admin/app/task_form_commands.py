"""The commands of the form of tasks: written for a partner without the program, taken in when it comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.words import count

if TYPE_CHECKING:
    from exchange_admin.services.casework.task_answers import FormRow
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog


class TaskFormCommands(ListCommands):
    """Both ask for the partner first: the one on screen is proposed."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        self._partner = ""
        desk.actions.bind("file.task_form", self.write)
        desk.actions.bind("file.task_answers", self.take_in)

    def write(self) -> None:
        words = self.tr("A workbook with what the partner has to do. It fills in its answers and sends the file back.")
        partner = self._ask_partner(self.tr("Form of tasks for a partner"), self.tr("Save as…"), words)
        if not partner:
            return
        desk = self._desk
        name = name_of_title(f"{desk.words.say('task_form.title')} - {desk.label('institution', partner)}.xlsx")
        target = ask_target(desk, self.tr("Save as"), name, "Excel (*.xlsx)")
        if target is None:
            return
        language, who = desk.language, desk.who()

        def write(apart: Office, task: Task) -> Path:
            apart.casework.forms.write(partner, target, language, who)
            return target

        desk.read(write, aside=True).start_telling(desk.notices.say_saved, desk.say_reason)

    def take_in(self) -> None:
        words = self.tr("Nothing is written before you have seen what the form changes.")
        partner = self._ask_partner(self.tr("Take in a form of tasks"), self.tr("Choose the file…"), words)
        if not partner:
            return
        desk = self._desk
        path = desk.ask.file_to_open(self.tr("Filled form"), "", "Excel (*.xlsx *.xls *.ods)")
        if path is None:
            return
        language = desk.language

        def read(apart: Office, task: Task) -> list[FormRow]:
            return apart.casework.answers.read(partner, path, language)

        desk.read(read).start_telling(self._show_answers, desk.say_reason)

    def _show_answers(self, rows: list[FormRow]) -> None:
        from exchange_admin.ui.casework.answers_dialog import AnswersDialog

        desk = self._desk
        dialog = AnswersDialog(desk, rows, self._window)
        if not desk.ask.show(dialog) or not dialog.changing:
            return
        changes = self._attempt(lambda: desk.office.casework.answers.apply(rows, desk.who()))
        if changes is not None:
            said = count("TaskFormCommands", "%n answer taken over", len(dialog.changing))
            desk.notices.say(desk.receipt(said, changes.problems), desk.undo)

    def _ask_partner(self, title: str, verb: str, about: str) -> str:
        """The id of an institution that has open tasks; empty when left."""
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        self._partner, desk = "", self._desk
        page = list_in_front(self._window)
        ids = page.chosen_ids() if page is not None and page.kind == "institution" else []
        field = replace(desk.registry["task"]["institution_id"], required=True)
        begun: dict[str, Value] = {field.name: ids[0]} if len(ids) == 1 else {}
        asked = [(field, desk.words.field("task", field.name))]
        ask_fields(desk, title, verb, asked, begun, self._window, self._has_tasks, about)
        return self._partner

    def _has_tasks(self, dialog: FieldsDialog) -> bool:
        """Said while the dialog is there, not after a file was chosen."""
        partner, desk = str(dialog.values["institution_id"]), self._desk
        try:
            tasks = desk.office.casework.forms.open_tasks(partner, desk.language)
        except RuleBroken as broken:
            dialog.refuse(desk.sentence(broken.problems))
            return False
        if not tasks:
            dialog.refuse(desk.words.say("problem.task_form.nothing"))
            return False
        self._partner = partner
        return True
