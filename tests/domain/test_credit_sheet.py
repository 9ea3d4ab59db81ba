"""The final sheet: limits hold whatever the order, nothing is rounded before, every credit is accounted for."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.credits.conversion import CourseCredits, course_credits
from exchange_admin.domain.rules.credits.rules import Cap, CreditRule, Direction, Rounding
from exchange_admin.domain.rules.credits.sheet import FinalSheet, SheetLine, final_sheet
from exchange_admin.domain.rules.credits.work import CourseWork, Work

THEORY = {Work.THEORY: Fraction(16), Work.PRACTICE: Fraction(32)}
KINDS = ("", "a", "b")


def course(hours: int, category: str = "elective", title: str = "") -> CourseWork:
    return CourseWork(titles=(title,), category=category, contact={Work.THEORY: hours * 45})


def rule_with(*caps: Cap, step: str = "0", direction: Direction = Direction.HALF_UP, barred: str = "") -> CreditRule:
    rounding = Rounding(Fraction(step), direction)
    return CreditRule("r", "xuefen", THEORY, caps=caps, rounding=rounding, not_transferable=(barred,))


def sheet_of(rule: CreditRule, *groups: list[CourseWork]) -> FinalSheet:
    return final_sheet([[course_credits(one, rule) for one in group] for group in groups], rule)


def in_all(limit: str) -> Cap:
    return Cap("elective", Fraction(limit), in_all=True)


def test_a_limit_in_all_is_used_up_by_the_largest_first() -> None:
    rule = rule_with(in_all("5"))
    sheet = sheet_of(rule, [course(16)], [course(64)], [course(32)])
    assert [line.credits for line in sheet.lines] == [0, 4, 1]
    assert [line.cut for line in sheet.lines] == [1, 0, 1]
    (step,) = sheet.lines[2].steps
    assert (step.code, step.facts["taken_number"], step.facts["limit_number"]) == ("limit_in_all", "1", "5")


def test_nothing_is_rounded_before_the_sheet() -> None:
    rule = CreditRule("r", "xuefen", {Work.THEORY: Fraction(18)}, rounding=Rounding(Fraction(1, 2)))
    thirds = [course_credits(course(6), rule) for _ in range(3)]
    assert all(one.exact == Fraction(1, 3) for one in thirds)
    apart, together = final_sheet([[one] for one in thirds], rule), final_sheet([thirds], rule)
    assert [line.credits for line in apart.lines] == [Fraction(1, 2)] * 3
    assert (apart.total, apart.exact) == (Fraction(3, 2), 1)
    assert (together.total, together.exact) == (1, 1)
    assert together.lines[0].steps == ()


def test_courses_of_a_group_are_limited_by_their_own_kinds() -> None:
    rule = rule_with(in_all("2"))
    sheet = sheet_of(rule, [course(48), course(32, "compulsory")], [course(16)])
    assert [line.credits for line in sheet.lines] == [4, 0]
    assert [line.cut for line in sheet.lines] == [1, 1]


def test_rounding_up_stops_at_the_limit_and_says_so() -> None:
    rule = rule_with(in_all("2.2"), step="1/2", direction=Direction.UP)
    sheet = sheet_of(rule, [course(48)])
    assert sheet.total == Fraction("2.2")
    assert [step.code for step in sheet.lines[0].steps] == ["limit_in_all", "rounded_to_limit"]


def test_a_course_that_may_not_be_transferred_lends_no_room_to_its_group() -> None:
    rule = rule_with(in_all("2"), step="1", direction=Direction.UP, barred="思想政治理论课")
    barred, small = course(64, title="思想政治理论课"), course(8, "compulsory")
    sheet = sheet_of(rule, [barred], [barred, small])
    assert [line.credits for line in sheet.lines] == [0, 1]


@st.composite
def rules(draw: st.DrawFn) -> CreditRule:
    kinds = draw(st.sets(st.tuples(st.sampled_from(KINDS[1:]), st.booleans())))
    return CreditRule(
        "made",
        "xuefen",
        {work: draw(st.fractions(1, 40, max_denominator=7)) for work in Work},
        rounding=Rounding(draw(st.sampled_from([Fraction(n) for n in ("0", "1/4", "1/2", "1", "1/3")])),
                          draw(st.sampled_from(Direction))),
        caps=tuple(Cap(kind, draw(st.fractions(0, 6, max_denominator=4)), whole) for kind, whole in sorted(kinds)),
        not_transferable=draw(st.sampled_from([(), ("x",), ("x", "y")])),
    )  # fmt: skip


COURSES = st.builds(
    CourseWork,
    titles=st.sampled_from([("x",), ("y",), ("z",)]),
    category=st.sampled_from(KINDS),
    contact=st.fixed_dictionaries({work: st.integers(0, 6000) for work in Work}),
)
GROUPS = st.lists(st.lists(COURSES, min_size=1, max_size=3), max_size=6)


def worked_through(groups: list[list[CourseWork]], rule: CreditRule) -> list[list[CourseCredits]]:
    return [[course_credits(one, rule) for one in group] for group in groups]


def shape(line: SheetLine) -> tuple[object, ...]:
    courses = sorted((one.exact, one.course, one.category) for one in line.courses)
    return tuple(courses), line.within, line.credits


@given(GROUPS, rules())
def test_no_limit_is_ever_exceeded(groups: list[list[CourseWork]], rule: CreditRule) -> None:
    sheet = final_sheet(worked_through(groups, rule), rule)
    assert all(line.credits >= 0 and line.within >= 0 for line in sheet.lines)
    for kind in KINDS[1:]:
        of_kind = [line for line in sheet.lines if {one.category for one in line.courses} == {kind}]
        whole = rule.caps_of(kind, in_all=True)
        assert whole is None or sum(line.credits for line in of_kind) <= whole
        own = rule.caps_of(kind, in_all=False)
        assert own is None or all(line.credits <= own * len(line.courses) for line in of_kind)
    limits = [rule.caps_of(kind, in_all=True) for kind in KINDS]
    if None not in limits[1:] and all(one.category for group in groups for one in group):
        assert sheet.total <= sum(limit or 0 for limit in limits[1:])


@given(GROUPS, rules(), st.randoms(use_true_random=False))
def test_the_order_of_the_groups_does_not_matter(
    groups: list[list[CourseWork]], rule: CreditRule, chance: object
) -> None:
    made = worked_through(groups, rule)
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = final_sheet(made, rule), final_sheet(mixed, rule)
    assert (one.total, one.exact) == (other.total, other.exact)
    assert Counter(map(shape, one.lines)) == Counter(map(shape, other.lines))


@given(GROUPS, rules())
def test_every_credit_is_accounted_for(groups: list[list[CourseWork]], rule: CreditRule) -> None:
    """Of the hours: what stands there, what limits took, what rounding changed. No float anywhere."""
    made = worked_through(groups, rule)
    sheet = final_sheet(made, rule)
    hours = sum((one.exact + one.cut for group in made for one in group), Fraction(0))
    cut = sum((line.cut for line in sheet.lines), Fraction(0))
    rounding = sum((line.rounding for line in sheet.lines), Fraction(0))
    assert sheet.total == hours - cut + rounding == sum(line.credits for line in sheet.lines)
    assert sheet.exact == sum(line.within for line in sheet.lines) == hours - cut
    assert cut >= 0
    assert all(type(number) is Fraction for line in sheet.lines for number in (line.within, line.credits, line.cut))


@given(GROUPS, rules())
def test_whatever_changes_a_number_is_said(groups: list[list[CourseWork]], rule: CreditRule) -> None:
    made = worked_through(groups, rule)
    for line in final_sheet(made, rule).lines:
        taken = [step for one in line.courses for step in one.steps] + list(line.steps)
        said = sum(Fraction(str(step.facts["taken_number"])) for step in taken if "taken_number" in step.facts)
        assert said == line.cut
        assert bool(line.rounding) == any(step.code.startswith("rounded") for step in line.steps) or not line.rounding


@given(GROUPS, rules())
def test_courses_of_the_refusal_list_give_nothing(groups: list[list[CourseWork]], rule: CreditRule) -> None:
    for line in final_sheet(worked_through(groups, rule), rule).lines:
        if all(one.course in rule.not_transferable for one in line.courses):
            assert line.credits == line.within == 0


@pytest.mark.parametrize("step", ["1/4", "1/2", "1"])
@given(groups=GROUPS)
def test_without_limits_each_line_is_a_multiple_of_the_step(groups: list[list[CourseWork]], step: str) -> None:
    rule = rule_with(step=step)
    for line in final_sheet(worked_through(groups, rule), rule).lines:
        assert (line.credits / Fraction(step)).denominator == 1
        assert abs(line.rounding) < Fraction(step)
