"""How many rows the blocks of a column show, so that together they fill the page. Heights are pixels of the design."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.ui.today.block import CLOSE_HEAD, FOOT, HEAD
from exchange_admin.ui.today.row_shown import RowShown

SENTENCE = 32
"""Of one or two lines of text in a block."""
EDGES = 2
"""Of the line around a block, above and below."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`base` is what a block takes without its rows, which are `heights` high; `least` of them are shown anyway."""

    base: float
    heights: Sequence[float]
    least: int


def fitting(room: float, wishes: Sequence[Wish]) -> list[int]:
    """Rows by block: the least ones, then one more each in turn for as long as there is room."""
    shown = [min(wish.least, len(wish.heights)) for wish in wishes]
    left = room - sum(wish.base + sum(wish.heights[:n]) for wish, n in zip(wishes, shown, strict=True))
    grows = True
    while grows:
        grows = False
        for place, wish in enumerate(wishes):
            n = shown[place]
            if n < len(wish.heights) and wish.heights[n] <= left:
                shown[place], left, grows = n + 1, left - wish.heights[n], True
    return shown


def heights_of(rows: Sequence[RowShown], *, close: bool) -> list[float]:
    return [one.height(close=close) for one in rows]


def base_of(sentence: str, *, close: bool) -> float:
    """Of a block without its rows."""
    return (CLOSE_HEAD if close else HEAD) + FOOT + EDGES + (SENTENCE if sentence else 0)
