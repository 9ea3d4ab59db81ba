"""An author never uses a step number twice: restored, copied, moved and rolled-back files begin a new life."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from replicas import PEOPLE, first_step

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Store, restore_backup
from exchange_admin.store.locking import lock_path

Opens = Callable[..., Store]


@pytest.fixture
def begun(office: Store) -> Store:
    office.record(first_step())
    return office


def edit(store: Store, text: str) -> str:
    return store.record(Step("x", "person.set", (Edit("person", PEOPLE[0], {"email": text}),))).step


def test_a_file_that_stays_where_it_is_stays_who_it_is(begun: Store, reopen: Opens) -> None:
    author = begun.author
    begun.close()
    again = reopen(begun.path)
    assert again.author == author
    assert edit(again, "a@x.org") == f"{author}:2"


def test_a_copied_file_is_somebody_else_of_the_same_site(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    original = begun.author
    begun.close()
    copies = []
    for n in range(2):
        path = tmp_path / f"copy{n}.exchange"
        shutil.copy(begun.path, path)
        copies.append(reopen(path))
    authors = {original, *(copy.author for copy in copies)}
    assert len(authors) == 3
    assert {author.split(".")[0] for author in authors} == {copies[0].site}
    assert copies[0].author.split(".")[1].startswith("2-")


def test_a_moved_file_begins_a_new_life(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    author = begun.author
    begun.close()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    begun.path.rename(moved / "office.exchange")
    assert reopen(moved / "office.exchange").author != author


def test_an_older_copy_put_back_over_the_file_is_noticed(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    """The same path, the same file number on the disk: only the lock file remembers that there was more."""
    author = begun.author
    begun._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(begun.path, tmp_path / "old")
    edit(begun, "a@x.org")
    begun.close()
    begun.path.write_bytes((tmp_path / "old").read_bytes())
    again = reopen(begun.path)
    assert again.author != author
    assert again.get("person", PEOPLE[0])["email"] is None
    assert edit(again, "b@x.org") == f"{again.author}:2"  # the first says that the life before is over
    assert again.checks.all() == []


def test_a_restored_backup_never_goes_on_under_the_old_name(begun: Store, reopen: Opens) -> None:
    authors = {begun.author}
    backup = begun.backups.make()
    edit(begun, "a@x.org")
    begun.close()
    for n in range(3):
        restore_backup(backup, begun.path)
        again = reopen(begun.path)
        assert edit(again, f"{n}@x.org") == f"{again.author}:2"
        authors.add(again.author)
        again.close()
    assert len(authors) == 4


def test_a_new_life_tells_what_it_stands_on(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    old = begun.author
    edit(begun, "before@x.org")
    begun.close()
    path = tmp_path / "copy.exchange"
    shutil.copy(begun.path, path)
    copy = reopen(path)
    edit(copy, "a@x.org")
    (line,) = [line for line in copy.exchange.slices({}) if line.site == copy.author]
    assert json.loads(line.body)["head"]["deps"] == {old: 2}
    assert copy._journal.authors[copy.author].institution == copy.institution
    assert copy.undoable() is not None, "steps of the earlier life can still be undone"
    copy.undo("x")
    copy.undo("x")
    assert copy.get("person", PEOPLE[0])["email"] is None
    assert copy.checks.all() == []


def test_the_lock_file_remembers_the_last_step(begun: Store) -> None:
    step = edit(begun, "a@x.org")
    held = json.loads(lock_path(begun.path).read_text())
    assert f"{held['author']}:{held['seq']}" == step
    begun.close()
    left = json.loads(lock_path(begun.path).read_text())
    assert (left["author"], left["seq"]) == (held["author"], held["seq"])
    assert left["lives"] == {held["author"]: held["seq"]}
    assert not {"pid", "host", "who"} & left.keys()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"author": 5, "seq": "x"}'])
def test_a_spoiled_lock_file_is_no_obstacle(begun: Store, reopen: Opens, content: str) -> None:
    author = begun.author
    begun.close()
    lock_path(begun.path).write_text(content)
    assert reopen(begun.path).author == author
