"""What counts as proof that a requirement is met, and what does not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.domain.rules.casework.fulfilment import Proof, needed_until, proof_of, same_class
from exchange_admin.domain.rules.casework.occurrences import Occurrence
from exchange_admin.domain.rules.casework.requirements import Evidence, Requirement
from exchange_admin.domain.rules.casework.stays import (
    ConsentGiven,
    Happening,
    PaperIssued,
    PersonDocument,
    StayFacts,
    StayRecords,
)
from exchange_admin.domain.rules.casework.terms import AFTER, Term
from exchange_admin.domain.wording import LANGUAGES, Wording

FOLDER = Path(__file__).parents[2] / "resources" / "wording"
WORDS = [Wording.load(FOLDER, language) for language in LANGUAGES]
MOSCOW, HARBIN = "moscow", "harbin"
STAY = StayFacts(
    "stay",
    host_country="CN",
    direction="outgoing",
    planned_start=date(2026, 9, 1),
    planned_end=date(2027, 1, 30),
    sending_institution_id=MOSCOW,
    receiving_institution_id=HARBIN,
)
PASSPORT = Requirement(
    "any.passport",
    evidence=Evidence.IDENTITY_DOCUMENT,
    proof="passport",
    event="nomination",
    valid_at="planned_end",
    valid_months=6,
)
VISA = Requirement(
    "cn.visa.x1", evidence=Evidence.IDENTITY_DOCUMENT, proof="visa", proof_class="X1", event="planned_entry"
)
ENTRY = Occurrence("start", date(2026, 9, 1))
UNDATED = Occurrence("start")


def day(text: str) -> date:
    return date.fromisoformat(text)


def looked_at(rule: Requirement, when: Occurrence = ENTRY, stay: StayFacts = STAY, **records: object) -> Proof:
    found = proof_of(rule, when, stay, StayRecords(**records))
    for words in WORDS:
        said = words.explained(f"proof.{found.reason.code}", found.reason.facts)
        assert not re.search(r"[{}]|\b(proof|choice)\.[a-z]", said), said
    return found


def passport(until: str | None, **more: str) -> PersonDocument:
    return PersonDocument("passport", "RU", valid_until=day(until) if until else None, **more)


def visa(visa_class: str, until: str = "2027-08-01", country: str = "CN", **more: str) -> PersonDocument:
    return PersonDocument("visa", country, valid_until=day(until), visa_class=visa_class, **more)


# passports, visas, permits


@pytest.mark.parametrize(
    ("until", "code"), [("2027-07-30", "valid"), ("2027-07-29", "too_short"), (None, "end_unknown")]
)
def test_a_passport_has_to_last_half_a_year_beyond_the_stay(until: str | None, code: str) -> None:
    found = looked_at(PASSPORT, UNDATED, documents=(passport(until),))
    assert found.reason.code == code
    assert found.reason.facts["needed"] == "2027-07-30"
    assert found.settles is (code == "valid")


def test_of_several_passports_the_one_that_lasts_longest_is_looked_at() -> None:
    found = looked_at(PASSPORT, documents=(passport("2026-10-01", id="old"), passport("2031-04-02", id="new")))
    assert (found.record_id, found.is_there) == ("new", True)


def test_it_is_not_called_valid_where_nobody_knows_until_when_it_is_needed() -> None:
    found = looked_at(PASSPORT, stay=replace(STAY, planned_end=None), documents=(passport("2031-04-02"),))
    assert (found.is_there, found.reason.code) == (False, "needed_unknown")


def test_a_visa_of_another_class_settles_nothing() -> None:
    assert looked_at(VISA, documents=(visa("X2"),)).reason.code == "other_class"
    assert looked_at(VISA, documents=(visa(""),)).reason.code == "class_unknown"
    assert looked_at(VISA, documents=(visa("X2", "2030-01-01"), visa("x1"))).settles


@pytest.mark.parametrize("typed", ["X1", "x1", " X 1", "Х1"])
def test_classes_of_visas_are_the_same_however_they_are_typed(typed: str) -> None:
    assert same_class("X1", typed)
    assert not same_class("X2", typed)


def test_a_visa_of_another_country_or_another_stay_is_none() -> None:
    assert looked_at(VISA, documents=(visa("X1", country="RU"),)).reason.code == "no_document"
    assert looked_at(VISA, documents=(visa("X1", mobility_id="other"),)).reason.code == "no_document"
    assert looked_at(VISA, documents=(visa("X1", mobility_id="stay"),)).is_there
    assert looked_at(VISA, documents=(visa("X1", country=""),)).is_there


def test_a_visa_that_ends_before_the_entry_does_not_count() -> None:
    assert looked_at(VISA, documents=(visa("X1", "2026-08-31"),)).reason.code == "too_short"


@pytest.mark.parametrize(("until", "code"), [("2026-09-30", "too_short"), ("2026-10-01", "valid")])
def test_a_permit_that_ends_within_the_term_is_left_from_before(until: str, code: str) -> None:
    permit = Requirement(
        "cn.residence_permit",
        evidence=Evidence.IDENTITY_DOCUMENT,
        proof="residence_permit",
        event="entry",
        term=Term("after", 30),
    )
    found = looked_at(permit, documents=(PersonDocument("residence_permit", "CN", valid_until=day(until)),))
    assert found.reason.code == code


def test_what_replaces_an_expiring_permit_has_to_outlast_it() -> None:
    extension = Requirement("x", evidence=Evidence.IDENTITY_DOCUMENT, proof="residence_permit", event="permit_expiry")
    until = day("2027-07-15")
    permit = PersonDocument("residence_permit", "CN", valid_until=until)
    longer = replace(STAY, planned_end=day("2027-07-16"))
    ends = Occurrence("exp:2027-07-15", until)
    assert looked_at(extension, ends, longer, documents=(permit,)).reason.code == "too_short"


@pytest.mark.parametrize(
    ("ends", "settles"), [("2027-07-14", True), ("2027-07-15", True), ("2027-07-16", False), (None, False)]
)
def test_a_permit_that_lasts_as_long_as_the_stay_needs_no_extension(ends: str | None, settles: bool) -> None:
    extension = Requirement("x", evidence=Evidence.IDENTITY_DOCUMENT, proof="residence_permit", event="permit_expiry")
    until = day("2027-07-15")
    permit = PersonDocument("residence_permit", "CN", valid_until=until)
    stay = replace(STAY, planned_end=day(ends) if ends else None)
    assert looked_at(extension, Occurrence("exp:2027-07-15", until), stay, documents=(permit,)).settles is settles


def test_a_visa_may_end_after_the_stay_and_still_not_allow_all_of_it() -> None:
    extension = Requirement("x", evidence=Evidence.IDENTITY_DOCUMENT, proof="visa", event="visa_expiry")
    found = looked_at(extension, Occurrence("exp:2027-08-01", day("2027-08-01")), documents=(visa("X2"),))
    assert not found.settles


# consents


CONSENT = Requirement("c", evidence=Evidence.CONSENT, proof="cross_border", event="nomination")


def test_a_consent_counts_for_the_partner_it_was_given_for_or_for_all() -> None:
    assert looked_at(CONSENT, consents=(ConsentGiven("cross_border", receiver_id=HARBIN),)).settles
    assert looked_at(CONSENT, consents=(ConsentGiven("cross_border"),)).settles
    assert not looked_at(CONSENT, consents=(ConsentGiven("cross_border", receiver_id="elsewhere"),)).is_there
    incoming = replace(STAY, direction="incoming")
    assert looked_at(CONSENT, stay=incoming, consents=(ConsentGiven("cross_border", receiver_id=MOSCOW),)).settles


def test_a_consent_that_was_withdrawn_has_ended_or_is_for_something_else_does_not_count() -> None:
    for one in (
        ConsentGiven("cross_border", withdrawn_on=day("2026-08-01")),
        ConsentGiven("cross_border", valid_until=day("2026-08-31")),
        ConsentGiven("photo"),
    ):
        assert looked_at(CONSENT, consents=(one,)).reason.code == "no_consent"


# papers, results, events


def test_a_paper_of_the_register_counts_unless_it_was_revoked() -> None:
    rule = Requirement("p", evidence=Evidence.PAPER, proof="acceptance", event="planned_entry")
    paper = PaperIssued("acceptance", day("2026-06-01"), number="A-2026-1")
    assert looked_at(rule, papers=(paper,)).reason.facts["number"] == "A-2026-1"
    assert not looked_at(rule, papers=(replace(paper, is_revoked=True),)).is_there
    assert not looked_at(rule, papers=(replace(paper, kind="invitation"),)).is_there


def test_a_learning_agreement_counts_once_all_sides_have_agreed() -> None:
    rule = Requirement("p", evidence=Evidence.PAPER, proof="learning_agreement", event="planned_entry")
    waiting = PaperIssued("learning_agreement", is_agreed=False)
    assert looked_at(rule, papers=(waiting,)).reason.code == "not_agreed"
    assert looked_at(rule, papers=(waiting, replace(waiting, is_agreed=True))).settles


@pytest.mark.parametrize(("standing", "there"), [("ready", True), ("waived", True), ("on_track", False), ("", False)])
def test_the_level_of_language_is_what_the_language_list_says(standing: str, there: bool) -> None:
    rule = Requirement("l", evidence=Evidence.EXAM_RESULT, event="nomination")
    assert looked_at(rule, readiness=standing).settles is there


def test_where_no_level_is_asked_for_a_person_says_that_the_proof_is_enough() -> None:
    nothing = looked_at(Requirement("l", evidence=Evidence.EXAM_RESULT, event="nomination"))
    assert (nothing.reason.code, nothing.by_hand, nothing.settles) == ("no_level_asked", True, False)


def test_an_event_that_is_to_be_entered_counts_from_the_day_the_rule_counts_from() -> None:
    rule = Requirement("e", evidence=Evidence.EVENT, proof="departure", event="entry")
    left = Happening("departure", day("2026-08-31"))
    assert not looked_at(rule, events=(left,)).is_there
    assert looked_at(rule, events=(replace(left, day=day("2027-01-30")),)).settles


# what a person has to look at


def test_a_scan_is_there_but_settles_nothing() -> None:
    rule = Requirement("f", evidence=Evidence.FILE)
    assert not proof_of(rule, ENTRY, STAY, StayRecords(), files=0).is_there
    found = proof_of(rule, ENTRY, STAY, StayRecords(), files=2)
    assert (found.is_there, found.settles) == (True, False)


@pytest.mark.parametrize("evidence", [Evidence.YES_DATE, Evidence.CREDENTIAL])
def test_a_tick_is_there_once_somebody_has_set_it(evidence: Evidence) -> None:
    rule = Requirement("y", evidence=evidence)
    assert proof_of(rule, ENTRY, STAY, StayRecords()).reason.code == "not_ticked"
    found = proof_of(rule, ENTRY, STAY, StayRecords(), done_on=day("2026-09-03"))
    assert (found.is_there, found.settles, found.reason.facts["day"]) == (True, False, "2026-09-03")


def test_an_event_that_no_record_keeps_is_for_a_person_to_tick() -> None:
    found = looked_at(Requirement("e", evidence=Evidence.EVENT, event="transcript_received"))
    assert (found.by_hand, found.is_there) == (True, False)


def test_where_only_a_person_can_say_so_the_tick_is_the_proof() -> None:
    rule = Requirement("x", evidence="event", event="entry")
    waiting, ticked = (proof_of(rule, ENTRY, STAY, StayRecords(), done_on=day) for day in (None, date(2026, 9, 20)))
    assert (waiting.is_there, waiting.reason.code) == (False, "by_hand")
    assert (ticked.is_there, ticked.reason.code, ticked.settles) == (True, "ticked", False)


def test_what_has_to_be_valid_at_an_event_need_not_outlast_a_term_besides() -> None:
    stay = StayFacts("stay", planned_start=date(2026, 9, 1), planned_end=date(2027, 6, 30))
    within = Requirement("x", event="entry", term=Term(AFTER, 30))
    entered = Occurrence("start", date(2026, 9, 1))
    assert needed_until(within, entered, stay, StayRecords()) == date(2026, 10, 1)
    at_the_end = replace(within, valid_at="planned_end")
    assert needed_until(at_the_end, entered, stay, StayRecords()) == date(2027, 6, 30)
