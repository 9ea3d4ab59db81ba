"""Side files of an office file that is gone never become part of the next file under its name, and those of one that
is open stay where they are."""

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

READS = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
print(*[phone for (phone,) in file.execute("SELECT phone FROM person WHERE phone IS NOT NULL")])
file.close()
"""
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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only what was taken away is noticed")
@pytest.mark.parametrize("writing", [True, False])
def test_no_program_takes_the_side_file_away_though_the_file_was_looked_into(office: Store, writing: bool) -> None:
    office.record(first_step())
    with office.beside(writing=writing) as job:
        looked_into_and_read(office.path)
        assert phone(job) is None
    looked_into_and_read(office.path)
    office.record(numbered("1"))
    assert looked_into_and_read(office.path) == "1"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only what was taken away is noticed")
def test_nor_from_a_job_that_goes_on_when_the_window_is_closed(office: Store) -> None:
    office.record(first_step())
    with office.beside(writing=True) as job:
        office.close()
        looked_into_and_read(job.path)
        job.record(numbered("1"))
        assert looked_into_and_read(job.path) == "1"
    assert not Path(f"{office.path}-wal").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
@pytest.mark.parametrize("rebuilds", [True, False])
def test_nothing_is_told_as_saved_once_somebody_took_the_side_file_away(
    office: Store, reopen: Opens, rebuilds: bool
) -> None:
    office.record(first_step())
    office.record(numbered("1"))
    Path(f"{office.path}-wal").unlink()
    for _ in range(2):
        with pytest.raises(RuleBroken) as refused:
            office.rebuild() if rebuilds else office.record(numbered("2"))
        assert [one.code for one in refused.value.problems] == ["office_file.side_taken"]
    assert phone(office) == "1"
    office.close()
    again = reopen(office.path)
    assert phone(again) == "1"
    again.record(numbered("3"))
    assert phone(again) == "3"
    assert not again.checks.all()


def looked_into_and_read(path: Path) -> str:
    """What another program reads of the file, once this one lost all the locks that SQLite knows."""
    for end in ("", "-shm"):
        path.with_name(path.name + end).open("rb").close()
    read = subprocess.run([sys.executable, "-c", READS, str(path)], check=True, capture_output=True, text=True)
    return read.stdout.strip()


def numbered(phone: str) -> Step:
    return Step("x", "person.set", (Edit("person", PEOPLE[0], {"phone": phone}),))


def phone(store: Store) -> object:
    (found,) = store.many("person", [PEOPLE[0]]).values()
    return found["phone"]
