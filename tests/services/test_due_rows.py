"""The rows that lists and counts read are always what the records say, whatever happened in which order."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_office import TODAY, CaseOffice
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_office import WHO

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.casework.bands import Band, band_of
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.steps import Step, removal
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskOrder, TaskTab

DAYS = st.dates(date(2026, 6, 1), date(2027, 12, 31)).map(date.isoformat)


def shift(office: CaseOffice, stay: str, day: str) -> None:
    office.set("mobility", stay, planned_start=day)


def end(office: CaseOffice, stay: str, day: str) -> None:
    office.set("mobility", stay, planned_end=day)


def come(office: CaseOffice, stay: str, day: str) -> None:
    office.events.arrived([stay], date.fromisoformat(day), WHO)


def permit(office: CaseOffice, stay: str, day: str) -> None:
    office.permit(day, mobility_id=stay)


def born(office: CaseOffice, stay: str, day: str) -> None:
    office.set("person", office.who, birth_date=day.replace("202", "200"))


def cancel(office: CaseOffice, stay: str, day: str) -> None:
    office.set("mobility", stay, sending_status="cancelled" if day < "2027" else "live")


def switch(office: CaseOffice, stay: str, day: str) -> None:
    office.set("requirement", office.rules["cn.x1"], active=int(day > "2027"), offset=int(day[-2:]))


def count(office: CaseOffice, stay: str, day: str) -> None:
    """Another term of a rule, or other people: only its own tasks are worked out anew."""
    who = {"host_country": "RU"} if day[-1] in "37" else {"host_country": "CN", "event": "arrival"}
    office.set("requirement", office.rules["cn.registration"], offset=int(day[-2:]), **who)


def recount(office: CaseOffice, stay: str, day: str) -> None:
    """Another term of any rule, whatever proves it and wherever its days are read."""
    rule = office.rules[sorted(office.rules)[int(day[5:7]) % len(office.rules)]]
    office.set("requirement", rule, offset=int(day[-2:]))


def tick(office: CaseOffice, stay: str, day: str) -> None:
    office.verbs.ask([one.id for one in office.tasks(stay).values() if one.state == "open"][:3], WHO)


def settle(office: CaseOffice, stay: str, day: str) -> None:
    office.verbs.waive([one.id for one in office.tasks(stay).values() if one.state == "asked"][:1], "a reason", WHO)


def move(office: CaseOffice, stay: str, day: str) -> None:
    office.verbs.move([office.id_of("cn.photo", stay=stay)], date.fromisoformat(day), WHO)


def own(office: CaseOffice, stay: str, day: str) -> None:
    office.verbs.add("Call", {"mobility_id": stay, "due": day} if day > "2027" else {"due": day}, WHO)


def drop(office: CaseOffice, stay: str, day: str) -> None:
    stored = [one.id for one in office.tasks(stay).values() if one.is_stored]
    office.store.record(Step(WHO, "task.remove", tuple(removal("task", id) for id in stored[:1]))) if stored else None


def agree(office: CaseOffice, stay: str, day: str) -> None:
    """An agreement, or what continues the last one, with places of a year; sometimes the stay goes by it."""
    before = [one.id for one in office.store.records(Query("agreement"))][-1:]
    values = {"institution_id": office.partner, "kind": "exchange", "state": "in_force" if day > "2027" else "draft"}
    days = {"valid_from": "2026-02-01", "valid_until": day, "notice_days": 60, "signed": "2026-02-01"}
    id = office.add("agreement", number=f"A{day}{stay[-4:]}", **values, **days, previous_id=(before or [None])[0])
    office.add("condition", agreement_id=id, direction="outgoing", activity="student_studies", places_per_year=2)
    office.set("mobility", stay, agreement_id=id if day[-1] in "02468" else None, term_id=office.term)


def redo(office: CaseOffice, stay: str, day: str) -> None:
    """Something about the last agreement changes, or it goes."""
    for one in [*office.store.records(Query("agreement"))][-1:]:
        if day[-1] == "3":
            office.store.record(Step(WHO, "agreement.remove", (removal("agreement", one.id),)))
        else:
            more = {"1": {"state": "in_force"}, "5": {"previous_id": None}, "7": {"original_place": "Cabinet 2"}}
            office.set("agreement", one.id, **more.get(day[-1], {"valid_until": day, "next_review": day}))


def handle(office: CaseOffice, stay: str, day: str) -> None:
    found = [one for one in shown(office, TaskFilter()) if one.agreement and one.is_open]
    office.verbs.done([one.id for one in found[:2]], WHO)


def undo(office: CaseOffice, stay: str, day: str) -> None:
    office.store.undo(WHO)


GESTURES = (
    shift,
    end,
    come,
    permit,
    born,
    cancel,
    switch,
    count,
    recount,
    tick,
    settle,
    move,
    own,
    drop,
    undo,
    agree,
    redo,
    handle,
)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(GESTURES), st.integers(0, 1), DAYS), max_size=12))
def test_rows_and_counts_are_what_the_records_say(steps: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = CaseOffice(Path(folder) / "office.exchange")
        stays = (office.going, office.stay(office.person("zeng"), planned_start="2026-12-01"))
        for gesture, which, day in steps:
            try:
                gesture(office, stays[which], day)
            except RuleBroken:
                continue
            if day[-1] in "13579":
                office.casework.tasks.counts()
        counts = office.casework.tasks.counts()
        before = sorted(office.store.due._db.execute(WHOLE).fetchall())
        counted = sorted(office.store.due._db.execute("SELECT * FROM local_due_count").fetchall())
        assert_tabs(office, counts)
        assert_shown_as_worked_out(office, stays)
        office.store.due.drop()
        assert office.casework.tasks.counts() == counts
        assert sorted(office.store.due._db.execute(WHOLE).fetchall()) == before
        assert sorted(office.store.due._db.execute("SELECT * FROM local_due_count").fetchall()) == counted
        office.store.close()


WHOLE = (
    "SELECT id, stay, agreement, requirement, occurrence, kind, phase, ifnull(due, ''), ifnull(act_by, ''),"
    " ifnull(lapses, ''), state, is_open, is_past FROM local_due"
)


def assert_shown_as_worked_out(office: CaseOffice, stays: tuple[str, ...]) -> None:
    """A task of a list is worked out with those of its rule alone, and comes out as it does among all of its stay."""
    upkeep = office.casework.upkeep
    for stay, (_, tasks) in upkeep.of_stays(stays).items():
        for rule in {one.row().requirement for one in tasks}:
            some = [one for one in upkeep.some_of_stays({stay: {rule}}) if one.row().requirement == rule]
            assert some == [one for one in tasks if one.row().requirement == rule]


def assert_tabs(office: CaseOffice, counts: dict) -> None:
    """Counts, lists and what each task itself says agree."""
    for tab in TaskTab:
        ns = office.casework.tasks.ns(tab)
        assert len(ns) == counts[tab]
        shown = office.casework.tasks.tasks(ns, "en")
        assert len(shown) == len(ns)
        bands = [band(one) for one in shown]
        assert bands == sorted(bands, key=list(Band).index)
        assert office.casework.tasks.rows(tab).bands == tuple((one, bands.count(one)) for one in Band if one in bands)
        for one in Band:
            acts = [task.act_by for task in shown if task.act_by and band(task) is one]
            assert acts == sorted(acts)
        if tab is TaskTab.OVERDUE:
            assert {one.lateness for one in shown} <= {Lateness.OVERDUE}
        if tab is TaskTab.WEEK:
            assert all(one.act_by <= TODAY + timedelta(days=7) and one.due >= TODAY for one in shown)
        if tab is TaskTab.ALL:
            late = Counter(one.lateness for one in shown)
            assert late[Lateness.OVERDUE] == counts[TaskTab.OVERDUE]


def test_counts_are_those_of_the_file_after_a_step_that_was_taken_back(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    office.casework.upkeep.bring_up()
    before = list(office.store.due.counts())
    with suppress(KeyError), office.store._atomic():
        office.store._db.execute("DELETE FROM local_due_count")
        assert not office.store.due.counts()
        raise KeyError
    assert office.store.due.counts() == before
    office.store.close()


def test_a_list_can_be_narrowed_and_turned_round(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    other = office.stay(office.person("zeng"))
    mine = TaskFilter(text="Соколова")
    assert {one.stay for one in shown(office, mine)} == {office.going}
    assert office.casework.tasks.counts(mine)[TaskTab.ALL] == len(shown(office, mine))
    assert {one.code for one in shown(office, TaskFilter(requirement=office.rules["cn.x1"]))} == {"cn.x1"}
    assert {one.stay for one in shown(office, TaskFilter(institution=office.partner))} == {office.going, other}
    assert shown(office, TaskFilter(term=office.year)) == []
    names = [one.person_name for one in shown(office, TaskFilter(order=TaskOrder.NAME))]
    assert names == sorted(names, key=names.index)
    forth, back = (shown(office, TaskFilter(order=TaskOrder.DUE, descending=way)) for way in (False, True))
    assert {one.id for one in forth} == {one.id for one in back}
    office.store.close()


def test_papers_of_a_phase_that_is_over_stand_behind_what_can_still_be_done(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    photo, permit = office.id_of("cn.photo"), office.id_of("cn.permit")
    tasks = office.casework.tasks
    assert permit not in {one.id for one in tasks.tasks(tasks.ns(TaskTab.OVERDUE, most=1), "en")}
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    listed = tasks.tasks(tasks.ns(TaskTab.OVERDUE), "en")
    assert [one.is_past for one in listed] == sorted(one.is_past for one in listed)
    assert photo in {one.id for one in listed if one.is_past}
    assert tasks.rows(TaskTab.OVERDUE).bands == ((Band.OVERDUE, 2), (Band.PAST, 3))
    assert [one.code for one in tasks.tasks(tasks.ns(TaskTab.OVERDUE, most=2), "en")] == [
        "cn.registration",
        "cn.permit",
    ]
    assert tasks.ns(TaskTab.OVERDUE)[:4] == tasks.ns(TaskTab.OVERDUE, most=4)
    office.store.close()


def test_a_list_is_filtered_by_what_rules_stays_and_tasks_say(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    staff = office.add("staff", name="Song Anqi", role="clerk")
    office.verbs.assign([office.id_of("cn.photo")], staff, WHO)

    def by(name: str, *values: str, test: Test = Test.IS) -> set[str]:
        return {one.code for one in shown(office, TaskFilter(filters=(Filter(name, test, values),)))}

    assert by("assigned_to_id", staff) == {"cn.photo"}
    assert by("assigned_to_id", test=Test.FILLED) == {"cn.photo"}
    assert by("phase", "after_return", "during") == {"home.report", "cn.permit.extend"}
    assert by("actor", "receiving") == {"cn.permit", "cn.registration"}
    assert by("requirement_id", office.rules["cn.x1"]) == {"cn.x1"}
    assert by("institution_id", office.partner) == by("due", test=Test.FILLED) | by("due", test=Test.EMPTY)
    assert by("programme_id", test=Test.FILLED) | by("programme_id", test=Test.EMPTY) == by("state", "open")
    assert by("due", "2026-08-31", test=Test.UNTIL) == {"cn.photo", "cn.x1", "cn.hiv"}
    assert not by("state", "open", test=Test.IS_NOT)
    office.store.close()


def test_what_is_typed_finds_people_and_what_rules_and_tasks_are_called(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    office.verbs.add("Order badges", {"institution_id": office.partner}, WHO)
    assert [one.code for one in shown(office, TaskFilter(text="居留"))] == ["cn.permit"]
    assert {one.title for one in shown(office, TaskFilter(text="badges"))} == {"Order badges"}
    assert not shown(office, TaskFilter(text="nothing of the kind"))
    office.store.close()


@pytest.mark.parametrize("order", list(TaskOrder))
def test_every_order_lists_everything_once_and_backwards_too(order: TaskOrder, tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    office.stay(office.person("zeng"))
    office.verbs.add("Order badges", {"institution_id": office.partner}, WHO)
    office.verbs.ask([office.id_of("cn.x1")], WHO)
    whole = sorted(office.casework.tasks.ns(TaskTab.ALL))
    for way in (False, True):
        assert sorted(office.casework.tasks.ns(TaskTab.ALL, TaskFilter(order=order, descending=way))) == whole
    office.store.close()


def test_titles_go_by_the_alphabet_of_the_reader(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    titles = [one.short_title for one in shown(office, TaskFilter(order=TaskOrder.TITLE))]
    assert titles == sorted(titles, key=str.casefold)
    office.store.close()


def test_days_say_how_much_is_to_be_done_on_each(tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    days = office.casework.tasks.days(date(2026, 9, 1), date(2026, 9, 30))
    assert [(one.day, one.bands) for one in days] == [
        (date(2026, 9, 10), {Band.OVERDUE: 1}),
        (date(2026, 9, 30), {Band.OVERDUE: 1}),
    ]
    office.verbs.done([office.id_of("cn.registration")], WHO)
    assert [one.day for one in office.casework.tasks.days(date(2026, 9, 1), date(2026, 9, 30))] == [date(2026, 9, 30)]
    office.store.close()


def band(task: CaseTask) -> Band:
    """What a task itself says of where it stands."""
    due, act_by = (day.isoformat() if day else None for day in (task.due, task.act_by))
    today, week = TODAY.isoformat(), (TODAY + timedelta(days=7)).isoformat()
    return band_of(due, act_by, task.state, today, week, is_open=task.is_open, is_past=task.is_past)


def shown(office: CaseOffice, wanted: TaskFilter) -> list:
    return office.casework.tasks.tasks(office.casework.tasks.ns(TaskTab.ALL, wanted), "en")
