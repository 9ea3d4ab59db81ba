"""Whatever a member with valid keys writes about committees, it sees nothing that it was not made a member of.

The north leads a committee of its own and sits in one of the office; there is a third of which it knows every id. It
writes anything about any of them, past every rule of its program, and packages go round.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, add, take
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from replicas import uid
from rogue import Rogue, Writes
from test_committee_stories import (
    AGREEMENT_OF_NORTH,
    AGREEMENT_OF_SOUTH,
    HUB_BODY,
    NORTH_BODY,
    NORTH_SESSION,
    NORTHS_SEAT,
    SECRET,
    SESSION,
    Cast,
    approval_of,
    approved,
)

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.rules import partner_scope
from exchange_admin.names import Names
from exchange_admin.store import partner_writes

FOREIGN_BODY, FOREIGN_SESSION, FOREIGN_DECISION = uid("b803"), uid("b814"), uid("b823")
FOREIGN_SEAT, FOREIGN_APPROVAL = uid("b834"), approval_of(FOREIGN_SESSION, SOUTH)
PLANNED = uid("b815")
"""A session of the committee in which the north sits, which only the office knows so far."""
HIDDEN = {
    "body": (FOREIGN_BODY,),
    "meeting": (FOREIGN_SESSION, PLANNED),
    "decision": (FOREIGN_DECISION,),
    "membership": (FOREIGN_SEAT,),
    "approval": (FOREIGN_APPROVAL,),
    "agreement": (AGREEMENT_OF_SOUTH,),
}
OWN = tuple(uid(f"b9{n:02}") for n in range(4))
BODIES, MEETINGS = (HUB_BODY, NORTH_BODY, FOREIGN_BODY), (SESSION, NORTH_SESSION, FOREIGN_SESSION, PLANNED)
INSTITUTIONS, AGREEMENTS = (NORTH, SOUTH, OFFICE), (AGREEMENT_OF_NORTH, AGREEMENT_OF_SOUTH)
SEATS = (NORTHS_SEAT, FOREIGN_SEAT, uid("b833"))
new = st.booleans()


def any_of(*ids: str | None) -> st.SearchStrategy[str | None]:
    return st.sampled_from(ids)


def some(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    live = {LIVE: st.integers(0, 1)}
    return st.fixed_dictionaries({}, optional={**fields, **live}) | st.fixed_dictionaries(fields)


def writes(kind: str, ids: Sequence[str], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Writes]:
    return st.builds(Writes, st.just(kind), st.sampled_from((*ids, *OWN)), some(**fields), new)


ENTRY = st.one_of(
    writes("body", BODIES, lead_institution_id=any_of(*INSTITUTIONS), name_en=any_of("x")),
    *[
        writes(
            "membership",
            SEATS,
            institution_id=any_of(NORTH, NORTH, SOUTH),
            body_id=any_of(*BODIES, *OWN, None),
            agreement_id=any_of(*AGREEMENTS, None, None),
            role=any_of("chair", "party"),
        )
    ]
    * 3,
    writes("meeting", MEETINGS, body_id=any_of(*BODIES, *OWN), state=any_of("planned", "held"), place=any_of("x")),
    writes(
        "decision",
        (FOREIGN_DECISION,),
        meeting_id=any_of(*MEETINGS, *OWN),
        number=any_of("1"),
        responsible_institution_id=any_of(*INSTITUTIONS),
    ),
    st.builds(
        lambda meeting, institution, is_new: Writes(
            "approval", approval_of(meeting, institution), approved(meeting, institution), new=is_new
        ),
        st.sampled_from(MEETINGS),
        st.sampled_from(INSTITUTIONS),
        new,
    ),
)
STEPS = st.lists(st.lists(ENTRY, min_size=1, max_size=4), min_size=1, max_size=4)
QUICK = settings(
    max_examples=8,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def prepared(names: Names, stack: ExitStack) -> Cast:
    cast = Cast(names, stack)
    cast.of_the_north()
    office = cast.office
    cast.body(office, FOREIGN_BODY, OFFICE)
    cast.seat(office, FOREIGN_SEAT, SOUTH, body_id=FOREIGN_BODY)
    cast.session(office, FOREIGN_SESSION, FOREIGN_BODY, "held")
    cast.decide(office, FOREIGN_DECISION, FOREIGN_SESSION)
    add(office, "approval", FOREIGN_APPROVAL, **approved(FOREIGN_SESSION, SOUTH))
    cast.session(office, PLANNED, HUB_BODY, "planned")
    cast.meet()
    return cast


def shown_to_the_north(cast: Cast) -> set[str]:
    """What it was told by others of what it was not made a member of: as rows, and in any word of the journal."""
    rows = {id for kind, ids in HIDDEN.items() for id in ids if told_by_others(cast, kind, id)}
    return rows | (
        {SECRET} if any(SECRET in text and FOREIGN_SESSION in text for text in foreign_texts(cast)) else set()
    )


def told_by_others(cast: Cast, kind: str, id: str) -> bool:
    return any(f'"{id}"' in text for text in foreign_texts(cast) if f'"{kind}"' in text)


def foreign_texts(cast: Cast) -> list[str]:
    """The bodies of all steps in its file that it did not write itself."""
    mine = f"{cast.north.site}."
    found = cast.north._db.execute("SELECT author, body FROM sync_txn WHERE body != ''").fetchall()
    return [text for author, text in found if not author.startswith(mine)]


def play(names: Names, steps: list[list[Writes]]) -> set[str]:
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
def test_whatever_a_member_writes_it_sees_nothing_it_was_not_made_a_member_of(names: Names) -> None:
    @seed(1)
    @QUICK
    @given(STEPS)
    def holds(steps: list[list[Writes]]) -> None:
        assert play(names, steps) == set()

    holds()


SEATED = [[Writes("membership", OWN[0], {"institution_id": NORTH, "body_id": FOREIGN_BODY, "role": "chair"}, new=True)]]
BY_ITS_OWN = [
    [
        Writes(
            "membership",
            OWN[0],
            {"institution_id": NORTH, "body_id": NORTH_BODY, "agreement_id": AGREEMENT_OF_SOUTH, "role": "chair"},
            new=True,
        )
    ]
]


@pytest.mark.parametrize("steps", [SEATED, BY_ITS_OWN], ids=["a seat", "a seat of two"])
def test_it_would_be_noticed(names: Names, monkeypatch: pytest.MonkeyPatch, steps: list[list[Writes]]) -> None:
    """With everybody's word for everything the same steps open the sight."""
    assert play(names, steps) == set()
    monkeypatch.setattr(partner_writes.PartnerWrites, "is_theirs", lambda *_: True)
    monkeypatch.setattr(partner_writes, "why_not", lambda *_: "")
    monkeypatch.setattr(partner_scope, "names_one", lambda *_: True)
    monkeypatch.setattr("exchange_admin.store.scoping.Scoping._names_one", lambda *_: "")
    monkeypatch.setattr("exchange_admin.store.own_word.OwnWord.unconfirmed", lambda *_: set())
    assert play(names, steps)
