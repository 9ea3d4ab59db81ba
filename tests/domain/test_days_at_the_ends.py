"""The first and the last day that can be written are days as any other: a partner may write them into what it sends,
and nothing that counts from them stops."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_admin.domain.dates import EARLIEST_DAY, LATEST_DAY, days_after
from exchange_admin.domain.rules.agreements.tasks import AgreementFacts, agreement_tasks
from exchange_admin.domain.rules.casework.days_of_stay import event_problems
from exchange_admin.domain.rules.casework.fulfilment import needed_until
from exchange_admin.domain.rules.casework.occurrences import Occurrence, occurrences
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import Happening, StayFacts, StayRecords
from exchange_admin.domain.rules.committee.control import next_session
from exchange_admin.domain.rules.language_levels import last_valid_day

ENDS = [date.min, date.max]


def test_nothing_comes_before_the_first_day_or_after_the_last_one() -> None:
    assert days_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert (days_after(date.min, -1), days_after(date.max, 400)) == (date.min, date.max)
    assert sorted(["2026-01-01", LATEST_DAY, EARLIEST_DAY]) == [EARLIEST_DAY, "2026-01-01", LATEST_DAY]


@pytest.mark.parametrize("last", ENDS)
def test_a_permit_until_then_has_to_be_replaced_on_some_day(last: date) -> None:
    asked = Requirement("cn.permit", event="permit_expiry")
    assert needed_until(asked, Occurrence("start", last), StayFacts("stay"), StayRecords()) == days_after(last, 1)


@pytest.mark.parametrize("day", ENDS)
@pytest.mark.parametrize("repeats", ["each_event", "yearly"])
def test_who_came_then_is_asked_for_what_others_are_asked_for(day: date, repeats: str) -> None:
    stay = StayFacts("stay", planned_start=date.min, planned_end=date.max)
    records = StayRecords(events=(Happening("entry", day), Happening("lodging", date(2026, 9, 1))))
    found = list(occurrences(Requirement("cn.registration", event="lodging", repeats=repeats), stay, records))
    assert date(2026, 9, 1) in [one.day for one in found]


@pytest.mark.parametrize(("day", "code"), [(date.min, "stay.day_before"), (date.max, "stay.day_after")])
def test_an_entry_then_is_told_to_lie_beside_the_plan(day: date, code: str) -> None:
    around = {date.min: ("2026-09-01", LATEST_DAY), date.max: (EARLIEST_DAY, "2027-06-30")}[day]
    planned = dict(zip(("planned_start", "planned_end"), around, strict=True))
    assert [one.code for one in event_problems("entry", day, planned, [])] == [code]


@pytest.mark.parametrize("day", ENDS)
def test_a_committee_that_met_then_meets_again_on_some_day(day: date) -> None:
    held = {"kind": "session", "state": "held", "starts": day.isoformat()}
    found = next_session({"active": 1, "meets_every_months": 12}, [held])
    assert found is not None
    assert found[0] >= day


@pytest.mark.parametrize("day", ENDS)
def test_an_agreement_signed_then_still_lacks_its_original(day: date) -> None:
    told = AgreementFacts("a", {"state": "in_force", "signed": day.isoformat()})
    assert "agreement.original" in [one.rule.code for one in agreement_tasks(told)]


@pytest.mark.parametrize("months", [0, 24])
def test_a_result_of_an_exam_taken_then_counts_until_some_day(months: int) -> None:
    assert last_valid_day(date.max, months) == date.max
    assert last_valid_day(date.min, months) >= date.min
