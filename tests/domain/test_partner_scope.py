"""The table of who may point at what (`docs/sync.md`) says what the program does, for every kind and reference."""

from __future__ import annotations

import re
from pathlib import Path

from exchange_admin.domain.fields import Scope
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import Pointing, may_name_unseen, pointing, takes

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
