"""How a block of a design fills its box: as large as it fits, in lines that are kerned and evenly broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.designs.paper_words import PaperWords
from exchange_admin.documents.designs.spec import MUTED, Block, Box, Look, Paragraph
from exchange_admin.documents.drawing import MM, TextMark
from exchange_admin.documents.fonts import SANS, SANS_STRONG, SERIF, SERIF_STRONG, Typeface, is_han, plain
from exchange_admin.documents.line_breaking import NBSP
from exchange_admin.documents.typesetting import Line, Style, Typesetter, aligned

SEPARATOR = f"{NBSP}{NBSP}·{NBSP} "
GUTTER = 9.0
"""Millimetres between columns of two languages."""

_FACES: dict[tuple[str, bool], Typeface] = {
    ("serif", False): SERIF,
    ("serif", True): SERIF_STRONG,
    ("sans", False): SANS,
    ("sans", True): SANS_STRONG,
}
_KEPT = 500  # laid texts
_STEP = 0.5  # points by which the leading size goes down
_SHORT = 10  # characters of a Chinese text that is given air
_CENTRE = 0.37  # of the size above the baseline: the middle of capitals and of Chinese characters


@dataclass(frozen=True, slots=True)
class Said:
    """A text in one language as it is to be set; `above` points of room before it."""

    text: str
    language: str
    look: Look
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """Marks in points from the lower left corner; `too_long` is a text for which there is no room."""

    marks: tuple[TextMark, ...] = ()
    too_long: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    above: float
    high: float
    line: Line


class BlockLayout:
    """Lays out blocks on pages `page_high` points high; what was laid once is kept: papers repeat their words."""

    def __init__(self, typesetter: Typesetter, page_high: float) -> None:
        self._set, self._high = typesetter, page_high
        self._known: dict[tuple[object, ...], Laid] = {}

    def block(self, block: Block, words: Sequence[PaperWords]) -> Laid:
        """What the block says in the languages of the paper; nothing when no paragraph has anything to say."""
        chosen = {"all": words, "first": words[:1], "others": words[1:]}[block.languages]
        if block.arrangement != "columns" or len(chosen) < 2:
            return self.texts(block, self._said(block, chosen), block.box)
        across = (block.box.across - GUTTER * (len(chosen) - 1)) / len(chosen)
        boxes = [replace(block.box, x=block.box.x + n * (across + GUTTER), across=across) for n in range(len(chosen))]
        said = [self._said(block, [one]) for one in chosen]
        scale = self._scale(block, said, boxes[0])
        level = self._level(said, across * MM, scale)
        laid = [self._laid(block, one, box, scale) for one, box in zip(level, boxes, strict=True)]
        marks = tuple(mark for one in laid for mark in one.marks)
        return Laid(marks, next((one.too_long for one in laid if one.too_long), ""))

    def width(self, text: str, look: Look) -> float:
        """Of a text on one line, in points."""
        return self._set.line(text, _style(Said(text, "", look), 1.0), "").width

    def texts(self, block: Block, said: Sequence[Said], box: Box) -> Laid:
        """These texts in the box by the rules of `block`, as large as they fit."""
        if not said:
            return Laid()
        key = (block.arrangement, block.align, block.stand, box, *said)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[key] = self._laid(block, said, box, self._scale(block, [said], box))
        return known

    def _said(self, block: Block, chosen: Sequence[PaperWords]) -> list[Said]:
        """The texts in order, equal ones once: a number is the same in every language."""
        found: dict[str, Said] = {}
        for place, words in enumerate(chosen):
            look = block.later if place and block.later else block.look
            if block.alone and len(chosen) == 1 and block.languages == "all":
                look = replace(look, size=block.alone)
            for said in self._in_language(block, words, look):
                above = block.gap if found and not said.above else said.above
                found.setdefault(said.text, replace(said, above=above if found else 0.0))
        return list(found.values())

    def _in_language(self, block: Block, words: PaperWords, look: Look) -> Iterator[Said]:
        for paragraph in block.paragraphs:
            if not words.holds(paragraph.when):
                continue
            if paragraph.rows:
                yield from _table(paragraph, words, look, block.gap)
            elif text := plain(words.fill(paragraph.text.best(words.language))):
                yield Said(text, _habits(text, words.language), look)

    def _scale(self, block: Block, columns: Sequence[Sequence[Said]], box: Box) -> float:
        """The largest share of its size at which every column fits a box of this size; 0 when nothing helps."""
        said = [one for column in columns for one in column]
        if not said:
            return 1.0
        lead = max(said[0].look.size, 1.0)
        smallest = max(min(one.look.smallest / one.look.size, 1.0) for one in said)
        scale = 1.0
        while True:
            if all(self._fits(block, one, box, scale) for one in self._level(columns, box.across * MM, scale)):
                return scale
            if scale <= smallest:
                return 0.0
            scale = max(scale - _STEP / lead, smallest)

    def _level(self, columns: Sequence[Sequence[Said]], width: float, scale: float) -> Sequence[Sequence[Said]]:
        """The columns with room so that what says the same in two languages begins at one height."""
        if len(columns) < 2 or not scale or len({len(column) for column in columns}) > 1:
            return columns
        heights = [[self._height(one, width, scale) for one in column] for column in columns]
        tallest = [max(beside) for beside in zip(*heights, strict=True)]
        short = [[0.0, *(t - own for t, own in zip(tallest, column, strict=True))] for column in heights]
        return [
            [replace(one, above=one.above + room / scale) for one, room in zip(column, rooms, strict=False)]
            for column, rooms in zip(columns, short, strict=True)
        ]

    def _height(self, said: Said, width: float, scale: float) -> float:
        style = self._style(said, scale, width)
        return self._set.lines_needed(said.text, style, said.language, width) * style.size * style.leading

    def _fits(self, block: Block, said: Sequence[Said], box: Box, scale: float) -> bool:
        if len(said) > 1 and block.arrangement == "beside" and self._joined(said, scale).width <= box.across * MM:
            return said[0].look.size * scale * said[0].look.leading <= box.high * MM + 0.01
        high = 0.0
        for one in said:
            style = self._style(one, scale, box.across * MM)
            lines = self._set.lines_needed(one.text, style, one.language, box.across * MM)
            high += one.above * scale + lines * style.size * style.leading
            if lines == 1 and self._set.line(one.text, style, one.language).width > box.across * MM + 0.01:
                return False
        return high <= box.high * MM + 0.01

    def _laid(self, block: Block, said: Sequence[Said], box: Box, scale: float) -> Laid:
        too_long = "" if scale or not said else max((one.text for one in said), key=len)
        rows = list(self._rows(block, said, box, scale or max(one.look.smallest / one.look.size for one in said)))
        spare = box.high * MM - sum(row.above + row.high for row in rows)
        y = self._high - box.y * MM - spare * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.stand]
        marks = []
        for row in rows:
            y -= row.above + row.high
            x = aligned(row.line, box.x * MM, box.across * MM, block.align)
            marks.append(TextMark(x, y + row.high / 2 - row.line.style.size * _CENTRE, row.line))
        return Laid(tuple(marks), too_long)

    def _rows(self, block: Block, said: Sequence[Said], box: Box, scale: float) -> Iterator[_Row]:
        if len(said) > 1 and block.arrangement == "beside":
            line = self._joined(said, scale)
            if line.width <= box.across * MM:
                yield _Row(0, line.style.size * line.style.leading, line)
                return
        for one in said:
            style = self._style(one, scale, box.across * MM)
            for place, line in enumerate(self._set.paragraph(one.text, style, one.language, box.across * MM)):
                yield _Row(0 if place else one.above * scale, style.size * style.leading, line)

    def _style(self, said: Said, scale: float, width: float) -> Style:
        """No word is cut while it can be set smaller."""
        smallest = said.look.smallest
        return self._set.fitting(said.text, _style(said, scale), said.language, width, smallest)

    def _joined(self, said: Sequence[Said], scale: float) -> Line:
        return self._set.joined([(one.text, one.language) for one in said], SEPARATOR, _style(said[0], scale))


def _table(paragraph: Paragraph, words: PaperWords, look: Look, gap: float) -> Iterator[Said]:
    """Labels small above their values, so that columns of two languages have room for long names."""
    label = replace(look, size=max(look.size * 0.76, 5.0), smallest=5.0, colour=MUTED, strong=False, leading=1.3)
    plainly = replace(look, leading=1.35)
    leading = replace(plainly, size=look.size * 1.14, strong=True)
    for name, said, values in words.rows(paragraph.rows):
        yield Said(plain(said), words.language, label, above=gap)
        for place, value in enumerate(values):
            yield Said(plain(value), "", leading if name == "name" and not place else plainly, above=0.01)


def _style(said: Said, scale: float) -> Style:
    look = said.look
    size, tracking = look.size, look.tracking
    if _is_short_han(said.text):
        size, tracking = look.han_size or size, look.han_tracking or tracking
    face = _FACES[look.family, look.strong]
    return Style(face, round(size * scale, 2), look.colour, round(tracking * scale, 3), look.leading)


def _is_short_han(text: str) -> bool:
    # Beyond U+FFFF tracking would tear what is copied
    return len(text) <= _SHORT and all(is_han(character) and character <= "\uffff" for character in text)


def _habits(text: str, language: str) -> str:
    """The language whose habits of setting a text follows: a name in letters has none of Chinese."""
    return "" if language == "zh" and not any(map(is_han, text)) else language
