"""A learning agreement in the window: two tables typed, proposed, three approvals by the hash on the paper."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_commands import AGREEMENT
from exchange_admin.app.window import Application
from exchange_admin.ui.recognition.agreement_page import AgreementPage
from exchange_admin.ui.recognition.approval_card import SignDialog


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> RecognitionOffice:
    made = RecognitionOffice(tmp_path_factory.mktemp("college") / "office.exchange")
    made.store.close()
    return made


@pytest.fixture
def page(college: RecognitionOffice, start: Callable[[], Application], tmp_path: Path) -> AgreementPage:
    running = start()
    path = Path(shutil.copy(college.store.path, tmp_path / "own.exchange"))
    running.show_office(running.program.open(path, writing=True))
    shown = cast("OfficeWindow", running.office)
    shown.window.show()
    shown.commands.open_record("mobility", college.stay)
    shown.window.refresh_commands()
    shown.desk.actions["records.agreement"].trigger()
    return cast("AgreementPage", shown.window.page(AGREEMENT))


def typed(page: AgreementPage, table: str, text: str) -> None:
    page.tables[table].line.setText(text)
    page.tables[table].line.returnPressed.emit()


def edited(page: AgreementPage, table: str, column: int, text: str, row: int = 0) -> None:
    """A cell by keyboard: F2 opens it, the text, Enter."""
    grid = page.tables[table].grid
    grid.setCurrentIndex(grid.model().index(row, column))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    for _ in range(100):  # written by the event loop when the editor is gone
        QTest.qWait(20)
        if grid.state() is not QAbstractItemView.State.EditingState:
            break
    QTest.qWait(20)


def undo(page: AgreementPage, qtbot: QtBot) -> None:
    """When no job is writing, such as that of the mailbox at the start."""
    qtbot.waitUntil(lambda: not page._desk.jobs.is_writing)
    page.window().refresh_commands()
    page._desk.actions["edit.undo"].trigger()


def signing(page: AgreementPage, monkeypatch: pytest.MonkeyPatch, named: str, scan: Path | None = None) -> None:
    def show(dialog: QDialog) -> bool:
        assert isinstance(dialog, SignDialog)
        if scan is not None:
            monkeypatch.setattr(page._desk.ask, "file_to_open", lambda *_: scan)
            dialog.choose.click()
        dialog.hash.setText(named)
        dialog.signer.setText("周敏")
        dialog.accept()
        return dialog.answer is not None

    monkeypatch.setattr(page._desk.ask, "show", show)


def test_an_agreement_is_typed_proposed_and_approved_by_three(page, monkeypatch) -> None:
    typed(page, "a", "Основы логистики@ЛОГ.02:3")
    typed(page, "b", "物流管理@LOG1:4")
    assert page.tables["a"].model.components[0]["credit_scheme"] == "zet"
    assert page.tables["b"].model.components[0]["title_zh"] == "物流管理"
    page.propose.click()
    assert page.version.state == "proposed"
    assert not page.tables["a"].line.isVisible()
    signing(page, monkeypatch, "0000 1111 2222")
    page.approvals.sides["student"].approve.click()
    assert page.notice.isVisible(), "a signature under another content is refused"
    signing(page, monkeypatch, page.version.hash[:12])
    for side in ("student", "sending", "receiving"):
        page.approvals.sides[side].approve.click()
    assert page.version.state == "approved"
    assert page.sheet.record["state"] == "agreed"


def test_a_change_after_the_approval_asks_for_its_reason(page, monkeypatch) -> None:
    test_an_agreement_is_typed_proposed_and_approved_by_three(page, monkeypatch)
    page.next.click()
    assert page.version.number == 2
    monkeypatch.setattr(page._desk.ask, "choose", lambda *a: 0)
    page.tables["a"].grid.taken_out.emit([page.version.table("a")[0].id])
    typed(page, "a", "Склады:3")
    assert [one["reason_code"] for one in page.version.table("a")] == ["not_available", "substituting_deleted"]
    page.propose.click()
    assert page.version.state == "proposed"


def test_delete_takes_out_every_chosen_course_and_one_undo_brings_them_back(page, qtbot) -> None:
    for title in ("Логистика:3", "Склады:3", "Право:2"):
        typed(page, "a", title)
    grid = page.tables["a"].grid
    grid.go_to_cell(0, 1)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [one["title_ru"] for one in page.version.table("a")] == ["Право"]
    undo(page, qtbot)
    assert len(page.version.table("a")) == 3


def test_a_reason_that_is_left_leaves_that_course_and_those_after_it(page, monkeypatch) -> None:
    test_an_agreement_is_typed_proposed_and_approved_by_three(page, monkeypatch)
    page.next.click()
    answers = iter([0, None])
    monkeypatch.setattr(page._desk.ask, "choose", lambda *_: next(answers))
    typed(page, "a", "Склады:3")
    ids = [one.id for one in page.version.table("a")]
    assert len(ids) == 2
    page.tables["a"].grid.taken_out.emit(ids)
    assert [one["change"] for one in page.version.table("a")] == [None, "inserted"]


def test_an_empty_table_says_what_is_missing(page) -> None:
    typed(page, "a", "Логистика:3")
    page.propose.click()
    assert page.version.state == "draft"
    assert page.notice.isVisible()


def test_a_course_is_changed_in_its_cells_before_it_is_approved(page) -> None:
    typed(page, "a", "Основы логистики@ЛОГ.02:3")
    typed(page, "b", "物流管理@LOG1:4")
    for column, text in ((0, "ЛОГ.03"), (1, "Основы складского дела"), (2, "2,5")):
        edited(page, "a", column, text)
    (course,) = page.version.table("a")
    assert (course["code"], course["title_ru"], course["credits"]) == ("ЛОГ.03", "Основы складского дела", "5/2")
    edited(page, "b", 3, "须补学实训")
    assert page.version.table("b")[0]["recognition_conditions"] == "须补学实训"
    edited(page, "a", 2, "много")
    assert page.notice.isVisible(), "what is no number changes nothing"
    assert page.version.table("a")[0]["credits"] == "5/2"
    edited(page, "a", 1, "Warehousing")
    assert page.version.table("a")[0]["title_ru"] == "Основы складского дела", (
        "a name in another script joins the first"
    )
    assert page.version.table("a")[0]["title_en"] == "Warehousing"


def test_after_the_approval_a_changed_cell_takes_the_course_out_and_in_with_both_reasons(
    page, monkeypatch, qtbot
) -> None:
    test_an_agreement_is_typed_proposed_and_approved_by_three(page, monkeypatch)
    page.next.click()
    asked: list[str] = []
    monkeypatch.setattr(page._desk.ask, "choose", lambda _, about, __: asked.append(about) or 0)
    edited(page, "b", 2, "5")
    assert len(asked) == 2
    assert [(one["change"], one["credits"]) for one in page.version.table("b")] == [("deleted", "4"), ("inserted", "5")]
    undo(page, qtbot)
    assert [one["change"] for one in page.version.table("b")] == [None]
    monkeypatch.setattr(page._desk.ask, "choose", lambda *_: None)
    edited(page, "b", 2, "5")
    assert [one["change"] for one in page.version.table("b")] == [None], "without a reason nothing is changed"


def test_the_card_says_who_approved_which_content_by_what_paper(page, monkeypatch, tmp_path) -> None:
    typed(page, "a", "Логистика:3")
    typed(page, "b", "物流管理:4")
    page.propose.click()
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.7")
    signing(page, monkeypatch, page.version.hash[:12], scan)
    line = page.approvals.sides["receiving"]
    line.approve.click()
    assert line.who.whole_text().startswith("周敏")
    assert "with the signed paper" in line.what.whole_text()
    assert page.version.hash[:4] in line.what.whole_text()
    opened: list[str] = []
    line.paper_wanted.connect(opened.append)
    monkeypatch.setattr(page._desk.copies, "open", lambda path: path.exists())
    assert line.paper.isVisibleTo(page)
    assert not page.approvals.sides["sending"].paper.isVisibleTo(page)
    line.paper.click()
    page._desk.jobs.finish()
    assert opened == [page.version.approval("receiving")["attachment_id"]]
    signing(page, monkeypatch, page.version.hash[:12])
    page.approvals.sides["student"].approve.click()
    assert "without a scan" in page.approvals.sides["student"].what.whole_text()
    assert not page.approvals.sides["student"].paper.isVisible()


def test_the_paper_of_the_version_before_is_refused_with_what_changed(page, monkeypatch) -> None:
    test_an_agreement_is_typed_proposed_and_approved_by_three(page, monkeypatch)
    first = page.version.hash
    page.next.click()
    monkeypatch.setattr(page._desk.ask, "choose", lambda *_: 0)
    typed(page, "a", "Склады:3")
    page.propose.click()
    signing(page, monkeypatch, first[:12])
    page.approvals.sides["sending"].approve.click()
    assert "version 1" in page.notice.text()
    assert "Added since: Склады" in page.notice.text()


def test_what_is_half_typed_counts_when_the_page_is_left_and_never_joins_another_agreement(page, monkeypatch) -> None:
    page.tables["a"].line.setText("Логистика:3")
    page._leave()
    assert [one["title_ru"] for one in page.version.table("a")] == ["Логистика"]
    page.window().show_area(AGREEMENT)
    typed(page, "b", "物流管理:4")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.version.state == "proposed"
    signing(page, monkeypatch, page.version.hash[:12])
    for side in ("student", "sending", "receiving"):
        page.approvals.sides[side].approve.click()
    page.next.click()
    page.tables["a"].line.setText("Склады:2")  # wants a reason, which nobody is asked for on leaving
    page._leave()
    page.tables["a"].line.clear()
    page.show_agreement(page.sheet.record.id)
    assert page.tables["a"].line.text() == "Склады:2"


def test_escape_goes_back_to_the_list_of_agreements(page) -> None:
    page._leave()
    assert page.window().area == "credit"


def test_a_cell_that_is_being_typed_is_written_before_the_agreement_is_proposed(page) -> None:
    typed(page, "a", "Основы логистики@ЛОГ.02:3")
    typed(page, "b", "物流管理@LOG1:4")
    grid = page.tables["a"].grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    grid.findChild(QLineEdit).setText("ЛОГ.03")
    page.go_on()
    QTest.qWait(20)
    assert page.version.state == "proposed"
    assert page.version.table("a")[0]["code"] == "ЛОГ.03"
