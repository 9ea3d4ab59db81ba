"""Stays counted in the store, for there may be a hundred thousand of them: those from which balances of agreements
follow, where they are alike, and guests by where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from exchange_admin.store.parts import Part
from exchange_admin.store.places_taken import AlikeStays

_ALIKE = (
    *("agreement_id", "condition_id", "direction", "term_id", "planned_start", "planned_end"),
    *("actual_start", "actual_end", "sending_status", "receiving_status"),
)
_AMONG = "IN (SELECT value FROM json_each(?))"


class CountedStays(Part):
    """Reads only."""

    def alike(self, agreements: Sequence[str], conditions: Sequence[str]) -> list[AlikeStays]:
        """The live stays that name one of the agreements, and those that name none but one of the conditions; those
        are alike that have the same ends, days and states."""
        fields = ", ".join(_ALIKE)
        by = f"agreement_id {_AMONG}", f"condition_id {_AMONG} AND coalesce(agreement_id, '') = ''"
        found = [
            row
            for where, ids in zip(by, (agreements, conditions), strict=True)
            for row in self._db.execute(
                f"SELECT {fields}, count(*) FROM mobility WHERE {where} AND +_live = 1 GROUP BY {fields}",
                (json.dumps(list(ids)),),
            )
        ]
        return [AlikeStays(dict(zip(_ALIKE, values, strict=True)), n) for *values, n in found]

    def guests_by_home(self, host: str, statuses: Sequence[str]) -> Mapping[str, int]:
        """How many live stays at an institution (an id) have one of these receiving statuses, by that which sends
        them; an empty text stands for none. Counted in an index alone."""
        marks = ", ".join("?" * len(statuses))
        sql = (
            "SELECT coalesce(sending_institution_id, ''), count(*) FROM mobility INDEXED BY mobility_by_guests"
            f" WHERE receiving_institution_id = ? AND receiving_status IN ({marks}) AND _live = 1 GROUP BY 1"
        )
        return dict(self._db.execute(sql, (host, *statuses)).fetchall())
