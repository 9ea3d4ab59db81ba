"""Whatever a member with valid keys writes about projects, it sees none that it was not made a member of.

The north leads a project of its own and is a member of one of the office; there is a third of which it knows every id.
It writes anything about any of them, past every rule of its program, and packages go round.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, add, set_, take
from hypothesis import given, seed
from hypothesis import strategies as st
from replicas import uid
from rogue import Rogue, Writes
from test_committee_rogue import QUICK, any_of, some
from test_project_stories import (
    AGREEMENT_OF_NORTH,
    AGREEMENT_OF_SOUTH,
    FOREIGN_OUTPUT,
    FOREIGN_PROJECT,
    HUB_PROJECT,
    NORTH_OUTPUT,
    NORTH_PROJECT,
    NORTHS_OWN_SEAT,
    NORTHS_SEAT,
    OUTPUT,
    SECRET,
    SOUTHS_SEAT,
    Cast,
    approval_of,
    approved,
)

from exchange_admin.domain.rules import partner_scope
from exchange_admin.names import Names
from exchange_admin.store import partner_writes

IDEA, IDEAS_SEAT, FOREIGN_TASK = uid("c804"), uid("c834"), uid("c843")
"""An idea of the office of which the north is to be a member, and a milestone of the foreign project."""
FOREIGN_APPROVAL = approval_of(FOREIGN_OUTPUT, SOUTH)
HIDDEN = {
    "project": (FOREIGN_PROJECT, IDEA),
    "output": (FOREIGN_OUTPUT,),
    "membership": (SOUTHS_SEAT, IDEAS_SEAT),
    "task": (FOREIGN_TASK,),
    "approval": (FOREIGN_APPROVAL,),
    "agreement": (AGREEMENT_OF_SOUTH,),
}
OWN = tuple(uid(f"c9{n:02}") for n in range(4))
PROJECTS, OUTPUTS = (HUB_PROJECT, NORTH_PROJECT, FOREIGN_PROJECT, IDEA), (OUTPUT, NORTH_OUTPUT, FOREIGN_OUTPUT)
INSTITUTIONS, AGREEMENTS = (NORTH, SOUTH, OFFICE), (AGREEMENT_OF_NORTH, AGREEMENT_OF_SOUTH)
SEATS = (NORTHS_SEAT, NORTHS_OWN_SEAT, SOUTHS_SEAT, IDEAS_SEAT)
new = st.booleans()


def writes(kind: str, ids: tuple[str, ...], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Writes]:
    return st.builds(Writes, st.just(kind), st.sampled_from((*ids, *OWN)), some(**fields), new)


ENTRY = st.one_of(
    writes(
        "project",
        PROJECTS,
        lead_institution_id=any_of(*INSTITUTIONS),
        state=any_of("idea", "agreed", "running"),
        agreement_id=any_of(*AGREEMENTS, None),
        name_en=any_of("x"),
    ),
    *[
        writes(
            "membership",
            SEATS,
            institution_id=any_of(NORTH, NORTH, SOUTH),
            project_id=any_of(*PROJECTS, *OWN, None),
            agreement_id=any_of(*AGREEMENTS, None, None, None),
            role=any_of("lead", "party"),
        )
    ]
    * 3,
    writes(
        "output",
        OUTPUTS,
        project_id=any_of(*PROJECTS, *OWN),
        author_institution_id=any_of(NORTH, NORTH, *INSTITUTIONS, None),
        name_en=any_of("x"),
    ),
    writes(
        "task",
        (FOREIGN_TASK,),
        project_id=any_of(*PROJECTS, None),
        institution_id=any_of(*INSTITUTIONS, None),
        share=any_of("shared"),
    ),
    writes("body", (), lead_institution_id=any_of(NORTH), project_id=any_of(*PROJECTS), name_en=any_of("x")),
    writes("attachment", (), project_id=any_of(*PROJECTS, None), output_id=any_of(*OUTPUTS, None), title=any_of("x")),
    writes("listing", (), institution_id=any_of(NORTH), project_id=any_of(*PROJECTS), state=any_of("published")),
    st.builds(
        lambda output, institution, is_new: Writes(
            "approval", approval_of(output, institution), approved(output, institution), new=is_new
        ),
        st.sampled_from(OUTPUTS),
        st.sampled_from(INSTITUTIONS),
        new,
    ),
)
STEPS = st.lists(st.lists(ENTRY, min_size=1, max_size=4), min_size=1, max_size=4)


def prepared(names: Names, stack: ExitStack) -> Cast:
    cast = Cast(names, stack)
    cast.shown()
    cast.of_the_north()
    office = cast.office
    cast.project(office, IDEA, OFFICE)
    cast.seat(office, IDEAS_SEAT, NORTH, IDEA)
    told = {"title": SECRET, "kind": "manual", "state": "open", "share": "shared"}
    add(office, "task", FOREIGN_TASK, project_id=FOREIGN_PROJECT, **told)
    add(office, "approval", FOREIGN_APPROVAL, **approved(FOREIGN_OUTPUT, SOUTH))
    set_(office, "project", FOREIGN_PROJECT, summary_ru=f"{SECRET} {FOREIGN_PROJECT}")
    cast.meet()
    return cast


def shown_to_the_north(cast: Cast) -> set[str]:
    """What others told it of what it was not made a member of, in any word of the journal that it did not write."""
    mine = f"{cast.north.site}."
    sql = "SELECT author, body FROM sync_txn WHERE body != ''"
    told = cast.north._db.execute(sql).fetchall()
    texts = [text for author, text in told if not author.startswith(mine)]
    rows = {id for kind, ids in HIDDEN.items() for id in ids if any(f'"{id}"' in one and kind in one for one in texts)}
    secret = f"{SECRET} {FOREIGN_PROJECT}"
    return rows | ({secret} if secret in "\n".join(cast.north._db.iterdump()) else set())


def play(names: Names, steps: list[list[Writes]]) -> set[str]:
    """What the steps have shown to it."""
    with ExitStack() as stack:
        cast = prepared(names, stack)
        before = shown_to_the_north(cast)
        rogue = Rogue(cast.north)
        for entries in steps:
            rogue.write(*entries)
            take(cast.office, rogue.pack(cast.office))
            cast.meet()
        return shown_to_the_north(cast) - before


@pytest.mark.timeout(600)
def test_whatever_a_member_writes_it_sees_no_project_it_was_not_made_a_member_of(names: Names) -> None:
    @seed(1)
    @QUICK
    @given(STEPS)
    def holds(steps: list[list[Writes]]) -> None:
        assert play(names, steps) == set()

    holds()


def _seat(**of: str) -> list[list[Writes]]:
    return [[Writes("membership", OWN[0], {"institution_id": NORTH, "role": "partner", **of}, new=True)]]


SEATS_TAKEN = {
    "a seat": _seat(project_id=FOREIGN_PROJECT),
    "a seat of two": _seat(project_id=NORTH_PROJECT, agreement_id=AGREEMENT_OF_SOUTH),
}
ATTACKS = {
    **SEATS_TAKEN,
    "a seat in an idea": _seat(project_id=IDEA),
    "a lead": [[Writes("project", FOREIGN_PROJECT, {"lead_institution_id": NORTH}, new=True)]],
    "an output moved": [[Writes("output", FOREIGN_OUTPUT, {"project_id": NORTH_PROJECT}, new=True)]],
    "a seat moved": [[Writes("membership", NORTHS_OWN_SEAT, {"project_id": FOREIGN_PROJECT})]],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_somebody_would_try_first_shows_nothing(names: Names, attack: str) -> None:
    assert play(names, ATTACKS[attack]) == set()


@pytest.mark.parametrize("attack", SEATS_TAKEN)
def test_it_would_be_noticed(names: Names, monkeypatch: pytest.MonkeyPatch, attack: str) -> None:
    """With everybody's word for everything the same steps open the sight."""
    monkeypatch.setattr(partner_writes.PartnerWrites, "is_theirs", lambda *_: True)
    monkeypatch.setattr(partner_writes, "why_not", lambda *_: "")
    monkeypatch.setattr(partner_scope, "names_one", lambda *_: True)
    monkeypatch.setattr("exchange_admin.store.scoping.Scoping._names_one", lambda *_: "")
    monkeypatch.setattr("exchange_admin.store.own_word.OwnWord.unconfirmed", lambda *_: set())
    assert play(names, SEATS_TAKEN[attack])
