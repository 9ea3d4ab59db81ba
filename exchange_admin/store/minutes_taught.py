"""How many minutes of each lesson, and of each day, were taught and missed, summed over everybody and kept: to count
them takes too long.

As search rows, the sums are written in the transaction of the change, stand in no journal and travel nowhere. Nothing
in them depends on the day of today.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.lessons.hours import HELD, Presence
from exchange_admin.store.binding import CHUNK, Connection, rows_among
from exchange_admin.store.parts import Part
from exchange_admin.store.row import Row
from exchange_admin.store.tables import KindTable, Tables

LESSON, MARK, MEMBER = "language_lesson", "attendance", "language_enrolment"
_POINTS_AT = {MARK: "language_lesson_id", MEMBER: "language_group_id"}
_SPAN = ("enrolled_on", "left_on")


@dataclass(frozen=True, slots=True)
class DayTaught:
    """Minutes of all people in the lessons held on a day: those `due` to them, and those they `missed`."""

    day: date
    due: int
    missed: int


class MinutesTaught(Part):
    """Reads only; the sums are those that `tally` counts of each person in each group."""

    def by_day(self, first: date, last: date) -> list[DayTaught]:
        """From the first day to the last, both included; days are left out on which nobody was due."""
        sql = "SELECT day, due, missed FROM local_taught_day WHERE day BETWEEN ? AND ? AND due > 0 ORDER BY day"
        rows = self._db.execute(sql, (first.isoformat(), last.isoformat()))
        return [DayTaught(date.fromisoformat(day), due, missed) for day, due, missed in rows.fetchall()]

    def differs(self) -> bool:
        """Whether the sums are not what the records say."""
        pairs = (
            (
                f"{_LESSONS.format(which='')} {_SUMS}",
                "SELECT lesson, day, due, missed FROM local_taught ORDER BY lesson",
            ),
            (_OF_DAYS, "SELECT day, due, missed FROM local_taught_day WHERE due > 0 ORDER BY day"),
        )
        return any(self._db.execute(one).fetchall() != self._db.execute(kept).fetchall() for one, kept in pairs)


class TaughtSums:
    """Keeps the sums up with rows that are written. Opens no transaction of its own.

    `note` is told before, what refers to what is known only then; `write` sums anew afterwards.
    """

    def __init__(self, connection: Connection, tables: Tables) -> None:
        self._db, self._tables = connection, tables
        self._lessons, self._groups = set[str](), set[str]()

    def note(self, moved: Mapping[str, Sequence[Row]]) -> None:
        """`moved` are the rows of each kind that are about to be written or taken away."""
        self._lessons.update(row.id for row in moved.get(LESSON, ()))
        for kind, noted in ((MARK, self._lessons), (MEMBER, self._groups)):
            if rows := [row for row in moved.get(kind, ()) if _matters(self._tables[kind], row)]:
                place = self._tables[kind].position[_POINTS_AT[kind]]
                noted.update(row.values[place] for row in rows if row.values[place])
                noted.update(self._named(kind, [row.id for row in rows if row.n]))

    def note_records(self, records: Iterable[tuple[str, str]]) -> None:
        """Records of which a reference was set or emptied in their table. Members and marks need no second look: what
        they refer to came or went with them, or its lessons did."""
        self._lessons.update(id for kind, id in records if kind == LESSON)

    def _named(self, kind: str, ids: Sequence[str]) -> Iterator[str]:
        column = _POINTS_AT[kind]
        sql = f"SELECT {column} FROM main.{kind} WHERE {column} IS NOT NULL AND id IN (...)"
        return (str(id) for (id,) in rows_among(self._db, sql, ids))

    def write(self) -> None:
        """Sums every lesson anew that was noted."""
        if self._groups:
            sql = f"SELECT id FROM main.{LESSON} WHERE language_group_id IN (...)"
            self._lessons.update(id for (id,) in rows_among(self._db, sql, sorted(self._groups)))
        lessons = sorted(self._lessons)
        self._lessons, self._groups = set(), set()
        for start in range(0, len(lessons), CHUNK):
            some = (json.dumps(lessons[start : start + CHUNK]),)
            self._move_days("-", some)
            self._db.execute(f"DELETE FROM main.local_taught WHERE lesson {_AMONG}", some)
            lessons_of = _LESSONS.format(which=f"id {_AMONG} AND")
            self._db.execute(f"{lessons_of} INSERT INTO main.local_taught {_SUMS}", some)
            self._move_days("+", some)

    def _move_days(self, sign: str, lessons: tuple[str]) -> None:
        """Takes the sums of lessons out of those of their days, or puts them in."""
        self._db.execute(
            f"INSERT INTO main.local_taught_day SELECT day, {sign}sum(due), {sign}sum(missed) FROM main.local_taught"
            f" WHERE lesson {_AMONG} GROUP BY day"
            " ON CONFLICT (day) DO UPDATE SET due = due + excluded.due, missed = missed + excluded.missed",
            lessons,
        )


def sum_all(connection: Connection) -> None:
    """Inside a transaction: sums every lesson anew."""
    connection.execute("DELETE FROM main.local_taught")
    connection.execute(f"{_LESSONS.format(which='')} INSERT INTO main.local_taught {_SUMS}")
    connection.execute("DELETE FROM main.local_taught_day")
    connection.execute(f"INSERT INTO main.local_taught_day {_OF_DAYS}")


def _matters(table: KindTable, row: Row) -> bool:
    if table.name == MARK or not row.n or row.gone or row.live != row.was_live:
        return True
    watched = {table.position[name] for name in (_POINTS_AT[MEMBER], *_SPAN)}
    return not watched.isdisjoint(row.touched)


_AMONG = "IN (SELECT value FROM json_each(?))"
_OF_DAYS = "SELECT day, sum(due), sum(missed) FROM main.local_taught GROUP BY day ORDER BY day"
_COVERS = "(e.enrolled_on IS NULL OR e.enrolled_on <= l.day) AND (e.left_on IS NULL OR l.day <= e.left_on)"
"""As `Membership.covers`."""
_LESSONS = (
    "WITH lesson AS MATERIALIZED (SELECT id, language_group_id AS team, date AS day, max(0, minutes) AS minutes"
    f" FROM main.{LESSON} WHERE {{which}} +_live = 1 AND state = '{HELD}' AND minutes IS NOT NULL"
    " AND date IS NOT NULL)"
    # members of a group with the same first and last day are counted together
    ", member AS MATERIALIZED (SELECT language_group_id AS team, enrolled_on, left_on, count(*) AS n"
    f" FROM main.{MEMBER} WHERE language_group_id IN (SELECT DISTINCT team FROM lesson) AND _live = 1"
    " GROUP BY 1, 2, 3)"
    # of two marks of one person in one lesson the one with the greater id counts, as in `marks_of`
    ", missed AS MATERIALIZED (SELECT l.id, sum(CASE a.state"
    f" WHEN '{Presence.LATE}' THEN min(l.minutes, max(0, coalesce(a.late_minutes, 0)))"
    f" WHEN '{Presence.ABSENT}' THEN l.minutes WHEN '{Presence.EXCUSED}' THEN l.minutes ELSE 0 END) AS minutes"
    f" FROM lesson AS l CROSS JOIN main.{MARK} AS a ON a.language_lesson_id = l.id AND a._live = 1"
    f" CROSS JOIN main.{MEMBER} AS e ON e.id = a.language_enrolment_id AND +e._live = 1"
    f" AND +e.language_group_id = l.team WHERE {_COVERS} AND NOT EXISTS (SELECT 1 FROM main.{MARK} AS b"
    " WHERE b.language_lesson_id = l.id AND b._live = 1 AND b.id > a.id"
    " AND +b.language_enrolment_id = a.language_enrolment_id) GROUP BY l.id)"
)
_SUMS = (
    "SELECT l.id, l.day, sum(l.minutes * e.n) AS due, coalesce(m.minutes, 0) FROM lesson AS l"
    " CROSS JOIN member AS e ON e.team = l.team LEFT JOIN missed AS m ON m.id = l.id"
    f" WHERE {_COVERS} GROUP BY l.id HAVING due > 0 ORDER BY l.id"
)
