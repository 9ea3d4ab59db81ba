"""Lines and paragraphs for paper: kerned, spaced as Chinese readers expect it, names shrunk until they fit."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from exchange_admin.documents.fonts import Fonts, Run, Typeface, is_han, is_square, plain
from exchange_admin.documents.line_breaking import WORDS, broken, glued, lines_needed, pieces_of

# Thousandths of the type size. The gap stays below what readers of PDF take for a space between words.
_HAN_GAP = 80
_DOT_SIDE = 85
_HALF_SQUARE, _SQUARE = 500, 900  # a square is a little narrower where Latin follows
_EMPTY_AFTER = frozenset("，。、；：？！）》」』】〉〕”’")  # the ink stands in the left half of the square
_EMPTY_BEFORE = frozenset("（《「『【〈〔“‘")
_SHARES = {"left": 0.0, "centre": 0.5, "right": 1.0}
_KEPT = 500  # of each sort of thing that was set: the words that papers share, not the people


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `tracking` (added after each character) in points, `colour` as RRGGBB, `leading` in type sizes."""

    typeface: Typeface
    size: float
    colour: str = "20242D"
    tracking: float = 0.0
    leading: float = 1.4


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One set line; `width` in points. Compared by identity, so that looking it up reads none of its numbers."""

    text: str
    runs: tuple[Run, ...]
    style: Style
    width: float
    tightened: bool = False
    """Whether neighbouring Chinese marks share the emptiness between them."""

    @property
    def hanging(self) -> tuple[float, float]:
        """Points at either end that only look empty: Chinese opening and closing marks fill half of their square."""
        if not self.runs:
            return 0.0, 0.0
        before = self.text[:1] in _EMPTY_BEFORE and self.runs[0].advances[0] >= _SQUARE
        after = self.text[-1:] in _EMPTY_AFTER and self.runs[-1].advances[-1] >= _SQUARE
        half = self.style.size * _HALF_SQUARE / 1000
        return half * before, half * after


class Typesetter:
    """Sets texts with the faces of `fonts`; what was set last is kept, because certificates repeat their words.

    `whole_words` are Chinese words of two characters that no line parts.
    """

    def __init__(self, fonts: Fonts, whole_words: Set[str] = WORDS) -> None:
        self.fonts, self.whole_words = fonts, whole_words
        self._runs = lru_cache(_KEPT)(self._set)
        self._lines = lru_cache(_KEPT)(self._one_line)
        self._joined_lines = lru_cache(_KEPT)(self._one_joined)
        self._paragraphs = lru_cache(_KEPT)(self._broken)
        self._wholes = lru_cache(_KEPT)(self._whole)

    def line(self, text: str, style: Style, language: str = "") -> Line:
        """`text` on one line, however wide."""
        return self._lines(text, style, language)

    def joined(self, parts: Sequence[tuple[str, str]], separator: str, style: Style) -> Line:
        """One line of several (text, language), each set by the habits of its language."""
        return self._joined_lines(tuple(parts), separator, style)

    def paragraph(self, text: str, style: Style, language: str, width: float) -> tuple[Line, ...]:
        """`text` in as few lines as fit into `width` points, these of nearly the same length."""
        return self._paragraphs(text, style, language, width)

    def lines_needed(self, text: str, style: Style, language: str, width: float) -> int:
        """How many lines `paragraph` has, without setting it."""
        return lines_needed(self._wholes(text, style.typeface, language).pieces, width * 1000 / style.size)

    def fitting(self, text: str, style: Style, language: str, width: float, smallest: float) -> Style:
        """`style`, smaller down to `smallest` where a word of the paragraph is wider than `width` and would be cut."""
        widest = self._wholes(text, style.typeface, language).widest
        if widest * style.size <= width * 1000:
            return style
        return sized(style, max(width * 1000 / widest // 0.1 * 0.1, min(smallest, style.size)))

    def shrunk(
        self, text: str, style: Style, language: str, width: float, *, smallest: float, lines: int = 2
    ) -> tuple[Line, ...]:
        """`text` on one line, smaller by half points down to `smallest`; then on up to `lines` lines, again shrinking.

        Never wider than `width`. More lines than `lines` come back when even the smallest size needs them.
        """
        text = plain(text)
        whole = self.line(text, style, language)
        if whole.width <= width:
            return (whole,)
        size = style.size * width / whole.width // 0.5 * 0.5
        if size >= smallest:
            return (self.line(text, sized(style, size), language),)
        size = max(smallest, min(style.size, smallest * 1.4) // 0.5 * 0.5)
        while size > smallest and self.lines_needed(text, sized(style, size), language, width) > lines:
            size = max(smallest, size - 0.5)
        return self.paragraph(text, sized(style, size), language, width)

    def _set(self, text: str, typeface: Typeface, chinese: bool) -> tuple[Run, ...]:
        return _apart(self.fonts.runs(text, typeface, chinese=chinese), chinese)

    def _one_line(self, text: str, style: Style, language: str) -> Line:
        return _line(text, self._runs(text, style.typeface, language == "zh"), style)

    def _one_joined(self, parts: tuple[tuple[str, str], ...], separator: str, style: Style) -> Line:
        between = self._runs(separator, style.typeface, False)
        runs: tuple[Run, ...] = ()
        for text, language in parts:
            runs += (between if runs else ()) + self._runs(plain(text), style.typeface, language == "zh")
        return _line(separator.join(plain(text) for text, _ in parts), runs, style)

    def _broken(self, text: str, style: Style, language: str, width: float) -> tuple[Line, ...]:
        whole = self._wholes(text, style.typeface, language)
        spans = broken(whole.pieces, width * 1000 / style.size)
        return tuple(_line(whole.text[start:end], whole.between(start, end), style) for start, end in spans)

    def _whole(self, text: str, typeface: Typeface, language: str) -> _Whole:
        text, chinese = plain(text), language == "zh"
        text = glued(text, language)
        alone = self.fonts.runs(text, typeface, chinese=chinese)
        return _Whole(text, language, _apart(alone, chinese), _advances(alone), self.whole_words)


class _Whole:
    """A text set on one endless line, from which the lines of a paragraph are taken."""

    def __init__(
        self, text: str, language: str, runs: tuple[Run, ...], alone: Sequence[float], words: Set[str]
    ) -> None:
        self.text = text
        self.pieces = pieces_of(text, language, _advances(runs), alone, words)
        self.widest = max((piece.body for piece in self.pieces), default=0.0)
        self._runs = runs
        self._alone = alone

    def between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of these characters; the last one keeps no space to what followed it."""
        taken: list[Run] = []
        place = 0
        for run in self._runs:
            first, last = max(start - place, 0), min(end - place, len(run.text))
            if first < last:
                taken.append(_part(run, first, last))
            place += len(run.text)
        if taken:
            taken[-1] = replace(taken[-1], advances=(*taken[-1].advances[:-1], self._alone[end - 1]))
        return tuple(taken)


