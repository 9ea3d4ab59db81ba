"""The checklist on a stay: phases, proofs, keys on a line, scans that are dropped on one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from task_office import stays, with_rules

from exchange_admin.services.casework.stay_events import StayEvents
from exchange_admin.ui.casework.checklist_card import ChecklistCard
from exchange_admin.ui.casework.person_checklists import PersonChecklists
from exchange_admin.ui.casework.task_line import TaskLine


@pytest.fixture
def card(office: OpenOffice, qtbot) -> ChecklistCard:
    """Of Sokolova, in the panel beside the list of stays."""
    with_rules(office)
    page = office.area("mobility")
    page.open_record("mobility", stays(office)[0])
    (found,) = page.page.panel.findChildren(ChecklistCard)
    qtbot.waitUntil(lambda: bool(found.lines))
    return found


def lines(card: ChecklistCard) -> list[tuple[str, str, str]]:
    return [(line.text(), line._second, line._day) for line in card.lines]


def line(card: ChecklistCard, title: str) -> TaskLine:
    return next(one for one in card.lines if one.text() == title)


def drop(line: TaskLine, *files: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QDragEnterEvent(QPoint(20, 20), *how))
    QApplication.sendEvent(line, QDropEvent(QPointF(20, 20), *how))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    made = tmp_path / "permit.pdf"
    made.write_bytes(b"%PDF-1.4 a scan")
    return made


def test_tasks_stand_by_phase_with_what_is_to_be_known_about_each(card: ChecklistCard) -> None:

    assert [head.accessibleName() for head in card.phases] == [
        "On arrival, 0 / 3",
        "During the stay, 0 / 1",
        "After return, 0 / 1",
    ]
    assert lines(card) == [
        ("Residence permit for study", "4 d overdue · No file yet", "20 Nov 2026"),
        ("Registration of lodging", "today · No file yet", "24 Nov 2026"),
        ("Health check", "a date only: no file is kept", "10 Dec 2026"),
        ("Apply to stay longer", "in 7 d · No file yet", "1 Dec 2026"),
        ("Report on the stay", "No file yet", ""),
    ]


def test_a_key_on_a_line_says_what_became_of_it_and_undo_takes_it_back(
    card: ChecklistCard, office: OpenOffice, qtbot
) -> None:
    qtbot.keyClick(line(card, "Registration of lodging"), Qt.Key.Key_Space)
    assert card.phases[0].accessibleName() == "On arrival, 1 / 3"
    assert line(card, "Registration of lodging")._day == ""
    office.desk.undo()
    assert card.phases[0].accessibleName() == "On arrival, 0 / 3"


def test_a_finished_phase_folds_and_opens_again(card: ChecklistCard, qtbot) -> None:
    qtbot.keyClick(line(card, "Report on the stay"), Qt.Key.Key_Space)
    assert "Report on the stay" not in [one.text() for one in card.lines]
    card.phases[-1].click()
    assert "Report on the stay" in [one.text() for one in card.lines]


def test_arrows_lead_from_line_to_line(card: ChecklistCard, qtbot) -> None:
    card.window().activateWindow()
    card.phases[0].setFocus()
    qtbot.keyClick(card.phases[0], Qt.Key.Key_Down)
    assert card.lines[0].hasFocus()
    qtbot.keyClick(card.lines[0], Qt.Key.Key_Up)
    assert card.phases[0].hasFocus()


def test_a_scan_dropped_on_a_line_is_kept_and_the_task_received(
    card: ChecklistCard, office: OpenOffice, scan: Path
) -> None:
    drop(line(card, "Residence permit for study"), scan)
    assert line(card, "Residence permit for study")._second == "4 d overdue · Received"
    (kept,) = [one for one in office.store.where("attachment", "file_name", ["permit.pdf"]) if one.live]
    assert kept["task_id"] == line(card, "Residence permit for study").key


def test_of_health_no_scan_is_kept_and_the_sentence_says_why(
    card: ChecklistCard, office: OpenOffice, scan: Path
) -> None:
    said = []
    office.desk.notices.said.connect(lambda text, undo: said.append(text))
    drop(line(card, "Health check"), scan)
    assert said[0].startswith("This task is about health")
    assert not office.store.where("attachment", "file_name", ["permit.pdf"])


def test_pressing_a_line_offers_every_verb(card: ChecklistCard) -> None:
    line(card, "Health check").click()
    (menu,) = [one for one in card.findChildren(QMenu) if one.isVisible()]
    words = [action.text() for action in menu.actions()]
    menu.close()
    assert words[:3] == ["Done today", "Done on…", "Asked"]
    assert "Add scans…" not in words


def test_a_task_is_added_to_the_stay(card: ChecklistCard, office: OpenOffice) -> None:
    def fill(dialog) -> bool:
        assert "person_id" not in dialog.editors
        dialog.editors["title"].show_value("Meet at the airport")
        dialog.accept()
        return True

    office.answers.answers = [fill]
    card.add_button.click()
    assert card.phases[-1].accessibleName() == "Other tasks, 0 / 1"
    assert line(card, "Meet at the airport").task.stay == stays(office)[0]


def test_a_rule_that_has_ended_is_told_on_the_card(card: ChecklistCard, office: OpenOffice) -> None:
    (rule,) = office.store.where("requirement", "code", ["cn.permit"])
    values = {"in_force_until": "2026-08-31"}
    office.desk.feed.publish(office.desk.records.set("requirement", rule.id, values, "Shen", seen=rule.heads))
    card.show_record(office.desk.records.get("mobility", stays(office)[0]))
    assert "“Residence permit for study” held until 31 Aug 2026 only" in card._questions.text()


def test_two_entries_that_may_be_one_are_told_and_made_one_by_a_press(
    card: ChecklistCard, office: OpenOffice, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the other side had written one of them down."""
    stay, events = stays(office)[0], office.desk.office.casework.events
    monkeypatch.setattr(StayEvents, "_side_of", lambda self, record: record.text("place"))
    for place, day in (("ours", date(2026, 11, 20)), ("theirs", date(2026, 11, 21))):
        changes = events.add(stay, "registered_change", day, "x", place=place)
    office.desk.feed.publish(changes)
    qtbot.waitUntil(lambda: card.same_event.text() != "")
    assert "20" in card.same_event.text()
    assert card.same_event.button.text().startswith("One event: keep")
    card.same_event.button.click()
    qtbot.waitUntil(lambda: card.same_event.text() == "")
    assert len([one for one in events.of(stay) if one.kind == "registered_change"]) == 1


