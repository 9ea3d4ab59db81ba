"""What a design of a paper is made of. Measures are millimetres from the upper left corner, sizes of type points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.rules.usual_settings import STAMP_MM

Paper = Literal["A4", "A3"]
Family = Literal["serif", "sans"]
Align = Literal["left", "centre", "right"]
Stand = Literal["top", "middle", "bottom"]
Which = Literal["all", "first", "others"]
Arrangement = Literal["below", "beside", "columns"]
FrameStyle = Literal["none", "single", "double", "corners"]

INK, MUTED, GREY, GOLD, GOLD_TEXT, BLUE, RED = "20242D", "4A4F59", "6B6F78", "A8894A", "86682C", "2B4A7D", "9A2B2B"
PALETTE = (INK, MUTED, GREY, GOLD, GOLD_TEXT, BLUE, RED)
"""Colours offered first; any other is written as RRGGBB."""

NOTHING = Trilingual()

CODE_MM = 25.0
"""Least side of the square kept for the code: the largest symbol at its least size (rulings 28)."""

OFFICE_LOGO, SIGNATURE = "office.logo", "signatory.signature"
"""Names that stand for the picture that the office or the signatory of each paper has; others are SHA-256 of bytes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A region of the page."""

    x: float
    y: float
    across: float
    high: float

    def overlaps(self, other: Box) -> bool:
        """Whether both have more than an edge in common."""
        beside = self.x + self.across <= other.x or other.x + other.across <= self.x
        return not beside and self.y < other.y + other.high and other.y < self.y + self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a text is set. What does not fit is made smaller down to `smallest`; then it wraps, then a person is told.

    `leading` counts in type sizes. `han_size` and `han_tracking` are for short texts of Chinese characters alone, which
    ask for larger type and for air; 0: as the others.
    """

    size: float = 12.0
    family: Family = "serif"
    strong: bool = False
    colour: str = INK
    tracking: float = 0.0
    leading: float = 1.4
    smallest: float = 7.0
    han_size: float = 0.0
    han_tracking: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when the paper states `fact` (a placeholder), where given as `value`; `unless` turns it round."""

    fact: str
    value: str = ""
    unless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text with `{placeholders}`, or the table of particulars named in `rows`. There when all of `when` hold."""

    text: Trilingual = NOTHING
    rows: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs in a box. `name` is its own in the design.

    `languages`: of those of the paper all, the leading one, or the others. Of several languages each stands below the
    one before, on the same line where it fits, or in a column of its own. `later` is the look of those that do not
    lead, `alone` the size (points) where there is only one; both as the leading one when left out. `gap` stands
    between paragraphs and between languages (points).
    """

    name: str
    box: Box
    paragraphs: tuple[Paragraph, ...]
    look: Look = Look()
    later: Look | None = None
    alone: float = 0.0
    align: Align = "centre"
    stand: Stand = "top"
    languages: Which = "all"
    arrangement: Arrangement = "below"
    gap: float = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as large as its box allows, undistorted, in its middle. `image` is empty as long as none was chosen."""

    name: str
    box: Box
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A filled rectangle: a band of colour or, when thin, a rule."""

    box: Box
    colour: str = GREY


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Drawn as strokes of `weight` points, `inset` from the edge of the paper."""

    style: FrameStyle = "double"
    colour: str = GOLD
    inset: float = 11.0
    weight: float = 2.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The middle of the seal and the diameter kept clear for it; the office's own, where that is known and larger.

    `ring`: a dotted circle shows the place, with the words for it in `family`.
    """

    x: float
    y: float
    across: float = float(STAMP_MM)
    ring: bool = True
    family: Family = "serif"

    @property
    def square(self) -> Box:
        """Around the circle."""
        return Box(self.x - self.across / 2, self.y - self.across / 2, self.across, self.across)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs on a rule `across` long, names and positions in `look` in the room `below` it.

    Without a `name` it is the signatory chosen when the paper is issued. `image` is a scanned signature in the room
    `above` the rule.
    """

    x: float
    y: float
    across: float = 62.0
    name: Trilingual = NOTHING
    position: Trilingual = NOTHING
    image: str = ""
    above: float = 14.0
    below: float = 22.0
    look: Look = Look(size=9.5, leading=1.32, smallest=5.5)
    later: Look = Look(size=8.5, colour=MUTED, leading=1.32, smallest=5.5)


@dataclass(frozen=True, slots=True)
class Code:
    """The upper right corner of the code and the side of the square kept for it. The symbol is 20 mm large, one of
    many modules 25 mm (rulings 28), and grows as the square does."""

    x: float
    y: float
    across: float = CODE_MM

    @property
    def square(self) -> Box:
        return Box(self.x - self.across, self.y, self.across, self.across)


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignSpec:
    """One design. `names` are what the office calls it, `kinds` the kinds of paper that it prints.

    `margin` is what printers leave blank: nothing stands nearer to the edge. `background` is a picture under
    everything (SHA-256), as large as the paper. `most_languages` is for how many there is room.
    """

    names: Trilingual
    kinds: tuple[str, ...]
    paper: Paper = "A4"
    upright: bool = False
    margin: float = 6.0
    frame: Frame = Frame(style="none")
    background: str = ""
    pictures: tuple[Picture, ...] = ()
    bars: tuple[Bar, ...] = ()
    blocks: tuple[Block, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    stamp: Stamp | None = None
    code: Code | None = None
    most_languages: int = 3

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        short, long = (210.0, 297.0) if self.paper == "A4" else (297.0, 420.0)
        return (short, long) if self.upright else (long, short)

    @property
    def images(self) -> frozenset[str]:
        """SHA-256 of every picture that the design itself brings along."""
        named = {self.background, *(p.image for p in self.pictures), *(s.image for s in self.signatories)}
        return frozenset(named - {"", OFFICE_LOGO, SIGNATURE})
