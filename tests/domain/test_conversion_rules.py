"""A rule of an office by any method: a fail stays a fail, better marks become no worse, equal scales change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from grade_tables import WORDS
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.rules.grades.conversion_rules import (
    VARIANTS,
    RuleMethod,
    Side,
    method_of,
    ranks,
    rule_problems,
    table_rows,
)
from exchange_admin.domain.rules.grades.explanation import Conversion, Outcome
from exchange_admin.domain.rules.grades.scales import GradingScale, ScaleGrade

LETTERS = "ABCDEFGH"
VARIANT = [(method, variant) for method, variants in VARIANTS.items() for variant in variants]
PLAIN = [("linear", None), ("table", None), ("kept", None)]


@st.composite
def scales(draw: st.DrawFn) -> GradingScale:
    """0 to 100 in up to seven bands, the lowest one or two of which fail; best first, whole marks."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=2, max_size=6, unique=True)), reverse=True)
    fails = draw(st.integers(1, min(2, len(cuts))))
    lows = [*cuts, 0]
    highs = [100, *(cut - 1 for cut in cuts)]
    passing = len(lows) - fails
    grades = tuple(
        ScaleGrade(LETTERS[place], place < passing, Fraction(low), Fraction(high))
        for place, (low, high) in enumerate(zip(lows, highs, strict=True))
    )
    return GradingScale("made", grades, Fraction(100), Fraction(0), Fraction(lows[passing - 1]), words=WORDS)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    scale = draw(scales())
    counts = {grade.mark: draw(st.integers(1, 300)) for grade in scale.grades}
    return Side(scale, scale.table(counts))


def rows(host: GradingScale, home: GradingScale) -> list[Mapping[str, Value]]:
    """A table that takes the host's bands to the home side's grades in order."""
    passing = [grade.mark for grade in home.grades if grade.passing]
    fail = next(grade.mark for grade in home.grades if not grade.passing)
    return [
        {
            "position": place,
            "lowest": str(grade.low),
            "highest": str(grade.high),
            "grade": passing[min(place, len(passing) - 1)] if grade.passing else fail,
            "passing": int(grade.passing),
        }
        for place, grade in enumerate(host.grades)
    ]


def method(name: str, variant: str | None, host: Side, home: Side) -> RuleMethod:
    rule = {"name": "R", "method": name, "variant": variant, "to_scale_id": "x", "version": 3, "minimum": 1}
    return method_of(rule, rows(host.scale, home.scale), host, home, WORDS)


def rank(found: Conversion, home: GradingScale, name: str, variant: str | None) -> Fraction:
    """Where a result stands, smaller is better; a fail stands below everything."""
    if not found.passed:
        return Fraction(10**6)
    if name == "bavarian":
        return Fraction(str(found.grade))
    if found.exact is not None:
        return -found.exact
    if name == "kept":
        return -Fraction(str(found.grade))
    return Fraction([grade.mark for grade in home.grades].index(str(found.grade)))


CHOOSING = [pair for pair in [*VARIANT, *PLAIN] if pair != ("distribution", "WAVG")]  # letters have no average


@given(sides(), sides(), st.sampled_from(CHOOSING), st.lists(st.integers(0, 100), min_size=2, max_size=8))
def test_a_better_mark_never_becomes_a_worse_one_by_any_method(
    host: Side, home: Side, chosen: tuple[str, str | None], marks: list[int]
) -> None:
    made = method(*chosen, host, home)
    ordered = [rank(made.convert(str(mark)), home.scale, *chosen) for mark in sorted(marks, reverse=True)]
    assert ordered == sorted(ordered)


@given(sides(), sides(), st.sampled_from(CHOOSING), st.integers(0, 100))
def test_what_fails_at_the_host_fails_at_home_and_what_passes_passes(
    host: Side, home: Side, chosen: tuple[str, str | None], mark: int
) -> None:
    found = method(*chosen, host, home).convert(str(mark))
    assert found.passed == host.scale.judge(str(mark)).passing
    assert (found.explanation.outcome is Outcome.FAILED) <= (not found.passed)


