"""How columns of text share a width: whichever column saves most lines for the room that it takes gets it first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from exchange_admin.documents.report_pages.measure import lines_of, text_width

_USUAL = 0.95
"""The share of texts that a column is made wide enough for; longer ones take another line."""
_MOST_LINES = 12
_OWN = 0.1  # what a line counts that no row becomes lower by, beside one that does


@dataclass(slots=True)
class _Column:
    """`widths` are those at which its texts take fewer lines, the narrowest first; it has the one `at`."""

    texts: Sequence[str]
    widths: list[float] = field(default_factory=list)
    at: int = 0
    _lines: dict[int, list[int]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        return self.widths[self.at]

    @property
    def lines(self) -> list[int]:
        return self.lines_at(self.at)

    def lines_at(self, place: int) -> list[int]:
        if place not in self._lines:
            self._lines[place] = [lines_of(text, self.widths[place]) if text else 1 for text in self.texts]
        return self._lines[place]


class Sharing:
    """`least` are the narrowest widths of columns by place, `most` the widest of any, `rows` a sample of texts by
    place."""

    def __init__(self, least: Mapping[int, float], most: float, rows: Sequence[Mapping[int, str]]) -> None:
        self._columns = {place: _Column([row.get(place, "") for row in rows]) for place in least}
        for place, column in self._columns.items():
            column.widths = _steps(column.texts, least[place], most)

    def widths(self, fits: Callable[[Mapping[int, float]], bool]) -> dict[int, float]:
        """As wide as it is worth and as `fits`; at least the narrowest."""
        for column in self._columns.values():
            column.at = 0
        while any(self._widen(column, at, fits) for column, at in self._worth()):
            pass
        return self._chosen()

    def _widen(self, column: _Column, at: int, fits: Callable[[Mapping[int, float]], bool]) -> bool:
        before, column.at = column.at, at
        if fits(self._chosen()):
            return True
        column.at = before
        return False

    def _chosen(self) -> dict[int, float]:
        return {place: column.width for place, column in self._columns.items()}

    @property
    def narrowest(self) -> dict[int, float]:
        return {place: column.widths[0] for place, column in self._columns.items()}

    @property
    def lines(self) -> float:
        """Lines of a row on average, by the widths chosen last."""
        found = [max(of_row) for of_row in self._by_row()]
        return sum(found) / len(found) if found else 1.0

    def _by_row(self) -> list[tuple[int, ...]]:
        return [*zip(*(column.lines for column in self._columns.values()), strict=True)]

    def _worth(self) -> Iterator[tuple[_Column, int]]:
        """Which column to widen and to which of its widths, what saves most first."""
        by_row = self._by_row()
        high = [max(of_row) for of_row in by_row]
        found = list[tuple[float, int, int]]()
        columns = [*self._columns.values()]
        for number, column in enumerate(columns):
            others = [max((*of_row[:number], *of_row[number + 1 :]), default=1) for of_row in by_row]
            for at in range(column.at + 1, len(column.widths)):
                then = column.lines_at(at)
                saved = sum(before - max(own, other) for before, own, other in zip(high, then, others, strict=True))
                own_saved = sum(column.lines) - sum(then)
                worth = (saved + _OWN * own_saved) / (column.widths[at] - column.width)
                if worth > 0:
                    found.append((worth, number, at))
        for _, number, at in sorted(found, reverse=True):
            yield columns[number], at


def _steps(texts: Sequence[str], least: float, widest: float) -> list[float]:
    """The narrowest width for each number of lines that most texts take, from `least` on."""
    found, kinds = [least], [text for text in texts if text]
    if not kinds:
        return found
    wide = sorted(max(map(text_width, text.split("\n"))) for text in kinds)
    most = max(least, min(wide[ceil(len(wide) * _USUAL) - 1] + 0.5, widest))
    lines = min(_usual_lines(kinds, least), _MOST_LINES)
    while lines > 1 and found[-1] < most:
        lines -= 1
        low, high = found[-1], most
        if _usual_lines(kinds, high) > lines:
            continue
        while high - low > 0.5:
            middle = (low + high) / 2
            low, high = (low, middle) if _usual_lines(kinds, middle) <= lines else (middle, high)
        if high > found[-1]:
            found.append(high)
    return found


def _usual_lines(texts: Sequence[str], width: float) -> int:
    return sorted(lines_of(text, width) for text in texts)[ceil(len(texts) * _USUAL) - 1]


def pages_of(widths: Sequence[float], repeated: int, room: float) -> list[float]:
    """How wide what stands on each of the pages beside each other is: the first `repeated` columns on all of them."""
    names = sum(widths[:repeated])
    pages = [names]
    for width in widths[repeated:]:
        if pages[-1] + width > room and pages[-1] > names:
            pages.append(names)
        pages[-1] += width
    return pages