def test_what_is_missing_is_asked_for_with_one_press(card: ChecklistCard, office: OpenOffice) -> None:
    asked: list[list[str]] = []
    office.area("mobility").message_wanted.connect(asked.append)
    card.ask_button.click()
    titles = [one.text() for one in card.lines if one.key in asked[0]]
    assert titles == ["Residence permit for study", "Health check"]


def test_a_person_shows_the_stay_under_way_and_folds_the_others(office: OpenOffice, qtbot) -> None:
    with_rules(office)
    person = office.ids["sokolova"]
    add(office.store, "mobility", person_id=person, planned_start="2028-09-01", planned_end="2029-01-20")
    page = office.area("person")
    page.open_record("person", person)
    (found,) = page.page.panel.findChildren(PersonChecklists)
    assert [head.is_open for head in found.heads] == [True, False]
    (first,) = found.cards.values()
    assert first.checklist is not None
    assert first.checklist.stay.id == stays(office)[0]
    found.heads[1].click()
    assert len(found.cards) == 2
    found.heads[1].click()
    assert not found.cards[found.heads[1].phase].isVisibleTo(found)


def test_the_line_of_a_task_is_found_on_the_card_of_its_person(office: OpenOffice) -> None:
    with_rules(office)
    page = office.area("person")
    page.open_record("person", office.ids["sokolova"])
    (found,) = page.page.panel.findChildren(PersonChecklists)
    (first,) = found.cards.values()
    key = first.lines[0].key
    found.heads[0].click()
    assert found.go_to(key) is not None
    assert found.heads[0].is_open
