"""What the process that reads a stranger's workbook may use."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from exchange_admin.documents.process_limits import job_limits, limit_this_process
from exchange_admin.documents.workbook_reading import Limits, child_answer, read_workbook
from exchange_admin.domain.problems import RuleBroken

ROOT = Path(__file__).parents[2]
SHARED = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom exchange_admin.documents.process_limits import *\n"


def ended(lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", SHARED + lines], capture_output=True, text=True, check=False)


def test_a_process_gets_no_more_memory_than_it_may_have() -> None:
    done = ended("assert limit_this_process(1 << 30, 5)\ntry: bytearray(2 << 30)\nexcept MemoryError: print('refused')")
    assert done.stdout == "refused\n", done.stderr


def test_a_process_writes_nothing_where_it_may_not(tmp_path: Path) -> None:
    target = str(tmp_path / "a")
    done = ended(f"limit_this_process(1 << 30, 5)\nopen({target!r}, 'wb', 0).write(b'1')")
    assert done.returncode
    assert not Path(target).stat().st_size


def test_what_windows_is_told_is_laid_out_as_it_reads_it() -> None:
    limits = job_limits(2 << 30, 60)
    whole = bytes(limits)
    assert ctypes.sizeof(limits) == 144
    assert int.from_bytes(whole[:8], "little") == 600_000_000, "a process's time, in tenths of microseconds"
    assert int.from_bytes(whole[16:20], "little") == 0x100 | 0x2 | 0x8 | 0x400
    assert int.from_bytes(whole[40:44], "little") == 1, "it starts no other process"
    assert int.from_bytes(whole[112:120], "little") == 2 << 30, "a process's memory"


@pytest.mark.skipif(sys.platform != "win32", reason="jobs are of Windows")
def test_windows_takes_the_limits() -> None:
    assert ended("import sys; sys.exit(0 if limit_this_process(1 << 30, 5) else 1)").returncode == 0
    assert callable(limit_this_process)


@pytest.mark.parametrize("ends", [0xC0000409, 0xC0000017, -6, -9])
def test_a_reader_that_got_no_memory_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: int) -> None:
    monkeypatch.setattr(f"{read_workbook.__module__}.{child_answer.__name__}", lambda *_: (b"", ends))
    with pytest.raises(RuleBroken) as refused:
        read_workbook(tmp_path / "a.xlsx", limits=Limits())
    assert refused.value.problem.code == "workbook.unpacks_too_large"


def test_a_reader_whose_time_windows_ended_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{read_workbook.__module__}.{child_answer.__name__}", lambda *_: (b"", 1816))
    with pytest.raises(RuleBroken) as refused:
        read_workbook(tmp_path / "a.xlsx")
    assert refused.value.problem.code == "workbook.takes_too_long"
