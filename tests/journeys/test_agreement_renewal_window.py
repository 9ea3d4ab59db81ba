"""An agreement with a partner in the window: what comes next, places, balance, and renewing it by keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from paper_office import PaperOffice

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.ui.agreements.cards import BalanceCard, ChainCard, PlacesCard, StepCard
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

Start = Callable[..., OfficeWindow]


@pytest.fixture
def agreed(start: Callable[[], Application], tmp_path: Path, qtbot: QtBot) -> Start:
    """Opens the window on an agreement that was in force from 2012 to 2017, with one condition of two places."""

    def open_(language: str = "en", **more: Value) -> OfficeWindow:
        college = PaperOffice(tmp_path / "college.exchange")
        college.add("academic_year", code="2016/2017", starts="2016-09-01", ends="2017-08-31")
        usual: dict[str, Value] = {"institution_id": college.partner, "kind": "exchange", "state": "in_force"}
        days: dict[str, Value] = {"valid_from": "2012-02-01", "valid_until": "2017-01-31"}
        agreement = college.add("agreement", number="2012/03", **{**usual, **days, **more})
        condition = college.add(
            "condition", agreement_id=agreement, direction="outgoing", activity="student_studies", places_per_year=2
        )
        college.add(
            "mobility",
            person_id=college.person(),
            direction="outgoing",
            activity="student_studies",
            sending_institution_id=college.own,
            receiving_institution_id=college.partner,
            agreement_id=agreement,
            condition_id=condition,
            planned_start="2016-09-01",
            planned_end="2017-01-15",
            sending_status="live",
            receiving_status="in_residence",
        )
        college.store.close()
        running = start()
        path = Path(shutil.copy(college.store.path, tmp_path / "own.exchange"))
        running.show_office(running.program.open(path, writing=True))
        shown = cast("OfficeWindow", running.office)
        shown.window.show()
        shown.commands.use_language(language)
        shown.commands.open_record("agreement", agreement)
        qtbot.waitUntil(lambda: card(shown, StepCard).isVisible(), timeout=10_000)
        return shown

    return open_


def card(shown: OfficeWindow, kind: type) -> StepCard:
    return cast("StepCard", shown.window.findChild(kind))


def answer(shown: OfficeWindow, monkeypatch: pytest.MonkeyPatch, number: str = "") -> list[str]:
    """Accepts the dialog that is asked next, as Enter does; what it proposed."""
    proposed: list[str] = []

    def show(dialog: QDialog) -> bool:
        assert isinstance(dialog, FieldsDialog)
        proposed.extend(str(editor.value()) for editor in dialog.editors.values())
        if number:
            dialog.editors["number"].show_value(number)
        dialog.accept()
        return dialog.problem.isHidden()

    monkeypatch.setattr(shown.desk.ask, "show", show)
    shown.window.refresh_commands()
    shown.desk.actions["records.renew"].trigger()
    return proposed


def test_the_panel_says_what_comes_next_and_who_owes_whom(agreed: Start) -> None:
    shown = agreed(balance_unit="person", balance_tolerance="3")
    assert card(shown, StepCard).step.text() == "It ended on 31 Jan 2017: renew it, or set it to expired."
    balance = cast("BalanceCard", shown.window.findChild(BalanceCard))
    assert balance.said.text() == "The partner owes 1 person."
    assert balance.bar.isVisible()
    places = cast("PlacesCard", shown.window.findChild(PlacesCard))
    assert places.title.text() == "Places 2016/2017"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "请在“详细信息”中选择计量单位，以计算互派差额。"),
        ("ru", "Выберите единицу баланса на вкладке «Данные», чтобы видеть баланс обмена."),
    ],
)
def test_without_a_unit_of_balance_the_card_says_where_to_choose_one(agreed: Start, language: str, said: str) -> None:
    balance = cast("BalanceCard", agreed(language).window.findChild(BalanceCard))
    assert balance.said.text() == said
    assert not balance.bar.isVisible()


def test_an_agreement_is_renewed_by_its_key_and_enter(agreed: Start, monkeypatch, qtbot: QtBot) -> None:
    shown = agreed()
    assert shown.desk.actions["records.renew"].shortcut().toString() == "Ctrl+Shift+R"
    assert answer(shown, monkeypatch) == ["2012/03/R1", "2017-02-01", "2022-01-31"]
    chain = cast("ChainCard", shown.window.findChild(ChainCard))
    qtbot.waitUntil(chain.isVisible, timeout=10_000)
    assert shown.office.store.count(Query("agreement")) == 2
    assert shown.office.store.count(Query("condition")) == 2
    qtbot.waitUntil(lambda: card(shown, StepCard).step.text() == "Send the draft to the partner.", timeout=10_000)
    qtbot.waitUntil(lambda: not shown.desk.jobs.is_writing)
    shown.window.refresh_commands()
    shown.desk.actions["edit.undo"].trigger()
    assert shown.office.store.count(Query("agreement")) == 1


def test_journey_11_takes_four_gestures(agreed: Start, monkeypatch, qtbot: QtBot) -> None:
    """From anywhere: Ctrl and the number of the area, Enter on the agreement in front, Ctrl+Shift+R, Enter."""
    shown, gestures = agreed(), list[str]()
    window = shown.window

    def press(action: QAction) -> None:
        assert action.isEnabled()
        gestures.append(action.shortcut().toString())
        action.trigger()

    def enter(dialog: QDialog) -> bool:
        gestures.append("Enter")
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        return dialog.result() == QDialog.DialogCode.Accepted

    window.show_area("person")
    press(next(one for one in window.actions() if one.data() == "agreement" and one.shortcut().toString()))
    page = window.page("agreement").page
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    gestures.append("Enter")
    monkeypatch.setattr(shown.desk.ask, "show", enter)
    window.refresh_commands()
    press(shown.desk.actions["records.renew"])
    assert gestures == ["Ctrl+4", "Enter", "Ctrl+Shift+R", "Enter"]
    old, new = sorted(shown.office.store.records(Query("condition")), key=lambda one: one.n)
    same = ("direction", "activity", "places_per_year", "level", "months", "weight")
    assert [old[name] for name in same] == [new[name] for name in same]
    assert old["agreement_id"] != new["agreement_id"]


def test_a_number_that_is_taken_stays_in_the_dialog(agreed: Start, monkeypatch) -> None:
    shown = agreed()
    answer(shown, monkeypatch, "2012/03")
    assert shown.office.store.count(Query("agreement")) == 1


def test_one_that_renews_itself_is_only_noted(agreed: Start, monkeypatch) -> None:
    shown = agreed(renewal="automatic")
    assert answer(shown, monkeypatch) == ["2022-01-31"]
    assert shown.office.store.count(Query("agreement")) == 1
    (agreement,) = shown.office.store.records(Query("agreement"))
    assert agreement["valid_until"] == "2022-01-31"
