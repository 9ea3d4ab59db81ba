"""One window for one user: what a second start was asked for goes to the window that runs already.

The first start holds a lock in the user's own folder as long as it runs, and listens there once its window is painted.
A second one finds the lock held and says what it was started with. It needs no Qt for that and is gone in a moment.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.store.locking import sole_maker

LONGEST_WAIT = 10.0  # seconds: the first start may be slow, or just be closing
_PAUSE = 0.05
LONGEST_REQUEST = 64 << 10
ANSWER = b"shown\n"
_LONGEST_PLACE = 100  # bytes of the name of a socket


@dataclass(frozen=True, slots=True)
class Asked:
    """What a start was asked for: a file, the sample office, or neither of them."""

    file: str = ""
    sample: bool = False

    def told(self) -> bytes:
        plain = {"file": os.path.abspath(self.file) if self.file else "", "sample": self.sample}
        return json.dumps(plain).encode() + b"\n"

    @classmethod
    def understood(cls, told: bytes) -> Asked | None:
        """None for what no start of this program says."""
        try:
            plain = json.loads(told)
        except (ValueError, RecursionError):
            return None
        if not isinstance(plain, dict) or not isinstance(plain.get("file"), str) or "\0" in plain["file"]:
            return None
        return cls(plain["file"], plain.get("sample") is True)


def listening_place(folder: Path) -> str:
    """The name of the socket or pipe of whoever keeps `folder`."""
    from hashlib import sha256

    own = f"exchange-admin-{sha256(os.fsencode(folder)).hexdigest()[:16]}"
    if sys.platform == "win32":
        return own
    place = os.fsencode(folder / "window.socket")
    return os.fsdecode(place) if len(place) < _LONGEST_PLACE else str(Path(tempfile.gettempdir(), own))


@contextmanager
def sole_window(folder: Path, asked: Asked, *, wait: float = LONGEST_WAIT) -> Iterator[bool]:
    """Whether a window is to be opened here; False when the one that runs shows what was asked for. A window that does
    not answer for `wait` seconds is not waited for."""
    with ExitStack() as kept:
        yield _is_to_open(folder, asked, time.monotonic() + wait, kept)


def _is_to_open(folder: Path, asked: Asked, ends: float, kept: ExitStack) -> bool:
    while True:
        try:
            make_own_folder(folder)
            if _is_first(folder, kept):
                return True
        except OSError:
            return True  # a folder that cannot be written must not stop the work
        if hand_over(listening_place(folder), asked, max(ends - time.monotonic(), _PAUSE)):
            return False
        if time.monotonic() > ends:
            return True
        time.sleep(_PAUSE)


def _is_first(folder: Path, kept: ExitStack) -> bool:
    """The lock stays in `kept` where it was got."""
    with ExitStack() as trying:
        if not trying.enter_context(sole_maker(folder / "window")):
            return False
        kept.push(trying.pop_all())
    return True


def hand_over(place: str, asked: Asked, wait: float) -> bool:
    """Whether the window that listens at `place` has taken what is asked for."""
    answers: list[bytes] = []
    speak = _speak_to_pipe if sys.platform == "win32" else _speak_to_socket

    def talk() -> None:
        try:
            answers.append(speak(place, asked.told(), wait))
        except OSError:
            return

    # a pipe of Windows is waited for without end: this one may be left behind
    speaking = threading.Thread(target=talk, daemon=True)
    speaking.start()
    speaking.join(wait)
    return answers == [ANSWER]


def _speak_to_socket(place: str, told: bytes, wait: float) -> bytes:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
        end.settimeout(wait)
        if refused := end.connect_ex(place):
            raise OSError(refused, os.strerror(refused))
        end.sendall(told)
        return end.makefile("rb").readline(len(ANSWER))


def _speak_to_pipe(place: str, told: bytes, wait: float) -> bytes:
    with open(rf"\\.\pipe\{place}", "r+b", buffering=0) as end:
        end.write(told)
        return end.read(len(ANSWER)) or b""


def show_as_one_program(named: Callable[[str], object]) -> None:
    """Tells the system which windows are of this program: the task bar of Windows goes by an id that its shortcut has
    too (`packaging/windows/setup.nsi`), desktops of Linux by the name of the desktop file."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("ExchangeAdmin.Window")
    else:
        named("exchange-admin")
