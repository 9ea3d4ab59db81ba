"""Documents are written whole or not at all, and a refusal says why."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from exchange_admin.documents import files
from exchange_admin.documents.files import FileNotWritten, replaced, write_bytes, written_whole
from exchange_admin.domain.problems import RuleBroken

posix = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX folders")


def held(code: int) -> PermissionError:
    """What Windows raises while another program holds the file."""
    error = PermissionError(errno.EACCES, "held")
    error.winerror = code
    return error


def write_half(target: Path, error: BaseException) -> None:
    with written_whole(target) as draft:
        draft.write_bytes(b"half")
        raise error


def refusal(target: Path) -> str:
    with pytest.raises(FileNotWritten) as caught, written_whole(target) as draft:
        draft.write_bytes(b"new")
    assert caught.value.problem.facts == {"path": str(target)}
    return caught.value.problem.code


def test_content_appears_under_the_target_only_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "Реестр 名册.pdf"
    with written_whole(target) as draft:
        draft.write_bytes(b"whole")
        assert not target.exists()
        assert draft.parent == tmp_path
        assert draft.suffix == ".pdf"
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_in_the_block_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_half(target, ZeroDivisionError())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupted_block_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "a.pdf", KeyboardInterrupt())
    assert not list(tmp_path.iterdir())


def test_what_a_killed_run_left_is_cleared_away_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    dead, young, theirs = (tmp_path / name for name in (f".{uuid4().hex}.pdf", f".{uuid4().hex}.pdf", ".notes.pdf"))
    for path in (dead, young, theirs):
        path.write_bytes(b"%PDF")
    for path in (dead, theirs):
        os.utime(path, (time.time() - 2 * 24 * 3600,) * 2)
    write_bytes(tmp_path / "paper.pdf", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {young.name, theirs.name, "paper.pdf"}


def test_a_missing_folder_is_told_before_the_work_begins(tmp_path: Path) -> None:
    began = False
    with pytest.raises(FileNotWritten) as caught, written_whole(tmp_path / "none" / "a.pdf"):
        began = True
    assert not began
    assert caught.value.problem.code == "file.not_written"
    assert isinstance(caught.value, RuleBroken)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert refusal(tmp_path / "a.pdf") == "file.not_written"


def test_a_document_never_takes_the_place_of_an_office_file(tmp_path: Path) -> None:
    for name, beside in (("office.exchange", "other"), ("OFFICE.EXCHANGE", "other"), ("office.db", "office.db-lock")):
        office = tmp_path / name
        office.write_bytes(b"everything")
        (tmp_path / beside).touch()
        assert refusal(office) == "file.office_file"
        assert office.read_bytes() == b"everything"


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as caught, written_whole(tmp_path / f"{'名' * 200}.pdf") as draft:
        draft.write_bytes(b"new")
    assert caught.value.problem.code == "file.not_written"
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(FileNotWritten) as caught:
        write_half(target, OSError(errno.ENOSPC, "No space left on device"))
    assert caught.value.problem.code == "file.disk_full"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_written_whole_inside_another_is_told_by_the_name_that_was_chosen(tmp_path: Path) -> None:
    target = tmp_path / "letters.xlsx"
    with pytest.raises(FileNotWritten) as caught, written_whole(target) as draft:
        write_half(draft, OSError(errno.ENOSPC, "No space left on device"))
    assert caught.value.problem.facts["path"] == str(target)
    assert not list(tmp_path.iterdir())


@posix
def test_a_really_full_disk_is_told(tmp_path: Path) -> None:
    """A child process that may write 4 kB into any file meets the limit as a disk error, and leaves nothing."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from exchange_admin.documents.files import FileNotWritten, written_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    with written_whole(Path(sys.argv[1])) as draft: draft.write_bytes(bytes(10000))\n"
        "except FileNotWritten as refused: print(refused.problem.code)\n"
    )
    run = [sys.executable, "-c", script, str(tmp_path / "a.pdf")]
    told = subprocess.run(run, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert told.stdout.strip() == "file.not_written"
    assert not list(tmp_path.iterdir())


def test_an_error_about_another_file_passes_through(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_whole(tmp_path / "a.pdf"):
        (tmp_path / "font.ttf").read_bytes()
    assert not list(tmp_path.iterdir())


@posix
def test_a_folder_without_rights_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):  # root may write everywhere: the refusal is injected at the call that meets it

        def refuse(path: Path, *_: object) -> int:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        monkeypatch.setattr(files.os, "open", refuse)
    assert refusal(folder / "a.pdf") == "file.no_permission"


@posix
def test_the_new_file_has_ordinary_rights_and_a_private_one_stays_private(tmp_path: Path) -> None:
    with written_whole(tmp_path / "new"):
        pass
    (tmp_path / "plain").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "plain").chmod(0o600)
    with written_whole(tmp_path / "plain"):
        pass
    assert (tmp_path / "plain").stat().st_mode & 0o777 == 0o600


@posix
def test_a_file_of_ones_own_is_nobody_elses_from_the_first_byte(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with written_whole(tmp_path / "sealed", own=True) as draft:
            assert draft.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
    assert (tmp_path / "sealed").stat().st_mode & 0o777 == 0o600


@posix
def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    with written_whole(tmp_path / "link.pdf") as draft:
        draft.write_bytes(b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(tmp_path: Path, code: int) -> None:
    refusals = [held(code), held(code)]
    waited: list[float] = []

    def replace(draft: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        os.replace(draft, target)

    (tmp_path / "draft").write_bytes(b"new")
    replaced(tmp_path / "draft", tmp_path / "a.pdf", replace=replace, sleep=waited.append)
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert len(waited) == 2


def test_waiting_for_a_held_file_ends_after_two_and_a_half_seconds(tmp_path: Path) -> None:
    waited: list[float] = []

    def replace(draft: Path, target: Path) -> None:
        raise held(32)

    with pytest.raises(PermissionError):
        replaced(tmp_path / "draft", tmp_path / "a.pdf", replace=replace, sleep=waited.append)
    assert sum(waited) == pytest.approx(2.5)


def test_another_refusal_is_not_tried_again(tmp_path: Path) -> None:
    waited: list[float] = []
    with pytest.raises(FileNotFoundError):
        replaced(tmp_path / "none", tmp_path / "a.pdf", sleep=waited.append)
    assert not waited


@pytest.mark.parametrize(
    ("code", "writable", "told"),
    [(32, True, "file.locked"), (5, True, "file.locked"), (5, False, "file.no_permission"), (33, True, "file.locked")],
)
def test_a_target_open_in_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, writable: bool, told: str
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o644 if writable else 0o444)

    def refuse(draft: Path, place: Path) -> None:
        raise held(code)

    monkeypatch.setattr(files, "replaced", refuse)
    assert refusal(target) == told
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
