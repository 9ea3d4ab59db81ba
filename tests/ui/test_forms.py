"""Forms: values in, what was typed out, problems at their fields, proposals that never overwrite."""

from __future__ import annotations

import gc
import re
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.editors import DayEditor, FlagEditor, HoursEditor, LineEditor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.record_form import LABEL_WIDTH, RecordForm, shown_fields
from exchange_admin.ui.widgets.completions import dress, drop_down

PERSON = REGISTRY["person"]


@pytest.fixture
def form(qtbot, look, tools) -> RecordForm:
    made = RecordForm(look, PERSON, tools)
    qtbot.addWidget(made)
    made.show()
    made.open({"role": "student", "family_cyrillic": "Ерёмин", "birth_date": "2003-11-05", "study_year": 2})
    return made


def type_into(form: RecordForm, name: str, text: str) -> None:
    line = form.editors[name].widget
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["24.11.26", "2026-11-24", "24 Nov 2026", "24/11/2026", "2026年11月24日", "20261124"])
def test_a_date_is_understood_as_offices_write_it(qtbot, tools, make_field, typed):
    editor = DayEditor(make_field(FieldType.DATE), tools)
    qtbot.addWidget(editor.line)
    editor.line.setText(typed)
    editor.touch()
    assert editor.value() == "2026-11-24"


def test_a_date_may_be_counted_from_today(qtbot, tools, make_field):
    editor = DayEditor(make_field(FieldType.DATE), tools)
    qtbot.addWidget(editor.line)
    editor.line.setText("+7")
    editor.touch()
    assert editor.value() == "2026-12-01"
    editor.show_value(editor.value())
    assert editor.line.text() == "1 Dec 2026"


def test_control_semicolon_is_today(qtbot, tools, make_field):
    editor = DayEditor(make_field(FieldType.DATE), tools)
    qtbot.addWidget(editor.line)
    QTest.keyClick(editor.line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == "2026-11-24"


@pytest.mark.parametrize(("typed", "minutes"), [("2", 90), ("1.5", 68), ("46", 2070), ("1,2", 54)])
def test_hours_are_academic_hours(qtbot, tools, make_field, typed, minutes):
    editor = HoursEditor(make_field(FieldType.MINUTES), tools)
    qtbot.addWidget(editor.line)
    editor.line.setText(typed)
    editor.touch()
    assert editor.value() == minutes


def test_hours_left_alone_keep_their_minutes(qtbot, tools, make_field):
    editor = HoursEditor(make_field(FieldType.MINUTES), tools)
    qtbot.addWidget(editor.line)
    editor.show_value(100)
    assert editor.line.text() == "2.22"
    assert editor.value() == 100


def test_a_decimal_is_written_as_the_reader_writes_it(qtbot, tools, look, make_field):
    look.formats = Formats("ru", look.formats.today)
    editor = LineEditor(make_field(FieldType.DECIMAL), tools)
    qtbot.addWidget(editor.line)
    editor.show_value("3.5")
    assert editor.line.text() == "3,5"
    editor.line.setText("4,25")
    editor.touch()
    assert editor.value() == "4.25"


def test_an_empty_setting_says_what_holds_then(qtbot, tools, look):
    form = RecordForm(look, REGISTRY["office"], tools)
    qtbot.addWidget(form)
    form.open({"stamp_mm": 42})
    form.show_usual({"stamp_mm": 40, "attendance_needed": 67, "retraining_minutes": 250 * 45})
    said = {name: form.editors[name].line.placeholderText() for name in ("attendance_needed", "retraining_minutes")}
    assert said == {"attendance_needed": "67 if left empty", "retraining_minutes": "250 if left empty"}
    assert form.editors["stamp_mm"].line.text() == "42"
    assert form.editors["phone"].line.placeholderText() == ""
    assert form.values() == {"stamp_mm": 42}, "a hint is no value"


def test_a_flag_tells_at_once(qtbot, tools, make_field):
    editor = FlagEditor(make_field(FieldType.BOOLEAN), tools)
    qtbot.addWidget(editor.box)
    with qtbot.waitSignal(editor.left):
        editor.box.click()
    assert editor.value() == 1


def test_every_field_of_every_kind_has_an_editor_that_gives_its_value_back(qtbot, tools):
    samples = {
        FieldType.DATE: "2026-11-24",
        FieldType.MOMENT: "2026-11-24T10:00:00Z",
        FieldType.INTEGER: 3,
        FieldType.MINUTES: 90,
        FieldType.BOOLEAN: 1,
        FieldType.DECIMAL: "3.5",
        FieldType.COUNTRY: "RU",
        FieldType.LANGUAGE: "zh",
        FieldType.REFERENCE: "0190a000-0000-7000-8000-000000000001",
        FieldType.MEMO: "two\nlines",
        FieldType.TEXT: "text",
    }
    for kind in REGISTRY.kinds:
        for field in shown_fields(kind):
            value = samples.get(field.type)
            editor = make_editor(field, tools)
            qtbot.addWidget(editor.widget)
            if field.type is FieldType.CHOICE:
                assert isinstance(editor.widget, QComboBox)
                value = editor.widget.itemData(editor.widget.count() - 1)
            editor.show_value(value)
            assert editor.value() == value, (kind.name, field.name)
            editor.show_value(None)
            assert editor.value() in (None, 0), (kind.name, field.name)


def test_leaving_a_field_tells_its_value(form, qtbot):
    with qtbot.waitSignal(form.field_left) as caught:
        type_into(form, "birth_date", "1.2.2004")
    assert caught.args == ["birth_date", "2004-02-01"]


def test_losing_the_keyboard_leaves_the_field(form, qtbot):
    line = form.editors["email"].widget
    QTest.keyClicks(line, "a@b.example")
    with qtbot.waitSignal(form.field_left) as caught:
        QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut))
    assert caught.args == ["email", "a@b.example"]


