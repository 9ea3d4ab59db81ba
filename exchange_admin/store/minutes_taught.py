"""How many minutes of lessons were taught and missed, summed over everybody at once: to read them takes too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.lessons.hours import HELD, Presence
from exchange_admin.store.parts import Part


@dataclass(frozen=True, slots=True)
class DayTaught:
    """Minutes of all people in the lessons held on a day: those `due` to them, and those they `missed`."""

    day: date
    due: int
    missed: int


class MinutesTaught(Part):
    """Reads only, and counts as `tally` does of one person in one group."""

    def by_day(self, first: date, last: date) -> list[DayTaught]:
        """From the first day to the last, both included; days are left out on which nobody was due."""
        span = (first.isoformat(), last.isoformat())
        missed = dict(self._db.execute(_LESSONS + _MISSED, span).fetchall())
        due = self._db.execute(_LESSONS + _DUE, span).fetchall()
        return [DayTaught(date.fromisoformat(day), minutes, missed.get(day, 0)) for day, minutes in due if minutes]


_COVERS = "(e.enrolled_on IS NULL OR e.enrolled_on <= l.day) AND (e.left_on IS NULL OR l.day <= e.left_on)"
"""As `Membership.covers`."""
_LESSONS = (
    "WITH lesson AS MATERIALIZED (SELECT id, language_group_id AS team, date AS day, max(0, minutes) AS minutes"
    f" FROM language_lesson WHERE date BETWEEN ?1 AND ?2 AND +_live = 1 AND state = '{HELD}' AND minutes IS NOT NULL) "
)
_DUE = (
    ", member AS MATERIALIZED (SELECT language_group_id AS team, enrolled_on, left_on, count(*) AS n"
    " FROM language_enrolment WHERE language_group_id IN (SELECT DISTINCT team FROM lesson) AND _live = 1"
    " GROUP BY 1, 2, 3) SELECT l.day, sum(l.minutes * e.n) FROM lesson AS l CROSS JOIN member AS e ON e.team = l.team"
    f" WHERE {_COVERS} GROUP BY l.day ORDER BY l.day"
)
"""Members of a group with the same first and last day are counted together."""
_MISSED = (
    f"SELECT l.day, sum(CASE a.state WHEN '{Presence.LATE}' THEN min(l.minutes, max(0, coalesce(a.late_minutes, 0)))"
    f" WHEN '{Presence.ABSENT}' THEN l.minutes WHEN '{Presence.EXCUSED}' THEN l.minutes ELSE 0 END)"
    " FROM lesson AS l CROSS JOIN attendance AS a ON a.language_lesson_id = l.id AND a._live = 1"
    " CROSS JOIN language_enrolment AS e ON e.id = a.language_enrolment_id AND +e._live = 1"
    f" AND +e.language_group_id = l.team WHERE {_COVERS} AND NOT EXISTS (SELECT 1 FROM attendance AS b"
    " WHERE b.language_lesson_id = l.id AND b._live = 1 AND b.id > a.id"
    " AND +b.language_enrolment_id = a.language_enrolment_id) GROUP BY l.day"
)
"""Of two marks of one person in one lesson the one with the greater id counts, as in `marks_of`."""
