"""The table of who may point at what (`docs/sync.md`) says what the program does, for every kind and reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exchange_admin.domain.fields import LIVE, Scope, Value, Values
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import (
    Pointing,
    contradicts_itself,
    may_name_unseen,
    pointing,
    takes,
    writes_for_others,
)

_TEXT = (Path(__file__).parents[2] / "docs" / "sync.md").read_text(encoding="utf-8")
_SECTION = _TEXT.split("### Who may point at what")[1].split("\n## ")[0]
_COLUMNS = (Pointing.OWN, Pointing.PARTIES, Pointing.THEIRS, Pointing.TOLD, Pointing.SEEN)


def _words(text: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", text)


def _table() -> dict[str, dict[str, Pointing]]:
    rows = [line.split("|")[1:-1] for line in _SECTION.splitlines() if line.startswith("| `")]
    return {
        _words(first)[0]: {name: rule for rule, cell in zip(_COLUMNS, cells, strict=True) for name in _words(cell)}
        for first, *cells in rows
    }


def test_every_reference_that_a_partner_writes_has_its_line_in_the_table() -> None:
    rules = pointing(REGISTRY)
    written = [kind for kind in REGISTRY.kinds if takes(REGISTRY, kind.name)]
    assert _table() == {
        kind.name: {field.name: rules[kind.name, field.name] for field in kind.references} for kind in written
    }


def test_a_partner_writes_nothing_of_what_never_leaves_the_office() -> None:
    assert not [kind.name for kind in REGISTRY.kinds if kind.scope is Scope.OFFICE and takes(REGISTRY, kind.name)]


def test_a_reference_that_widens_a_sight_is_never_free() -> None:
    """Following an institution, or bringing a record, is what scopes are made of."""
    rules = pointing(REGISTRY)
    for kind in REGISTRY.kinds:
        if not takes(REGISTRY, kind.name):
            continue
        for name in kind.follows:
            if kind[name].refers == "institution":
                by = {place.partition(".")[0] for place in kind.theirs}
                own = kind.of_one == kind.brings and by.issubset(kind.of_one)
                alone = {Pointing.TOLD} if not kind.brings or own else set()  # nothing of others is seen for its sake
                assert rules[kind.name, name] in {Pointing.OWN, Pointing.PARTIES, *alone}, (kind.name, name)
        if kind.scope is Scope.SHARED:  # everybody sees it, so no reference widens anything
            assert not kind.follows, kind.name
            assert not kind.brings, kind.name
        else:
            assert kind.scope in {Scope.PARTNER, Scope.REFERENCED}, kind.name


def test_whatever_may_name_what_its_reader_does_not_see_can_be_hidden() -> None:
    """In a change any reference but to what everybody gets; in what makes a record only where it may be unseen."""
    for kind in REGISTRY.kinds:
        some = {field.wire_name for field in kind.references if not REGISTRY[field.refers].is_for_all}
        more = {"record"} if kind.name == "erasure" else set[str]()
        named = may_name_unseen(REGISTRY, kind, new=False)
        assert named == (frozenset() if kind.scope is Scope.OFFICE else some | more), kind.name
        assert may_name_unseen(REGISTRY, kind, new=True) <= named


def test_what_a_record_names_when_it_is_made_can_be_hidden_unless_all_its_readers_see_it() -> None:
    made = {
        name: may_name_unseen(REGISTRY, REGISTRY[name], new=True)
        for name in ("person", "mobility", "certificate", "interest")
    }
    assert made["person"] == {"home_institution_id", "unit_id", "same_as_id"}
    assert {"person_id", "agreement_id", "condition_id", "receiving_unit_id"} <= made["mobility"]
    assert not {"sending_institution_id", "receiving_institution_id", "term_id"} & made["mobility"]
    assert made["certificate"] == {"mobility_id", "signatory_id"}
    assert {"listing_id", "own_listing_id"} <= made["interest"]  # drafts of theirs are not everybody's


class Known:
    """An offer of B, and what A asked about it."""

    def __init__(self, **interest: Value) -> None:
        sides = {"listing_id": "offer", "asking_institution_id": "A", "answering_institution_id": "B"}
        self._records: dict[tuple[str, str], Values] = {
            ("listing", "offer"): {"institution_id": "B"},
            ("interest", "asked"): {**sides, "state": "sent", **interest},
        }

    def values(self, kind: str, id: str) -> Values | None:
        return self._records.get((kind, id))

    def maker(self, kind: str, id: str) -> str:
        return ""

    def stays(self, person: str) -> list[Values]:
        return []


ACCEPTED = Known(reply="accepted")


@pytest.mark.parametrize(
    ("lead", "known", "is_refused"),
    [("B", ACCEPTED, False), ("A", ACCEPTED, True), ("B", Known(), True), ("B", Known(reply="declined"), True)],
)
def test_a_project_of_an_interest_is_begun_by_whoever_answered_and_accepted(
    lead: str, known: Known, is_refused: bool
) -> None:
    values: Values = {"lead_institution_id": lead, "interest_id": "asked", "name_en": "P"}
    assert contradicts_itself(REGISTRY, "project", values, list(values), known, new=True) is is_refused
    assert contradicts_itself(REGISTRY, "project", values, ["interest_id"], known, new=False) is is_refused
    assert not contradicts_itself(REGISTRY, "project", values, ["name_en"], known, new=False), "it is there already"
    own: Values = {"lead_institution_id": "A", "interest_id": None}
    assert not contradicts_itself(REGISTRY, "project", own, list(own), known, new=True)


@pytest.mark.parametrize(
    ("asking", "answering", "is_refused"), [("A", "B", False), ("A", "C", True), ("A", "A", True), ("B", "B", True)]
)
def test_of_what_is_offered_nobody_answers_but_whose_it_is(asking: str, answering: str, is_refused: bool) -> None:
    told: Values = {"listing_id": "offer", "asking_institution_id": asking, "answering_institution_id": answering}
    assert contradicts_itself(REGISTRY, "interest", told, list(told), Known(), new=True) is is_refused


def test_a_pair_is_of_two_institutions() -> None:
    pair: Values = {"institution_id": "A", "other_institution_id": "A"}
    assert contradicts_itself(REGISTRY, "speciality_link", pair, list(pair), Known(), new=True)
    assert not contradicts_itself(
        REGISTRY, "speciality_link", {**pair, "other_institution_id": "B"}, list(pair), Known(), new=True
    )


@pytest.mark.parametrize("name", ["relation", "agreed_on", "decision", "decision_id", LIVE])
def test_what_both_sides_of_a_pair_spoke_about_neither_changes_or_deletes_alone(name: str) -> None:
    pair: Values = {"institution_id": "A", "other_institution_id": "B", "institution_word": "agreed"}
    assert not writes_for_others(REGISTRY, "A", "speciality_link", pair, [name])
    both = {**pair, "other_word": "agreed"}
    assert writes_for_others(REGISTRY, "A", "speciality_link", both, [name])
    assert not writes_for_others(REGISTRY, "A", "speciality_link", both, ["institution_word", "note"])


@pytest.mark.parametrize("own", [None, "agreed", "declined"])
def test_nobody_deletes_a_pair_in_which_the_other_side_declined(own: str | None) -> None:
    pair: Values = {"institution_id": "A", "other_institution_id": "B", "institution_word": own}
    assert not writes_for_others(REGISTRY, "A", "speciality_link", pair, [LIVE]), "the other side has said nothing"
    assert writes_for_others(REGISTRY, "A", "speciality_link", {**pair, "other_word": "declined"}, [LIVE])
