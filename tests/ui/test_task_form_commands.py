"""The form of tasks in the window: written for a partner, and taken in after somebody has seen what it changes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from office import OpenOffice, add
from pytestqt.qtbot import QtBot
from task_office import with_rules

from exchange_admin.app.task_form_commands import TaskFormCommands
from exchange_admin.domain.queries import Query
from exchange_admin.services.casework.task_form import FormColumn
from exchange_admin.ui.casework.answers_dialog import AnswersDialog
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

pytestmark = pytest.mark.usefixtures("people_shown")


@pytest.fixture
def partner(office: OpenOffice) -> str:
    """The institution that both students come from; it has one task of its own."""
    with_rules(office)
    TaskFormCommands(office.desk, office.window)
    (stay, *_) = office.store.records(Query("mobility"))
    theirs = stay.text("sending_institution_id")
    add(office.store, "task", kind="manual", title="Send the list", state="open", institution_id=theirs, share="shared")
    return theirs


def chosen(partner: str):
    def answer(dialog: FieldsDialog) -> bool:
        dialog.editors["institution_id"].show_value(partner)
        dialog.accept()
        return bool(dialog.result())

    return answer


def written(office: OpenOffice, partner: str, path: Path, qtbot: QtBot) -> Path:
    office.answers.answers = [chosen(partner), path]
    office.desk.actions["file.task_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    return path


def test_a_filled_form_changes_what_somebody_has_seen_and_is_one_step(
    office: OpenOffice, partner: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(office, partner, tmp_path / "form.xlsx", qtbot)
    book = openpyxl.load_workbook(path)
    columns = {one: n for n, one in enumerate(FormColumn, 1)}
    assert book.active is not None
    titles = [row[columns[FormColumn.TASK] - 1].value for row in book.active.iter_rows()]
    line = titles.index("Send the list") + 1
    book.active.cell(line, columns[FormColumn.ANSWER]).value = "With the authority"
    book.save(path)
    told: list[str] = []

    def look(dialog: AnswersDialog) -> bool:
        told.append(f"{dialog.said.text()} | {dialog.lines.toPlainText()} | {dialog.do.text()}")
        return True

    office.answers.answers = [chosen(partner), path, look]
    office.desk.actions["file.task_answers"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    (task,) = office.store.where("task", "title", ["Send the list"])
    assert task["state"] == "submitted"
    assert told[0].endswith("| Take over 1 answer")
    assert "Send the list" in told[0]
    office.desk.undo()
    assert office.store.get("task", task.id)["state"] == "open"


def test_a_college_with_nothing_to_do_is_named_before_a_file_is_asked_for(office: OpenOffice, partner: str) -> None:
    other = add(office.store, "institution", name_en="Amur College", country="RU", kind="college", is_partner=1)
    refused: list[str] = []

    def idle(dialog: FieldsDialog) -> bool:
        chosen(other)(dialog)
        refused.append(dialog.problem.text())
        return False

    office.answers.answers = [idle]
    office.desk.actions["file.task_form"].trigger()
    assert refused == ["The partner has no open shared tasks, so there is nothing to fill in."]
    assert not office.answers.answers
