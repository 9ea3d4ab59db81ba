"""A partner with genuine keys fills no file, and makes no package too large to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from exchanging import an_office, pack, set_, take, whole
from offices import ANN, DAN, NORTH, OFFICE
from replicas import SIGNING, copy_of, uid
from rogue import Rogue, Writes, stay

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.signatures import LifeKey, life_message
from exchange_admin.merge.transactions import Txn, TxnLine, write_body
from exchange_admin.names import Names
from exchange_admin.store import Store, life_keys, side_by_side
from exchange_admin.store.package_apply import Told
from exchange_admin.store.parts import Using


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def lives(store: Store, count: int) -> Sequence[TxnLine]:
    """The first step of each of so many lives of a file."""
    lines = []
    for n in range(count):
        author = f"{store.site}.9-{n}"
        body = write_body(Txn(author, 1, 1, {}, "x", "set", store.institution, "", (), []))
        lines.append(TxnLine(author, 1, body_hash(b"", body).hex(), "", body, ()))
    return lines


def count(store: Store, table: str) -> int:
    return int(store._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def test_who_writes_under_ever_new_names_is_refused_before_every_package_names_too_many(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life_keys, "MOST_LIVES", 5)
    set_(north, "person", ANN, email="ann@n.cn")
    take(office, pack(north, office), lines=[*pack(north, office).lines, *lives(north, 4)])
    steps = count(office, "sync_txn")
    with pytest.raises(RuleBroken) as refused:
        take(office, pack(north, office), lines=lives(north, 5))
    assert refused.value.problem.code == "package.too_many_lives"
    assert count(office, "sync_txn") == steps
    set_(north, "person", ANN, email="later@n.cn")
    take(office, pack(north, office))
    assert office.get("person", ANN)["email"] == "later@n.cn"
    whole(office)


def test_keys_of_ever_new_names_are_refused_as_well(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life_keys, "MOST_LIVES", 5)
    keys = north.keys.get()
    told = dict[str, LifeKey]()
    for line in lives(north, 6):
        life = LifeKey(SIGNING.public(keys.sign_private), 1, keys.sign_public)
        told[line.site] = replace(life, certificate=SIGNING.sign(keys.sign_private, life_message(line.site, life)))
    with pytest.raises(RuleBroken) as refused:
        take(office, replace(pack(north, office), told=Told(told, {}, keys.sign_public)))
    assert refused.value.problem.code == "package.too_many_lives"


def test_who_writes_one_number_again_and_again_is_kept_once(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    others = []
    for n in range(20):
        with Store(
            copy_of(north._db), north.path, Using(names=north.names, origin=north.origin, signing=SIGNING)
        ) as other:
            set_(other, "person", ANN, phone=f"{n}")
            others += [line for line in other.exchange.slices({}) if line.site == north.author][-1:]
    set_(north, "person", ANN, phone="first")
    take(office, pack(north, office))
    assert take(office, pack(north, office), lines=others).forked == {north.author: 2}
    assert take(office, pack(north, office), lines=others).forked == {}
    assert office.exchange.forks() == {north.author: 2}
    assert count(office, "sync_quarantine") == 1
    assert office.get("person", ANN)["phone"] == "first"


class Unaware(Rogue):
    """What it writes replaces nothing."""

    def heads(self, kind: str, id: str) -> tuple[str, ...]:
        return ()


@pytest.mark.parametrize("said", [{"phone": "1"}, {LIVE: 0}, {}], ids=["edits", "deletions", "beginnings"])
def test_of_versions_that_replace_none_of_each_other_only_so_many_count(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch, said: Mapping[str, Value]
) -> None:
    monkeypatch.setattr(side_by_side, "MOST", 4)
    monkeypatch.setattr(side_by_side, "_SHORT", 40)
    contact = Writes("contact", uid("c9"), {"institution_id": NORTH, "name": "x"}, new=True)
    rogue = Unaware(north)
    rogue.write(contact)
    take(office, rogue.pack(office))
    told: list[str] = []
    for _ in range(3):
        for _ in range(10):
            rogue.write(replace(contact, values=said, new=False) if said else contact)
        told += [one.reason for one in take(office, rogue.pack(office)).held]
    found = office.get("contact", contact.id)
    assert found is not None
    assert max(len(dots) for dots in found.heads.values()) <= 9
    assert set(told) == {"side_by_side"}
    assert len(told) >= 22
    whole(office)


def test_a_field_that_is_changed_very_often_is_taken_as_it_was_changed_last(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "MOST", 4)
    monkeypatch.setattr(side_by_side, "_SHORT", 40)
    for _ in range(2):
        for n in range(20):
            set_(north, "person", ANN, email=f"{n}@n.cn")
        assert not take(office, pack(north, office)).held
    assert office.get("person", ANN)["email"] == "19@n.cn"


def test_nor_more_of_a_word_that_is_never_replaced_by_another(
    office: Store, north: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken back and said again in turn, each of which says that it replaces the one before."""
    monkeypatch.setattr(side_by_side, "MOST", 4)
    monkeypatch.setattr(side_by_side, "_SHORT", 40)
    rogue = Rogue(north)
    told: dict[str, Value] = {"side": "offer", "topic": "course", "institution_id": NORTH, "state": "draft"}
    rogue.write(Writes("listing", uid("c9"), told, new=True))
    for _ in range(3):
        (last,) = rogue.write(Writes("listing", uid("c9"), {"state": "draft"}))
        for n in range(30):
            said = {"state": "draft" if n % 2 else "published"}
            (last,) = rogue.write(Writes("listing", uid("c9"), said, parents=(last,)))
        held = [one.reason for one in take(office, rogue.pack(office)).held]
        assert set(held) == {"side_by_side"}
    found = office.get("listing", uid("c9"))
    assert found is not None
    assert len(found.heads["state"]) <= 9
    whole(office)


@pytest.mark.parametrize("said", [{"name": "y"}, {LIVE: 0}], ids=["edit", "deletion"])
def test_what_says_that_it_replaces_more_than_a_record_can_have_is_held(
    office: Store, north: Store, said: Mapping[str, Value]
) -> None:
    rogue = Rogue(north)
    rogue.write(Writes("contact", uid("c9"), {"institution_id": NORTH, "name": "x"}, new=True))
    rogue.write(Writes("contact", uid("c9"), said, parents=tuple(f"{north.author}:1:{n}" for n in range(1_001))))
    assert [one.reason for one in take(office, rogue.pack(office)).held] == ["side_by_side"]
    found = office.get("contact", uid("c9"))
    assert found is not None
    assert (found["name"], found.live) == ("x", True)


def test_the_stays_of_somebody_are_read_once_however_much_is_said_of_them(office: Store, north: Store) -> None:
    """Many stays and many results of one person would else be each times the other."""
    rogue = Rogue(north)
    stays = [stay(uid(f"51{n}"), DAN, OFFICE, NORTH) for n in range(10)]
    told: dict[str, Value] = {"person_id": DAN, "exam": "hsk_3", "language": "zh", "title": "x"}
    rogue.write(*stays)
    take(office, rogue.pack(office))
    rogue.write(*(Writes("exam_result", uid(f"61{n}"), told, new=True) for n in range(10)))
    read: list[str] = []
    office._db.set_trace_callback(read.append)
    assert not take(office, rogue.pack(office)).held
    office._db.set_trace_callback(None)
    assert sum("receiving_institution_id FROM mobility WHERE person_id" in one for one in read) == 1
