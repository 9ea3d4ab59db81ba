"""A field of education is found while somebody types a word or digits, in the form and in short dialogs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.forms.codes_editor import CodesEditor
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.making import make_editor

NAMES = {
    "0714": {"zh": "电子与自动化", "ru": "Электроника и автоматика", "en": "Electronics and automation"},
    "0716": {"zh": "车辆", "ru": "Транспортные средства", "en": "Motor vehicles"},
}


@pytest.fixture
def editor(tools: FormTools, qtbot: QtBot) -> CodesEditor:
    return made(tools, qtbot, "listing")


def made(tools: FormTools, qtbot: QtBot, kind: str) -> CodesEditor:
    found = make_editor(REGISTRY[kind]["isced_f"], replace(tools, fields_of_education=lambda: NAMES))
    assert isinstance(found, CodesEditor)
    qtbot.addWidget(found.widget)
    found.widget.show()
    return found


def choose(editor: CodesEditor) -> None:
    """The first of the list, by the keyboard."""
    shown = editor._list()
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_Return)


def test_a_word_in_any_language_leads_to_its_code_behind_those_that_are_there(editor: CodesEditor) -> None:
    QTest.keyClicks(editor.line, "0716; ")
    assert editor._list().isHidden()
    QTest.keyClicks(editor.line, "auto")
    assert editor.offered() == ["0714 Electronics and automation"]
    choose(editor)
    assert editor.line.text() == "0716; 0714"
    assert editor.typed() == "0716; 0714"


def test_digits_and_the_list_key_offer_codes(editor: CodesEditor) -> None:
    QTest.keyClicks(editor.line, "07")
    assert [one[:4] for one in editor.offered()] == ["0714", "0716"]
    editor.line.clear()
    QTest.keyClick(editor.line, Qt.Key.Key_F4)
    assert len(editor.offered()) == 2


def test_a_code_that_is_there_is_not_offered_again(editor: CodesEditor) -> None:
    QTest.keyClicks(editor.line, "0716; 07")
    assert [one[:4] for one in editor.offered()] == ["0714"]


def test_a_field_for_one_code_has_it_instead_of_the_word(tools: FormTools, qtbot: QtBot) -> None:
    one = made(tools, qtbot, "person")
    QTest.keyClicks(one.line, "vehicles")
    choose(one)
    assert one.line.text() == "0716"
