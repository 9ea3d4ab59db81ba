"""Which requirements a stay has, one condition after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exchange_admin.domain.rules.casework.applies import applies
from exchange_admin.domain.rules.casework.requirements import Requirement, listed_words
from exchange_admin.domain.rules.casework.stays import StayFacts, direction_seen_by

EVERYBODY = Requirement("any.passport", phase="application")
STAY = StayFacts(
    "stay",
    host_country="CN",
    direction="incoming",
    activity="student_studies",
    role="student",
    citizenships=frozenset({"RU", "KZ"}),
    birth_date=date(2009, 5, 2),
    planned_start=date(2027, 2, 22),
    planned_end=date(2027, 7, 10),
    sending_status="live",
    receiving_status="verified",
    programme_id="p",
    agreement_id="a",
)


def why_not(rule: Requirement, stay: StayFacts = STAY, day: date | None = None) -> str:
    found = applies(rule, stay, day)
    return "" if found.applies else found.why_not.code if found.why_not else "?"


def test_a_rule_that_limits_nothing_is_for_everybody() -> None:
    assert why_not(EVERYBODY) == ""


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"active": False}, "inactive"),
        ({"host_country": "RU"}, "other_country"),
        ({"direction": "outgoing"}, "other_direction"),
        ({"activities": frozenset({"teaching", "traineeship"})}, "other_activity"),
        ({"roles": frozenset({"teacher"})}, "other_role"),
        ({"citizenships": frozenset({"CN"})}, "other_citizenship"),
        ({"least_days": 140}, "too_short"),
        ({"most_days": 138}, "too_long"),
        ({"programme_id": "q"}, "other_programme"),
        ({"agreement_id": "b"}, "other_agreement"),
    ],
)
def test_each_limit_keeps_out_whom_it_is_not_for(limits: dict, code: str) -> None:
    assert why_not(replace(EVERYBODY, **limits)) == code


def test_a_draft_has_only_what_an_application_needs_until_the_host_says_yes_or_somebody_comes() -> None:
    visa = replace(EVERYBODY, phase="before_departure")
    draft = replace(STAY, sending_status="draft", receiving_status="pending")
    assert (why_not(EVERYBODY, draft), why_not(visa, draft)) == ("", "not_nominated")
    assert why_not(visa, replace(draft, receiving_status="verified")) == ""
    assert why_not(visa, replace(draft, actual_start=date(2027, 2, 22))) == ""


def test_a_limit_that_fits_lets_in() -> None:
    rule = replace(
        EVERYBODY,
        host_country="CN",
        direction="incoming",
        activities=frozenset({"student_studies", "traineeship"}),
        roles=frozenset({"student"}),
        citizenships=frozenset({"RU"}),
        least_days=139,
        most_days=139,
        programme_id="p",
        agreement_id="a",
        minors_only=True,
    )
    assert why_not(rule) == ""


def test_actual_days_count_before_planned_ones() -> None:
    longer = replace(STAY, actual_start=date(2027, 1, 1))
    assert why_not(replace(EVERYBODY, least_days=191), longer) == ""


def test_who_has_left_again_has_only_what_comes_with_the_return() -> None:
    left = replace(STAY, actual_end=date(2027, 7, 1))
    assert why_not(EVERYBODY, left) == "stay_is_over"
    assert why_not(replace(EVERYBODY, phase="after_return"), left) == ""


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    rule = replace(EVERYBODY, in_force_from=date(2026, 1, 1), in_force_until=date(2026, 9, 14))
    days = ("2025-12-31", "2026-01-01", "2026-09-14", "2026-09-15")
    assert [why_not(rule, day=date.fromisoformat(day)) for day in days] == ["not_in_force", "", "", "not_in_force"]
    assert why_not(rule) == ""


def test_who_turns_18_on_the_day_of_entry_is_of_age() -> None:
    minors = replace(EVERYBODY, minors_only=True)
    assert why_not(minors, replace(STAY, birth_date=date(2009, 2, 22))) == "of_age"
    assert why_not(minors, replace(STAY, birth_date=date(2009, 2, 23))) == ""


@pytest.mark.parametrize(
    ("limits", "missing", "asks"),
    [
        ({"citizenships": frozenset({"RU"})}, {"citizenships": frozenset()}, ("citizenship",)),
        ({"host_country": "CN"}, {"host_country": ""}, ("country",)),
        ({"least_days": 91}, {"planned_end": None}, ("planned_end",)),
        ({"most_days": 180}, {"planned_start": None, "planned_end": None}, ("planned_start", "planned_end")),
        ({"most_days": 180}, {"planned_end": date(2027, 1, 1)}, ("planned_end",)),
    ],
)
def test_what_is_missing_is_asked_for_and_not_taken_for_no(limits: dict, missing: dict, asks: tuple[str, ...]) -> None:
    found = applies(replace(EVERYBODY, **limits), replace(STAY, **missing))
    assert (found.applies, found.asks) == (False, asks)


def test_what_speaks_against_a_rule_for_certain_asks_nothing() -> None:
    rule = replace(EVERYBODY, host_country="RU", citizenships=frozenset({"CN"}))
    assert applies(rule, replace(STAY, citizenships=frozenset())).asks == ()


def test_direction_is_seen_from_the_office_that_owns_the_rules() -> None:
    assert direction_seen_by("moscow", "moscow", "harbin", "incoming") == "outgoing"
    assert direction_seen_by("harbin", "moscow", "harbin", "outgoing") == "incoming"
    assert direction_seen_by("perm", "moscow", "harbin", "incoming") == "incoming"
    assert direction_seen_by("", "", "", "outgoing") == "outgoing"


def test_words_of_a_list_stand_with_semicolons_between_them() -> None:
    assert listed_words(" teaching; staff_training ;;") == {"teaching", "staff_training"}
    assert listed_words("") == frozenset()
