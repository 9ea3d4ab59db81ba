"""Scans and other files kept with a record: the bytes lie in the office file, 10 MB each at most (rulings 10)."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from exchange_admin.documents.files import written_whole
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.values import check
from exchange_admin.store import Store

LARGEST = 10 * 1024 * 1024
"""Bytes of one attachment."""


class AttachedFiles:
    """Verbs on attachments of one office file."""

    def __init__(self, store: Store, registry: Registry, origin: Origin) -> None:
        self._store, self._registry, self._origin = store, registry, origin

    def add(self, path: Path, belongs_to: Mapping[str, Value], who: str) -> Changes:
        """Keeps a copy of `path`; `belongs_to` names its person or agreement, and a title where it has one.

        Raises RuleBroken: `attachment.unreadable`, `attachment.too_large`, or the problem of a value.
        """
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= LARGEST else b""
        except OSError as failed:
            raise RuleBroken(Problem("attachment.unreadable", facts={"path": str(path)})) from failed
        if size > LARGEST:
            raise RuleBroken(Problem("attachment.too_large", facts={"path": str(path), "megabytes": LARGEST >> 20}))
        values: dict[str, Value] = {
            "title": path.stem,
            **belongs_to,
            "file_name": path.name,
            "media_type": mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            "size": len(content),
            "sha256": sha256(content).hexdigest(),
        }
        if stopping := blocking(check(self._registry["attachment"], values, whole=True)):
            raise RuleBroken(*stopping)
        id = self._origin.new_id()
        return self._store.record(
            Step(who, "attachment.add", (Edit("attachment", id, values, new=True),)), {id: content}
        )

    def save(self, id: str, target: Path) -> int:
        """Writes a copy to `target`; the number of bytes. Raises RuleBroken with `attachment.gone` or `file.…`."""
        content = self._store.attachments.get(id)
        if content is None:
            raise RuleBroken(Problem("attachment.gone", facts={"id": id}))
        with written_whole(target) as draft:
            draft.write_bytes(content)
        return len(content)
