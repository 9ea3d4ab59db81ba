"""Which rows are ticked, by row number. Everything ticked costs no more than nothing ticked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class PickedRows:
    """Either some rows, or all of the view but some. Sorting and refreshing keep it; the rows are numbers `n`."""

    def __init__(self) -> None:
        self._all = False
        self._some: set[int] = set()

    def __contains__(self, n: int) -> bool:
        return (n in self._some) is not self._all

    @property
    def is_all(self) -> bool:
        """Whether new rows of the view would be ticked too."""
        return self._all

    def count(self, total: int) -> int:
        """How many of a view of `total` rows."""
        return total - len(self._some) if self._all else len(self._some)

    def toggle(self, n: int) -> None:
        self._some ^= {n}

    def put(self, ns: Iterable[int], picked: bool) -> None:
        if picked is not self._all:
            self._some.update(ns)
        else:
            self._some.difference_update(ns)

    def pick_all(self) -> None:
        self._all, self._some = True, set()

    def clear(self) -> None:
        self._all, self._some = False, set()

    def numbers(self, view: array[int]) -> array[int]:
        """The ticked rows in the order of the view."""
        if self._all and not self._some:
            return view
        return array("q", (n for n in view if n in self))

    def keep_only(self, view: array[int]) -> None:
        """Forgets rows that left the view."""
        if self._some:
            self._some.intersection_update(view)