def test_the_same_value_typed_otherwise_is_no_change(form, qtbot):
    with qtbot.assertNotEmitted(form.field_left):
        type_into(form, "birth_date", "5.11.03")
    assert form.editors["birth_date"].widget.text() == "5 Nov 2003"


def test_an_impossible_value_stays_with_its_reason(form, qtbot):
    with qtbot.waitSignal(form.field_refused) as caught:
        type_into(form, "birth_date", "31.02.2004")
    assert caught.args[:2] == ["birth_date", "31.02.2004"]
    assert "31.02.2004" in form.problem_text("birth_date")
    assert form.editors["birth_date"].widget.text() == "31.02.2004"
    assert form.unsaved() == {"birth_date": "31.02.2004"}
    type_into(form, "birth_date", "29.02.2004")
    assert form.problem_text("birth_date") == ""


def test_a_number_out_of_bounds_is_refused_in_words(form, qtbot):
    with qtbot.waitSignal(form.field_refused):
        type_into(form, "study_year", "40")
    assert "9" in form.problem_text("study_year")


def test_a_draft_comes_back_with_its_reason(form):
    form.open({"role": "student"}, drafts={"birth_date": "31.02.2004"})
    assert form.editors["birth_date"].widget.text() == "31.02.2004"
    assert form.problem_text("birth_date")


def test_problems_are_said_at_their_fields_in_the_language_of_the_window(form, look):
    form.show_problems(
        [
            Problem("person.no_name", "family_cyrillic"),
            Problem("person.too_young", "birth_date", {"age": 9}, Level.ASKS),
        ]
    )
    assert "name" in form.problem_text("family_cyrillic")
    look.formats = Formats("ru", look.formats.today)
    form.show_problems([Problem("person.no_name", "family_cyrillic")])
    assert "им" in form.problem_text("family_cyrillic").casefold()


def test_a_proposal_is_a_hint_until_somebody_uses_it(qtbot, look, tools):
    form = RecordForm(
        look, PERSON, tools, suggest=lambda values: {"family_latin": "EREMIN"} if values.get("family_cyrillic") else {}
    )
    qtbot.addWidget(form)
    form.show()
    form.open({"role": "student", "family_cyrillic": "Ерёмин"})
    assert form.problem_text("family_latin") == "EREMIN"
    assert form.editors["family_latin"].widget.text() == ""
    with qtbot.waitSignal(form.field_left) as caught:
        form.lines["family_latin"].take()
    assert caught.args == ["family_latin", "EREMIN"]


def test_a_proposal_is_the_next_stop_of_the_keyboard(qtbot, look, tools):
    form = RecordForm(look, PERSON, tools, suggest=lambda values: {"family_latin": "EREMIN"})
    qtbot.addWidget(form)
    form.show()
    form.open({"role": "student", "family_cyrillic": "Ерёмин"})
    form.editors["family_latin"].widget.setFocus()
    QTest.keyClick(form.editors["family_latin"].widget, Qt.Key.Key_Tab)
    button = form.focusWidget()
    assert form.lines["family_latin"].isAncestorOf(button)
    with qtbot.waitSignal(form.field_left) as caught:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert caught.args == ["family_latin", "EREMIN"]


def test_a_proposal_never_stands_over_a_passport_spelling(qtbot, look, tools):
    form = RecordForm(look, PERSON, tools, suggest=lambda values: {"family_latin": "EREMIN"})
    qtbot.addWidget(form)
    form.show()
    form.open({"role": "student", "family_latin": "YEREMIN"})
    assert form.problem_text("family_latin") == ""
    assert form.editors["family_latin"].widget.text() == "YEREMIN"


def test_a_reference_is_chosen_from_what_fits(form, qtbot):
    editor = form.editors["home_institution_id"]
    QTest.keyClicks(editor.widget, "bai")
    assert editor.offered() == ["Baikal"]
    with qtbot.waitSignal(form.field_left) as caught:
        editor.choose(0)
    assert caught.args == ["home_institution_id", "0190a000-0000-7000-8000-000000000001"]


