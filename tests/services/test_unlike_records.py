"""What a college has not the same as its office is said by record and field with the next package."""

from __future__ import annotations

import pytest
from college_files import Place, Town


def with_lost_dates(town: Town) -> tuple[Place, str]:
    """The office tells the college of a date and an address, and is put back to before."""
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    (stay,) = town.office.ids("mobility")
    kept = town.backup(town.office)
    town.office.set("mobility", stay, planned_start="2027-02-01")
    town.office.set("person", person, email="later@office.cn")
    town.down(college)
    town.restore(town.office, kept)
    town.down(college)
    return college, stay


def test_a_date_that_waits_to_be_taken_back_is_told_once(town: Town) -> None:
    college, _ = with_lost_dates(town)
    assert [problem.code for problem in town.up(college).problems] == ["package.returned"]


def test_a_date_that_is_not_taken_back_is_named_with_the_next_package(town: Town) -> None:
    college, stay = with_lost_dates(town)
    town.up(college)
    with town.office.tools() as tools:
        tools.lost_steps.refuse(unproved_only=False)
    came = town.up(college)
    assert ("mobility", stay, "planned_start", "") in came.differences
    said = [problem for problem in came.problems if problem.code == "package.differs_empty"]
    assert ("Planned start", "Приморский колледж") in [(one.facts["field"], one.facts["name"]) for one in said]
    assert came.problems[-1].code == "package.differs_what_now"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "“Planned start” is not the same at Приморский колледж. Here it is empty."),
        ("ru", "отличается от записи в Приморский колледж. Здесь оно пустое."),
        ("zh", "与Приморский колледж处不一致。本处为空。"),
    ],
)
def test_the_difference_stays_listed_until_it_is_gone(town: Town, language: str, words: str) -> None:
    college, _ = with_lost_dates(town)
    town.up(college)
    with town.office.tools() as tools:
        tools.lost_steps.refuse(unproved_only=False)
        (status,) = tools.partners.statuses(language)
    sentences = [town.office.program.wordings[language].problem(one) for one in status.differences]
    assert any(words in one for one in sentences)
    town.up(college)
    with town.office.tools() as tools:
        assert tools.partners.statuses(language)[0].differences == status.differences


def test_what_is_taken_back_differs_no_more(town: Town) -> None:
    college, _ = with_lost_dates(town)
    town.up(college)
    town.office.take_back()
    town.meet(college)
    with town.office.tools() as tools:
        assert tools.partners.statuses("en")[0].differences == ()


def test_two_that_have_the_same_hear_nothing(town: Town) -> None:
    town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    (stay,) = town.office.ids("mobility")
    town.office.set("mobility", stay, planned_start="2027-02-01")
    assert town.down(college).differences == ()
    assert town.up(college).differences == ()
