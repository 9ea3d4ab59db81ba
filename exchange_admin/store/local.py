"""What belongs to this file but not to its history: settings of the file, drafts, saved views, what was opened last;
and the bytes of attachments, which stay out of what travels (rulings 10)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from exchange_admin.store.parts import FileParts, OwnTable, Part

_MOST_RECENT = 50


def _encode(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


T = TypeVar("T")
_UNREADABLE = object()


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return _UNREADABLE  # somebody else wrote there


class Settings(OwnTable):
    """Plain values (anything JSON holds) by key. What cannot be read counts as not set."""

    def get(self, key: str, default: Any = None) -> Any:
        row = self._db.execute("SELECT value FROM local_setting WHERE key = ?", (key,)).fetchone()
        found = _UNREADABLE if row is None else _decoded(row[0])
        return default if found is _UNREADABLE else found

    def like(self, key: str, default: T) -> T:
        """A value of the type of `default`, which stands in for any other."""
        found = self.get(key)
        return found if isinstance(found, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        with self._atomic():
            self._db.execute("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", (key, _encode(value)))

    def remove(self, key: str) -> None:
        with self._atomic():
            self._db.execute("DELETE FROM local_setting WHERE key = ?", (key,))


class KeptSteps(Part):
    """Numbers of steps by author, under one key of the settings; written in the transaction of the caller."""

    def __init__(self, file: FileParts, key: str) -> None:
        super().__init__(file)
        self._key = key

    def get(self) -> dict[str, int]:
        row = self._db.execute("SELECT value FROM local_setting WHERE key = ?", (self._key,)).fetchone()
        kept = _decoded(row[0]) if row else {}
        told = kept.items() if isinstance(kept, dict) else ()
        return {author: seq for author, seq in told if type(seq) is int}

    def put(self, steps: Mapping[str, int]) -> None:
        if steps:
            self._db.execute("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", (self._key, _encode(steps)))
        else:
            self._db.execute("DELETE FROM local_setting WHERE key = ?", (self._key,))


class Drafts(OwnTable):
    """What was typed into fields and cannot be saved yet, by record and field (rulings 8)."""

    def of(self, kind: str, id: str) -> dict[str, str]:
        """Field name to what was typed."""
        rows = self._db.execute(
            "SELECT field, typed FROM local_draft WHERE kind = ? AND id = ? ORDER BY field", (kind, id)
        )
        return dict(rows.fetchall())

    def keep(self, kind: str, id: str, field: str, typed: str) -> None:
        with self._atomic():
            self._db.execute("INSERT OR REPLACE INTO local_draft VALUES (?, ?, ?, ?)", (kind, id, field, typed))

    def drop(self, kind: str, id: str, field: str = "") -> None:
        """Forgets one field's draft, or all of a record's."""
        with self._atomic():
            self._db.execute(
                "DELETE FROM local_draft WHERE kind = ?1 AND id = ?2 AND (?3 = '' OR field = ?3)", (kind, id, field)
            )

    def all(self) -> list[tuple[str, str]]:
        """(kind, id) of the records with drafts."""
        return self._db.execute("SELECT DISTINCT kind, id FROM local_draft ORDER BY kind, id").fetchall()

    def count(self) -> int:
        """How many fields wait."""
        return int(self._db.execute("SELECT count(*) FROM local_draft").fetchone()[0])


class ImportDrafts(OwnTable):
    """Staged files, as the text their service makes of them, by id."""

    def put(self, id: str, text: str) -> None:
        now = f"{self._origin.now():%Y-%m-%dT%H:%M:%SZ}"
        with self._atomic():
            self._db.execute("INSERT OR REPLACE INTO local_import VALUES (?, ?, ?)", (id, text, now))

    def get(self, id: str) -> str | None:
        row = self._db.execute("SELECT content FROM local_import WHERE id = ?", (id,)).fetchone()
        return None if row is None else str(row[0])

    def all(self) -> list[tuple[str, str]]:
        """(id, text), the latest first."""
        return self._db.execute("SELECT id, content FROM local_import ORDER BY changed DESC, id DESC").fetchall()

    def remove(self, id: str) -> None:
        with self._atomic():
            self._db.execute("DELETE FROM local_import WHERE id = ?", (id,))


class Views(OwnTable):
    """Lists as somebody saved them: columns, filters, order, by kind and name."""

    def put(self, kind: str, name: str, content: Mapping[str, Any]) -> None:
        with self._atomic():
            self._db.execute("INSERT OR REPLACE INTO local_view VALUES (?, ?, ?)", (kind, name, _encode(content)))

    def all(self, kind: str) -> dict[str, Mapping[str, Any]]:
        rows = self._db.execute("SELECT name, content FROM local_view WHERE kind = ? ORDER BY name", (kind,))
        told = {name: _decoded(content) for name, content in rows}
        return {name: content for name, content in told.items() if isinstance(content, dict)}

    def remove(self, kind: str, name: str) -> None:
        with self._atomic():
            self._db.execute("DELETE FROM local_view WHERE kind = ? AND name = ?", (kind, name))


class Recent(OwnTable):
    """The records somebody looked at last."""

    def add(self, kind: str, id: str) -> None:
        now = self._origin.now().isoformat(timespec="milliseconds")
        with self._atomic():
            self._db.execute("INSERT OR REPLACE INTO local_recent VALUES (?, ?, ?)", (kind, id, now))
            self._db.execute(
                "DELETE FROM local_recent WHERE (kind, id) NOT IN"
                " (SELECT kind, id FROM local_recent ORDER BY opened DESC, id DESC LIMIT ?)",
                (_MOST_RECENT,),
            )

    def all(self, limit: int = 12) -> Sequence[tuple[str, str]]:
        """(kind, id), the latest first."""
        sql = "SELECT kind, id FROM local_recent ORDER BY opened DESC, id DESC LIMIT ?"
        return self._db.execute(sql, (limit,)).fetchall()


class Attachments(OwnTable):
    """Contents by the id of the `attachment` record."""

    def put(self, contents: Mapping[str, bytes]) -> None:
        """Inside the transaction of the step that adds the records."""
        self._db.executemany("INSERT OR REPLACE INTO attachment_content VALUES (?, ?)", list(contents.items()))

    def get(self, id: str) -> bytes | None:
        row = self._db.execute("SELECT content FROM attachment_content WHERE id = ?", (id,)).fetchone()
        return None if row is None else bytes(row[0])
