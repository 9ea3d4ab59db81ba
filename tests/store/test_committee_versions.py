"""Committees where one program knows them and another does not: what an older one holds waits for its update, and the
update lets nothing past the rule."""

from __future__ import annotations

from dataclasses import replace

from exchanging import NORTH, OFFICE, add, meet, pack, take, tell, whole
from replicas import uid
from rogue import Writes
from test_judging_again import Pc, bring, held, north, office, pc, rows, updated  # noqa: F401  (fixtures)

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.store import Store

COMMITTEE = {"body", "membership", "meeting", "decision", "approval"}
BODY, SEAT, BOTH = uid("b801"), uid("b831"), uid("b832")
OURS, NORTHS_SEAT = uid("b802"), uid("b833")


def older() -> Registry:
    """What a program knew before committees."""

    def without(kind: Kind) -> Kind:
        return replace(kind, fields=tuple(one for one in kind.fields if one.refers not in COMMITTEE))

    return Registry(tuple(without(kind) for kind in REGISTRY.kinds if kind.name not in COMMITTEE))


ENTRIES = (
    Writes("body", BODY, {"lead_institution_id": NORTH, "kind": "committee", "name_en": "Group"}, new=True),
    Writes("membership", SEAT, {"institution_id": NORTH, "body_id": BODY, "role": "chair"}, new=True),
    Writes(
        "membership",
        BOTH,
        {"institution_id": NORTH, "body_id": BODY, "agreement_id": uid("b2"), "role": "party"},
        new=True,
    ),
)


def test_what_an_older_office_held_counts_after_its_update_as_far_as_the_rule_lets_it(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    old = pc(office._db.serialize(), older())
    bring(old, north, *ENTRIES)
    assert held(old) == {(BODY, "not_their_kind"), (SEAT, "not_their_kind"), (BOTH, "not_their_kind")}
    assert old.checks.for_update() == 3
    new = updated(old, pc)
    assert (rows(new, "body"), rows(new, "membership")) == ({BODY}, {SEAT})
    assert [id for id, _ in held(new)] == [BOTH]
    whole(new)


def test_an_older_pc_of_the_office_passes_a_committee_on_and_shows_it_after_its_update(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    old = pc(office._db.serialize(), older())
    add(office, "body", OURS, name_en="Committee", kind="committee", lead_institution_id=OFFICE)
    add(office, "membership", NORTHS_SEAT, institution_id=NORTH, body_id=OURS, role="chair")
    tell(office, old)
    assert "body" not in old._tables
    new = updated(old, pc)
    assert (rows(new, "body"), rows(new, "membership")) == ({OURS}, {NORTHS_SEAT})
    whole(new)


def test_an_older_file_of_a_college_keeps_a_committee_until_its_update(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    old = pc(north._db.serialize(), older(), same=True)
    add(office, "body", OURS, name_en="Committee", kind="committee", lead_institution_id=OFFICE)
    add(office, "membership", NORTHS_SEAT, institution_id=NORTH, body_id=OURS, role="chair")
    take(old, pack(office, old))
    new = pc(old._db.serialize(), same=True)
    if new.checks.has_learned():
        new._learn()
    assert (rows(new, "body"), rows(new, "membership")) == ({OURS}, {NORTHS_SEAT})
    meet(office, new)
    whole(new)
