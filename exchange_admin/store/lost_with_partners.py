"""Steps that a partner wrote and lost with its disk, while others already stand on them (decision 21).

A partner's file says with each package how far it has its own chains. When steps that wait here stand on more of such a
chain than the partner has itself, nobody is left who could tell the rest: a partner hands on no steps of others, and
the PC of the office that had them is gone, or they would be here. The same goes for a file that was revoked, because it
was replaced: nothing of it is taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.merge.dots import site_of
from exchange_admin.store.local import KeptSteps
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import PARTNER_FILE, REVOKED, Peers
from exchange_admin.store.receiving import Waiting

MOST_LOST = 10_000
"""Steps of one life that may be given up. Whatever waits may name any number, also one that nobody ever wrote: given up
to there, everything that the other partner goes on to write would count as lost."""


class LostWithPartners(Part):
    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._peers, self._said = Peers(file), KeptSteps(file, "store.lost_with_partners")

    def note(self, partner: str, have: Mapping[str, int], causes: Iterable[Waiting]) -> None:
        """What a partner's package has just said of its own chains, held against what waits here."""
        kept = self._said.get()
        lost = {life: seq for life, seq in kept.items() if site_of(life) != partner}
        for one in causes:
            if site_of(one.missing_author) == partner and have.get(one.missing_author, 0) < one.missing_seq:
                lost[one.missing_author] = have.get(one.missing_author, 0)
        if lost != kept:
            self._said.put(lost)

    def among(self, causes: Sequence[Waiting]) -> list[Waiting]:
        """Those of the causes that a partner has lost, as long as no copy of this file is known to have the step. What
        misses a step of its own chain is none of them: it could not go on. Nor is what names a number out of reach."""
        said, revoked = (self._said.get(), self.revoked()) if causes else ({}, set())
        lost = [
            one
            for one in causes
            if site_of(one.missing_author) in revoked or one.missing_seq > said.get(one.missing_author, one.missing_seq)
        ]
        return [one for one in lost if not one.is_gap and self._is_in_reach(one) and not self._is_with_a_copy(one)]

    @staticmethod
    def _is_in_reach(one: Waiting) -> bool:
        return one.needed - one.missing_seq < MOST_LOST

    def revoked(self) -> set[str]:
        """The sites of partners' files that were revoked."""
        if PARTNER_FILE not in self._tables:
            return set()
        rows = self._db.execute(
            f"SELECT site FROM {PARTNER_FILE} WHERE _live = 1 AND site IS NOT NULL GROUP BY site"
            " HAVING min(state IS ?)",
            (REVOKED,),
        ).fetchall()
        return {site for (site,) in rows}

    def _is_with_a_copy(self, one: Waiting) -> bool:
        own = self._journal.me.site
        copies = (peer for peer in self._peers.all() if site_of(peer.site) == own)
        return any(copy.known.get(one.missing_author, 0) >= one.missing_seq for copy in copies)
