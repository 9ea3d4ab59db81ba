"""Who comes or goes on which days, counted in the store: at the end of a term it is nearly everybody."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.rules.mobility_status import CONFIRMED
from exchange_admin.domain.rules.stays import CAME_ON
from exchange_admin.store.parts import Part
from exchange_admin.store.reading import computed_field


@dataclass(frozen=True, slots=True)
class AlikeMoves:
    """So many (`n`) live stays that begin or end on a day between two institutions (ids, empty for none), with the
    same statuses; `is_actual` when that is not only planned."""

    day: str
    is_actual: bool
    sending: str
    receiving: str
    sending_status: str
    receiving_status: str
    n: int


class MovingStays(Part):
    """Reads only."""

    def between(self, end: str, first: str, last: str) -> list[AlikeMoves]:
        """Of stays that begin (`start`) or end (`end`) between two days (ISO), both included: the actual day counts
        before the planned one."""
        planned, actual = (self._tables["mobility"].column(f"{word}_{end}") for word in ("planned", "actual"))
        names = "sending_institution_id", "receiving_institution_id", "sending_status", "receiving_status"
        more = ", ".join(f"coalesce({name}, '')" for name in names)
        moving = (
            f"SELECT {{day}}, {{is_actual}}, {more}, count(*) FROM mobility INDEXED BY mobility_by_{end}"
            " WHERE {day} BETWEEN ?1 AND ?2 AND _live = 1{planned} GROUP BY 1, 3, 4, 5, 6"
        )
        rows = self._db.execute(
            f"{moving.format(day=actual, is_actual=1, planned='')}"
            f" UNION ALL {moving.format(day=planned, is_actual=0, planned=f' AND {actual} IS NULL')}",
            (first, last),
        )
        return [AlikeMoves(day, bool(is_actual), *one) for day, is_actual, *one in rows]

    def not_come(self, institution: str, first: str, last: str) -> list[AlikeMoves]:
        """Of confirmed stays at an institution that were to begin between two days (ISO), both included: those of which
        nothing says that somebody came."""
        names = "sending_institution_id", "receiving_institution_id", "sending_status", "receiving_status"
        more = ", ".join(f"coalesce(t.{name}, '')" for name in names)
        rows = self._db.execute(
            f"SELECT t.planned_start, {more}, count(*) FROM mobility AS t INDEXED BY mobility_by_start"
            " WHERE t.actual_start IS NULL AND t.planned_start BETWEEN ?1 AND ?2 AND t._live = 1"
            " AND t.receiving_institution_id = ?3 AND t.receiving_status = ?4"
            f" AND {computed_field('mobility', CAME_ON)} IS NULL GROUP BY 1, 2, 3, 4, 5",
            (first, last, institution, CONFIRMED),
        )
        return [AlikeMoves(day, False, *one) for day, *one in rows]
