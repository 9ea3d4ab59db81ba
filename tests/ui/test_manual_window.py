"""The manual in its window: contents, search, links, languages, all by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_admin.app.manual_help import ManualHelp
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.manual.book import Manual
from exchange_admin.ui.manual.manual_window import ManualWindow

FOLDER = Path(__file__).parents[2] / "docs" / "manual"
KEY = Qt.Key


@pytest.fixture
def manual(look: Look, qtbot: QtBot) -> ManualWindow:
    window = ManualWindow(look, Manual(FOLDER), "en")
    qtbot.addWidget(window)
    window.open("first_day")
    return window


def titles(window: ManualWindow) -> list[str]:
    model = window.contents.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_opens_at_the_chapter_asked_for_with_all_of_them_beside_it(manual: ManualWindow) -> None:
    assert titles(manual)[:3] == ["The first day", "A partner's list", "Forty certificates before a ceremony"]
    assert manual.view.toPlainText().startswith("The first day")
    manual.open("packages")
    assert manual.view.name() == "packages"
    assert manual.contents.currentIndex().data() == "Packages with partner colleges"


def test_a_page_leads_to_its_chapter_and_any_other_to_the_first(look: Look) -> None:
    chapter_of = Manual(FOLDER).chapter_of
    assert [chapter_of(area) for area in ("import", "certificates", "exchange", "listing", "reports", "")] == [
        "partner_list", "certificates", "packages", "offers", "first_day", "first_day",
    ]  # fmt: skip


def test_a_search_leaves_the_chapters_that_have_all_the_words(manual: ManualWindow) -> None:
    manual.sought.setText("before-restore")
    assert titles(manual) == ["Backups and restoring"]
    assert manual.view.name() == "backups"
    assert manual.view.textCursor().selectedText() == "before-restore"
    manual.sought.setText("no such word anywhere")
    assert titles(manual) == []
    assert not manual._none.isHidden()
    manual.sought.clear()
    assert len(titles(manual)) == len(Manual(FOLDER).chapters("en"))


def test_enter_goes_on_to_the_next_place_and_then_to_the_next_chapter(manual: ManualWindow) -> None:
    manual.sought.setText("certificates")
    first, seen = manual.view.name(), set()
    for _ in range(200):
        QTest.keyClick(manual.sought, KEY.Key_Return)
        seen.add(manual.view.name())
        assert manual.view.textCursor().selectedText().casefold() == "certificates"
    assert first in seen
    assert len(seen) == len(titles(manual)) > 2


def test_what_is_sought_is_marked(manual: ManualWindow) -> None:
    manual.sought.setText("stick")
    assert manual.view.extraSelections()


def test_a_link_leads_to_a_chapter_and_alt_left_back(manual: ManualWindow) -> None:
    QTest.keyClick(manual.view, KEY.Key_Tab)
    QTest.keyClick(manual.view, KEY.Key_Return)
    assert manual.view.name() == "partner_list"
    assert manual.contents.currentIndex().data() == "A partner's list"
    QTest.keyClick(manual.view, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.view.name() == "first_day"
    assert manual.contents.currentIndex().data() == "The first day"


def test_down_leads_from_the_search_into_the_contents_and_escape_closes(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.activateWindow()
    assert QTest.qWaitForWindowActive(manual)
    QTest.keyClick(manual.view, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert manual.sought.hasFocus()
    QTest.keyClick(manual.sought, KEY.Key_Down)
    assert manual.contents.hasFocus()
    QTest.keyClick(manual.contents, KEY.Key_Down)
    assert manual.view.name() == "partner_list"
    QTest.keyClick(manual.contents, KEY.Key_Escape)
    assert not manual.isVisible()


def test_pictures_are_there_and_no_wider_than_the_window(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.resize(700, 500)
    qtbot.waitUntil(lambda: manual.view.document().idealWidth() <= manual.view.viewport().width())
    image = manual.view.loadResource(2, QUrl("pictures/new_person.png"))
    assert 100 < image.width() < 700  # type: ignore[attr-defined]


def test_pictures_are_fitted_once_for_each_width(manual: ManualWindow, qtbot: QtBot) -> None:
    fitted: list[int] = []
    load = manual.view.doSetSource
    manual.view.doSetSource = lambda *told: (fitted.append(manual.view.viewport().width()), load(*told))  # type: ignore
    manual.resize(800, 500)
    qtbot.waitUntil(lambda: bool(fitted))
    qtbot.wait(500)
    assert len(fitted) == 1


def test_another_language_shows_the_same_chapter(manual: ManualWindow) -> None:
    manual.open("backups")
    manual.speak("zh")
    assert manual.view.name() == "backups"
    assert manual.view.toPlainText().startswith("备份与恢复")
    assert titles(manual)[0] == "第一天"


def test_without_its_files_it_says_so(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    window = ManualWindow(look, Manual(tmp_path), "en")
    qtbot.addWidget(window)
    window.open(Manual(tmp_path).chapter_of("import"))
    assert window.view.toPlainText() == "The manual did not come with this program."


def test_one_window_for_all_that_is_asked_and_it_follows_the_language(
    look: Look, languages: Languages, qtbot: QtBot
) -> None:
    help = ManualHelp(look, languages, FOLDER, look)
    help.show("import")
    window = help.window
    assert window is not None
    assert window.view.name() == "partner_list"
    help.show()
    assert help.window is window
    assert window.view.name() == "first_day"
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    languages.use("ru")
    assert window.view.toPlainText().startswith("Первый день")
    languages.use("en")
    help.close()
    assert help.window is None
