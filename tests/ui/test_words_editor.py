"""The field with words of lists: typed in the language of the window, ticked in a list, kept as the file has them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.words_editor import WordsEditor
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.filter_popup import FilterPopup

ROLES = REGISTRY["requirement"]["roles"]


@pytest.fixture
def editor(qtbot, tools) -> WordsEditor:
    made = make_editor(ROLES, tools)
    assert isinstance(made, WordsEditor)
    qtbot.addWidget(made.line)
    made.line.show()
    made.show_value("teacher;student")
    return made


def offered() -> ChoiceList:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup.findChild(ChoiceList)


def type_in(editor: WordsEditor, text: str) -> None:
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)


def test_words_are_shown_and_typed_as_they_are_called_or_as_they_are_kept(editor):
    assert editor.line.text() == "Teacher, Student"
    assert editor.value() == "teacher;student", "left alone it is what it was"
    type_in(editor, "staff; student")
    assert editor.value() == editor.typed() == "staff;student"
    type_in(editor, " ")
    assert editor.value() is None


def test_what_is_in_no_list_is_refused_unless_it_stood_there_before(editor):
    type_in(editor, "student, astronaut")
    with pytest.raises(RuleBroken) as refused:
        editor.value()
    (problem,) = refused.value.problems
    assert (problem.code, problem.field, problem.facts) == ("value.unknown_word", "roles", {"typed": "astronaut"})
    editor.show_value("astronaut;student")
    type_in(editor, "astronaut, teacher")
    assert editor.value() == "astronaut;teacher"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier)],
)
def test_words_are_ticked_in_the_list_that_a_key_opens(editor, qtbot, key, modifiers):
    QTest.keyClick(editor.line, key, modifiers)
    choices = offered()
    assert choices.ticked() == ["student", "teacher"]
    choices.view.pressed_by_key.emit(choices.view.model().index(0, 0))
    assert editor.line.text() == "Teacher"
    choices.view.pressed_by_key.emit(choices.view.model().index(2, 0))
    assert editor.line.text() == "Teacher, Staff", "what stood there keeps its place"
    with qtbot.waitSignal(editor.left):
        choices.window().close()
    assert editor.value() == "teacher;staff"


def test_of_a_field_with_one_word_the_list_closes_with_it(qtbot, tools):
    editor = make_editor(REGISTRY["requirement"]["evidence_word"], tools)
    qtbot.addWidget(editor.widget)
    editor.widget.show()
    editor.open_list()
    with qtbot.waitSignal(editor.left):
        offered().chosen.emit("medical")
    assert (editor.line.text(), editor.value()) == ("Medical examination", "medical")
    editor.line.setText("visa z")
    assert editor.value() == "visa:z"


def test_a_filter_offers_the_words_to_tick(qtbot, look, tools):
    parent = make_editor(ROLES, tools).widget
    qtbot.addWidget(parent)
    popup = FilterPopup(look, ROLES, "Roles", tools, (Filter("roles", Test.IS, ("staff",)),), parent)
    popup.open_at(QPoint(0, 0))
    choices = popup.findChild(ChoiceList)
    assert choices.ticked() == ["staff"]
    with qtbot.waitSignal(popup.decided) as told:
        choices.view.pressed_by_key.emit(choices.view.model().index(0, 0))
    assert told.args == [(Filter("roles", Test.IS, ("student", "staff")),)]
    popup.close()
