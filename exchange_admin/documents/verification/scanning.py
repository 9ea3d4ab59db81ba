"""Codes read from what somebody has in hand: a picture, a PDF, a text. Everything here is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from exchange_admin.documents.pages import Pages
from exchange_admin.documents.verification.code import codes_in_text, is_code
from exchange_admin.domain.problems import Problem, RuleBroken

LARGEST_FILE = 50_000_000
LARGEST_PICTURE = 120_000_000
"""Pixels; a page scanned at 600 dpi has 35 million, the camera of a phone up to 108."""
MOST_PAGES = 200
_PICTURES = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_DPI = 300
_PAGE_PIXELS = 40_000_000
_SHARPENED_PIXELS, _DOUBLED_PIXELS = 50_000_000, 16_000_000
"""Of the largest picture that is looked at sharpened, and twice as large: both take memory."""
_PAGES_AGAIN = 5
"""Pages of a PDF without a code that are looked at sharpened: each takes more than a second."""


def codes_of(source: Path) -> list[str]:
    """Every code of ours on the picture, the pages of the PDF or in the text file, in that order, each once.

    Raises RuleBroken: `code.file_unreadable`, `code.file_too_large`, `code.too_many_pages`, `code.none_found`.
    """
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)  # whatever its size is said to be: a device has none
    except (OSError, ValueError) as error:
        raise RuleBroken(Problem("code.file_unreadable", facts={"path": str(source)})) from error
    if len(content) > LARGEST_FILE:
        raise RuleBroken(Problem("code.file_too_large", facts={"path": str(source)}))
    return codes_in(content, str(source))


def codes_in(content: bytes, name: str) -> list[str]:
    """As `codes_of`, of bytes; `name` is what messages call them, empty for a picture that was pasted."""
    if content.startswith(b"%PDF"):
        found = list(_of_pdf(content, name))
    elif (text := _as_text(content)) is not None:
        found = codes_in_text(text.strip())
    else:
        found = _of_picture(content, name)
    if not found:
        raise RuleBroken(Problem("code.none_found", facts={"path": name}) if name else Problem("code.none_in_picture"))
    return list(dict.fromkeys(found))


def _as_text(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() or not set(text) & {"\0", "\x01", "\x02", "\x1a"} else None


def _of_pdf(content: bytes, name: str) -> Iterator[str]:
    try:
        pages = Pages(content)
    except RuleBroken:
        raise RuleBroken(Problem("code.file_unreadable", facts={"path": name})) from None
    with pages:
        if len(pages) > MOST_PAGES:  # never verified in part
            facts = {"path": name, "n": len(pages), "most": MOST_PAGES}
            raise RuleBroken(Problem("code.too_many_pages", facts=facts))
        is_found = False
        for page in range(len(pages)):
            for text in _read(_drawn(pages, page)):
                is_found = True
                yield text
        if not is_found and len(pages) <= _PAGES_AGAIN:
            for page in range(len(pages)):
                yield from _looked_at_again(_drawn(pages, page))


def _drawn(pages: Pages, page: int) -> Image.Image:
    across, high = pages.size(page)
    drawn = pages.image(page, min(_DPI, (_PAGE_PIXELS * 72 * 72 / max(across * high, 1)) ** 0.5))
    picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.data, "raw", "RGB", drawn.stride)
    return picture.convert("L")


def _of_picture(content: bytes, name: str) -> list[str]:
    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit stands below
            with Image.open(BytesIO(content), formats=_PICTURES) as picture:
                if picture.width * picture.height > LARGEST_PICTURE:
                    raise RuleBroken(Problem("code.file_too_large", facts={"path": name}))
                picture.draft("L", picture.size)  # a photograph is unpacked without its colours
                grey = ImageOps.exif_transpose(picture).convert("L")
    except Image.DecompressionBombError:
        raise RuleBroken(Problem("code.file_too_large", facts={"path": name})) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):  # what Pillow says of broken pictures
        raise RuleBroken(Problem("code.file_unreadable", facts={"path": name})) from None
    return _read(grey) or _looked_at_again(grey)


def _looked_at_again(grey: Image.Image) -> list[str]:
    """A photograph out of focus or in poor light: sharpened, then larger too. Takes a second or two."""
    pixels = grey.width * grey.height
    found = _read(grey.filter(ImageFilter.UnsharpMask(2, 300, 0))) if pixels <= _SHARPENED_PIXELS else []
    if found or pixels > _DOUBLED_PIXELS:
        return found
    larger = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
    return _read(larger.filter(ImageFilter.UnsharpMask(3, 200, 0)))


def _read(grey: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(grey, formats=_QR) if is_code(one.text)]