def test_what_fits_drops_down_as_wide_as_it_needs_below_a_narrow_line(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(80, 30)
    line.show()
    for text, wider in (("Baikal", False), ("Primorsky College of Transport and Logistics   Nakhodka", True)):
        completer = dress(QCompleter([text], line))
        completer.setWidget(line)
        drop_down(completer, line)
        shown = completer.popup()
        assert (shown.width() > 80) is wider
        assert shown.viewport().width() >= (shown.sizeHintForColumn(0) if wider else 0)
        shown.hide()


def test_a_reference_that_was_not_chosen_is_refused(form, qtbot):
    editor = form.editors["home_institution_id"]
    QTest.keyClicks(editor.widget, "somewhere")
    with pytest.raises(RuleBroken):
        editor.value()


def test_a_refresh_leaves_alone_what_somebody_is_typing(form):
    QTest.keyClicks(form.editors["email"].widget, "half")
    form.refresh({"role": "teacher", "email": "other@mail.example", "phone": "1"})
    assert form.editors["email"].widget.text() == "half"
    assert form.editors["phone"].widget.text() == "1"


def test_read_only_stays_readable(form):
    form.read_only(True)
    line = form.editors["email"].widget
    QTest.keyClicks(line, "x")
    assert line.text() == ""


def test_what_may_be_set_only_once_is_fixed_afterwards(qtbot, look, tools):
    form = RecordForm(look, REGISTRY["identity_document"], tools)
    qtbot.addWidget(form)
    form.open({}, new=True)
    assert not form.editors["person_id"].widget.isReadOnly()
    form.open({"person_id": "0190a000-0000-7000-8000-000000000001"})
    assert form.editors["person_id"].widget.isReadOnly()


def test_required_fields_are_marked_and_every_editor_has_a_name(form):
    assert form._labels["role"].text().endswith("*")
    assert not form._labels["email"].text().endswith("*")
    assert all(editor.widget.accessibleName() for editor in form.editors.values())


@pytest.mark.parametrize("kind", sorted(REGISTRY.by_name))
def test_no_word_of_a_label_is_cut(qtbot, look, tools, kind):
    look.formats = Formats("ru", look.formats.today)
    form = RecordForm(look, REGISTRY[kind], tools)
    qtbot.addWidget(form)
    for label in form._labels.values():
        assert max(map(label.fontMetrics().horizontalAdvance, re.split("[ -]", label.text()))) <= label.maximumWidth()


def test_chinese_labels_are_broken_and_take_no_room_from_fields(qtbot, look, tools):
    look.formats = Formats("zh", look.formats.today)
    form = RecordForm(look, REGISTRY["listing"], tools)
    qtbot.addWidget(form)
    assert {label.maximumWidth() for label in form._labels.values()} == {look.px(LABEL_WIDTH)}


def test_fields_only_the_program_writes_are_not_offered():
    assert "same_as_id" not in [field.name for field in shown_fields(PERSON)]


def test_a_form_is_freed(qtbot, look, tools):
    form = RecordForm(look, PERSON, tools)
    form.show()
    ref = weakref.ref(form)
    form.close()
    del form
    gc.collect()
    assert ref() is None


def offered(form: RecordForm, name: str) -> set[str]:
    combo = form.editors[name].widget
    assert isinstance(combo, QComboBox)
    return {combo.itemData(n) for n in range(combo.count())}


def test_a_status_offers_itself_and_what_may_come_next_and_that_of_a_new_stay_offers_all(qtbot, look, tools):
    form = RecordForm(look, REGISTRY["mobility"], tools)
    qtbot.addWidget(form)
    form.open({"sending_status": "draft"}, new=True)
    assert {"draft", "live", "closed"} <= offered(form, "sending_status")
    form.open({"sending_status": "draft", "receiving_status": "departed"})
    assert offered(form, "sending_status") == {"draft", "nominated", "withdrawn", "cancelled", "deferred"}
    assert offered(form, "receiving_status") == {"departed", "transcript_issued"}
    form.is_saved({"sending_status": "closed"})
    assert offered(form, "sending_status") == {"closed"}


def test_a_status_that_was_typed_before_and_is_not_offered_comes_back_with_the_draft(qtbot, look, tools):
    form = RecordForm(look, REGISTRY["mobility"], tools)
    qtbot.addWidget(form)
    form.open({"sending_status": "draft"}, drafts={"sending_status": "live"})
    assert form.editors["sending_status"].typed() == "live"


def test_what_the_program_has_not_written_yet_leaves_no_gap(qtbot, look, tools):
    form = RecordForm(look, REGISTRY["listing"], tools, told=("published_on", "revision"))
    qtbot.addWidget(form)
    form.show()
    form.open({}, new=True)
    QApplication.processEvents()
    without = form.sizeHint().height()
    form.open({"published_on": "2026-11-03", "revision": 1})
    QApplication.processEvents()
    assert form.sizeHint().height() - without >= 2 * look.px(36)
