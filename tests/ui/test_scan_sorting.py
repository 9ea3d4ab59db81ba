"""Ten scans dropped on a checklist at once: sorted by their names, the rest asked once, health kept out; events."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import OpenOffice
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from task_office import stays, with_rules

from exchange_admin.services.casework.scan_sorting import ScanGuess
from exchange_admin.ui.casework.checklist_card import ChecklistCard
from exchange_admin.ui.casework.scan_dialog import ScanDialog
from exchange_admin.ui.widgets.labels import ElidedLabel


@pytest.fixture
def card(office: OpenOffice, qtbot) -> ChecklistCard:
    """Of Sokolova, in the panel beside the list of stays."""
    with_rules(office)
    page = office.area("mobility")
    page.open_record("mobility", stays(office)[0])
    (found,) = page.page.panel.findChildren(ChecklistCard)
    qtbot.waitUntil(lambda: bool(found.lines))
    return found


@pytest.fixture
def drop(card: ChecklistCard, tmp_path: Path):
    def dropped(*names: str) -> None:
        paths = [tmp_path / name for name in names]
        for path in paths:
            path.write_bytes(b"%PDF-1.4 " + path.name.encode())
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        how = Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(card, QDragEnterEvent(QPoint(20, 20), *how))
        QApplication.sendEvent(card, QDropEvent(QPointF(20, 20), *how))

    return dropped


def kept(office: OpenOffice) -> dict[str, str]:
    """File names by the title of their task."""
    touched = [one.id for one in office.store.where("task", "mobility_id", stays(office))]
    files = [one for one in office.store.where("attachment", "task_id", touched) if one.live]
    tasks = office.store.many("task", [one.text("task_id") for one in files])
    return {one.text("file_name"): tasks[one.text("task_id")].text("title") for one in files}


def test_names_that_say_it_are_sorted_at_once_in_one_step(card: ChecklistCard, office: OpenOffice, drop) -> None:
    steps = office.store.step_count()
    drop("居留许可.pdf", "регистрация проживания.pdf", "отчёт Соколова.pdf")
    assert office.store.step_count() == steps + 1
    assert len(kept(office)) == 3
    assert not office.answers.asked
    words = card.scans.sorted.words()
    assert "居留许可.pdf → Residence permit for study (guessed by its name)" in words
    states = {line.text(): line.task.state for line in card.lines}
    assert states["Registration of lodging"] == states["Report on the stay"] == "received"


def test_what_names_do_not_tell_is_asked_once_with_the_guesses(card: ChecklistCard, office: OpenOffice, drop) -> None:
    def answer(dialog) -> bool:
        assert [box.accessibleName() for box in dialog.boxes] == ["IMG_0001.pdf", "scan.pdf", "居留许可.pdf"]
        assert [box.currentText() for box in dialog.boxes] == ["leave out", "leave out", "Residence permit for study"]
        assert dialog.boxes[0].findText("Health check") == -1
        dialog.boxes[0].choose(next(line.key for line in card.lines if line.text() == "Report on the stay"))
        return True

    office.answers.answers = [answer]
    steps = office.store.step_count()
    drop("IMG_0001.pdf", "居留许可.pdf", "scan.pdf")
    assert office.store.step_count() == steps + 1
    assert set(kept(office)) == {"IMG_0001.pdf", "居留许可.pdf"}
    words = card.scans.sorted.words().splitlines()
    assert "IMG_0001.pdf → Report on the stay" in words
    assert words[-1] == "scan.pdf: left out"


def test_a_question_that_is_left_keeps_nothing(card: ChecklistCard, office: OpenOffice, drop) -> None:
    office.answers.answers = [False]
    drop("IMG_0001.pdf", "居留许可.pdf")
    assert kept(office) == {}
    assert card.scans.sorted.isHidden()


def test_of_health_nothing_is_kept_and_the_file_is_named(card: ChecklistCard, office: OpenOffice, drop) -> None:
    drop("体检.pdf", "居留许可.pdf")
    assert set(kept(office)) == {"居留许可.pdf"}
    assert "体检.pdf: This task is about health" in card.scans.sorted.words()
    steps = office.store.step_count()
    drop("体检.pdf")
    assert office.store.step_count() == steps
    assert card.scans.sorted.undo.isHidden()


def test_undo_beside_the_result_takes_the_whole_heap_back(card: ChecklistCard, office: OpenOffice, drop) -> None:
    drop("居留许可.pdf", "住宿登记.pdf")
    card.scans.sorted.undo.click()
    assert kept(office) == {}
    assert card.scans.sorted.isHidden()
    assert {line.task.state for line in card.lines} == {"open"}


def test_after_another_step_undo_is_no_longer_offered_beside_the_result(
    card: ChecklistCard, office: OpenOffice, drop, qtbot
) -> None:
    drop("居留许可.pdf")
    assert not card.scans.sorted.isHidden()
    qtbot.keyClick(card.lines[1], Qt.Key.Key_A)
    assert card.scans.sorted.isHidden()


def test_scans_are_chosen_by_the_keyboard_too(card: ChecklistCard, office: OpenOffice, tmp_path: Path) -> None:
    scan = tmp_path / "居留许可.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan")
    office.answers.answers = [[scan]]
    card.scans.field.click()
    assert set(kept(office)) == {"居留许可.pdf"}


def test_alt_e_on_the_card_adds_an_event_today(card: ChecklistCard, office: OpenOffice, qtbot) -> None:
    def move(dialog) -> bool:
        assert dialog.editors["date"].value() == "2026-11-24"
        dialog.editors["kind"].show_value("move")
        dialog.editors["place"].show_value("Dormitory 3")
        dialog.accept()
        return True

    office.answers.answers = [move]
    qtbot.keyClick(card.lines[0], Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    (event,) = office.store.where("stay_event", "kind", ["move"])
    assert (event["date"], event["place"]) == ("2026-11-24", "Dormitory 3")
    assert event["mobility_id"] == stays(office)[0]


def test_the_names_of_files_stand_beside_their_fields_and_not_under_them(office: OpenOffice, qtbot) -> None:
    path = Path("паспорт Соколова.pdf")
    dialog = ScanDialog(office.desk, [], [(path, ScanGuess(path.name))], office.window)
    qtbot.addWidget(dialog)
    dialog.show()
    (name,) = dialog.findChildren(ElidedLabel)
    assert name.text() == "паспорт Соколова.pdf"
    assert name.geometry().right() < dialog.boxes[0].geometry().left()
