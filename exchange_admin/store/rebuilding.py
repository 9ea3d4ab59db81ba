"""The tables worked out anew from the journal, in a schema beside the real ones, to compare and to set right."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.binding import writing_elsewhere
from exchange_admin.store.due_rows import drop_all
from exchange_admin.store.minutes_taught import sum_all
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.projection import Projector
from exchange_admin.store.tables import KindTable

_ROWS_AT_ONCE = 20_000
_DERIVED = ("sync_issue", "sync_unknown", "sync_excluded")
_IN_MEMORY_UP_TO = 64 << 20
_CREATE = re.compile(r'^\s*CREATE TABLE\s+"?(\w+)"?', re.IGNORECASE)


class Rebuilding(Part):
    """The shadow of a large file is a file beside it, removed afterwards."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._search, self._rules, self._path = file.search, file.rules, file.path

    def differing(self) -> dict[str, int]:
        """How many rows and derived issues of each kind differ from what the journal says."""
        with self.shadow(), self.snapshot():
            self._project()
            found = {kind: self._note_differences(table) for kind, table in self._tables.by_name.items()}
            for kind, count in (*self._different("sync_issue"), *self._different("sync_excluded")):
                found[kind] = found.get(kind, 0) + count
        return {kind: count for kind, count in found.items() if count}

    def rebuild(self) -> Changes:
        """Sets every differing row, issue and search row right. Opens its own transaction."""
        with self.shadow():
            wrong_words = [kind for kind in self._tables.searchable if self._search.differs(kind, "shadow")]
            return self._set_all_right(wrong_words)

    def _set_all_right(self, wrong_words: Sequence[str]) -> Changes:
        with self._file.atomic():
            self._project()
            changed = [(kind, id) for kind, table in self._tables.by_name.items() for id in self._set_right(table)]
            for name in _DERIVED:
                self._db.execute(f"DELETE FROM main.{name}")
                self._db.execute(f"INSERT INTO main.{name} SELECT * FROM shadow.{name}")
            self._write_search(changed)
            for kind in wrong_words:
                self._search.write_all(kind)
            drop_all(self._db)
            sum_all(self._db)
            pass_by("rebuild.before_commit")
        return Changes.of(changed)

    def has_learned(self) -> bool:
        """Whether entries came that an older program could not project, and this one can."""
        return any(
            kind in self._tables and (not field or field in self._tables[kind].by_wire)
            for kind, field in self._db.execute("SELECT kind, field FROM sync_unknown").fetchall()
        )

    @contextlib.contextmanager
    def shadow(self) -> Iterator[None]:
        """An attached database with the same tables, empty."""
        with writing_elsewhere(self._db):
            yield from self._attached(self._target())

    def _attached(self, target: str) -> Iterator[None]:
        self._db.execute("ATTACH ? AS shadow", (target,))
        try:
            for pragma in ("synchronous = OFF", "journal_mode = OFF"):
                self._db.execute(f"PRAGMA shadow.{pragma}")
            for name, sql in self._db.execute(
                "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'"
            ).fetchall():
                if name in self._tables or name in _DERIVED:
                    self._db.execute(_CREATE.sub(f'CREATE TABLE shadow."{name}"', sql, count=1))
            self._db.execute("CREATE TABLE shadow.different (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
            yield
        finally:
            self._db.execute("DETACH shadow")
            if target != ":memory:":
                Path(target).unlink(missing_ok=True)

    def _target(self) -> str:
        folder = self._path.parent
        if not self._path.name or self._path.stat().st_size <= _IN_MEMORY_UP_TO or not os.access(folder, os.W_OK):
            return ":memory:"
        target = self._path.with_name(f"{self._path.name}.{os.getpid()}.compare")
        target.unlink(missing_ok=True)
        return str(target)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the file for everything that is read; nothing stays written."""
        self._db.execute("BEGIN")
        self._journal.look()
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def projector(self, *, trusted: bool = False) -> Projector:
        return Projector(self._file, schema="shadow", trusted=trusted)

    def _project(self) -> None:
        projector = self.projector()
        for entries in self._in_causal_order():
            projector.take(entries)
            if projector.size > _ROWS_AT_ONCE:
                projector.flush()
        projector.flush()

    def _in_causal_order(self) -> Iterator[list[Entry]]:
        """The entries of every applied transaction, each after those it stands on."""
        ends = {author: state.applied for author, state in sorted(self._journal.authors.items())}
        done: dict[str, int] = dict.fromkeys(ends, 0)
        progress = True
        while progress:
            progress = False
            for author, end in ends.items():
                while done[author] < end:
                    row = self._journal.covering(author, done[author] + 1)
                    read = self._journal.readable(author, row.seq) if row else None
                    needs = read[0].needs(read[1]) if read else {}
                    needs = {other: min(seq, ends.get(other, 0)) for other, seq in needs.items()}  # some were given up
                    if row is None or not self._rules.is_ready(done, author, row.first, needs):
                        break
                    done[author] = row.seq
                    progress = True
                    yield read[1] if read else []

    def _note_differences(self, table: KindTable) -> int:
        columns = ("_live", "_sort", "_clock", *table.fields)
        unlike = " OR ".join(f'm."{name}" IS NOT s."{name}"' for name in columns)
        name = f'"{table.name}"'
        self._db.execute(
            "INSERT INTO shadow.different SELECT ?, m.id FROM main."
            f"{name} AS m LEFT JOIN shadow.{name} AS s ON s.id = m.id WHERE s.id IS NULL OR {unlike}",
            (table.name,),
        )
        self._db.execute(
            "INSERT INTO shadow.different SELECT ?, s.id FROM shadow."
            f"{name} AS s LEFT JOIN main.{name} AS m ON m.id = s.id WHERE m.id IS NULL",
            (table.name,),
        )
        return int(
            self._db.execute("SELECT count(*) FROM shadow.different WHERE kind = ?", (table.name,)).fetchone()[0]
        )

    def different_rows(self, table: KindTable) -> Sequence[str]:
        """The ids noted as different, of those rows that are in the shadow."""
        self._note_differences(table)
        rows = self._db.execute(
            f'SELECT d.id FROM shadow.different AS d JOIN shadow."{table.name}" AS s ON s.id = d.id WHERE d.kind = ?',
            (table.name,),
        )
        return [id for (id,) in rows]

    def _different(self, derived: str) -> list[tuple[str, int]]:
        """How many rows of a derived table differ, by kind."""
        return self._db.execute(
            "SELECT kind, count(*) FROM"
            f" (SELECT * FROM (SELECT * FROM main.{derived} EXCEPT SELECT * FROM shadow.{derived})"
            f" UNION ALL SELECT * FROM (SELECT * FROM shadow.{derived} EXCEPT SELECT * FROM main.{derived}))"
            " GROUP BY kind"
        ).fetchall()

    def _set_right(self, table: KindTable) -> list[str]:
        self._note_differences(table)
        ids = [
            id
            for (id,) in self._db.execute(
                "SELECT id FROM shadow.different WHERE kind = ? ORDER BY id", (table.name,)
            ).fetchall()
        ]
        if not ids:
            return []
        name = f'"{table.name}"'
        columns = ", ".join(f'"{column}"' for column in ("id", "_live", "_sort", "_clock", *table.fields))
        settings = ", ".join(
            f'"{column}" = excluded."{column}"' for column in ("_live", "_sort", "_clock", *table.fields)
        )
        chosen = "SELECT id FROM shadow.different WHERE kind = ?"
        self._db.execute(
            f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM shadow.{name} WHERE id IN ({chosen})"
            f" ON CONFLICT (id) DO UPDATE SET {settings}",
            (table.name,),
        )
        gone = f"SELECT n FROM main.{name} WHERE id IN ({chosen}) AND id NOT IN (SELECT id FROM shadow.{name})"
        if table.kind.searchable:
            self._db.execute(f'DELETE FROM main."search_{table.name}" WHERE rowid IN ({gone})', (table.name,))
        self._db.execute(f"DELETE FROM main.{name} WHERE n IN ({gone})", (table.name,))
        return ids

    def _write_search(self, changed: Sequence[tuple[str, str]]) -> None:
        ids: dict[str, set[str]] = {}
        for kind, id in changed:
            if under := self._tables[kind].kind.searched_under:
                row = self._db.execute(f'SELECT "{under.name}" FROM main."{kind}" WHERE id = ?', (id,)).fetchone()
                if row and row[0]:
                    ids.setdefault(under.refers, set()).add(row[0])
            if self._tables[kind].kind.searchable:
                ids.setdefault(kind, set()).add(id)
        for kind, wanted in ids.items():
            self._search.write(kind, sorted(self._search.numbers_of(kind, wanted)))
