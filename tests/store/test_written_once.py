"""What is written once counts as it was begun, also for whoever judges what comes after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from exchanging import NORTH, OFFICE, a_partner, add, an_office, meet, set_, take
from replicas import uid
from rogue import Rogue, Writes, stay

from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.partner_writes import PartnerWrites

GUEST, STAY = uid("81"), uid("82")


@pytest.fixture
def two(names: Names) -> Iterator[tuple[Store, Store]]:
    """An office that has refused a guest of its partner, and that partner."""
    with ExitStack() as stack:
        office = stack.enter_context(an_office(names))
        north = stack.enter_context(a_partner(names, office, NORTH))
        add(north, "person", GUEST, family_latin="Ivanova", home_institution_id=NORTH, role="student")
        add(north, "mobility", STAY, **stay(STAY, GUEST).values)
        meet(office, north)
        set_(office, "mobility", STAY, receiving_status="rejected")
        meet(office, north)
        yield office, north


def turned(office: Store, north: Store, *, begun_anew: bool) -> list[object]:
    """The partner makes itself the host, and then says what hosts say; what the office has then."""
    again = stay(STAY, GUEST, receiving=NORTH)
    rogue = Rogue(north)
    rogue.write(again if begun_anew else replace(again, values={"receiving_institution_id": NORTH}, new=False))
    rogue.write(Writes("mobility", STAY, {"receiving_status": "departed"}))
    take(office, rogue.pack(office))
    found = office.get("mobility", STAY)
    assert found is not None
    return [found[name] for name in ("receiving_institution_id", "receiving_status")]


@pytest.mark.parametrize("begun_anew", [False, True])
def test_nobody_turns_a_side_of_a_record_and_speaks_for_it(two: tuple[Store, Store], begun_anew: bool) -> None:
    assert turned(*two, begun_anew=begun_anew) == [OFFICE, "rejected"]


def test_a_side_that_is_turned_is_noticed(two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PartnerWrites, "_is_turned", lambda *_: False)
    monkeypatch.setattr(PartnerWrites, "_shown", lambda _self, _kind, _before, told: told)
    assert turned(*two, begun_anew=True) != [OFFICE, "rejected"]