def _part(run: Run, first: int, last: int) -> Run:
    if last - first == len(run.text):
        return run
    return Run(run.face, run.text[first:last], run.advances[first:last], run.shifts[first:last])


def sized(style: Style, size: float) -> Style:
    """The same style in another size, its tracking in proportion."""
    return replace(style, size=size, tracking=style.tracking * size / style.size)


def aligned(line: Line, left: float, room: float = 0.0, align: str = "left") -> float:
    """Where `line` begins, so that to the eye it stands left, centre or right in `room` points from `left`."""
    before, after = line.hanging
    return left - before + (room - line.width + before + after) * _SHARES[align]


def _line(text: str, runs: tuple[Run, ...], style: Style) -> Line:
    width = sum(run.width for run in runs) * style.size / 1000 + style.tracking * max(len(text) - 1, 0)
    return Line(text, runs, style, width, any(_tight(*pair) for pair in pairwise(text)))


def _apart(runs: tuple[Run, ...], chinese: bool) -> tuple[Run, ...]:
    """Chinese spacing: a hair between Han and letters or digits, no double emptiness between neighbouring marks."""
    text = "".join(run.text for run in runs)
    if not any(map(is_han, text)):
        return runs
    changes = [*(_change(left, right, chinese) for left, right in pairwise(text)), _DOT_SIDE if text[-1] == "·" else 0]
    made, start = [], 0
    for run in runs:
        end = start + len(run.text)
        if any(changes[start:end]):
            advances = zip(run.advances, changes[start:end], strict=True)
            run = replace(run, advances=tuple(advance + change for advance, change in advances))
        made.append(run)
        start = end
    return tuple(made)


def _advances(runs: Sequence[Run]) -> list[float]:
    return [advance for run in runs for advance in run.advances]


def _change(left: str, right: str, chinese: bool) -> int:
    if _tight(left, right) and is_square(left, chinese=chinese) and is_square(right, chinese=chinese):
        return -_HALF_SQUARE
    if "·" in (left, right) and (is_han(left) or is_han(right)):
        return _DOT_SIDE
    return _HAN_GAP if _touch(left, right) or _touch(right, left) else 0


def _tight(left: str, right: str) -> bool:
    """Whether both marks have emptiness where they meet, or face the same way."""
    after = left in _EMPTY_AFTER and (right in _EMPTY_AFTER or right in _EMPTY_BEFORE)
    return after or (left in _EMPTY_BEFORE and right in _EMPTY_BEFORE)


def _touch(han: str, other: str) -> bool:
    return is_han(han) and han.isalpha() and other.isalnum() and not is_han(other)
