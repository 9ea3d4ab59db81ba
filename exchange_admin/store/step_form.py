"""In which form own steps are written: with leaves, so that a partner gets nothing of the entries that are not for it
(decision 32), or hashed as a whole, as long as somebody is there whose program reads nothing else.

An office looks at its partners and copies. A partner does as its office does, which passes its steps on to others.
"""

from __future__ import annotations

from exchange_admin.merge.bodies import has_leaves
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of, split_dot
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import PARTNER_FILE, REVOKED, SIGNED_FORMAT
from exchange_admin.store.withheld_entries import ENDED

_START = 16  # characters that show the form of a body


class StepForm(Part):
    """Reads only."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._lives = file.lives

    def has_leaves(self) -> bool:
        """Whether the next own step is written with leaves."""
        hub = self._journal.me.hub
        return self._office_writes_leaves(hub) if hub else not (self._has_old_partner() or self._has_old_copy())

    def was_used(self) -> bool:
        """Whether there is any step with leaves here."""
        rows = self._db.execute("SELECT substr(body, 1, ?) FROM sync_txn", (_START,))
        return any(has_leaves(start) for (start,) in rows)

    def _office_writes_leaves(self, hub: str) -> bool:
        """By the latest of its steps that can be read here."""
        authors = [author for author in self._journal.authors if site_of(author) == hub]
        sql = "SELECT hlc, substr(body, 1, ?) FROM sync_txn WHERE author = ? AND hlc >= 0 ORDER BY seq DESC LIMIT 1"
        latest = [row for author in authors if (row := self._db.execute(sql, (_START, author)).fetchone())]
        return bool(latest) and has_leaves(max(latest)[1])

    def _has_old_partner(self) -> bool:
        """Whether there is a partner of whom it is not known that its program reads leaves."""
        if PARTNER_FILE not in self._tables:
            return False
        rows = self._db.execute(
            f"SELECT f.site, f._clock, p.format FROM {PARTNER_FILE} AS f LEFT JOIN sync_peer AS p ON p.site = f.site"
            " WHERE f._live = 1 AND f.state IS NOT ? AND ifnull(p.format, 0) < ?",
            (REVOKED, SIGNED_FORMAT),
        ).fetchall()
        return not all(not format and (self._signs(site) or self._was_made(clock)) for site, clock, format in rows)

    def _signs(self, site: str) -> bool:
        """Whether another PC of the office has told of steps that the site has signed."""
        return any(site_of(author) == site and life.key for author, life in self._lives.all().items())

    def _was_made(self, clock: str) -> bool:
        """Whether a partner's file was made, on another PC of the office, by a program that signs its steps."""
        made = [split_dot(dot) for dot in RowClock.read(clock).inserts]
        return any(0 < self._lives.since(author) <= seq for author, seq, _ in made)

    def _has_old_copy(self) -> bool:
        """Whether another PC of this office has an older program, by its last package."""
        rows = self._db.execute(
            "SELECT site FROM sync_peer WHERE format BETWEEN 1 AND ?", (SIGNED_FORMAT - 1,)
        ).fetchall()
        own = self._journal.me.site
        copies = {author for (author,) in rows if site_of(author) == own}
        if copies and ENDED in self._tables:
            copies -= {life for (life,) in self._db.execute(f"SELECT life FROM {ENDED} WHERE life IS NOT NULL")}
        return bool(copies)
