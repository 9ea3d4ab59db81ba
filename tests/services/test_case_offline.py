"""The same task ticked at two places that have not heard of each other, with real packages."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.agreements.tasks import NOTICE, agreement_task_id
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskTab

ARRIVED = date(2026, 11, 20)


def stay_of(town: Town, **more: str) -> str:
    """A student of the first college comes to the office for most of a year."""
    person = town.person(town.first, "Соколова")
    states = {"sending_status": "nominated", "receiving_status": "verified", "direction": "incoming"}
    sides = {"sending_institution_id": town.first, "receiving_institution_id": town.office.institution}
    days = {"planned_start": "2026-11-20", "planned_end": "2027-07-10"}
    values = {"person_id": person, "activity": "student_studies", **states, **sides, **days, **more}
    return town.office.add("mobility", **values)


def tasks(place: Place, stay: str) -> dict[str, CaseTask]:
    with place.open() as office:
        return {one.code: one for one in office.casework.checklists.of_stay(stay, "en").tasks}


def arrive(place: Place, stay: str) -> None:
    with place.open() as office:
        office.casework.events.arrived([stay], ARRIVED, place.who)


def test_two_pcs_that_tick_the_same_registration_have_one_task_with_what_both_typed(town: Town, tmp_path: Path) -> None:
    stay = stay_of(town)
    arrive(town.office, stay)
    path = tmp_path / "pc2" / "office.exchange"
    path.parent.mkdir()
    shutil.copy(town.office.path, path)
    second, share = Place(path, town.office.program, "somebody else", town.office.institution), tmp_path / "share"
    share.mkdir()
    id = tasks(town.office, stay)["cn.lodging"].id
    with town.office.open() as office:
        office.casework.verbs.done([id], "Li", date(2026, 11, 21), number="L-17")
    with second.open() as office:
        office.casework.verbs.done([id], "Li", date(2026, 11, 21))
    for _ in range(3):
        for place in (town.office, second):
            with place.tools() as tools:
                tools.mailbox.exchange_once(share)
    for place in (town.office, second):
        with place.open() as office:
            assert len(office.store.records(Query("task"))) == 1
            assert office.exchange.conflicts.cards("en") == ()
        lodging = tasks(place, stay)["cn.lodging"]
        assert (lodging.state, lodging.number, lodging.done_on) == ("done", "L-17", date(2026, 11, 21))
        assert place.sound() == []


def test_two_pcs_that_decide_on_the_same_agreement_write_one_task(town: Town, tmp_path: Path) -> None:
    values = {"state": "in_force", "valid_until": "2027-01-31", "notice_days": 60, "kind": "exchange"}
    agreement = town.office.add("agreement", number="2022/03", institution_id=town.first, **values)
    path = tmp_path / "pc2" / "office.exchange"
    path.parent.mkdir()
    shutil.copy(town.office.path, path)
    second, share = Place(path, town.office.program, "somebody else", town.office.institution), tmp_path / "share"
    share.mkdir()
    id = agreement_task_id(NOTICE, agreement, date(2027, 1, 31))
    with town.office.open() as office:
        office.casework.verbs.done([id], "Li", date(2026, 11, 20), number="N-3")
    with second.open() as office:
        office.casework.verbs.done([id], "Li", date(2026, 11, 20))
    for _ in range(3):
        for place in (town.office, second):
            with place.tools() as tools:
                tools.mailbox.exchange_once(share)
    for place in (town.office, second):
        with place.open() as office:
            (record,) = office.store.records(Query("task"))
            assert (record.id, record["number"], record["state"]) == (id, "N-3", "done")
            assert office.exchange.conflicts.cards("en") == ()
        assert place.sound() == []


def test_sender_and_host_tick_their_own_and_both_see_it(town: Town) -> None:
    stay = stay_of(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    arrive(town.office, stay)
    town.down(college)
    assert tasks(college, stay).keys() >= {"cn.lodging", "cn.insurance"}, "rules of the office hold at the partner too"
    with town.office.open() as office:
        office.casework.verbs.done([tasks_id(office, stay, "cn.lodging")], "Li", date(2026, 11, 21))
    with college.open() as office:
        office.casework.verbs.done([tasks_id(office, stay, "cn.insurance")], "Орлова", date(2026, 11, 21), number="P1")
    town.meet(college)
    for place in (town.office, college):
        found = tasks(place, stay)
        assert (found["cn.lodging"].state, found["cn.insurance"].state, found["cn.insurance"].number) == (
            *("done", "done"),
            "P1",
        )
        assert place.sound() == []


def tasks_id(office: object, stay: str, code: str) -> str:
    found = office.casework.checklists.of_stay(stay, "en").tasks  # type: ignore[attr-defined]
    return next(one.id for one in found if one.code == code)


def test_a_task_about_health_never_leaves_the_office_and_is_never_stored_at_a_partner(town: Town) -> None:
    stay = stay_of(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    health = next(code for code, one in tasks(town.office, stay).items() if one.is_sensitive)
    with town.office.open() as office:
        id = tasks_id(office, stay, health)
        office.casework.verbs.waive([id], "HEALTH-77", "Li")
    town.meet(college)
    with college.open() as office:
        assert office.store.get("task", id) is None
        with pytest.raises(RuleBroken, match="sensitive_not_here"):
            office.casework.verbs.ask([id], "Орлова")
    assert b"HEALTH-77" not in college.bytes()


def test_what_a_package_brings_moves_the_rows_of_the_list(town: Town) -> None:
    stay = stay_of(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    with college.open() as office:
        before = office.casework.tasks.counts()[TaskTab.ALL]
        assert before > 0
        assert office.casework.upkeep.wrong() == []
    town.office.set("mobility", stay, planned_end="2026-12-10")
    town.down(college)
    with college.open() as office:
        assert office.casework.upkeep.is_behind()
        assert office.casework.tasks.counts()[TaskTab.ALL] != before
        assert office.casework.upkeep.wrong() == []


def test_whoever_is_erased_takes_tasks_events_and_rows_along(town: Town) -> None:
    stay = stay_of(town)
    arrive(town.office, stay)
    with town.office.open() as office:
        person = office.records.get("mobility", stay).text("person_id")
        office.casework.verbs.done([tasks_id(office, stay, "cn.lodging")], "Li", date(2026, 11, 21), number="GONE-5")
        office.casework.verbs.add("Call home", {"person_id": person}, "Li")
        assert office.casework.tasks.counts()[TaskTab.ALL] > 0
        office.exchange.erasing.erase(person, "Li", "request")
        assert office.casework.tasks.counts()[TaskTab.ALL] == 0
        assert office.store.records(Query("task")) + office.store.records(Query("stay_event")) == []
    assert b"GONE-5" not in town.office.bytes()


def test_an_entry_that_both_sides_wrote_down_on_different_days_is_told_and_one_is_kept(town: Town) -> None:
    stay = stay_of(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    with college.open() as office:
        office.casework.events.add(stay, "entry", date(2026, 11, 19), "Орлова")
    with town.office.open() as office:
        office.casework.events.add(stay, "entry", ARRIVED, "Li")
    town.meet(college)
    with town.office.open() as office:
        (pair,) = office.casework.events.doubled(stay)
        assert (pair.first.day, pair.second.day, pair.usual.day) == (date(2026, 11, 19), ARRIVED, ARRIVED)
        checklist = office.casework.checklists.of_stay(stay, "en")
        assert [problem.code for problem in checklist.problems] == ["stay.two_entries"]
        assert checklist.doubled == (pair,)
        office.casework.events.keep(pair.usual.id, pair.first.id, "Li")
        assert [one.day for one in office.casework.events.of(stay)] == [ARRIVED]
        assert office.casework.checklists.of_stay(stay, "en").problems == ()
