"""An erased person is gone: from rows, search, journal, side tables, from every partner's file, and from the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, shown, take, whole
from offices import ANN, DAN, NORTH, OFFICE, SITES, furnish
from quiet import QUIET
from replicas import dump, opened, uid

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import Peer

GONE = (("person", ANN), ("identity_document", uid("d0")), ("mobility", uid("51")))


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


def erase(store: Store, *records: tuple[str, str]):
    return store.erase(records or GONE, "head", "request", "2026-10-01")


def values_about(store: Store, id: str) -> list[str]:
    found = []
    for n, body in store._db.execute("SELECT n, body FROM sync_txn WHERE instr(body, ?)", (id,)).fetchall():
        for i, text in enumerate(store._db.execute("SELECT json FROM sync_value WHERE k >> 24 = ? ORDER BY k", (n,))):
            if f'"{id}"' in str(read_entries(body)[i]):
                found += [text[0]]
    return found


def read_entries(body: str) -> list[str]:
    from exchange_admin.merge.transactions import read_body

    txn = read_body(body)
    return [f'"{txn.record_of(i)[1]}"' for i in range(len(txn.entries))]


def test_an_erased_person_is_gone_and_every_chain_holds(office: Store) -> None:
    changes = erase(office)
    assert shown(office).isdisjoint({ANN, uid("d0"), uid("51")})
    assert office.search("Ann") == office.search("P0000") == []
    assert not any(values_about(office, ANN))
    assert changes.ids["person"] == {ANN}
    assert office.history.of("person", ANN) == []
    whole(office)
    assert office.checks.all() == []


def test_what_pointed_to_it_is_emptied_without_a_word(office: Store) -> None:
    add(office, "person", uid("a9"), role="student", given_latin="Annie", same_as_id=ANN)
    erase(office, ("person", ANN))
    assert office.get("person", uid("a9"))["same_as_id"] is None
    assert office.get("identity_document", uid("d0"))["person_id"] is None
    assert office.history.issues() == []
    whole(office)


def test_erasing_again_says_nothing(office: Store) -> None:
    erase(office)
    steps = office.step_count()
    assert not erase(office)
    assert office.step_count() == steps


def test_an_erased_record_cannot_be_made_again(office: Store) -> None:
    erase(office)
    with pytest.raises(RuleBroken) as refused:
        add(office, "person", ANN, role="student", given_latin="Ann")
    assert refused.value.problem.code == "record.missing"


def test_neither_undo_nor_a_form_bring_it_back(office: Store) -> None:
    form = office.get("person", ANN)
    step = set_(office, "person", ANN, email="ann@o.cn")
    erase(office)
    with pytest.raises(RuleBroken):
        office.undo_step(step, "x")
    with pytest.raises(RuleBroken):
        office.record(Step("x", "set", (Edit("person", ANN, {"email": "b"}, seen=form.heads),)))
    assert office.undo("x") is not None  # the step before the person's last, which is not about the person
    assert office.get("person", ANN) is None
    whole(office)


def test_erasing_itself_cannot_be_taken_back(office: Store) -> None:
    changes = erase(office)
    assert office.undoable()[0] != changes.step
    with pytest.raises(RuleBroken):
        office.undo_step(changes.step, "x")


def test_a_partner_loses_it_with_the_next_package(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    take(office, pack(north, office))
    erase(office)
    packed = pack(office, north)
    assert "ann@n.cn" not in "".join(line.text() for line in packed.lines)
    received = take(north, packed)
    assert ("person", ANN) in received.deleted
    assert shown(north).isdisjoint({ANN, uid("d0"), uid("51")})
    assert not any(values_about(north, ANN))
    assert north.history.issues() == []
    whole(office, north)


def test_what_a_partner_sends_late_about_it_comes_without_values(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="late@n.cn")
    packed = pack(north, office)
    erase(office)
    received = take(office, packed)
    assert received.new == received.changed == ()
    assert office.get("person", ANN) is None
    assert not any(values_about(office, ANN))
    whole(office)
    meet(office, north)
    assert north.get("person", ANN) is None
    whole(office, north)


def test_a_new_partner_file_does_not_hold_it(names: Names, office: Store) -> None:
    erase(office)
    with a_partner(names, office, NORTH) as north:
        assert ANN not in shown(north)
        assert north.get("person", DAN) is not None
        whole(north)


def test_a_partner_cannot_erase_at_the_office(office: Store, north: Store) -> None:
    erase(north, ("person", ANN))
    take(office, pack(north, office))
    assert office.get("person", ANN) is not None
    whole(office, north)


def test_side_tables_forget_it(office: Store) -> None:
    office.drafts.keep("person", ANN, "email", "ann@")
    office.recent.add("person", ANN)
    office.import_drafts.put("i1", '{"rows": [{"number": "P0000"}]}')
    office.import_drafts.put("i2", f'{{"rows": [{{"id": "{ANN}"}}]}}')
    office.import_drafts.put("i3", '{"rows": [{"number": "Q1"}]}')
    add(office, "attachment", uid("c3"), person_id=ANN, title="scan", file_name="ann.pdf")
    with office._atomic():
        office.attachments.put({uid("c3"): b"scan of Ann"})
    erase(office, *GONE, ("attachment", uid("c3")))
    assert office.drafts.all() == []
    assert ("person", ANN) not in office.recent.all()
    assert [id for id, _ in office.import_drafts.all()] == ["i3"]
    assert office.attachments.get(uid("c3")) is None


def test_a_copy_erases_whatever_comes_first(office: Store, names: Names) -> None:
    """The erasure and the entries it is about, in every order, and in one package."""
    before = office._db.serialize()
    set_(office, "person", ANN, email="x@o.cn")
    erase(office)
    set_(office, "person", DAN, email="d@o.cn")
    lines = list(office.exchange.slices({}))
    for part in (lines, lines[::-1], lines[3:] + lines[:3]):
        with Store(opened(before), Path(), Using(names=names, origin=Origin.seeded(3))) as copy:
            for line in part:
                copy.exchange.receive([line])
            assert dump(copy) == dump(office)
            assert not any(values_about(copy, ANN))
            whole(copy)


def test_lines_that_were_set_aside_are_blanked_too(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    packed = pack(north, office)
    take(office, packed)
    line = next(one for one in packed.lines if one.seq == 1)
    with office._atomic():
        office._receiver._keep_apart(line, "fork")
    erase(office)
    (text,) = office._db.execute("SELECT line FROM sync_quarantine").fetchone()
    assert "ann@n.cn" not in text


SECRETS = ("Zebediah", "P-ZEB-4711", "zeb@secret.example", "Zeb's scan", "zeb-draft", "ZEBPHONE")


@pytest.fixture
def on_disk(tmp_path: Path, names: Names) -> Iterator[Callable[[str, str], Store]]:
    made: list[Store] = []

    def create(name: str, institution: str) -> Store:
        store = Store.create(
            tmp_path / name, origin=Origin.seeded(len(made)), names=names, institution=institution, surroundings=QUIET
        )
        made.append(store)
        return store

    yield create
    for one in made:
        one.close()


def traces(path: Path) -> list[str]:
    """Which secrets stand in the bytes of a file or of what waits beside it."""
    found = []
    for side in (path, path.with_name(path.name + "-wal")):
        data = side.read_bytes() if side.exists() else b""
        found += [secret for secret in SECRETS if secret.encode() in data or secret.lower().encode() in data]
    return found


def test_no_byte_of_it_is_left_in_file_or_log(on_disk: Callable[[str, str], Store], tmp_path: Path) -> None:
    office = on_disk("office.exchange", OFFICE)
    furnish(office)
    zeb = uid("a5")
    for n in range(300):
        add(office, "person", uid(f"5{n:03}"), role="student", given_latin=f"Other {n}", email=f"o{n}@x.cn")
    add(office, "person", zeb, role="student", given_latin="Zebediah", email="zeb@secret.example")
    add(office, "identity_document", uid("d5"), person_id=zeb, kind="passport", number="P-ZEB-4711")
    set_(office, "person", zeb, phone="ZEBPHONE")
    add(office, "attachment", uid("c5"), person_id=zeb, title="x", file_name="Zeb's scan.pdf")
    with office._atomic():
        office.attachments.put({uid("c5"): b"Zeb's scan" * 5000})
    office.drafts.keep("person", zeb, "email", "zeb-draft")
    office.import_drafts.put("i", '{"number": "P-ZEB-4711", "name": "Zebediah"}')
    assert set(traces(office.path)) == set(SECRETS)
    office.erase(
        [("person", zeb), ("identity_document", uid("d5")), ("attachment", uid("c5"))], "head", "request", "2026-10-01"
    )
    assert office.compact()
    assert traces(office.path) == []
    assert office.search("Other 7") != []
    assert office.checks.all() == []


def test_a_received_erasure_empties_the_file_by_itself(
    on_disk: Callable[[str, str], Store], tmp_path: Path, names: Names
) -> None:
    office = on_disk("office.exchange", OFFICE)
    furnish(office)
    zeb = uid("a5")
    add(office, "person", zeb, role="student", given_latin="Zebediah", home_institution_id=NORTH)
    office.peers.save(Peer(SITES[NORTH], NORTH))
    made = Store.create_partner(
        tmp_path / "north.exchange",
        site=SITES[NORTH],
        institution=NORTH,
        hub=Peer(office.site, OFFICE),
        lines=office.exchange.outgoing_to_partner(SITES[NORTH]).lines,
        origin=Origin.seeded(8),
        names=names,
        surroundings=QUIET,
    )
    with made as north:
        assert north.is_partner
        assert (north.hub, north.site, north.institution) == (office.site, SITES[NORTH], NORTH)
        assert north.peers[office.site].known == north.exchange.known() == office.exchange.known()
        assert north.exchange.outgoing_to_hub().entries == 0
        assert traces(north.path)
        office.erase([("person", zeb)], "head", "request", "2026-10-01")
        take(north, pack(office, north))
        assert traces(north.path) == []
        whole(north)


def test_a_rebuild_after_erasing_changes_nothing(office: Store) -> None:
    erase(office)
    before = dump(office)
    assert not office.rebuild()
    assert dump(office) == before


def test_a_check_after_erasing_finds_what_the_one_before_found(office: Store) -> None:
    whole(office)
    erase(office, ("person", ANN))
    whole(office)


def test_what_was_never_here_can_be_erased(office: Store) -> None:
    assert erase(office, ("person", uid("77")), ("unknown_kind", uid("78")))
    whole(office)


@pytest.mark.parametrize("kind", ["erasure", "held_change"])
def test_what_the_office_ruled_cannot_be_erased(office: Store, north: Store, kind: str) -> None:
    set_(north, "person", DAN, email="x@n.cn")
    take(office, pack(north, office))
    erase(office, ("person", ANN))
    (record,) = office.where(kind, "record", [ANN, DAN])
    erase(office, (kind, record.id))
    assert office.get(kind, record.id) is not None
    assert office.get("person", ANN) is None
    assert office.get("person", DAN)["email"] is None
    whole(office)


def test_what_fails_after_a_package_is_in_is_no_failure_of_the_package(office: Store) -> None:
    """It would be told that nothing was changed. Found by a long run of the machine of offers."""
    office._db.set_progress_handler(lambda: 1, 1)
    try:
        office._compact_when_due()
    finally:
        office._db.set_progress_handler(None, 0)
    whole(office)
