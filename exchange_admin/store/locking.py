"""One program writes an office file at a time: a lock beside the file, held by the system as long as the program runs.

The lock file also remembers the last step that was written. A file that knows less than that was put back by hand from
a copy, and must not use its step numbers again (`sync.md` I9). It remembers all lives that wrote here, as long as it is
not copied: those of them that the file does not go on with are over (decision 21). And it remembers that a check found
this very file broken, until one finds it sound (decision 25).
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from exchange_admin.domain.own_places import OWN_FILE
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.identity import host_name, place_of

_LOCKED_BYTE = 1 << 30
"""Far behind the text, because Windows forbids others to read locked bytes."""
_WIDTH = 512
_TRIES, _PAUSE = 3, 0.02
"""`is_held` holds the lock for a moment too; seconds between two tries."""
_MOST_LIVES, _LONGEST = 50, 64 << 10
"""Lives remembered, and bytes of a lock file that are read."""
FOUND_BROKEN = "office_file.found_broken"


def lock_path(path: Path) -> Path:
    return path.with_name(path.name + "-lock")


class OfficeLock:
    """Held from construction to `release` by `who`, else by the login name of the system. Raises RuleBroken with
    `office_file.in_use`, or with why it cannot be held: `.no_folder`, `.disk_full` or `.no_permission`.

    `lives` are the authors that wrote here, each with its last step, the latest last.
    """

    def __init__(self, path: Path, who: str) -> None:
        self._path, self._office = lock_path(path), path
        self.who = who or _login()
        self._turn = threading.Lock()
        try:
            self._handle = self._take()
        except OSError as refused:
            raise RuleBroken(_not_held(refused, path)) from refused
        before = _read(self._path)
        self.last_step = _last_step(before)
        try:
            self._place = place_of(self._path)
            self.lives = _lives(before, self._place)
            noted = before.get("broken")
            self._broken = str(noted) if noted and noted == _place_if_there(path) else ""
            self._write(self._described())
        except OSError as refused:
            os.close(self._handle)
            raise RuleBroken(_not_held(refused, path)) from refused

    def _take(self) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), OWN_FILE)
            if not _try_again(handle):
                os.close(handle)
                raise RuleBroken(_in_use(_read(self._path)))
            if _is_same(handle, self._path):
                return handle
            os.close(handle)

    def remember(self, author: str, seq: int) -> None:
        """Notes the last step. Not synced, and a failure is passed over: knowing too little does no harm."""
        self.last_step = (author, seq)
        self.lives.pop(author, None)
        self.lives[author] = seq
        with contextlib.suppress(OSError):
            self._write(self._described())

    @property
    def found_broken(self) -> bool:
        """Whether a check said so of the file that stood here when the lock was taken."""
        return bool(self._broken)

    def note_found_broken(self, found: bool) -> None:
        """A failure is passed over: the next check finds it again."""
        if found != self.found_broken:
            self._broken = _place_if_there(self._office) if found else ""
            with contextlib.suppress(OSError):
                self._write(self._described())

    def _described(self) -> dict[str, Any]:
        return {"pid": os.getpid(), "host": host_name(), "who": self.who, **self._remembered()}

    def _remembered(self) -> dict[str, Any]:
        author, seq = self.last_step
        lives = dict(list(self.lives.items())[-_MOST_LIVES:])
        told = {"author": author, "seq": seq, "lives": lives, "place": self._place}
        return {**told, "broken": self._broken} if self._broken else told

    def release(self) -> None:
        """Lets go and leaves the last step behind."""
        with contextlib.suppress(OSError):
            self._write(self._remembered())
            _unlock(self._handle)
            os.close(self._handle)

    def _write(self, plain: dict[str, Any]) -> None:
        text = json.dumps(plain).encode().ljust(_WIDTH)
        with self._turn:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text)
            os.ftruncate(self._handle, len(text))


def note_found_broken(path: Path, found: bool, who: str) -> bool:
    """Remembers what a check of a file found that is not open for writing here. False when a program that has it open
    does not learn of it. Where nothing can be written nothing has to be remembered."""
    if not found and not _read(lock_path(path)).get("broken"):
        return True
    try:
        lock = OfficeLock(path, who)
    except RuleBroken as refused:
        return refused.problem.code != "office_file.in_use"
    lock.note_found_broken(found)
    lock.release()
    return True


def _place_if_there(path: Path) -> str:
    try:
        return place_of(path)
    except OSError:
        return ""


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def is_held(path: Path) -> bool:
    """Whether a program, this one or another, has the office file open for writing; also where that cannot be told."""
    try:
        handle = os.open(lock_path(path), os.O_RDWR | getattr(os, "O_NOINHERIT", 0))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        if not _try_lock(handle):
            return True
        _unlock(handle)
        return False
    except OSError:
        return True
    finally:
        os.close(handle)


@contextmanager
def sole_maker(path: Path) -> Iterator[bool]:
    """Whether nobody else, here or in another program, is at work on the unfinished file `path`; then nobody begins
    before the block ends. A program that dies lets go. Leaves no lock file behind. On a disk that knows no locks the
    answer is yes. Raises OSError where no file can be made.
    """
    beside = lock_path(path)
    handle = os.open(beside, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), OWN_FILE)
    is_alone = False
    try:
        try:
            is_alone = _try_lock(handle) and _is_same(handle, beside)
        except OSError:
            is_alone = True
        yield is_alone
    finally:
        if is_alone and os.name != "nt":
            _remove(beside)  # before letting go: whoever comes then makes a new one
        os.close(handle)
        if is_alone and os.name == "nt":
            _remove(beside)  # not possible while it is open; refused where somebody else has opened it


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _not_held(refused: OSError, path: Path) -> Problem:
    if isinstance(refused, FileNotFoundError):
        return Problem("office_file.no_folder", facts={"path": str(path.parent)})
    full = refused.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return Problem("office_file.disk_full" if full else "office_file.no_permission", facts={"path": str(path)})


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            plain = json.loads(file.read(_LONGEST) or b"{}")
    except (OSError, ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _try_again(handle: int) -> bool:
    for _ in range(_TRIES - 1):
        if _try_lock(handle):
            return True
        time.sleep(_PAUSE)
    return _try_lock(handle)


def _in_use(plain: dict[str, Any]) -> Problem:
    facts = {name: plain.get(name, "") for name in ("who", "host", "pid")}
    return Problem("office_file.in_use", facts=facts)


def _last_step(plain: dict[str, Any]) -> tuple[str, int]:
    author, seq = plain.get("author"), plain.get("seq")
    return (author, seq) if isinstance(author, str) and isinstance(seq, int) else ("", 0)


def _lives(plain: dict[str, Any], place: str) -> dict[str, int]:
    """Empty when the lock file was copied from elsewhere: the files that those lives write may well be at work."""
    lives = plain.get("lives") if plain.get("place") == place else None
    told = lives.items() if isinstance(lives, dict) else ()
    return {life: seq for life, seq in told if type(seq) is int and 0 <= seq < 1 << 63}


def _is_same(handle: int, path: Path) -> bool:
    """Whether the locked file still stands at its name; somebody may have deleted it in between."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
