"""Peers, keys and packages are remembered as they were told."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.store import Store
from exchange_admin.store.peers import RECEIVED, SENT, OwnKeys, PackageRow, Peer


def test_keys_are_kept_whole_and_made_once(office: Store) -> None:
    assert office.keys.get() is None
    keys = OwnKeys(b"\x00\x01", "ab" * 32, b"AGE-SECRET-KEY-1", "age1xyz", "2026-11-25T08:00:00Z")
    office.keys.put(keys)
    assert office.keys.get() == keys


def test_a_peer_that_was_never_heard_of_has_confirmed_nothing(office: Store) -> None:
    assert office.peers["abcdefgh"] == Peer("abcdefgh")
    known = replace(office.peers["abcdefgh"], known={"hub.1": 7}, app="0.2", clock_ahead=90_000)
    office.peers.save(known)
    assert office.peers["abcdefgh"] == known
    assert office.peers.all() == [known]


def test_a_record_counts_as_sent_when_its_package_was_confirmed(office: Store) -> None:
    first = PackageRow("p1", SENT, "college", "2026-11-24T08:00:00Z", ends={"hub.1": 3})
    second = PackageRow("p2", SENT, "college", "2026-11-25T08:00:00Z", ends={"hub.1": 5})
    office.packages.add(first, [("person", "a"), ("person", "b")])
    office.packages.add(second, [("person", "b"), ("person", "c")])
    office.packages.add(PackageRow("p3", RECEIVED, "college", "2026-11-25T09:00:00Z"))
    assert office.packages.confirmed_records("college") == set()

    with office._atomic():
        office.packages.told("college", {"p2", "p3"}, "2026-11-26T08:00:00Z")
    assert office.packages.confirmed_records("college") == {("person", "b"), ("person", "c")}
    assert [row.id for row in office.packages.of("college", SENT)] == ["p2", "p1"]

    with office._atomic():
        office.packages.told("college", {"p1"}, "2026-11-27T08:00:00Z")
    assert office.packages.confirmed_records("college") == {("person", "a"), ("person", "b")}, "it was restored"
    assert office.packages.find("p2") == second
