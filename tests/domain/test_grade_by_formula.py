"""The Bavarian formula and the straight line: exact, with a fail decided before rounding."""

from __future__ import annotations

from fractions import Fraction

import pytest
from grade_tables import WORDS
from hypothesis import assume, given
from hypothesis import strategies as st

from exchange_admin.domain import exact
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.grades.by_formula import ByBavarianFormula, ByStraightLine, Rounding, rounded
from exchange_admin.domain.rules.grades.explanation import Conversion, Outcome
from exchange_admin.domain.rules.grades.ranges import PassingRange

HUNDRED, FIVE = PassingRange(Fraction(60), Fraction(100)), PassingRange(Fraction(3), Fraction(5))
WHOLE, PARTS = st.integers(-200, 200), st.integers(0, 500).map(lambda n: Fraction(n, 500))


def bavarian(best: str, lowest: str, mark: str, rounding: Rounding = Rounding.TRUNCATE) -> Conversion:
    return ByBavarianFormula(PassingRange(exact.read(lowest), exact.read(best)), rounding, WORDS).convert(mark)


@st.composite
def ranges(draw: st.DrawFn) -> PassingRange:
    lowest = draw(WHOLE)
    best = draw(WHOLE.filter(lambda best: best != lowest))
    return PassingRange(Fraction(lowest), Fraction(best))


# the Bavarian formula (domain.md 5.5)


@pytest.mark.parametrize(
    ("best", "lowest", "mark", "number", "truncated", "half_up"),
    [
        ("10", "6", "8", Fraction(5, 2), "2.5", "2.5"),
        ("100", "50", "82", Fraction(52, 25), "2.0", "2.1"),
        ("1", "4", "2.5", Fraction(5, 2), "2.5", "2.5"),
        ("1", "4", "2,5", Fraction(5, 2), "2.5", "2.5"),
        ("100", "60", "100", Fraction(1), "1.0", "1.0"),
        ("100", "60", "60", Fraction(4), "4.0", "4.0"),
    ],
)
def test_the_formula_gives_the_numbers_of_the_reference(
    best: str, lowest: str, mark: str, number: Fraction, truncated: str, half_up: str
) -> None:
    found = bavarian(best, lowest, mark)
    assert (found.exact, found.grade, found.passed) == (number, truncated, True)
    assert found.explanation.alternatives["half-up"] == (half_up)
    assert bavarian(best, lowest, mark, Rounding.HALF_UP).grade == half_up


@pytest.mark.parametrize(
    ("number", "nearest"),
    [("1.6", "1.7"), ("2.4", "2.3"), ("1.15", "1.0"), ("1.5", "1.3"), ("3.85", "3.7"), ("3.86", "4.0"), ("1", "1.0")],
)
def test_the_nearest_grade_that_exists_is_taken_and_a_tie_goes_to_the_better(number: str, nearest: str) -> None:
    assert rounded(Fraction(number), Rounding.NEAREST) == nearest


def test_what_a_float_would_cut_wrongly_is_cut_rightly() -> None:
    assert rounded(Fraction(23, 10), Rounding.TRUNCATE) == "2.3"
    assert rounded(Fraction(9, 4), Rounding.HALF_UP) == "2.3"


@pytest.mark.parametrize("rounding", Rounding)
def test_a_fail_is_decided_before_rounding(rounding: Rounding) -> None:
    found = bavarian("100", "60", "59.9", rounding)  # x = 4.0075, which is cut to 4.0
    assert (found.grade, found.passed, found.exact) == (None, False, None)
    assert found.explanation.outcome is Outcome.FAILED


@given(ranges(), st.integers(-4000, 4000).map(lambda n: Fraction(n, 10)), st.sampled_from(Rounding))
def test_a_mark_passes_by_the_formula_when_it_passes_at_the_host(
    host: PassingRange, mark: Fraction, rounding: Rounding
) -> None:
    assume((host.best - mark) * (host.best - host.lowest_pass) >= 0)
    found = ByBavarianFormula(host, rounding).convert(exact.as_text(mark))
    up = host.best > host.lowest_pass
    assert found.passed == (mark >= host.lowest_pass if up else mark <= host.lowest_pass)
    if found.grade:
        assert 1 <= Fraction(found.grade) <= 4


@given(ranges(), st.lists(PARTS, min_size=2, max_size=6), st.sampled_from(Rounding))
def test_a_better_mark_never_becomes_a_worse_german_grade(
    host: PassingRange, parts: list[Fraction], rounding: Rounding
) -> None:
    method = ByBavarianFormula(host, rounding)
    marks = [host.lowest_pass + part * (host.best - host.lowest_pass) for part in sorted(parts)]
    grades = [Fraction(method.convert(exact.as_text(mark)).grade) for mark in marks]
    assert grades == sorted(grades, reverse=True)


