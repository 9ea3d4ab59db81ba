"""A PDF that grows page by page in the file it is meant for, so that a thousand pages need no more memory than ten.

reportlab makes the objects; its own way is to keep all of them, and then the whole file twice, until the end.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFIndirectObject,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFTrailer,
    PDFZCompress,
    ViewerPreferencesPDFDictionary,
    xObjectName,
)

_VERSION = (1, 5)  # of PDF: 1.4 for languages and text as it was given, 1.5 for characters beyond U+FFFF in both
_FIRST_LINES = b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % _VERSION  # bytes above 127: no text for programs that send files


class StreamedDocument(PDFDocument):  # type: ignore[misc]
    """Of a page that was added only its number and its place in `stream` are kept.

    Nothing in the file tells when or where it was made: the same pages give the same bytes. `language` is a tag such as
    zh-CN, or None. Whatever `stream` raises passes through.
    """

    def __init__(self, stream: BinaryIO, language: str | None) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self._stream, self._written = stream, 0
        self._append(_FIRST_LINES)
        self.Reference(self.Pages)  # numbered first, or else the first page would bring it along

    def add(self, code: str, size: tuple[float, float], pictures: list[str]) -> None:
        """A page of `size` points drawn by the operators `code`, which show the `pictures` by `name_of_picture`."""
        before = self.objectcounter
        shown = {"XObject": self.xobjDict(pictures)} if pictures else {}
        page = PDFDictionary(
            {
                "Type": PDFName("Page"),
                "Parent": self.Reference(self.Pages),
                "MediaBox": PDFArray([0, 0, *size]),
                "Resources": PDFDictionary({"Font": PDFObjectReference(BasicFonts), **shown}),
                "Contents": self.Reference(PDFStream(content=f"{code}\n", filters=[PDFZCompress])),
            }
        )
        self.addPage(page)
        self.Pages.pages[-1] = self.Reference(page)
        self._append_from(before + 1)

    def add_picture(self, name: str, content: bytes) -> None:
        """A PNG or JPEG file for pages that come after."""
        before = self.objectcounter
        picture, veil = pdf_picture(content)
        if veil is not None:
            picture.dictionary["SMask"] = self.Reference(veil)
        self.Reference(picture, xObjectName(name))
        self._append_from(before + 1)

    def end(self, *, title: str, author: str) -> None:
        """Everything that the pages share: after it the PDF is whole."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject("")  # else reportlab writes "unspecified"
        self.setCreator("Exchange Admin")
        self.Catalog.ViewerPreferences = ViewerPreferencesPDFDictionary()
        self.Catalog.ViewerPreferences["DisplayDocTitle"] = "true"
        self.GetPDFData(None)

    def format(self) -> bytes:
        """What reportlab calls last, when the fonts are ready: here for what is not in the file yet."""
        self._append_from(1)
        table = PDFCrossReferenceTable()
        table.addsection(0, list(self.numberToId.values()))
        start = self._append(table.format(self))
        catalogue, info = self.Reference(self.Catalog), self.Reference(self.info)
        size = self.objectcounter + 1
        self._append(PDFTrailer(startxref=start, Size=size, Root=catalogue, Info=info, ID=self.ID()).format(self))
        return b""

    def _append_from(self, number: int) -> None:
        """The objects numbered from there on that are not in the file; writing one may number more."""
        while number <= self.objectcounter:
            name = self.numberToId[number]
            if name not in self.idToOffset:
                self.idToOffset[name] = self._append(PDFIndirectObject(name, self.idToObject[name]).format(self))
                self.idToObject[name] = None
            number += 1

    def _append(self, data: bytes) -> int:
        """Answers where it begins, in bytes from the start of the PDF."""
        place = self._written
        self._stream.write(data)
        self._written += len(data)
        return place


def name_of_picture(name: str) -> str:
    """How the operators of a page call the picture."""
    called: str = xObjectName(name)
    return called


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
