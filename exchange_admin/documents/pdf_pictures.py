"""Pictures as PDF holds them: a photograph as it is, a logo by its few colours, what shines through as a veil."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

_MOST_COLOURS = 256
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


def pdf_picture(content: bytes) -> tuple[PDFStream, PDFStream | None]:
    """The picture of a PNG or JPEG file and, where parts are transparent, the veil that becomes its `SMask`."""
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
        if opened.format == "JPEG" and opened.mode in _SPACES:
            return _picture(opened.size, PDFName(_SPACES[opened.mode]), content, "DCTDecode"), None
        if not opened.has_transparency_data:
            return _plain(opened), None
        clear = opened.convert("RGBA")
        veil = clear.getchannel("A")
        return _plain(_without_unseen_colours(clear, veil)), _plain(veil)


def _without_unseen_colours(clear: Image.Image, veil: Image.Image) -> Image.Image:
    """White where nothing shows: programs leave anything there, and each such colour would be kept."""
    seen = Image.new("RGB", clear.size, "white")
    seen.paste(clear.convert("RGB"), mask=veil.point(lambda strength: 255 if strength else 0))
    return seen


def _plain(image: Image.Image) -> PDFStream:
    if image.mode in ("1", "L"):
        return _packed(image.convert("L"), PDFName("DeviceGray"))
    colours = image.convert("RGB")
    if colours.getcolors(_MOST_COLOURS) is None:
        return _packed(colours, PDFName("DeviceRGB"))
    few = colours.quantize(_MOST_COLOURS, dither=Image.Dither.NONE)
    table = bytes(few.getpalette("RGB") or ())
    space = PDFArray([PDFName("Indexed"), PDFName("DeviceRGB"), len(table) // 3 - 1, f"<{table.hex()}>"])
    return _packed(few, space)


def _packed(image: Image.Image, space: Any) -> PDFStream:
    return _picture(image.size, space, zlib.compress(image.tobytes(), 9), "FlateDecode")


def _picture(size: tuple[int, int], space: Any, content: bytes, method: str) -> PDFStream:
    width, high = size
    about = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), "Width": width, "Height": high}
    about |= {"BitsPerComponent": 8, "ColorSpace": space, "Filter": PDFName(method)}
    return PDFStream(PDFDictionary(about), content)
