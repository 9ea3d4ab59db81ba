"""Scales, distributions and rules in the built window over a sample office: tried, versioned, their lines edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.ui.ask import Question
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
from exchange_admin.ui.grading.line_dialog import LineDialog
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage

Start = Callable[[], Application]


@pytest.fixture
def shown(start: Start, office: Path) -> OfficeWindow:
    application = start()
    assert application.open_file(office)
    assert application.office is not None
    application.office.window.show()
    return application.office


def page_of(shown: OfficeWindow, kind: str, name: str) -> ListPage:
    """The list of a kind with the record of that English name on screen, the first where partners have one too."""
    shown.window.show_area("grading")
    page = shown.window.page("grading")
    assert isinstance(page, AreaListPage)
    page.show_kind(kind)
    page.enter()
    store = shown.office.store
    found, *_ = [record for record in store.where(kind, "name_en", [name]) if record.live]
    page.page.open_record(found.id)
    return page.page


def answering(monkeypatch: pytest.MonkeyPatch, act: Callable[[QDialog], None]) -> None:
    """Does `act` with every dialog while it is open."""

    def run(dialog: QDialog) -> int:
        dialog.show()
        act(dialog)
        dialog.close()
        return 0

    monkeypatch.setattr(QDialog, "exec", run)


def do(shown: OfficeWindow, command: str) -> None:
    shown.window.refresh_commands()
    action = shown.desk.actions[command]
    assert action.isEnabled(), command
    action.trigger()


def test_a_rule_is_tried_with_the_distributions_of_the_office(
    shown: OfficeWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page_of(shown, "conversion_rule", "Chinese marks by distribution")
    drawn: list[int] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ExplanationDialog)
        assert set(dialog.choices) == {"host", "home"}
        dialog.fields["mark"].setText("85")
        qtbot.waitUntil(lambda: bool(dialog.preview.pages) and not dialog.is_busy, timeout=20_000)
        drawn.append(len(dialog.preview.pages))

    answering(monkeypatch, act)
    do(shown, "records.explain")
    assert drawn == [1]


def test_a_rule_gets_a_next_version_that_undo_takes_back(shown: OfficeWindow) -> None:
    page = page_of(shown, "conversion_rule", "Russian marks by fixed table")
    first = page.panel.record
    assert first is not None
    do(shown, "records.new_version")
    second = page.panel.record
    assert second is not None
    assert (second["version"], second["replaces_id"]) == (2, first.id)
    do(shown, "edit.undo")
    gone = shown.office.store.get("conversion_rule", second.id)
    assert gone is not None
    assert not gone.live


def test_the_grades_of_a_scale_are_changed_in_its_sheet(shown: OfficeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(shown, "grading_scale", "Five-level scale (China)")
    scale = page.panel.record
    assert scale is not None

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, LineDialog)
        last = dialog.model.columnCount() - 1
        dialog.model.setData(dialog.model.index(0, last), "Outstanding")

    answering(monkeypatch, act)
    do(shown, "records.lines")
    lines = shown.office.store.where("scale_grade", "grading_scale_id", [scale.id])
    assert {line["label_en"] for line in lines if line["position"] == 1} == {"Outstanding"}
    assert shown.office.store.checks.verify() == []


def test_missing_examples_are_named_then_added_and_undone(shown: OfficeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    store = shown.office.store
    page_of(shown, "credit_rule", "ECTS of 30 hours")
    do(shown, "records.remove")
    asked: list[Question] = []
    monkeypatch.setattr(shown.desk.ask, "confirm", lambda question: asked.append(question) or True)
    do(shown, "records.examples")
    assert "ECTS" in asked[0].details
    assert len([one for one in store.where("credit_rule", "name_en", ["ECTS of 30 hours"]) if one.live]) == 1
    do(shown, "edit.undo")
    assert not [one for one in store.where("credit_rule", "name_en", ["ECTS of 30 hours"]) if one.live]
