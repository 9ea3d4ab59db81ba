"""What an explanation page says, ready in one language: every text is final, only its place is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

COUNTED = (0.3, 0.17, 0.18, 0.18, 0.17)
"""Parts of the width of a distribution: grade, count, share, cumulative share, exact fraction."""

SIDE_BY_SIDE = (0.51, 0.38, 0.11)
"""Of a comparison of rules: the rule, how it works, the mark."""


class Stress(StrEnum):
    """How a part of a picture or a row of a table stands out."""

    PLAIN = "plain"
    COMPARED = "compared"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Segment:
    """A grade between two shares of all passing marks, best first; `share` is how much that is, in words."""

    label: str
    share: str
    low: Fraction
    high: Fraction
    stress: Stress = Stress.PLAIN


@dataclass(frozen=True, slots=True)
class Bar:
    """One distribution as a bar of segments."""

    title: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Two distributions one above the other, and the part of the host's that the mark takes up."""

    host: Bar
    home: Bar
    low: Fraction
    high: Fraction
    low_label: str
    high_label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A passing range from its lowest pass (left) to its best (right), and what stands at the mark."""

    title: str
    left: str
    right: str
    mark: str


@dataclass(frozen=True, slots=True)
class Axes:
    """Two passing ranges with the mark at the same place of both; `place` is 0 at the lowest pass, 1 at the best."""

    host: Axis
    home: Axis
    place: Fraction


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a fixed table: marks of the host and the grade at home that stands for them."""

    left: str
    right: str
    stress: Stress = Stress.PLAIN


@dataclass(frozen=True, slots=True)
class Pairs:
    """Both scales side by side, best first."""

    left: str
    right: str
    rows: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`stresses` has one entry a row. `shares` are parts of the width; the first `words` columns are texts."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    stresses: tuple[Stress, ...]
    shares: tuple[float, ...] = COUNTED
    words: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with paragraphs below, numbered where their order matters."""

    title: str
    paragraphs: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ExplanationFacts:
    """`mark` and `grade` stand large at the top; `about` are labels with their values, sentences without."""

    language: str
    title: str
    mark_label: str
    mark: str
    grade_label: str
    grade: str
    result: str
    about: tuple[tuple[str, str], ...] = ()
    picture_title: str = ""
    picture: Bars | Axes | Pairs | None = None
    parts: tuple[Part, ...] = ()
    comparison: Table | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
