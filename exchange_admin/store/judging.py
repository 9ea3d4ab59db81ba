"""Which entries of other people's transactions are projected now, and which are held for a person to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.partner_writes import Held, PartnerWrites
from exchange_admin.store.parts import FileParts
from exchange_admin.store.projection import Projector

UNSIGNED = "unsigned"
"""Why a step of a partner is held that signs its steps and has not signed this one."""


class Judge:
    """Takes everything as it comes."""

    def look_ahead(self, author: str, seq: int, entries: Sequence[Entry]) -> None:
        """These stand in the author's transactions from `seq` on, about which `kept` will be asked next."""

    def kept(self, author: str, seq: int, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Those of one transaction that count now."""
        return entries


class OfficeJudge(Judge):
    """Puts into `held` what partners may not write, and steps that they should have signed and have not. What another
    copy of the office's file had applied (`judged`, the last number of each author) was judged there."""

    def __init__(self, file: FileParts, projector: Projector, *, judged: Mapping[str, int], held: list[Held]) -> None:
        self._file, self._journal, self._lives, self._projector = file, file.journal, file.lives, projector
        self._judged, self._held = judged, held
        self._sight: PartnerWrites | None = None

    def look_ahead(self, author: str, seq: int, entries: Sequence[Entry]) -> None:
        if not self._counts(author, seq):
            self._seen().read_ahead(entries)

    def kept(self, author: str, seq: int, entries: Sequence[Entry]) -> Sequence[Entry]:
        if self._counts(author, seq):
            self._sight = None
            return entries
        if entries and self._lives.lacks_signature(author, seq):  # by now: it may have waited, and got it since
            self._held.extend(Held(entry.dot, entry.kind, entry.id, UNSIGNED) for entry in entries)
            return ()
        kept, waiting = self._seen().sift(self._journal.authors[author].institution, entries)
        self._held.extend(waiting)
        return kept

    def _counts(self, author: str, seq: int) -> bool:
        """Whether nobody has to judge it here."""
        return site_of(author) == self._journal.me.site or seq <= self._judged.get(author, 0)

    def _seen(self) -> PartnerWrites:
        if self._sight is None:  # what counted unjudged must be seen in the tables
            self._projector.flush()
            self._sight = PartnerWrites(self._file)
        return self._sight
