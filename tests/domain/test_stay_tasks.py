"""Which requirements a stay has, the days they count from, and what settles them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from exchange_admin.domain.rules.casework.applies import applies
from exchange_admin.domain.rules.casework.fulfilment import Proof, proof_of
from exchange_admin.domain.rules.casework.occurrences import (
    Occurrence,
    calendar_country,
    due_days,
    occurrences,
    task_id,
)
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import Happening, PersonDocument, StayFacts, StayRecords
from exchange_admin.domain.rules.casework.terms import Deadline, Term
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

PERMIT = Requirement(
    "cn.residence_permit",
    phase="on_arrival",
    host_country="CN",
    least_days=181,
    evidence="identity_document",
    proof="residence_permit",
    event="entry",
    term=Term("after", 30),
)
EXTENSION = replace(PERMIT, code="cn.residence_extension", event="permit_expiry", term=Term("before", 30))
EXTENSION = replace(EXTENSION, repeats="each_event")
YEAR = StayFacts(
    "stay",
    host_country="CN",
    direction="incoming",
    activity="student_studies",
    role="student",
    citizenships=frozenset({"RU"}),
    birth_date=date(2007, 5, 2),
    planned_start=date(2026, 9, 1),
    planned_end=date(2027, 7, 10),
    sending_status="live",
    receiving_status="verified",
)


def day(text: str) -> date:
    return date.fromisoformat(text)


class Task(NamedTuple):
    id: str
    occurrence: Occurrence
    deadline: Deadline
    proof: Proof


def tasks(rule: Requirement, records: StayRecords, stay: StayFacts = YEAR) -> list[Task]:
    if not applies(rule, stay):
        return []
    calendar = WorkingCalendar(calendar_country(rule, stay))
    return [
        Task(task_id("r", stay.id, one.name), one, due_days(rule, one, calendar), proof_of(rule, one, stay, records))
        for one in occurrences(rule, stay, records)
    ]


def test_before_anybody_has_come_the_planned_day_counts_and_is_marked() -> None:
    (one,) = tasks(PERMIT, StayRecords())
    assert (one.occurrence.day, one.deadline.is_planned) == (day("2026-09-01"), True)


def test_an_entry_counts_before_the_actual_and_the_planned_start() -> None:
    entered = StayRecords(events=(Happening("entry", day("2026-09-03")),))
    assert tasks(PERMIT, entered)[0].occurrence.day == day("2026-09-03")
    came = replace(YEAR, actual_start=day("2026-09-02"))
    assert tasks(PERMIT, StayRecords(), came)[0].occurrence.day == day("2026-09-02")


def test_the_task_stays_the_same_when_the_planned_day_becomes_an_entry_or_is_corrected() -> None:
    ids = {
        tasks(PERMIT, StayRecords())[0].id,
        tasks(PERMIT, StayRecords(events=(Happening("entry", day("2026-09-01")),)))[0].id,
        tasks(PERMIT, StayRecords(events=(Happening("entry", day("2026-09-02")),)))[0].id,
    }
    assert len(ids) == 1


def test_a_permit_settles_its_task_and_opens_the_extension() -> None:
    permit = PersonDocument("residence_permit", "CN", valid_until=day("2027-07-15"))
    records = StayRecords(events=(Happening("entry", day("2026-09-01")),), documents=(permit,))
    (one,) = tasks(PERMIT, records)
    assert (one.proof.settles, one.proof.reason.code) == (True, "valid")
    (extension,) = tasks(EXTENSION, records, replace(YEAR, planned_end=day("2027-07-31")))
    assert (extension.proof.settles, extension.occurrence.name) == (False, "exp:2027-07-15")
    assert extension.deadline.due == day("2027-06-15")


def test_every_entry_has_its_task_where_the_rule_says_so() -> None:
    events = tuple(Happening("entry", day(on)) for on in ("2026-10-20", "2026-09-01", "2026-09-01"))
    names = [one.occurrence.name for one in tasks(replace(PERMIT, repeats="each_event"), StayRecords(events=events))]
    assert names == ["start", "2026-10-20"]


@pytest.mark.parametrize("status", ["withdrawn", "cancelled", "deferred", "closed"])
def test_a_stay_that_came_to_nothing_or_is_closed_has_no_tasks(status: str) -> None:
    assert tasks(PERMIT, StayRecords(), replace(YEAR, sending_status=status)) == []


def test_an_entry_that_happened_is_not_marked_as_planned() -> None:
    (one,) = tasks(PERMIT, StayRecords(events=(Happening("entry", day("2026-09-01")),)))
    assert not one.deadline.is_planned


def test_what_counts_from_the_plan_itself_is_no_guess() -> None:
    (one,) = tasks(replace(PERMIT, event="planned_entry"), StayRecords())
    assert (one.occurrence.day, one.deadline.is_planned) == (day("2026-09-01"), False)


def test_the_calendar_of_the_host_counts_unless_the_rule_names_another() -> None:
    assert calendar_country(PERMIT, YEAR) == "CN"
    assert calendar_country(replace(PERMIT, calendar="RU"), YEAR) == "RU"
    assert calendar_country(PERMIT, replace(YEAR, host_country="")) == ""


def test_who_has_no_birth_date_counts_as_a_minor_and_is_asked() -> None:
    guardian = replace(PERMIT, minors_only=True)
    found = applies(guardian, replace(YEAR, birth_date=None))
    assert (found.applies, found.asks) == (True, ("birth_date",))
    assert not applies(guardian, YEAR)
