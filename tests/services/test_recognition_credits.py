"""Credits of a case: limits, kinds of work, the list of barred courses and rounding act on all mappings together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pypdfium2
import pytest
from paper_office import RESOURCES, WHO, wordings
from recognition_office import RULING, RecognitionOffice

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.recognition.case import CourseMapping, HomeCourse
from exchange_admin.services.recognition.deciding import Verdict
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.recognition.reading import balance_said


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    """Its own rule: 16 hours of theory, 32 of practice, electives 5 in all, halves, no political theory."""
    made = RecognitionOffice(tmp_path / "office.exchange")
    values = {"name_zh": "本校规则", "credit_scheme": "xuefen", "hour": "45", "theory_hours": "16"}
    values |= {"practice_hours": "32", "self_study": "not_counted", "rounding_step": "1/2", "rounding": "half_up"}
    values |= {"not_transferable": "思想政治理论课", "institution_id": made.own, "weeks_per_credit": "1"}
    made.rule_id = made.add("credit_rule", **values)
    made.add("credit_cap", credit_rule_id=made.rule_id, category="elective", most_credits="5", in_all=1)
    yield made
    made.store.close()


def categories(office: RecognitionOffice, *kinds: str) -> None:
    for line, kind in zip(office.lines, kinds, strict=False):
        office.set("transcript_line", line, category=kind)


def taken(office: RecognitionOffice, case: str, line: int, title: str, **judged: object) -> CourseMapping:
    office.map(case, [office.lines[line]], [HomeCourse(title)], **{"decision": "recognised", **judged})
    return office.mapping(case, title)


def credits(office: RecognitionOffice, case: str) -> dict[str, str]:
    return {one.title: one.shown_courses[0].credits for one in office.case(case).mappings if one.courses}


def test_a_limit_for_electives_acts_on_all_mappings_together(office) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语")  # 144 hours, 9 credits
    taken(office, case, 1, "国情")  # 72 hours, 4 1/2 credits
    assert credits(office, case) == {"俄语": "5", "国情": "0"}
    first, second = (office.mapping(case, title).worth for title in ("俄语", "国情"))
    assert (first.exact, first.cut, second.cut) == (9, 4, Fraction(9, 2))
    assert [step.code for step in second.acted] == ["limit_in_all"]
    balance = office.case(case).balance
    assert (balance.recognised, balance.cut, balance.rounding) == (5, Fraction(17, 2), 0)
    assert (balance.asked, balance.missing) == (Fraction(27, 2), Fraction(17, 2))
    assert "上限 −8.5" in balance_said(balance, wordings()["zh"])


def test_the_order_in_which_courses_are_mapped_does_not_matter(office) -> None:
    categories(office, "elective", "elective", "elective")
    titles = ["甲", "乙", "丙"]
    found = []
    for order in permutations(range(3)):
        case = office.begin()
        for line in order:
            taken(office, case, line, titles[line])
        found.append(credits(office, case))
        for one in office.case(case).mappings:
            office.recognition.mapping.remove(one.id, WHO)
        office.records.remove("recognition", case, WHO)
    assert len(found) == 6
    assert all(one == found[0] for one in found)


def test_what_is_not_recognised_uses_up_no_limit(office) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语", decision="not_recognised", reason="课程不符")
    taken(office, case, 1, "国情")
    assert credits(office, case)["国情"] == "9/2"
    assert office.mapping(case, "俄语").worth.rounded == 5  # as it would be by itself


def test_practice_and_weeks_count_as_the_rule_says(office) -> None:
    office.set("transcript_line", office.lines[0], practice_minutes=64 * 45, placement_weeks="1.5")
    case = office.begin()
    worth = taken(office, case, 0, "俄语").worth
    assert worth.exact == Fraction(80, 16) + Fraction(64, 32) + Fraction(3, 2)
    assert [step.code for step in worth.courses[0].credits.steps] == ["theory", "practice", "weeks", "total"]


def test_rounding_is_for_the_sheet_and_is_said(office) -> None:
    office.set("transcript_line", office.lines[0], contact_minutes=20 * 45)
    office.set("transcript_line", office.lines[1], contact_minutes=20 * 45)
    case = office.begin()
    office.map(case, office.lines[:2], [HomeCourse("俄语")], decision="recognised")
    worth = office.mapping(case, "俄语").worth
    assert (worth.exact, worth.rounded, worth.rounding) == (Fraction(5, 2), Fraction(5, 2), 0)  # not 1 + 1
    office.set("transcript_line", office.lines[1], contact_minutes=22 * 45)
    worth = office.mapping(case, "俄语").worth
    assert (worth.exact, worth.rounded, worth.rounding) == (Fraction(21, 8), Fraction(5, 2), Fraction(-1, 8))
    balance = office.case(case).balance
    assert balance.rounding == Fraction(-1, 8)
    assert balance.earned == Fraction(21, 8) + Fraction(36, 16)  # exact, of every passed course


def test_a_barred_course_wants_its_reason(office) -> None:
    office.set("transcript_line", office.lines[0], title_zh="思想政治理论课")
    case = office.mapped()
    assert credits(office, case)["俄罗斯概况"] == "9/2"
    with pytest.raises(RuleBroken, match="recognition.not_transferable"):
        office.recognition.deciding.propose(case, WHO)
    mapping = office.mapping(case, "汉语综合")
    assert mapping.worth.rounded == 0
    office.recognition.mapping.judge(mapping.id, {"reason": "教学计划内"}, WHO)
    assert office.recognition.deciding.propose(case, WHO)


def test_typed_credits_beyond_a_limit_are_asked_about(office) -> None:
    categories(office, "elective", "elective")
    case = office.mapped()  # 4 credits are typed for the first
    office.set("recognition_mapping", office.mapping(case, "汉语综合").id, home_credits="6")
    found = [one for one in office.recognition.deciding.problems(case) if one.code.endswith("beyond_limit")]
    assert [(one.facts["typed"], one.facts["most"], one.level) for one in found] == [("6", "5", Level.ASKS)]


def test_a_proposal_stays_as_it_was_when_the_rule_changes(office) -> None:
    categories(office, "elective", "elective")
    case = office.mapped()
    office.recognition.deciding.propose(case, WHO)
    before = office.case(case)
    cap = office.store.where("credit_cap", "credit_rule_id", [office.rule_id])[0]
    office.set("credit_cap", cap.id, most_credits="1")
    office.set("transcript_line", office.lines[2], placement_weeks="3")  # even what is earned is the stored number
    after = office.case(case)
    assert [one.shown_courses for one in after.mappings] == [one.shown_courses for one in before.mappings]
    assert [one.worth.plain for one in after.mappings if one.worth] == [
        one.worth.plain for one in before.mappings if one.worth
    ]
    assert (after.balance, after.outdated) == (before.balance, True)


def test_what_was_stored_before_limits_acted_is_still_read(office) -> None:
    case = office.mapped()
    office.recognition.deciding.propose(case, WHO)
    mapping = office.mapping(case, "俄罗斯概况")
    old = {key: value for key, value in mapping.worth.plain.items() if key not in {"cut", "within", "sheet_steps"}}
    office.set("recognition_mapping", mapping.id, credit_conversion=json.dumps(old))
    read = office.mapping(case, "俄罗斯概况")
    assert (read.worth.exact, read.worth.rounded) == (Fraction(9, 2), Fraction(9, 2))
    assert (read.worth.cut, read.worth.steps, read.worth.rounding) == (0, (), 0)
    assert read.shown_courses == mapping.shown_courses


def test_a_case_keeps_its_hash_until_kind_of_course_or_practice_is_said(office) -> None:
    case = office.proposed()
    assert not office.case(case).outdated
    office.set("transcript_line", office.lines[0], category="language")
    assert office.case(case).outdated


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_sheet_says_what_a_limit_took(office, language: str) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语")
    taken(office, case, 1, "国情")
    papers = CoursePapers(office.store, wordings(), TablePages(Fonts(RESOURCES / "fonts"), wordings()))
    pdf = pypdfium2.PdfDocument(BytesIO(papers.sheet_pdf(office.case(case), [language])))
    text = "".join(pdf[page].get_textpage().get_text_bounded() for page in range(len(pdf))).replace("\r\n", "")
    words = wordings()[language]
    title = words.say("paper.course.recognition.limits")
    elective = words.choice("course_category", "elective")
    assert title.replace(" ", "") in text.replace(" ", "")
    assert elective.replace(" ", "") in text.replace(" ", "")


def test_a_verdict_that_takes_over_more_leaves_the_limit_whole(office) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语")
    taken(office, case, 1, "国情", decision="not_recognised", reason="课程不符")
    for line in office.lines[2:]:
        office.map(case, [line], [], reason="本校已修")
    office.recognition.deciding.propose(case, WHO)
    assert credits(office, case) == {"俄语": "5", "国情": "9/2"}  # the latter by itself
    verdict = {office.mapping(case, "国情").id: Verdict("recognised", "补充说明")}
    office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdict)
    decided = office.case(case)
    assert decided.balance.recognised == 5
    assert credits(office, case) == {"俄语": "5", "国情": "0"}
    assert [step.code for step in office.mapping(case, "国情").worth.acted] == ["limit_in_all"]


def test_a_verdict_that_takes_over_less_frees_the_limit_for_the_others(office) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语")
    taken(office, case, 1, "国情")
    for line in office.lines[2:]:
        office.map(case, [line], [], reason="本校已修")
    office.recognition.deciding.propose(case, WHO)
    assert credits(office, case)["国情"] == "0"
    verdict = {office.mapping(case, "俄语").id: Verdict("not_recognised", "课程不符")}
    office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdict)
    assert credits(office, case)["国情"] == "9/2"
    assert office.case(case).balance.recognised == Fraction(9, 2)


def test_credits_of_a_verdict_stand_as_they_were_said(office) -> None:
    categories(office, "elective", "elective")
    case = office.begin()
    taken(office, case, 0, "俄语")
    taken(office, case, 1, "国情", decision="not_recognised", reason="课程不符")
    for line in office.lines[2:]:
        office.map(case, [line], [], reason="本校已修")
    office.recognition.deciding.propose(case, WHO)
    verdict = {office.mapping(case, "国情").id: Verdict("recognised", "教务处决定", credits="1")}
    told = office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdict).problems
    assert [one.code for one in told] == ["recognition.credits_beyond_limit"]
    assert credits(office, case) == {"俄语": "5", "国情": "1"}
