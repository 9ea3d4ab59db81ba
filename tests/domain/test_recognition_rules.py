"""State machines and sums of recognition and learning agreements, for every way people may go."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.content_hash import content_hash, shown_hash
from exchange_admin.domain.rules.grades.by_formula import ByBavarianFormula, ByStraightLine, Rounding
from exchange_admin.domain.rules.grades.by_table import ByFixedTable, TableRow
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.rules.learning_agreements import agreement_state, component_problems, version_hash
from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.rules.recognition.decisions import TAKEN, Decision, decision_problems
from exchange_admin.domain.rules.recognition.group_marks import GroupMark, LineMark, group_mark
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED, DRAFT, PROPOSED, after
from exchange_admin.domain.vocabulary import words

TABLE = ByFixedTable(
    "RU → CN",
    [
        TableRow("95", True, ("5",)),
        TableRow("85", True, ("4",)),
        TableRow("70", True, ("3",)),
        TableRow(None, False, ("2",)),
    ],
)
LINE = ByStraightLine(PassingRange.read("60:100"), PassingRange.read("3:5"))
MARKS = st.sampled_from(["5", "4", "3", "2"])
POINTS = st.integers(60, 100).map(str)
WEIGHTS = st.integers(0, 500)
LINES = st.lists(st.tuples(MARKS, WEIGHTS), min_size=1, max_size=6)


def converted(plain: Mapping[str, Any]) -> Conversion:
    return Conversion.explained(Explanation.read(plain["explanation"]))


def group(rows: list[tuple[str, int]]) -> GroupMark:
    return group_mark([LineMark(str(n), TABLE.convert(mark), weight) for n, (mark, weight) in enumerate(rows)])


# the way of a case


@given(st.lists(st.sampled_from(["propose", "send_back", "decide", "close", "reopen"]), max_size=12))
def test_a_case_is_decided_only_after_a_proposal_and_closed_only_after_a_decision(verbs) -> None:
    state, way = DRAFT, [DRAFT]
    for verb in verbs:
        with suppress(RuleBroken):
            state = after(state, verb)
            way.append(state)
    assert set(way) <= set(words("recognition_state"))
    for before, then in itertools.pairwise(way):
        assert then != DECIDED or before == PROPOSED
        assert then != CLOSED or before == DECIDED
        assert before != CLOSED or then == DRAFT, "a closed case changes by a correction only"


@given(
    st.sampled_from(["", *words("recognition_decision")]),
    st.booleans(),
    st.sampled_from([True, False, None]),
    st.sampled_from(["", "4"]),
    st.sampled_from(["", "why"]),
)
def test_nothing_failed_and_nothing_without_a_home_course_is_ever_taken(decision, course, passed, credits, reason):
    one = Decision("X", decision, reason, course, passed, True, credits)
    fine = not list(decision_problems([one]))
    if fine and decision in TAKEN:
        assert course
        assert credits
        assert passed is not False
    assert fine or decision in {"", *TAKEN} or not reason


# marks of groups


@given(LINES)
def test_a_group_with_a_failed_line_has_no_passing_mark(rows) -> None:
    found = group(rows)
    assert found.passed == ("2" not in {mark for mark, _ in rows})
    assert found.passed or found.mark is None


@given(LINES)
def test_the_mark_of_a_group_lies_between_those_of_its_lines_and_does_not_ask_their_order(rows) -> None:
    found = group(rows)
    if found.passed:
        marks = [int(TABLE.convert(mark).grade or 0) for mark, _ in rows]
        assert min(marks) <= int(found.mark or 0) <= max(marks)
    assert group(rows[::-1]).mark == found.mark


@given(st.lists(st.tuples(POINTS, WEIGHTS), min_size=1, max_size=6))
def test_a_mean_of_marks_with_decimals_lies_between_them_and_a_hair_from_the_exact_one(rows) -> None:
    lines = [LineMark(str(n), LINE.convert(points), weight) for n, (points, weight) in enumerate(rows)]
    grades = [Fraction(one.converted.grade or 0) for one in lines]
    found = group_mark(lines)
    assert found.exact is not None
    assert min(grades) <= Fraction(found.mark or 0) <= max(grades)
    assert abs(Fraction(found.mark or 0) - found.exact) <= Fraction(1, 20)


@given(LINES)
def test_a_stored_explanation_reads_back_as_it_was(rows) -> None:
    found = group(rows)
    assert GroupMark.read(found.as_plain(), converted) == found


def test_a_mean_is_exact_and_weighs_by_hours() -> None:
    found = group([("5", 144), ("4", 72)])
    assert (found.how, found.exact, found.mark) == ("weighted", Fraction(275, 3), "92")
    assert group([("5", 0), ("4", 72)]).exact == 90, "hours that nobody wrote down weigh nothing for all"


def test_a_mean_has_as_many_decimals_as_the_finest_mark() -> None:
    made = [LineMark("1", LINE.convert("73"), 1), LineMark("2", LINE.convert("76"), 2)]
    assert (group_mark(made).mark, group_mark(made).exact) == ("3.75", Fraction(15, 4))
    german = ByBavarianFormula(PassingRange.read("60:100"), Rounding.TRUNCATE)
    best = [LineMark("1", german.convert("96"), 1), LineMark("2", german.convert("92"), 2)]
    assert group_mark(best).mark == "1.5", "1.3 and 1.6 are no 1 and no 2"


def test_marks_without_numbers_that_differ_wait_for_a_person() -> None:
    table = ByFixedTable("A", [TableRow("A", True, ("5",)), TableRow("B", True, ("4",))])
    found = group_mark([LineMark("1", table.convert("5"), 1), LineMark("2", table.convert("4"), 1)])
    assert (found.how, found.mark, found.passed) == ("open", None, True)


# balance


@given(st.fractions(0, 60), st.fractions(0, 60))
def test_what_is_missing_is_never_negative_and_exact(asked, recognised) -> None:
    balance = CreditBalance("xuefen", asked, None, recognised)
    assert balance.missing >= 0
    assert Fraction(str(balance.as_plain()["missing"])) == max(0, asked - recognised)


# learning agreements

COMPONENT = st.fixed_dictionaries(
    {
        "table": st.sampled_from(["a", "b"]),
        "title_en": st.sampled_from(["Logistics", "Russian", ""]),
        "credits": st.sampled_from(["3", "4", None]),
        "change": st.sampled_from([None, "inserted", "deleted"]),
        "reason_code": st.sampled_from([None, *words("component_reason")]),
        "position": st.integers(1, 5),
    }
)
AGREEMENT, STUDENT = {"sending_institution_id": "s", "receiving_institution_id": "r"}, {"family_latin": "ZENG"}


@given(st.lists(COMPONENT, max_size=5), st.randoms())
def test_the_hash_is_of_the_content_and_not_of_the_order_of_records(components, chance) -> None:
    before = version_hash(AGREEMENT, STUDENT, components)
    distinct = {(c["table"], c["position"], c["title_en"]) for c in components}
    if len(distinct) == len(components):
        shuffled = [*components]
        chance.shuffle(shuffled)
        assert version_hash(AGREEMENT, STUDENT, shuffled) == before
    assert version_hash(AGREEMENT, {"family_latin": "ZHENG"}, components) != before
    added = {"table": "a", "title_en": "New", "position": 9}
    assert version_hash(AGREEMENT, STUDENT, [*components, added]) != before


@given(st.lists(COMPONENT, max_size=5), st.booleans())
def test_what_may_be_proposed_has_both_tables_titles_and_coded_reasons(components, first) -> None:
    if list(component_problems(components, first=first)):
        return
    left = [one for one in components if one["change"] != "deleted"]
    assert {one["table"] for one in left} == {"a", "b"}
    assert all(one["title_en"] for one in components)
    assert first != any(one["change"] for one in components)
    assert all(one["reason_code"] for one in components if one["change"])


REASONS = {
    "deleted": {"not_available", "language_mismatch", "timetable_conflict"},
    "inserted": {"substituting_deleted", "extending_mobility", "adding_virtual_component"},
}
"""`domain.md` 2.4."""


@given(st.sampled_from([*REASONS]), st.sampled_from([None, *words("component_reason")]), st.sampled_from(["", "why"]))
def test_a_course_goes_out_or_comes_in_for_a_reason_of_its_kind_or_for_another_in_words(change, reason, text) -> None:
    standing = [{"table": table, "title_en": "Logistics"} for table in "ab"]
    changed = {"table": "b", "title_en": "Russian", "change": change, "reason_code": reason, "reason_text": text}
    fine = not list(component_problems([*standing, changed], first=False))
    assert fine == (reason in REASONS[change] or (reason == "other" and bool(text)))


@given(st.lists(st.sampled_from(words("agreement_version_state")), max_size=6))
def test_an_agreement_with_an_approved_version_is_in_force_whatever_came_after(states) -> None:
    word = agreement_state(enumerate(states, 1))
    assert word in words("learning_agreement_state")
    assert (word in {"agreed", "changing"}) == ("approved" in states)


def test_a_hash_is_shown_in_groups_that_people_can_compare() -> None:
    assert shown_hash(content_hash({"a": 1})) == "015a bd7f 5cc5"
