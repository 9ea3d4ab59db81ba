"""Pages of a PDF as pictures and as text: the window shows and prints the very bytes that are saved."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2

from exchange_admin.domain.problems import Problem, RuleBroken

_PDFIUM = threading.Lock()  # the library allows one call at a time in the whole process


@dataclass(frozen=True, slots=True)
class PageImage:
    """Rows of 8-bit red, green, blue from the top, each `stride` bytes long (it may end in padding)."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """An open PDF; close it, or use it in a `with` block. May be used from any thread.

    Raises RuleBroken with `pdf.unreadable` when the source is no PDF, is damaged or asks for a password.
    """

    def __init__(self, source: Path | bytes) -> None:
        name = str(source) if isinstance(source, Path) else ""
        try:
            with _PDFIUM:
                self._document = pypdfium2.PdfDocument(source)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise RuleBroken(Problem("pdf.unreadable", facts={"path": name})) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        with _PDFIUM:
            self._document.close()

    def __len__(self) -> int:
        with _PDFIUM:
            return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height in points."""
        with _PDFIUM:
            width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def image(self, page: int, dpi: float) -> PageImage:
        """The whole page on white."""
        return self._rendered(page, dpi, (0, 0, 0, 0))

    def band(self, page: int, dpi: float, top: int, height: int) -> PageImage:
        """Rows `top` … `top + height` of the page at `dpi`, for printing a large page piece by piece.

        The last band is as high as what is left; a band below the page has height 0.
        """
        full = self.pixels(page, dpi)[1]
        height = max(0, min(height, full - top))
        if not height:
            return PageImage(self.pixels(page, dpi)[0], 0, 0, b"")
        return self._rendered(page, dpi, (0, _cut(full - top - height, dpi), 0, _cut(top, dpi)))

    def pixels(self, page: int, dpi: float) -> tuple[int, int]:
        """Width and height of `image` at this resolution."""
        width, height = self.size(page)
        return -int(-width * dpi // 72), -int(-height * dpi // 72)

    def text(self, page: int) -> str:
        """The text of the page as a reader would copy it."""
        with _PDFIUM:
            opened = self._document[page]
            try:
                held = opened.get_textpage()
                try:
                    return str(held.get_text_bounded())
                finally:
                    held.close()
            finally:
                opened.close()

    def _rendered(self, page: int, dpi: float, crop: tuple[float, float, float, float]) -> PageImage:
        with _PDFIUM:
            opened = self._document[page]
            try:
                bitmap = opened.render(scale=dpi / 72, crop=crop, rev_byteorder=True)
                try:
                    return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                finally:
                    bitmap.close()
            finally:
                opened.close()


def _cut(rows: int, dpi: float) -> float:
    """`rows` in points; pdfium rounds up after scaling back, so half a row less arrives at the whole number."""
    return max(rows - 0.5, 0) * 72 / dpi
