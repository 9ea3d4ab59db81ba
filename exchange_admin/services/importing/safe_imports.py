"""Imports into an office file on disk: a backup is made before records change."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from exchange_admin.domain.failpoints import pass_by
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Applied, Imports
from exchange_admin.store.backup import Reason


class SafeImports(Imports):
    """As `Imports`; a backup that cannot be written refuses the import (`backup.not_written`)."""

    def apply(self, draft: ImportDraft, who: str, *, step: Callable[[], object] = lambda: None) -> Applied:
        """The copy is made over a connection of its own while the edits are worked out, and waited for before the
        first of them is written."""
        if not any(row.is_ready for row in draft.rows):
            return super().apply(draft, who, step=step)
        with ThreadPoolExecutor(1, "backup") as elsewhere:
            copying = elsewhere.submit(self._back_up, self._store.origin.now())

            def backed_up() -> None:
                copying.result()
                pass_by("import.backed_up")

            return self._apply(draft, who, before=backed_up, step=step)

    def _back_up(self, when: datetime) -> Path:
        with self._store.beside() as other:
            return other.backups.make(reason=Reason.IMPORT, when=when)
