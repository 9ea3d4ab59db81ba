"""What can be set about each part of a design, as data: the panel at the right is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from exchange_admin.services.certificates.design_parts import (
    CODE_SIDES,
    SIGNED_ABOVE,
    SIGNED_ACROSS,
    SIGNED_BELOW,
    STAMP_SIDES,
    Group,
)
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

Sort = Literal["number", "choice", "flag", "colour", "image", "words", "line", "kinds"]


@dataclass(frozen=True, slots=True)
class Setting:
    """`path` leads into the part, `label` is marked for translation.

    `low`, `high` and `step` are those of a number; `choices` pairs of word and marked text. A `wide` one takes a line
    of its own; a `head` stands above the first of several that belong together.
    """

    path: str
    sort: Sort
    label: str
    low: float = 0.0
    high: float = 420.0
    step: float = 1.0
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    head: str = ""


_LANGUAGES = (
    ("all", QT_TRANSLATE_NOOP("DesignSettings", "All of the paper")),
    ("first", QT_TRANSLATE_NOOP("DesignSettings", "The leading one")),
    ("others", QT_TRANSLATE_NOOP("DesignSettings", "The others")),
)
_ARRANGEMENTS = (
    ("below", QT_TRANSLATE_NOOP("DesignSettings", "One below the other")),
    ("beside", QT_TRANSLATE_NOOP("DesignSettings", "On one line")),
    ("columns", QT_TRANSLATE_NOOP("DesignSettings", "Side by side")),
)
_FAMILIES = (
    ("serif", QT_TRANSLATE_NOOP("DesignSettings", "Serif")),
    ("sans", QT_TRANSLATE_NOOP("DesignSettings", "Sans serif")),
)
_ALIGNMENTS = (
    ("left", QT_TRANSLATE_NOOP("DesignSettings", "Left")),
    ("centre", QT_TRANSLATE_NOOP("DesignSettings", "Centre")),
    ("right", QT_TRANSLATE_NOOP("DesignSettings", "Right")),
)
_STANDS = (
    ("top", QT_TRANSLATE_NOOP("DesignSettings", "Top")),
    ("middle", QT_TRANSLATE_NOOP("DesignSettings", "Middle")),
    ("bottom", QT_TRANSLATE_NOOP("DesignSettings", "Bottom")),
)
_FRAMES = (
    ("none", QT_TRANSLATE_NOOP("DesignSettings", "None")),
    ("single", QT_TRANSLATE_NOOP("DesignSettings", "Single")),
    ("double", QT_TRANSLATE_NOOP("DesignSettings", "Double")),
    ("corners", QT_TRANSLATE_NOOP("DesignSettings", "Corners")),
)
_PAPERS = (("A4", "A4"), ("A3", "A3"))
_PLACE = QT_TRANSLATE_NOOP("DesignSettings", "Place, mm")
_LEFT = QT_TRANSLATE_NOOP("DesignSettings", "From the left")
_TOP = QT_TRANSLATE_NOOP("DesignSettings", "From the top")
_WIDTH = QT_TRANSLATE_NOOP("DesignSettings", "Width")
_HEIGHT = QT_TRANSLATE_NOOP("DesignSettings", "Height")
_TYPEFACE = QT_TRANSLATE_NOOP("DesignSettings", "Typeface")
_BOLD = QT_TRANSLATE_NOOP("DesignSettings", "Bold")
_SIZE = QT_TRANSLATE_NOOP("DesignSettings", "Size")
_LEAST = QT_TRANSLATE_NOOP("DesignSettings", "At least")
_SPACING = QT_TRANSLATE_NOOP("DesignSettings", "Letter spacing")
_COLOUR = QT_TRANSLATE_NOOP("DesignSettings", "Colour")
_PICTURE = QT_TRANSLATE_NOOP("DesignSettings", "Picture")

_BOX = (
    Setting("box.x", "number", _LEFT, head=_PLACE),
    Setting("box.y", "number", _TOP),
    Setting("box.across", "number", _WIDTH, low=0.2),
    Setting("box.high", "number", _HEIGHT, low=0.2),
)
_TYPE = (
    Setting(
        "look.family",
        "choice",
        _TYPEFACE,
        choices=_FAMILIES,
        head=QT_TRANSLATE_NOOP("DesignSettings", "Type, pt"),
    ),
    Setting("look.strong", "flag", _BOLD),
    Setting("look.size", "number", _SIZE, low=4, high=120, step=0.5),
    Setting("look.smallest", "number", _LEAST, low=4, high=120, step=0.5),
    Setting("look.leading", "number", QT_TRANSLATE_NOOP("DesignSettings", "Line spacing"), low=1, high=3, step=0.05),
    Setting("look.tracking", "number", _SPACING, high=40, step=0.1),
    Setting("look.colour", "colour", _COLOUR, wide=True),
)
_HAN = (
    Setting(
        "look.han_size",
        "number",
        _SIZE,
        high=120,
        step=0.5,
        head=QT_TRANSLATE_NOOP("DesignSettings", "Chinese characters alone, pt (0: as the others)"),
    ),
    Setting("look.han_tracking", "number", _SPACING, high=40, step=0.5),
)
_LATER = (
    Setting(
        "later",
        "flag",
        QT_TRANSLATE_NOOP("DesignSettings", "Set differently"),
        wide=True,
        head=QT_TRANSLATE_NOOP("DesignSettings", "Languages that do not lead"),
    ),
    Setting("later.family", "choice", _TYPEFACE, choices=_FAMILIES),
    Setting("later.strong", "flag", _BOLD),
    Setting("later.size", "number", _SIZE, low=4, high=120, step=0.5),
    Setting("later.smallest", "number", _LEAST, low=4, high=120, step=0.5),
    Setting("later.colour", "colour", _COLOUR, wide=True),
)

SETTINGS: Mapping[Group, tuple[Setting, ...]] = {
    "page": (
        Setting("names", "line", QT_TRANSLATE_NOOP("DesignSettings", "Name of the design"), wide=True),
        Setting("kinds", "kinds", QT_TRANSLATE_NOOP("DesignSettings", "For"), wide=True),
        Setting("paper", "choice", QT_TRANSLATE_NOOP("DesignSettings", "Paper"), choices=_PAPERS),
        Setting("upright", "flag", QT_TRANSLATE_NOOP("DesignSettings", "Upright")),
        Setting("margin", "number", QT_TRANSLATE_NOOP("DesignSettings", "Margin, mm"), high=40),
        Setting("most_languages", "number", QT_TRANSLATE_NOOP("DesignSettings", "Languages at most"), low=1, high=3),
        Setting("background", "image", QT_TRANSLATE_NOOP("DesignSettings", "Background picture"), wide=True),
    ),
    "frame": (
        Setting("style", "choice", QT_TRANSLATE_NOOP("DesignSettings", "Lines"), choices=_FRAMES),
        Setting("inset", "number", QT_TRANSLATE_NOOP("DesignSettings", "From the edge, mm"), low=2, high=60, step=0.5),
        Setting("weight", "number", QT_TRANSLATE_NOOP("DesignSettings", "Thickness, pt"), low=0.2, high=10, step=0.1),
        Setting("colour", "colour", _COLOUR, wide=True),
    ),
    "pictures": (Setting("image", "image", _PICTURE, wide=True), *_BOX),
    "bars": (*_BOX, Setting("colour", "colour", _COLOUR, wide=True)),
    "blocks": (
        *_BOX,
        Setting(
            "align",
            "choice",
            QT_TRANSLATE_NOOP("DesignSettings", "Across"),
            choices=_ALIGNMENTS,
            head=QT_TRANSLATE_NOOP("DesignSettings", "Standing"),
        ),
        Setting("stand", "choice", QT_TRANSLATE_NOOP("DesignSettings", "Down"), choices=_STANDS),
        Setting("languages", "choice", QT_TRANSLATE_NOOP("DesignSettings", "Languages"), choices=_LANGUAGES, wide=True),
        Setting(
            "arrangement",
            "choice",
            QT_TRANSLATE_NOOP("DesignSettings", "Several languages"),
            choices=_ARRANGEMENTS,
            wide=True,
        ),
        *_TYPE,
        Setting("gap", "number", QT_TRANSLATE_NOOP("DesignSettings", "Between paragraphs"), high=60, step=0.5),
        Setting("alone", "number", QT_TRANSLATE_NOOP("DesignSettings", "Size if one language"), high=120, step=0.5),
        *_HAN,
        *_LATER,
    ),
    "signatories": (
        Setting("name", "line", QT_TRANSLATE_NOOP("DesignSettings", "Always signed by"), wide=True),
        Setting("position", "line", QT_TRANSLATE_NOOP("DesignSettings", "Position"), wide=True),
        Setting("image", "image", QT_TRANSLATE_NOOP("DesignSettings", "Scanned signature"), wide=True),
        Setting("x", "number", _LEFT, head=_PLACE),
        Setting("y", "number", _TOP),
        Setting("across", "number", _WIDTH, low=SIGNED_ACROSS),
        Setting("above", "number", QT_TRANSLATE_NOOP("DesignSettings", "Room above"), *SIGNED_ABOVE),
        Setting("below", "number", QT_TRANSLATE_NOOP("DesignSettings", "Room below"), *SIGNED_BELOW),
        *(one for one in _TYPE if one.path not in ("look.leading", "look.tracking")),
    ),
    "stamp": (
        Setting("x", "number", _LEFT, head=QT_TRANSLATE_NOOP("DesignSettings", "Middle of the seal, mm")),
        Setting("y", "number", _TOP),
        Setting("across", "number", QT_TRANSLATE_NOOP("DesignSettings", "Kept clear"), *STAMP_SIDES),
        Setting("ring", "flag", QT_TRANSLATE_NOOP("DesignSettings", "Dotted circle")),
    ),
    "code": (
        Setting("x", "number", _LEFT, head=QT_TRANSLATE_NOOP("DesignSettings", "Upper right corner, mm")),
        Setting("y", "number", _TOP),
        Setting("across", "number", QT_TRANSLATE_NOOP("DesignSettings", "Kept clear"), *CODE_SIDES),
    ),
}
"""By group of the part. What leads through a part that is not there (`later.`) is not shown."""
