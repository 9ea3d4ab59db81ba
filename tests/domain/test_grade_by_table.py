"""Fixed tables and scales: where limits lie, what is refused, and that the shipped examples are sound."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from grade_tables import WORDS
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain import exact
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.grades.by_formula import ByStraightLine
from exchange_admin.domain.rules.grades.by_table import ByFixedTable, TableRow
from exchange_admin.domain.rules.grades.conversion_rules import table_rows
from exchange_admin.domain.rules.grades.explanation import Outcome
from exchange_admin.domain.rules.grades.kept import KeepOriginal
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.rules.grades.scales import GradingScale, ScaleGrade
from exchange_admin.domain.wording import LANGUAGES

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
CONVERSIONS = {rule.key: rule for rule in Reference.load(FOLDER).conversions}
TABLES = {key: rule for key, rule in CONVERSIONS.items() if rule.values["method"] == "table"}


def method(key: str) -> ByFixedTable:
    return ByFixedTable(TABLES[key].values["name_en"], table_rows(TABLES[key].lines), words=WORDS)


def rows(*spans: tuple[str, str, str, bool]) -> list[TableRow]:
    return [TableRow(grade, passing, low=exact.read(low), high=exact.read(high)) for low, high, grade, passing in spans]


# the tables of the reference (domain.md 5.7)


@pytest.mark.parametrize(
    ("points", "grades"),
    [
        *(("95", "5/A"), ("94", "5/B"), ("86", "5/B"), ("85", "4/C"), ("69", "4/C"), ("68", "3/D")),
        *(("61", "3/D"), ("60", "3/E"), ("51", "3/E"), ("50", "2/FX"), ("31", "2/FX"), ("30", "2/F")),
        *(("100", "5/A"), ("0", "2/F")),
    ],
)
def test_points_become_the_grades_of_the_reference_at_every_edge(points: str, grades: str) -> None:
    five, letter = (method(key).convert(points) for key in ("ru_points_to_five", "ru_points_to_letters"))
    assert f"{five.grade}/{letter.grade}" == grades
    assert five.passed == letter.passed == (int(points) >= 51)


@pytest.mark.parametrize("points", ["85.5", "94.9"])
def test_points_between_two_rows_have_not_reached_the_better(points: str) -> None:
    found = method("ru_points_to_five").convert(points)
    assert found.grade == {"85.5": "4", "94.9": "5"}[points]
    assert found.explanation.steps[0].code == "row_between"


@pytest.mark.parametrize(
    ("key", "mark", "grade"),
    [
        ("cn_to_ru", "90", "5"),
        ("cn_to_ru", "89.995", "4"),
        ("cn_to_ru", "75", "4"),
        ("cn_to_ru", "74.99", "3"),
        ("cn_to_ru", "中等", "3"),
        ("cn_to_ru", "59.99", "2"),
        ("ru_to_cn", "5", "95"),
        ("ru_to_cn", "3.0", "70"),
        ("ru_to_cn", "2", None),
        ("cn_letters_to_points", "A−", "87"),
        ("cn_letters_to_points", "a+", "99"),
    ],
)
def test_suggested_tables_give_what_the_reference_lists(key: str, mark: str, grade: str | None) -> None:
    assert method(key).convert(mark).grade == grade


def test_points_become_grade_points_by_the_common_formula() -> None:
    told = CONVERSIONS["cn_points_to_gpa5"].values
    ranges = (PassingRange.read(told[end]) for end in ("from", "to"))
    line = ByStraightLine(*ranges, words=WORDS, fail_grade=told["fail"])
    found = [line.convert(mark) for mark in ("100", "85", "60", "59")]
    assert [one.grade for one in found] == ["5.0", "3.5", "1.0", "0"]
    assert [one.passed for one in found] == [True, True, True, False]


@pytest.mark.parametrize("key", TABLES)
def test_a_shipped_table_can_be_used_and_has_a_name_in_every_language(key: str) -> None:
    assert all(TABLES[key].values[f"name_{language}"] for language in LANGUAGES)
    made = method(key)
    for row in made.rows:
        for mark in (*row.marks, *(exact.as_text(end) for end in (row.low, row.high) if end is not None)):
            assert made.convert(mark).passed == row.passing


# what holds for any table


@given(st.integers(0, 10_000).map(lambda n: Fraction(n, 100)), st.sampled_from(["cn_to_ru", "ru_points_to_letters"]))
def test_every_mark_of_the_range_has_exactly_one_grade_and_better_marks_none_worse(points: Fraction, key: str) -> None:
    table = method(key)
    order = [row.grade for row in table.rows]
    found, next_found = (table.convert(exact.shown(mark)) for mark in (points, min(points + 1, Fraction(100))))
    assert order.index(next_found.grade) <= order.index(found.grade)
    assert next_found.passed >= found.passed


def test_a_table_may_run_from_low_numbers_to_high_ones() -> None:
    german = ByFixedTable(
        "t", rows(("1.0", "1.5", "A", True), ("1.6", "2.5", "B", True), ("4.1", "5.0", "F", False))[:2]
    )
    assert [german.convert(mark).grade for mark in ("1.0", "1.5", "1.55", "1.6", "2.5")] == ["A", "A", "B", "B", "B"]
    for mark in ("0.9", "2.6"):
        with pytest.raises(RuleBroken):
            german.convert(mark)


@pytest.mark.parametrize("mark", ["100.5", "-1", "excellent", ""])
def test_a_mark_that_the_table_does_not_know_is_refused(mark: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        method("cn_to_ru").convert(mark)
    assert refused.value.problem.code == "grade.no_row"


def test_a_mark_without_a_rank_gets_no_number_and_a_fail_the_failing_grade() -> None:
    passed, failed = (method("cn_to_ru").convert(mark) for mark in ("合格", "不合格"))
    assert (passed.grade, passed.passed, passed.explanation.outcome) == (None, True, Outcome.PASS_ONLY)
    assert (failed.grade, failed.passed) == ("2", False)


def test_the_edition_of_a_table_is_kept_with_the_result() -> None:
    made = ByFixedTable("ours", rows(("0", "100", "5", True)), edition="2026-09-01")
    assert made.convert("50").explanation.inputs["edition"] == "2026-09-01"


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ([], "grade.table_empty"),
        (rows(("60", "100", "5", True), ("50", "60", "4", True)), "grade.row_overlap"),
        (rows(("60", "100", "5", True), ("40", "50", "4", True)), "grade.row_gap"),
        (rows(("100", "60", "5", True)), "grade.band_reversed"),
        (rows(("60", "100", "2", False), ("50", "59", "3", True)), "grade.pass_below_fail"),
        ([TableRow(None, True, ("A",))], "grade.pass_without_grade"),
        ([TableRow("5", True, ("A", "a"))], "grade.repeated"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(made: list[TableRow], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        ByFixedTable("t", made)
    assert code in {problem.code for problem in refused.value.problems}


# scales


@pytest.fixture(scope="module")
def scales() -> dict[str, GradingScale]:
    """The shipped scales as a new office gets them."""
    reference = Reference.load(FOLDER)
    edits = reference.edits(Origin.seeded(1), "CN")
    keys = {scale.values["name_en"]: scale.key for scale in reference.scales}
    made = {}
    for edit in edits:
        if edit.kind == "grading_scale":
            lines = [line.values for line in reversed(edits) if line.values.get("grading_scale_id") == edit.id]
            key = keys[str(edit.values["name_en"])]
            made[key] = GradingScale.of(key, edit.values, lines, PassOnlyMarks.load(FOLDER))
    return made


@pytest.mark.parametrize(
    ("scale", "mark", "passing", "pass_only", "grade"),
    [
        ("cn_hundred", "60", True, False, None),
        ("cn_hundred", "59.9", False, False, None),
        ("cn_hundred", "合格", True, True, None),
        ("cn_five_level", "85", True, False, "良好"),
        ("cn_five_level", "89.995", True, False, "良好"),
        ("cn_five_level", "不及格", False, False, "不及格"),
        ("cn_five_level", "合格", True, True, None),
        ("cn_two_level", "合格", True, True, "合格"),
        ("cn_two_level", "不合格", False, True, "不合格"),
        ("ru_five", "5", True, False, "5"),
        ("ru_five", "3,0", True, False, "3"),
        ("ru_five", "2", False, False, "2"),
        ("ru_five", "зачтено", True, True, None),
        ("ru_five", "4.5", True, False, None),
        ("ru_pass_fail", "зачтено", True, True, "зачтено"),
        ("ru_demo_exam", "39.99", True, False, "3"),
        ("ru_demo_exam", "19", False, False, "2"),
    ],
)
def test_a_scale_says_what_a_mark_means(
    scales: dict[str, GradingScale], scale: str, mark: str, passing: bool, pass_only: bool, grade: str | None
) -> None:
    judged = scales[scale].judge(mark)
    assert (judged.passing, judged.pass_only, judged.grade) == (passing, pass_only, grade)


@pytest.mark.parametrize(
    ("scale", "mark", "code"),
    [
        ("cn_hundred", "101", "grade.beyond_best"),
        ("cn_hundred", "-1", "grade.beyond_worst"),
        ("ru_five", "1", "grade.beyond_worst"),
        ("ru_five", "A", "grade.not_on_scale"),
        ("ru_pass_fail", "5", "grade.not_on_scale"),
        ("cn_five_level", "", "grade.not_on_scale"),
    ],
)
def test_a_mark_that_cannot_stand_on_a_scale_is_refused(
    scales: dict[str, GradingScale], scale: str, mark: str, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        scales[scale].judge(mark)
    assert refused.value.problem.code == code


def test_a_kept_mark_stays_as_it_is_and_passes_by_its_scale(scales: dict[str, GradingScale]) -> None:
    kept = KeepOriginal(scales["cn_hundred"])
    found = [kept.convert(mark) for mark in ("85", "59", "合格")]
    assert [(one.grade, one.passed) for one in found] == [("85", True), ("59", False), ("合格", True)]
    assert found[0].explanation.outcome is Outcome.KEPT


@pytest.mark.parametrize("mark", ["отлично", "Отлично", "优秀", "5 (отлично)", "5（优秀）"])
def test_a_mark_in_the_words_of_a_grade_is_that_grade(scales: dict[str, GradingScale], mark: str) -> None:
    judged = scales["ru_five"].judge(mark)
    assert (judged.grade, judged.passing, judged.value) == ("5", True, 5)
    assert scales["ru_five"].judge("неудовлетворительно").passing is False


@pytest.mark.parametrize("mark", ["5 (хорошо)", "отлично (5)", "превосходно", "5 ()"])
def test_words_that_are_of_no_grade_or_of_another_one_are_refused(scales: dict[str, GradingScale], mark: str) -> None:
    with pytest.raises(RuleBroken, match="not_on_scale"):
        scales["ru_five"].judge(mark)


def test_words_of_two_grades_are_of_neither() -> None:
    twice = (ScaleGrade("A", True, labels=("Good", "Fine")), ScaleGrade("B", True, labels=("Good",)))
    assert GradingScale("s", twice).judge("fine").grade == "A"
    with pytest.raises(RuleBroken, match="not_on_scale"):
        GradingScale("s", twice).judge("good")


@pytest.mark.parametrize(("word", "passing"), [("зачёт", True), ("незачет", False), ("缺考", False), ("通过", True)])
def test_words_of_everyday_transcripts_pass_or_fail_without_a_rank(
    scales: dict[str, GradingScale], word: str, passing: bool
) -> None:
    for scale in (scales["ru_five"], scales["cn_hundred"]):
        judged = scale.judge(word)
        assert (judged.pass_only, judged.passing, judged.grade) == (True, passing, None)


def test_counts_of_a_scale_make_its_distribution_in_any_order(scales: dict[str, GradingScale]) -> None:
    counts = {"3": 180, "5": 180, "2": 25, "4": 240}
    made = scales["ru_five"].table(counts)
    assert [(row.grade, row.count, row.passing) for row in made.rows] == [
        ("5", 180, True),
        ("4", 240, True),
        ("3", 180, True),
        ("2", 25, False),
    ]
    assert scales["ru_five"].table(dict(reversed(counts.items()))) == made
    with pytest.raises(RuleBroken, match="not_on_scale"):
        scales["ru_five"].table({"6": 1})


@pytest.mark.parametrize(
    ("scale", "code"),
    [
        (GradingScale("s", best=Fraction(5)), "grade.scale_incomplete"),
        (GradingScale("s", best=Fraction(5), worst=Fraction(2), pass_mark=Fraction(6)), "grade.scale_pass_mark"),
        (GradingScale("s", best=Fraction(5), worst=Fraction(5), pass_mark=Fraction(5)), "grade.scale_pass_mark"),
        (GradingScale("s", (ScaleGrade("F", False), ScaleGrade("A", True))), "grade.fail_above_pass"),
        (GradingScale("s", (ScaleGrade("A", True), ScaleGrade("a", True))), "grade.repeated"),
        (
            GradingScale(
                "s",
                (ScaleGrade("D", True, Fraction(50), Fraction(100)),),
                best=Fraction(100),
                worst=Fraction(0),
                pass_mark=Fraction(60),
            ),
            "grade.scale_pass_differs",
        ),
    ],
)
def test_a_scale_that_contradicts_itself_says_so(scale: GradingScale, code: str) -> None:
    assert code in {problem.code for problem in scale.problems()}
