"""Erasing a person: what goes, what stays, and doing it for good (rulings 30)."""

from __future__ import annotations

from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.statuses import ErasurePlan

KEEP_PAPERS, ERASE_PAPERS = "keep", "erase"


class Erasing:
    """Verbs on one office file; refused in a partner's file."""

    def plan(self, person: str, language: str) -> ErasurePlan:
        """What erasing would take away. Raises RuleBroken with `record.missing`."""
        raise NotImplementedError

    def erase(
        self, person: str, who: str, reason: str, *, papers: str = KEEP_PAPERS, keep_until: date | None = None
    ) -> Changes:
        """Erases the person with everything about them. `reason` is a word of `erasure_reason`.

        `papers` says what becomes of issued papers; those kept need `keep_until`. It cannot be undone. Backups made
        before still hold the data: the plan names them.
        """
        raise NotImplementedError
