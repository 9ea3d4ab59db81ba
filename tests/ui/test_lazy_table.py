"""The model of long lists: what it fetches, what it keeps, what it tells."""

from __future__ import annotations

import gc
import tracemalloc
from array import array
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from million import InventedPeople
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.models.lazy_table import BLOCK, BLOCKS_KEPT, IdRole, LazyTable

PEOPLE = REGISTRY["person"]


@pytest.fixture
def people() -> InventedPeople:
    return InventedPeople(1000)


@pytest.fixture
def table(qapp, people, look) -> LazyTable:
    model = LazyTable(PEOPLE, people, look.formats)
    model.requery()
    return model


def text(table: LazyTable, row: int, section: int = 1) -> object:
    return table.data(table.index(row, section))


def test_the_model_keeps_the_rules_of_qt(table):
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.toggle(3)
    table.ask(Query("person", text="7"))
    table.show_columns(("name", "email"))


def test_rows_come_in_blocks(table, people):
    assert table.rowCount() == 1000
    assert people.fetches == []
    assert text(table, 200) == "Ерёмин 201"
    text(table, 199)
    assert people.fetches == [BLOCK]


def test_only_so_many_blocks_are_kept(qapp, look):
    people = InventedPeople(BLOCK * (BLOCKS_KEPT + 5))
    table = LazyTable(PEOPLE, people, look.formats)
    table.requery()
    for row in range(0, table.rowCount(), BLOCK):
        text(table, row)
    fetched = len(people.fetches)
    text(table, table.rowCount() - 1)
    assert len(people.fetches) == fetched
    text(table, 0)
    assert len(people.fetches) == fetched + 1


def test_ticking_a_million_rows_fetches_nothing_and_keeps_nothing_of_them(qapp, look):
    people = InventedPeople(1_000_000)
    table = LazyTable(PEOPLE, people, look.formats)
    table.requery()
    tracemalloc.start()
    try:
        table.pick_all()
        table.toggle(500_000)
        table.toggle(7)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert table.picked_count() == 999_998
    assert not table.is_picked(500_000)
    assert table.is_picked(500_001)
    assert people.fetches == []
    assert most < 50_000  # bytes: a set of all numbers has sixty million


def test_ticks_follow_their_rows_through_a_new_order(table):
    table.toggle(0)
    table.toggle(4)
    before = set(table.picked_ids())
    table.ask(Query("person", order=Order("birth_date", descending=True)))
    assert set(table.picked_ids()) == before
    assert table.is_picked(999)
    assert not table.is_picked(0)


def test_ticks_of_rows_that_leave_are_forgotten(table, people):
    table.toggle(0)
    table.toggle(1)
    people.removed = {1}
    table.on_changes(Changes.of([("person", "id-1")], verb="person.remove"))
    assert table.picked_ids() == ["id-2"]


def test_select_all_does_not_survive_another_filter(table):
    table.pick_all()
    table.ask(Query("person", text="12"))
    assert table.picked_count() == 0


def test_a_filter_that_every_row_fits_tells_that_nothing_is_ticked_any_more(table, qtbot):
    table.pick_all()
    with qtbot.waitSignal(table.picked_changed):
        table.ask(Query("person", filters=(Filter("birth_date", Test.FILLED),)))
    assert table.picked_count() == 0


def test_an_edit_repaints_without_a_reset(table, qtbot, people):
    text(table, 5)
    asked = len(people.questions)
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.on_changes(Changes.of([("person", "id-6")], verb="person.set"))
    assert len(people.questions) == asked
    fetched = len(people.fetches)
    text(table, 5)
    assert len(people.fetches) == fetched + 1


def test_whoever_comes_back_to_a_list_gets_the_rows_that_fit_and_is_not_asked_for_twice(table, people):
    table.on_changes(Changes.of([("person", "id-6")], verb="person.set"))
    asked = len(people.questions)
    table.catch_up()
    table.catch_up()
    assert len(people.questions) == asked + 1


def test_a_renamed_institution_repaints_the_people_who_refer_to_it(table, qtbot):
    with qtbot.waitSignal(table.dataChanged):
        table.on_changes(Changes.of([("institution", "i1")], verb="institution.set"))
    with qtbot.assertNotEmitted(table.dataChanged):
        table.on_changes(Changes.of([("certificate", "c1")], verb="certificate.set"))


def test_an_answer_that_changes_nothing_is_no_reset(table, qtbot):
    with qtbot.assertNotEmitted(table.modelReset):
        table.requery()


def test_sorting_is_a_question_to_the_source(table, people):
    table.sort(table.section_of("birth_date"), Qt.SortOrder.DescendingOrder)
    assert people.questions[-1].order == Order("birth_date", descending=True)
    asked = len(people.questions)
    table.show_columns(("name", "passport"))
    table.sort(table.section_of("passport"), Qt.SortOrder.AscendingOrder)
    assert len(people.questions) == asked


def test_filters_travel_in_the_query(table, people):
    query = Query("person", filters=(Filter("role", Test.IS, ("student",)),))
    table.ask(query)
    assert people.questions[-1] == query


@pytest.mark.parametrize(("language", "day", "year"), [("en", "2 Mar 1992", "3"), ("ru", "02.03.1992", "3")])
def test_cells_are_written_as_the_reader_writes(table, look, language, day, year):
    table.read_in(replace(look.formats, language=language))
    shown = text(table, 1, table.section_of("birth_date"))
    assert shown == {"en": "3 Mar 1992", "ru": "03.03.1992"}[language]
    assert text(table, 1, table.section_of("study_year")) == year


