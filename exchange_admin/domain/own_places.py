"""Files and folders that are for the user of this computer alone: those the program makes for itself, and whatever
holds an office. They are so from their first byte on. What somebody saves where he says goes by the rules there.

On Windows the rights of the folder count, which a profile gives to its user alone; nothing is changed there.
"""

from __future__ import annotations

import os
from pathlib import Path

OWN_FILE, OWN_FOLDER = 0o600, 0o700


def begin_own_file(path: Path) -> None:
    """An empty file for whoever goes on with it. Raises FileExistsError where something stands."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE))


def make_own_folder(folder: Path) -> None:
    """What is missing of it; folders that are there stay as they are."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_own_folder(folder.parent)
    folder.mkdir(mode=OWN_FOLDER, exist_ok=True)
