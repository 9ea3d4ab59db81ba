"""People by requirements: one cell each, the same truth as checklists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_office import TODAY, CaseOffice
from hypothesis import given
from hypothesis import strategies as st
from paper_office import WHO

from exchange_admin.domain.rules.casework.marks import CellMark, mark_of, most_pressing
from exchange_admin.domain.rules.casework.states import FOLLOWING, SETTLED, Lateness, lateness
from exchange_admin.services.casework.matrix import MOST_STAYS, Matrix


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def marks(matrix: Matrix, stay: str) -> dict[str, str]:
    (row,) = [one for one in matrix.rows if one.stay == stay]
    return {column.code: cell.mark.value for column, cell in zip(matrix.columns, row.cells, strict=True)}


def seen(office: CaseOffice, *stays: str) -> Matrix:
    return office.casework.matrix.of_stays(stays or (office.going,), "en")


def test_a_matrix_of_one_group_is_called_by_it_and_of_several_by_none(office: CaseOffice) -> None:
    groups = [office.add("mobility_group", name_en=name) for name in ("Spring", "Autumn")]
    office.set("mobility", office.going, mobility_group_id=groups[0])
    other = office.stay(office.person(birth_date="2006-05-02"))
    office.set("mobility", other, mobility_group_id=groups[1])
    one, both = (office.casework.matrix.of_groups(wanted, "en") for wanted in (groups[:1], groups))
    assert (one.title, [row.stay for row in one.rows]) == ("Spring", [office.going])
    assert (both.title, {row.stay for row in both.rows}) == ("", {office.going, other})


def test_what_can_be_asked_for_now_is_neither_here_nor_waived(office: CaseOffice) -> None:
    office.verbs.receive([office.id_of("cn.photo")], WHO)
    office.verbs.waive([office.id_of("cn.x1")], "has one", WHO)
    wanted = seen(office).to_ask_for
    assert wanted
    assert not {office.id_of("cn.photo"), office.id_of("cn.x1")} & {*wanted}


def test_every_cell_holds_the_tasks_that_the_checklist_of_the_stay_has(office: CaseOffice) -> None:
    matrix = seen(office)
    there = [task for cell in matrix.rows[0].cells for task in cell.tasks]
    assert {task.id for task in there} == {task.id for task in office.tasks().values() if task.is_asked}
    assert [column.phase for column in matrix.columns] == sorted(
        (column.phase for column in matrix.columns),
        key=["application", "before_departure", "on_arrival", "during", "before_return", "after_return"].index,
    )


def test_marks_follow_what_is_done_asked_came_lies_with_the_authority_or_is_waived(office: CaseOffice) -> None:
    verbs = office.verbs
    assert marks(seen(office), office.going)["cn.x1"] == "overdue"
    verbs.done([office.id_of("cn.x1")], WHO)
    verbs.waive([office.id_of("cn.photo")], "has one", WHO)
    verbs.submit([office.id_of("cn.permit")], WHO)
    found = seen(office)
    assert {code: marks(found, office.going)[code] for code in ("cn.x1", "cn.photo", "cn.permit")} == {
        "cn.x1": "done",
        "cn.photo": "unneeded",
        "cn.permit": "here",
    }
    (row,) = found.rows
    assert row.done == 1
    assert row.needed == sum(column.needed for column in found.columns) == found.needed
    assert found.done == sum(column.done for column in found.columns)


def test_what_is_due_within_a_week_is_told_apart_and_asked_for_stays_a_ring(office: CaseOffice) -> None:
    near = TODAY + timedelta(days=30 + 6)
    office.set("mobility", office.going, planned_start=near.isoformat(), planned_end="2027-10-01")
    assert marks(seen(office), office.going)["cn.photo"] == "soon"
    office.verbs.ask([office.id_of("cn.photo")], WHO)
    assert marks(seen(office), office.going)["cn.photo"] == "asked"
    office.verbs.receive([office.id_of("cn.photo")], WHO)
    assert marks(seen(office), office.going)["cn.photo"] == "here"


def test_a_rule_that_one_person_does_not_need_is_a_dash_and_one_that_nobody_needs_no_column(
    office: CaseOffice,
) -> None:
    short = office.stay(office.person(), planned_end="2026-12-01")
    matrix = seen(office, office.going, short)
    assert marks(matrix, short)["cn.x1"] == "unneeded"
    assert marks(matrix, office.going)["cn.x2"] == "unneeded"
    assert "off.rule" not in [column.code for column in matrix.columns]
    assert "cn.x2" not in [column.code for column in seen(office).columns]


def test_where_nobody_can_say_whether_a_rule_applies_the_cell_says_so_and_what_to_fill_in(office: CaseOffice) -> None:
    unknown = office.stay(office.person(), planned_end=None)
    matrix = seen(office, unknown)
    (cell,) = [c for column, c in zip(matrix.columns, matrix.rows[0].cells, strict=True) if column.code == "cn.x1"]
    assert (cell.mark, cell.asks) == (CellMark.UNKNOWN, ("planned_end",))
    assert matrix.rows[0].needed == sum(one.mark is not CellMark.UNKNOWN for one in matrix.rows[0].cells)


def test_of_several_tasks_for_one_rule_the_most_pressing_one_is_shown(office: CaseOffice) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    office.permit("2026-12-20")
    office.permit("2027-07-15", number="second")
    matrix = seen(office)
    cells = {column.code: cell for column, cell in zip(matrix.columns, matrix.rows[0].cells, strict=True)}
    states = [task.state for task in cells["cn.permit.extend"].tasks]
    assert len(states) >= 1
    assert (cells["cn.permit.extend"].mark is CellMark.DONE) == (set(states) == {"done"})


def test_stays_that_came_to_nothing_what_has_no_rule_and_what_has_no_room_are_counted(office: CaseOffice) -> None:
    gone = office.stay(office.person(), sending_status="cancelled")
    office.verbs.add("Call the dormitory", {"mobility_id": office.going}, WHO)
    matrix = office.casework.matrix.of_stays((office.going, gone), "en", beyond=3)
    assert (matrix.left_out, matrix.others, matrix.beyond) == (1, 1, 3)
    assert [row.stay for row in matrix.rows] == [office.going]
    many = [office.going] + [f"none-{n}" for n in range(MOST_STAYS)]
    assert office.casework.matrix.of_stays(many, "en").beyond == 1


def test_a_programme_has_everybody_in_it_by_name_and_an_empty_one_nobody(office: CaseOffice) -> None:
    programme = office.add("programme", name_en="Year of Chinese", code="Y1", kind="language_year")
    assert office.casework.matrix.of_programme(programme, "en").rows == ()
    other = office.stay(office.person(family_cyrillic="Абель"), programme_id=programme)
    office.set("mobility", office.going, programme_id=programme)
    matrix = office.casework.matrix.of_programme(programme, "en")
    assert matrix.title == "Year of Chinese"
    assert [row.stay for row in matrix.rows] == [other, office.going]


def test_reading_a_matrix_writes_nothing(office: CaseOffice) -> None:
    steps = office.store.step_count()
    seen(office)
    assert office.store.step_count() == steps


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(sorted(FOLLOWING)), st.none() | DAYS, st.integers(0, 9), DAYS)
def test_a_mark_is_overdue_just_where_lists_say_so_and_done_just_where_it_is(
    state: str, due: date | None, before: int, today: date
) -> None:
    act_by = due - timedelta(days=before) if due else None
    late = lateness(due, act_by, state, today)
    mark = mark_of(state, late, act_by, today + timedelta(days=7))
    assert (mark is CellMark.OVERDUE) == (late is Lateness.OVERDUE)
    assert (mark is CellMark.DONE) == (state == "done")
    assert (mark in (CellMark.DONE, CellMark.UNNEEDED, CellMark.HERE)) >= (state in SETTLED)


@given(st.lists(st.sampled_from(list(CellMark)), min_size=1))
def test_one_cell_is_not_done_or_unneeded_while_something_presses(found: list[CellMark]) -> None:
    assert most_pressing(found) in found
    assert (most_pressing(found) is CellMark.DONE) <= (set(found) <= {CellMark.DONE, CellMark.UNNEEDED})
