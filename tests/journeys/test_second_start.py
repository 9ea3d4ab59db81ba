"""A second start goes to the window that runs: real processes, each with the folders of one user."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.app.running import Asked, hand_over, listening_place, sole_window
from exchange_admin.app.second_starts import SecondStarts, bring_to_front

RUNNING = """
import sys
from exchange_admin.app import main, window

def told(name):
    def note(self, *asked):
        print(name, *asked, flush=True)
    return note

for name in ("open_file", "receive_package", "open_sample", "show_welcome"):
    setattr(window.Application, name, told(name))
sys.exit(main.main(sys.argv[1:]))
"""
"""The program, which says what it would open."""


class Started:
    """Starts of one user's program."""

    def __init__(self, folder: Path) -> None:
        self._environment = {**os.environ, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
        self._environment |= {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "CONFIG", "DATA")}
        self._folder = folder
        self.processes: list[subprocess.Popen[str]] = []

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        one = subprocess.Popen(
            [sys.executable, "-c", RUNNING, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            cwd=self._folder,
            env=self._environment,
        )
        self.processes.append(one)
        return one

    def end(self) -> None:
        for one in self.processes:
            one.kill()
            one.wait()
            if one.stdout is not None:
                one.stdout.close()


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    starts = Started(tmp_path)
    yield starts
    starts.end()


def said(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    return process.stdout.readline().split()


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["office.exchange"], ["open_file", "office.exchange"]),
        (["from partner.exchpack"], ["receive_package", "from partner.exchpack"]),
        (["--sample"], ["open_sample"]),
    ],
)
def test_what_a_second_start_asks_for_is_shown_by_the_first(started: Started, arguments, shown) -> None:
    first = started.begin()
    assert said(first) == ["show_welcome"]
    second = started.begin(*arguments)
    assert second.wait(60) == 0
    what, *where = shown
    assert said(first) == [what, *" ".join(str(started._folder / one) for one in where).split()]
    assert said(second) == [], "it opened no window of its own"


def test_two_starts_at_once_open_one_window(started: Started) -> None:
    one, other = started.begin(), started.begin()
    ends = time.monotonic() + 60
    while one.poll() is None and other.poll() is None and time.monotonic() < ends:
        time.sleep(0.05)
    assert sorted((one.poll() is None, other.poll() is None)) == [False, True]


def test_a_window_that_died_stops_nobody(started: Started) -> None:
    first = started.begin()
    assert said(first) == ["show_welcome"]
    assert started.begin().wait(60) == 0, "it was heard before it died"
    first.kill()
    first.wait()
    assert said(started.begin("a.exchange"))[0] == "open_file"


def test_another_user_has_a_window_of_his_own(started: Started, tmp_path: Path) -> None:
    other = Started(tmp_path / "other")
    other._folder.mkdir()
    try:
        assert said(started.begin()) == said(other.begin()) == ["show_welcome"]
    finally:
        other.end()


def test_a_window_that_does_not_answer_is_not_waited_for_long(tmp_path: Path) -> None:
    with sole_window(tmp_path, Asked()) as first, sole_window(tmp_path, Asked(), wait=0.3) as second:
        assert first
        assert second
    with sole_window(tmp_path, Asked()) as again:
        assert again


def test_a_folder_that_cannot_be_written_stops_no_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with sole_window(tmp_path / "file", Asked()) as first:
        assert first


@pytest.mark.parametrize("told", [b"", b"[]\n", b'{"file": 1}\n', b'{"file": "a\\u0000"}\n', b"\xff\n", b"[" * 90_000])
def test_what_is_no_start_is_not_understood(told: bytes) -> None:
    assert Asked.understood(told) is None


def test_a_name_in_any_script_comes_whole(tmp_path: Path) -> None:
    name = str(tmp_path / "办公室 'данные'.exchange")
    assert Asked.understood(Asked(name).told()) == Asked(name)


@pytest.fixture
def starts(qtbot: QtBot, tmp_path: Path) -> Iterator[SecondStarts]:
    made = SecondStarts(listening_place(tmp_path))
    assert made.hears
    yield made
    made.close()


def test_who_says_nothing_sensible_is_not_answered(qtbot: QtBot, starts: SecondStarts, tmp_path: Path) -> None:
    heard: list[object] = []
    starts.asked.connect(heard.append)
    for told in (b"open the door\n", b"x" * 100_000):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
            end.connect(listening_place(tmp_path))
            end.setblocking(False)
            sent = 0
            answers: list[bytes] = []

            def is_shut(end: socket.socket = end, told: bytes = told, answers: list[bytes] = answers) -> bool:
                nonlocal sent
                try:
                    sent += end.send(told[sent:]) if sent < len(told) else 0
                    answers.append(end.recv(100))
                except BlockingIOError:
                    return False
                except OSError:
                    answers.append(b"")
                return True

            qtbot.waitUntil(is_shut)
            assert answers == [b""]
    assert not heard


def test_none_but_the_same_user_can_speak(starts: SecondStarts, tmp_path: Path) -> None:
    assert Path(listening_place(tmp_path)).stat().st_mode & 0o077 == 0


def test_a_dialog_keeps_what_it_is_about(qtbot: QtBot, starts: SecondStarts) -> None:
    window = QWidget()
    dialog = QDialog(window)
    qtbot.addWidget(window)
    heard: list[object] = []
    starts.asked.connect(heard.append)
    window.show()
    dialog.open()
    starts.eventFilter(window, QFileOpenEvent("/office.exchange"))
    qtbot.wait(300)
    assert not heard
    dialog.reject()
    qtbot.waitUntil(lambda: heard == [Asked("/office.exchange")])


def test_a_file_that_macos_hands_over_is_taken(qtbot: QtBot, starts: SecondStarts) -> None:
    with qtbot.waitSignal(starts.asked) as taken:
        assert starts.eventFilter(starts, QFileOpenEvent(QUrl.fromLocalFile("/a.exchpack")))
    assert taken.args == [Asked("/a.exchpack")]
    assert not starts.eventFilter(starts, QEvent(QEvent.Type.Timer))


def test_the_window_comes_out_of_the_task_bar(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()
    bring_to_front(None)


def test_nobody_listens_where_nothing_runs(tmp_path: Path) -> None:
    assert not hand_over(listening_place(tmp_path), Asked(), 0.2)
