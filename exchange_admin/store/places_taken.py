"""Whether anybody goes by an agreement in some span of time: one look instead of reading all of its stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.store.parts import Part


@dataclass(frozen=True, slots=True)
class Span:
    """An academic year: its terms (ids), and its first and last day (ISO) for stays of no term."""

    terms: tuple[str, ...]
    first: str
    last: str


class PlacesTaken(Part):
    """Reads only."""

    def is_any(
        self,
        agreement: str,
        conditions: Sequence[str],
        span: Span,
        *,
        not_sending: Sequence[str],
        not_receiving: Sequence[str],
    ) -> bool:
        """Whether a live stay of the span names the agreement, or none but one of its conditions. States of sending and
        receiving that do not count are left out."""
        sql = (
            "SELECT 1 FROM mobility WHERE {by} AND +_live = 1"
            " AND coalesce(sending_status, '') NOT IN (SELECT value FROM json_each(?))"
            " AND coalesce(receiving_status, '') NOT IN (SELECT value FROM json_each(?))"
            " AND (term_id IN (SELECT value FROM json_each(?))"
            " OR term_id IS NULL AND coalesce(actual_start, planned_start) BETWEEN ? AND ?) LIMIT 1"
        )
        more = (*map(_listed, (not_sending, not_receiving, span.terms)), span.first, span.last)
        if self._db.execute(sql.format(by="agreement_id = ?"), (agreement, *more)).fetchone():
            return True
        by = "condition_id IN (SELECT value FROM json_each(?)) AND agreement_id IS NULL"
        return self._db.execute(sql.format(by=by), (_listed(conditions), *more)).fetchone() is not None


def _listed(words: Sequence[str]) -> str:
    return json.dumps(list(words))
