"""Files of an office are for the user of this computer alone, from their first byte on."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import first_step

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.names import Names
from exchange_admin.store import Store, backup, making, restore_backup

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows goes by the rights of the folder")


@pytest.fixture(autouse=True)
def _no_umask() -> Iterator[None]:
    """The most that a system could give away."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    return [str(one.relative_to(folder)) for one in folder.rglob("*") if mode(one) & 0o077]


def test_an_office_file_and_what_stands_beside_it_are_nobody_elses(
    tmp_path: Path, names: Names, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, list[str]] = {}
    monkeypatch.setattr(making, "pass_by", lambda place: seen.update({place: open_to_others(tmp_path)}))
    with Store.create(tmp_path / "office.exchange", origin=origin, names=names, surroundings=QUIET) as office:
        office.record(first_step())
        beside = {one.name.removeprefix("office.exchange") for one in tmp_path.iterdir()}
        assert beside == {"", "-lock", "-wal", "-shm"}
        assert open_to_others(tmp_path) == []
    assert seen == {"create.tables_made": [], "create.before_rename": [], "create.renamed": []}


def test_a_backup_and_its_folder_are_nobody_elses_even_while_they_are_made(
    office: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.record(first_step())
    seen: dict[str, list[str]] = {}
    monkeypatch.setattr(backup, "pass_by", lambda place: seen.update({place: open_to_others(tmp_path)}))
    made = office.backups.make()
    assert (mode(made), mode(made.parent)) == (0o600, 0o700)
    assert seen == {"backup.copied": [], "backup.before_rename": [], "backup.renamed": []}


def test_a_restored_file_is_nobody_elses(office: Store, tmp_path: Path) -> None:
    made = office.backups.make()
    restore_backup(made, tmp_path / "elsewhere.exchange")
    assert open_to_others(tmp_path) == []


def test_whom_a_file_was_opened_to_may_read_it_after_a_restore(office: Store) -> None:
    made = office.backups.make()
    office.close()
    office.path.chmod(0o640)
    restore_backup(made, office.path)
    assert mode(office.path) == 0o640


def test_what_is_missing_of_a_folder_is_ours_and_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o775)
    make_own_folder(tmp_path / "shared" / "a" / "b")
    assert [mode(tmp_path / one) for one in ("shared", "shared/a", "shared/a/b")] == [0o775, 0o700, 0o700]


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        make_own_folder(tmp_path / "file" / "inside")
