"""Who goes by an agreement in some span of time, without reading all of its stays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.store.parts import FileParts, Part


@dataclass(frozen=True, slots=True)
class Span:
    """An academic year: its terms (ids), and its first and last day (ISO) for stays of no term, or of one that is not
    among the `placed`, the terms of all years."""

    terms: tuple[str, ...]
    first: str
    last: str
    placed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlikeStays:
    """How many live stays are alike in all that decides whose places they take and when: `values` has those fields,
    with the first day of a stay, as `planned_start`, only where its term is none of those asked about."""

    values: Mapping[str, Value]
    count: int


class PlacesTaken(Part):
    """Reads only."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._counted: dict[tuple[tuple[str, ...], Span | None], list[AlikeStays]] = {}
        self._as_of: tuple[int, int] | None = None

    def alike(self, conditions: Sequence[str], span: Span | None) -> list[AlikeStays]:
        """The live stays that name one of the conditions, counted in the store; with `span` at least all that are of
        it, as the caller tells by its own rule. Kept as long as nothing in the file changes."""
        as_of = (self._db.total_changes, self._db.execute("PRAGMA data_version").fetchone()[0])
        if as_of != self._as_of:
            self._counted.clear()
            self._as_of = as_of
        asked = (tuple(conditions), span)
        if asked not in self._counted:
            self._counted[asked] = self._count(*asked)
        return self._counted[asked]

    def _count(self, conditions: Sequence[str], span: Span | None) -> list[AlikeStays]:
        fields = ", ".join(_ALIKE)
        of_conditions, values = f"FROM mobility WHERE condition_id {_AMONG} AND _live = 1", [_listed(conditions)]
        day = "coalesce(nullif(actual_start, ''), planned_start)"
        if span is None:
            sql = f"SELECT {fields}, {day}, count(*) {of_conditions} GROUP BY {fields}, {len(_ALIKE) + 1}"
        else:
            of_conditions = of_conditions.replace("mobility", "mobility INDEXED BY mobility_by_places")
            terms = f"(term_id IS NULL OR term_id IN (SELECT id FROM term WHERE id NOT {_AMONG}))"
            sql = (
                f"SELECT {fields}, NULL, count(*) {of_conditions} AND term_id {_AMONG} GROUP BY {fields}"
                f" UNION ALL SELECT {fields}, {day}, count(*) {of_conditions} AND {terms}"
                f" AND (planned_start BETWEEN ? AND ? OR actual_start BETWEEN ? AND ?)"
                f" GROUP BY {fields}, {len(_ALIKE) + 1}"
            )
            values += [_listed(span.terms), *values, _listed(span.placed), *(span.first, span.last) * 2]
        rows = self._db.execute(sql, values)
        names = (*_ALIKE, "planned_start")
        return [AlikeStays(dict(zip(names, found, strict=True)), n) for *found, n in rows]

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


_AMONG = "IN (SELECT value FROM json_each(?))"
_ALIKE = ("condition_id", "agreement_id", "term_id", "direction", "sending_status", "receiving_status")


def _listed(words: Sequence[str]) -> str:
    return json.dumps(list(words))
