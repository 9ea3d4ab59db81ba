"""The cases that the specification of casework is accepted by, in a new office with the rules that ship."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from college_files import Town

from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.services.office import Office


@contextmanager
def opened(town: Town) -> Iterator[Office]:
    with town.office.open() as office:
        yield office


def minor(town: Town) -> str:
    """A Russian student, 17 years old, comes to Harbin for 139 days."""
    return stay(town, "2027-02-22", "2027-07-10", birth_date="2009-05-02")


def stay(town: Town, first: str, last: str, **more: str) -> str:
    person = town.person(town.first, "Соколова", **more)
    sides = {"sending_institution_id": town.first, "receiving_institution_id": town.office.institution}
    states = {"sending_status": "nominated", "receiving_status": "verified", "direction": "incoming"}
    values = {"activity": "student_studies", "planned_start": first, "planned_end": last, **sides, **states}
    return town.office.add("mobility", person_id=person, **values)


def tasks(office: Office, stay: str) -> dict[str, CaseTask]:
    return {one.code: one for one in office.casework.checklists.of_stay(stay, "en").tasks if one.is_asked}


def test_a_new_office_has_rules_and_tasks_in_its_first_session(town: Town) -> None:
    going = minor(town)
    with opened(town) as office:
        assert office.store.count(Query("requirement")) == 51
        assert office.casework.tasks.counts()[TaskTab.ALL] == len(tasks(office, going))
        assert office.store.count(Query("task")) == 0


def test_case_1_a_minor_who_stays_139_days(town: Town) -> None:
    going = minor(town)
    with opened(town) as office:
        codes = tasks(office, going).keys()
    assert {"cn.visa.x2", "cn.lodging", "cn.minor_guardian", "cn.group_minors"} <= codes
    assert not {"cn.visa.x1", "cn.residence_permit", "cn.physical", "ru.minor_exit_consent"} & codes


def test_case_2_the_same_for_201_days_changes_one_date_and_nothing_else_in_the_journal(town: Town) -> None:
    going = minor(town)
    with opened(town) as office:
        before = office.store.step_count()
        office.records.set("mobility", going, {"planned_end": "2027-09-10"}, "Li")
        codes = tasks(office, going).keys()
        assert office.store.step_count() == before + 1
    assert {"cn.visa.x1", "cn.jw202", "cn.physical", "cn.residence_permit"} <= codes
    assert not {"cn.visa.x2", "cn.group_minors"} & codes


def test_case_3_a_permit_is_overdue_on_9_october_until_there_is_one_that_is_long_enough(town: Town) -> None:
    going = stay(town, "2026-09-01", "2027-07-10")
    with opened(town) as office:
        office.casework.events.add(going, "entry", date(2026, 9, 1), "Li")
        october = office.casework_on(date(2026, 10, 9))
        permit = next(one for one in october.checklists.of_stay(going, "en").tasks if one.code == "cn.residence_permit")
        assert (permit.due, permit.act_by) == (date(2026, 10, 1), date(2026, 9, 30))
        assert (permit.lateness, permit.days_overdue) == (Lateness.OVERDUE, 8)
        first = office.casework_on(date(2026, 10, 1)).tasks.find([permit.id], "en")[0]
        assert first.lateness is Lateness.LATE_TO_ACT
        assert permit.id in {one.id for one in october.tasks.tasks(october.tasks.ns(TaskTab.OVERDUE), "en")}
        person = office.records.get("mobility", going).text("person_id")
        paper = {"person_id": person, "kind": "residence_permit", "number": "R1", "valid_until": "2027-07-15"}
        office.records.add("identity_document", {**paper, "country": "CN"}, "Li")
        found = tasks(office, going)
    assert (found["cn.residence_permit"].state, found["cn.residence_permit"].by_itself) == ("done", True)
    assert found["cn.residence_extension"].due == date(2027, 6, 15)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "2027 is not final"), ("zh", "2027"), ("ru", "2027")], ids=["en", "zh", "ru"]
)
def test_case_7_a_chinese_working_day_rule_over_new_year_says_what_may_still_change(
    town: Town, language: str, words: str
) -> None:
    going = stay(town, "2026-12-25", "2027-07-10")
    with opened(town) as office:
        rule = next(one for one in office.store.records(Query("requirement")) if one["code"] == "cn.lodging")
        values = {"event": "arrival", "offset": 7, "unit": "day", "day_type": "working"}
        office.records.set("requirement", rule.id, values, "Li")
        office.casework.events.add(going, "arrival", date(2026, 12, 28), "Li")
        told = office.casework.explaining.of_task(tasks(office, going)["cn.lodging"].id, language)
    assert told.task.not_final_years == (2027,)
    assert any(words in step for step in told.steps)
    assert {one.code for one in told.reasons} >= {"event", "working_days_after", "not_final", "source", "confidence"}


def test_case_8_a_rule_from_90_to_30_days_moves_what_nobody_has_decided(town: Town) -> None:
    stays = [stay(town, "2026-11-01", "2027-07-10") for _ in range(3)]
    with opened(town) as office:
        rule = next(one for one in office.store.records(Query("requirement")) if one["code"] == "cn.residence_permit")
        office.records.set("requirement", rule.id, {"offset": 90, "evidence": "yes_date", "evidence_word": None}, "Li")
        ids = [tasks(office, one)["cn.residence_permit"].id for one in stays]
        office.casework.verbs.done(ids[1:2], "Li", date(2026, 11, 20))
        office.casework.verbs.move(ids[2:], date(2027, 1, 15), "Li")
        assert tasks(office, stays[0])["cn.residence_permit"].due == date(2027, 1, 30)
        office.records.set("requirement", rule.id, {"offset": 30}, "Li")
        first, second, third = (tasks(office, one)["cn.residence_permit"] for one in stays)
    assert first.due == date(2026, 12, 1)
    assert (second.state, second.done_on) == ("done", date(2026, 11, 20))
    assert (third.due, third.moved_by_hand) == (date(2027, 1, 15), True)
