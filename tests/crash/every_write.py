"""One run of a command, in which a copy of the process finds the disk full at every write.

Before each write the folder is kept as it is; the copy goes on to its end, is judged by what it left and said, and the
folder is put back under the process that waits.
"""

from __future__ import annotations

import os
import select
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from folder_states import Contents, State, States, contents_of
from works import TEMPORARY
from workshop import Workshop

_PATIENCE = 240  # seconds that one copy may take


@dataclass(frozen=True, slots=True)
class Tried:
    """How a command ended that found the disk full after `writes`, when it wrote to `path`: its exit code (99 for a
    traceback, negative for a signal), what it left, what it said.
    """

    writes: int
    path: str
    code: int
    state: State
    said: str


@dataclass(frozen=True, slots=True)
class Run:
    """A command with room enough, and what its copies did. `threaded` are the numbers of writes that could not be tried
    because several threads were at work.
    """

    code: int
    writes: int
    before: State
    after: State
    tried: tuple[Tried, ...]
    threaded: tuple[int, ...]


def try_every_write(
    workshop: Workshop,
    folder: Path,
    scratch: Path,
    words: list[str],
    *,
    wanted: Callable[[int, str], bool] = lambda write, path: True,
    look: Callable[[Tried, Path], None] = lambda tried, folder: None,
) -> Run:
    """Works in `folder` itself. `look` sees each try while its files are there."""
    (folder / TEMPORARY).mkdir()
    states, keeper = States(scratch / "look"), _Keeper(folder, scratch / "links")
    before = states.of(folder, contents_of(folder))
    tried: list[Tried] = []
    threaded: list[int] = []
    writes = 0

    with _pipes(scratch / "pipes") as (pipes, talk):

        def answer() -> None:
            nonlocal writes
            while (heard := talk.hear())[1] >= 0:
                threads, write, path = heard
                writes, is_wanted = write + 1, wanted(write, path)
                if threads > 1 and is_wanted:
                    threaded.append(write)
                if threads > 1 or not is_wanted:
                    talk.say(b"n")
                    continue
                keeper.keep()
                os.truncate(pipes / "said", 0)
                talk.say(b"y")
                code, *_ = talk.hear()
                left = contents_of(folder)
                one = Tried(write, path, code, states.of(folder, left), (pipes / "said").read_text("utf-8", "replace"))
                look(one, folder)
                tried.append(one)
                keeper.put_back(left)
                talk.say(b"d")

        ended = workshop.run("at_every_write", folder, meanwhile=answer, words=words, pipes=str(pipes))
    return Run(ended.status, writes, before, states.of(folder, contents_of(folder)), tuple(tried), tuple(threaded))


class _Talk:
    def __init__(self, ask: int, answer: int) -> None:
        self._ask, self._answer, self._heard = ask, answer, b""

    def hear(self) -> tuple[int, int, str]:
        while b"\n" not in self._heard:
            if not select.select([self._ask], [], [], _PATIENCE)[0]:
                raise TimeoutError(f"nothing was heard for {_PATIENCE} seconds")
            self._heard += os.read(self._ask, 4096)
        line, _, self._heard = self._heard.partition(b"\n")
        number, writes, path = line.split(b" ", 2)
        return int(number), int(writes), os.fsdecode(path)

    def say(self, letter: bytes) -> None:
        os.write(self._answer, letter)


@contextmanager
def _pipes(folder: Path) -> Iterator[tuple[Path, _Talk]]:
    folder.mkdir(parents=True)
    (folder / "said").touch()
    for name in ("ask", "answer"):
        os.mkfifo(folder / name)
    ask, answer = os.open(folder / "ask", os.O_RDWR), os.open(folder / "answer", os.O_RDWR)
    try:
        yield folder, _Talk(ask, answer)
    finally:
        os.close(ask)
        os.close(answer)
        shutil.rmtree(folder)


class _Keeper:
    """Keeps what a folder holds and puts it back so that a process with open files and mapped memory sees no
    difference: the same inodes under the same names, the same content and times.
    """

    def __init__(self, folder: Path, links: Path) -> None:
        self._folder, self._links = folder, links
        self._folders: set[Path] = set()
        self._contents: Contents = {}
        self._inodes: dict[Path, tuple[Path, os.stat_result]] = {}
        links.mkdir(parents=True)
        self._made = 0

    def keep(self) -> None:
        self._contents = contents_of(self._folder)
        self._folders = {path for path in self._folder.rglob("*") if path.is_dir()}
        before, self._inodes = self._inodes, {}
        for path in self._contents:
            told = path.stat()
            link, known = before.pop(path, (None, None))
            if link is None or known is None or known.st_ino != told.st_ino:
                if link is not None:
                    link.unlink()
                self._made += 1
                link = self._links / str(self._made)
                os.link(path, link)
            self._inodes[path] = link, told
        for link, _ in before.values():
            link.unlink()

    def put_back(self, left: Contents) -> None:
        """`left` is what the folder holds now."""
        for path in left.keys() - self._contents.keys():
            path.unlink()
        for path in sorted(self._folder.rglob("*"), reverse=True):
            if path.is_dir() and path not in self._folders:
                path.rmdir()
        for path in sorted(self._folders):
            path.mkdir(exist_ok=True)
        for path, content in self._contents.items():
            link, told = self._inodes[path]
            if not path.exists() or path.stat().st_ino != told.st_ino:
                path.unlink(missing_ok=True)
                os.link(link, path)
                left.pop(path, None)
            if left.get(path) != content:
                with path.open("r+b") as file:
                    file.write(content)
                    file.truncate()
            os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
