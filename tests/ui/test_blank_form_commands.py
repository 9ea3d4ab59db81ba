"""The blank form in the window: of the list in front, in the language of the partner it is for."""

from __future__ import annotations

from pathlib import Path

from office import OpenOffice, add
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from exchange_admin.app.blank_form_commands import BlankFormCommands
from exchange_admin.domain.queries import Query
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

    office.area("agreement")
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


def test_of_stays_it_is_asked_what_the_partner_is_to_tell(office: OpenOffice, tmp_path: Path, qtbot: QtBot) -> None:
    commands, store = BlankFormCommands(office.desk, office.window), office.store
    partner, path = (add(store, "institution", name_ru="Колледж", country="RU", kind="college"), tmp_path / "f.xlsx")
    person = add(store, "person", role="student", family_cyrillic="Иванова", home_institution_id=partner)
    add(
        store,
        "mobility",
        person_id=person,
        direction="incoming",
        activity="student_studies",
        sending_institution_id=partner,
        receiving_institution_id=add(store, "institution", name_zh="学院", country="CN", kind="college"),
        sending_status="nominated",
        receiving_status="verified",
    )
    titles = []

    def answer(dialog: FieldsDialog) -> bool:
        titles.append(dialog.windowTitle())
        dialog.editors["institution_id"].show_value(partner)
        dialog.accept()
        return bool(dialog.result())

    office.area("mobility")
    office.answers.answers = [0, answer, 1, path]  # nobody agreed: on the basis of a contract
    office.desk.actions["file.blank_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert commands is not None
    assert titles == ["Form for a partner: Arrivals"]
    assert [one["basis"] for one in store.records(Query("transfer"))] == ["contract"]
    cells = [cell.value for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert "Иванова" in cells


def test_a_form_of_attendance_is_about_the_group_in_front(office: OpenOffice, qtbot: QtBot) -> None:
    commands, store = BlankFormCommands(office.desk, office.window), office.store
    course = add(store, "language_course", name_ru="Русский", language="ru")
    add(store, "language_group", language_course_id=course, code="A1")
    asked = []

    def answer(dialog: FieldsDialog) -> bool:
        asked.append((dialog.windowTitle(), list(dialog.editors)))
        dialog.reject()
        return False

    office.area("language")
    office.answers.answers = [answer]
    office.desk.actions["file.blank_form"].trigger()
    assert commands is not None
    assert asked == [("Form for a partner: Attendance", ["institution_id", "about_id"])]


def test_an_institution_in_front_is_whose_form_it_is(office: OpenOffice, tmp_path: Path, qtbot: QtBot) -> None:
    commands = BlankFormCommands(office.desk, office.window)
    partner, path = (
        add(office.store, "institution", name_ru="Колледж", country="RU", kind="college"),
        tmp_path / "f.xlsx",
    )
    offered: list[str] = []

    def choose(title: str, text: str, answers: list[str]) -> int:
        offered.extend(answers)
        return answers.index("Offers and needs")

    def answer(dialog: FieldsDialog) -> bool:
        assert dialog.editors["institution_id"].value() == partner
        dialog.accept()
        return bool(dialog.result())

    page = office.area("institution")
    page.page.open_record(partner)
    office.desk.ask.choose = choose
    office.answers.answers = [answer, path]
    office.desk.actions["file.blank_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert commands is not None
    assert {"Glossary terms", "Contacts", "Participants", "Institutions", "Corresponding specialities"} <= set(offered)
    assert load_workbook(path).worksheets[0]["A1"].value == "Предложение или запрос"


def test_an_institution_is_asked_for_its_profile_with_what_is_known_in_it(
    office: OpenOffice, tmp_path: Path, qtbot: QtBot
) -> None:
    commands = BlankFormCommands(office.desk, office.window)
    partner, path = (
        add(office.store, "institution", name_ru="Колледж", country="RU", kind="college", strengths_ru="Роботы"),
        tmp_path / "f.xlsx",
    )

    def answer(dialog: FieldsDialog) -> bool:
        dialog.accept()
        return bool(dialog.result())

    page = office.area("institution")
    page.page.open_record(partner)
    office.desk.ask.choose = lambda title, text, answers: answers.index("Institutions")
    office.answers.answers = [answer, path]
    office.desk.actions["file.blank_form"].trigger()
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert commands is not None
    assert "Роботы" in [cell.value for cell in load_workbook(path).worksheets[0][2]]
