"""Trying a rule in the window: the page appears while somebody types, a refusal is said, the page is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from office import OpenOffice
from PySide6.QtTest import QTest

from exchange_admin.documents.explanations.facts import ExplanationFacts
from exchange_admin.documents.explanations.page import ExplanationPages
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.grading.explanation_dialog import Asked, ExplanationDialog, ExplanationSource

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


class Drawer:
    """Stands for a rule: knows the mark 85 alone."""

    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, str], tuple[str, ...]]] = []
        self._pages = ExplanationPages(Fonts(FONTS))

    def __call__(self, typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        self.asked.append((dict(typed), tuple(languages)))
        if typed.get("mark", "85") != "85":
            raise RuleBroken(Problem("grade.not_on_scale", facts={"typed": typed["mark"], "scale": "S"}))
        return self._pages.pdf([ExplanationFacts(languages[0], "T", "Host", "85", "Home", "4", "85 becomes 4")])


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


def opened(office: OpenOffice, drawer: Drawer, *asked: Asked) -> ExplanationDialog:
    source = ExplanationSource("Rule", "Type a mark", drawer, asked)
    dialog = ExplanationDialog(office.desk, source, office.window)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(office: OpenOffice, drawer: Drawer):
    made = opened(office, drawer, Asked("mark", "Mark"))
    yield made
    made.close()


def typed(dialog: ExplanationDialog, text: str, qtbot) -> None:
    QTest.keyClicks(dialog.fields["mark"], text)
    qtbot.waitUntil(lambda: not dialog.is_busy)


def is_painted(dialog: ExplanationDialog) -> bool:
    """Upright, and as wide as the room on screen."""
    if not dialog.preview.pages:
        return False
    picture = dialog.preview.pages[0].pixmap()
    return picture.height() > picture.width() and abs(picture.width() - dialog.preview.wanted_width()) < 3


def test_a_burst_of_keys_draws_one_page(dialog, drawer, qtbot):
    assert dialog.preview.sentence.text() == "Type a mark"
    assert not dialog.save.isEnabled()
    typed(dialog, "85", qtbot)
    qtbot.waitUntil(lambda: is_painted(dialog))
    assert {typed["mark"] for typed, _ in drawer.asked} == {"85"}, "8 alone was never asked for"
    assert len(dialog.preview.pages) == 1
    assert dialog.save.isEnabled()


def test_a_refusal_is_said_and_nothing_is_shown_or_saved(dialog, qtbot):
    typed(dialog, "85", qtbot)
    typed(dialog, "x", qtbot)
    assert "“85x” is not a mark of the scale “S”" in dialog.reason.text()
    assert not dialog.reason.isHidden()
    assert dialog.preview.pages == []
    assert not dialog.save.isEnabled()
    dialog.fields["mark"].clear()
    qtbot.waitUntil(dialog.reason.isHidden)


def test_another_language_draws_the_page_again(dialog, drawer, qtbot):
    typed(dialog, "85", qtbot)
    dialog.languages._buttons["ru"].click()
    qtbot.waitUntil(lambda: not dialog.is_busy and drawer.asked[-1][1] == ("ru",))
    assert drawer.asked[-1] == ({"mark": "85"}, ("ru",))


def test_the_page_on_screen_is_saved_byte_for_byte(dialog, office, qtbot, tmp_path):
    typed(dialog, "85", qtbot)
    office.answers.answers = [tmp_path / "page.pdf"]
    with qtbot.waitSignal(office.desk.notices.said):
        dialog.save.click()
    assert (tmp_path / "page.pdf").read_bytes() == dialog._pdf


def test_a_page_that_cannot_be_saved_says_why(dialog, office, qtbot, tmp_path):
    typed(dialog, "85", qtbot)
    office.answers.answers = [tmp_path / "no folder" / "page.pdf"]
    dialog.save.click()
    qtbot.waitUntil(lambda: len(office.answers.asked) == 2)
    assert "page.pdf" in office.answers.asked[-1]


def test_a_stored_result_is_shown_at_once(office, drawer, qtbot):
    dialog = opened(office, drawer)
    qtbot.waitUntil(lambda: is_painted(dialog))
    assert {languages for _, languages in drawer.asked} == {("en",)}
    dialog.close()


def test_another_choice_draws_the_page_again(office, drawer, qtbot):
    dialog = opened(office, drawer, Asked("mark", "Mark"), Asked("host", "Host", (("1", "2026"), ("2", "2025"))))
    typed(dialog, "85", qtbot)
    assert drawer.asked[-1][0] == {"mark": "85", "host": "1"}
    dialog.choices["host"].setCurrentIndex(1)
    qtbot.waitUntil(lambda: not dialog.is_busy and drawer.asked[-1][0]["host"] == "2")
    dialog.close()
