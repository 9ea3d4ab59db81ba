"""What only an institution itself says about its sight: that opens nothing (`sync.md` R19, decision 23).

What the rule for packages holds (`domain/rules/partner_scope.py`) never gets as far as here. What does: stays that
another version of the program let pass, people who went elsewhere after their college had nominated them, and homes
that are in dispute.
"""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.fields import Kind
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.journal import Journal
from exchange_admin.store.parts import FileParts, Part

PERSON, HOME = "person", "home_institution_id"


class OwnWord(Part):
    """Of one institution. Reads only."""

    def __init__(self, file: FileParts, institution: str) -> None:
        super().__init__(file)
        self._institution, known = institution, file.journal.authors.items()
        self._sites = {f"{site_of(author)}." for author, state in known if state.institution == institution}

    def claimed(self) -> set[str]:
        """People whom the institution calls its own while somebody else names another home."""
        wire = self._tables[PERSON].kind[HOME].wire_name
        rows = self._db.execute(
            f'SELECT id, _clock FROM "{PERSON}" WHERE {HOME} = ?'
            " AND id IN (SELECT id FROM sync_issue WHERE kind = ? AND field = ? AND issue = 'conflict')",
            (self._institution, PERSON, HOME),
        ).fetchall()
        heads = {id: RowClock.read(clock).heads(wire) for id, clock in rows}
        entries = self._journal.entries([dot for dots in heads.values() for dot in dots])
        return {id for id, dots in heads.items() if not any(self._is_granted(entries.get(dot), wire) for dot in dots)}

    def _is_granted(self, entry: Entry | None, wire: str) -> bool:
        return bool(entry and entry.value(wire) == self._institution and not self._is_own(entry.dot))

    def unconfirmed(self, kind: Kind, rows: Sequence[tuple[str, str]]) -> set[str]:
        """Those of the records, given as id and clock, of which the office has neither written anything nor let
        anything in. That it deleted one is no consent."""
        from exchange_admin.store.office_word import OfficeWord

        clocks = {id: RowClock.read(clock) for id, clock in rows if self._names_author(clock)}
        doubtful = {id: clock for id, clock in clocks.items() if all(map(self._is_own, clock.inserts))}
        return OfficeWord(self._file).silent_about(kind.name, doubtful)

    def _is_own(self, dot: str) -> bool:
        return self._journal.institution(dot) == self._institution

    def _names_author(self, clock: str) -> bool:
        return any(site in clock for site in self._sites)


def maker(journal: Journal, clock: str) -> str:
    """The institution for which alone a record was made; empty where several made it, or nobody known."""
    makers = {journal.institution(dot) for dot in RowClock.read(clock).inserts}
    return makers.pop() if len(makers) == 1 else ""
