"""What each kind of paper asks for beyond the stay itself, and the numbers of 18 digits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.rules.academic_numbers import LEVELS, SERIALS, AcademicNumber, first_serial, is_school_code
from exchange_admin.domain.rules.certificate_numbers import BLOCKS
from exchange_admin.domain.rules.eligibility import day_of_issue_problems, fee_problems
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.rules.training_hours import ADVANCED_TRAINING, RETRAINING, LeastHours
from exchange_admin.domain.vocabulary import VOCABULARY


@pytest.mark.parametrize(
    ("least", "hours", "asked"),
    [(ADVANCED_TRAINING, 16, False), (ADVANCED_TRAINING, 15, True), (RETRAINING, 250, False), (RETRAINING, 249, True)],
)
def test_the_law_of_russia_asks_for_hours_in_russia_only(least: LeastHours, hours: int, asked: bool) -> None:
    found = list(least.problems(hours * 45, None, "RU"))
    assert [problem.code for problem in found] == ["certificate.refused_by_hours"] * asked
    assert all(problem.facts["needed"] == least.by_law and problem.level is Level.BLOCKS for problem in found)
    assert not list(least.problems(hours * 45, None, "CN"))


def test_an_hour_begun_is_no_hour() -> None:
    (problem,) = ADVANCED_TRAINING.problems(16 * 45 - 1, None, "RU")
    assert problem.facts == {"hours": 15, "needed": 16}


def test_what_an_office_asks_for_itself_goes_before_the_law() -> None:
    assert [p.code for p in ADVANCED_TRAINING.problems(20 * 45, 36 * 45, "CN")] == ["certificate.too_few_hours"]
    below_the_law = list(ADVANCED_TRAINING.problems(8 * 45, 8 * 45, "RU"))
    assert [(p.code, p.level) for p in below_the_law] == [("certificate.fewer_hours_than_the_law", Level.ASKS)]
    assert not list(ADVANCED_TRAINING.problems(None, 0, "RU"))
    assert [p.code for p in ADVANCED_TRAINING.problems(None, None, "RU")] == ["certificate.hours_must_be_known"]


@pytest.mark.parametrize("state", ["", *VOCABULARY["fee_state"]])
def test_only_what_is_owed_speaks_against_a_paper(state: str) -> None:
    assert bool(list(fee_problems(state))) is (state in {"due", "part_paid"})


@given(st.dates(max_value=date(9000, 1, 1)), st.dates(max_value=date(9000, 1, 1)))
def test_only_a_day_of_issue_further_ahead_than_a_ceremony_is_asked_about(today: date, issued: date) -> None:
    asked = [(problem.code, problem.level) for problem in day_of_issue_problems(issued, today)]
    assert asked == [("certificate.issued_ahead", Level.ASKS)] * ((issued - today).days > 62)


@pytest.mark.parametrize(("days", "asked"), [(-3650, 0), (-1, 0), (0, 0), (1, 0), (62, 0), (63, 1), (366, 1)])
def test_papers_are_dated_back_at_will_and_ahead_by_two_months(days: int, asked: int) -> None:
    today = date(2026, 11, 25)
    assert len(list(day_of_issue_problems(today + timedelta(days=days), today))) == asked


def test_a_stay_of_another_sort_is_asked_about() -> None:
    codes = [problem.code for problem in PAPER_KINDS["teacher_exchange"].stay_problems("student_studies", "")]
    assert codes == ["certificate.other_activity"]
    assert not list(PAPER_KINDS["teacher_exchange"].stay_problems("teaching", "participant"))
    assert [p.code for p in PAPER_KINDS["accompanying"].stay_problems("teaching", "")] == ["certificate.other_part"]
    assert not list(PAPER_KINDS["accompanying"].stay_problems("student_studies", "accompanying"))
    assert [p.code for p in PAPER_KINDS["completion"].stay_problems("student_studies", "accompanying")] == [
        "certificate.other_part"
    ]


def test_every_kind_of_paper_is_a_word_of_the_register() -> None:
    assert PAPER_KINDS.keys() <= set(VOCABULARY["certificate_kind"])


# Numbers of 18 digits

numbers = st.builds(
    AcademicNumber,
    st.text("0123456789", min_size=5, max_size=5),
    st.integers(2000, 2999),
    st.sampled_from(sorted(set(LEVELS.values()))),
    st.integers(1, 999_999),
)


@given(numbers)
def test_a_number_is_18_digits_and_reads_back(number: AcademicNumber) -> None:
    text = str(number)
    assert len(text) == 18
    assert text[5] == "9"
    assert AcademicNumber.parse(f" {text[:5]} {text[5:]} ") == number


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789XА"))
def test_a_wrong_part_is_refused_and_no_two_numbers_are_written_alike(
    number: AcademicNumber, place: int, digit: str
) -> None:
    text = str(number)
    changed = text[:place] + digit + text[place + 1 :]
    try:
        assert str(AcademicNumber.parse(changed)) == changed
    except RuleBroken as refused:
        assert refused.problem.code == "academic_number.shape"
        assert changed != text


@pytest.mark.parametrize(
    "text", ["", "10213920260600000", "102139202606000000", "102138202606000001", "102139202604000001"]
)
def test_what_is_no_such_number_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        AcademicNumber.parse(text)
    assert refused.value.problem.code == "academic_number.shape"


def test_blocks_share_no_serial_number() -> None:
    starts = [first_serial(block) for block in BLOCKS]
    assert starts == [n * SERIALS for n in range(100)]
    with pytest.raises(RuleBroken) as refused:
        first_serial("CW")
    assert refused.value.problem.code == "academic_number.no_block"


@pytest.mark.parametrize(("code", "good"), [("10213", True), ("1021", False), ("102133", False), ("1021A", False)])
def test_a_school_has_five_digits(code: str, good: bool) -> None:
    assert is_school_code(code) is good
