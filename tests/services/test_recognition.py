"""A recognition case from the transcript to the closed and frozen decision, on a real office file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from paper_office import WHO, names, wordings
from recognition_office import RULING, RecognitionOffice

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.services.lists import Lists
from exchange_admin.services.recognition.case import HomeCourse, left_out
from exchange_admin.services.recognition.decided_lines import standing_problems
from exchange_admin.services.recognition.deciding import Owed, Ruling, Settled, Verdict
from exchange_admin.services.recognition.equivalences import _picked
from exchange_admin.services.recognition.mapping import NewMapping, Source
from exchange_admin.services.recognition.reading import balance_said
from exchange_admin.store import Store


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def elsewhere(office: RecognitionOffice) -> Iterator[Callable[..., None]]:
    """Changes that another office has made without having seen any decision, and that have come in by package."""
    theirs = Store.in_memory(origin=Origin.seeded(9), names=names(), institution=office.partner)
    theirs.exchange.receive(office.store.exchange.slices(theirs.exchange.known()))

    def change(*edits: Edit) -> None:
        theirs.exchange.receive(office.store.exchange.slices(theirs.exchange.known()))
        theirs.record(Step("Орлова", "transcript_line.set", edits))
        office.store.exchange.receive(theirs.exchange.slices(office.store.exchange.known()))

    with theirs:
        yield change


def change(course: str, field: str, before: str, after: str) -> dict[str, object]:
    """The facts of a change under a decision."""
    return {"course": course, "field": f"field.{field}", "before": before, "after": after}


def refusal(*codes: str) -> object:
    return pytest.raises(RuleBroken, match="|".join(codes))


# mapping


def test_a_case_of_a_transcript_belongs_to_the_sending_institution_and_is_begun_once(office) -> None:
    case = office.case(office.begin())
    assert (case.home.id, case.host.id, case.state) == (office.own, office.partner, "draft")
    assert [line.id for line in case.open_lines] == office.lines
    with refusal("recognition.exists"):
        office.begin()


def test_marks_and_credits_are_suggested_with_the_rule_they_come_from(office) -> None:
    case = office.mapped()
    mapping = office.mapping(case, "俄罗斯概况")
    assert mapping.shown_mark == "85"
    converted = mapping.mark.lines[0].converted
    assert (converted.rule.version, converted.rule.names.said("ru")) == (
        1,
        "Пятибалльная шкала → стобалльная шкала КНР (предложение)",
    )
    assert mapping.worth.exact == Fraction(72, 16)
    assert mapping.shown_courses[0].credits == str(mapping.worth.rounded)


def test_several_host_courses_stand_for_several_home_courses(office) -> None:
    case = office.begin()
    language, culture = office.lines[:2]
    office.map(case, [language, culture], [HomeCourse("俄语", "RU1", "4"), HomeCourse("国情", "RU2", "2")])
    (mapping,) = office.case(case).mappings
    assert [source.line_id for source in mapping.sources] == [language, culture]
    assert [course.title for course in mapping.courses] == ["俄语", "国情"]
    assert (mapping.mark.how, mapping.mark.exact) == ("weighted", Fraction(95 * 144 + 85 * 72, 216))
    assert mapping.shown_mark == "92"
    office.recognition.mapping.set_courses(mapping.id, [HomeCourse("俄语一")], WHO)
    (mapping,) = office.case(case).mappings
    assert [course.title for course in mapping.courses] == ["俄语一"]
    assert [source.line_id for source in mapping.sources] == [language, culture]


def test_a_failed_course_fails_its_whole_group(office) -> None:
    case = office.begin()
    office.map(case, [office.lines[0], office.lines[3]], [HomeCourse("物流俄语", credits="4")])
    (mapping,) = office.case(case).mappings
    assert (mapping.mark.how, mapping.shown_mark, mapping.passed) == ("failed", "", False)


def test_a_course_of_the_host_stands_in_one_mapping_only(office) -> None:
    case = office.mapped()
    with refusal("recognition.line_taken"):
        office.map(case, [office.lines[0]], [HomeCourse("俄语")])
    office.recognition.mapping.remove(office.mapping(case, "汉语综合").id, WHO)
    office.map(case, [office.lines[0]], [HomeCourse("俄语")])


def test_a_line_of_another_transcript_is_refused(office) -> None:
    case = office.begin()
    _, others = office.transcribed(office.zeng, office.stay)
    with refusal("recognition.other_transcript"):
        office.map(case, [others[0]], [HomeCourse("俄语")])


def test_a_mapping_needs_something_to_start_from(office) -> None:
    with refusal("recognition.no_source"):
        office.recognition.mapping.add(office.begin(), [Source(competence=" ")], [HomeCourse("x")], WHO)


def test_mappings_and_open_courses_are_joined_in_one_step_and_split_course_by_course(office) -> None:
    case = office.begin()
    language, culture, sport, _ = office.lines
    office.map(
        case, [language], [HomeCourse("汉语综合", "ZH201", "4", "xuefen")], converted_mark="98", mark_reason="补考"
    )
    office.map(case, [culture], [HomeCourse("俄罗斯概况")])
    verbs = office.recognition.mapping
    verbs.join(case, office.case(case).mappings, [sport], WHO)
    (joined,) = office.case(case).mappings
    assert [source.line_id for source in joined.sources] == [language, culture, sport]
    assert [course.title for course in joined.courses] == ["汉语综合", "俄罗斯概况"]
    assert joined.record["converted_mark"] is None, "a mark set for a part does not hold for the whole"
    verbs.split(joined, WHO)
    split = office.case(case)
    assert [(one.sources[0].line_id, one.title) for one in split.mappings] == [
        (language, "汉语综合"),
        (culture, "俄罗斯概况"),
    ]
    assert split.open_lines[0].id == sport
    office.store.undo(WHO)
    office.store.undo(WHO)
    assert [one.shown_mark for one in office.case(case).mappings] == ["98", "85"]


def test_a_competence_is_not_lost_when_its_group_is_split(office) -> None:
    case = office.begin()
    verbs = office.recognition.mapping
    verbs.add(case, [Source(office.lines[0]), Source(competence="导游实践")], [HomeCourse("导游", credits="2")], WHO)
    verbs.split(office.case(case).mappings[0], WHO)
    assert [one.competence for mapping in office.case(case).mappings for one in mapping.sources] == ["", "导游实践"]
    with refusal("recognition.nothing_to_split"):
        verbs.split(office.case(case).mappings[0], WHO)
    with refusal("recognition.nothing_to_join"):
        verbs.join(case, [], [office.lines[1]], WHO)


# proposing


def test_every_course_has_its_answer_before_a_case_is_proposed(office) -> None:
    case = office.begin()
    office.map(case, [office.lines[0]], [HomeCourse("汉语综合", credits="4")])
    with refusal("recognition.line_open") as refused:
        office.recognition.deciding.propose(case, WHO)
    assert len(refused.value.problems) == 3


def test_a_course_that_is_not_transferred_says_why_unless_it_was_failed(office) -> None:
    case = office.mapped()
    sport = office.mapping(case, "体育")
    office.recognition.mapping.judge(sport.id, {"reason": None}, WHO)
    codes = {(one.code, one.facts["course"]) for one in office.recognition.deciding.problems(case)}
    assert ("recognition.reason_missing", "体育") in codes
    assert not any(course == "物流基础" for _, course in codes)


def test_another_mark_than_the_rules_wants_its_reason(office) -> None:
    case = office.mapped()
    mapping = office.mapping(case, "俄罗斯概况")
    office.recognition.mapping.judge(mapping.id, {"converted_mark": "88"}, WHO)
    with refusal("recognition.mark_reason_missing"):
        office.recognition.deciding.propose(case, WHO)
    office.recognition.mapping.judge(mapping.id, {"mark_reason": "补充考核"}, WHO)
    office.recognition.deciding.propose(case, WHO)
    assert office.mapping(case, "俄罗斯概况").shown_mark == "88"


def test_a_failed_course_is_never_recognised(office) -> None:
    case = office.mapped()
    failed = office.mapping(case, "物流基础")
    office.recognition.mapping.set_courses(failed.id, [HomeCourse("物流管理", credits="4")], WHO)
    with refusal("recognition.failed_course"):
        office.recognition.deciding.propose(case, WHO)


def test_credits_far_from_the_hours_of_the_host_are_asked_about_where_the_rule_has_a_tolerance(office) -> None:
    case = office.mapped()
    asked = [one for one in office.recognition.deciding.problems(case) if one.level is Level.ASKS]
    assert [one.code for one in asked] == []  # the first Chinese example has no tolerance


def test_a_proposal_freezes_how_marks_and_credits_came_about(office) -> None:
    case = office.proposed()
    mapping = office.mapping(case, "俄罗斯概况")
    stored = json.loads(mapping.record.text("conversion"))
    assert stored["lines"][0]["converted"]["explanation"]["inputs"]["grade"] == "4"
    assert stored["lines"][0]["converted"]["rule"]["id"] == mapping.record["conversion_rule_id"]
    assert json.loads(mapping.record.text("credit_conversion"))["courses"][0]["rule"]["version"] == 1
    assert (mapping.record["converted_mark"], mapping.record["home_credits"]) == ("85", "9/2")
    with refusal("recognition.frozen"):
        office.map(case, [office.lines[0]], [HomeCourse("x")])
    with refusal("recognition.frozen"):
        office.records.set("recognition_mapping", mapping.id, {"converted_mark": "100"}, WHO)


def test_a_case_that_is_sent_back_asks_the_rules_anew(office) -> None:
    case = office.proposed()
    office.recognition.deciding.send_back(case, WHO)
    office.set("transcript_line", office.lines[1], original_mark="5")
    mapping = office.mapping(case, "俄罗斯概况")
    assert (mapping.shown_mark, mapping.record["converted_mark"]) == ("95", None)


def test_a_rule_on_which_a_proposal_rests_no_longer_changes(office) -> None:
    case = office.proposed()
    rule = office.mapping(case, "俄罗斯概况").record.text("conversion_rule_id")
    with refusal("grade.rule_used"):
        office.records.set("conversion_rule", rule, {"name_en": "Another"}, WHO)


# deciding


def test_a_named_person_decides_by_minutes(office) -> None:
    case = office.decided()
    record = office.case(case).record
    assert (record["state"], record["decided_by"], record["minutes_number"]) == ("decided", "周敏", "2026-17")
    assert record["decided_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("ruling", "code"),
    [
        (Ruling("", "17", date(2026, 11, 20)), "value.required"),
        (Ruling("周敏", " ", date(2026, 11, 20)), "recognition.no_minutes"),
        (Ruling("周敏", "17", date(2027, 1, 1)), "recognition.decided_later"),
    ],
)
def test_a_decision_without_name_minutes_or_on_a_day_to_come_is_refused(office, ruling, code) -> None:
    case = office.proposed()
    with refusal(code):
        office.recognition.deciding.decide(case, ruling, WHO)
    assert office.case(case).state == "proposed"


def test_a_decision_names_what_was_proposed_and_is_refused_when_it_changed(office) -> None:
    case = office.proposed()
    office.set("transcript_line", office.lines[0], original_mark="3")
    with refusal("recognition.outdated"):
        office.recognition.deciding.decide(case, RULING, WHO)


def test_the_commission_may_decide_otherwise_than_proposed(office) -> None:
    case = office.proposed()
    mapping = office.mapping(case, "汉语综合")
    verdicts = {mapping.id: Verdict("not_recognised")}
    with refusal("recognition.reason_missing"):
        office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdicts)
    verdicts = {mapping.id: Verdict("reassessed")}
    owed = [Owed("汉语综合", "reassessment", date(2027, 3, 1))]
    office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdicts, owed=owed)
    assert office.mapping(case, "汉语综合").decision == "reassessed"
    assert office.case(case).owed[0]["due"] == "2027-03-01"


def test_what_is_left_to_do_follows_from_the_decisions_and_the_learning_agreement(office) -> None:
    office.agreed()
    case = office.proposed()
    mapping = office.mapping(case, "汉语综合")
    found = office.recognition.deciding.owed_after(office.case(case), {mapping.id: Verdict("partly", "课时不足")})
    assert found == [("汉语综合", "difference"), ("物流管理", "retake")]


def test_a_case_is_closed_when_nothing_is_owed_and_frozen_then(office) -> None:
    case = office.decided("物流管理")
    with refusal("recognition.owed_open"):
        office.recognition.deciding.close(case, WHO)
    (owed,) = office.case(case).owed
    office.recognition.deciding.settle([Settled(owed.id, date(2026, 11, 23), "78")], WHO)
    office.recognition.deciding.close(case, WHO)
    assert office.case(case).record["closed_on"] == "2026-11-24"
    with refusal("recognition.frozen"):
        office.recognition.deciding.settle([Settled(owed.id, date(2026, 11, 23), "90")], WHO)
    with refusal("recognition.frozen"):
        office.records.set("owed_course", owed.id, {"mark": "90"}, WHO)
    with refusal("recognition.frozen"):
        office.records.remove("recognition", case, WHO)


def test_a_course_that_a_decision_rests_on_stays_until_the_decision_is_corrected(office) -> None:
    case = office.decided()
    language, *_ = office.lines
    for values in ({"original_mark": "3"}, {"contact_minutes": 45}, {"status": "failed"}):
        with refusal("recognition.line_decided"):
            office.records.set("transcript_line", language, values, WHO)
    with refusal("recognition.line_decided"):
        office.records.remove("transcript_line", language, WHO)
    assert office.records.set("transcript_line", language, {"title_en": "Practical Russian"}, WHO)
    office.recognition.deciding.reopen(case, "成绩单更正", WHO)
    assert office.records.set("transcript_line", language, {"original_mark": "4"}, WHO)
    assert office.mapping(case, "汉语综合").shown_mark == "85"


def test_what_a_package_changed_under_a_decision_is_said_until_the_decision_is_corrected(office, elsewhere) -> None:
    case = office.decided()
    language, culture, sport, _ = office.lines
    elsewhere(
        Edit("transcript_line", language, {"original_mark": "3", "contact_minutes": 90 * 45, "title_en": "Russian"})
    )
    elsewhere(Edit("transcript_line", culture, {"status": "failed"}), removal("transcript_line", sport))
    found = {(one.code, one.field): one.facts for one in standing_problems(office.case(case))}
    assert found == {
        ("recognition.line_changed", "original_mark"): change("俄语实践", "original_mark", "5", "3"),
        ("recognition.line_changed", "contact_minutes"): change("俄语实践", "contact_minutes", "144", "90"),
        ("recognition.line_changed", "status"): change(
            "俄罗斯国情", "status", "choice.line_status.passed", "choice.line_status.failed"
        ),
        ("recognition.line_gone", "transcript_line_id"): {"course": "体育"},
    }
    office.recognition.deciding.reopen(case, "成绩单更正", WHO)
    assert not standing_problems(office.case(case))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("original_mark", "3"),
        ("original_mark", None),
        ("contact_minutes", 45),
        ("practice_minutes", 45),
        ("placement_weeks", "2.5"),
        ("category", "elective"),
        ("status", "failed"),
    ],
)
def test_the_list_marks_a_case_whose_courses_have_changed_since_the_decision(office, elsewhere, name, value) -> None:
    case = office.proposed()
    assert ground(office, case) is None
    office.recognition.deciding.decide(case, RULING, WHO)
    assert ground(office, case) == "unchanged"
    elsewhere(Edit("transcript_line", office.lines[0], {name: value}))
    assert ground(office, case) == "changed"
    assert standing_problems(office.case(case)), "as the case itself says"
    assert found(office, "changed") == [case]
    assert found(office, "not_known") == []
    office.recognition.deciding.reopen(case, "成绩单更正", WHO)
    assert ground(office, case) is None


def test_the_list_marks_a_case_one_of_whose_courses_is_gone_and_none_whose_titles_were_corrected(
    office, elsewhere
) -> None:
    case = office.decided()
    elsewhere(Edit("transcript_line", office.lines[0], {"title_en": "Practical Russian", "code": "РКИ.9"}))
    assert ground(office, case) == "unchanged"
    elsewhere(removal("transcript_line", office.lines[2]))
    assert ground(office, case) == "changed"


@pytest.mark.parametrize("kept", [None, "[1]", "{broken", '"text"'])
def test_of_a_case_without_its_courses_it_is_said_that_nobody_knows(office, elsewhere, kept) -> None:
    case = office.decided()
    office.store.record(Step(WHO, "recognition.decide", (Edit("recognition", case, {"decided_lines": kept}),)))
    elsewhere(Edit("transcript_line", office.lines[0], {"original_mark": "3"}))
    assert ground(office, case) == "not_known"
    assert found(office, "not_known") == [case]
    (told,) = standing_problems(office.case(case))
    assert (told.code, told.level) == ("recognition.ground_not_known", Level.INFORMS)


def test_what_a_foreign_file_has_kept_in_another_shape_breaks_no_list(office) -> None:
    case = office.decided()
    kept = json.dumps({office.lines[0]: 7, office.lines[1]: "text", office.lines[2]: None})
    office.store.record(Step(WHO, "recognition.decide", (Edit("recognition", case, {"decided_lines": kept}),)))
    assert ground(office, case) == "unchanged"
    assert not standing_problems(office.case(case))


def ground(office: RecognitionOffice, case: str) -> object:
    """What the list shows of a case."""
    n = next(n for n in office.store.ids(Query("recognition")) if office.store.id_of("recognition", n) == case)
    cell = Lists(office.store, REGISTRY, wordings()).rows("recognition", [n], ["ground"], "en")[n].cells[0]
    assert cell.text == ("" if cell.value is None else wordings()["en"].choice("recognition_ground", cell.value))
    return cell.value


def found(office: RecognitionOffice, word: str) -> list[str]:
    query = Query("recognition", filters=(Filter("ground", Test.IS, (word,)),))
    assert office.store.count(query) == len(office.store.records(query))
    return [one.id for one in office.store.records(query)]


def test_a_course_that_no_decision_rests_on_may_still_get_its_mark(office, elsewhere) -> None:
    line = office.add("transcript_line", transcript_id=office.transcript, title_ru="Физика", status="in_progress")
    case = office.decided()
    elsewhere(Edit("transcript_line", line, {"original_mark": "4", "status": "passed"}))
    assert not standing_problems(office.case(case))


def test_a_proposal_that_a_package_has_outdated_says_so_before_anybody_decides(office, elsewhere) -> None:
    case = office.proposed()
    assert not standing_problems(office.case(case))
    elsewhere(Edit("transcript_line", office.lines[0], {"original_mark": "3"}))
    assert [one.code for one in standing_problems(office.case(case))] == ["recognition.outdated"]


def test_further_courses_of_a_decided_group_stay_too(office) -> None:
    case = office.begin()
    language, culture, sport, failed = office.lines
    office.map(case, [language, culture], [HomeCourse("俄语与国情", "", "6", "xuefen")])
    for line in (sport, failed):
        office.map(case, [line], [], reason="不转换")
    office.recognition.deciding.propose(case, WHO)
    assert office.records.set("transcript_line", culture, {"original_mark": "5"}, WHO), "a proposal is outdated by it"
    office.recognition.deciding.send_back(case, WHO)
    office.recognition.deciding.propose(case, WHO)
    office.recognition.deciding.decide(case, RULING, WHO)
    with refusal("recognition.line_decided"):
        office.records.set("transcript_line", culture, {"original_mark": "3"}, WHO)


def test_a_mark_typed_with_a_comma_is_kept_as_the_same_number(office) -> None:
    case = office.mapped()
    mapping = office.mapping(case, "汉语综合")
    office.recognition.mapping.judge(mapping.id, {"converted_mark": "92,5", "mark_reason": "补考"}, WHO)
    assert office.mapping(case, "汉语综合").shown_mark == "92.5"
    office.recognition.deciding.propose(case, WHO)
    verdicts = {mapping.id: Verdict("recognised", "补考", mark="93,5")}
    office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdicts)
    assert office.mapping(case, "汉语综合").shown_mark == "93.5"


def test_owed_courses_are_settled_in_any_order_and_all_of_them_or_none(office) -> None:
    case = office.decided("物流管理", "体育", "汉语听力")
    deciding = office.recognition.deciding
    first, second, third = office.case(case).owed
    with refusal("recognition.settled_later"):
        deciding.settle([Settled(second.id, date(2026, 11, 20), "78"), Settled(third.id, date(2026, 12, 1))], WHO)
    assert not any(one["settled_on"] for one in office.case(case).owed)
    deciding.settle([Settled(second.id, date(2026, 11, 20), "78,5"), Settled(third.id, date(2026, 11, 21))], WHO)
    said = {one.id: (one["settled_on"], one["mark"]) for one in office.case(case).owed}
    assert said == {first.id: (None, None), second.id: ("2026-11-20", "78.5"), third.id: ("2026-11-21", None)}
    with refusal("recognition.owed_open"):
        deciding.close(case, WHO)


def test_marks_are_compared_within_the_field_that_the_student_studies(office) -> None:
    office.set("institution", office.own, grading_scale_id=office.five_level)
    office.rule("distribution", office.five, office.five_level, variant="MAX", institution_id=office.own)
    office.distribution(office.five, {"5": 10, "4": 10, "3": 80}, institution_id=office.partner, isced_f="0714")
    case = office.mapped()
    assert office.mapping(case, "俄罗斯概况").shown_mark == "良好"
    office.add("speciality", country="CN", code="469901", isced_f="0714", name_zh="机电一体化技术")
    office.set("person", office.zeng, speciality_code="469901")
    mapping = office.mapping(case, "俄罗斯概况")
    assert mapping.shown_mark == "优秀"
    (line,) = mapping.mark.lines
    assert "0714" in line.converted.host.said("zh"), "the explanation says which marks were compared"


def test_a_russian_college_is_offered_its_courses_in_russian(office) -> None:
    office.agreed()
    case = office.begin()
    office.set("institution", office.own, country="RU")
    (course,) = office.case(case).agreed
    office.set("agreement_component", course.id, title_ru="Логистика", title_zh="物流管理")
    assert office.recognition.offers(office.case(case)) == ["Логистика@LOG1:4"]
    assert office.recognition.deciding.owed_after(office.case(case)) == [("Логистика", "retake")]


def test_a_correction_says_why_and_the_journal_keeps_it(office) -> None:
    case = office.decided()
    with refusal("recognition.no_correction_reason"):
        office.recognition.deciding.reopen(case, " ", WHO)
    office.recognition.deciding.reopen(case, "成绩单有误", WHO)
    record = office.case(case).record
    assert (record["state"], record["decided_on"], record["correction"]) == ("draft", None, "成绩单有误")
    said = [entry.old for entry in office.store.history.of("recognition", case) if entry.field == "minutes_number"]
    assert "2026-17" in said


def test_no_form_writes_what_deciding_writes(office) -> None:
    case = office.proposed()
    for values in ({"state": "decided"}, {"decided_on": "2026-11-20"}, {"minutes_number": "1"}):
        with refusal("recognition.by_verb"):
            office.records.set("recognition", case, values, WHO)
    office.records.set("recognition", case, {"note": "问过学生"}, WHO)


# what is remembered


def test_what_was_approved_once_is_proposed_the_next_time_with_who_approved_it_and_when(office) -> None:
    office.decided()
    other = office.person("zeng", given_han="明")
    stay = office.outgoing(other)
    office.transcript, office.lines = office.transcribed(other, stay)
    case = office.begin()
    office.recognition.mapping.fill(case, WHO)
    filled = office.case(case)
    assert [one.title for one in filled.mappings] == ["汉语综合", "俄罗斯概况"]
    known = office.store.get("course_equivalence", filled.mappings[0].record.text("course_equivalence_id"))
    assert (known["approved_by"], known["approved_on"], known["minutes_number"]) == ("周敏", "2026-11-20", "2026-17")
    assert filled.mappings[0].courses[0] == HomeCourse("汉语综合", "ZH201", "4", "xuefen")
    assert not office.recognition.mapping.fill(case, WHO)


def test_a_group_of_courses_is_remembered_and_proposed_as_a_group(office) -> None:
    case = office.begin()
    first, second, *_ = office.lines
    courses = [HomeCourse("汉语综合", "ZH201", "6", "xuefen"), HomeCourse("俄罗斯概况", "ZH305", "7", "xuefen")]
    office.recognition.mapping.add(case, [Source(first), Source(second)], courses, WHO)
    for line in office.lines[2:]:
        office.recognition.mapping.add_all(case, [NewMapping([Source(line)], (), "未要求")], WHO)
    office.recognition.deciding.propose(case, WHO)
    office.recognition.deciding.decide(case, RULING, WHO)
    other = office.person("zeng", given_han="明")
    office.transcript, office.lines = office.transcribed(other, office.outgoing(other))
    again = office.begin()
    office.recognition.mapping.fill(again, WHO)
    (group,) = office.case(again).mappings
    assert [source.line_id for source in group.sources] == office.lines[:2]
    assert list(group.courses) == courses


def test_a_group_that_has_one_course_twice_is_found_in_two_lines_of_it_and_not_in_one() -> None:
    assert _picked(["a", "a"], {"first": ["a"], "second": ["a", "b"]}) == ["first", "second"]
    assert _picked(["a", "a"], {"first": ["a"], "second": ["b"]}) == []


def test_the_same_code_with_another_title_is_another_course(office) -> None:
    """МДК.01.01 is another course in every speciality."""
    office.decided()
    other = office.person("zeng", given_han="明")
    office.transcript, office.lines = office.transcribed(other, office.outgoing(other))
    office.set("transcript_line", office.lines[0], title_zh="铁路信号", title_ru="Сигнализация")
    case = office.begin()
    office.recognition.mapping.fill(case, WHO)
    assert [one.title for one in office.case(case).mappings] == ["俄罗斯概况"]


def test_a_withdrawn_equivalence_is_not_proposed(office) -> None:
    office.decided()
    for known in office.recognition.equivalences.of(office.partner, office.own):
        office.records.set("course_equivalence", known.id, {"withdrawn_on": "2026-11-24"}, WHO)
    other = office.person("zeng", given_han="明")
    office.transcript, office.lines = office.transcribed(other, office.outgoing(other))
    assert not office.recognition.mapping.fill(office.begin(), WHO)


# balance


def test_the_balance_says_what_was_asked_earned_and_recognised(office) -> None:
    office.agreed()
    balance = office.case(office.mapped()).balance
    assert balance.scheme == "xuefen"
    assert balance.asked == 4  # table B of the agreement in force
    assert balance.earned == Fraction(144 + 72 + 36, 16)  # passed courses only
    assert balance.recognised == 4 + Fraction(72, 16)
    assert balance.missing == 0


@pytest.mark.parametrize(("language", "unit"), [("zh", "学分"), ("ru", "кр. КНР"), ("en", "CN credits")])
def test_the_balance_names_its_credits_in_the_language_of_the_reader(office, language: str, unit: str) -> None:
    said = balance_said(office.case(office.mapped()).balance, wordings()[language])
    assert unit in said
    assert "xuefen" not in said


def test_everything_is_undone_in_one_step(office) -> None:
    case = office.proposed()
    office.recognition.deciding.decide(case, RULING, WHO, owed=[Owed("汉语", "retake", date(2027, 1, 20))])
    office.store.undo(WHO)
    undone = office.case(case)
    assert (undone.state, undone.owed, undone.record["decided_by"]) == ("proposed", (), None)
    assert office.recognition.equivalences.of(office.partner, office.own) == []
    assert not undone.outdated


def going_on(office, *titles: str) -> None:
    for title in titles:
        office.add("transcript_line", transcript_id=office.transcript, title_zh=title, status="in_progress")


def test_courses_that_still_go_on_are_named_before_and_after_a_decision_leaves_them_out(office) -> None:
    going_on(office, "俄语写作", "俄罗斯文学")
    case, deciding = office.mapped(), office.recognition.deciding
    proposed = deciding.propose(case, WHO)
    decided = deciding.decide(case, RULING, WHO)
    for told in (proposed.problems, decided.problems, left_out(office.case(case))):
        (one,) = [one for one in told if one.code == "recognition.left_going_on"]
        assert (one.level, one.facts["n"], one.facts["courses"]) == (Level.ASKS, 2, ("俄语写作", "俄罗斯文学"))


def test_a_course_that_goes_on_and_is_named_in_a_mapping_is_not_told_as_left_out(office) -> None:
    going_on(office, "俄语写作")
    case = office.mapped()
    (line,) = (one.id for one in office.case(case).lines_going_on)
    office.map(case, [line], [])
    assert left_out(office.case(case)) == []


def test_a_course_that_is_recognised_without_a_mark_at_home_is_asked_about(office) -> None:
    office.set("institution", office.own, grading_scale_id=None)
    case, deciding = office.begin(), office.recognition.deciding
    language, *others = office.lines
    office.map(case, [language], [HomeCourse("汉语综合", "ZH201", "4", "xuefen")])
    for line in others:
        office.map(case, [line], [], reason="本校已修")
    asked = [("recognition.no_home_mark", "汉语综合", Level.ASKS)]

    def told(problems) -> list[tuple[str, object, Level]]:
        return [(one.code, one.facts["course"], one.level) for one in problems]

    assert told(deciding.propose(case, WHO).problems) == asked
    id = office.mapping(case, "汉语综合").id
    assert told(deciding.questions(office.case(case), RULING, {})) == asked
    for verdict in (
        Verdict("recognised", "委员会评定", mark="90"),
        Verdict("reassessed"),
        Verdict("not_recognised", "考试不合格"),
    ):
        assert deciding.questions(office.case(case), RULING, {id: verdict}) == []
    assert told(deciding.decide(case, RULING, WHO).problems) == asked


def test_a_pass_without_a_rank_at_the_host_needs_no_mark_at_home(office) -> None:
    case = office.begin()
    language, culture, sport, failed = office.lines
    office.map(case, [sport], [HomeCourse("体育", credits="1", scheme="xuefen")])
    for line in (language, culture, failed):
        office.map(case, [line], [], reason="本校已修")
    assert office.mapping(case, "体育").pass_only
    assert [one.code for one in office.recognition.deciding.problems(case)] == []


@pytest.mark.parametrize("missing", ["institution_id", "home_institution_id"])
def test_an_equivalence_says_between_which_institutions_it_holds(office, missing) -> None:
    office.decided()
    known = next(iter(office.store.records(Query("course_equivalence"))))
    values = {name: known[name] for name in ("institution_id", "home_institution_id", "host_courses")}
    with refusal("value.required"):
        office.records.add("course_equivalence", {**values, missing: None}, WHO)
