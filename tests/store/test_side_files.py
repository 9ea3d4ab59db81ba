"""Side files of an office file that is gone never become part of the next file under its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import first_step

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.names import Names
from exchange_admin.store import Store, restore_backup

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
