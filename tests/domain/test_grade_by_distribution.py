"""Marks are converted by distributions exactly as the reference says, and properties hold for any tables."""

from __future__ import annotations

from fractions import Fraction

import pytest
from grade_tables import CN, RU, T1, T2, WORDS, distributions, table
from hypothesis import assume, given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.grades.by_distribution import ByDistribution, Comparison, Rule
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.explanation import Outcome

CHOOSING = (Rule.MAX, Rule.MIN, Rule.MID, Rule.LARGEST)


def grade(host: GradeTable, home: GradeTable, rule: Rule, mark: str) -> str | None:
    return ByDistribution(host, home, rule, words=WORDS).convert(mark).grade


def refusal(method: ByDistribution, mark: str) -> str:
    with pytest.raises(RuleBroken) as refused:
        method.convert(mark)
    return refused.value.problem.code


# the vectors of the reference (domain.md 5.4)


@pytest.mark.parametrize(
    ("mark", "grades"), [("10", "ABBB"), ("9", "BCBB"), ("8", "CDCC"), ("7", "DEDD"), ("6", "EEEE")]
)
def test_the_five_grades_of_the_official_example_become_the_grades_of_the_reference(mark: str, grades: str) -> None:
    assert [grade(T1, T2, rule, mark) for rule in CHOOSING] == list(grades)


def test_overlaps_are_those_of_the_reference() -> None:
    spans = {span.grade: span for span in T1.spans}
    found = {
        mark: [(s.grade, spans[mark].overlap(s)) for s in Comparison(spans[mark], T2.spans).comparable]
        for mark in ("10", "9", "8")
    }
    seventh = Fraction(7, 369)
    assert found["10"] == [("A", seventh), ("B", Fraction(1, 20) - seventh)]
    assert [g for g, _ in found["9"]] == ["B", "C"]
    assert found["8"][1] == ("D", Fraction(1, 2) - Fraction(179, 369))


def test_touching_intervals_share_nothing() -> None:
    halves, thirds = table("a", ("1", 50), ("2", 50)), table("b", ("A", 25), ("B", 25), ("C", 50))
    assert [grade(halves, thirds, rule, "1") for rule in CHOOSING] == ["A", "B", "A", "A"]
    assert [grade(halves, thirds, rule, "2") for rule in CHOOSING] == ["C"] * 4


def test_a_tie_of_the_largest_overlap_goes_to_the_better_grade_and_is_said() -> None:
    found = ByDistribution(table("a", ("1", 100)), table("b", ("A", 50), ("B", 50)), Rule.LARGEST).convert("1")
    assert found.grade == "A"
    assert found.explanation.steps[-1].code == "largest_tie"


def test_an_average_weighs_values_by_overlap() -> None:
    found = ByDistribution(CN, RU, Rule.WAVG).convert("良好")
    assert found.exact == Fraction(113, 26)
    assert found.grade == "4.35"
    assert found.passed


def test_an_average_of_one_grade_is_that_grade() -> None:
    assert ByDistribution(CN, RU, Rule.WAVG).convert("优秀").exact == 5


# fails, passes without a rank, refusals


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("mark", ["5", "4"])
def test_a_fail_becomes_the_first_fail_of_home_and_never_passes(rule: Rule, mark: str) -> None:
    found = ByDistribution(T1, T2, rule).convert(mark)
    assert (found.grade, found.passed, found.exact) == ("F", False, None)


def test_a_fail_without_a_fail_at_home_has_no_grade() -> None:
    found = ByDistribution(T1, table("home", ("A", 50)), Rule.MAX).convert("5")
    assert (found.grade, found.passed) == (None, False)


def test_a_fail_stays_a_fail_however_few_marks_the_tables_hold() -> None:
    few = table("few", ("A", 1), fails=(("F", 0),))
    assert ByDistribution(few, few, Rule.MID).convert("F").passed is False


@pytest.mark.parametrize("mark", ["合格", "зачтено"])
def test_a_pass_without_a_rank_passes_and_gets_no_number(mark: str) -> None:
    found = ByDistribution(CN, RU, Rule.WAVG, words=WORDS).convert(mark)
    assert (found.grade, found.passed, found.exact) == (None, True, None)
    assert found.explanation.outcome is Outcome.PASS_ONLY


