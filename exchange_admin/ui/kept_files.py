"""Files kept with a record, as the window handles them: adding, saving a copy, opening one for reading."""

from __future__ import annotations

import logging
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.domain.rules.kept_files import safe_name

log = logging.getLogger(__name__)

STALE = 24 * 3600.0  # seconds after which a copy that a crash left behind is removed


class OpenedCopies:
    """Read-only copies for the programs that show them, each in a folder of its own that only this user can read.

    They are removed when the office closes; what a crash left is removed a day later.
    """

    def __init__(self, folder: Path, open_with: Callable[[Path], bool] | None = None) -> None:
        self._folder, self._open_with = folder, open_with
        self._made: list[Path] = []

    def place(self, file_name: str) -> Path:
        """A path for one copy, called like the file it comes from as far as every system allows such a name."""
        make_own_folder(self._folder)
        self._remove_stale()
        holder = Path(mkdtemp(dir=self._folder))
        self._made.append(holder)
        return holder / safe_name(file_name)

    def open(self, path: Path) -> bool:
        """Shows a copy in the program that the computer has for it; False when it has none."""
        path.chmod(stat.S_IRUSR)  # what is typed into a copy would be lost: let the other program say so
        if self._open_with is None:
            from exchange_admin.ui.other_programs import open_with_system

            return open_with_system(path)
        return self._open_with(path)

    def clean(self) -> None:
        """Removes the copies of this run; one that another program holds is left for the next day."""
        for holder in self._made:
            _remove(holder)
        self._made = []

    def _remove_stale(self) -> None:
        before = time.time() - STALE
        for holder in self._folder.iterdir():
            if holder.stat().st_mtime < before:
                _remove(holder)


def _remove(holder: Path) -> None:
    try:
        for path in holder.iterdir():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(holder)
    except OSError as failed:
        log.info("copy not removed: %s", failed.strerror)
