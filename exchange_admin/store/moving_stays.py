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
        rows = self._db.execute(
            f"SELECT coalesce({actual}, {planned}), {actual} IS NOT NULL, {more}, count(*)"
            f" FROM mobility WHERE ({actual} BETWEEN ?1 AND ?2 OR {planned} BETWEEN ?1 AND ?2)"
            f" AND +_live = 1 AND coalesce({actual}, {planned}) BETWEEN ?1 AND ?2 GROUP BY 1, 2, 3, 4, 5, 6",
            (first, last),
        )
        return [AlikeMoves(day, bool(is_actual), *one) for day, is_actual, *one in rows]
