"""Who comes or goes on which days, counted in the store: at the end of a term it is nearly everybody."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.store.parts import Part


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