# the straight line (domain.md 5.6)


@pytest.mark.parametrize(
    ("mark", "grade"),
    [("60", "3.0"), ("70", "3.5"), ("73", "3.65"), ("80", "4.0"), ("85", "4.25"), ("90", "4.5"), ("100", "5.0")],
)
def test_the_straight_line_gives_the_numbers_of_the_reference(mark: str, grade: str) -> None:
    found = ByStraightLine(HUNDRED, FIVE).convert(mark)
    assert (found.grade, found.passed, found.exact) == (grade, True, Fraction(grade))


def test_a_mark_just_below_the_lowest_pass_fails_though_it_would_round_to_it() -> None:
    found = ByStraightLine(HUNDRED, FIVE, fail_grade="2").convert("59.999")
    assert (found.grade, found.passed, found.exact) == ("2", False, None)


def test_a_line_into_a_scale_where_low_is_good() -> None:
    german = ByStraightLine(HUNDRED, PassingRange(Fraction(4), Fraction(1)))
    assert [german.convert(mark).grade for mark in ("100", "80", "60")] == ["1.0", "2.5", "4.0"]


def test_what_two_decimals_cannot_say_is_rounded_half_up_and_said() -> None:
    found = ByStraightLine(PassingRange(Fraction(0), Fraction(3)), PassingRange(Fraction(0), Fraction(1))).convert("2")
    assert (found.grade, found.exact) == ("0.67", Fraction(2, 3))
    assert found.explanation.steps[-1].code == "round_places"


@given(ranges(), PARTS)
def test_equal_ranges_change_nothing(both: PassingRange, part: Fraction) -> None:
    mark = both.lowest_pass + part * (both.best - both.lowest_pass)
    assert ByStraightLine(both, both).convert(exact.as_text(mark)).exact == mark


@given(ranges(), ranges(), st.lists(PARTS, min_size=2, max_size=6))
def test_a_better_mark_never_becomes_a_worse_one(host: PassingRange, home: PassingRange, parts: list[Fraction]) -> None:
    method = ByStraightLine(host, home)
    marks = [host.lowest_pass + part * (host.best - host.lowest_pass) for part in sorted(parts)]
    found = [home.part(method.convert(exact.as_text(mark)).exact) for mark in marks]
    assert found == sorted(found)


@given(ranges(), ranges(), PARTS.filter(bool))
def test_a_fail_never_passes(host: PassingRange, home: PassingRange, below: Fraction) -> None:
    mark = host.lowest_pass - below * (host.best - host.lowest_pass)
    found = ByStraightLine(host, home).convert(exact.as_text(mark))
    assert (found.grade, found.passed) == (None, False)


# both


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("100.5", "grade.beyond_best"),
        ("-1", "grade.beyond_worst"),
        ("A", "grade.not_a_number"),
        ("", "grade.not_a_number"),
        ("1e400", "grade.not_a_number"),
    ],
)
def test_marks_that_cannot_be_are_refused(mark: str, code: str) -> None:
    host = PassingRange(Fraction(60), Fraction(100), worst=Fraction(0))
    for method in (ByStraightLine(host, FIVE), ByBavarianFormula(host, Rounding.TRUNCATE)):
        with pytest.raises(RuleBroken) as refused:
            method.convert(mark)
        assert refused.value.problem.code == code


@pytest.mark.parametrize(("mark", "passed"), [("合格", True), ("зачтено", True), ("не зачтено", False)])
def test_a_mark_without_a_rank_gets_no_number(mark: str, passed: bool) -> None:
    for found in (bavarian("100", "60", mark), ByStraightLine(HUNDRED, FIVE, words=WORDS).convert(mark)):
        assert (found.grade, found.passed, found.exact) == (None, passed, None)


def test_a_range_has_two_ends_and_its_worst_mark_fails() -> None:
    for text, code in [("60:60", "grade.range_empty"), ("60", "grade.range_shape"), ("a:b", "grade.range_shape")]:
        with pytest.raises(RuleBroken) as refused:
            PassingRange.read(text)
        assert refused.value.problem.code == code
    with pytest.raises(RuleBroken, match="worst_passes"):
        PassingRange(Fraction(60), Fraction(100), worst=Fraction(70))
    assert PassingRange.read("60:100") == PassingRange.read("６０：１００") == HUNDRED
