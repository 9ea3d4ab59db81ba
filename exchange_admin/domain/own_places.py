"""Files and folders that are for the user of this computer alone: those the program makes for itself, and whatever
holds an office. They are so from their first byte on. What somebody saves where he says goes by the rules there.

On Windows they get an access list of their own (`access_lists.py`); what SQLite puts beside an office file while it is
open goes by its folder there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

OWN_FILE, OWN_FOLDER = 0o600, 0o700


def begin_own_file(path: Path) -> None:
    """An empty file for whoever goes on with it. Raises FileExistsError where something stands."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE))
    _give_to_user_alone(path)


def make_own_folder(folder: Path) -> None:
    """What is missing of it; folders that are there stay as they are."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_own_folder(folder.parent)
    folder.mkdir(mode=OWN_FOLDER, exist_ok=True)
    _give_to_user_alone(folder)


def give_rights_of(path: Path, other: Path) -> None:
    """Whom `path` was opened to may read `other` too, which takes its place."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            shutil.copymode(path, other)
    else:
        from exchange_admin.domain import access_lists

        access_lists.give_rights_of(path, other)


def _give_to_user_alone(path: Path) -> None:
    if os.name == "nt":
        from exchange_admin.domain import access_lists

        access_lists.give_to_user_alone(path)
