"""On Windows files and folders of an office are for their user, the system and its administrators alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from exchange_admin.domain import access_lists
from exchange_admin.domain.own_places import begin_own_file, give_rights_of, make_own_folder

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="access lists are those of Windows")
EVERYBODY = ";;;WD)"


def test_what_the_program_makes_is_nobody_elses_where_the_folder_gives_to_everybody(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    assert access_lists.set_list(tmp_path / "shared", "D:(A;OICI;FA;;;WD)")
    (tmp_path / "shared" / "list.xlsx").write_bytes(b"")
    begin_own_file(tmp_path / "shared" / "office.exchange")
    make_own_folder(tmp_path / "shared" / "backups")
    lists = {one.name: access_lists.told(one) for one in (tmp_path / "shared").iterdir()}
    assert EVERYBODY in lists["list.xlsx"]
    for name in ("office.exchange", "backups"):
        assert EVERYBODY not in lists[name]
        assert access_lists.user_id() in lists[name]
        assert ";SY)" in lists[name]


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    before = access_lists.told(tmp_path / "shared")
    make_own_folder(tmp_path / "shared")
    assert access_lists.told(tmp_path / "shared") == before


def test_whom_a_file_was_opened_to_may_read_the_one_that_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "open").write_bytes(b"")
    begin_own_file(tmp_path / "own")
    give_rights_of(tmp_path / "open", tmp_path / "own")
    assert access_lists.told(tmp_path / "own") == access_lists.told(tmp_path / "open")
