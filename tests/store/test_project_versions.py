"""Projects where one program knows them and another does not: what an older one holds waits for its update, and the
update lets nothing past the rule."""

from __future__ import annotations

from dataclasses import replace

from exchanging import NORTH, OFFICE, SOUTH, add, meet, pack, set_, take, tell, whole
from replicas import uid
from rogue import Writes
from test_judging_again import Pc, bring, held, north, office, pc, rows, updated  # noqa: F401  (fixtures)

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.store import Store

PROJECTS = {"project", "output"}
PROJECT, SEAT, OUTPUT, BOTH = uid("c801"), uid("c831"), uid("c811"), uid("c832")
OURS, NORTHS_SEAT, FOREIGN = uid("c802"), uid("c833"), uid("c803")


def older() -> Registry:
    """What a program knew before projects."""
    return Registry(tuple(_without(kind) for kind in REGISTRY.kinds if kind.name not in PROJECTS))


def _without(kind: Kind) -> Kind:
    gone = {one.name for one in kind.fields if one.refers in PROJECTS}
    if not gone:
        return kind

    def known(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name.partition(".")[0] not in gone)

    return replace(
        kind,
        fields=tuple(one for one in kind.fields if one.name not in gone),
        follows=known(kind.follows),
        brings=known(kind.brings),
        of_one=known(kind.of_one) if len(known(kind.of_one)) > 1 else (),
        theirs=known(kind.theirs),
        shared_when=tuple((place, words) for place, words in kind.shared_when if place.partition(".")[0] not in gone),
        identified_by=() if gone.intersection(kind.identified_by) else kind.identified_by,
        or_identified_by=tuple(names for names in kind.or_identified_by if not gone.intersection(names)),
    )


APPROVAL = REGISTRY["approval"].own_id({"output_id": OUTPUT, "institution_id": NORTH})
_SAID = {"verdict": "approved", "content_hash": "a" * 64, "signer": "Somebody", "signed_on": "2026-09-01"}
ENTRIES = (
    Writes(
        "project",
        PROJECT,
        {"lead_institution_id": NORTH, "kind": "consortium", "state": "agreed", "name_en": "Project"},
        new=True,
    ),
    Writes("membership", SEAT, {"institution_id": NORTH, "project_id": PROJECT, "role": "lead"}, new=True),
    Writes("output", OUTPUT, {"project_id": PROJECT, "kind": "case", "state": "planned", "name_en": "Case"}, new=True),
    Writes("approval", APPROVAL, {"output_id": OUTPUT, "institution_id": NORTH, **_SAID}, new=True),
    Writes(
        "membership",
        BOTH,
        {"institution_id": NORTH, "project_id": PROJECT, "agreement_id": uid("b2"), "role": "party"},
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
    assert {id for id, _ in held(old)} == {PROJECT, SEAT, OUTPUT, APPROVAL, BOTH}
    new = updated(old, pc)
    assert (rows(new, "project"), rows(new, "output")) == ({PROJECT}, {OUTPUT})
    assert (rows(new, "membership"), rows(new, "approval")) == ({SEAT}, {APPROVAL})
    assert [id for id, _ in held(new)] == [BOTH]
    whole(new)


def test_an_older_pc_of_the_office_passes_a_project_on_and_shows_it_after_its_update(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    old = pc(office._db.serialize(), older())
    _begin(office)
    tell(office, old)
    assert "project" not in old._tables
    new = updated(old, pc)
    assert (rows(new, "project"), rows(new, "membership")) == ({OURS}, {NORTHS_SEAT})
    whole(new)


def test_an_older_file_of_a_college_keeps_a_project_until_its_update(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    old = pc(north._db.serialize(), older(), same=True)
    _begin(office)
    take(old, pack(office, old))
    new = _learned(old, pc)
    assert (rows(new, "project"), rows(new, "membership")) == ({OURS}, {NORTHS_SEAT})
    meet(office, new)
    whole(new)


def test_an_older_file_of_a_college_that_is_updated_in_between_gets_what_was_an_idea(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    """Two packages: what came before the update and what comes after it are one record."""
    old = pc(north._db.serialize(), older(), same=True)
    _begin(office, "idea")
    take(old, pack(office, old))
    new = _learned(old, pc)
    assert (rows(new, "project"), rows(new, "membership")) == (set(), set())
    set_(office, "project", OURS, state="agreed")
    meet(office, new)
    assert (rows(new, "project"), rows(new, "membership")) == ({OURS}, {NORTHS_SEAT})
    whole(office, new)


def test_an_office_that_knows_projects_shows_none_to_a_college_by_the_steps_of_an_older_pc(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
) -> None:
    """What an older PC writes beside a project does not let it out."""
    add(office, "project", FOREIGN, name_en="Foreign", kind="alliance", state="running", lead_institution_id=OFFICE)
    add(office, "membership", uid("c834"), institution_id=SOUTH, project_id=FOREIGN, role="partner")
    old = pc(office._db.serialize(), older())
    set_(old, "membership", uid("c834"), position="Director")
    new = updated(old, pc)
    meet(new, north)
    assert (rows(north, "project"), rows(north, "membership")) == (set(), set())
    whole(new)


def _begin(office: Store, state: str = "agreed") -> None:  # noqa: F811
    add(office, "project", OURS, name_en="Project", kind="consortium", state=state, lead_institution_id=OFFICE)
    add(office, "membership", NORTHS_SEAT, institution_id=NORTH, project_id=OURS, role="partner")


def _learned(old: Store, pc: Pc) -> Store:  # noqa: F811
    new = pc(old._db.serialize(), same=True)
    if new.checks.has_learned():
        new._learn()
    return new
