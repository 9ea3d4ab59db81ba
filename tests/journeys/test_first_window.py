"""The first window on small screens: whole on them, also where it was last seen on a screen that is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.ui.preferences import Preferences

folder, file, scale, move = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
qt = QApplication([])
own = {name: folder / name for name in ("config", "cache", "data", "documents")}
paths = replace(Paths.find(), **own)
preferences = Preferences(paths.config)
preferences.language, preferences.text_size = "ru", scale
application = Application(Program(paths), preferences)
application.show_welcome()
welcome = application.welcome_window()
qt.processEvents()
rects = [welcome.frameGeometry()]
assert application.open_file(file)
window = application.office.window
qt.processEvents()
rects.append(window.frameGeometry())
if move:
    window.setGeometry(QRect(*map(int, move.split(","))))
    qt.processEvents()
application.close()
for rect in rects:
    print(*rect.getRect())
"""

TITLE_BAR = 30
"""What a system puts above a window; the screens of the test have no bars of their own."""


def screens(tmp_path: Path, *sizes: tuple[int, int]) -> str:
    """The name of a platform with these screens side by side."""
    lefts = [sum(width for width, _ in sizes[:n]) for n in range(len(sizes))]
    told = [
        {
            "name": f"screen{n}",
            "x": x,
            "y": 0,
            "width": w,
            "height": h,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for n, (x, (w, h)) in enumerate(zip(lefts, sizes, strict=True))
    ]
    path = tmp_path / "screens.json"
    path.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": told}))
    return f"offscreen:configfile={path}"


def shown(tmp_path: Path, file: Path, platform: str, scale: int = 100, move: str = "") -> list[tuple[int, ...]]:
    """(left, top, width, height) of the welcome window and of the office's."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path), str(file), str(scale), move],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=True,
    )
    return [tuple(map(int, line.split())) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 768), 150)])
def test_the_first_window_is_whole_on_a_small_screen(
    tmp_path: Path, office: Path, size: tuple[int, int], scale: int
) -> None:
    for left, top, width, height in shown(tmp_path, office, screens(tmp_path, size), scale):
        assert left >= 0
        assert top >= 0
        assert left + width <= size[0]
        assert top + height + TITLE_BAR <= size[1]


def test_a_window_last_seen_on_a_screen_that_is_gone_comes_back_whole_on_the_one_there_is(
    tmp_path: Path, office: Path
) -> None:
    two = screens(tmp_path, (1366, 768), (2560, 1440))
    shown(tmp_path, office, two, move="1500,100,2300,1200")
    _, (left, top, width, height) = shown(tmp_path, office, screens(tmp_path, (1366, 768)))
    assert left >= 0
    assert top >= 0
    assert left + width <= 1366
    assert top + height <= 768
