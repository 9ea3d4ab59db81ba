"""Days that contradict each other, by whichever way they come in. Today is 9 October 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_office import CaseOffice
from paper_office import WHO

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def told(changes: Changes) -> list[str]:
    return [one.code for one in changes.problems]


def test_a_task_that_ends_before_it_was_done_is_refused(office: CaseOffice) -> None:
    steps = office.store.step_count()
    with pytest.raises(RuleBroken) as broken:
        office.verbs.done([office.id_of("cn.x1")], WHO, date(2026, 10, 1), valid_until=date(2026, 9, 30))
    assert broken.value.problem.code == "task.ended_before_done"
    assert office.store.step_count() == steps


def test_what_is_done_before_the_event_that_it_follows_is_asked_about(office: CaseOffice) -> None:
    office.events.add(office.going, "arrival", date(2026, 9, 5), WHO)
    registration = office.id_of("cn.registration")
    assert "task.before_its_event" in told(office.verbs.done([registration], WHO, date(2026, 9, 4)))
    office.verbs.reopen([registration], WHO)
    assert "task.before_its_event" not in told(office.verbs.done([registration], WHO, date(2026, 9, 5)))


def test_a_plan_is_no_event_that_something_could_be_before(office: CaseOffice) -> None:
    assert "task.before_its_event" not in told(
        office.verbs.done([office.id_of("cn.registration")], WHO, date(2026, 8, 20))
    )


def test_an_arrival_months_before_the_stay_is_asked_about(office: CaseOffice) -> None:
    assert told(office.events.add(office.going, "arrival", date(2026, 2, 1), WHO)) == ["stay.day_before"]


def test_a_departure_before_the_arrival_is_refused(office: CaseOffice) -> None:
    office.events.add(office.going, "arrival", date(2026, 9, 5), WHO)
    with pytest.raises(RuleBroken) as broken:
        office.events.add(office.going, "departure", date(2026, 9, 2), WHO)
    assert broken.value.problem.code == "stay.left_before_coming"
    with pytest.raises(RuleBroken) as broken:
        office.records.set("mobility", office.going, {"actual_end": "2026-09-02"}, WHO)
    assert broken.value.problem.code == "stay.left_before_coming"


def test_an_event_that_was_perhaps_typed_twice_is_asked_about_until_an_exit_is_between(office: CaseOffice) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    assert told(office.events.add(office.going, "entry", date(2026, 9, 2), WHO)) == ["stay.two_entries"]
    (pair,) = office.events.doubled(office.going)
    assert (pair.first.day, pair.usual.day) == (date(2026, 9, 1), date(2026, 9, 1))
    office.events.add(office.going, "exit", date(2026, 9, 1), WHO)
    assert office.events.doubled(office.going) == []


def test_a_group_that_arrives_far_from_the_plan_is_asked_about_by_name_and_once_each(office: CaseOffice) -> None:
    other = office.stay(office.person())
    changes = office.events.arrived([office.going, other], date(2026, 3, 1), WHO)
    assert told(changes) == ["stay.day_before_of"] * 2
    assert all(one.facts["name"] for one in changes.problems)


def test_a_group_of_which_somebody_has_left_before_does_not_arrive(office: CaseOffice) -> None:
    office.events.add(office.going, "departure", date(2026, 9, 20), WHO)
    steps = office.store.step_count()
    with pytest.raises(RuleBroken) as broken:
        office.events.arrived([office.going], date(2026, 10, 1), WHO)
    assert [one.code for one in broken.value.problems] == ["stay.left_before_coming_of"]
    assert office.store.step_count() == steps


def test_an_hour_that_is_none_is_refused_in_one_sentence(office: CaseOffice) -> None:
    with pytest.raises(RuleBroken) as broken:
        office.events.arrived([office.going], date(2026, 9, 1), WHO, at="25:00")
    assert [one.code for one in broken.value.problems] == ["value.not_a_time"]


def test_what_our_institution_sends_is_outgoing(office: CaseOffice) -> None:
    stay = office.records.get("mobility", office.going)
    ours = {"incoming": "receiving", "outgoing": "sending"}
    own = next(one for one, side in ours.items() if stay[f"{side}_institution_id"] == office.store.institution)
    other = next(one for one in ours if one != own)
    with pytest.raises(RuleBroken) as broken:
        office.records.set("mobility", office.going, {"direction": other}, WHO)
    assert [(one.code, one.field) for one in broken.value.problems] == [("mobility.other_direction", "direction")]
