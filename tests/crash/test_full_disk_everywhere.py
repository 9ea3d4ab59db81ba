"""Exit codes never lie: whatever command, at whatever write the disk fills up."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from full_disk_everywhere import made_disk
from verbs import ELSEWHERE, READING, TOO_LONG, WRITING, commands, make_verb_offices, tried
from workshop import Ended, Workshop, open_workshop

EVERY_WRITE = "EXCHANGE_ADMIN_EVERY_WRITE"
"""Set in the long run: all writes of all commands; else the first, the last ones and some between."""
DONE, NEEDS_A_PERSON, REFUSED = 0, 1, 2
_BETWEEN, _LAST = 4, 3
_NO_RESULT = ("-lock", "-wal", "-shm")


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    library = made_disk(tmp_path_factory.mktemp("library"))
    if library is None:
        pytest.skip("did not run: needs Linux and a compiler of C")
    with open_workshop(library) as made:
        yield made


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("offices")
    return folder, make_verb_offices(folder)


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
    folder, facts = offices
    words = [word if word.startswith("@") else word.format(**facts) for word in (*WRITING[verb], "--language", "en")]
    before = state(folder)
    code, writes, whole, _ = attempt(disk, folder, tmp_path, words, -1)
    assert code in {DONE, NEEDS_A_PERSON}
    assert writes > 0
    found = []
    for room in range(writes) if is_whole else some(writes):
        ended, _, after, said = attempt(disk, folder, tmp_path, words, room)
        where = f"after {room} of {writes} writes: {ended} {said[-300:]}"
        if ended == REFUSED and after != before:
            found.append(f"{where}: changed {differing(before, after)}")
        if ended == DONE and names(after) != names(whole):
            found.append(f"{where}: lacks {differing(whole, after)}")
        if ended not in {DONE, NEEDS_A_PERSON, REFUSED} or (ended != DONE and not said.strip()):
            found.append(where)
    assert found == []


def some(writes: int) -> Sequence[int]:
    between = {writes * n // (_BETWEEN + 1) for n in range(1, _BETWEEN + 1)}
    return sorted({0, *between, *range(max(0, writes - _LAST), writes)})


State = dict[str, object]


def attempt(disk: Workshop, folder: Path, scratch: Path, words: list[str], room: int) -> tuple[int, int, State, str]:
    """The exit code (99 for a traceback), the writes, what is there afterwards, and what was said."""
    copy = Path(shutil.copytree(folder, scratch / "copy"))
    try:
        ended: Ended = disk.run("with_room", copy, words=words, room=room)
        code, took = map(int, ended.told[0].split()) if ended.told else (99, 0)
        return code, took, state(copy), ended.errors
    finally:
        shutil.rmtree(copy)


def state(folder: Path) -> State:
    """Of an office file how many rows each table has and how far each chain goes; of others the content."""
    return {
        str(path.relative_to(folder)): _rows(path) if path.suffix == ".exchange" else _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(_NO_RESULT)
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _rows(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
        ]
        rows: dict[str, object] = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608
        rows.pop("sync_own_key", None)  # a copy begins a new life when it is opened, whatever comes then
        rows["chains"] = db.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author").fetchall()
        return rows


def names(state: State) -> dict[str, object]:
    """What must be there when all was done: names of files differ by the time, contents by what is random."""
    rows = {name: sorted(content) for name, content in state.items() if isinstance(content, dict)}
    return {"files": len(state), "steps": [len(one) for one in rows.values()]}


def differing(one: State, other: State) -> list[str]:
    told = []
    for name in sorted(one.keys() | other.keys()):
        a, b = one.get(name), other.get(name)
        if isinstance(a, dict) and isinstance(b, dict):
            told += [f"{name}: {key} {a.get(key)} -> {b.get(key)}" for key in a if a.get(key) != b.get(key)]
        elif a != b:
            told.append(name)
    return told
