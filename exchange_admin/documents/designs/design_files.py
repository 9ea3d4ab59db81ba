"""A design as one file between offices: JSON with the pictures in it, so that there is nothing to unpack."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from exchange_admin.documents.designs.images import TakenPicture, taken_in
from exchange_admin.documents.designs.plain import from_plain, to_plain
from exchange_admin.documents.designs.spec import OFFICE_LOGO, SIGNATURE, DesignSpec
from exchange_admin.documents.files import written_whole
from exchange_admin.domain.problems import Problem, RuleBroken

ENDING = ".exchdesign"
LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read."""
_FORMAT, _MARK = 1, "exchange_admin_design"
_MOST_PICTURES = 12


def write_design(path: Path, spec: DesignSpec, image: Callable[[str], bytes | None]) -> None:
    """Raises FileNotWritten, and RuleBroken with `design.image_lost`.

    What is the office's own stays there: the logo and signatures are named, not sent.
    """
    pictures = {}
    for name in sorted(spec.images):
        content = image(name)
        if content is None:
            raise RuleBroken(Problem("design.image_lost", facts={"part": name[:12]}))
        pictures[name] = base64.b64encode(content).decode()
    told = {_MARK: _FORMAT, "design": to_plain(spec), "pictures": pictures}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)
    with written_whole(path) as draft:
        draft.write_text(text + "\n", "utf-8", newline="\n")


def read_design(path: Path) -> tuple[DesignSpec, tuple[TakenPicture, ...]]:
    """The design, its pictures taken in anew. Raises RuleBroken: `design.file`, `design.newer`, `design.unreadable`,
    `image.…`."""
    plain = _plain(path)
    if plain.get(_MARK) != _FORMAT:
        newer = isinstance(plain.get(_MARK), int)
        raise RuleBroken(Problem("design.newer" if newer else "design.file", facts={"path": path.name}))
    pictures = plain.get("pictures", {})
    if not isinstance(pictures, dict) or len(pictures) > _MOST_PICTURES:
        raise RuleBroken(Problem("design.file", facts={"path": path.name}))
    spec = from_plain(plain.get("design"))
    taken = {name: taken_in(_content(text, path), path.name) for name, text in pictures.items() if name in spec.images}
    return renamed(spec, {name: picture.name for name, picture in taken.items()}), tuple(taken.values())


def renamed(spec: DesignSpec, names: Mapping[str, str]) -> DesignSpec:
    """The design with pictures under other names; those without one are left out."""

    def name(image: str) -> str:
        return image if image in {"", OFFICE_LOGO, SIGNATURE} else names.get(image, "")

    return replace(
        spec,
        background=name(spec.background),
        pictures=tuple(replace(one, image=name(one.image)) for one in spec.pictures),
        signatories=tuple(replace(one, image=name(one.image)) for one in spec.signatories),
    )


def _plain(path: Path) -> dict[str, object]:
    refused = RuleBroken(Problem("design.file", facts={"path": path.name}))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # whatever its size is said to be: a device has none
        if len(content) > LARGEST:
            raise refused
        plain = json.loads(content.decode("utf-8-sig"))
    except OSError as failed:
        raise RuleBroken(Problem("image.unreadable", facts={"path": path.name})) from failed
    except (ValueError, RecursionError) as error:
        raise refused from error
    if not isinstance(plain, dict):
        raise refused
    return plain


def _content(text: object, path: Path) -> bytes:
    try:
        return base64.b64decode(text if isinstance(text, str) else "", validate=True)
    except (binascii.Error, ValueError) as error:
        raise RuleBroken(Problem("design.file", facts={"path": path.name})) from error
