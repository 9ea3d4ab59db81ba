"""Erasing: the values of every entry about a record go, while the chains of hashes stay whole (`sync.md` R18).

Applied wherever an `erasure` record arrives. It reaches what this file keeps beside the journal too: search words,
attachments, drafts, staged imports, lines that were set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from exchange_admin.domain.fields import Privacy
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.steps import Edit
from exchange_admin.merge.bodies import is_hidden, load_body
from exchange_admin.merge.transactions import TxnLine, encode_json, read_body
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import ENTRY_BITS
from exchange_admin.store.tables import Tables

Key = tuple[str, str]
DUE = "store.compact"
"""Setting of the file while erased bytes may still stand in its free pages."""
_IDS_AT_ONCE = 40
_SHORTEST_TRACE = 4
"""Shorter values say nothing of a person when they stand in another text."""


class Erasing:
    """Opens no transaction of its own."""

    def __init__(self, connection: Connection, tables: Tables) -> None:
        self._db, self._tables = connection, tables

    def apply(self, records: Collection[Key]) -> None:
        """Everything but the rows of the records, which the projector removes."""
        self._drop_traces(records)
        self._blank_values(records)
        self._blank_set_aside(records)
        self._drop_local(records)
        self._db.execute("INSERT OR REPLACE INTO local_setting VALUES (?, 'true')", (DUE,))

    def _blank_values(self, records: Collection[Key]) -> None:
        keys = [
            (n << ENTRY_BITS) + i
            for n, body in self._rows_naming("SELECT n, body FROM sync_txn", "body", records)
            for i, record in _records_of(body)
            if record in records
        ]
        self._db.executemany(
            "UPDATE sync_value SET salt = x'', json = '' WHERE k = ? AND json != ''", [(k,) for k in keys]
        )

    def _blank_set_aside(self, records: Collection[Key]) -> None:
        """Lines of forks, and lines that came too early."""
        found = list(self._rows_naming("SELECT line, author, seq, hash FROM sync_quarantine", "line", records))
        for text, author, seq, hash in found:
            self._db.execute(
                "UPDATE sync_quarantine SET line = ? WHERE author = ? AND seq = ? AND hash = ?",
                (without(TxnLine.read(text), records).text(), author, seq, hash),
            )

    def _rows_naming(self, select: str, column: str, records: Collection[Key]) -> Iterator[tuple[Any, ...]]:
        """Rows whose text holds the id of one of the records."""
        ids = sorted({encode_json(id)[1:-1] for _, id in records})
        for start in range(0, len(ids), _IDS_AT_ONCE):
            part = ids[start : start + _IDS_AT_ONCE]
            named = " OR ".join(f"instr({column}, ?)" for _ in part)
            yield from self._db.execute(f"{select} WHERE {named}", part).fetchall()

    def _drop_local(self, records: Collection[Key]) -> None:
        for table in ("local_draft", "local_recent", "sync_shared"):
            self._db.executemany(f"DELETE FROM {table} WHERE kind = ? AND id = ?", sorted(records))
        files = [(id,) for kind, id in sorted(records) if kind == "attachment"]
        self._db.executemany("DELETE FROM attachment_content WHERE id = ?", files)

    def _drop_traces(self, records: Collection[Key]) -> None:
        """Staged imports that hold one of the records: its id, its number, or its name in one script."""
        staged = self._db.execute("SELECT id, content FROM local_import").fetchall()
        if not staged:
            return
        traces = [trace for kind, id in sorted(records) for trace in self._traces(kind, id)]
        gone = [(key,) for key, text in staged if any(_holds(text, trace) for trace in traces)]
        self._db.executemany("DELETE FROM local_import WHERE id = ?", gone)

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


def without(line: TxnLine, records: Collection[Key]) -> TxnLine:
    """The line without the values of entries about the records."""
    if line.skipped or not records:
        return line
    txn = read_body(line.body)
    return replace(
        line, values=tuple(None if txn.record_of(i) in records else pair for i, pair in enumerate(line.values))
    )


def _records_of(body: str) -> Iterator[tuple[int, Key]]:
    """The entries that are not hidden, and what they are about."""
    plain = load_body(body)
    return ((i, (plain["shapes"][op[0]][0], op[1])) for i, op in enumerate(plain["ops"]) if not is_hidden(op))


def _holds(text: str, trace: Iterable[str]) -> bool:
    return all(part in text or encode_json(part)[1:-1] in text for part in trace)