def test_a_fail_without_a_rank_fails() -> None:
    found = ByDistribution(CN, RU, Rule.MID, words=WORDS).convert("不合格")
    assert (found.grade, found.passed) == ("2", False)


def test_passes_without_a_rank_take_no_part_in_a_distribution_and_are_kept_in_words() -> None:
    rows = [("5", 180, True), ("4", 240, True), ("3", 180, True), ("2", 9, False), ("зачтено", 900, True)]
    mixed = GradeTable.build("mixed", [GradeCount(*row) for row in [*rows, ("не зачтено", 3, False)]], WORDS)
    assert mixed.passing == 600
    assert [span.grade for span in mixed.spans] == ["5", "4", "3"]
    to_mixed = ByDistribution(CN, mixed, Rule.MID, words=WORDS)
    assert to_mixed.convert("合格").grade == "зачтено"
    assert to_mixed.convert("不合格").grade == "не зачтено"
    assert to_mixed.convert("不及格").grade == "2"


def test_a_word_of_passing_is_a_rank_where_the_table_uses_it_as_one() -> None:
    levels = [("优秀", 30, True), ("良好", 30, True), ("合格", 30, True), ("不合格", 2, False)]
    four = GradeTable.build("four", [GradeCount(*row) for row in levels], WORDS)
    assert [span.grade for span in four.spans] == ["优秀", "良好", "合格"]
    assert ByDistribution(four, RU, Rule.MID, words=WORDS).convert("合格").grade == "3"


def test_a_grade_that_was_never_given_is_refused_but_its_neighbours_are_not() -> None:
    gap = table("gap", ("A", 40), ("B", 0), ("C", 40))
    method = ByDistribution(gap, RU, Rule.MID)
    assert refusal(method, "B") == "grade.zero_count"
    assert method.convert("A").grade is not None


@given(distributions(), st.sampled_from(CHOOSING))
def test_a_home_grade_that_was_never_given_is_never_chosen(home: GradeTable, rule: Rule) -> None:
    unused = {row.grade for row in home.rows if row.count == 0}
    method = ByDistribution(T1, home, rule)
    assert not {method.convert(mark).grade for mark in ("10", "9", "8", "7", "6")} & unused


def test_small_tables_are_refused_and_the_limit_can_be_set() -> None:
    few = table("few", ("A", 20), ("B", 9))
    for method in (ByDistribution(few, RU, Rule.MID), ByDistribution(RU, few, Rule.MID)):
        assert refusal(method, method.host.rows[0].grade) == "grade.small_sample"
    assert ByDistribution(few, RU, Rule.MAX, minimum=29).convert("A").grade == "5"
    both = ByDistribution(few, few, Rule.MID)
    with pytest.raises(RuleBroken) as refused:
        both.convert("A")
    assert len(refused.value.problems) == 2


def test_tables_without_a_passing_mark_are_refused() -> None:
    none = table("none", ("A", 0), fails=(("F", 40),))
    assert refusal(ByDistribution(none, RU, Rule.MID, minimum=0), "A") == "grade.no_passing"
    assert refusal(ByDistribution(RU, none, Rule.MID, minimum=0), "5") == "grade.no_passing"


def test_an_unknown_mark_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(RuleBroken) as refused:
        ByDistribution(RU, CN, Rule.MID).convert("6")
    assert refused.value.problem.code == "grade.unknown_grade"
    assert refused.value.problem.facts["words"] == "5, 4, 3, 2"


def test_an_average_needs_numbers_only_among_the_comparable_grades() -> None:
    assert refusal(ByDistribution(T1, T2, Rule.WAVG), "8") == "grade.needs_numbers"
    assert ByDistribution(T1, T2, Rule.MID).convert("8").explanation.alternatives["WAVG"] is None


