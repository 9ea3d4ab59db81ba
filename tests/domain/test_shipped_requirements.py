"""The requirements that ship: each a record, with its words, its source, and nothing unverified in force."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.registry.casework import SHORT_TITLE
from exchange_admin.domain.rules.casework.applies import applies
from exchange_admin.domain.rules.casework.occurrences import SOURCES
from exchange_admin.domain.rules.casework.requirements import Requirement, listed_words, read_requirement
from exchange_admin.domain.rules.casework.stays import StayFacts, direction_seen_by
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import LANGUAGES

ROOT = Path(__file__).parents[2]
SHIPPED = Reference.load(ROOT / "resources" / "reference").requirements
RULES = {
    rule.code: rule
    for one in SHIPPED
    for edit in one.edits(Origin.seeded(1))
    for rule in (read_requirement(Record(edit.kind, edit.id, edit.values)),)
}
NAMED_PROOFS = {"registration", "insurance", "medical"}
"""Proofs that are ticked or scanned, and whose end other rules count from."""
TERMS_ONLY = {"ru.visa.extension.college", "ru.invitation.request", "any.passport_validity"}

every_rule = pytest.mark.parametrize("told", [one.values for one in SHIPPED], ids=lambda told: told["code"])


def test_there_are_fifty_one_and_each_has_its_own_code() -> None:
    assert len(SHIPPED) == len(RULES) == 51


@every_rule
def test_whatever_a_rule_says_is_a_field_of_its_kind(told: Mapping[str, object]) -> None:
    assert [name for name in told if name not in REGISTRY["requirement"]] == []


@every_rule
def test_a_rule_has_its_name_and_a_short_one_in_three_languages(told: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        assert told[f"name_{language}"].strip()
        assert 0 < len(told[f"short_{language}"]) <= SHORT_TITLE


def test_short_names_tell_rules_apart() -> None:
    for language in LANGUAGES:
        short = [one.values[f"short_{language}"] for one in SHIPPED]
        assert len({*short}) == len(short), language


@every_rule
def test_lists_of_words_hold_words_of_their_vocabularies(told: Mapping[str, str]) -> None:
    assert listed_words(told.get("activities", "")) <= {*words("activity")}
    assert listed_words(told.get("roles", "")) <= {*words("person_role")}
    assert listed_words(told.get("citizenships", "")) <= {"CN", "RU"}
    kind, _, visa_class = told.get("evidence_word", "").partition(":")
    proofs = {
        "identity_document": words("document_kind"),
        "consent": words("consent_kind"),
        "paper": words("certificate_kind"),
    }
    assert kind in proofs.get(told["evidence"], {"", *NAMED_PROOFS})
    assert bool(visa_class) <= (kind == "visa")


@every_rule
def test_only_rules_that_somebody_could_check_are_in_force(told: Mapping[str, object]) -> None:
    sure = told["confidence"] in {"high", "medium"}
    assert told["active"] is sure
    assert ("checked_on" in told) is sure
    assert told["source"]


def test_facts_about_health_are_a_tick_and_a_date() -> None:
    health = {rule.code for rule in RULES.values() if rule.sensitive}
    assert health == {"ru.hiv", "ru.medical", "ru.medical.renewal", "cn.physical"}
    assert {RULES[code].evidence for code in health} == {"yes_date"}


def test_every_event_of_the_vocabulary_has_its_place_where_days_are_read() -> None:
    assert list(SOURCES) == list(words("case_event"))


def test_what_another_rule_counts_from_is_proved_by_some_rule() -> None:
    ends = {source.which for sources in SOURCES.values() for source in sources if source.kind == "task"}
    assert ends == NAMED_PROOFS
    assert ends <= {rule.proof for rule in RULES.values()}


def test_shipped_terms_are_those_of_the_worked_examples() -> None:
    vectors = json.loads((Path(__file__).parent / "casework" / "deadline_vectors.json").read_text("utf-8"))["vectors"]
    found = {
        (vector["requirement"], vector["offset"], vector["counts_from"])
        for vector in vectors
        if vector["requirement"] not in TERMS_ONLY
    }
    found.remove(("ru.fingerprint", 90, "next_day"))  # terms only
    for code, offset, counts_from in found:
        assert (RULES[code].term.offset, RULES[code].term.counts_from) == (offset, counts_from)


# who needs what


HARBIN, MOSCOW = "harbin", "moscow"


def stay(starts: str, ends: str, *, seen_by: str = HARBIN) -> StayFacts:
    """Of a Russian student of Moscow in Harbin, as one of the two offices sees it."""
    return StayFacts(
        "stay",
        host_country="CN",
        direction=direction_seen_by(seen_by, MOSCOW, HARBIN, "incoming"),
        activity="student_studies",
        role="student",
        citizenships=frozenset({"RU"}),
        birth_date=date(2009, 5, 2),
        planned_start=date.fromisoformat(starts),
        planned_end=date.fromisoformat(ends),
        sending_status="live",
        receiving_status="verified",
        sending_institution_id=MOSCOW,
        receiving_institution_id=HARBIN,
    )


def codes(facts: StayFacts, rules: Mapping[str, Requirement] = RULES) -> set[str]:
    return {rule.code for rule in rules.values() if applies(rule, facts)}


def test_a_minor_who_comes_for_a_semester_needs_x2_a_guardian_and_no_permit() -> None:
    facts = stay("2027-02-22", "2027-07-10")
    assert facts.days == 139
    found = codes(facts)
    assert {"cn.visa.x2", "cn.lodging", "cn.minor_guardian", "cn.group_minors"} <= found
    assert not {"cn.visa.x1", "cn.residence_permit", "cn.physical", "cn.jw202"} & found
    assert not {code for code in found if code.startswith("ru.")}


def test_the_parents_consent_to_leave_stands_on_the_russian_list_only() -> None:
    assert "ru.minor_exit_consent" in codes(stay("2027-02-22", "2027-07-10", seen_by=MOSCOW))
    assert "ru.minor_exit_consent" not in codes(stay("2027-02-22", "2027-07-10"))


def test_the_same_stay_beyond_180_days_needs_x1_and_a_permit() -> None:
    facts = stay("2027-02-22", "2027-09-10")
    assert facts.days == 201
    found = codes(facts)
    assert {"cn.visa.x1", "cn.jw202", "cn.physical", "cn.residence_permit"} <= found
    assert not {"cn.visa.x2", "cn.group_minors"} & found


def test_who_is_not_nominated_yet_has_papers_of_application_only() -> None:
    facts = replace(
        stay("2027-02-22", "2027-07-10"), sending_status="draft", receiving_status="none", direction="outgoing"
    )
    found = codes(facts)
    assert found
    assert {RULES[code].phase for code in found} == {"application"}


@pytest.mark.parametrize(("days", "permit"), [(180, False), (181, True)])
def test_a_permit_begins_with_the_181st_day(days: int, permit: bool) -> None:
    ends = date.fromordinal(date(2027, 1, 1).toordinal() + days - 1)
    assert ("cn.residence_permit" in codes(stay("2027-01-01", ends.isoformat()))) is permit


STOPPED = st.one_of(
    st.tuples(st.sampled_from(sorted(CAME_TO_NOTHING | {"closed"})), st.sampled_from(words("receiving_status"))),
    st.tuples(st.sampled_from(words("sending_status")), st.sampled_from(sorted(NOT_ACCEPTED))),
)


@given(
    STOPPED,
    st.sampled_from(words("direction")),
    st.sampled_from(words("activity")),
    st.sampled_from(("CN", "RU", "")),
)
def test_no_requirement_applies_to_a_stay_that_came_to_nothing(
    statuses: tuple[str, str], direction: str, activity: str, host: str
) -> None:
    facts = replace(
        stay("2027-02-22", "2027-09-10"),
        sending_status=statuses[0],
        receiving_status=statuses[1],
        direction=direction,
        activity=activity,
        host_country=host,
    )
    assert codes(facts) == set()
