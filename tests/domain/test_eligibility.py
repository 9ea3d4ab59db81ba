"""Who may get a certificate without being asked about: attendance to the exact minute, results, days to come."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Level
from exchange_admin.domain.rules.eligibility import course_problems, date_problems
from exchange_admin.domain.rules.usual_settings import usual_settings


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 100))
def test_attendance_is_weighed_exactly_and_never_shown_as_enough_when_it_is_not(
    attended: int, due: int, needed: int
) -> None:
    rate = Fraction(min(attended, due), due)
    problems = list(course_problems("completed", "passed", rate, needed))
    assert bool(problems) is (rate < Fraction(needed, 100))
    for problem in problems:
        assert problem.level is Level.ASKS
        assert int(str(problem.facts["share"])) < needed


def test_nobody_is_asked_about_whose_hours_nobody_counted() -> None:
    assert list(course_problems("completed", "passed", None, 100)) == []


@pytest.mark.parametrize(
    ("state", "result", "codes"),
    [
        ("completed", "passed", []),
        ("completed", "failed", ["certificate.not_passed"]),
        ("enrolled", "", ["certificate.not_passed"]),
        ("left", "failed", ["certificate.status", "certificate.not_passed"]),
        ("transferred", "passed", ["certificate.status"]),
    ],
)
def test_everything_that_speaks_against_a_paper_is_said(state: str, result: str, codes: list[str]) -> None:
    assert [problem.code for problem in course_problems(state, result, Fraction(1), 67)] == codes


@pytest.mark.parametrize(
    ("ends", "asked"), [(date(2026, 7, 5), True), (date(2026, 7, 4), False), (date(2026, 7, 3), False), (None, False)]
)
def test_a_paper_that_says_it_is_over_waits_until_it_is(ends: date | None, asked: bool) -> None:
    assert bool(list(date_problems(ends, date(2026, 7, 4)))) is asked


@pytest.mark.parametrize(("country", "minutes"), [("RU", 250 * 45), ("CN", None)])
def test_hours_that_a_law_asks_for_are_usual_in_its_country_alone(country: str, minutes: int | None) -> None:
    usual = usual_settings(country)
    assert usual.get("retraining_minutes") == minutes
    assert usual["attendance_needed"] == 67
