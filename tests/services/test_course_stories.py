"""Agreements, recognitions, papers and exams of the sample office: made by the verbs of an office, by its own rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.documents.verification.code import read_code
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED, PARTLY, outcome
from exchange_admin.domain.steps import Record
from exchange_admin.services.exams.exam_results import Validity
from exchange_admin.services.grades.converting import Distributions
from exchange_admin.services.office import Office
from exchange_admin.services.sample import paper_stories


@pytest.fixture(scope="module")
def program() -> Program:
    return Program(Paths.find())


@pytest.fixture(scope="module")
def office(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with program.make_sample(tmp_path_factory.mktemp("stories") / "sample.exchange") as made:
        yield made


def all_of(office: Office, kind: str) -> list[Record]:
    store = office.store
    return list(store.many(kind, [store.id_of(kind, n) for n in store.ids(Query(kind))]).values())


def test_the_journal_holds(office: Office) -> None:
    assert not office.store.checks.verify()


def test_the_same_seed_and_the_same_keys_give_the_same_journal_with_its_stories(tmp_path: Path) -> None:
    journals = []
    for name in ("one", "other"):
        program = Program(Paths.find(), Origin.seeded(9))
        program.signing = StepSigning(Random(9).randbytes)
        with program.make_sample(tmp_path / f"{name}.exchange", people=120, seed=3) as made:
            assert made.store.count(Query("learning_agreement"))
            journals.append(list(made.store.exchange.slices({})))
    assert journals[0] == journals[1]


def test_keys_differ_in_every_sample_office(program: Program, tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        with program.make_sample(tmp_path / f"{name}.exchange", people=20) as office:
            made.append(office.exchange.keys.fingerprint())
    assert made[0] != made[1]


def test_an_office_of_one_goes_without_most_stories(program: Program, tmp_path: Path) -> None:
    with program.make_sample(tmp_path / "small.exchange", people=1) as made:
        assert not made.store.checks.verify()


def test_a_statement_that_no_paper_holds_is_left_out_of_a_large_office(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 20,000 people every partner has more stays than a paper can list, and the whole office was refused."""
    monkeypatch.setattr(paper_stories, "_LISTED", -1)
    with program.make_sample(tmp_path / "large.exchange", people=60) as made:
        papers = Counter(one.text("kind") for one in all_of(made, "certificate"))
        assert papers["renewal_protocol"]
        assert not papers["balance_statement"]


@pytest.mark.parametrize("people", [20, 43])
def test_a_small_office_shows_every_case_too(program: Program, tmp_path: Path, people: int) -> None:
    with program.make_sample(tmp_path / "small.exchange", people=people) as made:
        assert made.store.count(Query("person")) == people
        assert not made.store.checks.verify()
        assert not made.store.checks.all()
        shown_in_every_size(made)


def shown_in_every_size(office: Office) -> None:
    """What issues of training, credits and papers name, whatever the number of people."""
    papers = all_of(office, "certificate")
    by_no_college_in_china = {"academic", "retraining"}  # of guests, by the gates of these kinds
    assert {one["kind"] for one in papers} == {*PAPER_KINDS, *RECORD_KINDS} - by_no_college_in_china
    assert {one["state"] for one in papers} == {"issued", "printed", "signed", "handed_over", "revoked"}
    assert len(all_of(office, "voided_number")) == 1
    assert {one["state"] for one in all_of(office, "certificate_design")} == {"in_use"}
    assert len(all_of(office, "design_draft")) == 1
    assert {one["state"] for one in all_of(office, "recognition")} == {"draft", "proposed", "decided", "closed"}
    decisions = {one["decision"] for one in all_of(office, "recognition_mapping") if one["decision"]}
    assert decisions == {"recognised", "reassessed", "partly", "not_recognised"}
    states = {one["state"] for one in all_of(office, "learning_agreement")}
    assert states == {"draft", "awaiting", "agreed", "declined"}
    assert all_of(office, "course_equivalence")
    assert {bool(one["settled_on"]) for one in all_of(office, "owed_course")} == {True, False}
    lessons, enrolments = all_of(office, "language_lesson"), all_of(office, "language_enrolment")
    assert {one["state"] for one in lessons} == {"planned", "held", "cancelled", "moved"}
    assert any(one["substitute_id"] for one in lessons)
    assert {one["state"] for one in all_of(office, "attendance")} == {"absent", "excused", "late"}
    assert sum(bool(one["moved_from_id"]) for one in enrolments) == 1
    assert {bool(one["closed_on"]) for one in all_of(office, "language_group")} == {True, False}
    assert all(one["syllabus"] for one in all_of(office, "language_course"))
    results = all_of(office, "exam_result")
    assert {one["exam"] for one in results} == {"hsk_2", "hsk_3", "gf0025", "torfl", "own", "other"}
    assert {bool(one["retake_of_id"]) for one in results} == {True, False}
    scanned = {one["exam_result_id"] for one in all_of(office, "attachment")}
    assert [one["exam"] for one in results if one.id in scanned] == ["hsk_3"]
    assert any(one["language_waiver"] for one in all_of(office, "mobility"))
    methods = {one["method"] for one in all_of(office, "conversion_rule")}
    assert methods == {"distribution", "table", "linear", "bavarian", "kept"}


