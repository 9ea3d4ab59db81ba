"""The grid: keys, mouse, current record, columns."""

from __future__ import annotations

import gc
import weakref

import pytest
from million import InventedPeople
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.models.lazy_table import BLOCK, LazyTable
from exchange_admin.ui.tables.record_table import RecordTable


@pytest.fixture
def model(look) -> LazyTable:
    made = LazyTable(REGISTRY["person"], InventedPeople(500), look.formats)
    made.requery()
    return made


@pytest.fixture
def table(qtbot, look, model, tools) -> RecordTable:
    made = RecordTable(look, model, lambda field, parent: make_editor(field, tools, parent))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.setFocus()
    return made


def press(table: RecordTable, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(table, key, modifier)


def test_space_ticks_the_current_row(table, model):
    table.go_to_row(3)
    press(table, Qt.Key.Key_Space)
    assert model.is_picked(3)
    press(table, Qt.Key.Key_Space)
    assert model.picked_count() == 0


def test_control_a_means_every_row_of_the_view(table, model):
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert model.picked_count() == 500
    press(table, Qt.Key.Key_Escape)
    assert model.picked_count() == 0


def test_shift_and_arrows_tick_a_span(table, model):
    table.go_to_row(10)
    for _ in range(3):
        press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row for row in range(500) if model.is_picked(row)] == [10, 11, 12, 13]


def test_enter_opens_the_current_record(table, qtbot):
    table.go_to_row(5)
    with qtbot.waitSignal(table.opened) as caught:
        press(table, Qt.Key.Key_Return)
    assert caught.args == ["id-6"]


def test_a_press_on_the_box_ticks_and_a_press_on_the_row_shows(table, model, qtbot):
    box = table.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert model.is_picked(2)
    assert table.current_row() != 2
    with qtbot.waitSignal(table.current_changed) as caught:
        place = table.visualRect(model.index(4, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["id-5"]
    assert model.picked_count() == 1


def test_shift_press_ticks_everything_between(table, model, qtbot):
    for row, modifier in ((1, Qt.KeyboardModifier.ControlModifier), (6, Qt.KeyboardModifier.ShiftModifier)):
        place = table.visualRect(model.index(row, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert model.picked_count() == 6


def test_the_box_in_the_header_ticks_all_and_none(table, model, qtbot):
    place = QPoint(table.header.sectionViewportPosition(0) + 20, table.header.height() // 2)
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.picked_count() == 500
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.picked_count() == 0


def test_the_current_record_stays_current_when_the_order_turns(table, model):
    table.go_to_row(0)
    assert table.current_id() == "id-1"
    model.ask(Query("person", order=Order("", descending=True)))
    assert table.current_id() == "id-1"
    assert table.current_row() == 499


def test_when_the_current_record_leaves_the_first_one_takes_its_place(table, model, qtbot):
    table.go_to_row(0)
    with qtbot.waitSignal(table.current_changed) as caught:
        model.ask(Query("person", text="77"))
    assert caught.args == ["id-77"]
    with qtbot.waitSignal(table.current_changed) as caught:
        model.ask(Query("person", text="nobody"))
    assert caught.args == [""]
    assert table.current_row() == -1


def test_typing_opens_the_editor_of_the_field_and_gives_what_was_typed(table, model, qtbot):
    table.setCurrentIndex(model.index(2, model.section_of("study_year")))
    press(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "4")
    with qtbot.waitSignal(model.edit_wanted) as caught:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert caught.args == ["id-3", "study_year", "4"]


def test_an_editor_left_untouched_changes_nothing(table, model, qtbot):
    table.setCurrentIndex(model.index(2, model.section_of("study_year")))
    press(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    with qtbot.assertNotEmitted(model.edit_wanted):
        QTest.keyClick(editor, Qt.Key.Key_Return)


def test_an_input_method_finds_an_editor_ready(table, model):
    """The first composed letter must not be lost: the view takes the event and opens the editor."""
    table.setCurrentIndex(model.index(2, model.section_of("study_year")))
    assert table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(table, QInputMethodEvent("n", []))
    assert table.findChild(QLineEdit) is not None


def test_the_first_columns_stay_when_the_rest_scrolls_away(table, model):
    table.resize(420, 400)
    model.show_columns(tuple(model.all_columns))
    table.use_widths(dict.fromkeys(model.all_columns, 200))
    table.horizontalScrollBar().setValue(150)
    frozen = table._frozen
    assert frozen is not None
    assert frozen.isVisible()
    assert frozen.width() == table.columnWidth(0) + table.columnWidth(1)
    table.horizontalScrollBar().setValue(0)
    assert not frozen.isVisible()


def test_columns_fill_the_page_and_remember_what_a_person_chose(table):
    width = sum(table.columnWidth(section) for section in range(table.model().columnCount()))
    assert width == table.viewport().width()
    table.header.resizeSection(2, 333)
    assert table.own_widths() == {"home_institution_id": 333}
    table.resize(1200, 500)
    assert table.columnWidth(2) == 333


def test_moving_a_column_is_told_by_key(table, qtbot):
    with qtbot.waitSignal(table.layout_changed):
        table.header.moveSection(1, 2)
    assert table.keys_in_order()[:2] == ("home_institution_id", "name")


def test_of_a_million_rows_those_in_sight_are_read_wherever_one_jumps(qtbot, look):
    people = InventedPeople(1_000_000)
    model = LazyTable(REGISTRY["person"], people, look.formats)
    table = RecordTable(look, model)
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    model.requery()
    table.grab()
    for row in (999_999, 5, 500_000, 123_456):
        people.fetches.clear()
        table.scrollTo(model.index(row, 1))
        table.grab()
        assert sum(people.fetches) <= 2 * BLOCK, row
    people.fetches.clear()
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert people.fetches == []
    assert model.picked_count() == 1_000_000


class Painted(QObject):
    """Notes how high the region of each paint was."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.heights.append(event.region().boundingRect().height())
        return False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_scrolling_paints_only_the_rows_that_come_into_view(table, look, qtbot, theme):
    look.change(theme=look.theme_for(theme))
    table.grab()
    painted = Painted(table.viewport())
    QApplication.processEvents()
    painted.heights.clear()
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + look.row_height)
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert max(painted.heights) <= 2 * look.row_height


def test_the_ground_below_the_last_row_is_painted_in_the_colour_of_the_page(qtbot, look):
    model = LazyTable(REGISTRY["person"], InventedPeople(2), look.formats)
    model.requery()
    table = RecordTable(look, model)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    for theme in map(look.theme_for, ("dark", "light")):
        look.change(theme=theme)
        below = table.viewport().grab().toImage().pixelColor(300, 300)
        assert below == QColor(theme.surface)


def test_the_grid_is_freed(qtbot, look, model):
    table = RecordTable(look, model)
    table.show()
    ref = weakref.ref(table)
    table.close()
    del table
    gc.collect()
    assert ref() is None
