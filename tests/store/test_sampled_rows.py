"""The check after opening runs on a connection of its own, while somebody goes on working."""

from __future__ import annotations

import pytest
from replicas import PEOPLE, first_step, uid

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Store
from exchange_admin.store.checking import Checks
from exchange_admin.store.tables import KindTable


def test_what_is_written_while_a_sample_is_taken_is_no_difference(
    office: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first step of a life, so that the reader has not met its author."""
    institution = {"name_en": "Harbour College", "country": "CN", "kind": "college"}
    listing = {"side": "offer", "topic": "facility", "name_en": "Lab", "institution_id": uid("88"), "state": "draft"}
    differs, said = Checks._sample_differs, [0]

    def meanwhile(checks: Checks, table: KindTable) -> bool:
        found = differs(checks, table)
        said[0] += 1
        if said[0] == 1:
            office.record(first_step())
            office.record(Step("x", "add", (Edit("institution", uid("88"), institution, new=True),)))
            office.record(Step("x", "listing.add", (Edit("listing", uid("89"), listing, new=True),)))
            office.record(Step("x", "listing.set", (Edit("listing", uid("89"), {"name_en": "Labs"}),)))
            office.record(Step("x", "set", (Edit("person", PEOPLE[0], {"email": "a@x.org"}),)))
        return found

    with office.beside() as apart:
        assert apart.checks.quick() == []
        monkeypatch.setattr(Checks, "_sample_differs", meanwhile)
        assert apart.checks.quick() == []
    assert said[0] > 1
