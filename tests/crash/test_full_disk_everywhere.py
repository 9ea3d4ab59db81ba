"""Exit codes never lie: whatever command, at whatever write the disk fills up."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from every_write import Run, Tried, try_every_write
from folder_states import differing, names
from full_disk_everywhere import made_disk
from mail_servers import patient_server
from verbs import ELSEWHERE, MAILING, READING, TOO_LONG, WRITING, commands, make_verb_offices, tried
from week_offices import faults, leftovers
from works import TEMPORARY
from workshop import Workshop, open_workshop

from exchange_admin.app.main import main

EVERY_WRITE = "EXCHANGE_ADMIN_EVERY_WRITE"
"""Set in the long run: all writes of all commands; else some of each."""
DONE, NEEDS_A_PERSON, REFUSED = 0, 1, 2
_FILES, _TIMES = 2, 20
_PAGES = 40
"""Of the pages that `demo` writes one after the other, some 80,000 into offices and their copies, one in so many."""


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    library = made_disk(tmp_path_factory.mktemp("library"))
    if library is None:
        pytest.skip("did not run: needs Linux and a compiler of C")
    with open_workshop(library, warm=EVERY_WRITE not in os.environ) as made:
        yield made


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("offices")
    with patient_server() as port:
        yield folder, make_verb_offices(folder, port)


def test_no_command_is_forgotten() -> None:
    assert sorted(commands()) == sorted(READING | ELSEWHERE | tried())


@pytest.mark.timeout(0 if EVERY_WRITE in os.environ else 600)
@pytest.mark.parametrize("verb", WRITING)
def test_a_command_says_what_is_done_when_the_disk_fills_up(
    verb: str, disk: Workshop, offices: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    is_whole = EVERY_WRITE in os.environ
    if verb in TOO_LONG and not is_whole:
        pytest.skip(f"runs when {EVERY_WRITE} is set: minutes for each")
    there, facts = offices
    words = [word if word.startswith("@") else word.format(**facts) for word in (*WRITING[verb], "--language", "en")]
    folder = with_named(there, words, tmp_path / "folder")
    look = Look(words, tmp_path, deep=is_whole)
    wanted = (each_file(_PAGES) if verb == "demo" else whole) if is_whole else some()
    run = try_every_write(disk, folder, tmp_path, words, wanted=wanted, look=look)
    if is_whole:
        sys.stdout.write(summary(verb, run, tmp_path))
    assert run.code in {DONE, NEEDS_A_PERSON}
    assert run.tried
    assert [*lies(run, in_the_file=verb not in MAILING), *look.found] == []


def whole(write: int, path: str) -> bool:
    return True


def each_file(every: int) -> Callable[[int, str], bool]:
    """The writes to another file than the one before, and one in `every` of all."""
    latest = ""

    def wanted(write: int, path: str) -> bool:
        nonlocal latest
        path = path.removesuffix(" (deleted)")  # its name was put back, not the one by which it was opened
        is_other, latest = path != latest, path
        return is_other or write % every == 0

    return wanted


def some() -> Callable[[int, str], bool]:
    """The first writes to another file than before, and ever rarer ones between."""
    latest, others, due = "", 0, 1

    def wanted(write: int, path: str) -> bool:
        nonlocal latest, others, due
        is_other, latest = path != latest, path
        others += is_other
        is_due = write >= due
        due *= _TIMES if is_due else 1
        return is_due or (is_other and others <= _FILES)

    return wanted


def with_named(there: Path, words: list[str], folder: Path) -> Path:
    """A folder with copies of what a command names."""
    folder.mkdir()
    for path in there.iterdir():
        if f"@{path.name}" in words:
            shutil.copytree(path, folder / path.name) if path.is_dir() else shutil.copy(path, folder)
    return folder


def summary(verb: str, run: Run, scratch: Path) -> str:
    """How many writes were tried, and every sentence that was said."""
    said = sorted({f"{one.code}: {' '.join(one.said.replace(str(scratch), '').split())}" for one in run.tried})
    counted = f"{verb}: {run.writes} writes, {len(run.tried)} tried, {len(run.threaded)} with several threads"
    return "\n    ".join([counted, *said]) + "\n"


def lies(run: Run, *, in_the_file: bool) -> list[str]:
    """What the exit codes promise and is not so."""
    found = []
    for one in run.tried:
        changed = differing(run.before, one.state)
        where = f"after {one.writes} of {run.writes} writes, at {one.path}: {one.code} {one.said[-300:]}"
        if one.code == REFUSED and changed:
            found.append(f"{where}: changed {changed}")
        if one.code == DONE and names(one.state) != names(run.after):
            found.append(f"{where}: lacks {differing(run.after, one.state)}")
        if in_the_file and one.code == NEEDS_A_PERSON and run.code == DONE and not changed:
            found.append(f"{where}: nothing was done")
        if one.code not in {DONE, NEEDS_A_PERSON, REFUSED} or (one.code != DONE and not one.said.strip()):
            found.append(where)
    return found


class Look:
    """At the files that a command left: nothing half done lies about. A `deep` look sees that each kind of end is
    sound, and that what was refused can be done where there is room.
    """

    def __init__(self, words: list[str], scratch: Path, *, deep: bool) -> None:
        self._words, self._copy, self._deep = words, scratch / "copy", deep
        self._seen: list[tuple[int, object]] = []
        self.found: list[str] = []

    def __call__(self, one: Tried, folder: Path) -> None:
        lying = [*leftovers(folder), *_hidden(folder), *_without_office(folder)]
        self.found += [f"after {one.writes} writes: {name} stays behind" for name in lying]
        if not self._deep or (one.code, one.state) in self._seen:
            return
        self._seen.append((one.code, one.state))
        shutil.copytree(folder, self._copy)
        try:
            for office in self._copy.rglob("*.exchange"):
                self.found += [f"after {one.writes} writes: {office.name}: {fault}" for fault in faults(office, (), {})]
            if one.code == REFUSED and self._again() not in {DONE, NEEDS_A_PERSON}:
                self.found.append(f"after {one.writes} writes: cannot be repeated where there is room")
        finally:
            shutil.rmtree(self._copy)

    def _again(self) -> int:
        words = [str(self._copy / word[1:]) if word.startswith("@") else word for word in self._words]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return main(words)


def _hidden(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.startswith(".") or path.parent.name == TEMPORARY
    ]


def _without_office(folder: Path) -> list[str]:
    """Side files whose office is not there."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*.exchange-*")
        if path.name.endswith(("-wal", "-shm", "-journal"))
        and not path.with_name(path.name.rpartition("-")[0]).exists()
    ]
