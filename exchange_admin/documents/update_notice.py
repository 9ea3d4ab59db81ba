"""The notice of a newer version: `update.json`, signed, beside the installers that it names (decision 82).

    {"signed": "{\"format\": 1, \"version\": …}", "signature": "128 hex digits"}

What is signed is the text as it stands, so that nobody has to write it twice in the same way. It comes on a stick or by
mail and is hostile until a key that the program has brought along says otherwise.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from exchange_admin.documents.packages.json_parsing import decoded, read_json
from exchange_admin.documents.packages.keys import is_sign_key, is_signed
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.releases import Release, ReleaseFile

NAME = "update.json"
FORMAT = 1
_SIGNED = "Exchange Admin update\0"
_LARGEST = 64 << 10
_DEEPEST = 4
_PIECE = 1 << 20


def release_keys(path: Path) -> tuple[str, ...]:
    """Public keys, a line each; none as long as the file that came along is empty, or was made into something else."""
    try:
        lines = path.read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line for line in lines if is_sign_key(line))


def signed_notice(release: Release, sign: Callable[[bytes], bytes]) -> bytes:
    """What stands in the file. Raises ValueError for a release that no program would take."""
    if not release.is_sound:
        raise ValueError("a release needs a version of three numbers, a day and files with plain names")
    plain = {
        "format": FORMAT,
        "version": release.version,
        "made": release.made,
        "files": [_file_as_plain(one) for one in release.files],
        "notes": dict(release.notes),
    }
    text = json.dumps(plain, ensure_ascii=False)
    whole = {"signed": text, "signature": sign(_told(text)).hex()}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _file_as_plain(one: ReleaseFile) -> dict[str, object]:
    return {"name": one.name, "system": one.system, "size": one.size, "sha256": one.sha256}


def read_notice(path: Path, keys: Sequence[str]) -> Release:
    """What a holder of one of `keys` has signed. Raises RuleBroken: `update.missing`, `.not_read`, `.unreadable`,
    `.foreign_key`, `.newer_format`."""
    try:
        text, signature = _envelope(_read(path))
        if not any(is_signed(key, signature, _told(text)) for key in keys):
            raise _problem("foreign_key", path)
        return _release(_an_object(read_json(text, deepest=_DEEPEST)), path)
    except (Refused, KeyError, TypeError, ValueError) as strange:
        raise _problem("unreadable", path) from strange


def _read(path: Path) -> bytes:
    with opened(path) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise _problem("unreadable", path)
    return data


def _envelope(data: bytes) -> tuple[str, bytes]:
    whole = _an_object(read_json(decoded(data), deepest=_DEEPEST))
    return _text(whole["signed"]), bytes.fromhex(_text(whole["signature"]))


def _release(plain: Mapping[str, Any], path: Path) -> Release:
    """Nothing in it is believed before its signature was seen."""
    if plain["format"] != FORMAT:
        raise _problem("newer_format", path)
    files = tuple(_file(_an_object(one)) for one in plain["files"])
    notes = {code: _text(note) for code, note in _an_object(plain.get("notes", {})).items()}
    release = Release(_text(plain["version"]), _text(plain["made"]), files, notes)
    if not release.is_sound:
        raise ValueError("no release")
    return release


def _file(plain: Mapping[str, Any]) -> ReleaseFile:
    size = plain["size"]
    if type(size) is not int:
        raise TypeError("a size is a number")
    return ReleaseFile(_text(plain["name"]), _text(plain["system"]), size, _text(plain["sha256"]))


def is_as_signed(path: Path, told: ReleaseFile) -> bool:
    """Whether the file holds what the notice says. Raises RuleBroken: `update.missing`, `.not_read`."""
    digest, size = sha256(), 0
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size != told.size:
            return False
        while piece := file.read(min(_PIECE, told.size + 1 - size)):
            digest.update(piece)
            size += len(piece)
    return size == told.size and digest.hexdigest() == told.sha256


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file that lies where its name says: no link, no pipe that would be waited for. Raises RuleBroken:
    `update.missing`, `update.not_read`."""
    try:
        with os.fdopen(_handle(path), "rb") as file:
            yield file
    except FileNotFoundError:
        raise _problem("missing", path) from None
    except (OSError, ValueError) as refused:
        raise _problem("not_read", path) from refused


def _handle(path: Path) -> int:
    """Raises OSError."""
    wanted = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
    if path.is_symlink():
        raise OSError("a link")
    handle = os.open(path, wanted)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError("no ordinary file")


def _told(text: str) -> bytes:
    return f"{_SIGNED}{text}".encode()


def _an_object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _problem(what: str, path: Path) -> RuleBroken:
    return RuleBroken(Problem(f"update.{what}", facts={"path": str(path), "name": NAME}))
