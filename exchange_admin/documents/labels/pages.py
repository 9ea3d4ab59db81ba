"""Draws labels: a name large, other scripts and further lines below it, as large as all labels of a run allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, FrameMark, Mark, TextMark, pdf_of
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts, is_han, named, plain
from exchange_admin.documents.labels.grid import LabelGrid
from exchange_admin.documents.typesetting import Line, Style, Typesetter, aligned, sized
from exchange_admin.domain.problems import Problem, RuleBroken

_INK, _MUTED, _HAIR = "20242D", "4A4F59", "C6CAD2"
_PADDING = 4.5 * MM
_SMALLEST = 4.9
"""Points: smaller nobody can read."""
_OUTLIER = 0.85
"""Of the usual size: a label that needs smaller letters than this has them alone."""


@dataclass(frozen=True, slots=True)
class LabelText:
    """`names`: the first one is printed large. `lines` are further lines, each wrapped where it must be."""

    names: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Look:
    """`least` is the part of its size at which a name still stands on one line rather than on two."""

    name: Style
    other: Style
    line: Style
    gap: float
    least: float
    align: str


_ENVELOPE = _Look(
    Style(SANS_STRONG, 12, _INK, leading=1.25),
    Style(SANS, 9.5, _MUTED, leading=1.3),
    Style(SANS, 9.5, _INK, leading=1.3),
    3,
    least=0.75,
    align="left",
)
_BADGE = _Look(
    Style(SANS_STRONG, 22, _INK, leading=1.2),
    Style(SANS, 12, _MUTED, leading=1.3),
    Style(SANS, 10, _INK, leading=1.3),
    7,
    least=0.95,
    align="centre",
)


class LabelPages:
    """The same labels give the same bytes."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts, self._set = fonts, Typesetter(fonts)

    def pdf(
        self,
        labels: Sequence[LabelText],
        grid: LabelGrid,
        *,
        title: str,
        language: str,
        start: int = 1,
        badges: bool = False,
    ) -> bytes:
        """`start` is the first label that is still on the first sheet, counted from 1 row by row.

        All labels have one size of type, the largest that fits them; only a label with far more on it is set smaller.
        Raises RuleBroken: `labels.nobody`, `labels.start`, `labels.too_long`, `transcript.missing_glyph`.
        """
        self._check(labels, grid, start)
        look = _BADGE if badges else _ENVELOPE
        own = [self._scale(label, grid, look) for label in labels]
        common = min(scale for scale in own if scale >= _OUTLIER * median_low(own))
        sheets: dict[int, list[Mark]] = {}
        for place, (label, scale) in enumerate(zip(labels, own, strict=True), start - 1):
            sheet, at = divmod(place, grid.per_sheet)
            marks = self._label(label, grid.box(at), look, min(scale, common), cut=grid.cut)
            sheets.setdefault(sheet, []).extend(marks)
        pages = [sheets[number] for number in sorted(sheets)]
        return pdf_of(self._fonts, pages, title=title, author="Exchange Admin", size=A4_PORTRAIT, language=language)

    def _check(self, labels: Sequence[LabelText], grid: LabelGrid, start: int) -> None:
        if not labels:
            raise RuleBroken(Problem("labels.nobody"))
        if not 1 <= start <= grid.per_sheet:
            raise RuleBroken(Problem("labels.start", "start", {"most": grid.per_sheet}))
        texts = (plain(text) for label in labels for text in (*label.names, *label.lines))
        if missing := self._fonts.missing(*texts):
            raise RuleBroken(Problem("transcript.missing_glyph", facts={"characters": named(missing)}))

    def _label(
        self, label: LabelText, box: tuple[float, float, float, float], look: _Look, scale: float, *, cut: bool
    ) -> Iterator[Mark]:
        x, y, across, high = box
        if cut:
            yield FrameMark(x, y, across, high, 0.25, _HAIR)
        width = across - 2 * _PADDING
        rows = list(self._rows(label, width, look, scale))
        top = y + high / 2 + sum(above for above, _ in rows) / 2
        for above, line in rows:
            top -= above
            left = aligned(line, x + _PADDING, width, look.align)
            yield TextMark(left, top + line.style.size * 0.28, line)

    def _scale(self, label: LabelText, grid: LabelGrid, look: _Look) -> float:
        """The largest part of its size at which the label holds its text. Raises RuleBroken with `labels.too_long`."""
        _, _, across, high = grid.box(0)
        for percent in range(100, round(100 * _SMALLEST / look.line.size) - 1, -3):
            rows = self._rows(label, across - 2 * _PADDING, look, percent / 100)
            if sum(above for above, _ in rows) <= high - 1.4 * _PADDING:
                return percent / 100
        raise RuleBroken(Problem("labels.too_long", facts={"name": label.names[0] if label.names else ""}))

    def _rows(self, label: LabelText, width: float, look: _Look, scale: float) -> Iterator[tuple[float, Line]]:
        """(height, line) from the top."""
        for place, name in enumerate(label.names):
            style = look.other if place else look.name
            for line in self._name(name, sized(style, style.size * scale), width, look.least):
                yield line.style.size * style.leading, line
        gap = look.gap * scale
        for text in label.lines:
            style = sized(look.line, look.line.size * scale)
            for line in self._set.paragraph(text, style, _habits(text), width):
                yield style.size * style.leading + gap, line
                gap = 0

    def _name(self, name: str, style: Style, width: float, least: float) -> Sequence[Line]:
        """On as many lines as it needs; smaller where one of its words would not fit."""
        habits = "zh" if any(map(is_han, name)) else ""
        words = [] if habits else plain(name).split()
        widest = max((self._set.line(word, style).width for word in words), default=0.0)
        if widest > width:
            style = sized(style, max(style.size * width / widest // 0.5 * 0.5, _SMALLEST))
        return self._set.shrunk(name, style, habits, width, smallest=max(style.size * least, _SMALLEST))


def _habits(text: str) -> str:
    """The language by whose habits a line ends; those of Russian suit every text in letters."""
    return "zh" if any(map(is_han, text)) else "ru"
