"""Files kept with a person or an agreement: the card, the drop, the copy that is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from exchange_admin.domain.rules.kept_files import is_program, safe_name
from exchange_admin.services.attachments import LARGEST
from exchange_admin.ui.detail.detail_panel import FORM, OVERVIEW
from exchange_admin.ui.kept_files import STALE, OpenedCopies

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def current(page, office: OpenOffice, who: str) -> None:
    for row in range(page.list.model.rowCount()):
        if page.list.model.id_at(row) == office.ids[who]:
            page.list.table.go_to_row(row)


@pytest.fixture
def people(office):
    page = office.area("person").page
    current(page, office, "sokolova")
    page.panel.show_tab(OVERVIEW)
    return page


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "scans"
    folder.mkdir()
    made = [folder / "паспорт.pdf", folder / "photo.jpg"]
    for scan in made:
        scan.write_bytes(b"%PDF-1.7 " + scan.name.encode())
    return made


def titles(page) -> list[str]:
    return [line.title for line in page.panel.files.card.lines]


def add_by_button(page, office: OpenOffice, qtbot, paths: list[Path]) -> None:
    office.answers.answers = [paths]
    with qtbot.waitSignal(office.desk.feed.changed):
        QTest.mouseClick(page.panel.files.card.add, LEFT)


def dragged(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, data: QMimeData) -> None:
    event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, event)


def wish(office: OpenOffice, page, words: str) -> None:
    """Presses the dots of the newest file and chooses by what stands in the menu."""
    QTest.mouseClick(page.panel.files.card.lines[0].more, LEFT)
    menu = page.panel.files.card.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_files_chosen_by_the_button_stand_on_the_card(people, office, qtbot, scans):
    assert "Drop" in people.panel.files.card.said.text()
    add_by_button(people, office, qtbot, scans)
    assert titles(people) == ["photo", "паспорт"]
    assert people.panel.files.card.said.isHidden()
    assert "PDF" in people.panel.files.card.lines[1].button.accessibleName()
    assert "2 files added" in office.window.toast.text()
    office.desk.actions["edit.undo"].trigger()
    assert titles(people) == []


def test_the_command_asks_for_files_of_the_record_on_screen(people, office, qtbot, scans):
    people.panel.show_tab(FORM)
    office.answers.answers = [scans[:1]]
    with qtbot.waitSignal(office.desk.feed.changed):
        office.desk.actions["records.attach"].trigger()
    assert titles(people) == ["паспорт"]
    assert office.desk.preferences.files_folder == str(scans[0].parent)


def test_files_dropped_on_the_panel_belong_to_the_person_on_screen(people, office, qtbot, scans):
    people.panel.show_tab(FORM)
    assert enter(people.panel, dragged(scans)).isAccepted()
    assert people.panel.files.card.property("target")
    assert people.panel.tabs.current() == OVERVIEW
    with qtbot.waitSignal(office.desk.feed.changed):
        drop(people.panel, dragged(scans))
    assert not people.panel.files.card.property("target")
    found = office.store.where("attachment", "person_id", [office.ids["sokolova"]])
    assert {record.text("file_name") for record in found} == {"паспорт.pdf", "photo.jpg"}


def test_a_drag_that_goes_away_leaves_the_card_as_it_was(people, scans):
    enter(people.panel, dragged(scans))
    QApplication.sendEvent(people.panel, QDragLeaveEvent())
    assert not people.panel.files.card.property("target")


def test_folders_and_web_addresses_are_not_taken(people, tmp_path):
    assert not enter(people.panel, dragged([tmp_path])).isAccepted()
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.pdf")])
    assert not enter(people.panel, web).isAccepted()


def test_nothing_is_dropped_on_a_record_that_is_not_written_yet(people, office, scans):
    office.desk.actions["records.new"].trigger()
    assert not enter(people.panel, dragged(scans)).isAccepted()


def test_a_file_dragged_over_a_field_is_not_written_into_it(people, scans):
    people.edit()
    line = people.panel.form.editors["phone"].widget
    enter(line, dragged(scans))
    drop(line, dragged(scans))
    assert "file:" not in line.text()


def test_an_agreement_keeps_files_too(office, qtbot, scans):
    id = add(office.store, "agreement", number="A-1", kind="exchange", institution_id=office.ids["theirs"])
    page = office.area("agreement").page
    page.open_record(id)
    add_by_button(page, office, qtbot, scans[:1])
    assert office.store.where("attachment", "agreement_id", [id])[0]["title"] == "паспорт"
    assert titles(page) == ["паспорт"]


def test_what_is_too_large_is_told_by_name_and_nothing_is_kept(people, office, qtbot, scans, tmp_path):
    large = tmp_path / "scan.tif"
    with large.open("wb") as out:
        out.truncate(LARGEST + 1)
    office.answers.answers = [[scans[0], large]]
    QTest.mouseClick(people.panel.files.card.add, LEFT)
    qtbot.waitUntil(lambda: any("scan.tif" in str(asked) for asked in office.answers.asked))
    assert titles(people) == []
    assert "Drop" in people.panel.files.card.said.text()


def test_a_press_opens_a_copy_that_cannot_be_changed_and_is_cleaned(people, office, qtbot, scans):
    opened: list[Path] = []
    copies = office.desk.copies
    copies._open_with = lambda path: not opened.append(path)
    add_by_button(people, office, qtbot, scans[:1])
    QTest.mouseClick(people.panel.files.card.lines[0].button, LEFT)
    qtbot.waitUntil(lambda: bool(opened))
    (path,) = opened
    assert path.name == "паспорт.pdf"
    assert path.read_bytes() == scans[0].read_bytes()
    assert path.stat().st_mode & 0o777 == 0o400
    office.window.close()
    assert not path.exists()


def test_a_computer_without_a_program_for_the_file_says_so(people, office, qtbot, scans):
    office.desk.copies._open_with = lambda path: False
    add_by_button(people, office, qtbot, scans[:1])
    QTest.mouseClick(people.panel.files.card.lines[0].button, LEFT)
    qtbot.waitUntil(lambda: any("No program" in str(asked) for asked in office.answers.asked))


def test_what_would_run_is_not_opened(people, office, qtbot, tmp_path):
    bad = tmp_path / "Visa.PDF.EXE"
    bad.write_bytes(b"MZ")
    add_by_button(people, office, qtbot, [bad])
    QTest.mouseClick(people.panel.files.card.lines[0].button, LEFT)
    assert "could run as a program" in office.answers.asked[-1]
    assert not (tmp_path / "opened").exists()


def test_a_copy_is_saved_where_asked(people, office, qtbot, scans, tmp_path):
    add_by_button(people, office, qtbot, scans[:1])
    target = tmp_path / "out" / "copy.pdf"
    target.parent.mkdir()
    office.answers.answers = [target]
    wish(office, people, "Save as…")
    qtbot.waitUntil(lambda: "copy.pdf" in office.window.toast.text())
    assert target.read_bytes() == scans[0].read_bytes()
    assert str(office.answers.asked[-1]).endswith("паспорт.pdf")


def test_a_file_is_renamed_and_deleted_by_keys_and_both_are_undone(people, office, qtbot, scans):
    add_by_button(people, office, qtbot, scans[:1])
    line = people.panel.files.card.lines[0]
    office.answers.answers = ["Passport, page 1"]
    QTest.keyClick(line.button, Qt.Key.Key_F2)
    assert titles(people) == ["Passport, page 1"]
    QTest.keyClick(people.panel.files.card.lines[0].button, Qt.Key.Key_Delete)
    assert titles(people) == []
    office.desk.actions["edit.undo"].trigger()
    assert titles(people) == ["Passport, page 1"]
    office.desk.actions["edit.undo"].trigger()
    assert titles(people) == ["паспорт"]


def test_six_files_are_shown_and_the_older_ones_are_a_press_away(people, office, qtbot, tmp_path):
    many = [tmp_path / f"{n}.txt" for n in range(9)]
    for path in many:
        path.write_text(path.name)
    add_by_button(people, office, qtbot, many)
    assert titles(people) == ["8", "7", "6", "5", "4", "3"]
    assert people.panel.files.card.all.accessibleName() == "3 older"
    QTest.mouseClick(people.panel.files.card.all, LEFT)
    assert len(titles(people)) == 9
    current(people, office, "eremin")
    assert titles(people) == []


def test_what_a_crash_left_is_removed_a_day_later(tmp_path):
    copies = OpenedCopies(tmp_path / "opened", lambda path: True)
    left = copies.place("a.pdf")
    left.write_bytes(b"x")
    copies.open(left)
    later = OpenedCopies(tmp_path / "opened", lambda path: True)
    later.place("b.pdf")
    assert left.exists()
    past = left.parent.stat().st_mtime - STALE - 60
    os.utime(left.parent, (past, past))
    later.place("c.pdf")
    assert not left.exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.pdf", "b.pdf"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("..", "file"),
        ("护照.pdf", "护照.pdf"),
    ],
)
def test_a_name_from_elsewhere_cannot_lead_out_of_the_folder(name, safe):
    assert safe_name(name) == safe


def test_what_only_calls_itself_a_scan_is_not_opened(people, office, qtbot, tmp_path):
    opened: list[Path] = []
    office.desk.copies._open_with = lambda path: not opened.append(path)
    bad = tmp_path / "паспорт.pdf"
    bad.write_bytes(b"MZ\x90\0")
    add_by_button(people, office, qtbot, [bad])
    QTest.mouseClick(people.panel.files.card.lines[0].button, LEFT)
    qtbot.waitUntil(lambda: any("not what its name says" in str(asked) for asked in office.answers.asked))
    assert opened == []


def test_programs_are_known_by_their_last_ending():
    assert is_program("a.pdf.EXE")
    assert is_program("run.bat ")
    assert not is_program("exe.pdf")
