"""What partners wrote before this program knew the kinds or fields of it: held then, and judged by the same rule once
they are known (`sync.md` R16).

Nobody has let such an entry in, so nothing may say that somebody has. What holds it is deleted, and the entry counts as
if it came now. Where the rule holds it for another reason, a new record says so under an id that follows from entry and
reason: all PCs of the office that judge it write the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.partner_scope import NOT_THEIR_KIND, UNKNOWN_FIELD, takes
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.dots import author_of, split_dot
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.judging import UNSIGNED
from exchange_admin.store.local import Settings
from exchange_admin.store.partner_writes import UNKNOWN_RECORD, PartnerWrites
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.schema import has_table
from exchange_admin.store.withheld_entries import HELD, JUDGE
from exchange_admin.store.writing import Writer

_KNEW = "held.known_before"
"""The setting with what the program before knew (kind to columns), from its update until what was held is judged."""
_MOST = 2_000
"""Entries that are decided with one step."""
_WAITING = "waiting"


class _Held(NamedTuple):
    id: str
    dot: str
    institution_id: str | None
    kind: str
    record: str
    reason: str


class JudgingAgain(Part):
    """Only where an office's file is written to. Opens no transaction of its own, apart from `note_known`."""

    def __init__(self, file: FileParts, writer: Writer) -> None:
        super().__init__(file)
        self._writer, self._settings = writer, Settings(file)

    def note_known(self) -> None:
        """Before the tables of an older program are brought up, when something is held: what that program knew. After
        an update that was broken off, what stands there already counts."""
        if self._settings.get(_KNEW) is not None or not self._has_held():
            return
        rows = self._db.execute(
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'"
        ).fetchall()
        knew: dict[str, list[str]] = {}
        for kind, column in rows:
            if kind in self._tables:
                knew.setdefault(kind, []).append(column)
        self._settings.set(_KNEW, knew)

    def is_due(self) -> bool:
        return self._knew() is not None or bool(self._of_known_kinds())

    def settle(self, who: str, *, fields: bool = False) -> Changes:
        """Judges what can be judged now; with `fields`, after something came from another PC, also what was held for a
        field."""
        changes = Changes()
        while self._has_held() and (edits := tuple(self._judged(fields=fields))):
            changes = changes | self._writer.record(Step(who, JUDGE, edits))
        self._db.execute("DELETE FROM local_setting WHERE key = ?", (_KNEW,))
        return changes

    def _has_held(self) -> bool:
        is_there = HELD in self._tables and has_table(self._db, HELD)  # not before an update from the first format
        if not is_there or self._journal.me.hub:
            return False
        sql = f"SELECT 1 FROM {HELD} WHERE state = ? AND _live = 1 LIMIT 1"
        return self._db.execute(sql, (_WAITING,)).fetchone() is not None

    def _knew(self) -> Mapping[str, Collection[str]] | None:
        found = self._settings.get(_KNEW)
        return found if isinstance(found, dict) else None

    # which entries

    def _of_known_kinds(self) -> list[_Held]:
        """Those held for their kind, which this program takes from partners."""
        taken = [kind for kind in self._tables.by_name if takes(self._tables.registry, kind)]
        marks = ", ".join("?" * len(taken))
        return self._held(f"reason = ? AND record_kind IN ({marks})", NOT_THEIR_KIND, *taken)

    def _held(self, where: str = "1", *values: str) -> list[_Held]:
        if not self._has_held():
            return []
        rows = self._db.execute(
            f"SELECT id, entry, institution_id, record_kind, record, reason FROM {HELD}"
            f" WHERE state = ? AND _live = 1 AND {where} ORDER BY entry",
            (_WAITING, *values),
        ).fetchall()
        held = [_Held(*row) for row in rows if row[1] and row[5]]
        return [one for one in held if one.reason != UNSIGNED and self._is_applied(one.dot)]

    def _is_applied(self, dot: str) -> bool:
        author, seq, _ = split_dot(dot)
        return self._journal.applied(author) >= seq

    def _due(self, sight: PartnerWrites, *, fields: bool) -> list[_Held]:
        due = self._of_known_kinds()
        if fields or self._knew() is not None:
            others = [one for one in self._held() if one.kind in self._tables and one.reason != NOT_THEIR_KIND]
            entries = self._journal.entries(one.dot for one in others)
            due += [one for one in others if one.dot in entries and self._has_learned(one, entries[one.dot], sight)]
        records = {(one.kind, one.record) for one in due}
        due += [
            one for one in self._held("reason = ?", UNKNOWN_RECORD) if (one.kind, one.record) in records
        ]  # changes to those
        return list({one.id: one for one in due}.values())

    def _has_learned(self, held: _Held, entry: Entry, sight: PartnerWrites) -> bool:
        """Whether something that an entry names was not known when it was held."""
        if sight.holds_unknown_id(entry):
            return False
        if held.reason == UNKNOWN_FIELD:
            return True
        knew, table = self._knew(), self._tables[entry.kind]
        if knew is None:
            return False
        columns = {table.column(table.by_wire[wire].name) for wire in entry.fields if wire in table.by_wire}
        return not columns.issubset(knew.get(entry.kind, ()))

    # what becomes of them

    def _judged(self, *, fields: bool) -> Iterator[Edit]:
        """What the rule says of them, each step as a whole, in the order in which they were written."""
        sight = PartnerWrites(self._file)
        held = {one.dot: one for one in self._due(sight, fields=fields)}
        entries = self._journal.entries(held)
        done = 0
        for _, some in groupby(sorted(entries.values(), key=_place), key=lambda entry: _place(entry)[:3]):
            if done > _MOST:
                return
            step = list(some)
            kept, waiting = sight.sift(self._journal.authors[step[0].author].institution, step)
            changed = [one for one in waiting if one.reason != held[one.dot].reason]
            done += len(kept) + len(changed)  # what stays as it is must not keep others from their turn
            for entry in kept:
                yield removal(HELD, held[entry.dot].id)
            for one in changed:
                yield from self._for_another_reason(held[one.dot], one.reason)

    def _for_another_reason(self, held: _Held, reason: str) -> Sequence[Edit]:
        """Nothing more where another PC has said the same already."""
        id = derived_id(HELD, held.dot, reason)
        if self._db.execute(f"SELECT 1 FROM {HELD} WHERE id = ?", (id,)).fetchone():
            return (removal(HELD, held.id),)
        values: dict[str, Value] = {
            "entry": held.dot,
            "institution_id": held.institution_id,
            "record_kind": held.kind,
            "record": held.record,
            "reason": reason,
            "state": _WAITING,
        }
        return removal(HELD, held.id), Edit(HELD, id, values, new=True)


def _place(entry: Entry) -> tuple[int, str, int, int]:
    _, seq, i = split_dot(entry.dot)
    return entry.hlc, author_of(entry.dot), seq, i
