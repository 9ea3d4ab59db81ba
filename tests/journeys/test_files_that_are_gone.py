"""A file that the program only wanted to read is not told of as if it had been written."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from exchange_admin.app.cli.speaking import system_sentence
from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.domain.wording import Wording


@pytest.fixture
def words() -> Wording:
    return Wording.load(Paths.find().wording, "en")


def test_a_part_of_the_program_that_is_missing_is_told_as_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    gone = tmp_path / "pinyin_dict.json"

    def read_it(*_: object, **how: object) -> None:
        gone.read_text()

    monkeypatch.setattr("exchange_admin.app.program.Program.make_sample", read_it)
    assert main(["--language", "en", "sample", str(tmp_path / "office.exchange")]) == 2
    told = capsys.readouterr().err
    assert str(gone) in told
    assert "missing or cannot be read" in told
    assert "written" not in told


def test_where_the_folder_is_missing_nothing_was_read(words: Wording, tmp_path: Path) -> None:
    gone = tmp_path / "none" / "a.txt"
    assert "could not be written" in system_sentence(FileNotFoundError(errno.ENOENT, "", str(gone)), words)


def test_what_may_be_read_could_not_be_written(words: Wording, tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("")
    assert "could not be written" in system_sentence(PermissionError(errno.EACCES, "", str(there)), words)


def test_what_may_not_be_read_was_to_be_read(words: Wording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "a.txt"
    there.write_text("")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "cannot be read" in system_sentence(PermissionError(errno.EACCES, "", str(there)), words)
