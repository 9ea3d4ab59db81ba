"""Credits follow from hours exactly, by the rule of an institution, and are rounded on the final sheet only."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.credits.conversion import CourseCredits, course_credits, near_enough
from exchange_admin.domain.rules.credits.rules import (
    Cap,
    CreditRule,
    Direction,
    Rounding,
    SelfStudy,
    rule_of,
)
from exchange_admin.domain.rules.credits.work import CourseWork, Work, hours, minutes
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import LANGUAGES

SHIPPED = {one.key: one for one in Reference.load(Path(__file__).parents[2] / "resources" / "reference").credit_rules}
THEORY = {Work.THEORY: Fraction(16)}
MINUTES, AMOUNTS = st.integers(0, 100_000), st.fractions(Fraction(1, 10), 60, max_denominator=20)


def shipped(key: str) -> CreditRule:
    return rule_of(key, SHIPPED[key].values, SHIPPED[key].lines)


def course(theory: int = 0, practice: int = 0, **more: object) -> CourseWork:
    """Academic hours of 45 minutes."""
    contact = {Work.THEORY: theory * 45, Work.PRACTICE: practice * 45}
    return CourseWork(contact={work: amount for work, amount in contact.items() if amount}, **more)


def worth(theory: int, per: int, ratio: str = "0") -> Fraction:
    ratio_rule = CreditRule("r", "zet", {Work.THEORY: Fraction(per)}, self_study=SelfStudy.BY_RATIO)
    rule = (
        ratio_rule
        if ratio == "0"
        else CreditRule(
            "r", "zet", ratio_rule.hours_per_credit, self_study=SelfStudy.BY_RATIO, self_study_ratio=Fraction(ratio)
        )
    )
    return course_credits(course(theory), rule).exact


@st.composite
def rules(draw: st.DrawFn) -> CreditRule:
    return CreditRule(
        "made",
        "xuefen",
        {work: draw(AMOUNTS) for work in Work},
        hour=draw(st.sampled_from([45, 60])),
        weeks_per_credit=draw(AMOUNTS),
        self_study=draw(st.sampled_from(SelfStudy)),
        self_study_ratio=draw(st.fractions(0, 3, max_denominator=8)),
        rounding=Rounding(
            draw(st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1)])),
            draw(st.sampled_from(Direction)),
        ),
        caps=tuple(
            Cap(category, draw(st.integers(0, 6).map(Fraction)), in_all)
            for category, in_all in draw(st.sets(st.tuples(st.sampled_from("ab"), st.booleans())))
        ),
    )


@st.composite
def courses(draw: st.DrawFn) -> CourseWork:
    return CourseWork(
        titles=("课程",),
        category=draw(st.sampled_from(["", "a", "b"])),
        contact={work: draw(MINUTES) for work in Work},
        self_study=draw(st.none() | MINUTES),
        weeks=draw(st.integers(0, 40).map(lambda n: Fraction(n, 2))),
    )


# the numbers of the reference (domain.md 5.8, china_russia.md 2.1)


@pytest.mark.parametrize(
    ("theory", "per", "credits"),
    [
        (64, 16, Fraction(4)),
        (64, 18, Fraction(32, 9)),
        (64, 32, Fraction(2)),
        (64, 36, Fraction(16, 9)),
        (108, 16, Fraction(27, 4)),
        (108, 18, Fraction(6)),
        (108, 32, Fraction(27, 8)),
        (108, 36, Fraction(3)),
    ],
)
def test_hours_become_the_credits_of_the_reference(theory: int, per: int, credits: Fraction) -> None:
    assert worth(theory, per) == credits


def test_the_whole_workload_counts_where_the_rule_says_so() -> None:
    assert worth(16, 36, "1") == Fraction(8, 9)  # 0.89


def test_thirty_six_academic_hours_are_twenty_seven_clock_hours() -> None:
    assert hours(36 * 45, 60) == 27
    assert minutes(Fraction(36), 45) == minutes(Fraction(27), 60) == 1620


@pytest.mark.parametrize(
    ("host", "near"), [("4", True), ("3", True), ("5", True), ("2.9", False), ("5.01", False), ("0", False)]
)
def test_credits_may_differ_by_a_quarter_of_the_home_course(host: str, near: bool) -> None:
    rule = shipped("cn_transfer_form")
    assert near_enough(Fraction(host), Fraction(4), rule).near is near


def test_a_rule_without_tolerance_does_not_ask() -> None:
    assert near_enough(Fraction(1), Fraction(9), CreditRule("r", "xuefen", THEORY)).near is None


# kinds of work


def test_kinds_of_work_count_differently_and_add_up() -> None:
    rule = shipped("cn_xuefen_16")
    found = course_credits(course(32, 32, weeks=Fraction(2)), rule)
    assert found.exact == 2 + 1 + 2
    assert [step.code for step in found.steps] == ["theory", "practice", "weeks", "total"]


def test_recorded_self_study_counts_before_the_ratio() -> None:
    rule = shipped("ru_zet_36")
    assert course_credits(course(36), rule).exact == 2
    assert course_credits(course(36, self_study=18 * 45), rule).exact == Fraction(3, 2)
    assert course_credits(course(36, self_study=0), rule).exact == 1


def test_self_study_that_does_not_count_is_said() -> None:
    found = course_credits(course(16, self_study=900), CreditRule("r", "xuefen", THEORY))
    assert found.exact == 1
    assert [step.code for step in found.steps] == ["theory", "self_study_not_counted", "total"]


def test_hours_of_sixty_minutes_are_other_hours() -> None:
    clock = CreditRule("r", "ects", {Work.THEORY: Fraction(25)}, hour=60)
    assert course_credits(course(100), clock).exact == 3


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (course(16, 16), "credit.no_practice_hours"),
        (course(16, weeks=Fraction(1)), "credit.no_weeks"),
    ],
)
def test_hours_that_the_rule_says_nothing_about_are_refused(work: CourseWork, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        course_credits(work, CreditRule("r", "xuefen", THEORY))
    assert refused.value.problem.code == code


# limits, lists, the final sheet


@pytest.mark.parametrize("name", [{"code": "B101"}, {"titles": ("", "思想政治理论课")}, {"code": " b101 "}])
def test_a_course_that_may_not_be_transferred_is_worth_nothing(name: dict[str, object]) -> None:
    rule = CreditRule("r", "xuefen", THEORY, not_transferable=("B101", "思想政治理论课"))
    found = course_credits(course(64, **name), rule)
    assert (found.exact, found.transferable) == (0, False)
    assert course_credits(course(64, code="B102"), rule).transferable


def test_an_elective_gives_two_credits_at_most() -> None:
    found = course_credits(course(64, category="elective"), shipped("cn_transfer_form"))
    assert (found.exact, found.cut) == (2, 2)
    assert found.steps[-1].code == "limit_course"
    barely, just = (course_credits(course(n, category="elective"), shipped("cn_transfer_form")) for n in (33, 32))
    assert (barely.exact, barely.cut) == (2, Fraction(1, 16))
    assert (just.exact, just.cut) == (2, 0)
    assert course_credits(course(64), shipped("cn_transfer_form")).exact == 4


@pytest.mark.parametrize(
    ("direction", "rounded"),
    [(Direction.DOWN, "3/2 2 2"), (Direction.HALF_UP, "2 2 5/2"), (Direction.UP, "2 2 5/2")],
)
def test_credits_are_rounded_to_steps(direction: Direction, rounded: str) -> None:
    to_halves = Rounding(Fraction(1, 2), direction)
    found = [to_halves.apply(Fraction(amount)) for amount in ("1.75", "2", "2.3")]
    assert found == [Fraction(text) for text in rounded.split()]


# what a rule may not be


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hours_per_credit": {}}, "credit.rule_empty"),
        ({"hours_per_credit": {Work.THEORY: Fraction(0)}}, "credit.rule_negative"),
        ({"weeks_per_credit": Fraction(-1)}, "credit.rule_negative"),
        ({"self_study_ratio": Fraction(-1)}, "credit.rule_negative"),
        ({"caps": (Cap("a", Fraction(-1)),)}, "credit.rule_negative"),
        ({"hour": 50}, "credit.rule_hour"),
        ({"tolerance": Fraction(2)}, "credit.rule_tolerance"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "period.reversed"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(facts: dict[str, object], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        CreditRule(**{"name": "r", "scheme": "xuefen", "hours_per_credit": THEORY, **facts})
    assert code in {problem.code for problem in refused.value.problems}


def test_amounts_that_cannot_be_are_refused() -> None:
    for made in ({"contact": {Work.THEORY: -1}}, {"self_study": 10**8}, {"weeks": Fraction(-1)}):
        with pytest.raises(RuleBroken, match="amount_impossible"):
            CourseWork(**made)
    for amount in (Fraction(1, 7), Fraction(-1), Fraction(10**7)):
        with pytest.raises(RuleBroken, match="not_whole_minutes"):
            minutes(amount, 45)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_rule_has_names_and_counts_credits_that_there_are(key: str) -> None:
    assert all(SHIPPED[key].values[f"name_{language}"] for language in LANGUAGES)
    assert shipped(key).scheme in words_of("credit_scheme")


# what holds for any rule


@given(courses(), rules())
def test_credits_are_exact_fractions_that_survive_storage(made: CourseWork, rule: CreditRule) -> None:
    found = course_credits(made, rule)
    assert type(found.exact) is Fraction
    assert CourseCredits.read(json.loads(json.dumps(found.as_plain()))) == found


@given(MINUTES, st.sampled_from([45, 60]))
def test_minutes_and_hours_are_the_same_time(amount: int, hour: int) -> None:
    assert minutes(hours(amount, hour), hour) == amount


@given(courses(), courses(), rules())
def test_more_hours_never_give_fewer_credits(made: CourseWork, more: CourseWork, rule: CreditRule) -> None:
    both = CourseWork(
        titles=made.titles,
        category=made.category,
        contact={work: made.contact[work] + more.contact[work] for work in Work},
        self_study=None if made.self_study is None else made.self_study + (more.self_study or 0),
        weeks=made.weeks + more.weeks,
    )
    assert course_credits(both, rule).exact >= course_credits(made, rule).exact


@given(courses(), rules())
def test_the_steps_add_up_to_the_total_and_a_course_keeps_to_its_limit(made: CourseWork, rule: CreditRule) -> None:
    found = course_credits(made, rule)
    parts = [Fraction(step.facts["credits_number"]) for step in found.steps if "credits_number" in step.facts]
    assert sum(parts[:-1], Fraction(0)) == parts[-1]
    assert found.exact + found.cut == parts[-1]
    limit = rule.caps_of(made.category, in_all=False)
    assert limit is None or found.exact <= limit


@given(
    st.fractions(0, 100, max_denominator=1000), st.sampled_from(["1/4", "1/3", "1/2", "1"]), st.sampled_from(Direction)
)
def test_rounding_goes_to_a_multiple_of_the_step_close_by(amount: Fraction, step: str, direction: Direction) -> None:
    found = Rounding(Fraction(step), direction).apply(amount)
    assert (found / Fraction(step)).denominator == 1
    assert abs(found - amount) < Fraction(step)
    assert direction is not Direction.DOWN or found <= amount
    assert direction is not Direction.UP or found >= amount


@given(
    st.dictionaries(
        st.sampled_from(["exact", "steps", "course", "rule"]), st.none() | st.text(max_size=5) | st.lists(st.integers())
    )
)
def test_a_damaged_explanation_of_credits_is_refused(damage: dict[str, object]) -> None:
    plain = course_credits(course(16), CreditRule("r", "xuefen", THEORY)).as_plain()
    try:
        assert CourseCredits.read(plain | damage).scheme == "xuefen"
    except RuleBroken as refused:
        assert refused.problem.code == "credit.explanation_unreadable"
