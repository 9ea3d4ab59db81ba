"""Fonts, colours and styles of the pages of reports, each made once for a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.indexed_list import IndexedList

from exchange_admin.documents.report_pages.content import TONES

FONTS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"zh": ("Microsoft YaHei", 9), "ru": ("Times New Roman", 10), "en": ("Arial", 9)}
)
"""By language: on every Windows, and a Latin and Cyrillic of usual width in each. Sizes are in points."""
HAN = "Microsoft YaHei"
HAN_LETTERS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
NAVY, PALE, BAND, LINE, GREY, LINK = "FF1F3864", "FFDCE6F1", "FFF3F6FA", "FFC3CBD9", "FF6B7280", "FF1D4ED8"
_HAIR = Side("thin", color=LINE)
_LETTERS: Mapping[str, tuple[int, bool, str]] = MappingProxyType(
    {
        "title": (6, True, NAVY),
        "line": (0, False, GREY),
        "note": (0, False, GREY),
        "caption": (1, True, NAVY),
        "total": (0, True, NAVY),
        "head": (0, True, "FFFFFFFF"),
        "link": (0, False, LINK),
        "good": (0, False, f"FF{TONES['good']}"),
        "bad": (0, False, f"FF{TONES['bad']}"),
        "card": (11, True, NAVY),
    }
)
"""Points more than usual, bold, colour."""
_FILLS: Mapping[str, PatternFill] = MappingProxyType(
    {
        "total": PatternFill("solid", fgColor=BAND),
        "head": PatternFill("solid", fgColor=NAVY),
        "unknown": PatternFill("lightUp", fgColor=LINE),
        "card": PatternFill("solid", fgColor=PALE),
        "card_label": PatternFill("solid", fgColor=PALE),
    }
)


_IN_TABLES = frozenset({"head", "body", "unknown", "link", "total", "good", "bad"})


def count_widths_in(book: Workbook, language: str) -> None:
    """Widths of columns are counted in digits of the font of the style Normal, which on some computers is not there
    unless it is one of these; cells of plain sheets have it too. To be called before anything is written."""
    name, size = FONTS[language]
    font = Font(name=name, size=size)
    # openpyxl has no other way
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]  # noqa: SLF001
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class _Style:
    font: Font
    alignment: Alignment
    fill: PatternFill | None
    border: Border | None


_Look = tuple[str, str, bool, bool, bool]


class Styles:
    """Styles by what a cell is, in one language and one workbook: a cell that looks as another one did gets its numbers
    of styles, for openpyxl looks every part of a style up again."""

    def __init__(self, language: str) -> None:
        self.font, self.size = FONTS[language]
        self._known: dict[_Look, _Style] = {}
        self._given: dict[tuple[_Look, str, bool], StyleArray] = {}

    @property
    def title_scale(self) -> float:
        """How much larger a title is than the text, in bold."""
        return 1.1 * (self.size + _LETTERS["title"][0]) / self.size

    def put(self, cell: Cell, role: str, *, format: str = "General", side: str = "left", strong: bool = False) -> None:
        """`role` is one of title, line, caption, total, head, body, good, bad, unknown, link, note, card, card_label,
        signature and plain. Han letters get a font that has them whatever the language is."""
        text = cell.value if isinstance(cell.value, str) and cell.data_type == "s" else ""
        # a number that may be broken is moved to the edge by some programs
        key = (role, side, strong, HAN_LETTERS.search(text) is not None, bool(text))
        stays_text = text.startswith(("=", "+", "-", "@", "\t"))  # also when somebody edits the cell
        style = cell._style  # type: ignore[attr-defined]  # noqa: SLF001
        if style and style.alignmentId:  # something was put there before; a format alone comes with a date
            self._put(cell, key, format, stays_text=stays_text)
        elif given := self._given.get((key, format, stays_text)):
            cell._style = copy(given)  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            self._put(cell, key, format, stays_text=stays_text)
            self._given[key, format, stays_text] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001

    def _put(self, cell: Cell, key: _Look, format: str, *, stays_text: bool) -> None:
        if key not in self._known:
            self._known[key] = self._made(*key)
        style = self._known[key]
        cell.font, cell.alignment, cell.number_format = style.font, style.alignment, format
        if style.fill:
            cell.fill = style.fill
        if style.border:
            cell.border = style.border
        if stays_text:
            cell.quotePrefix = True

    def _made(self, role: str, side: str, strong: bool, is_han: bool, is_text: bool) -> _Style:
        more, is_bold, colour = _LETTERS.get(role, (0, False, "FF171A21"))
        font = Font(
            name=HAN if is_han else self.font,
            size=self.size + more,
            bold=is_bold or strong,
            color=colour,
            underline="single" if role == "link" else "none",
        )
        alignment = Alignment(
            horizontal="center" if role in ("card", "card_label") else side,
            vertical="center" if role in ("head", "card", "total") else "top",
            indent=int(role in _IN_TABLES and role != "unknown"),
            wrap_text=is_text and role in ("head", "body", "note", "card_label", "link", "total", "signature"),
        )
        border = Border(bottom=_HAIR) if role in _IN_TABLES else None
        return _Style(font, alignment, _FILLS.get(role), border)
