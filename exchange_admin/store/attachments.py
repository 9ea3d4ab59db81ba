"""The bytes of attachments. They stand beside the journal, so that they can stay out of what travels (rulings 10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from exchange_admin.store.binding import Connection


class Attachments:
    """Contents by the id of the `attachment` record."""

    def __init__(self, connection: Connection, atomic: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._atomic = connection, atomic

    def put(self, contents: Mapping[str, bytes]) -> None:
        """Inside the transaction of the step that adds the records."""
        self._db.executemany("INSERT OR REPLACE INTO attachment_content VALUES (?, ?)", list(contents.items()))

    def get(self, id: str) -> bytes | None:
        row = self._db.execute("SELECT content FROM attachment_content WHERE id = ?", (id,)).fetchone()
        return None if row is None else bytes(row[0])
