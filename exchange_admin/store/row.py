"""A row of a table while entries of the journal are put into it."""

from __future__ import annotations

from typing import Any

from exchange_admin.merge.clock import RowClock

Issue = tuple[str, str, str, str, str]
"""(kind, id, field or `_live`, issue, detail) as in `sync_issue`."""

Shown = tuple[bool, tuple[Any, ...]]
"""Whether a row is live, and its values."""


class Row:
    """A row while entries are taken. `values` are in column order; `touched` and `contested` are column numbers.

    A contested column needs its value worked out from several heads; any other one has the value of its last entry.
    """

    __slots__ = ("clock", "contested", "gone", "id", "live", "moved", "n", "origin", "touched", "values", "was_live")

    def __init__(self, id: str, width: int) -> None:
        self.id = id
        self.n = 0
        self.live = self.was_live = True
        self.moved = False  # whether an entry reached the row
        self.gone = False  # whether no entry is left that speaks of it
        self.values: list[Any] = [None] * width
        self.clock: RowClock | None = None
        self.origin = ""  # the only dot of a row that was just made, as long as `clock` is None
        self.touched: set[int] = set()
        self.contested: set[int] = set()

    def clocked(self) -> RowClock:
        if self.clock is None:
            self.clock = RowClock((self.origin,) if self.origin else ())
        return self.clock

    def clock_text(self) -> str:
        return self.origin if self.clock is None else self.clock.text()
