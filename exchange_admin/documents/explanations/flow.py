"""Blocks of marks laid down one below the other, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, BoxMark, Mark, RuleMark, TextMark
from exchange_admin.documents.typesetting import Line, Style, Typesetter, aligned

WIDTH, HEIGHT = A4_PORTRAIT
LEFT, TOP, BOTTOM = 20 * MM, HEIGHT - 17 * MM, 15 * MM
MEASURE = WIDTH - 2 * LEFT
"""Width of the text; distances are points from the lower left corner of the page."""


@dataclass(slots=True)
class Flow:
    """`y` is where the next block begins, measured from below; a block that has no room begins a new page."""

    setter: Typesetter
    language: str
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP

    @property
    def marks(self) -> list[Mark]:
        return self.pages[-1]

    def room_for(self, height: float) -> None:
        """Begins a new page when less than `height` is left, unless the page is empty."""
        if self.y - height < BOTTOM and self.y < TOP:
            self.pages.append([])
            self.y = TOP

    def space(self, height: float) -> None:
        self.y -= height

    def text(self, text: str, style: Style, *, x: float = LEFT, width: float = MEASURE) -> None:
        """A paragraph; its lines never part from each other unless they fill a page."""
        lines = self.lines(text, style, width)
        self.room_for(style.size * style.leading * min(len(lines), 20))
        for line in lines:
            self.room_for(style.size * style.leading)
            self.y -= style.size * style.leading
            self.put(line, aligned(line, x), self.y + style.size * (style.leading - 1) / 2 + style.size * 0.16)

    def lines(self, text: str, style: Style, width: float) -> Sequence[Line]:
        return self.setter.paragraph(text, style, self.language, width)

    def fitted(self, text: str, style: Style, width: float, smallest: float) -> Line | None:
        """`text` on one line of at most `width`: smaller down to `smallest`, else cut, else None."""
        for length in range(len(text), 0, -1):
            shown = text if length == len(text) else f"{text[:length].rstrip()}…"
            lines = self.setter.shrunk(shown, style, self.language, width, smallest=smallest, lines=1)
            if len(lines) == 1 and lines[0].width <= width:
                return lines[0]
        return None

    def put(self, line: Line, x: float, y: float) -> None:
        self.marks.append(TextMark(x, y, line))

    def centred(self, line: Line, x: float, y: float) -> None:
        self.put(line, x - line.width / 2, y)

    def rule(self, y: float, colour: str, width: float = 0.5) -> None:
        self.marks.append(RuleMark(LEFT, y, LEFT + MEASURE, y, width, colour))

    def box(self, x: float, y: float, across: float, high: float, colour: str) -> None:
        self.marks.append(BoxMark(x, y, across, high, colour))
