"""Imports into an office file on disk: a backup is made before records change."""

from __future__ import annotations

from exchange_admin.domain.failpoints import pass_by
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Applied, Imports
from exchange_admin.store.backup import Reason


class SafeImports(Imports):
    """As `Imports`; a backup that cannot be written refuses the import (`backup.not_written`)."""

    def apply(self, draft: ImportDraft, who: str) -> Applied:
        if any(row.is_ready for row in draft.rows):
            self._store.backup(reason=Reason.IMPORT)
            pass_by("import.backed_up")
        return super().apply(draft, who)