@pytest.mark.parametrize("typed", ["5", "5.0", "5,0", " 5 ", "５"])
def test_a_mark_is_found_however_it_is_spelled(typed: str) -> None:
    assert grade(RU, CN, Rule.MAX, typed) == "优秀"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "grade.table_empty"),
        ([("A", 1, True), ("a", 2, True)], "grade.repeated"),
        ([("5", 1, True), ("5.0", 2, True)], "grade.repeated"),
        ([("A", -1, True)], "grade.count_negative"),
        ([("A", 10**9, True)], "grade.count_too_large"),
        ([("", 1, True)], "grade.no_label"),
        ([("x" * 41, 1, True)], "grade.bad_label"),
        ([("A\nB", 1, True)], "grade.bad_label"),
        ([("F", 1, False), ("A", 1, True)], "grade.fail_above_pass"),
        ([("5", 1, True), ("3", 1, True), ("4", 1, True)], "grade.out_of_order"),
        ([("3", 1, True), ("4", 1, True), ("5", 1, True), ("2", 1, False)], "grade.out_of_order"),
    ],
)
def test_a_table_that_cannot_be_is_refused(rows: list[tuple[str, int, bool]], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        GradeTable.build("t", [GradeCount(*row) for row in rows])
    assert code in {problem.code for problem in refused.value.problems}


# what holds for any tables


def converted(host: GradeTable, home: GradeTable, rule: Rule) -> list[str | None]:
    method = ByDistribution(host, home, rule)
    return [method.convert(span.grade).grade for span in host.spans if span.low < span.high]


@given(distributions(), distributions(numeric=True), st.sampled_from(Rule))
def test_a_better_mark_never_becomes_a_worse_grade(host: GradeTable, home: GradeTable, rule: Rule) -> None:
    if rule is Rule.WAVG:
        method = ByDistribution(host, home, rule)
        values = [method.convert(span.grade).exact for span in host.spans if span.low < span.high]
        assert values == sorted(values, reverse=True)
    else:
        places = [row.grade for row in home.rows]
        found = [places.index(grade) for grade in converted(host, home, rule)]
        assert found == sorted(found)


@given(distributions(), distributions())
def test_the_rules_stand_in_order(host: GradeTable, home: GradeTable) -> None:
    places = [row.grade for row in home.rows]
    best, worst, middle, largest = ([places.index(grade) for grade in converted(host, home, rule)] for rule in CHOOSING)
    for low, high, *between in zip(best, worst, middle, largest, strict=True):
        assert all(low <= one <= high for one in between)


@given(distributions(), distributions(numeric=True))
def test_an_average_lies_between_the_worst_and_the_best(host: GradeTable, home: GradeTable) -> None:
    for span in host.spans:
        if span.low < span.high:
            best, worst = (Fraction(grade(host, home, rule, span.grade)) for rule in (Rule.MAX, Rule.MIN))
            assert worst <= ByDistribution(host, home, Rule.WAVG).convert(span.grade).exact <= best


@given(distributions(numeric=True, counted=True), st.sampled_from(Rule))
def test_equal_tables_change_nothing(both: GradeTable, rule: Rule) -> None:
    method = ByDistribution(both, both, rule)
    for row in both.rows:
        if row.passing:
            assert Fraction(method.convert(row.grade).grade) == Fraction(row.grade)


@given(distributions(), distributions(), st.sampled_from(CHOOSING))
def test_a_fail_never_passes(host: GradeTable, home: GradeTable, rule: Rule) -> None:
    method = ByDistribution(host, home, rule)
    passing = {row.grade for row in home.rows if row.passing}
    for row in host.rows:
        if not row.passing:
            found = method.convert(row.grade)
            assert not found.passed
            assert found.grade not in passing


@given(distributions(), distributions(), st.integers(2, 9), st.sampled_from(CHOOSING))
def test_only_shares_count_not_how_many_marks_there_are(
    host: GradeTable, home: GradeTable, times: int, rule: Rule
) -> None:
    more = GradeTable("more", tuple(GradeCount(r.grade, r.count * times, r.passing) for r in host.rows))
    assert converted(more, home, rule) == converted(host, home, rule)


@given(st.data(), distributions(), distributions(), st.sampled_from(CHOOSING))
def test_it_does_not_matter_in_which_order_marks_are_converted(
    data: st.DataObject, host: GradeTable, home: GradeTable, rule: Rule
) -> None:
    marks = [span.grade for span in host.spans if span.low < span.high]
    assume(len(marks) > 1)
    shuffled = data.draw(st.permutations(marks))
    one, other = ByDistribution(host, home, rule), ByDistribution(host, home, rule)
    forwards = {mark: one.convert(mark) for mark in marks}
    assert {mark: other.convert(mark) for mark in shuffled} == forwards


@given(distributions())
def test_shares_fill_the_whole_exactly(made: GradeTable) -> None:
    assert made.spans[0].low == 0
    assert made.spans[-1].high == 1
    assert sum((span.high - span.low for span in made.spans), Fraction(0)) == 1