def test_a_large_office_tells_no_more_stories_than_the_usual_one(
    program: Program, office: Office, tmp_path: Path
) -> None:
    with program.make_sample(tmp_path / "large.exchange", people=600) as large:
        assert large.store.count(Query("learning_agreement")) <= office.store.count(Query("learning_agreement"))


def studied(office: Office, person: str) -> Distributions:
    """Field and level of somebody's speciality: the marks that a comparison looks at."""
    record = office.store.get("person", person)
    assert record is not None
    found = office.store.where("speciality", "code", [record.text("speciality_code")])
    return Distributions(isced_f=found[0].text("isced_f") if found else "", level=record.text("level"))


def test_what_was_proposed_is_frozen_exactly_as_the_rules_of_the_file_give_it(office: Office) -> None:
    transcripts = {one.id: one for one in all_of(office, "transcript")}
    frozen, methods = 0, set()
    for record in all_of(office, "recognition"):
        if not record["content_hash"]:
            continue
        host = transcripts[record.text("transcript_id")].text("institution_id")
        for mapping in office.recognition.case(record.id).mappings:
            if not mapping.record["conversion_rule_id"]:
                continue
            group = studied(office, record.text("person_id"))
            rule = office.converting.prepared(mapping.record.text("conversion_rule_id"), group, host)
            given = [rule.convert(one.line.text("original_mark")).as_plain() for one in mapping.sources if one.line]
            stored = json.loads(mapping.record.text("conversion"))
            assert [line["converted"] for line in stored["lines"]] == json.loads(json.dumps(given))
            frozen += 1
            methods |= {one["explanation"]["method"] for one in given}
    assert frozen > 8
    assert methods == {"distribution", "linear", "table"}


def test_cases_stand_at_every_state_and_their_content_is_what_was_proposed(office: Office) -> None:
    records = all_of(office, "recognition")
    assert {one["state"] for one in records} == {"draft", "proposed", "decided", "closed"}
    told = [one for one in records if one["content_hash"]]
    assert {one["state"] for one in told} == {"proposed", "decided", "closed"}
    assert not [one.id for one in told if office.recognition.case(one.id).outdated]


def test_every_case_that_was_proposed_keeps_how_its_marks_and_credits_came_about(office: Office) -> None:
    """Marks too, where the home institution has a scale that a rule leads to."""
    for record in all_of(office, "recognition"):
        if record["state"] == "draft":
            continue
        case = office.recognition.case(record.id)
        assert (record["content_hash"], record["proposed_on"], record["proposed_by"]) != (None, None, None)
        for one in case.mappings:
            lines = [source.line for source in one.sources if source.line]
            if lines and len(one.courses) == 1:
                assert one.worth is not None
                assert one.record["credit_rule_id"]
            if lines and case.home["grading_scale_id"]:
                assert one.mark is not None
                assert one.record["conversion_rule_id"]
                assert [line.id for line in lines] == [line.line_id for line in one.mark.lines]


def test_the_status_of_a_stay_is_what_its_decision_makes_of_it(office: Office) -> None:
    stays = {one.id: one for one in all_of(office, "mobility")}
    seen = set()
    for record in all_of(office, "recognition"):
        case = office.recognition.case(record.id)
        stay = stays[case.transcript.text("mobility_id")]
        if record["state"] == "decided" and stay["sending_status"] != "closed":
            left = [form for _, form in office.recognition.deciding.owed_after(case)]
            assert stay["sending_status"] == outcome([one.decided() for one in case.mappings], left)
            seen.add(stay["sending_status"])
    assert seen == {"recognised", "partly_recognised", "not_recognised"}


def test_everything_decided_names_who_decided_it_and_when(office: Office) -> None:
    for one in all_of(office, "recognition"):
        decided = one["state"] in {"decided", "closed"}
        for name in ("decided_by", "decided_on", "minutes_number"):
            assert bool(one[name]) == decided
        assert bool(one["closed_on"]) == (one["state"] == "closed")


def test_there_are_a_group_a_competence_a_refusal_and_a_part_with_their_reasons(office: Office) -> None:
    cases = [office.recognition.case(one.id) for one in all_of(office, "recognition") if one["content_hash"]]
    mappings = [mapping for case in cases for mapping in case.mappings]
    assert any(len(one.sources) > 1 and len(one.courses) > 1 for one in mappings)
    assert any(source.competence for one in mappings for source in one.sources)
    assert {one.decision for one in mappings if one.reason} == {NOT_RECOGNISED, PARTLY}


