"""A transcript in the real window: its lines on screen, a file of another college taken in and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.transcript_part import TranscriptCard

Start = Callable[[], Application]


@pytest.fixture
def shown(start: Start, office: Path) -> OfficeWindow:
    application = start()
    assert application.open_file(office)
    assert application.office is not None
    application.office.window.show()
    return application.office


def transcripts(shown: OfficeWindow) -> AreaListPage:
    shown.window.show_area("credit")
    page = shown.window.page("credit")
    assert isinstance(page, AreaListPage)
    page.show_kind("transcript")
    page.enter()
    return page


def test_the_lines_of_a_transcript_open_from_its_panel(shown: OfficeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[LinesDialog] = []

    def look(ask: Ask, dialog: LinesDialog) -> bool:
        opened.append(dialog)
        assert len(dialog.table.cells.rows) > 1
        return False

    monkeypatch.setattr(Ask, "show", look)
    page = transcripts(shown)
    card = page.page.panel.findChild(TranscriptCard)
    assert card is not None
    card.lines.click()
    assert len(opened) == 1


def test_a_file_of_another_college_is_taken_in_through_the_menu_and_undone(
    shown: OfficeWindow, office: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = transcripts(shown)
    record = page.page.panel.record
    assert record is not None
    file = tmp_path / "foreign.xml"
    arguments = ["transcript", "export", str(office), record.id, "--out", str(file), "--language", "en"]
    assert main(arguments) == 0
    file.write_text(file.read_text("utf-8").replace(record.text("number"), "X-1"), "utf-8")
    monkeypatch.setattr(Ask, "file_to_open", lambda *_: file)
    monkeypatch.setattr(Ask, "show", lambda *_: True)
    count = shown.office.store.count(Query("transcript"))
    shown.window.refresh_commands()
    shown.desk.actions["file.import_transcript"].trigger()
    qtbot.waitUntil(lambda: shown.office.store.count(Query("transcript")) == count + 1, timeout=20_000)
    qtbot.waitUntil(lambda: not shown.jobs.is_busy)
    now = page.page.panel.record
    assert now is not None
    assert now["number"] == "X-1"
    shown.window.refresh_commands()
    shown.desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: shown.office.store.count(Query("transcript")) == count)
