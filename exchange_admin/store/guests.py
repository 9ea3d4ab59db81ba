"""How many guests are here, counted in an index alone: there may be a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.store.parts import Part


class Guests(Part):
    """Reads only."""

    def by_home(self, host: str, statuses: Sequence[str]) -> Mapping[str, int]:
        """How many live stays at an institution (an id) have one of these receiving statuses, by that which sends
        them; an empty text stands for none."""
        marks = ", ".join("?" * len(statuses))
        sql = (
            "SELECT coalesce(sending_institution_id, ''), count(*) FROM mobility INDEXED BY mobility_by_guests"
            f" WHERE receiving_institution_id = ? AND receiving_status IN ({marks}) AND _live = 1 GROUP BY 1"
        )
        return dict(self._db.execute(sql, (host, *statuses)).fetchall())