def test_some_courses_are_owed_until_a_day_and_some_are_done(office: Office) -> None:
    owed = all_of(office, "owed_course")
    cases = {one.id: one["state"] for one in all_of(office, "recognition")}
    assert {bool(one["settled_on"]) for one in owed} == {True, False}
    for one in owed:
        assert one["due"]
        assert bool(one["settled_on"]) == (cases[one.text("recognition_id")] == "closed")


def test_equivalences_come_from_decisions_of_the_office(office: Office) -> None:
    minutes = {one["minutes_number"]: one["decided_by"] for one in all_of(office, "recognition")}
    known = all_of(office, "course_equivalence")
    assert len(known) > 5
    for one in known:
        assert minutes[one["minutes_number"]] == one["approved_by"]


def test_agreements_are_in_force_changed_with_a_reason_wait_for_the_host_or_were_declined(office: Office) -> None:
    sheets = [office.learning_agreements.sheet(one.id) for one in all_of(office, "learning_agreement")]
    assert all(version.table("a") and version.table("b") for sheet in sheets for version in sheet.versions)
    changed = [sheet for sheet in sheets if len(sheet.versions) == 2]
    assert changed[0].approved is changed[0].current
    reasons = {one["reason_code"] for one in changed[0].current.components if one["change"]}
    assert reasons == {"not_available", "substituting_deleted"}
    waiting = [sheet.current.waiting for sheet in sheets if sheet.record["state"] == "awaiting"]
    assert waiting == [("receiving",)]
    (declined,) = [sheet for sheet in sheets if sheet.record["state"] == "declined"]
    assert [bool(one["comment"]) for one in declined.current.approvals if one["verdict"] == "declined"] == [True]
    assert not [one for sheet in sheets for one in sheet.versions if one.outdated]


def test_the_usual_office_shows_every_case(office: Office) -> None:
    shown_in_every_size(office)


def test_papers_are_issued_printed_signed_handed_over_and_revoked_with_a_reason(office: Office) -> None:
    papers = all_of(office, "certificate")
    assert {one["state"] for one in papers} == {"issued", "printed", "signed", "handed_over", "revoked"}
    for one in papers:
        assert bool(one["revocation_reason"]) == (one["state"] == "revoked")
        assert one["handed_over_on"] or one["state"] != "handed_over"


def test_one_was_lost_and_issued_again_and_the_number_of_one_taken_back_is_void(office: Office) -> None:
    facts = [json.loads(one.text("facts")) for one in all_of(office, "certificate")]
    again = {one["duplicate_of"] for one in facts if one.get("duplicate_of")}
    numbers = {one["number"] for one in facts}
    assert again
    assert again <= numbers
    (void,) = all_of(office, "voided_number")
    assert void["reason"]
    assert void["number"] not in numbers


def test_codes_of_its_papers_are_genuine_and_papers_print_again(office: Office) -> None:
    sign_key, _ = office.exchange.keys.public()
    papers = [one for one in all_of(office, "certificate") if one["state"] != "revoked"]
    for one in papers:
        facts = json.loads(one.text("facts"))
        pages = facts.get("codes") or [[facts["code"]]]
        assert all(read_code(code).is_signed_by(sign_key) for page in pages for code in page)
    assert office.certificates.pdf([papers[0].id]).startswith(b"%PDF")


def test_exams_were_taken_again_and_some_results_count_no_more(office: Office) -> None:
    results = office.exam_results.listed()
    retakes = [one for one in results if one.attempt > 1]
    assert {one.record["outcome"] for one in retakes} == {"passed", "failed"}
    validity = Counter(one.validity for one in results)
    assert validity[Validity.EXPIRED] == 2
    assert validity[Validity.ENDING] == 1


def test_who_changed_the_group_keeps_the_days_before_and_a_lesson_is_made_up(office: Office) -> None:
    (moved,) = [one for one in all_of(office, "language_enrolment") if one["moved_from_id"]]
    before = office.records.get("language_enrolment", moved.text("moved_from_id"))
    assert (before["state"], before["person_id"]) == ("transferred", moved["person_id"])
    assert before.text("left_on") < moved.text("enrolled_on")
    (made_up,) = [one for one in all_of(office, "language_lesson") if one["moved_from_id"]]
    assert office.records.get("language_lesson", made_up.text("moved_from_id"))["state"] == "moved"


def test_who_has_not_paid_is_asked_about(office: Office) -> None:
    fees = Counter(one["fee_state"] for one in all_of(office, "mobility") if one["fee_state"])
    assert fees == {"due": 1, "part_paid": 1}


def test_some_go_without_the_level_for_a_reason(office: Office) -> None:
    waived = [one for one in all_of(office, "mobility") if one["language_waiver"]]
    assert len(waived) == 2
