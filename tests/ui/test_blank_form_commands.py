"""The blank form in the window: of the list in front, in the language of the partner it is for."""

from __future__ import annotations

from pathlib import Path

from office import OpenOffice, add
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from exchange_admin.app.blank_form_commands import BlankFormCommands
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog


def test_a_form_of_the_list_in_front_is_written_for_the_partner_in_its_language(
    office: OpenOffice, tmp_path: Path, qtbot: QtBot
) -> None:
    commands = BlankFormCommands(office.desk, office.window)
    partner, path = (
        add(office.store, "institution", name_ru="Колледж", country="RU", kind="college"),
        tmp_path / "f.xlsx",
    )

    def answer(dialog: FieldsDialog) -> bool:
        assert dialog.windowTitle() == "Form for a partner: Offers and needs"
        dialog.editors["institution_id"].show_value(partner)
        dialog.accept()
        return bool(dialog.result())

    office.area("mobility")
    assert not office.desk.actions["file.blank_form"].isEnabled()  # no partner writes such a list
    office.area("listing")
    office.answers.answers = [answer, path]
    office.desk.actions["file.blank_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert commands is not None
    assert load_workbook(path).worksheets[0]["A1"].value == "Предложение или запрос"


def test_a_form_of_people_has_those_who_are_known(office: OpenOffice, tmp_path: Path, qtbot: QtBot) -> None:
    commands = BlankFormCommands(office.desk, office.window)
    partner, path = (
        add(office.store, "institution", name_ru="Колледж", country="RU", kind="college"),
        tmp_path / "f.xlsx",
    )
    add(office.store, "person", role="student", family_cyrillic="Иванова", home_institution_id=partner)

    def answer(dialog: FieldsDialog) -> bool:
        dialog.editors["institution_id"].show_value(partner)
        dialog.accept()
        return bool(dialog.result())

    office.area("person")
    office.answers.answers = [answer, 0, path]
    office.desk.actions["file.blank_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert commands is not None
    cells = [cell.value for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert "Иванова" in cells
