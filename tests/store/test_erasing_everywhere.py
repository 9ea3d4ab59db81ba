"""An erased person stands nowhere in a file: not in what was set aside, what waits, and kinds that nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, whole
from offices import ANN, CID, NORTH
from replicas import SIGNING, opened, rows_of, uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.bodies import body_hash, encode_body
from exchange_admin.merge.transactions import TxnLine, value_hash
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.hidden_erasures import HiddenErasures
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using
from exchange_admin.store.receiving import FORK

ZEB, PAPER = uid("a5"), uid("d5")
SECRET = "Zebediah"

MAY_QUOTE = {
    "sync_value",  # the values of the journal, applied or waiting: blanked, by the ids in the bodies
    "sync_issue",  # impossible values of records: go with the rows
    "sync_quarantine",  # whole lines: blanked, whatever is left of the line stays
    "sync_returned",
    "local_draft",  # of the record, and of a new one that points to it
    "local_import",  # go when they hold its id, its number, or its name
    "local_view",
    "attachment_content",  # goes with its record
}
"""Tables beside those of kinds and their search words in which values may stand, and how erasing reaches them."""
NAMES_ONLY = {
    *("sync_self", "sync_author", "sync_key", "sync_own_key", "sync_life_key", "sync_peer", "sync_package"),
    *("sync_txn", "sync_unknown", "sync_excluded", "sync_shared", "sync_mismatch"),  # ids, hashes, names of fields
    *("local_due", "local_due_count"),  # of tasks ids, words and days: go with their stay
    *("local_due_mark", "local_due_stamp"),
    *("local_taught", "local_taught_day"),  # of lessons ids, days and sums over everybody
    *("local_recent", "local_setting"),  # of people who look alike their ids; of institutions how partners call them
}


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        yield made


@pytest.fixture
def north(names: Names, office: Store) -> Iterator[Store]:
    with a_partner(names, office, NORTH) as made:
        meet(office, made)
        yield made


@pytest.fixture
def over(names: Names) -> Iterator[Callable[..., Store]]:
    """Another store over what stood in a file."""
    made: list[Store] = []

    def open_(image: bytes, registry: Registry = REGISTRY, *, put_back: bool = False) -> Store:
        origin = Origin.seeded(90 + len(made))
        store = Store(opened(image), Path(), Using(names=names, origin=origin, registry=registry, signing=SIGNING))
        if put_back:
            with store._atomic():
                begin_incarnation(store._journal, origin, "")
        made.append(store)
        return store

    yield open_
    for one in made:
        one.close()


def new_person(store: Store, *more: Edit) -> None:
    values = {"role": "student", "given_latin": SECRET, "home_institution_id": NORTH}
    store.record(Step(store.site, "person.add", (Edit("person", ZEB, values, new=True), *more)))


def erase(office: Store, *records: tuple[str, str]) -> None:
    office.erase(records or [("person", ZEB)], "head", "request", "2026-10-01")


def tables_with(store: Store, text: str) -> set[str]:
    """The tables in which a text stands."""
    names = [name for (name,) in store._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name for name in names if text in repr(store._db.execute(f'SELECT * FROM "{name}"').fetchall())}  # noqa: S608


def is_gone(store: Store) -> bool:
    assert store.compact()
    return SECRET.encode() not in store._db.serialize()


# every table


def test_whatever_a_table_quotes_of_somebody_is_gone_when_he_is_erased(office: Store, north: Store) -> None:
    fill_all(office, north)
    assert tables_with(office, SECRET) == {*MAY_QUOTE, "person", "identity_document", "attachment"}
    files = [("attachment", uid("c5"))]
    erase(office, ("person", ZEB), ("identity_document", PAPER), *files)
    assert tables_with(office, SECRET) == set()
    assert is_gone(office)
    assert office.import_drafts.all() == [("other", "of somebody else")]
    assert set(office.views.all("person")) == {"others"}


def fill_all(office: Store, north: Store) -> None:
    rogue = Rogue(north)
    scan = Edit("attachment", uid("c5"), {"person_id": ZEB, "title": SECRET, "file_name": "a.pdf"}, new=True)
    number = {"person_id": ZEB, "kind": "passport", "number": SECRET}
    new_person(office, Edit("identity_document", PAPER, number, new=True), scan)
    meet(office, north)
    rogue.write(Writes("person", ZEB, {"birth_date": f"born as {SECRET}"}))
    take(office, pack(north, office))
    rogue.write(Writes("person", CID, {"email": "cid@n.cn"}))
    rogue.write(Writes("person", ZEB, {"email": f"{SECRET}@waits.cn"}))
    *_, waits = pack(north, office).lines
    office.exchange.receive([waits])
    with office._atomic():
        office._receiver._keep_apart(waits, FORK)
        office.exchange.returned.put(waits, north.site, "2026-09-01T08:00:00Z", proved=True)
        office.attachments.put({uid("c5"): SECRET.encode()})
    office.drafts.keep("person", ZEB, "email", f"{SECRET}@")
    office.drafts.keep("identity_document", f"new person_id {ZEB}", "number", f"{SECRET}?")
    office.import_drafts.put("i", f'{{"number": "{SECRET}"}}')
    office.import_drafts.put("other", "of somebody else")
    office.views.put("person", "his", {"filters": [], "text": SECRET})
    office.views.put("person", "others", {"filters": [], "text": "Zoe"})


def test_of_every_table_it_is_known_whether_values_may_stand_in_it(office: Store) -> None:
    names = {name for (name,) in office._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    kinds = {kind.name for kind in REGISTRY.kinds}
    others = {name for name in names - kinds if not name.startswith(("search_", "_sqlite_", "sqlite_"))}
    assert others == MAY_QUOTE | NAMES_ONLY


# own steps that others have kept


def put_back_college(office: Store, north: Store, over: Callable[..., Store], *more: Edit) -> Store:
    """A college that was put back to before its step about Zeb, which the office has."""
    before = north._db.serialize()
    new_person(north, *more)
    take(office, pack(north, office))
    return over(before, put_back=True)


def test_a_college_that_was_put_back_forgets_whom_the_office_erases(
    office: Store, north: Store, over: Callable[..., Store]
) -> None:
    contact = Edit("contact", uid("c9"), {"institution_id": NORTH, "name": "Desk"}, new=True)
    college = put_back_college(office, north, over, contact)
    take(office, pack(college, office))
    take(college, pack(office, college))
    assert "sync_returned" in tables_with(college, SECRET)
    erase(office)
    take(college, pack(office, college))
    assert is_gone(college)
    (waiting,) = college.exchange.returned.waiting()
    assert [entry.kind for entry in waiting.entries] == ["contact"]
    college.exchange.take_back("clerk")
    assert college.get("contact", uid("c9"))["name"] == "Desk"
    meet(office, college)
    assert college.get("person", ZEB) is None
    assert is_gone(college)
    whole(office, college)


def test_nobody_keeps_a_person_because_a_lost_step_waits_to_be_taken_back(
    office: Store, north: Store, over: Callable[..., Store]
) -> None:
    """The erasure stands on that step, which the office had seen."""
    before = north._db.serialize()
    desk = Edit("contact", uid("c9"), {"institution_id": NORTH, "name": "Desk"}, new=True)
    north.record(Step("north", "set", (Edit("person", ANN, {"email": f"{SECRET}@n.cn"}), desk)))
    take(office, pack(north, office))
    college = over(before, put_back=True)
    meet_without_taking_back(office, college)
    erase(office, ("person", ANN))
    take(college, pack(office, college))
    assert len(college.exchange.returned.waiting()) > 0
    assert (college.get("person", ANN), is_gone(college)) == (None, True)
    whole(college)
    college.exchange.take_back("clerk")
    meet(office, college)
    assert college.exchange.waiting() == []
    assert college.get("contact", uid("c9"))["name"] == "Desk"
    assert college.history.issues() == []
    whole(college)


def test_a_package_with_an_erasure_that_waits_for_a_step_changes_nothing_when_it_comes_again(
    office: Store, north: Store
) -> None:
    """Neither what waits for the person who is gone, which a rebuild would tell too."""
    add(office, "identity_document", PAPER, person_id=ANN, kind="passport", number="75 1234567")
    meet(office, north)
    set_(office, "person", ANN, email="ann@n.cn")
    erase(office, ("person", ANN))
    packed = pack(office, north)
    _, *later = packed.lines
    take(north, packed, lines=later)
    assert len(north.exchange.waiting()) > 0
    assert north.get("person", ANN) is None
    before_it = rows_of(north)
    take(north, packed, lines=later)
    assert rows_of(north) == before_it
    whole(north)


@pytest.mark.parametrize("knows", [True, False])
def test_a_step_that_comes_home_after_the_erasure_is_set_aside_without_it(
    knows: bool, office: Store, north: Store, over: Callable[..., Store]
) -> None:
    """Whether the college knows whom the erasure is about, or has only its hash until the step comes."""
    college = put_back_college(office, north, over)
    take(office, pack(college, office))
    late = pack(office, college)
    if knows:
        add(college, "person", ZEB, role="student", given_latin="Somebody", home_institution_id=NORTH)
    erase(office)
    take(college, pack(office, college))
    assert ([row["record"] for row in college.where("erasure", "record_kind", ["person"])] == [ZEB]) is knows
    assert SECRET in "".join(line.text() for line in late.lines)
    take(college, replace(late, tally=None))
    assert is_gone(college)
    assert college.exchange.returned.waiting() == []


def test_of_a_lost_step_that_was_erased_whole_nobody_is_asked_and_it_is_not_sent_again(
    office: Store, north: Store, over: Callable[..., Store]
) -> None:
    college = put_back_college(office, north, over)
    meet_without_taking_back(office, college)
    erase(office)
    for _ in range(3):
        meet_without_taking_back(office, college)
    assert college.exchange.returned.waiting() == []
    assert "sync_returned" not in tables_with(college, north.author)
    assert take(college, packed := pack(office, college)).not_compared == ()
    assert [line for line in packed.lines if line.site == north.author] == []
    whole(college)


def meet_without_taking_back(office: Store, college: Store) -> None:
    take(office, pack(college, office))
    take(college, pack(office, college))


def test_a_lost_step_of_the_office_waits_without_whom_it_erases(
    office: Store, north: Store, over: Callable[..., Store]
) -> None:
    before = office._db.serialize()
    new_person(office)
    take(north, pack(office, north))
    office = over(before, put_back=True)
    take(north, pack(office, north))
    take(office, pack(north, office))
    assert "sync_returned" in tables_with(office, SECRET)
    erase(office)
    assert is_gone(office)


# what waits, and what nobody knows yet


@pytest.mark.parametrize("erased_first", [True, False])
def test_an_erasure_of_which_only_the_hash_is_told_reaches_what_waits_for_another_step(
    erased_first: bool, office: Store, north: Store, over: Callable[..., Store]
) -> None:
    other_pc = over(office._db.serialize(), put_back=True)
    set_(other_pc, "person", ANN, email="ann@o.cn")
    new_person(other_pc)
    *_, last = (line for line in other_pc.exchange.slices({}) if line.site == other_pc.author)
    erase(office)
    steps = [lambda: take(north, pack(office, north)), lambda: north.exchange.receive([last])]
    for step in steps if erased_first else reversed(steps):
        step()
    assert [one.seq for one in north.exchange.waiting()] == [last.seq]
    assert is_gone(north)


def older_program() -> Registry:
    """One that knows no identity documents."""
    papers = "identity_document"
    kinds = [replace(kind, fields=tuple(f for f in kind.fields if f.refers != papers)) for kind in REGISTRY.kinds]
    return Registry(tuple(kind for kind in kinds if kind.name != papers))


@pytest.fixture
def with_unknown(office: Store, north: Store, over: Callable[..., Store]) -> Store:
    """A college whose older program has a paper of Ann's in its journal and nowhere else."""
    north._db.execute("DELETE FROM identity_document")
    college = over(north._db.serialize(), older_program())
    add(office, "identity_document", PAPER, person_id=ANN, kind="passport", number=SECRET)
    take(college, pack(office, college))
    assert tables_with(college, SECRET) == {"sync_value"}
    return college


