"""The process in which commands are killed and find the disk full is itself never waited for in vain."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import open_workshop


def test_a_piece_of_work_that_breaks_off_holds_up_nothing_that_comes_after(tmp_path: Path) -> None:
    def time_is_over() -> None:
        raise TimeoutError

    with open_workshop(warm=False) as workshop:
        first = workshop._process
        with pytest.raises(TimeoutError):
            workshop.run("sample", tmp_path, meanwhile=time_is_over)
        assert first.returncode is not None
        assert not (tmp_path / "sample.exchange").exists()
        assert workshop.run("new", tmp_path).status == 0
        with pytest.raises(ValueError, match="Expecting value"):  # the process itself died
            workshop.run("sample", tmp_path, meanwhile=workshop._process.kill)
        assert workshop.run("backup", tmp_path).was_refused
