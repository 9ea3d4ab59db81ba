"""What the window shows of the exchange at any time: how much waits, how the mailbox of the PCs stands. What its pages
show stands in `statuses.py`, which is loaded with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class CopyState:
    """Another PC of the office as its packages in the mailbox tell it. `waiting` counts its steps not yet here,
    `behind` ours that it has not confirmed, `since` the moment of the oldest of them; `last_seen` is a UTC moment.
    `unlike` counts the records that are not the same there, although both PCs know the same steps."""

    author: str
    name: str
    behind: int
    since: str
    last_seen: str
    waiting: int = 0
    unlike: int = 0


@dataclass(frozen=True, slots=True)
class MailboxState:
    """One look into the mailbox folder. `reachable` is False while the folder is not there.

    `changes` are the records that what came in has touched: whoever shows them reads them again.
    """

    folder: Path | None
    reachable: bool
    copies: tuple[CopyState, ...] = ()
    sent: int = 0
    received: int = 0
    removed: int = 0
    retrying: tuple[str, ...] = ()
    quarantined: tuple[str, ...] = ()
    last: str = ""
    changes: Changes = field(default_factory=Changes)

    @property
    def unlike(self) -> tuple[CopyState, ...]:
        return tuple(copy for copy in self.copies if copy.unlike)

    @property
    def behind(self) -> tuple[CopyState, ...]:
        return tuple(copy for copy in self.copies if copy.behind)


@dataclass(frozen=True, slots=True)
class OpenDecisions:
    """How much waits, for badges. `oldest` is the moment of the oldest answer, empty when nothing waits."""

    cards: int
    duplicates: int
    held: int
    questions: int
    oldest: str = ""

    @property
    def total(self) -> int:
        return self.cards + self.duplicates + self.held
