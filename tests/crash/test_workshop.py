"""The process in which commands are killed and find the disk full is itself never waited for in vain."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from workshop import ProcessDied, open_workshop


def test_a_piece_of_work_that_breaks_off_holds_up_nothing_that_comes_after(tmp_path: Path) -> None:
    def time_is_over() -> None:
        raise TimeoutError

    def die_at_once() -> None:
        workshop._process.kill()

    def die_and_be_gone() -> None:
        workshop._process.kill()
        os.waitid(os.P_PID, workshop._process.pid, os.WEXITED | os.WNOWAIT)

    with open_workshop(warm=False) as workshop:
        first = workshop._process
        with pytest.raises(TimeoutError):
            workshop.run("sample", tmp_path, meanwhile=time_is_over)
        assert first.returncode is not None
        assert not (tmp_path / "sample.exchange").exists()
        assert workshop.run("new", tmp_path).status == 0
        for die in (die_at_once, die_and_be_gone):  # before and after the next question reaches it
            with pytest.raises(ProcessDied):
                workshop.run("sample", tmp_path, meanwhile=die)
        assert workshop.run("backup", tmp_path).was_refused
