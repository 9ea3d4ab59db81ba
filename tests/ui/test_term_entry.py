"""The glossary in forms: Ctrl+G says a title in the other language, and what is begun can be completed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.glossary import Term, Terms
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.term_entry import TermEntry
from exchange_admin.ui.look import Look

ROBOT = {"name_zh": "工业机器人", "name_ru": "промышленный робот", "name_en": "industrial robot", "state": "agreed"}
TERMS = Terms([Term.read("a", ROBOT), Term.read("b", {"name_zh": "培训", "name_ru": "курс", "state": "agreed"})])


@pytest.fixture
def form(look: Look, tools: FormTools, qtbot: QtBot) -> RecordForm:
    made = RecordForm(look, REGISTRY["listing"], replace(tools, terms=lambda: TERMS))
    qtbot.addWidget(made)
    made.open({}, new=True)
    made.show()
    return made


def line(form: RecordForm, name: str) -> QLineEdit:
    widget = form.editors[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


def type_into(field: QLineEdit, text: str) -> None:
    """As an input method hands it over."""
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(field, composed)


def press(form: RecordForm, name: str) -> None:
    QTest.keyClick(form.editors[name].widget, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


def entry(form: RecordForm, name: str) -> TermEntry:
    (found,) = form.editors[name].widget.findChildren(TermEntry)
    return found


def test_ctrl_g_in_an_empty_title_takes_over_the_other_language(form: RecordForm) -> None:
    type_into(line(form, "name_zh"), "工业机器人培训 2027")
    press(form, "name_ru")
    assert line(form, "name_ru").text() == "промышленный робот курс 2027"
    assert form.values()["name_ru"] == "промышленный робот курс 2027"


def test_ctrl_g_says_what_was_typed_in_the_wrong_language(form: RecordForm) -> None:
    type_into(line(form, "name_ru"), "工业机器人")
    press(form, "name_ru")
    assert line(form, "name_ru").text() == "промышленный робот"


def test_ctrl_g_reaches_the_line_while_its_list_hangs_open(form: RecordForm) -> None:
    type_into(line(form, "name_ru"), "Основы: 工业机器人")
    shown = entry(form, "name_ru")._completer.popup()
    assert shown.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)  # where the system sends keys then
    assert line(form, "name_ru").text() == "Основы: промышленный робот"
    assert not shown.isVisible()


def test_where_no_term_stands_nothing_changes_and_it_is_said(form: RecordForm) -> None:
    type_into(line(form, "name_ru"), "Сварка")
    press(form, "name_ru")
    assert line(form, "name_ru").text() == "Сварка"
    assert "glossary" in form.problem_text("name_ru")


def test_what_is_begun_is_offered_with_its_other_languages_and_taken_in_its_place(form: RecordForm) -> None:
    type_into(line(form, "name_ru"), "Новый: пром")
    found = entry(form, "name_ru")
    assert found.offered() == ["промышленный робот · 工业机器人 · industrial robot"]
    found._take(found._offers.index(0, 0))
    assert line(form, "name_ru").text() == "Новый: промышленный робот"


def test_what_cannot_be_typed_into_is_left_alone(form: RecordForm) -> None:
    form.open({"name_zh": "工业机器人"})
    form.read_only(True)
    press(form, "name_ru")
    assert line(form, "name_ru").text() == ""


def test_enter_takes_the_term_and_saves_no_part_of_a_word_before(form: RecordForm) -> None:
    left: list[str] = []
    form.editors["name_ru"].left.connect(lambda: left.append(line(form, "name_ru").text()))
    type_into(line(form, "name_ru"), "пром")
    shown = entry(form, "name_ru")._completer.popup()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(shown, key)
    assert (line(form, "name_ru").text(), left, shown.isVisible()) == ("промышленный робот", [], False)
