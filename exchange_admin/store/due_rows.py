"""What is due for each stay, worked out and kept for lists and counts: local, in no journal (decision 48).

A row stands for one task, touched by somebody or not. What it rests on marks whom it is about in the transaction that
changes it; whoever reads works the marked ones out anew before. Nothing in a row depends on the day of today.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from exchange_admin.store.binding import Connection, rows_among, writing_elsewhere
from exchange_admin.store.due_marks import ALL, STAY, TASK
from exchange_admin.store.due_row import COLUMNS, COUNTED, DueRow, count_rows
from exchange_admin.store.parts import FileParts, OwnTable
from exchange_admin.store.same_people import PERSON, SamePeople

_TABLES = ("local_due", "local_due_count", "local_due_mark", "local_due_stamp")
_MAKES = re.compile(r"^CREATE (UNIQUE )?(TABLE|INDEX) ")


@dataclass(frozen=True, slots=True)
class Marked:
    """Stays, and tasks of no stay, whose rows have to be worked out anew (ids)."""

    stays: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stays or self.tasks)


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many rows have all of this in common."""

    requirement: str
    kind: str
    state: str
    is_open: bool
    due: str | None
    act_by: str | None
    n: int


@dataclass(frozen=True, slots=True)
class DueQuery:
    """Which rows a list asks for; whatever is empty or None asks for nothing. Days are ISO texts, `_until` included.

    `people` are ids: of those alone, also when the tuple is empty.
    """

    is_open: bool | None = None
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    due_before: str | None = None
    due_from: str | None = None
    act_by_from: str | None = None
    act_by_until: str | None = None
    asked_until: str | None = None
    stays: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    term: str = ""
    institution: str = ""
    assigned_to: str = ""
    order: str = "act_by"
    descending: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether only rows with days fit."""
        return (self.due_before or self.due_from or self.act_by_from or self.act_by_until) is not None


@dataclass(frozen=True, slots=True)
class MovingStay:
    """A stay of which somebody comes or goes on a day; `is_actual` when that is not only planned."""

    id: str
    day: str
    is_actual: bool
    sending: str
    receiving: str
    sending_status: str
    receiving_status: str


class DueRows(OwnTable):
    """Reads and writes the rows. What reads the file only works in a copy of its own, which ends with it."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._people = SamePeople(file.db)
        self._copied_at: int | None = None

    @property
    def _reads_only(self) -> bool:
        return bool(self._db.execute("PRAGMA query_only").fetchone()[0])

    def is_behind(self, stamp: str) -> bool:
        """Whether rows wait to be worked out anew, for a change of records or because they were made with another
        `stamp`: rules and calendars of the program change with it."""
        self._drop_old_copy()
        if self._stamp() != stamp:
            return True
        return self._db.execute("SELECT 1 FROM local_due_mark LIMIT 1").fetchone() is not None

    def is_far_behind(self, stamp: str, most: int) -> bool:
        """Whether more than so many stays wait to be worked out anew: it takes longer than a moment then."""
        self._drop_old_copy()
        of_all = self._db.execute("SELECT 1 FROM local_due_mark WHERE kind = ? AND id = ?", ALL).fetchone()
        if self._stamp() == stamp and of_all is None:
            return self.marked() > most
        return len(self._db.execute(f"SELECT 1 FROM {STAY} LIMIT ?", (most + 1,)).fetchall()) > most

    def _stamp(self) -> str:
        row = self._db.execute("SELECT stamp FROM local_due_stamp").fetchone()
        return str(row[0]) if row else ""

    def marked(self) -> int:
        """How many records are marked; 1 also stands for all of them."""
        return int(self._db.execute("SELECT count(*) FROM local_due_mark").fetchone()[0])

    @contextmanager
    def taking(self, stamp: str, closed: Sequence[str], most: int) -> Iterator[Marked]:
        """At most so many of the marked ones, in one transaction that ends their marks. A stay in one of the `closed`
        states of sending is left out when all are worked out anew, unless it has a task."""
        with self._changing():
            if self._stamp() != stamp:
                self._db.execute("INSERT OR IGNORE INTO local_due_mark VALUES (?, ?)", ALL)
                self._db.execute("DELETE FROM local_due_stamp")
                self._db.execute("INSERT INTO local_due_stamp VALUES (?)", (stamp,))
            self._spread(closed)
            self._resolve()
            rows = self._db.execute("SELECT kind, id FROM local_due_mark ORDER BY kind, id LIMIT ?", (most,)).fetchall()
            yield Marked(*(tuple(id for kind, id in rows if (kind == TASK) is free) for free in (False, True)))
            self._db.executemany("DELETE FROM local_due_mark WHERE kind = ? AND id = ?", rows)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        if not self._reads_only:
            with self._atomic():
                yield
            return
        with writing_elsewhere(self._db):
            self._copy()
            self._db.execute("BEGIN")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def _copy(self) -> None:
        """From now on the names of the tables mean those of this connection."""
        if self._copied_at is not None:
            return
        made = self._db.execute(
            "SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND tbl_name IN (?, ?, ?, ?) ORDER BY type DESC",
            _TABLES,
        ).fetchall()
        version = self._version()
        for (sql,) in made:
            self._db.execute(_MAKES.sub(lambda found: f"{found[0]}temp.", " ".join(sql.split())))
        for name in _TABLES:
            self._db.execute(f"INSERT INTO temp.{name} SELECT * FROM main.{name}")
        self._copied_at = version

    def _drop_old_copy(self) -> None:
        if self._copied_at is not None and self._copied_at != self._version():
            with writing_elsewhere(self._db):
                for name in _TABLES:
                    self._db.execute(f"DROP TABLE temp.{name}")
            self._copied_at = None

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _spread(self, closed: Sequence[str]) -> None:
        """The mark of all becomes one of each."""
        if self._db.execute("DELETE FROM local_due_mark WHERE kind = ? AND id = ?", ALL).rowcount < 1:
            return
        marks = ",".join("?" * len(closed))
        self._db.execute(
            f"INSERT OR IGNORE INTO local_due_mark SELECT '{STAY}', id FROM {STAY} WHERE _live = 1"
            f" AND (sending_status IS NULL OR sending_status NOT IN ({marks}))"
            f" UNION SELECT '{STAY}', stay FROM local_due WHERE stay <> ''"
            f" UNION SELECT '{STAY}', mobility_id FROM {TASK} WHERE mobility_id IS NOT NULL"
            f" UNION SELECT '{TASK}', id FROM local_due WHERE stay = ''"
            f" UNION SELECT '{TASK}', id FROM {TASK} WHERE mobility_id IS NULL",
            closed,
        )

    def _resolve(self) -> None:
        """Marks of what stays refer to become marks of the stays."""
        kinds = [kind for (kind,) in self._db.execute("SELECT DISTINCT kind FROM local_due_mark").fetchall()]
        for kind in kinds:
            if kind == PERSON:
                self._mark_every_entry()
            if kind == TASK:
                self._mark_stays(TASK, f"t.mobility_id FROM local_due_mark AS d JOIN {TASK} AS t ON t.id = d.id")
                self._db.execute(
                    f"DELETE FROM local_due_mark WHERE kind = '{TASK}' AND id IN"
                    f" (SELECT id FROM {TASK} WHERE mobility_id IS NOT NULL)"
                )
            elif kind != STAY:
                for field in self._tables[STAY].kind.references:
                    if field.refers == kind:
                        column = self._tables[STAY].column(field.name)
                        sql = f"m.id FROM local_due_mark AS d JOIN {STAY} AS m ON m.{column} = d.id"
                        self._mark_stays(kind, sql)
                self._db.execute("DELETE FROM local_due_mark WHERE kind = ?", (kind,))

    def _mark_stays(self, kind: str, ids: str) -> None:
        """`ids` selects those of stays for the marks `d` of a kind."""
        sql = f"INSERT OR IGNORE INTO local_due_mark SELECT '{STAY}', {ids} WHERE d.kind = ?"
        self._db.execute(sql, (kind,))

    def _mark_every_entry(self) -> None:
        """What is known of one entry of a person counts for the stays of every other."""
        entries = self._people.entries()
        if entries.standing:
            marked = self._db.execute("SELECT id FROM local_due_mark WHERE kind = ?", (PERSON,)).fetchall()
            more = {other for (id,) in marked for other in entries.of(id)}
            self._db.executemany("INSERT OR IGNORE INTO local_due_mark VALUES (?, ?)", [(PERSON, id) for id in more])

    def write(self, marked: Marked, rows: Iterable[DueRow]) -> None:
        """Inside `taking`: from now on these are the rows of the marked ones. Rows that stay as they are keep their
        number."""
        before = {row[1]: (row[0], row[1:]) for row in self._rows_of(marked)}
        after = {row.id: _cells(row) for row in rows}
        gone = [was for id, was in before.items() if id not in after]
        new = [row for id, row in after.items() if id not in before]
        other = [(row, *before[id]) for id, row in after.items() if id in before and before[id][1] != row]
        self._db.executemany("DELETE FROM local_due WHERE n = ?", [(n,) for n, _ in gone])
        marks = ", ".join("?" * len(COLUMNS))
        columns = ", ".join(COLUMNS)
        self._db.executemany(f"INSERT OR REPLACE INTO local_due ({columns}) VALUES ({marks})", new)
        settings = ", ".join(f"{name} = ?" for name in COLUMNS)
        self._db.executemany(f"UPDATE local_due SET {settings} WHERE n = ?", [(*row, n) for row, n, _ in other])
        left = [*(row for _, row in gone), *(was for _, _, was in other)]
        count_rows(self._db, left, [*new, *(row for row, _, _ in other)])

    def _rows_of(self, marked: Marked) -> Iterator[tuple[Any, ...]]:
        columns = ", ".join(("n", *COLUMNS))
        for name, ids in (("stay", marked.stays), ("id", marked.tasks)):
            yield from rows_among(self._db, f"SELECT {columns} FROM local_due WHERE {name} IN (...)", ids)

    # reading

    def counts(self) -> list[DueCount]:
        """What there is of each, however many stays: a list that is short beside the rows."""
        rows = self._db.execute(f"SELECT {', '.join(COUNTED)}, n FROM local_due_count").fetchall()
        return [DueCount(r, k, s, bool(o), due or None, act or None, n) for r, k, s, o, due, act, n in rows]

    def count(self, query: DueQuery) -> int:
        joins, where, values = self._asked(query)
        return int(self._db.execute(f"SELECT count(*) FROM local_due AS d {joins} WHERE {where}", values).fetchone()[0])

    def ns(self, query: DueQuery, most: int = -1) -> array[int]:
        """The numbers of the rows that fit, in order, `most` of them where that is not negative; undated ones last."""
        joins, where, values = self._asked(query)
        terms, more = _ORDERS[query.order]
        if query.order == "act_by" and query.is_dated:
            terms = terms[1:]  # which an index has in that order
        way = "DESC" if query.descending else ""
        order = ", ".join(f"{term} {way}" for term in terms)
        joins = f"{joins} {more}" if more not in joins else joins
        sql = f"SELECT d.n FROM local_due AS d {joins} WHERE {where} ORDER BY {order}, d.n LIMIT ?"
        return array("q", chain.from_iterable(self._db.execute(sql, (*values, most))))

    def at(self, ns: Sequence[int]) -> list[tuple[int, DueRow]]:
        """The rows of these numbers that are still there, in their order."""
        columns = ", ".join(("n", *COLUMNS))
        sql = f"SELECT {columns} FROM local_due WHERE n IN (...)"
        found = {row[0]: _row(row[1:]) for row in rows_among(self._db, sql, ns)}
        return [(n, found[n]) for n in ns if n in found]

    def of_stays(self, stays: Sequence[str]) -> list[tuple[int, DueRow]]:
        """All rows of some stays with their numbers."""
        return [(row[0], _row(row[1:])) for row in self._rows_of(Marked(stays=tuple(stays)))]

    def by_id(self, ids: Sequence[str]) -> dict[str, DueRow]:
        return {row.id: row for row in (_row(one[1:]) for one in self._rows_of(Marked(tasks=tuple(ids))))}

    def next_day(self, after: str) -> str | None:
        """The first day behind `after` by which something open is to be done."""
        sql = "SELECT min(act_by) FROM local_due_count WHERE is_open = 1 AND act_by > ?"
        found = self._db.execute(sql, (after,)).fetchone()[0]
        return str(found) if found else None

    def moving(self, end: str, first: str, last: str) -> list[MovingStay]:
        """Live stays that begin (`start`) or end (`end`) between two days, both included: the actual day counts before
        the planned one."""
        planned, actual = (self._tables[STAY].column(f"{word}_{end}") for word in ("planned", "actual"))
        rows = self._db.execute(
            f"SELECT id, coalesce({actual}, {planned}), {actual} IS NOT NULL, coalesce(sending_institution_id, ''),"
            " coalesce(receiving_institution_id, ''), coalesce(sending_status, ''), coalesce(receiving_status, '')"
            f" FROM {STAY} WHERE ({actual} BETWEEN ?1 AND ?2 OR {planned} BETWEEN ?1 AND ?2)"
            f" AND +_live = 1 AND coalesce({actual}, {planned}) BETWEEN ?1 AND ?2",
            (first, last),
        )
        return [MovingStay(*one) for one in rows]

    def sample(self, stamp: str, most: int) -> list[str]:
        """Some of the stays that have rows and are not marked, for a check; none while all are."""
        all_marked = self._db.execute("SELECT 1 FROM local_due_mark WHERE kind = ? AND id = ?", ALL).fetchone()
        if all_marked or self._stamp() != stamp:
            return []
        rows = self._db.execute(
            "SELECT DISTINCT stay FROM local_due"
            " WHERE stay <> '' AND n % max(1, (SELECT max(n) FROM local_due) / ?) = 0"
            f" AND NOT EXISTS (SELECT 1 FROM local_due_mark AS d WHERE d.kind = '{STAY}' AND d.id = stay) LIMIT ?",
            (most, most),
        )
        return [stay for (stay,) in rows]

    def drop(self) -> None:
        """All rows are worked out anew before they are next read."""
        with self._atomic():
            drop_all(self._db)

    def _asked(self, query: DueQuery) -> tuple[str, str, list[object]]:
        terms, values, joins = ["1"], list[object](), set[str]()

        def among(column: str, words: Sequence[str], negated: str = "") -> None:
            terms.append(f"{column} {negated} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(words)))

        if query.is_open is not None:
            terms.append("d.is_open = ?")
            values.append(int(query.is_open))
        for column, words, negated in (
            ("d.state", query.states, ""),
            ("d.state", query.not_states, "NOT"),
            ("d.kind", query.kinds, ""),
            ("d.requirement", query.requirements, ""),
            ("d.stay", query.stays, ""),
        ):
            if words:
                among(column, words, negated)
        for term, day in (
            ("d.due < ?", query.due_before),
            ("d.due >= ?", query.due_from),
            ("d.act_by >= ?", query.act_by_from),
            ("d.act_by <= ?", query.act_by_until),
            ("d.asked_on <= ?", query.asked_until),
        ):
            if day is not None:
                terms.append(term)
                values.append(day)
        if query.people is not None:
            joins.add(_STAYS)
            among("m.person_id", query.people)
        if query.term:
            joins.add(_STAYS)
            terms.append("m.term_id = ?")
            values.append(query.term)
        if query.institution:
            joins.add(_STAYS)
            terms.append("? IN (m.sending_institution_id, m.receiving_institution_id)")
            values.append(query.institution)
        if query.assigned_to:
            joins.add(_TOUCHED)
            terms.append("t.assigned_to_id = ?")
            values.append(query.assigned_to)
        return " ".join(sorted(joins)), " AND ".join(terms), values


_STAYS = f"LEFT JOIN {STAY} AS m ON m.id = d.stay"
_TOUCHED = f"LEFT JOIN {TASK} AS t ON t.id = d.id"
_NAMED = f"{_STAYS} LEFT JOIN {PERSON} AS p ON p.id = m.person_id"
_ORDERS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "act_by": (("d.act_by IS NULL", "d.act_by", "d.due"), ""),
    "due": (("d.due IS NULL", "d.due"), ""),
    "state": (("d.state", "d.act_by IS NULL", "d.act_by"), ""),
    "asked": (("d.asked_on IS NULL", "d.asked_on"), ""),
    "title": (("d.requirement", "d.act_by IS NULL", "d.act_by"), ""),
    "name": (("p._sort IS NULL", "p._sort", "d.act_by IS NULL", "d.act_by"), _NAMED),
}


def drop_all(connection: Connection) -> None:
    """Inside a transaction: no row is left, and all are marked."""
    for name in _TABLES:
        connection.execute(f"DELETE FROM main.{name}")
    connection.execute("INSERT INTO main.local_due_mark VALUES (?, ?)", ALL)


_cells = attrgetter(*COLUMNS)


def _row(values: Sequence[Any]) -> DueRow:
    made: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    return DueRow(**made | {"is_open": bool(made["is_open"]), "is_planned": bool(made["is_planned"])})
