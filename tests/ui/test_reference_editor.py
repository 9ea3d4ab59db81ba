"""The field that points to another record, by keys: its list, what is typed, what is missing, what is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.offered import Found, Offer
from exchange_admin.ui.forms.reference_editor import ReferenceEditor

AMUR, BAIKAL, BINHAI = (f"0190a000-0000-7000-8000-00000000000{n}" for n in range(3))
FIELD = Field(name="home_institution_id", type=FieldType.REFERENCE, refers="institution")
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(300, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def open_editor(page: QWidget, tools: FormTools) -> Callable[..., ReferenceEditor]:
    def make(given: FormTools = tools) -> ReferenceEditor:
        editor = ReferenceEditor(FIELD, given, page)
        page.layout().addWidget(editor.line)
        editor.show_value(AMUR)
        editor.line.show()
        editor.line.setFocus()
        return editor

    return make


@pytest.fixture
def editor(open_editor) -> ReferenceEditor:
    return open_editor()


def is_open(editor: ReferenceEditor) -> bool:
    return editor._completer.popup().isVisible()


def press(editor: ReferenceEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """As the window gets it: an open list has the keyboard."""
    QTest.keyClick(editor._completer.popup() if is_open(editor) else editor.line, key, modifiers)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Down, ALT), (Qt.Key.Key_F4, NONE)])
def test_the_list_of_all_opens_by_key_and_one_is_chosen_by_arrows(editor, key, modifiers, qtbot):
    press(editor, key, modifiers)
    assert is_open(editor)
    assert editor.offered() == ["Amur", "Baikal", "滨海"]
    assert editor._completer.popup().currentIndex().data() == "Amur", "at what the field points to"
    press(editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.left):
        press(editor, Qt.Key.Key_Return)
    assert (editor.value(), editor.line.text()) == (BAIKAL, "Baikal")


def test_the_arrow_opens_the_list_and_has_a_name(editor):
    editor._arrow.trigger()
    assert is_open(editor)
    assert editor._arrow.text() == "Open the list (Alt+↓)"


def test_alt_down_is_of_the_field_before_it_is_of_the_window(editor):
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Down, ALT)
    override.ignore()
    QApplication.sendEvent(editor.line, override)
    assert override.isAccepted()


def test_the_list_follows_what_is_typed_and_enter_takes_the_only_one_that_fits(editor, qtbot):
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "bai")
    assert is_open(editor)
    assert editor.offered() == ["Baikal"]
    with qtbot.waitSignal(editor.left):
        press(editor, Qt.Key.Key_Return)
    assert editor.value() == BAIKAL


def test_enter_takes_none_of_several_that_fit(editor):
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "a")
    assert editor.offered() == ["Amur", "Baikal"]
    assert is_open(editor)
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    with pytest.raises(RuleBroken, match="value.unknown_reference"):
        editor.value()
    assert editor.line.text() == "a"


def test_a_whole_name_means_its_record_without_the_list(editor, page):
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "baikal")
    page.findChild(QLineEdit).setFocus()
    assert (editor.value(), editor.typed(), editor.line.text()) == (BAIKAL, BAIKAL, "Baikal")


def test_a_name_that_two_records_have_is_taken_for_neither(open_editor, tools):
    twins = Offer([Found(AMUR, "Amur", "Blagoveshchensk", True), Found(BAIKAL, "Amur", "Khabarovsk", True)])
    editor = open_editor(replace(tools, find=lambda kind, text, start: twins))
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "Amur")
    with pytest.raises(RuleBroken, match="value.called_alike"):
        editor.value()
    assert editor.typed() == "Amur"


def test_an_unknown_text_stays_and_is_taken_for_nothing(editor):
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "Somewhere")
    with pytest.raises(RuleBroken, match="value.unknown_reference"):
        editor.value()
    assert (editor.line.text(), editor.typed()) == ("Somewhere", "Somewhere")


def test_an_emptied_field_points_to_nothing(editor):
    editor.line.selectAll()
    QTest.keyClick(editor.line, Qt.Key.Key_Delete)
    assert editor.value() is None


def test_escape_closes_the_list_and_then_takes_back_what_was_typed(editor):
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "bai")
    press(editor, Qt.Key.Key_Escape)
    assert (is_open(editor), editor.line.text()) == (False, "bai")
    press(editor, Qt.Key.Key_Escape)
    assert (editor.value(), editor.line.text(), editor.is_touched) == (AMUR, "Amur", False)


def test_nothing_is_looked_for_in_the_middle_of_a_composition(open_editor, tools):
    asked = []

    def find(kind: str, text: str, start: int) -> Offer:
        asked.append(text)
        return tools.find(kind, text, start)

    editor = open_editor(replace(tools, find=find))
    editor.line.clear()
    for preedit in ("b", "bin", "bin'hai"):
        QApplication.sendEvent(editor.line, QInputMethodEvent(preedit, []))
    assert asked == []
    done = QInputMethodEvent("", [])
    done.setCommitString("滨")
    QApplication.sendEvent(editor.line, done)
    assert asked == ["滨"]
    assert editor.offered() == ["滨海"]


def test_others_follow_on_the_last_line(open_editor, tools, qtbot):
    def find(kind: str, text: str, start: int) -> Offer:
        places = [Found(f"0190a000-0000-7000-8000-0000000001{n:02}", f"College {n}") for n in range(start, start + 3)]
        return Offer(places, start + 3 if start < 6 else 0)

    editor = open_editor(replace(tools, find=find, label=lambda kind, which: which[-2:]))
    press(editor, Qt.Key.Key_F4)
    assert editor.offered() == ["College 0", "College 1", "College 2", "Show more…"]
    editor.choose(3)
    qtbot.waitUntil(lambda: len(editor.offered()) == 7)
    assert is_open(editor)
    editor.choose(6)
    qtbot.waitUntil(lambda: len(editor.offered()) == 9)
    editor.choose(7)
    assert str(editor.value())[-2:] == "07"


def test_what_is_missing_is_made_from_the_last_line_and_comes_back_to_the_field(open_editor, tools, qtbot):
    asked = []

    def create(kind: str, typed: str, parent: QWidget) -> str:
        asked.append((kind, typed))
        return BINHAI

    editor = open_editor(replace(tools, may_create=lambda kind: True, create=create))
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "Binhai")
    assert editor.offered() == ["Create “Binhai”…"]
    with qtbot.waitSignal(editor.left):
        press(editor, Qt.Key.Key_Down)
        press(editor, Qt.Key.Key_Return)
    assert asked == [("institution", "Binhai")]
    assert (editor.value(), editor.line.text(), editor.line.hasFocus()) == (BINHAI, "滨海", True)


def test_what_was_typed_stays_when_none_is_made_after_all(open_editor, tools, qtbot):
    asked = []

    def create(kind: str, typed: str, parent: QWidget) -> str:
        asked.append(typed)
        return ""

    editor = open_editor(replace(tools, may_create=lambda kind: True, create=create))
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "Binhai")
    editor.choose(0)
    qtbot.waitUntil(lambda: asked == ["Binhai"])
    assert editor.line.text() == "Binhai"
    with pytest.raises(RuleBroken):
        editor.value()


def test_a_field_that_is_only_read_opens_no_list(editor):
    editor.read_only(True)
    press(editor, Qt.Key.Key_F4)
    press(editor, Qt.Key.Key_Down, ALT)
    assert not is_open(editor)
    assert not editor._arrow.isVisible()


def test_every_reference_of_every_kind_has_such_a_field(qtbot, tools):
    for kind in REGISTRY.kinds:
        for field in kind.references:
            editor = make_editor(field, tools)
            qtbot.addWidget(editor.widget)
            assert isinstance(editor, ReferenceEditor), (kind.name, field.name)