def test_an_older_program_erases_what_it_does_not_know(
    office: Store, with_unknown: Store, over: Callable[..., Store]
) -> None:
    erase(office, ("identity_document", PAPER))
    take(with_unknown, pack(office, with_unknown))
    assert is_gone(with_unknown)
    newer = over(with_unknown._db.serialize())
    newer._learn()
    assert newer.get("identity_document", PAPER) is None
    meet(office, newer)
    assert is_gone(newer)
    whole(newer)


def test_what_nobody_knew_and_comes_after_its_erasure_is_erased(office: Store, with_unknown: Store) -> None:
    late = uid("d6")
    add(office, "identity_document", late, person_id=ANN, kind="passport", number=f"{SECRET} late")
    lines = pack(office, with_unknown)
    erase(office, ("identity_document", PAPER), ("identity_document", late))
    take(with_unknown, pack(office, with_unknown))
    take(with_unknown, replace(lines, tally=None))
    assert is_gone(with_unknown)


def test_a_program_that_learns_of_a_kind_erases_what_was_erased_before_that(
    office: Store, with_unknown: Store, over: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    erase(office, ("identity_document", PAPER))
    monkeypatch.setattr(HiddenErasures, "_in_journal", lambda self, kind: iter(()))  # as an older program did not look
    take(with_unknown, pack(office, with_unknown))
    assert not is_gone(with_unknown)
    newer = over(with_unknown._db.serialize())
    newer._learn()
    assert is_gone(newer)
    whole(newer)


def test_however_a_partner_spells_an_id_what_it_says_of_the_erased_goes(office: Store, north: Store) -> None:
    set_(north, "person", ANN, email="ann@n.cn")
    take(office, pack(north, office))
    *_, before = (line for line in office.exchange.slices({}) if line.site == north.author)
    spelled = "\\u0030" + ANN[1:]
    email = f'["{SECRET}@n.cn"]'
    salt = bytes(16)
    entry = f'[0,"{spelled}","{value_hash(salt, email)}",["{before.site}:{before.seq}:0"]]'
    head = encode_body({"site": north.author, "seq": before.seq + 1, "hlc": 1, "deps": {}, "who": "x", "verb": "set"})
    body = f'{head[:-1]},"shapes":[["person",["email"]]],"ops":[{entry}]}}'
    prev = bytes.fromhex(before.hash)
    office.exchange.receive(
        [TxnLine(north.author, before.seq + 1, body_hash(prev, body).hex(), before.hash, body, ((salt.hex(), email),))]
    )
    assert SECRET in str(office.get("person", ANN).values) or tables_with(office, SECRET)
    erase(office, ("person", ANN))
    assert is_gone(office)
