"""Pictures for designs: taken in from files that anybody may have made, and kept as plain PNG or JPEG."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from exchange_admin.domain.problems import Problem, RuleBroken

LARGEST_FILE = 8 * 1024 * 1024
MOST_PIXELS = 24_000_000
SMALLEST_SIDE = 16
LONGEST_SIDE = 3_508
"""Pixels kept: A4 at 300 dots an inch."""
_KEPT_BYTES = 5 * 1024 * 1024
_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A picture without anything hidden in it: no metadata, no orientation, at most `LONGEST_SIDE` pixels."""

    content: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def ending(self) -> str:
        return ".jpg" if self.content.startswith(b"\xff\xd8") else ".png"


def picture_of(path: Path) -> TakenPicture:
    """Raises RuleBroken: `image.unreadable`, `image.too_large`, or as `taken_in`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as failed:
        raise RuleBroken(Problem("image.unreadable", facts={"path": path.name})) from failed
    if len(content) > LARGEST_FILE:
        raise RuleBroken(Problem("image.too_large", facts={"path": path.name, "megabytes": LARGEST_FILE >> 20}))
    return taken_in(content, path.name)


def taken_in(content: bytes, name: str) -> TakenPicture:
    """The picture as it is kept. The size is read from the first bytes: nothing large is unpacked to be refused.

    Raises RuleBroken: `image.no_picture`, `image.pixels`, `image.tiny`, `image.colours`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
                _check(opened, name)
                return _kept(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise RuleBroken(Problem("image.pixels", facts=_pixels(name))) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as broken:
        raise RuleBroken(Problem("image.no_picture", facts={"path": name})) from broken


@lru_cache(maxsize=64)
def proportions(content: bytes) -> float:
    """Width by height of a picture that was taken in."""
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
        return opened.width / opened.height


def _check(opened: Image.Image, name: str) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise RuleBroken(Problem("image.pixels", facts=_pixels(name)))
    if min(opened.width, opened.height) < SMALLEST_SIDE:
        raise RuleBroken(Problem("image.tiny", facts={"path": name, "pixels": SMALLEST_SIDE}))
    if opened.mode not in _MODES:
        raise RuleBroken(Problem("image.colours", facts={"path": name}))


def _pixels(name: str) -> dict[str, object]:
    return {"path": name, "megapixels": MOST_PIXELS // 1_000_000}


def _kept(opened: Image.Image) -> TakenPicture:
    opened.load()
    turned = ImageOps.exif_transpose(opened)
    clear = turned.has_transparency_data
    mode = "RGBA" if clear else "L" if turned.mode in {"1", "L"} else "RGB"
    picture = turned.convert(mode)
    picture.info = {}  # comments and profiles
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    stream = BytesIO()
    if opened.format == "JPEG" or (not clear and _is_photo(picture)):
        picture.save(stream, "JPEG", quality=88, subsampling=0)
    else:
        picture.save(stream, "PNG", optimize=True)
    return TakenPicture(stream.getvalue(), picture.width, picture.height)


def _is_photo(picture: Image.Image) -> bool:
    """Whether a PNG of it would be larger than what is kept."""
    stream = BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    return stream.tell() > _KEPT_BYTES
