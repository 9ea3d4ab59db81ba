"""A workbook whose temporary files find no room is told as a full disk, and leaves none of them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_admin.documents.workbook_bytes import workbook_bytes

_FULL = """
import resource, signal, sys
from openpyxl import Workbook
from exchange_admin.documents.workbook_bytes import workbook_bytes
book = Workbook()
for n in range(2000): book.active.append([f"text {n}"] * 5)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try: workbook_bytes(book)
except OSError as error: print("told", flush=True)
import os
print(sorted(os.listdir(sys.argv[1])), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of files")
def test_no_room_for_a_large_sheet_is_an_error_of_the_disk_and_nothing_stays(tmp_path: Path) -> None:
    run = [sys.executable, "-c", _FULL, str(tmp_path)]
    env = {"TMPDIR": str(tmp_path), "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run(run, capture_output=True, text=True, check=True, env=env)
    assert told.stdout.split("\n")[:2] == ["told", "[]"]
    assert "Traceback" not in told.stderr


def test_a_workbook_is_what_openpyxl_would_have_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    book = Workbook()
    assert workbook_bytes(book).startswith(b"PK")
    assert not list(tmp_path.iterdir())
