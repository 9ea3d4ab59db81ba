"""What a day is about: every number is that of a list, and nobody is counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_office import TODAY, CaseOffice
from paper_office import WHO

from exchange_admin.domain.queries import Query
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.services.casework.today_numbers import TaskPart, TodayNumbers
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.today.pulse import Presence


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def numbers(office: CaseOffice, day: date = TODAY) -> TodayNumbers:
    made = Casework(replace(office.parts, today=lambda: day), lambda: office.records, working_calendar)
    office.casework = made
    return made.today.numbers("en")


def listed(office: CaseOffice, part: TaskPart) -> int:
    return len(office.casework.tasks.ns(part.tab, part.wanted))


def test_every_number_of_tasks_is_that_of_its_list_on_any_day(office: CaseOffice) -> None:
    office.verbs.add("Call the dean", {"due": "2026-08-20"}, WHO)
    office.verbs.ask([office.id_of("cn.photo")], WHO, on=date(2026, 7, 20))
    seen = set()
    for day in (date(2026, 7, 2) + timedelta(days=7 * week) for week in range(16)):
        found = numbers(office, day)
        groups = (*found.late_groups, *found.week_groups, *found.next_groups)
        assert [listed(office, group.part) for group in groups] == [group.n for group in groups]
        assert listed(office, found.late_part) == found.late == sum(one.n for one in found.late_groups)
        assert listed(office, found.week_part) == found.week == sum(one.n for one in found.week_groups)
        assert listed(office, found.waiting_part) == found.waiting_long
        seen |= {name for name in ("overdue", "late", "week", "waiting_long") if getattr(found, name)}
    assert seen == {"overdue", "late", "week", "waiting_long"}


def test_who_is_named_is_who_begins_the_list_on_any_day(office: CaseOffice) -> None:
    office.verbs.add("Call the dean", {"due": "2026-08-20"}, WHO)
    for born, starts in (("2008-12-01", "2026-09-01"), ("2005-01-01", "2026-09-03"), ("2004-01-01", "2026-08-28")):
        office.stay(office.person(birth_date=born), planned_start=starts)
    office.add("agreement", institution_id=office.partner, kind="exchange", state="in_force", number="A-7",
               valid_from="2025-09-01", valid_until="2026-12-31", notice_days=60)  # fmt: skip
    named = set()
    for day in (date(2026, 7, 2) + timedelta(days=5 * n) for n in range(24)):
        found = numbers(office, day)
        tasks = office.casework.tasks
        for group in (*found.late_groups, *found.week_groups, *found.next_groups):
            first = tasks.tasks(tasks.ns(group.part.tab, group.part.wanted, most=3), "en")
            told = [(one.person_name or one.about) if group.requirement else one.title for one in first]
            assert group.names == tuple(dict.fromkeys(told))
            named.update(group.names)
        assert [*found.overdue_first] == tasks.tasks(tasks.ns(TaskTab.OVERDUE, most=7), "en")
    assert {"Call the dean", "Соколова Дарья Игоревна"} < named
    assert any(name.startswith("A-7") for name in named)


def test_papers_for_a_journey_that_was_made_come_after_what_can_still_be_done(office: CaseOffice) -> None:
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    first = numbers(office, date(2026, 10, 9)).overdue_first
    assert {one.is_past for one in first} == {False, True}
    assert [one.is_past for one in first] == sorted(one.is_past for one in first)
    assert first[0].due > first[-1].due, "though they are overdue for longer"


def test_guests_are_counted_by_home_as_the_list_of_their_stays_has_them(office: CaseOffice) -> None:
    for status in ("arrived", "in_residence", "departed", "arrived"):
        office.stay(office.person(), receiving_status=status)
    office.stay(office.person(), receiving_status="arrived", sending_institution_id=None)
    here = Presence(office.parts).here()
    assert here.n == len(office.store.ids(Query("mobility", filters=here.filters))) == 4
    for one in here.partners:
        assert one.n == len(office.store.ids(Query("mobility", filters=one.filters)))


def test_what_is_late_to_act_is_neither_overdue_nor_of_this_week(office: CaseOffice) -> None:
    before, on, after = (numbers(office, date(2026, 10, 1) + timedelta(days=by)) for by in (-1, 0, 1))
    permit = ["Residence permit"]
    assert [one.title for one in before.week_groups if one.title in permit] == permit
    assert [(one.title, one.names) for one in on.late_groups] == [("Residence permit", ("Соколова Дарья Игоревна",))]
    assert not any(one.title in permit for one in on.week_groups)
    assert [one.title for one in after.overdue_first if one.title in permit] == permit


def test_who_waits_the_longest_is_named_first(office: CaseOffice) -> None:
    office.verbs.ask([office.id_of("cn.x1")], WHO, on=date(2026, 9, 20))
    office.verbs.ask([office.id_of("cn.photo")], WHO, on=date(2026, 9, 10))
    office.verbs.ask([office.id_of("cn.permit")], WHO, on=date(2026, 10, 8))
    found = numbers(office)
    assert ([one.code for one in found.waiting_first], found.waiting_long) == (["cn.photo", "cn.x1"], 2)


def test_the_office_sets_after_how_many_days_somebody_is_reminded(office: CaseOffice) -> None:
    office.verbs.ask([office.id_of("cn.photo")], WHO, on=TODAY - timedelta(days=3))
    usual = numbers(office)
    assert (usual.waiting, usual.remind_after, usual.waiting_long) == (1, 7, 0)
    own = next(iter(office.store.records(Query("office"))))
    office.records.set("office", own.id, {"remind_every_days": 3}, WHO)
    found = numbers(office)
    assert (found.remind_after, found.waiting_long, listed(office, found.waiting_part)) == (3, 1, 1)


def test_guests_come_when_their_stay_begins_and_own_people_when_it_ends(office: CaseOffice) -> None:
    guest = office.stay(office.person(), planned_start="2026-10-12", planned_end="2026-10-20")
    ours, theirs = office.store.get("mobility", guest)["receiving_institution_id"], "partner"
    theirs = office.store.get("mobility", guest)["sending_institution_id"]
    office.stay(
        office.person(), planned_start="2026-06-01", planned_end="2026-10-12",
        sending_institution_id=ours, receiving_institution_id=theirs,
    )  # fmt: skip
    office.stay(office.person(), planned_start="2026-10-12", receiving_status="rejected")
    found = numbers(office)
    assert [(one.day.day, one.ours, one.n, one.partner == theirs) for one in found.arriving] == [
        (12, False, 1, True),
        (12, True, 1, True),
    ]
    assert [(one.day.day, one.ours) for one in found.leaving] == [(20, False)]
    for one in (*found.arriving, *found.leaving):
        assert len(office.store.ids(Query("mobility", filters=one.filters))) == one.n


def test_somebody_moves_on_the_actual_day_and_not_on_the_planned_one(office: CaseOffice) -> None:
    office.stay(office.person(), planned_start="2026-09-01", actual_start="2026-10-13")
    office.stay(office.person(), planned_start="2026-10-14", actual_start="2026-09-20")
    office.stay(office.person(), planned_start="2026-10-13")
    found = numbers(office).arriving
    assert [(one.day.day, one.n, one.planned) for one in found] == [(13, 2, 1)]
    assert len(office.store.ids(Query("mobility", filters=found[0].filters))) == 2


def test_confirmed_guests_whose_day_is_over_without_a_note_are_asked_about_as_their_list_has_them(
    office: CaseOffice,
) -> None:
    partner = office.store.get("mobility", office.going)["sending_institution_id"]
    own = office.store.get("mobility", office.going)["receiving_institution_id"]
    for _ in range(2):
        office.stay(office.person(), planned_start="2026-10-08")
    came = office.stay(office.person(), planned_start="2026-10-08")
    office.events.add(came, "entry", date(2026, 10, 8), WHO)
    for more in (
        {"actual_start": "2026-10-09"},
        {"receiving_status": "arrived"},
        {"receiving_status": "pending"},
        {"receiving_status": "no_show"},
        {"sending_status": "cancelled"},
        {"planned_start": "2026-10-09"},
        {"planned_start": "2026-04-01", "planned_end": "2026-06-30"},
        {"sending_institution_id": own, "receiving_institution_id": partner},
    ):
        office.stay(office.person(), **{"planned_start": "2026-10-08", **more})
    found = numbers(office)
    assert [(one.day, one.n, one.partner, one.ours) for one in found.not_come] == [
        (date(2026, 9, 1), 1, partner, False),
        (date(2026, 10, 8), 2, partner, False),
    ]
    for one in found.not_come:
        assert len(office.store.ids(Query("mobility", filters=one.filters))) == one.n


def test_nobody_asks_any_more_once_the_arrival_is_noted(office: CaseOffice) -> None:
    assert sum(one.n for one in numbers(office).not_come) == 1
    office.events.arrived([office.going], date(2026, 9, 2), WHO)
    assert numbers(office).not_come == ()


def test_a_quiet_fortnight_says_when_somebody_moves_next(office: CaseOffice) -> None:
    assert numbers(office).next_move is None
    office.stay(office.person(), planned_start="2026-11-20")
    assert numbers(office).next_move == date(2026, 11, 20)


def test_formalities_of_a_term_are_done_overdue_or_left_and_the_list_has_what_is_left(office: CaseOffice) -> None:
    office.verbs.done([office.id_of("cn.registration")], WHO, on=date(2026, 9, 9))
    made = Casework(replace(office.parts, today=lambda: date(2026, 10, 3)), lambda: office.records, working_calendar)
    found = made.formalities.of_term("2026-09-01", "2027-01-31", "en")
    assert (found.done, found.overdue, found.open) == (1, 1, 0)
    told = {
        one.short_title: (one.done, one.left, len(made.tasks.ns(one.part.tab, one.part.wanted))) for one in found.rules
    }
    assert told == {"Registration": (1, 0, 0), "Residence permit": (0, 1, 1)}
    assert made.formalities.of_term("2027-02-01", "2027-06-30", "en").rules == ()


@pytest.mark.parametrize("due", ["0001-01-01", "9999-01-01", "9999-12-31"])
def test_a_task_for_the_first_or_the_last_day_there_is_takes_nobody_the_page(office: CaseOffice, due: str) -> None:
    office.verbs.add("Call the dean", {"due": due}, WHO)
    found = numbers(office)
    days = [group.due.isoformat() for group in (*found.late_groups, *found.next_groups)]
    assert due in days or [one.due.isoformat() for one in found.overdue_first if one.due][:1] == [due]