@given(sides(), st.sampled_from(["MIN", "MAX", "MID", "LARGEST"]), st.data())
def test_equal_sides_change_no_grade(both: Side, variant: str, data: st.DataObject) -> None:
    grade = data.draw(st.sampled_from(both.scale.grades))
    found = method("distribution", variant, both, both).convert(grade.mark)
    fail = next(one.mark for one in both.scale.grades if not one.passing)
    assert found.grade == (grade.mark if grade.passing else fail)


@given(sides(), st.integers(0, 100))
def test_equal_ranges_change_no_points(both: Side, mark: int) -> None:
    if both.scale.judge(str(mark)).passing:
        assert method("linear", None, both, both).convert(str(mark)).exact == mark


@given(sides(), sides(), st.integers(0, 100))
def test_points_and_the_grade_they_belong_to_become_the_same(host: Side, home: Side, mark: int) -> None:
    made = method("distribution", "MID", host, home)
    grade = host.scale.judge(str(mark)).grade
    assert grade is not None
    assert made.convert(str(mark)).grade == made.convert(grade).grade


@given(sides(), sides(), st.sampled_from(CHOOSING), st.integers(0, 100))
def test_the_mark_that_was_given_stands_in_the_inputs(
    host: Side, home: Side, chosen: tuple[str, str | None], mark: int
) -> None:
    assert method(*chosen, host, home).convert(str(mark)).explanation.inputs["grade"] == str(mark)


@given(sides(), sides(), st.sampled_from(CHOOSING), st.sampled_from(["101", "-1", "x", ""]))
def test_a_mark_beyond_the_scale_is_refused_by_every_method(
    host: Side, home: Side, chosen: tuple[str, str | None], mark: str
) -> None:
    with pytest.raises(RuleBroken):
        method(*chosen, host, home).convert(mark)


# parts of a rule


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ({"method": "distribution", "variant": "MID", "to_scale_id": "x"}, []),
        ({"method": "distribution", "to_scale_id": "x"}, ["grade.variant_missing"]),
        ({"method": "distribution", "variant": "truncate", "to_scale_id": "x"}, ["grade.variant_of_other_method"]),
        ({"method": "linear"}, ["grade.home_scale_missing"]),
        ({"method": "kept"}, []),
        ({"method": "bavarian"}, ["grade.variant_missing"]),
        ({"method": "bavarian", "variant": "half-up"}, []),
    ],
)
def test_what_a_rule_lacks_is_asked_about_while_it_is_typed(rule: dict[str, Value], codes: list[str]) -> None:
    found = list(rule_problems(rule))
    assert [problem.code for problem in found] == codes
    assert all(problem.level is Level.ASKS for problem in found), "an unfinished rule can be saved"


def test_an_unfinished_rule_converts_nothing() -> None:
    side = Side(GradingScale("S", (ScaleGrade("A", True), ScaleGrade("F", False))))
    for rule in ({"method": "distribution", "to_scale_id": "x"}, {"method": "linear", "to_scale_id": "x"}):
        with pytest.raises(RuleBroken):
            method_of(rule, (), side, side)


def test_letters_have_ranks_only_where_there_is_something_to_rank() -> None:
    def letters(*passing: bool) -> GradingScale:
        return GradingScale("S", tuple(ScaleGrade(LETTERS[i], one) for i, one in enumerate(passing)))

    made = ranks(letters(True, True, True, False))
    assert made is not None
    assert (made.best, made.lowest_pass, made.worst) == (1, 3, 4)
    assert ranks(letters(True, False)) is None, "passed or not is no order"
    assert ranks(letters(True, True)) is None, "nothing fails"
    assert ranks(GradingScale("S", best=Fraction(5), worst=Fraction(2), pass_mark=Fraction(3))) is None


def test_rows_are_read_in_their_order_with_several_marks_each() -> None:
    found = table_rows([{"position": 2, "grade": "4"}, {"position": 1, "grade": "5", "marks": "优秀； A ;;отлично"}])
    assert [row.grade for row in found] == ["5", "4"]
    assert found[0].marks == ("优秀", "A", "отлично")
