"""Who has arrived, noted for many at once; rules that somebody has checked."""

from __future__ import annotations

from functools import partial

import pytest
from office import OpenOffice, add
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from task_office import stays, with_rules

from exchange_admin.app.casework_commands import CaseworkCommands
from exchange_admin.ui.detail.lines_card import LinesCard
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.settings_page import SettingsPage


@pytest.fixture
def commands(office: OpenOffice) -> CaseworkCommands:
    return CaseworkCommands(office.desk, office.window)


def events(office: OpenOffice, stay: str) -> dict[str, str]:
    return {one.kind: one.day.isoformat() for one in office.desk.office.casework.events.of(stay)}


def accept(dialog) -> bool:
    dialog.accept()
    return True


def test_arrived_sets_entry_arrival_and_lodging_of_the_ticked_stays_in_one_step(
    commands: CaseworkCommands, office: OpenOffice, qtbot
) -> None:
    page = office.area("mobility").page
    page.list.model.pick_all()
    office.answers.answers = [accept]
    office.desk.actions["records.arrived"].trigger()
    for stay in stays(office):
        assert events(office, stay) == dict.fromkeys(("entry", "arrival", "lodging"), "2026-11-24")
        assert office.desk.records.get("mobility", stay)["actual_start"] == "2026-11-24"
    office.desk.undo()
    assert all(not events(office, stay) for stay in stays(office))


def test_guests_that_are_ticked_are_accepted_by_one_command_and_key(
    commands: CaseworkCommands, office: OpenOffice
) -> None:
    with_rules(office)
    same = office.desk.records.get("mobility", stays(office)[0]).values
    kept = {name: same[name] for name in ("person_id", "sending_institution_id", "receiving_institution_id")}
    guest = add(office.store, "mobility", **kept, sending_status="draft", receiving_status="none")
    page, action = office.area("mobility").page, office.desk.actions["records.accept"]
    page.list.model.pick_all()
    assert action.shortcut().toString() == "Ctrl+Shift+Y"
    action.trigger()
    assert office.desk.records.get("mobility", guest)["receiving_status"] == "verified"
    action.trigger()
    assert office.desk.records.get("mobility", guest)["receiving_status"] == "verified", "nothing is left to confirm"
    office.desk.undo()
    assert office.desk.records.get("mobility", guest)["receiving_status"] == "none"


def test_the_day_that_is_proposed_goes_when_another_one_is_typed(
    commands: CaseworkCommands, office: OpenOffice, qtbot: QtBot
) -> None:
    heights = list[int]()

    def typed(dialog: FieldsDialog) -> bool:
        dialog.show()
        QTest.keyClicks(dialog.editors["date"].widget, "no day")
        assert dialog.editors["date"].typed() == "no day"
        dialog.accept()
        heights.extend((dialog.height(), dialog.layout().totalHeightForWidth(dialog.width())))
        dialog.editors["date"].line.selectAll()
        QTest.keyClicks(dialog.editors["date"].widget, "2026-11-20")
        dialog.accept()
        return True

    office.area("mobility").page.list.model.pick_all()
    office.answers.answers = [typed]
    office.desk.actions["records.arrived"].trigger()
    assert events(office, stays(office)[0])["arrival"] == "2026-11-20"
    assert heights[0] >= heights[1], "the dialog grows by what is wrong"


def test_what_is_known_of_an_arrival_stays(commands: CaseworkCommands, office: OpenOffice) -> None:
    first = stays(office)[0]
    add(office.store, "stay_event", mobility_id=first, kind="arrival", date="2026-11-20")
    office.area("mobility").open_record("mobility", first)
    office.answers.answers = [accept]
    office.desk.actions["records.arrived"].trigger()
    assert events(office, first) == {"arrival": "2026-11-20", "entry": "2026-11-24", "lodging": "2026-11-24"}
    assert events(office, stays(office)[1]) == {}


def test_a_group_arrives_as_one(commands: CaseworkCommands, office: OpenOffice) -> None:
    group = add(office.store, "mobility_group", name_en="Autumn group")
    for stay in stays(office):
        record = office.desk.records.get("mobility", stay)
        office.desk.records.set("mobility", stay, {"mobility_group_id": group}, "Shen", seen=record.heads)
    area = office.area("mobility")
    area.open_record("mobility_group", group)
    office.answers.answers = [accept]
    office.desk.actions["records.arrived"].trigger()
    assert [len(events(office, stay)) for stay in stays(office)] == [3, 3]


def test_an_event_of_a_stay_begins_with_today(office: OpenOffice, qtbot) -> None:
    area = office.area("mobility")
    area.open_record("mobility", stays(office)[0])
    (card,) = [one for one in area.page.panel.findChildren(LinesCard) if one.kind == "stay_event"]
    card.add.click()
    assert card.form.form.editors["date"].value() == "2026-11-24"


def test_a_rule_that_was_checked_is_in_use_from_then_on(commands: CaseworkCommands, office: OpenOffice) -> None:
    with_rules(office)
    (rule,) = office.store.where("requirement", "code", ["cn.report"])
    office.desk.records.set("requirement", rule.id, {"active": 0, "confidence": "low"}, "Shen", seen=rule.heads)
    page = _rules(office)
    page.open_record(rule.id)
    office.desk.actions["records.rule_checked"].trigger()
    now = office.desk.records.get("requirement", rule.id)
    assert (now["active"], now["confidence"], now["checked_on"]) == (1, "high", "2026-11-24")
    office.desk.undo()
    assert office.desk.records.get("requirement", rule.id)["active"] == 0


def _rules(office: OpenOffice) -> ListPage:
    window = office.window
    window._makers["settings"] = partial(SettingsPage, office.desk)
    window.show_area("settings")
    return window.page("settings").show_list("requirement").page
