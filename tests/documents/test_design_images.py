"""Pictures from files that anybody may have made: taken in clean, or refused cheaply with a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from exchange_admin.documents.designs.images import LONGEST_SIDE, picture_of, taken_in
from exchange_admin.domain.problems import RuleBroken


def encoded(picture: Image.Image, format: str = "PNG", **more: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, format, **more)
    return stream.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_claiming(width: int, height: int) -> bytes:
    """Few bytes that would unpack to width × height pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    packed = zlib.compress(bytes(1000), 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def refused(content: bytes) -> str:
    with pytest.raises(RuleBroken) as broken:
        taken_in(content, "picture.png")
    return broken.value.problem.code


RED = Image.new("RGB", (60, 40), (200, 30, 30))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "image.no_picture"),
        (b"no picture at all", "image.no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image.no_picture"),
        (b"%PDF-1.7", "image.no_picture"),
        (encoded(RED)[:60], "image.no_picture"),
        (encoded(RED)[:90], "image.no_picture"),
        (encoded(RED, "GIF"), "image.no_picture"),
        (encoded(RED, "TIFF"), "image.no_picture"),
        (encoded(RED, "BMP"), "image.no_picture"),
        (encoded(RED.convert("CMYK"), "JPEG"), "image.colours"),
        (encoded(Image.new("I;16", (60, 40))), "image.colours"),
        (encoded(Image.new("RGB", (15, 40))), "image.tiny"),
        (png_claiming(10_000, 5_000), "image.pixels"),
        (png_claiming(60_000, 60_000), "image.pixels"),
        (png_claiming(2**31 - 1, 2**31 - 1), "image.pixels"),
        (png_claiming(0, 40), "image.no_picture"),
        (png_claiming(400, 400), "image.no_picture"),
    ],
)
def test_what_is_no_usable_picture_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_every_broken_byte_is_taken_in_or_refused(tmp_path: Path) -> None:
    whole = encoded(RED)
    for place in range(0, len(whole), 3):
        broken = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            taken_in(broken, "picture.png")
        except RuleBroken as told:
            assert told.problem.code.startswith("image.")


def test_files_that_are_missing_or_too_large_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"image\.unreadable"):
        picture_of(tmp_path / "nothing.png")
    with pytest.raises(RuleBroken, match=r"image\.unreadable"):
        picture_of(tmp_path)
    large = tmp_path / "large.png"
    with large.open("wb") as stream:
        stream.truncate(9 * 1024 * 1024)
    with pytest.raises(RuleBroken, match=r"image\.too_large"):
        picture_of(large)


def test_what_is_taken_in_holds_no_metadata_and_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a camera held on its side
    exif[0x010E] = "taken at home"
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(RED, "JPEG", exif=exif, comment=b"secret place"))
    picture = picture_of(path)
    assert (picture.width, picture.height) == (40, 60)
    assert b"taken at home" not in picture.content
    assert b"secret place" not in picture.content
    assert picture.ending == ".jpg"
    assert taken_in(picture.content, "again.jpg").width == 40


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_usual_pictures_are_taken_in_and_transparency_is_kept(mode: str) -> None:
    picture = taken_in(encoded(Image.new(mode, (60, 40))), "logo.png")
    with Image.open(BytesIO(picture.content)) as kept:
        assert kept.size == (60, 40)
        assert kept.has_transparency_data is (mode in {"LA", "RGBA"})


def test_the_same_file_is_the_same_picture_and_large_ones_are_made_smaller() -> None:
    content = encoded(Image.new("RGB", (5000, 900), (1, 2, 3)))
    picture = taken_in(content, "wide.png")
    assert picture.name == taken_in(content, "other name.png").name
    assert (picture.width, picture.height) == (LONGEST_SIDE, 631)
