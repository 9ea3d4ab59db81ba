"""An explanation survives storage and is said whole in every language."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from grade_tables import CN, RU, T1, T2, WORDS, table
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.grades.by_distribution import ByDistribution, Rule
from exchange_admin.domain.rules.grades.by_formula import ByBavarianFormula, ByStraightLine, Rounding
from exchange_admin.domain.rules.grades.by_table import ByFixedTable, TableRow
from exchange_admin.domain.rules.grades.conversion_rules import Side, method_of
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation, Outcome
from exchange_admin.domain.rules.grades.kept import KeepOriginal
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.rules.grades.scales import GradingScale, ScaleGrade
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.grades import written
from exchange_admin.services.grades.explaining import explained

FOLDER = Path(__file__).parents[2] / "resources" / "wording"
SPOKEN = {language: Wording.load(FOLDER, language) for language in LANGUAGES}
HUNDRED, FIVE = PassingRange(Fraction(60), Fraction(100)), PassingRange(Fraction(3), Fraction(5))


def every_kind() -> list[Conversion]:
    """Conversions that between them use every method, rule, outcome and step."""
    found = [ByDistribution(CN, RU, rule, words=WORDS).convert("良好") for rule in Rule]
    found += [ByDistribution(T1, T2, Rule.MID, words=WORDS).convert(mark) for mark in ("9", "5", "合格", "不合格")]
    found.append(ByDistribution(table("CN", ("1", 90)), table("RU", ("A", 50), ("B", 50)), Rule.LARGEST).convert("1"))
    for rounding in Rounding:
        bavarian = ByBavarianFormula(HUNDRED, rounding, WORDS)
        found += [bavarian.convert(mark) for mark in ("82", "73.33", "59", "зачтено", "не зачтено")]
    line = ByStraightLine(HUNDRED, FIVE, words=WORDS, fail_grade="2")
    found += [line.convert(mark) for mark in ("73", "73.333", "59", "合格", "不合格")]
    rows = [
        TableRow("5", True, ("优秀",), Fraction(85), Fraction(100)),
        TableRow("4", True, (), Fraction(60), Fraction(84)),
    ]
    fixed = ByFixedTable("RU", [*rows, TableRow(None, False, ("不及格",))], words=WORDS)
    found += [fixed.convert(mark) for mark in ("优秀", "84.5", "84", "不及格", "зачтено", "не зачтено")]
    kept = KeepOriginal(GradingScale("CN", (ScaleGrade("优秀", True), ScaleGrade("不及格", False))))
    return [*found, kept.convert("优秀"), kept.convert("不及格"), *by_rules()]


def by_rules() -> list[Conversion]:
    """What only the rules of an office do: points compared as their grade, letters numbered in order."""
    points = GradingScale("CN", (ScaleGrade("良好", True, Fraction(60), Fraction(100)), ScaleGrade("不及格", False)))
    letters = GradingScale("T1", tuple(ScaleGrade(mark, mark != "F") for mark in "ABF"))
    compared = {"method": "distribution", "variant": "MID", "to_scale_id": "x", "minimum": 1}
    numbered = {"method": "bavarian", "variant": "half-up"}
    side = Side(
        replace(points, best=Fraction(100), worst=Fraction(0), pass_mark=Fraction(60)), points.table({"良好": 40})
    )
    return [
        method_of(compared, (), side, Side(points, RU)).convert("85"),
        method_of(numbered, (), Side(letters), None).convert("B"),
    ]


KINDS = every_kind()


def keys_said(key: str) -> bool:
    return re.search(r"\b(grade|credit)\.[a-z_]+|[{}]|None", key) is not None


def test_every_outcome_and_every_step_that_has_words_is_tried() -> None:
    assert {converted.explanation.outcome for converted in KINDS} == set(Outcome)
    steps = {step.code for converted in KINDS for step in converted.explanation.steps}
    keys = SPOKEN["en"].keys()
    assert steps == {key.removeprefix("grade.step.") for key in keys if key.startswith("grade.step.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_a_whole_sentence_in_every_language(language: str) -> None:
    stop = "。" if language == "zh" else "."
    for converted in KINDS:
        said = explained(converted.explanation, SPOKEN[language])
        sentences = [said.result, said.method, *said.steps, *([said.others] if said.others else [])]
        assert said.steps
        for sentence in sentences:
            assert not keys_said(sentence), sentence
            assert sentence.endswith(stop), sentence
        for shown in said.tables:
            assert not keys_said(shown.title)
            assert all(len(row) == len(shown.headings) for row in shown.rows)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_no_english_is_left_in_another_language(language: str) -> None:
    for converted in KINDS:
        said = explained(converted.explanation, SPOKEN[language])
        text = " ".join([said.result, said.method, *said.steps, said.others, *(shown.title for shown in said.tables)])
        assert set(re.findall("[A-Za-z-]{2,}", text)) <= {*Rule, *Rounding, "CN", "RU", "T1", "T2"}, text


def test_an_explanation_comes_back_from_storage_as_it_was() -> None:
    for converted in KINDS:
        stored = json.dumps(converted.explanation.as_plain(), ensure_ascii=False)
        assert Explanation.read(json.loads(stored)) == converted.explanation


def test_the_explanation_holds_both_distributions_with_exact_shares() -> None:
    plain = ByDistribution(T1, T2, Rule.MID).convert("9").explanation.as_plain()
    assert plain["home"]["rows"][1] == {
        "grade": "B",
        "count": 37,
        "pass": True,
        "share": "37/369",
        "from": "7/369",
        "to": "44/369",
    }
    assert plain["host"]["rows"][-1]["share"] is None
    assert plain["host"]["passing"] == 1000
    assert plain["alternatives"] == {"MIN": "C", "MAX": "B", "LARGEST": "B", "WAVG": None}


def floats(plain: object) -> bool:
    if isinstance(plain, dict):
        return any(map(floats, plain.values()))
    return any(map(floats, plain)) if isinstance(plain, list) else isinstance(plain, float)


def test_nothing_that_is_stored_is_a_float() -> None:
    assert not any(floats(converted.as_plain()) for converted in KINDS)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=8,
    ),
    st.sampled_from(sorted(KINDS[0].explanation.as_plain())),
)
def test_a_damaged_explanation_is_refused_or_still_said(damage: object, key: str) -> None:
    plain = KINDS[0].explanation.as_plain() | {key: damage}
    try:
        found = Explanation.read(plain)
    except RuleBroken as refused:
        assert refused.problem.code == "grade.explanation_unreadable"
    else:
        for words in SPOKEN.values():
            assert explained(found, words).result


@pytest.mark.parametrize("key", ["version", "host"])
def test_an_endless_number_is_damage_too(key: str) -> None:
    endless = {"table": "t", "passing": float("inf"), "rows": []} if key == "host" else float("inf")
    with pytest.raises(RuleBroken, match="explanation_unreadable"):
        Explanation.read(KINDS[0].explanation.as_plain() | {key: endless})


def test_numbers_are_written_as_each_language_writes_them() -> None:
    share, many = Fraction(37, 369), 12_500
    assert [written.percent(share, language) for language in LANGUAGES] == ["10.03%", "10,03\u00a0%", "10.03%"]
    assert [written.count(many, language) for language in LANGUAGES] == ["12,500", "12\u00a0500", "12,500"]
    assert written.count(9999, "ru") == "9999"
    assert written.number(Fraction(113, 26), "ru") == "113/26 ≈ 4,3462"
    assert written.number(Fraction(73, 20), "ru") == "3,65"


def test_russian_counts_of_marks_have_their_forms() -> None:
    said = [SPOKEN["ru"].say("grade.table.host", {"table": "t", "n": n}) for n in (21, 33, 600)]
    assert [text.split(", ")[1] for text in said] == [
        "21 положительная оценка",
        "33 положительные оценки",
        "600 положительных оценок",
    ]
