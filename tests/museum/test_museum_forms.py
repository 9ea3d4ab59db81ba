"""In which form steps are written for whom: an older program gets what it can read, or a sentence is said here."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from test_museum_partners import MUSEUM, Places

from exchange_admin.app.main import main
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.bodies import has_leaves
from exchange_admin.merge.transactions import read_body
from exchange_admin.store import Store

LEAVES = Path(__file__).parent / "leaves"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def forms(store: Store) -> list[bool]:
    """Whether the own steps have leaves, one after the other."""
    return [has_leaves(line.body) for line in store.exchange.slices({}) if line.site.startswith(f"{store.site}.")]


def both_have_updated(places: Places) -> None:
    for sender, receiver in (("college", "office"), ("office", "college")):
        places.take(receiver, places.send(sender))


def write_two(places: Places) -> str:
    """The office edits the college's person and enters something of its own, in one step; that one's id."""
    person = places.person("office")
    with places.program.open(places.files["office"], writing=True) as office:
        ours: str = office.store.origin.new_id()
        edits = (
            Edit("person", person, {"phone": "1"}),
            Edit("signatory", ours, {"name_en": "Rector"}, new=True),
        )
        office.store.record(Step("x", "people.import", edits))
    return ours


def test_for_a_college_with_the_older_program_the_office_goes_on_in_the_first_form(places: Places) -> None:
    places.take("office", MUSEUM / "up.exchpack")
    write_two(places)
    assert not any(has_leaves(line.body) for line in places.read("college", places.send("office")).lines())
    with places.program.open(places.files["office"], writing=False) as office:
        assert not any(forms(office.store))
    assert places.sound("office") == []


def test_when_the_college_has_updated_it_gets_its_own_entries_only(places: Places) -> None:
    both_have_updated(places)
    ours = write_two(places)
    package = places.send("office")
    lines = [line for line in places.read("college", package).lines() if has_leaves(line.body)]
    assert [len(read_body(line.body).entries) for line in lines if '"people.import"' in line.body] == [2]
    assert all(ours not in line.text() for line in lines)
    assert places.take("college", package).problems == ()
    assert places.value("college", "phone") == "1"
    places.set("college", messenger="with leaves")
    assert places.take("office", places.send("college")).problems == ()
    assert places.value("office", "messenger") == "with leaves"
    for name in ("office", "college"):
        with places.program.open(places.files[name], writing=False) as file:
            assert forms(file.store)[-1], "both write the new form"
            assert not forms(file.store)[0], "and what is old stays as it was"
        assert places.sound(name) == []


def test_an_old_package_that_was_long_on_its_way_does_not_make_the_sender_old(places: Places) -> None:
    both_have_updated(places)
    write_two(places)
    places.take("office", MUSEUM / "up.exchpack")
    places.take("college", places.send("office"))
    assert places.value("college", "phone") == "1"


def test_should_the_older_program_be_back_no_package_is_made_for_it_and_that_is_said(places: Places) -> None:
    both_have_updated(places)
    write_two(places)
    with places.program.open(places.files["office"], writing=True) as office:
        (peer,) = [one for one in office.store.peers.all() if one.format]
        office.store.peers.save(replace(peer, format=2))
        steps = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        places.send("office")
    assert refused.value.problem.code == "package.own_too_new"
    assert list((places.folder / str(places.made)).iterdir()) == []
    with places.program.open(places.files["office"], writing=False) as office:
        assert office.store.step_count() == steps, "nothing was logged as sent"


def test_and_the_command_says_that_nothing_was_done(places: Places, tmp_path: Path) -> None:
    """Also in a file that has begun a new life, whose key no package has told of yet."""
    both_have_updated(places)
    moved, out = Path(shutil.copy(places.files["office"], tmp_path / "moved.exchange")), tmp_path / "out"
    out.mkdir()
    assert main(["set", str(moved), "person", places.person("office"), "email=x@y.cn"]) == 0
    with places.program.open(moved, writing=True) as office:
        (peer,) = [one for one in office.store.peers.all() if one.format]
        office.store.peers.save(replace(peer, format=2))
    words = ["package", "make", str(moved), "--to", peer.site, "--out", str(out), "--basis", "contract"]
    assert main(words) == 2
    assert list(out.iterdir()) == []


# an office and a college that have written leaves from the first step on


@pytest.fixture
def with_leaves(tmp_path: Path) -> Places:
    return Places(tmp_path, LEAVES, ("office", "college"))


def test_what_was_written_with_leaves_is_read_for_ever(with_leaves: Places) -> None:
    assert with_leaves.take("college", LEAVES / "down.exchpack").problems == ()
    assert with_leaves.take("office", LEAVES / "up.exchpack").problems == ()
    people = {}
    for name in ("office", "college"):
        assert with_leaves.sound(name) == []
        with with_leaves.program.open(with_leaves.files[name], writing=False) as file:
            (line,) = [line for line in file.store.exchange.slices({}) if '"people.import"' in line.body]
            people[name] = line, {file.store.id_of("person", n) for n in file.store.ids(Query("person"))}
    (whole, everybody), (part, theirs) = people["office"], people["college"]
    assert (len(everybody), len(theirs)) == (4, 2)
    assert (part.hash, part.signature) == (whole.hash, whole.signature)
    assert [read_body(part.body).is_hidden(i) for i in range(3)] == [True, False, True]
    assert not any(id in part.text() for id in everybody - theirs)


def test_and_exchange_goes_on(with_leaves: Places) -> None:
    with_leaves.take("college", LEAVES / "down.exchpack")
    with_leaves.take("office", LEAVES / "up.exchpack")
    for sender, receiver in (("college", "office"), ("office", "college")):
        assert with_leaves.take(receiver, with_leaves.send(sender)).problems == ()
    with with_leaves.program.open(with_leaves.files["college"], writing=False) as file:
        told = {record.text("phone") for record in file.store.records(Query("person"))}
        assert "+7 914 000 00 01" in told
