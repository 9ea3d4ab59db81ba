"""A learning agreement in the window: two tables typed, proposed, three approvals by the hash on the paper."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QDialog

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_commands import AGREEMENT
from exchange_admin.app.window import Application
from exchange_admin.ui.recognition.agreement_page import AgreementPage
from exchange_admin.ui.recognition.sign_dialog import SignDialog


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


def signing(page: AgreementPage, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    def show(dialog: QDialog) -> bool:
        assert isinstance(dialog, SignDialog)
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
    page.tables["a"].grid.taken_out.emit(page.version.table("a")[0].id)
    typed(page, "a", "Склады:3")
    assert [one["reason_code"] for one in page.version.table("a")] == ["not_available", "substituting_deleted"]
    page.propose.click()
    assert page.version.state == "proposed"


def test_an_empty_table_says_what_is_missing(page) -> None:
    typed(page, "a", "Логистика:3")
    page.propose.click()
    assert page.version.state == "draft"
    assert page.notice.isVisible()


def test_escape_goes_back_to_the_list_of_agreements(page) -> None:
    page._leave()
    assert page.window().area == "credit"
