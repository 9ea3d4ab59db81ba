"""Learning agreements: tables as groups, versions under a hash, three approvals, on a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from paper_office import WHO
from recognition_office import RecognitionOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.services.learning_agreements.reading import AgreementSheet

COURSE = {"title_zh": "供应链", "credits": "2", "credit_scheme": "xuefen"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refusal(*codes: str) -> object:
    return pytest.raises(RuleBroken, match="|".join(codes))


def propose(office: RecognitionOffice, id: str) -> AgreementSheet:
    office.agreements.approving.propose(office.agreements.sheet(id).current.id, WHO)
    return office.agreements.sheet(id)


def decline(office: RecognitionOffice, id: str, comment: str = "课程未开") -> None:
    current = office.agreements.sheet(id).current
    signature = Signature("receiving", "Орлова", date(2026, 11, 20))
    office.agreements.approving.decline(current.id, current.hash, signature, comment, WHO)


def test_an_agreement_begins_with_the_stay_and_there_is_one_of_it(office) -> None:
    id = office.agreement()
    sheet = office.agreements.sheet(id)
    assert (sheet.record["person_id"], sheet.record["starts"], sheet.record["state"]) == (
        office.zeng,
        "2026-03-02",
        "draft",
    )
    with refusal("learning_agreement.exists"):
        office.agreements.drafting.begin(office.stay, WHO)


def test_the_tables_are_groups_of_courses_in_their_order(office) -> None:
    id = office.agreement()
    version = office.agreements.sheet(id).current.id
    office.agreements.drafting.add_course(version, "b", COURSE, WHO)
    current = office.agreements.sheet(id).current
    assert [one["title_ru"] for one in current.table("a")] == ["Основы логистики"]
    assert [one["title_zh"] for one in current.table("b")] == ["物流管理", "供应链"]


def test_an_empty_table_is_not_proposed(office) -> None:
    changes = office.agreements.drafting.begin(office.stay, WHO)
    (id,) = changes.ids["learning_agreement"]
    with refusal("learning_agreement.table_empty"):
        propose(office, id)


def test_three_approvals_in_any_order_put_a_version_in_force(office) -> None:
    id = office.agreement()
    assert propose(office, id).record["state"] == "awaiting"
    for side, waiting in (
        ("receiving", ("student", "sending")),
        ("student", ("sending",)),
    ):
        office.sign(id, side)
        assert office.agreements.sheet(id).current.waiting == waiting
    office.sign(id, "sending")
    sheet = office.agreements.sheet(id)
    assert (sheet.record["state"], sheet.approved.number) == ("agreed", 1)


def test_an_approval_names_the_content_it_approves(office) -> None:
    id = office.agreement()
    current = propose(office, id).current
    office.sign(id, "student")
    assert office.agreements.sheet(id).current.approval("student")["content_hash"] == current.hash
    signature = Signature("sending", "周敏", date(2026, 11, 20))
    for named in ("", "0" * 64, current.hash[:8]):
        with refusal("learning_agreement.unknown_hash"):
            office.agreements.approving.approve(current.id, named, signature, WHO)
    office.agreements.approving.approve(current.id, current.hash[:12].upper(), signature, WHO)


def test_an_approval_of_a_content_that_changed_meanwhile_is_refused(office) -> None:
    id = office.agreement()
    current = propose(office, id).current
    component = current.table("b")[0]
    office.set("agreement_component", component.id, credits="6")  # as a merge from another copy may do
    with refusal("learning_agreement.changed_since") as refused:
        office.agreements.approving.approve(
            current.id, current.hash, Signature("student", "曾毅", date(2026, 11, 20)), WHO
        )
    assert [one.code for one in refused.value.problems][1:] == ["learning_agreement.since_changed"]
    assert refused.value.problems[1].facts["courses"] == ("物流管理",)


def test_the_paper_of_another_version_is_refused_with_what_has_changed_since(office) -> None:
    id = office.agreed()
    first = office.agreements.sheet(id).current
    office.agreements.drafting.next_version(id, WHO)
    drafting, version = office.agreements.drafting, office.agreements.sheet(id).current
    drafting.take_out(version.table("a")[0].id, WHO, reason="not_available")
    drafting.add_course(version.id, "a", {"title_ru": "Склады", "reason_code": "substituting_deleted"}, WHO)
    reasons = {"deleted": ("not_available", ""), "inserted": ("substituting_deleted", "")}
    drafting.replace_course(version.table("b")[0].id, {"credits": "5"}, reasons, WHO)
    current = propose(office, id).current
    signature = Signature("receiving", "Орлова", date(2026, 11, 20))
    with refusal("learning_agreement.outdated") as refused:
        office.agreements.approving.approve(current.id, first.hash[:12], signature, WHO)
    said = {one.code.partition(".")[2]: one.facts for one in refused.value.problems}
    assert said["outdated"]["signed"] == 1
    assert said["since_added"]["courses"] == ("Склады",)
    assert said["since_removed"]["courses"] == ("Основы логистики",)
    assert said["since_changed"]["courses"] == ("物流管理",)


def test_the_scan_of_the_signed_paper_is_kept_with_the_student_in_the_same_step(office, tmp_path) -> None:
    id = office.agreement()
    current = propose(office, id).current
    scan = tmp_path / "подписано.pdf"
    signature = Signature("receiving", "Орлова Т. В.", date(2026, 11, 20), "ректор", scan)
    with refusal("attachment.unreadable"):
        office.agreements.approving.approve(current.id, current.hash, signature, WHO)
    assert office.agreements.sheet(id).current.approval("receiving") is None
    scan.write_bytes(b"%PDF-1.7 signed")
    office.agreements.approving.approve(current.id, current.hash, signature, WHO)
    approval = office.agreements.sheet(id).current.approval("receiving")
    kept = office.store.get("attachment", approval["attachment_id"])
    assert (kept["file_name"], kept["person_id"]) == ("подписано.pdf", office.zeng)
    assert office.store.attachments.get(kept.id) == b"%PDF-1.7 signed"
    office.store.undo(WHO)
    assert not office.store.get("attachment", kept.id).live
    assert office.agreements.sheet(id).current.approval("receiving") is None


def test_an_approved_course_is_changed_by_taking_it_out_and_in_with_both_reasons(office) -> None:
    id = office.agreed()
    office.agreements.drafting.next_version(id, WHO)
    drafting, version = office.agreements.drafting, office.agreements.sheet(id).current
    (course,) = version.table("b")
    with refusal("learning_agreement.reason_missing"):
        drafting.replace_course(course.id, {"credits": "5"}, {"deleted": ("not_available", "")}, WHO)
    reasons = {"deleted": ("other", "学分有误"), "inserted": ("substituting_deleted", "")}
    drafting.replace_course(course.id, {"credits": "5"}, reasons, WHO)
    table = office.agreements.sheet(id).current.table("b")
    assert [(one["change"], one["credits"], one["code"]) for one in table] == [
        ("deleted", "4", "LOG1"),
        ("inserted", "5", "LOG1"),
    ]
    office.store.undo(WHO)
    assert [one["change"] for one in office.agreements.sheet(id).current.table("b")] == [None]


def test_a_changed_name_of_the_student_needs_a_new_version_a_changed_contact_does_not(office) -> None:
    id = office.agreement()
    propose(office, id)
    office.records.set("learning_agreement", id, {"sending_contact": "沈若兰", "ends": "2026-07-12"}, WHO)
    assert not office.agreements.sheet(id).current.outdated
    before = office.store.get("person", office.zeng)["given_latin"]
    office.set("person", office.zeng, given_latin="Yee")
    current = office.agreements.sheet(id).current
    assert current.outdated
    with refusal("learning_agreement.changed_since") as refused:
        office.sign(id, "student")
    (since,) = refused.value.problems[1:]
    assert (since.code, since.facts["old"], since.facts["new"]) == ("learning_agreement.since_student", before, "Yee")


def test_a_side_speaks_once_and_not_on_a_day_to_come(office) -> None:
    id = office.agreement()
    current = propose(office, id).current
    office.sign(id, "student")
    with refusal("learning_agreement.signed_already"):
        office.sign(id, "student")
    late = Signature("sending", "周敏", date(2026, 12, 1))
    with refusal("learning_agreement.signed_later"):
        office.agreements.approving.approve(current.id, current.hash, late, WHO)


def test_a_refusal_says_why_and_everybody_signs_again(office) -> None:
    id = office.agreement()
    propose(office, id)
    office.sign(id, "student")
    with refusal("learning_agreement.no_comment"):
        decline(office, id, " ")
    decline(office, id)
    assert office.agreements.sheet(id).record["state"] == "declined"
    office.agreements.drafting.next_version(id, WHO)
    sheet = propose(office, id)
    assert (sheet.current.number, sheet.current.waiting) == (2, ("student", "sending", "receiving"))
    assert [one.state for one in sheet.versions] == ["declined", "proposed"]


def test_nothing_of_a_proposed_version_is_written_any_more(office) -> None:
    id = office.agreement()
    current = propose(office, id).current
    component = current.table("a")[0].id
    with refusal("learning_agreement.frozen"):
        office.agreements.drafting.set_course(component, {"credits": "9"}, WHO)
    with refusal("learning_agreement.frozen"):
        office.records.set("agreement_component", component, {"credits": "9"}, WHO)
    with refusal("learning_agreement.by_verb"):
        office.records.set("learning_agreement_version", current.id, {"state": "approved"}, WHO)
    with refusal("learning_agreement.signed"):
        office.records.remove("learning_agreement", id, WHO)


def test_a_change_takes_a_course_out_and_puts_one_in_each_with_its_reason(office) -> None:
    id = office.agreed()
    office.agreements.drafting.next_version(id, WHO)
    drafting, version = office.agreements.drafting, office.agreements.sheet(id).current
    with refusal("learning_agreement.nothing_changed"):
        propose(office, id)
    drafting.take_out(version.table("a")[0].id, WHO, reason="not_available")
    drafting.add_course(version.id, "a", {"title_ru": "Склады", "reason_code": "substituting_deleted"}, WHO)
    propose(office, id)
    assert office.agreements.sheet(id).record["state"] == "changing"
    for side in ("student", "sending", "receiving"):
        office.sign(id, side)
    sheet = office.agreements.sheet(id)
    assert [one.state for one in sheet.versions] == ["superseded", "approved"]
    assert [(one["change"], one["reason_code"]) for one in sheet.approved.table("a")] == [
        ("deleted", "not_available"),
        ("inserted", "substituting_deleted"),
    ]
    office.agreements.drafting.next_version(id, WHO)
    assert [one["title_ru"] for one in office.agreements.sheet(id).current.table("a")] == ["Склады"]


@pytest.mark.parametrize(
    ("reason", "text", "code"),
    [
        ("", "", "reason_missing"),
        ("extending_mobility", "", "reason_missing"),  # a reason to put in, not to take out
        ("other", "", "reason_unsaid"),
    ],
)
def test_a_course_is_taken_out_for_a_reason_of_the_list(office, reason, text, code) -> None:
    id = office.agreed()
    office.agreements.drafting.next_version(id, WHO)
    version = office.agreements.sheet(id).current
    office.agreements.drafting.add_course(version.id, "a", {**COURSE, "reason_code": "substituting_deleted"}, WHO)
    office.agreements.drafting.take_out(version.table("a")[0].id, WHO, reason=reason, text=text)
    with refusal(f"learning_agreement.{code}"):
        propose(office, id)


def test_an_approved_course_is_not_rewritten_but_can_be_put_back(office) -> None:
    id = office.agreed()
    office.agreements.drafting.next_version(id, WHO)
    component = office.agreements.sheet(id).current.table("a")[0].id
    with refusal("learning_agreement.kept_course"):
        office.agreements.drafting.set_course(component, {"credits": "9"}, WHO)
    office.agreements.drafting.take_out(component, WHO, reason="not_available")
    office.agreements.drafting.put_back(component, WHO)
    assert office.store.get("agreement_component", component)["change"] is None


def test_conditions_of_recognition_stand_in_table_b_only(office) -> None:
    id = office.agreement()
    component = office.agreements.sheet(id).current.table("a")[0].id
    office.agreements.drafting.set_course(component, {"recognition_conditions": "考核"}, WHO)
    with refusal("learning_agreement.conditions_in_a"):
        propose(office, id)