@pytest.mark.parametrize(("days", "tone"), [(-1, "red"), (0, "amber"), (30, "amber"), (31, "")])
def test_only_a_deadline_that_is_over_is_red(look, days, tone):
    day = look.formats.today() + timedelta(days=days)
    assert look.formats.deadline(day.isoformat())[1] == tone


def test_a_deadline_says_how_many_days_are_left(qapp, look):
    table = LazyTable(PEOPLE, InventedPeople(30), look.formats, deadlines=frozenset({"birth_date"}))
    table.requery()
    cell = table.cell(0, "birth_date")
    assert cell is not None
    assert cell.tone == "red"
    assert cell.second


def test_headings_follow_the_language(table, look, qtbot):
    with qtbot.waitSignal(table.headerDataChanged):
        table.read_in(replace(look.formats, language="zh"))
    assert table.headerData(1, Qt.Orientation.Horizontal) == "name:zh"


def test_cells_say_they_are_editable_before_the_first_key(table):
    """An input method asks this first; a cell that turns editable later loses the first letter."""
    flags = table.flags(table.index(0, table.section_of("birth_date")))
    assert flags & Qt.ItemFlag.ItemIsEditable
    assert not table.flags(table.index(0, table.section_of("name"))) & Qt.ItemFlag.ItemIsEditable
    assert not table.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEnabled


def test_a_typed_value_goes_to_the_page(table, qtbot):
    with qtbot.waitSignal(table.edit_wanted) as caught:
        assert table.setData(table.index(3, table.section_of("study_year")), "4")
    assert caught.args == ["id-4", "study_year", "4"]
    assert not table.setData(table.index(3, table.section_of("name")), "x")


def test_a_tick_can_be_set_as_assistive_tools_do(table):
    index = table.index(2, 0)
    assert table.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert table.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert table.data(index, IdRole) == "id-3"


def test_a_long_query_is_answered_apart_and_the_last_question_wins(qtbot, look):
    people = InventedPeople(60_000)
    jobs = JobRunner()
    table = LazyTable(PEOPLE, people, look.formats, jobs=jobs, ids_apart=people.ids)
    table.requery()
    with qtbot.waitSignals([table.refreshed]):
        table.ask(Query("person", text="999"))
        table.ask(Query("person", text="59999"))
        assert table.rowCount() == 60_000
    assert table.rowCount() == 1
    assert jobs.drain(2000)


def test_a_long_query_that_nobody_waits_for_any_more_is_not_begun(qtbot, look):
    people, begun, go_on = InventedPeople(60_000), [], Event()

    def ids_apart(query: Query) -> array[int]:
        begun.append(query.text)
        go_on.wait(10)
        return people.ids(query)

    jobs = JobRunner()
    table = LazyTable(PEOPLE, people, look.formats, jobs=jobs, ids_apart=ids_apart)
    table.requery()
    table.ask(Query("person", text="1"))
    qtbot.waitUntil(lambda: begun == ["1"])
    with qtbot.waitSignals([table.refreshed]):
        table.ask(Query("person", text="12"))
        table.ask(Query("person", text="123"))
        go_on.set()
    assert begun == ["1", "123"]
    assert jobs.drain(2000)


def test_an_answer_that_takes_its_time_is_waited_for_in_words_until_it_comes(qtbot, look):
    people, go_on = InventedPeople(60_000), Event()

    def ids_apart(query: Query) -> array[int]:
        go_on.wait(10)
        return people.ids(query)

    jobs = JobRunner()
    table = LazyTable(PEOPLE, people, look.formats, jobs=jobs, ids_apart=ids_apart)
    table.requery()
    with qtbot.waitSignal(table.waiting_changed):
        table.ask(Query("person", text="12"))
        assert not table.is_waiting, "most answers come before anybody could read that"
    assert table.is_waiting
    assert table.rowCount() == 60_000
    with qtbot.waitSignals([table.waiting_changed, table.refreshed]):
        go_on.set()
    assert not table.is_waiting
    assert jobs.drain(2000)


def test_a_list_that_a_large_step_made_long_is_asked_for_apart(qtbot, look):
    people = InventedPeople(10)
    jobs = JobRunner()
    table = LazyTable(PEOPLE, people, look.formats, jobs=jobs, ids_apart=InventedPeople(60_000).ids)
    table.requery()
    with qtbot.waitSignals([table.refreshed]):
        table.on_changes(Changes({"person": frozenset(map(str, range(60_000)))}, "a.1:1", "people.import"))
        assert table.rowCount() == 10
    assert table.rowCount() == 60_000
    assert jobs.drain(2000)


def test_columns_can_be_chosen_and_ordered(table):
    table.show_columns(("email", "name", "nonsense"))
    assert table.keys == ("email", "name")
    assert text(table, 0, 1) == "email 1"
    table.show_columns(())
    assert table.keys == ("email", "name")


def test_texts_of_ticked_rows_are_as_shown(table):
    table.show_columns(("name", "birth_date"))
    table.toggle(1)
    assert table.texts(table.current_or_picked(0)) == [["陈 2", "3 Mar 1992"]]
    table.pick_none()
    assert len(table.texts(table.current_or_picked(0))) == 1


def test_a_million_rows_cost_little_memory(qapp):
    people = InventedPeople(1_000_000)
    table = LazyTable(PEOPLE, people, Formats("en"))
    gc.collect()
    tracemalloc.start()
    table.requery()
    for row in range(0, 1_000_000, 10_000):
        text(table, row)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 30_000_000
