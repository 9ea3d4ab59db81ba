"""Endings of office files, told to Qt before it looks at any file.

Its dialogs read into files whose ending they do not know, to say of what type they are. On POSIX a program that closes
a file gives up all its locks on it, also those of SQLite: somebody who only read the office file beside the window, as
`list` does, then took away the side file into which the window was still writing.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

_FOLDERS = "XDG_DATA_DIRS"
_USUAL = "/usr/local/share:/usr/share"


def tell_file_types(resources: Path, environment: MutableMapping[str, str]) -> None:
    ours = str(resources / "file_types")
    known = environment.get(_FOLDERS) or _USUAL
    if ours not in known.split(":"):
        environment[_FOLDERS] = f"{known}:{ours}"
