"""Marks and hours converted by the rules of a real office file, and what is stored with each result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from grading_office import TODAY, WHO, GradingOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.services.grades.converting import Distributions
from exchange_admin.services.grades.frozen import ConvertedMark, FrozenCredits


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GradingOffice]:
    """Shared: tests here add records of their own and change none of another."""
    made = GradingOffice(tmp_path_factory.mktemp("grades") / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def own_office(tmp_path: Path) -> Iterator[GradingOffice]:
    made = GradingOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refusal(code: str) -> object:
    return pytest.raises(RuleBroken, match=code)


# marks


@pytest.mark.parametrize(
    ("variant", "grade"), [("MAX", "5"), ("MIN", "4"), ("MID", "4"), ("LARGEST", "4"), ("WAVG", "4.35")]
)
def test_a_mark_goes_through_the_distributions_of_both_scales(office: GradingOffice, variant: str, grade: str) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant=variant)
    found = office.converting.convert(rule, "良好")
    assert found.passed
    assert found.grade == grade


def test_points_are_converted_as_the_grade_they_belong_to(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MAX")
    points, word = office.converting.convert(rule, "85"), office.converting.convert(rule, "良好")
    assert points.grade == word.grade
    told = points.conversion.explanation
    assert told.inputs["grade"] == "85"
    assert told.steps[0].facts == {"mark": "85", "grade": "良好"}


@pytest.mark.parametrize(("method", "variant"), [("distribution", "MAX"), ("linear", None), ("bavarian", "half-up")])
def test_a_mark_in_words_is_converted_as_its_grade(office: GradingOffice, method: str, variant: str | None) -> None:
    rule = office.rule(
        method, office.five, office.hundred if method == "linear" else office.five_level, variant=variant
    )
    words, mark = office.converting.convert(rule, "хорошо"), office.converting.convert(rule, "4")
    assert (words.passed, words.grade) == (True, mark.grade)
    told = words.conversion.explanation
    assert told.inputs["grade"] == "хорошо"
    assert told.steps[0].facts == {"mark": "хорошо", "grade": "4"}
    assert office.converting.convert(rule, "неудовлетворительно").passed is False


def test_a_table_may_list_words_itself_and_else_takes_their_grade(office: GradingOffice) -> None:
    rule = office.rule("table", office.five, office.hundred)
    for position, marks, grade in ((1, "отлично", "96"), (2, "4", "85")):
        office.add("conversion_row", conversion_rule_id=rule, position=position, marks=marks, grade=grade, passing=1)
    assert [office.converting.convert(rule, mark).grade for mark in ("отлично", "хорошо")] == ["96", "85"]
    kept = office.rule("kept", office.five, None)
    assert office.converting.convert(kept, "хорошо").grade == "хорошо"


def test_a_fail_stays_a_fail_by_every_method(office: GradingOffice) -> None:
    rules = [
        office.rule("distribution", office.five_level, office.five, variant="MAX"),
        office.rule("linear", office.hundred, office.five),
        office.rule("bavarian", office.hundred, None, variant="half-up"),
        office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level"),
        office.rule("kept", office.hundred, None),
    ]
    found = [office.converting.convert(rule, "41") for rule in rules]
    assert [one.passed for one in found] == [False] * 5
    assert [one.grade for one in found] == ["2", "2", None, "2", "41"]


def test_a_table_that_would_let_a_fail_pass_is_refused(office: GradingOffice) -> None:
    rule = office.rule("table", office.hundred, office.five)
    office.add("conversion_row", conversion_rule_id=rule, position=1, lowest="0", highest="100", grade="3", passing=1)
    assert office.converting.convert(rule, "75").grade == "3"
    with refusal("grade.fail_would_pass"):
        office.converting.convert(rule, "59")


def test_a_mark_without_a_rank_gets_no_number(office: GradingOffice) -> None:
    for method, source in (("linear", office.hundred), ("distribution", office.five_level)):
        found = office.converting.convert(office.rule(method, source, office.five, variant=_variant(method)), "合格")
        assert (found.passed, found.grade, found.exact) == (True, None, None)


def _variant(method: str) -> str | None:
    return "MID" if method == "distribution" else None


def test_letters_are_numbered_for_the_bavarian_formula(office: GradingOffice) -> None:
    scale = office.add("grading_scale", name_en="Letters", direction="higher_is_better")
    for position, (mark, passing) in enumerate([("A", 1), ("B", 1), ("C", 1), ("D", 1), ("F", 0)], 1):
        office.add("scale_grade", grading_scale_id=scale, position=position, mark=mark, passing=passing)
    rule = office.rule("bavarian", scale, None, variant="truncate")
    found = {mark: office.converting.convert(rule, mark) for mark in "ABDF"}
    assert [found[mark].grade for mark in "ABDF"] == ["1.0", "2.0", "4.0", None]
    assert found["B"].conversion.explanation.steps[0].facts["rank_number"] == "2"


@pytest.mark.parametrize("mark", ["101", "-1", "A+", "", "12a"])
def test_an_impossible_mark_is_refused(office: GradingOffice, mark: str) -> None:
    rule = office.rule("linear", office.hundred, office.five)
    with pytest.raises(RuleBroken):
        office.converting.convert(rule, mark)


def test_a_rule_without_its_distribution_says_which_scale_lacks_it(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.hundred, office.five, variant="MID")
    with refusal("grade.no_distribution") as refused:
        office.converting.convert(rule, "85")
    assert refused.value.problem.facts["scale"] == "Hundred-point scale (China)"


def test_too_few_marks_are_refused_until_the_rule_allows_them(office: GradingOffice) -> None:
    few = office.distribution(office.five, {"5": 3, "4": 4, "3": 3, "2": 0}, institution_id=office.partner)
    strict = office.rule("distribution", office.five_level, office.five, variant="MID")
    with refusal("grade.small_sample"):
        office.converting.convert(strict, "良好", Distributions(home=few))
    lenient = office.rule("distribution", office.five_level, office.five, variant="MID", minimum=10)
    assert office.converting.convert(lenient, "良好", Distributions(home=few)).grade == "4"


def test_the_office_says_how_many_marks_a_distribution_needs_where_the_rule_does_not(own_office: GradingOffice) -> None:
    rule = own_office.rule("distribution", own_office.five_level, own_office.five, variant="MID")
    strict = own_office.rule("distribution", own_office.five_level, own_office.five, variant="MID", minimum=700)
    assert own_office.converting.convert(rule, "良好").conversion.explanation.inputs["minimum"] == 30
    own_office.set("office", own_office.office, smallest_sample=601)
    with refusal("grade.small_sample"):
        own_office.converting.convert(rule, "良好")
    own_office.set("office", own_office.office, smallest_sample=600)
    assert own_office.converting.convert(rule, "良好").conversion.explanation.inputs["minimum"] == 600
    with refusal("grade.small_sample"):
        own_office.converting.convert(strict, "良好")


def test_a_distribution_of_another_scale_is_refused(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID")
    with refusal("grade.distribution_of_other_scale"):
        office.converting.convert(rule, "良好", Distributions(home=office.cn))


def test_the_distribution_of_the_own_institution_then_of_the_field_then_the_newest_is_taken(own_office) -> None:
    office = own_office
    counts = {"优秀": 1}
    old = office.distribution(office.five_level, counts, institution_id=office.own, isced_f="0714", last_year=2024)
    new = office.distribution(office.five_level, counts, institution_id=office.own, isced_f="0714", last_year=2025)
    anybody = office.distribution(office.five_level, counts, last_year=2030)

    def taken(**wanted: str) -> str:
        found = office.converting.distribution_for(office.five_level, **wanted)
        assert found is not None
        return found.id

    assert taken(institution=office.own, isced_f="0714") == new
    assert taken(institution=office.own) == office.cn
    assert taken(institution=office.partner) == anybody
    assert old not in {taken(), taken(institution=office.own)}


def test_a_broader_field_goes_before_none_and_none_before_another_field(own_office) -> None:
    office = own_office

    def made(**facts: str | int) -> str:
        return office.distribution(office.five_level, {"优秀": 1}, institution_id=office.own, **facts)

    broad, other = made(isced_f="07", last_year=2020), made(isced_f="0413", last_year=2031)
    college = made(isced_f="07", level="short_cycle", last_year=2019)

    def taken(**wanted: str) -> str:
        found = office.converting.distribution_for(office.five_level, institution=office.own, **wanted)
        assert found is not None
        return found.id

    assert taken(isced_f="0714") == broad
    assert taken(isced_f="0714", level="short_cycle") == college
    assert taken(isced_f="0714", level="bachelor") == broad, "of no level before another level"
    assert taken(isced_f="1041") == office.cn, "of no field before another field"
    assert taken() == other, "where nobody says the field, the newest"


# what is stored


def test_a_stored_result_reads_back_and_names_rule_version_and_inputs(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="WAVG", name_ru="Правило")
    found = office.converting.convert(rule, "良好")
    plain = json.loads(json.dumps(found.as_plain()))
    assert plain["rule"] == {"id": rule, "version": 1, "names": {"zh": "规则", "ru": "Правило"}}
    assert plain["explanation"]["inputs"] == {"grade": "良好", "minimum": 30}
    assert Fraction(plain["exact"]) == found.exact
    assert plain["names"]["host"]["en"] == (
        "Five-level scale (China) · Songhua Vocational College of Engineering · 2026"
    )
    assert ConvertedMark.read(plain) == found


@pytest.mark.parametrize("damage", [{}, {"rule": 1}, {"rule": {}, "explanation": {}, "names": {}}])
def test_a_damaged_result_is_refused_in_words(damage: dict[str, object]) -> None:
    with refusal("grade.explanation_unreadable"):
        ConvertedMark.read(damage)
    with refusal("credit.explanation_unreadable"):
        FrozenCredits.read(damage)


# rules


def test_rules_in_force_between_two_scales_come_with_the_approved_ones_first(own_office) -> None:
    office = own_office
    mine = office.rule("linear", office.hundred, office.five, institution_id=office.own)
    ended = office.rule("linear", office.hundred, office.five, valid_until="2025-08-31")
    theirs = office.rule("linear", office.hundred, office.five, institution_id=office.partner)
    found = [rule.id for rule in office.converting.rules_between(office.hundred, office.five, TODAY, office.own)]
    assert found[0] == mine
    assert ended not in found
    assert theirs not in found
    assert set(found[1:]) == {
        office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level"),
        office.rule_by_name("conversion_rule", "Chinese points → Russian"),
    }
    before = office.converting.rules_between(office.hundred, office.five, date(2025, 8, 31), office.own)
    assert ended in {rule.id for rule in before}


def test_a_new_rule_is_version_one(own_office) -> None:
    rule = own_office.rule("linear", own_office.hundred, own_office.five)
    assert own_office.records.get("conversion_rule", rule)["version"] == 1


def used(office: GradingOffice, **rules: str) -> str:
    """A mapping that rests on rules."""
    transcript = office.add("transcript", person_id=office.person("sokolova"), institution_id=office.own)
    case = office.add("recognition", transcript_id=transcript, person_id=office.person("sokolova"), state="draft")
    return office.add("recognition_mapping", recognition_id=case, **rules)


def test_a_used_rule_no_longer_changes_and_its_lines_neither(own_office) -> None:
    office = own_office
    rule = office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level")
    row = office.store.where("conversion_row", "conversion_rule_id", [rule])[0]
    office.records.set("conversion_row", row.id, {"lowest": "91"}, WHO)
    used(office, conversion_rule_id=rule)
    for kind, id, values in (
        ("conversion_rule", rule, {"method": "linear"}),
        ("conversion_row", row.id, {"lowest": "92"}),
    ):
        with refusal("grade.rule_used"):
            office.records.set(kind, id, values, WHO)
        with refusal("grade.rule_used"):
            office.records.remove(kind, id, WHO)
    with refusal("grade.rule_used"):
        office.records.add("conversion_row", {"conversion_rule_id": rule, "position": 9, "grade": "1"}, WHO)
    office.records.set("conversion_rule", rule, {"valid_until": "2027-08-31"}, WHO)  # when it ends is still open


def test_a_used_rule_changes_as_a_new_version(own_office) -> None:
    office = own_office
    rule = office.rule_by_name("credit_rule", "Course transfer")
    used(office, credit_rule_id=rule)
    with refusal("grade.rule_used"):
        office.records.set("credit_rule", rule, {"theory_hours": "18"}, WHO)
    changes = office.versions.next_version("credit_rule", rule, WHO)
    (new,) = changes.ids["credit_rule"]
    office.records.set("credit_rule", new, {"theory_hours": "18"}, WHO)
    old_rule, new_rule = (office.converting.prepared_credits(id) for id in (rule, new))
    assert (old_rule.rule.version, new_rule.rule.version) == (1, 2)
    assert new_rule.credit_rule.caps == old_rule.credit_rule.caps
    course = CourseWork(contact={Work.THEORY: 64 * 45})
    assert (old_rule.credits(course).exact, new_rule.credits(course).exact) == (4, Fraction(32, 9))
    offered = {record.id for record in office.converting.credit_rules(office.own, TODAY)}
    assert new in offered
    assert rule not in offered
    with refusal("grade.rule_replaced"):
        office.versions.next_version("credit_rule", rule, WHO)


def test_a_new_version_is_one_step_that_undo_takes_back(own_office) -> None:
    office = own_office
    rule = office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level")
    (new,) = office.versions.next_version("conversion_rule", rule, WHO).ids["conversion_rule"]
    assert len(office.store.where("conversion_row", "conversion_rule_id", [new])) == 4
    office.store.undo(WHO)
    record = office.store.get("conversion_rule", new)
    assert record is not None
    assert not record.live


# credits


def test_credits_come_from_hours_by_the_rule_exact_and_with_their_steps(office: GradingOffice) -> None:
    rule = office.converting.prepared_credits(office.rule_by_name("credit_rule", "Chinese credit of 18"))
    found = rule.credits(CourseWork(titles=("Гидравлика",), contact={Work.THEORY: 64 * 45}))
    assert found.exact == Fraction(32, 9)
    plain = json.loads(json.dumps(found.as_plain()))
    assert plain["credits"]["exact"] == "32/9"
    assert [step["code"] for step in plain["credits"]["steps"]] == ["theory", "total"]
    assert FrozenCredits.read(plain) == found
    sheet = rule.sheet([[found.credits]])
    assert sheet.exact == Fraction(32, 9)


def test_limits_barred_courses_and_tolerance_of_a_rule_are_kept(office: GradingOffice) -> None:
    rule = office.converting.prepared_credits(office.rule_by_name("credit_rule", "Course transfer"))
    elective = rule.credits(CourseWork(titles=("茶艺",), category="elective", contact={Work.THEORY: 64 * 45}))
    barred = rule.credits(CourseWork(titles=("思想政治理论课",), contact={Work.THEORY: 64 * 45}))
    assert elective.exact == 2
    assert (barred.exact, barred.credits.transferable) == (0, False)
    assert rule.near_enough(Fraction(3), Fraction(4)).near
    assert not rule.near_enough(Fraction(29, 10), Fraction(4)).near


def test_a_rule_that_is_not_there_is_said_so(office: GradingOffice) -> None:
    for wrong in ("", office.cn):
        with refusal("record.missing"):
            office.converting.prepared(wrong)
        with refusal("record.missing"):
            office.converting.prepared_credits(wrong)
