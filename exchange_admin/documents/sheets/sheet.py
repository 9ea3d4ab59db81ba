"""Pages of a paper: blocks laid down one below the other, a running head from the second page, a foot on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, Mark, RuleMark, TextMark
from exchange_admin.documents.sheets.words import SEPARATOR, Said, beside
from exchange_admin.documents.typesetting import Line, Style, Typesetter, aligned, sized
from exchange_admin.documents.verification.statement import Line as StatedLine

INK, MUTED, LINE, SHADE = "20242D", "5B606B", "9AA0AB", "F3F1EB"
WIDTH, HEIGHT = A4_PORTRAIT
LEFT = 18 * MM
MEASURE = WIDTH - 2 * LEFT
_SMALLEST = 5.5  # points of a word in a narrow column
TOP, BOTTOM = HEIGHT - 16 * MM, 17 * MM
"""Where text begins and ends. Distances are points from the lower left corner of the page."""


@dataclass(slots=True)
class Sheet:
    """`y` is where the next block begins; `on_new_page` draws what stands at the head of a further page.

    `size` is that of the pages: A4 upright, or another one with the same margins. `bottom` is where text ends, above
    the codes where pages have some. `stated` is what the codes of each page have to say; `beside` is the upper left
    corner of codes beside the signatory.
    """

    set: Typesetter
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP
    on_new_page: Callable[[Sheet], None] | None = None
    size: tuple[float, float] = A4_PORTRAIT
    bottom: float = BOTTOM
    stated: list[list[StatedLine]] = field(default_factory=lambda: [[]])
    beside: tuple[float, float] | None = None

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.size[0] - 2 * LEFT

    @property
    def top(self) -> float:
        return self.size[1] - (HEIGHT - TOP)

    @property
    def marks(self) -> list[Mark]:
        return self.pages[-1]

    def room_for(self, height: float) -> None:
        """Begins a new page when less than `height` is left on this one."""
        if self.y - height < self.bottom:
            self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.stated.append([])
        self.y = self.top
        if self.on_new_page is not None:
            self.on_new_page(self)

    def state(self, *lines: StatedLine) -> None:
        """Says in the codes of this page what has just been drawn on it."""
        self.stated[-1] += lines

    def put(self, line: Line, x: float, y: float) -> None:
        self.marks.append(TextMark(x, y, line))

    def rule(self, y: float, width: float, colour: str, left: float = LEFT, right: float | None = None) -> None:
        """Up to the right margin where nothing else is said."""
        self.marks.append(RuleMark(left, y, LEFT + self.measure if right is None else right, y, width, colour))

    def centred(self, text: str, style: Style, language: str, *, smallest: float, lines: int = 2) -> None:
        """A text in the middle, smaller where it must be, on up to `lines` lines."""
        for line in self.set.shrunk(text, style, language, self.measure, smallest=smallest, lines=lines):
            self.y -= line.style.size * style.leading
            self.put(line, aligned(line, LEFT, self.measure, "centre"), self.y)

    def paragraph(self, text: str, style: Style, language: str, *, x: float = LEFT, width: float = 0) -> None:
        """Lines that part from each other only where a page ends; as wide as the page where no `width` is given."""
        for line in self.set.paragraph(text, style, language, width or self.measure):
            self.room_for(style.size * style.leading)
            self.y -= style.size * style.leading
            self.put(line, aligned(line, x), self.y + style.size * 0.25)

    def pair(self, label: Said, value: Said, x: float, width: float, styles: tuple[Style, Style]) -> None:
        """The label small above its value; two languages of it beside each other where there is room."""
        small, style = styles
        self.y -= small.size * 1.3
        self.put(self.set.shrunk(beside(label), small, "", width, smallest=5.5, lines=1)[0], x, self.y + 1.5)
        self.one_line_or_more(value, style, x=x, width=width)

    def one_line_or_more(self, said: Said, style: Style, *, x: float = LEFT, width: float = 0) -> None:
        """Beside each other on one line, or each language in lines of its own."""
        width = width or self.measure
        together = self.set.joined(said, SEPARATOR, style)
        lines = (
            [together]
            if together.width <= width
            else [line for text, language in said for line in self.set.paragraph(text, style, language, width)]
        )
        for line in lines:
            self.y -= style.size * style.leading
            self.put(line, aligned(line, x), self.y + style.size * 0.3)

    def row(self, cells: Iterable[tuple[Block, float, bool]], height: float, padding: float) -> None:
        """Cells of a row that ends `height` below `y`, with their widths; those in the middle or left in their column,
        all of them in the middle of its height."""
        x = LEFT
        for cell, width, is_middle in cells:
            y = self.y - (height - cell.height) / 2
            for line in cell.lines:
                y -= line.style.size * line.style.leading
                at = aligned(line, x, width, "centre") if is_middle else aligned(line, x + padding)
                self.put(line, at, y + line.style.size * 0.32)
            x += width


@dataclass(frozen=True, slots=True)
class Block:
    """Lines below each other in a box of a given width, with the height that they take up."""

    lines: tuple[Line, ...]
    height: float


def heading(setter: Typesetter, said: Said, styles: tuple[Style, Style], width: float, *, whole_han: bool) -> Block:
    """That of a column, smaller where a word would be cut; with `whole_han` also where Chinese would go on below."""
    for percent in range(100, 60, -5):
        lead, second = (sized(style, style.size * percent / 100) for style in styles)
        widest = [
            setter.line(word, second if place else lead, language).width
            for place, (text, language) in enumerate(said)
            for word in (text.split() if language != "zh" else [text] if whole_han else [])
        ]
        if max(widest, default=0) <= width:
            break
    return block(setter, said, lead, second, width)


def block(setter: Typesetter, said: Said, lead: Style, second: Style, width: float) -> Block:
    """The leading language in `lead`, the second one in `second` below it."""
    lines: list[Line] = []
    for place, (text, language) in enumerate(said):
        style = setter.fitting(text, second if place else lead, language, width, _SMALLEST)
        lines += setter.paragraph(text, style, language, width)
    return Block(tuple(lines), sum(line.style.size * line.style.leading for line in lines))
