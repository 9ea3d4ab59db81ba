"""The kept sums of minutes taught are those that are counted from lessons, groups and marks, whatever happened."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replicas import Clockwork, Pair, Replica, two_replicas, uid

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal, restoral
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.erasing import erasures
from exchange_admin.store.minutes_taught import DayTaught
from exchange_admin.store.writing import Planned

GROUPS = [uid(f"c{n}") for n in range(2)]
LESSONS = [uid(f"d{n}") for n in range(3)]
MEMBERS = [uid(f"e{n}") for n in range(3)]
MARKS = [uid(f"f{n}{m}") for n in range(3) for m in range(3)]
KINDS = {"language_group": GROUPS, "language_lesson": LESSONS, "language_enrolment": MEMBERS, "attendance": MARKS}

days = st.sampled_from(("2026-09-07", "2026-09-08", "2026-09-14", None))
VALUES = {
    "language_group": st.fixed_dictionaries({"code": st.sampled_from(("A", "B"))}),
    "language_lesson": st.fixed_dictionaries(
        {},
        optional={
            "date": days,
            "minutes": st.sampled_from((None, 45, 90)),
            "state": st.sampled_from(("planned", "held", "held")),
        },
    ),
    "language_enrolment": st.fixed_dictionaries({}, optional={"enrolled_on": days, "left_on": days, "note": days}),
    "attendance": st.fixed_dictionaries(
        {},
        optional={
            "state": st.sampled_from(("present", "absent", "excused", "late")),
            "late_minutes": st.sampled_from((None, 0, 10, 600)),
        },
    ),
}
gesture = st.sampled_from(
    ("set", "set", "set", "add", "remove", "restore", "undo", "redo", "erase", "send", "backup", "put back", "rebuild")
)


@st.composite
def steps(draw: st.DrawFn) -> tuple[int, str, str, str, dict]:
    kind = draw(st.sampled_from(tuple(KINDS)))
    return draw(st.integers(0, 1)), draw(gesture), kind, draw(st.sampled_from(KINDS[kind])), draw(VALUES[kind])


@settings(max_examples=40)
@given(history=st.lists(steps(), max_size=25))
def test_sums_are_right_after_any_history(names: Names, history: list) -> None:
    with two_replicas(names, Clockwork()) as pair:
        pair[0].store.record(furnished())
        pair[1].store.exchange.receive(pair[0].store.exchange.slices({}))
        for replica in pair:
            replica.backup()
        for which, what, kind, id, values in history:
            with suppress(RuleBroken):
                act(pair[which], pair[1 - which], what, kind, id, values)
            assert not pair[which].store.minutes_taught.differs()


def furnished() -> Step:
    """Two groups, three lessons of which two are of the first, three people in it, and a mark of each in each."""
    edits = [Edit("language_group", id, {"code": "A"}, new=True) for id in GROUPS]
    held = {"state": "held", "minutes": 90, "date": "2026-09-07"}
    lessons = zip(LESSONS, (GROUPS[0], GROUPS[0], GROUPS[1]), strict=True)
    edits += [Edit("language_lesson", id, {"language_group_id": group, **held}, new=True) for id, group in lessons]
    edits += [Edit("language_enrolment", id, {"language_group_id": GROUPS[0]}, new=True) for id in MEMBERS]
    return Step("x", "add", (*edits, *(mark(id, "absent") for id in MARKS)))


def mark(id: str, state: str) -> Edit:
    n = MARKS.index(id)
    pointed = {"language_lesson_id": LESSONS[n // 3], "language_enrolment_id": MEMBERS[n % 3]}
    return Edit("attendance", id, {**pointed, "state": state}, new=True)


def act(here: Replica, there: Replica, what: str, kind: str, id: str, values: dict) -> None:
    if what == "send":
        here.store.exchange.receive(there.store.exchange.slices({}))
    elif what in {"undo", "redo"}:
        getattr(here.store, what)("x")
    elif what in {"rebuild", "backup", "put back"}:
        {"rebuild": here.store.rebuild, "backup": here.backup, "put back": here.restore}[what]()
    elif edits := tuple(written(what, kind, id, values)):
        here.store.record(Step("x", what, edits))


def written(what: str, kind: str, id: str, values: dict) -> list[Edit]:
    if what == "erase":
        return erasures([(kind, id)], "request", "2026-09-20")
    if what == "add":  # a second mark of the same person in the same lesson, or a further member
        other = len(values) % 2
        more = {"language_group_id": GROUPS[other]} if kind != "attendance" else mark(MARKS[other], "late").values
        return [Edit(kind, id.replace("0000-7000", "0000-7001"), {**more, **values}, new=True)]
    return [{"remove": removal(kind, id), "restore": restoral(kind, id)}.get(what, Edit(kind, id, values))]


@pytest.mark.parametrize("table", ["local_taught", "local_taught_day"])
def test_a_sum_that_another_tool_changed_is_told_and_set_right(store: Store, table: str) -> None:
    store.record(furnished())
    assert "journal.sums_differ" not in {one.code for one in store.checks.all()}
    store._db.execute(f"UPDATE {table} SET missed = 1")  # noqa: S608
    assert "journal.sums_differ" in {one.code for one in store.checks.all()}
    store.rebuild()
    assert "journal.sums_differ" not in {one.code for one in store.checks.all()}


def test_a_member_and_a_mark_that_come_before_what_they_refer_to_count_when_that_comes(pair: Pair) -> None:
    """As another program may send them: the reference waits, and is set when its record arrives."""
    here, edits = pair[0], {edit.id: edit for edit in furnished().edits}
    for id in (MARKS[0], MEMBERS[0], LESSONS[0], GROUPS[0]):
        edit = edits[id]
        here.write_raw([Planned(edit.kind, id, tuple(edit.values), list(edit.values.values()), new=True)])
        assert not here.store.minutes_taught.differs()
    assert here.store.minutes_taught.by_day(date(2026, 9, 7), date(2026, 9, 7)) == [DayTaught(date(2026, 9, 7), 90, 90)]


def test_a_mark_that_turns_out_to_be_of_another_lesson_counts_there_alone(pair: Pair) -> None:
    """Two programs write the same record and do not agree what it is about: one of them lets go."""
    pair[0].store.record(Step("x", "add", tuple(one for one in furnished().edits if one.kind != "attendance")))
    pair[1].store.exchange.receive(pair[0].store.exchange.slices({}))
    for here, lesson in zip(pair, LESSONS, strict=False):
        pointed = {"language_lesson_id": lesson, "language_enrolment_id": MEMBERS[0], "state": "absent"}
        here.store.record(Step("x", "add", (Edit("attendance", MARKS[0], pointed, new=True),)))
    for here, there in (pair, pair[::-1]):
        here.store.exchange.receive(there.store.exchange.slices({}))
        assert not here.store.minutes_taught.differs()
