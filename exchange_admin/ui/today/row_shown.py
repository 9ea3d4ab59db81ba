"""What stands in a row of a block; painted by nobody yet."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.targets import Target

ONE_LINE, TWO_LINES = 30, 44
CLOSE_ONE, CLOSE_TWO = 26, 39
"""Heights, and those where there is little room."""
APART = 8
"""More, for the line above it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A day of the week above a day of the month, with its name where it is another month; without words the place is
    left free."""

    weekday: str = ""
    day: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour, and what is said below it."""

    hour: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Icon:
    name: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class RowShown:
    """`middle` stands in a second column of a row of one line, `second` below the title and makes two. `right` is a
    number or a few words in `tone`, `right_below` a verb below it, which leads to `verb` where it has a target of its
    own. `is_link` for what is only a link, `is_apart` for a
    line between it and the row above. `bar` are shares of one, drawn after the title."""

    title: str
    target: Target
    second: str = ""
    middle: str = ""
    right: str = ""
    tone: Tone | None = None
    second_tone: Tone | None = None
    right_below: str = ""
    verb: Target | None = None
    lead: Tile | Hour | Icon | None = None
    is_marked: bool = False
    is_link: bool = False
    is_apart: bool = False
    bar: tuple[tuple[float, Tone], ...] = ()

    def height(self, *, close: bool) -> int:
        """In pixels of the design."""
        two = bool(self.second or self.right_below)
        height = (CLOSE_TWO if two else CLOSE_ONE) if close else TWO_LINES if two else ONE_LINE
        return height + (APART if self.is_apart else 0)

    @property
    def spoken(self) -> str:
        day = f"{self.lead.weekday} {self.lead.day}".strip() if isinstance(self.lead, Tile) else ""
        hour = f"{self.lead.hour} {self.lead.below}".strip() if isinstance(self.lead, Hour) else ""
        parts = (day, hour, self.title, self.middle, self.second, self.right, self.right_below)
        return ", ".join(part for part in parts if part)
