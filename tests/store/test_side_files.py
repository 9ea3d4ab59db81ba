"""Side files of an office file that is gone never become part of the next file under its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import PEOPLE, first_step

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store, restore_backup

READS = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT n FROM person').fetchall(); c.close()"
Opens = Callable[..., Store]


@pytest.fixture
def gone(office: Store, tmp_path: Path) -> Path:
    """A file that was removed after a crash: the steps of its last minutes lie beside it."""
    office.record(first_step())
    place = tmp_path / "gone" / office.path.name
    place.parent.mkdir()
    for end in ("-wal", "-shm"):
        shutil.copyfile(f"{office.path}{end}", f"{place}{end}")
    assert Path(f"{place}-wal").stat().st_size > 0
    return place


def test_a_new_file_takes_nothing_of_the_one_that_bore_its_name(gone: Path, names: Names, origin: Origin) -> None:
    with Store.create(gone, origin=origin, names=names, surroundings=QUIET) as store:
        assert store.count(Query("person")) == 0
        assert not store.checks.all()
    kept = next(gone.parent.glob(f"{gone.stem}-gone-*-wal"))
    assert kept.stat().st_size > 0


def test_neither_does_a_backup_that_is_restored(office: Store, gone: Path, reopen: Opens) -> None:
    backup = office.backups.make()
    assert restore_backup(backup, gone) is None
    store = reopen(gone)
    assert store.count(Query("person")) == 2
    assert not store.checks.all()
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_nothing_is_told_as_saved_once_somebody_took_the_side_file_away(office: Store, reopen: Opens) -> None:
    office.record(first_step())
    office.record(numbered("1"))
    office.path.open("rb").close()  # ends all locks of this program on it
    subprocess.run([sys.executable, "-c", READS, str(office.path)], check=True)
    assert not Path(f"{office.path}-wal").exists()
    for _ in range(2):
        with pytest.raises(RuleBroken) as refused:
            office.record(numbered("2"))
        assert [one.code for one in refused.value.problems] == ["office_file.side_taken"]
    assert phone(office) == "1"
    office.close()
    again = reopen(office.path)
    assert phone(again) == "1"
    again.record(numbered("3"))
    assert phone(again) == "3"
    assert not again.checks.all()


def numbered(phone: str) -> Step:
    return Step("x", "person.set", (Edit("person", PEOPLE[0], {"phone": phone}),))


def phone(store: Store) -> object:
    (found,) = store.many("person", [PEOPLE[0]]).values()
    return found["phone"]
