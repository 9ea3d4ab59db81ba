"""Choosing a file beside the office file leaves that one alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from exchange_admin.app.file_types import tell_file_types
from exchange_admin.app.paths import Paths

_CHOOSES = """
import os, sqlite3, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView
app = QApplication([])
office = Path(sys.argv[1])
held = sqlite3.connect(office)
held.execute("PRAGMA journal_mode = WAL")
held.execute("CREATE TABLE kept (name)")
held.commit()
def locks():
    told = Path("/proc/locks").read_text()
    return [told.count(f":{os.stat(f'{office}{end}').st_ino} ") for end in ("", "-shm")]
before = locks()
dialog = QFileDialog(None, "", str(office.parent))
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.show()
rows, until = dialog.findChild(QTreeView).model(), time.monotonic() + 20
def described():
    root = dialog.findChild(QTreeView).rootIndex()
    texts = [rows.index(n, 2, root).data() for n in range(rows.rowCount(root))]
    return texts and all(texts)
while not described() and time.monotonic() < until:
    app.processEvents()
print(before, locks(), bool(described()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="locks are told by /proc")
@pytest.mark.parametrize(("told", "left"), [(True, [1, 1]), (False, [0, 0])])
def test_a_dialog_in_its_folder_leaves_an_office_file_its_locks(tmp_path, told, left) -> None:
    """Untold, Qt looks into the file, and with that ends the locks: what is told is what keeps them."""
    desktop = tmp_path / "share"
    desktop.mkdir()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"XDG_DATA_DIRS": str(desktop), "XDG_DATA_HOME": str(desktop)}
    if told:
        tell_file_types(Paths.find().resources, environment)
    command = [sys.executable, "-c", _CHOOSES, str(tmp_path / "office.exchange")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == f"[1, 1] {left} True"


def test_the_folders_of_the_desktop_stay_known_and_ours_is_told_once() -> None:
    resources, environment = Paths.find().resources, {"XDG_DATA_DIRS": "/opt/share"}
    tell_file_types(resources, environment)
    tell_file_types(resources, environment)
    assert environment["XDG_DATA_DIRS"] == f"/opt/share:{resources / 'file_types'}"
