"""Calendars and contacts from the window: what is asked, what is written, what is said."""

from __future__ import annotations

import icalendar
import pytest
import vobject
from office import add
from PySide6.QtCore import Qt

from exchange_admin.app.calendar_commands import CalendarCommands
from exchange_admin.ui.calendars.calendar_dialog import CalendarDialog
from exchange_admin.ui.calendars.contacts_dialog import ContactsDialog
from exchange_admin.ui.calendars.receipt_dialog import ReceiptDialog


@pytest.fixture
def commands(office):
    made = CalendarCommands(office.desk, office.window)
    made.calendar, made.contacts = (office.desk.actions[f"file.{name}"] for name in ("calendar", "contacts"))
    return made


def take(dialog) -> bool:
    """As Ctrl+Enter does."""
    dialog.accept()
    return dialog.result() == dialog.DialogCode.Accepted


def summaries(path) -> list[str]:
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def receipt(office, qtbot) -> ReceiptDialog:
    qtbot.waitUntil(lambda: any(isinstance(one, ReceiptDialog) for one in office.answers.asked), timeout=10_000)
    return next(one for one in office.answers.asked if isinstance(one, ReceiptDialog))


def test_a_calendar_begins_with_everything_for_a_year_and_without_names(office, commands, qtbot, tmp_path) -> None:
    seen = []

    def prepare(dialog: CalendarDialog) -> bool:
        seen.append((dialog.days["since"].value(), dialog.days["until"].value(), dialog.names.isChecked()))
        return take(dialog)

    path = tmp_path / "x.ics"
    said = []
    office.answers.answers = [prepare, path, lambda dialog: said.append(dialog.lines.toPlainText())]
    commands.calendar.trigger()
    receipt(office, qtbot)
    assert seen == [("2026-10-25", "2027-11-24", False)]
    assert len(summaries(path)) == 1
    assert summaries(path)[0].startswith("Departure planned, 2 people")
    assert "It names nobody" in said[0]
    assert "Соколова" not in path.read_text("utf-8")


def test_what_is_asked_for_is_what_is_written(office, commands, qtbot, tmp_path) -> None:
    def prepare(dialog: CalendarDialog) -> bool:
        dialog.what["departures"].setChecked(False)
        dialog.names.setChecked(True)
        dialog.days["since"].show_value("2026-08-01")
        dialog.whose["person"].show_value(office.ids["eremin"])
        dialog.zone.choose("Asia/Vladivostok")
        dialog.remind.setValue(0)
        return take(dialog)

    path = tmp_path / "x.ics"
    office.answers.answers = [prepare, path, True]
    commands.calendar.trigger()
    receipt(office, qtbot)
    (title,) = summaries(path)
    assert (title.startswith("Arrival planned, 1 person"), title.endswith("Ерёмин Фёдор")) == (True, True)
    assert b"VALARM" not in path.read_bytes()
    assert office.desk.preferences.lesson_zone == "Asia/Vladivostok"


@pytest.fixture
def dialog(office, qtbot):
    made = CalendarDialog(office.desk, office.window)
    made.show()
    yield made
    made.deleteLater()


def test_a_dialog_with_nothing_to_write_stays_and_says_why(office, dialog, qtbot) -> None:
    for box in dialog.what.values():
        box.setChecked(False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.isVisible(), "Nothing is chosen" in dialog.reason.text()) == (True, True)
    dialog.what["lessons"].setChecked(True)
    dialog.days["until"].show_value("2020-01-01")
    dialog.accept()
    assert (dialog.isVisible(), "Correct the dates" in dialog.reason.text()) == (True, True)
    dialog.days["until"].show_value(None)
    dialog.accept()
    assert (dialog.isVisible(), "Fill in both" in dialog.reason.text()) == (True, True)


def test_a_person_and_a_coordinator_together_are_refused(office, dialog) -> None:
    dialog.whose["person"].show_value(office.ids["eremin"])
    dialog.whose["staff"].show_value(add(office.store, "staff", name="Li", role="coordinator", active=1))
    dialog.accept()
    assert (dialog.isVisible(), "Empty one" in dialog.reason.text()) == (True, True)


def test_nothing_in_the_period_is_said_and_leaves_no_file(office, commands, qtbot, tmp_path) -> None:
    def prepare(dialog: CalendarDialog) -> bool:
        dialog.days["since"].show_value("2027-11-01")
        return take(dialog)

    office.answers.answers = [prepare, tmp_path / "x.ics"]
    with qtbot.waitSignal(office.desk.notices.said, timeout=10_000) as said:
        commands.calendar.trigger()
    assert "no file was written" in said.args[0]
    assert not (tmp_path / "x.ics").exists()


def test_leaving_either_dialog_writes_nothing(office, commands, tmp_path) -> None:
    office.answers.answers = [False]
    commands.calendar.trigger()
    office.answers.answers = [False]
    commands.contacts.trigger()
    office.answers.answers = [take, None]
    commands.calendar.trigger()
    assert list(tmp_path.glob("*.ics")) + list(tmp_path.glob("*.vcf")) == []


def test_contacts_that_are_ticked_are_offered_first(office, commands, qtbot, tmp_path) -> None:
    for name in ("Орлова Анна", "Ли Нина", "Зимина Ольга"):
        add(office.store, "contact", name=name, institution_id=office.ids["theirs"], email="a@x.ru")
    page = office.area("institution")
    page.show_kind("contact")
    page.page.list.model.requery()
    page.page.list.model.pick_span(0, 1)
    seen = []

    def prepare(dialog: ContactsDialog) -> bool:
        seen.append((dialog.which.currentText(), len(dialog.wish().chosen)))
        dialog.which.setCurrentIndex(dialog.which.count() - 1)
        seen.append((dialog.which.currentText(), len(dialog.wish().chosen)))
        dialog.which.setCurrentIndex(0)
        return take(dialog)

    path = tmp_path / "x.vcf"
    office.answers.answers = [prepare, path, True]
    with qtbot.waitSignal(office.desk.notices.said, timeout=10_000) as said:
        commands.contacts.trigger()
    assert seen == [("2 chosen contacts", 2), ("All contacts of partners", 0)]
    assert len(list(vobject.readComponents(path.read_text("utf-8")))) == 2
    assert said.args[0] == "Saved: x.vcf"


def test_contacts_are_written_and_who_has_no_address_is_named(office, commands, qtbot, tmp_path) -> None:
    add(office.store, "contact", name="Орлова Анна", institution_id=office.ids["theirs"], email="a@x.ru")
    add(office.store, "contact", name="Безадресный Пётр", institution_id=office.ids["theirs"])
    path, said = tmp_path / "x.vcf", []
    office.answers.answers = [take, path, lambda dialog: said.append(dialog.lines.toPlainText())]
    commands.contacts.trigger()
    receipt(office, qtbot)
    assert len(list(vobject.readComponents(path.read_text("utf-8")))) == 2
    assert "Безадресный Пётр has neither e-mail nor phone." in said[0]
