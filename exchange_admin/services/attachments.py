"""Scans and other files kept with a record: the bytes lie in the office file, 10 MB each at most (rulings 10)."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.kept_files import safe_name
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.kinds.casework import refused_scan
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import checked

LARGEST = 10 * 1024 * 1024
"""Bytes of one attachment."""


class AttachedFiles(Service[Parts]):
    """Verbs on attachments of one office file."""

    def add(self, path: Path, belongs_to: Mapping[str, Value], who: str) -> Changes:
        """Keeps a copy of `path`; `belongs_to` names its person or agreement, and a title where it has one.

        Raises RuleBroken: `attachment.unreadable`, `attachment.too_large`, `task.sensitive_no_file`, or the problem of
        a value.
        """
        return self.add_several((path,), belongs_to, who)

    def add_several(self, paths: Iterable[Path], belongs_to: Mapping[str, Value], who: str) -> Changes:
        """Keeps copies of several files in one step; when some are refused, all are named and none is kept."""
        if refusal := refused_scan(self._store, belongs_to.get("task_id")):
            raise RuleBroken(refusal)
        edits: list[Edit] = []
        contents: dict[str, bytes] = {}
        refused: list[Problem] = []
        for path in paths:
            try:
                content = read_attachment(path)
                values = attachment_values(self._registry, path.name, content, belongs_to)
            except RuleBroken as broken:
                refused += broken.problems
                continue
            id = self._origin.new_id()
            edits.append(Edit("attachment", id, values, new=True))
            contents[id] = content
        if refused:
            raise RuleBroken(*refused)
        return self._store.record(Step(who, "attachment.add", tuple(edits)), contents) if edits else Changes()

    def save(self, id: str, target: Path) -> int:
        """Writes a copy to `target`; the number of bytes. Raises RuleBroken with `attachment.gone` or `file.…`."""
        content = self._store.attachments.get(id)
        if content is None:
            raise RuleBroken(Problem("attachment.gone", facts={"id": id}))
        write_bytes(target, content)
        return len(content)


def attachment_values(
    registry: Registry, file_name: str, content: bytes, belongs_to: Mapping[str, Value]
) -> dict[str, Value]:
    """The values of a new attachment. Raises RuleBroken with `attachment.empty` or the problem of a value."""
    if not content:
        raise RuleBroken(Problem("attachment.empty", facts={"path": file_name}))
    name = Path(safe_name(file_name))
    values: dict[str, Value] = {
        "title": name.stem,
        **belongs_to,
        "file_name": name.name,
        "media_type": mimetypes.guess_type(name.name)[0] or "application/octet-stream",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    return checked(registry, "attachment", values)


def read_attachment(path: Path) -> bytes:
    """Raises RuleBroken with `attachment.unreadable` or `attachment.too_large`."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise RuleBroken(Problem("attachment.too_large", facts={"path": str(path), "megabytes": LARGEST >> 20}))
        return path.read_bytes()
    except OSError as failed:
        raise RuleBroken(Problem("attachment.unreadable", facts={"path": str(path)})) from failed
