"""The rules by which many people's entries become one row (`sync.md` 5.1). Pure functions of the set of entries.

The rules are an object so that the tests can break one at a time and prove that they notice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import split_dot
from exchange_admin.merge.transactions import Entry

Owns = Callable[[str, str], bool | None]
"""Whether the entry of a dot is by the owner of a field (both given: field, dot); None when nobody owns the field."""

Stays = Callable[[str, Value, Iterable[str]], Collection[str]]
"""Of the parents (dots) of a value that is written into a field those that stand for good."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A head of one field. `text` is the canonical JSON of its value, None when its entry says nothing of the field."""

    dot: str
    hlc: int
    text: str | None
    by_owner: bool | None = None
    is_insert: bool = False

    @property
    def rank(self) -> tuple[int, str, int, int]:
        """The later clock wins provisionally; equal clocks are told apart by name (R6)."""
        return (self.hlc, *split_dot(self.dot))


@dataclass(frozen=True, slots=True)
class Settled:
    """What a field shows and what else is alive: `shown` and the rest are dots.

    `rivals` are all heads of a conflict with the shown one first, `proposals` values by somebody who does not own the
    field, `overruled` values of a field that keeps its first, or another for good.
    """

    shown: str | None
    rivals: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()


class Rules:
    """The rules in force."""

    def is_ready(self, applied: Mapping[str, int], author: str, seq: int, deps: Mapping[str, int]) -> bool:
        """R3: everything its author had applied is applied here, and nothing of the author's is skipped."""
        if applied.get(author, 0) != seq - 1:
            return False
        return all(applied.get(other, 0) >= seen for other, seen in deps.items() if other != author)

    def parents(self, seen: Iterable[str] | None, now: Iterable[str]) -> tuple[str, ...]:
        """What a write replaces: the heads on screen when the form opened, else those of this moment (trap 4)."""
        return tuple(now if seen is None else seen)

    def take(
        self, clock: RowClock, entry: Entry, immutable: Collection[str], owns: Owns, stays: Stays | None = None
    ) -> None:
        """R5, R7, R8, R10: adds an entry to the heads, and removes exactly what it may replace."""
        if entry.new:
            clock.add_insert(entry.dot)
            return
        for field, value, parents in zip(entry.fields, entry.values, entry.parents, strict=True):
            heads = set(clock.heads(field))
            if field == LIVE:
                heads -= set(parents)
            else:
                gone = self.replaceable(clock, field, entry.dot, parents, immutable, owns)
                heads -= gone.difference(stays(field, value, parents)) if stays else gone
            clock.put(field, heads | {entry.dot})
            if field == LIVE and value == 0:
                clock.deletes[entry.dot] = tuple(sorted(set(parents)))

    def replaceable(
        self, clock: RowClock, field: str, dot: str, parents: Iterable[str], immutable: Collection[str], owns: Owns
    ) -> set[str]:
        """Those of `parents` that the entry may replace: not a first value that stays, not what an owner wrote."""
        gone = set(parents)
        if field in immutable:
            gone -= set(clock.inserts)
        if gone and owns(field, dot) is False:
            gone = {parent for parent in gone if not owns(field, parent)}
        return gone

    def settle(self, candidates: Sequence[Candidate], *, immutable: bool, lasting: Collection[str] = ()) -> Settled:
        """R6 and ownership: which head is shown, and which others wait for a person. One of the `lasting` texts is
        shown whatever else was said."""
        pool = [candidate for candidate in candidates if candidate.text is not None]
        overruled: list[Candidate] = []
        proposals: list[Candidate] = []
        if lasting and any(candidate.text in lasting for candidate in pool):
            overruled = [candidate for candidate in pool if candidate.text not in lasting]
            pool = [candidate for candidate in pool if candidate.text in lasting]
        if immutable and any(candidate.is_insert for candidate in pool):
            overruled += [candidate for candidate in pool if not candidate.is_insert]
            pool = [candidate for candidate in pool if candidate.is_insert]
        if any(candidate.by_owner for candidate in pool):
            proposals = [candidate for candidate in pool if not candidate.by_owner]
            pool = [candidate for candidate in pool if candidate.by_owner]
        if not pool:
            return Settled(None)
        ranked = sorted(pool, key=lambda candidate: candidate.rank, reverse=True)
        shown = ranked[0]
        rivals = self.rivals(ranked)
        return Settled(shown.dot, rivals, _differing(proposals, shown), _differing(overruled, shown))

    def rivals(self, ranked: Sequence[Candidate]) -> tuple[str, ...]:
        """All of them when they differ in value, none when they agree."""
        differ = any(candidate.text != ranked[0].text for candidate in ranked)
        return tuple(candidate.dot for candidate in ranked) if differ else ()

    def is_visible(self, clock: RowClock) -> bool:
        """R9: hidden only when those who deleted the row had seen everything that is in it."""
        if not clock.deletes:
            return True
        seen = frozenset[str]().union(*clock.deletes.values())
        return not (clock.row_heads() - clock.deletes.keys()) <= seen


def _differing(candidates: Iterable[Candidate], shown: Candidate) -> tuple[str, ...]:
    return tuple(sorted(candidate.dot for candidate in candidates if candidate.text != shown.text))
