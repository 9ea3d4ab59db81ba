"""Rules of one stay beside others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Problem, blocking
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.domain.rules.stays import agreement_not_in_force, away_already, places_used
from exchange_admin.domain.vocabulary import words

AUTUMN = {"planned_start": "2026-09-01", "planned_end": "2027-01-31", "sending_status": "live"}
DAYS = st.dates().map(str)


def stay(starts: str, ends: str, **more: str) -> dict[str, str]:
    return {**AUTUMN, "planned_start": starts, "planned_end": ends, **more}


def codes(problems: object) -> list[str]:
    found: list[Problem] = list(problems)  # type: ignore[call-overload]
    assert not blocking(found)
    return [problem.code for problem in found]


def test_two_stays_of_one_person_on_the_same_days_are_asked_about() -> None:
    (problem,) = away_already(AUTUMN, [stay("2026-12-01", "2026-12-20")])
    assert (problem.code, problem.facts) == (
        "mobility.person_away_already",
        {"start": "2026-12-01", "end": "2026-12-20"},
    )


def test_leaving_on_the_day_of_coming_home_is_no_overlap() -> None:
    assert codes(away_already(AUTUMN, [stay("2027-01-31", "2027-06-30"), stay("2026-06-01", "2026-09-01")])) == []


def test_what_came_true_counts_before_what_was_planned() -> None:
    early = {**AUTUMN, "actual_end": "2026-10-15"}
    assert codes(away_already(stay("2026-11-01", "2027-03-01"), [early])) == []


def test_stays_that_come_to_nothing_are_in_nobodys_way() -> None:
    for word in ("withdrawn", "cancelled", "deferred"):
        assert codes(away_already(AUTUMN, [stay("2026-09-01", "2027-01-31", sending_status=word)])) == []
    for word in ("rejected", "no_show"):
        assert codes(away_already(AUTUMN, [stay("2026-09-01", "2027-01-31", receiving_status=word)])) == []


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlapping_is_mutual(a: str, b: str, c: str, d: str) -> None:
    one, other = stay(a, b), stay(c, d)
    if a <= b and c <= d:
        assert bool(codes(away_already(one, [other]))) == bool(codes(away_already(other, [one])))


def test_an_agreement_is_in_force_from_its_first_to_its_last_day() -> None:
    assert codes(agreement_not_in_force(AUTUMN, {"valid_from": "2026-09-01", "valid_until": "2027-01-31"})) == []
    assert codes(agreement_not_in_force(AUTUMN, {})) == []
    assert codes(agreement_not_in_force(AUTUMN, {"valid_from": "2026-09-02"})) == ["agreement.not_in_force"]
    assert codes(agreement_not_in_force(AUTUMN, {"valid_until": "2027-01-30"})) == ["agreement.not_in_force"]


def test_an_agreement_that_renews_itself_ends_by_termination() -> None:
    agreement = {"valid_until": "2025-12-31", "renews": 1}
    assert codes(agreement_not_in_force(AUTUMN, agreement)) == []
    assert codes(agreement_not_in_force(AUTUMN, {**agreement, "state": "terminated"})) == ["agreement.not_in_force"]


def test_places_are_asked_about_from_the_first_stay_too_many() -> None:
    assert codes(places_used(AUTUMN, 3, 2)) == []
    (problem,) = places_used(AUTUMN, 3, 3)
    assert (problem.code, problem.facts) == ("condition.places_used", {"used": 4, "places": 3})
    assert codes(places_used(AUTUMN, None, 99)) == []
    assert codes(places_used({**AUTUMN, "sending_status": "draft"}, 0, 5)) == []


@given(st.sampled_from(words("sending_status")), st.sampled_from(words("receiving_status")))
def test_drafts_and_refusals_are_no_exchange(sending: str, receiving: str) -> None:
    counted = is_counted({"sending_status": sending, "receiving_status": receiving})
    is_draft = sending == "draft" and receiving in {"none", "pending"}
    nobody = is_draft or sending in {"withdrawn", "cancelled", "deferred"}
    assert counted != (nobody or receiving in {"rejected", "waitlisted", "no_show"})
