"""Erasing: the values of every entry about a record go, while the chains of hashes stay whole (`sync.md` R18).

Applied wherever an `erasure` record arrives. It reaches what this file keeps beside the journal too: search words,
attachments, drafts, staged imports, saved views, lines that were set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from exchange_admin.domain.fields import Privacy
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.steps import Edit
from exchange_admin.merge.bodies import is_hidden, load_body
from exchange_admin.merge.transactions import encode_json
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import ENTRY_BITS
from exchange_admin.store.set_aside import SetAside
from exchange_admin.store.tables import Tables

Key = tuple[str, str]
DUE = "store.compact"
"""Setting of the file while erased bytes may still stand in its free pages."""
_IDS_AT_ONCE = 40
_SHORTEST_TRACE = 4
"""Shorter values say nothing of a person when they stand in another text."""
_ESCAPED = "\\u"
"""How letters of an id may be spelled in the body of another program; our own spell control characters so."""


class Erasing:
    """Opens no transaction of its own."""

    def __init__(self, connection: Connection, tables: Tables) -> None:
        self._db, self._tables = connection, tables

    def apply(self, records: Collection[Key]) -> None:
        """Everything but the rows of the records, which the projector removes."""
        before = self._writes()
        self._drop_traces(records)
        self._blank_values(records)
        SetAside(self._db).erase(records)
        self._drop_local(records)
        if self._writes() != before:
            self._db.execute("INSERT OR REPLACE INTO local_setting VALUES (?, 'true')", (DUE,))

    def _writes(self) -> int:
        return int(self._db.execute("SELECT total_changes()").fetchone()[0])

    def _blank_values(self, records: Collection[Key]) -> None:
        keys = [
            (n << ENTRY_BITS) + i
            for n, body in self._bodies_naming({id for _, id in records})
            for i, record in records_of(body)
            if record in records
        ]
        self._db.executemany(
            "UPDATE sync_value SET salt = x'', json = '' WHERE k = ? AND json != ''", [(k,) for k in keys]
        )

    def _bodies_naming(self, ids: Collection[str]) -> Iterator[tuple[int, str]]:
        """Transactions, by row number, whose body may hold one of the ids: in some it may be spelled in another way."""
        spelled = sorted({encode_json(id)[1:-1] for id in ids})
        select = "SELECT n, body FROM sync_txn WHERE"
        yield from self._db.execute(f"{select} instr(body, ?)", (_ESCAPED,)).fetchall()
        for start in range(0, len(spelled), _IDS_AT_ONCE):
            part = spelled[start : start + _IDS_AT_ONCE]
            named = " OR ".join("instr(body, ?)" for _ in part)
            yield from self._db.execute(f"{select} {named}", part).fetchall()

    def _drop_local(self, records: Collection[Key]) -> None:
        for table in ("local_draft", "local_recent", "sync_shared", "sync_mismatch"):
            self._db.executemany(f"DELETE FROM {table} WHERE kind = ? AND id = ?", sorted(records))
        self._db.executemany(  # of a record that is not in the file yet and points to one of these
            "DELETE FROM local_draft WHERE (kind, id) IN"
            " (SELECT kind, id FROM local_draft WHERE typed = ?1 OR instr(id, ?1))",
            [(id,) for id in sorted({id for _, id in records})],
        )
        files = [(id,) for kind, id in sorted(records) if kind == "attachment"]
        self._db.executemany("DELETE FROM attachment_content WHERE id = ?", files)

    def _drop_traces(self, records: Collection[Key]) -> None:
        """Staged imports and saved views that hold one of the records: its id, number, or name in one script."""
        staged = self._db.execute("SELECT id, content FROM local_import").fetchall()
        views = self._db.execute("SELECT kind, name, name || ' ' || content FROM local_view").fetchall()
        if not staged and not views:
            return
        traces = [trace for kind, id in sorted(records) for trace in self._traces(kind, id)]
        for key, text in staged:
            if any(_holds(text, trace) for trace in traces):
                self._db.execute("DELETE FROM local_import WHERE id = ?", (key,))
        for kind, name, text in views:
            if any(_holds(text, trace) for trace in traces):
                self._db.execute("DELETE FROM local_view WHERE kind = ? AND name = ?", (kind, name))

    def _traces(self, kind: str, id: str) -> Iterator[tuple[str, ...]]:
        """Texts that give a record away when all of one group are found."""
        yield (id,)
        if kind not in self._tables:
            return
        table = self._tables[kind]
        row = self._db.execute(table.select("id = ?"), (id,)).fetchone()
        values: Mapping[str, object] = dict(zip(table.fields, row[4:], strict=True)) if row else {}
        for field in table.kind.fields:
            value = values.get(field.name)
            if field.privacy is Privacy.SENSITIVE and isinstance(value, str) and len(value) >= _SHORTEST_TRACE:
                yield (value,)
        for script in ("han", "cyrillic", "latin"):
            name = [values.get(f"family_{script}"), values.get(f"given_{script}")]
            if all(isinstance(part, str) and part for part in name):
                yield tuple(str(part) for part in name)


def erasures(records: Iterable[Key], reason: str, on: str) -> list[Edit]:
    """The records of erasure; about one record they have the same id everywhere."""
    return [
        Edit(
            "erasure",
            derived_id("erasure", kind, id),
            {"record_kind": kind, "record": id, "erased_on": on, "reason": reason},
            new=True,
        )
        for kind, id in dict.fromkeys(records)
    ]


def records_of(body: str) -> Iterator[tuple[int, Key]]:
    """The entries of a body that are not hidden, by number, and what they are about."""
    plain = load_body(body)
    return ((i, (plain["shapes"][op[0]][0], op[1])) for i, op in enumerate(plain["ops"]) if not is_hidden(op))


def _holds(text: str, trace: Iterable[str]) -> bool:
    return all(part in text or encode_json(part)[1:-1] in text for part in trace)
