"""Lives of the office's file that are over: it was put back from a backup, or the PC is gone (decision 21).

That a life is over is a record, so that every copy of the file hears of it. Of an ended life what is missing may come
from partners too; nobody waits for it any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of, split_dot
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import Peers
from exchange_admin.store.recovering import Recovering
from exchange_admin.store.returned import ReturnedSteps
from exchange_admin.store.withheld_entries import END, ENDED, GIVE_UP
from exchange_admin.store.writing import COUNTER_BITS


@dataclass(frozen=True, slots=True)
class RetiredIncarnation:
    """`who` last wrote in that life, as far as is known here. `ended_at` is the UTC moment at which that was last said.

    `said_by` are the lives in which that was said: mostly the one that came after it on the same PC.
    `missing` counts the steps of the life that are not here, or not with everything in them; what was done until
    `whole_until` (milliseconds since 1970) is here. `may_come_from` are copies (authors) and partners (sites) that have
    not heard of the end yet, or that have more of it. What is missing and may come from nobody is lost.
    """

    life: str
    who: str
    ended_at: str
    said_by: tuple[str, ...]
    missing: int
    whole_until: int
    may_come_from: tuple[str, ...]

    @property
    def lost(self) -> int:
        return 0 if self.may_come_from else self.missing


@dataclass(frozen=True, slots=True)
class _Said:
    """What all records about one life say. `steps` are those that say it, (author, number)."""

    last: int
    at: str
    steps: tuple[tuple[str, int], ...]


class RetiredIncarnations(Part):
    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._recovering, self._peers, self._returned = Recovering(file), Peers(file), ReturnedSteps(file)
        self._origin, self._holding, self._knows = file.origin, file.holding, ENDED in file.tables

    def names(self) -> set[str]:
        """Whatever became of the records: nobody takes one back. What is said of partners' lives (`LostWithPartners`)
        ends none of them."""
        if not self._knows:
            return set()
        rows = self._db.execute(f"SELECT life FROM {ENDED} WHERE life IS NOT NULL").fetchall()
        return {life for (life,) in rows if self._is_of_office(life)}

    def _is_of_office(self, life: str) -> bool:
        return site_of(life) == self._holding.office

    def complete(self) -> dict[str, int]:
        """How far each chain is here with everything in it that will ever come: of a life that is over nobody is left
        who could tell the rest."""
        over, authors = self.names(), self._journal.authors
        return {
            author: authors[author].applied if author in over else seq
            for author, seq in self._recovering.known().items()
        }

    def unsaid(self, lives: Mapping[str, int]) -> dict[str, int]:
        """Those of the lives, each with its last step, that are not known to be over."""
        named = self.names()
        return {life: last for life, last in lives.items() if life != self._journal.me.author and life not in named}

    def saying(self, lives: Mapping[str, int], who: str) -> Step | None:
        """The step that ends lives of this file, each with its last step as far as it is told or known here; None when
        there are none. The present life is not among them."""
        me = self._journal.me
        if me.hub or not self._knows:
            return None
        at = f"{self._origin.now():%Y-%m-%dT%H:%M:%SZ}"
        edits = tuple(
            Edit(
                ENDED,
                self._origin.new_id(),
                {"life": life, "last_step": max(last, self._last_heard(life)), "ended_at": at},
                new=True,
            )
            for life, last in lives.items()
            if site_of(life) == me.site and life != me.author
        )
        return Step(who, END, edits) if edits else None

    def cancellable(self, who: str, lost_with_partners: Mapping[str, int]) -> Step | None:
        """The step that says of every life with lost steps that nobody waits for them any more, and of these lives of
        partners' files the same up to the step that is needed; None when there is nothing to say."""
        given_up, now = self._holding.given_up(), f"{self._origin.now():%Y-%m-%dT%H:%M:%SZ}"
        lost = {one.life: (self._last_heard(one.life), one.ended_at) for one in self.all() if one.lost}
        lost |= {life: (needed, now) for life, needed in lost_with_partners.items()}
        edits = tuple(
            Edit(
                ENDED,
                self._origin.new_id(),
                {
                    "life": life,
                    "last_step": last,
                    "ended_at": at,
                    "given_up_after": self._journal.applied(life),
                },
                new=True,
            )
            for life, (last, at) in lost.items()
            if not given_up.has(life, max(last, self._journal.applied(life) + 1))
        )
        return Step(who, GIVE_UP, edits) if edits and not self._journal.me.hub else None

    def last_writer(self, lives: Iterable[str]) -> str:
        """Who last wrote in the last of these lives that is known here; empty for nobody."""
        for life in reversed(list(lives)):
            row = self._db.execute(
                "SELECT who FROM sync_txn WHERE author = ? AND who != '' ORDER BY seq DESC LIMIT 1", (life,)
            ).fetchone()
            if row is not None:
                return str(row[0])
        return ""

    def _last_heard(self, life: str) -> int:
        """The highest step of a life that is here, or that a copy said to have; a partner might say anything."""
        copies = (peer for peer in self._peers.all() if site_of(peer.site) == self._journal.me.site)
        return max([self._journal.last(life), *(peer.known.get(life, 0) for peer in copies)])

    def all(self) -> list[RetiredIncarnation]:
        """The latest first."""
        known = self._recovering.known()
        found = []
        for life, said in self._said().items():
            missing = max(0, max(said.last, self._last_heard(life)) - known.get(life, 0))
            sources = tuple(dict.fromkeys(self._sources(life, said, known))) if missing else ()
            who, until = self._traces(life, said.at, known.get(life, 0))
            found.append(
                RetiredIncarnation(
                    life, who, said.at, tuple(author for author, _ in said.steps), missing, until, sources
                )
            )
        return sorted(found, key=lambda one: (one.ended_at, one.life), reverse=True)

    def _traces(self, life: str, ended_at: str, whole: int) -> tuple[str, int]:
        """Who wrote last, and when the last step was written that is whole here; of a life that left none, when the
        office wrote last before its end."""
        row = self._db.execute(
            "SELECT who, hlc FROM sync_txn WHERE author = ? AND seq <= ? AND hlc >= 0 ORDER BY seq DESC LIMIT 1",
            (life, whole),
        ).fetchone()
        if row is not None:
            return str(row[0]), int(row[1]) >> COUNTER_BITS
        site, end = self._journal.me.site, _milliseconds(ended_at) << COUNTER_BITS
        row = self._db.execute(
            "SELECT hlc FROM sync_txn WHERE hlc < ? AND author >= ? AND author < ? ORDER BY hlc DESC LIMIT 1",
            (end, f"{site}.", f"{site}/"),
        ).fetchone()
        return "", int(row[0] if row else end) >> COUNTER_BITS

    def _said(self) -> dict[str, _Said]:
        said: dict[str, _Said] = {}
        for life, last, at, clock in self._db.execute(
            f"SELECT life, last_step, ended_at, _clock FROM {ENDED} WHERE life IS NOT NULL ORDER BY ended_at, id"
        ).fetchall():
            steps = tuple(split_dot(dot)[:2] for dot in RowClock.read(clock).inserts)
            if not self._is_of_office(life):
                continue
            before = said.get(life, _Said(0, "", ()))
            said[life] = _Said(max(before.last, last or 0), at or "", (*before.steps, *steps))
        return said

    def _sources(self, life: str, said: _Said, known: Mapping[str, int]) -> Iterator[str]:
        ended, me = self.names(), self._journal.me
        sites = {peer.site for peer in self._peers.all() if site_of(peer.site) == me.site and peer.site not in ended}
        for site in sorted(sites - {me.author}):
            if not self._has_heard(site, said) or self._peers[site].known.get(life, 0) > known.get(life, 0):
                yield site
        yield from self._returned.peers_with(life)  # only a person has to take it back
        for site in sorted(self._partners()):  # they have a part, and send it with the news that they have heard
            if not self._has_heard(site, said):
                yield site

    def _has_heard(self, site: str, said: _Said) -> bool:
        known = self._peers[site].known
        return any(known.get(author, 0) >= seq for author, seq in said.steps)

    def _partners(self) -> set[str]:
        """Those that packages are exchanged with."""
        rows = self._db.execute("SELECT site FROM partner_file WHERE _live = 1 AND state IN ('enrolled', 'confirmed')")
        return {site for (site,) in rows.fetchall()}


def _milliseconds(moment: str) -> int:
    try:
        return int(datetime.fromisoformat(moment).timestamp() * 1000)
    except ValueError:
        return 0
