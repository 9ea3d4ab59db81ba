"""What is due for stays, agreements and committees, worked out and kept for lists and counts: local, in no journal
(decision 48).

A row stands for one task, touched by somebody or not. What it rests on marks whom it is about in the transaction that
changes it; whoever reads works the marked ones out anew before. Nothing in a row depends on the day of today.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.store.binding import Connection, rows_among, writing_elsewhere
from exchange_admin.store.due_marks import AGREEMENT, ALL, BODY, DECISION, OF_AGREEMENT, OF_RULE, RULE, STAY, TASK
from exchange_admin.store.due_query import Asked, DueQuery, bands_sql
from exchange_admin.store.due_row import COLUMNS, COUNTED, DueRow, count_rows
from exchange_admin.store.parts import FileParts, OwnTable
from exchange_admin.store.same_people import PERSON, SamePeople

_TABLES = ("local_due", "local_due_count", "local_due_mark", "local_due_stamp")
_MAKES = re.compile(r"^CREATE (UNIQUE )?(TABLE|INDEX) ")


_ALL = -1
"""As a limit: none."""


class _LookedAt(Exception):
    """Ends a transaction that keeps nothing."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Stays, agreements, decisions, committees, and tasks of none of them, whose rows have to be worked out anew (ids);
    `of_rules` are stays of which only the tasks of one rule have, by the rule."""

    stays: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    of_rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decisions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stays or self.agreements or self.tasks or self.of_rules or self.decisions or self.bodies)


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many rows have all of this in common."""

    requirement: str
    kind: str
    state: str
    is_open: bool
    due: str | None
    act_by: str | None
    lapses: str | None
    n: int


class DueRows(OwnTable):
    """Reads and writes the rows. What reads the file only works in a copy of its own, which ends with it."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._people = SamePeople(file.db)
        self._copied_at: int | None = None
        self._counted: tuple[tuple[int, int], Sequence[DueCount]] | None = None
        self.upkeeps = 0
        """How many transactions of the file only worked rows out anew: nobody's answer is in them."""

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
        sql = "SELECT 1 FROM local_due_mark WHERE kind = ? AND id = ? OR kind = ?"
        of_all = self._db.execute(sql, (*ALL, RULE)).fetchone()
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
            ids: dict[str, list[str]] = {}
            for kind, id in rows:
                ids.setdefault(kind, []).append(id)
            of_rules = {kind.removeprefix(OF_RULE): tuple(ids[kind]) for kind in ids if kind.startswith(OF_RULE)}
            stays, agreements, tasks, decisions, bodies = (tuple(ids.get(kind, ())) for kind in _MARKED)
            yield Marked(stays, agreements, tasks, of_rules, decisions, bodies)
            self._db.executemany("DELETE FROM local_due_mark WHERE kind = ? AND id = ?", rows)

    def waiting(self, stamp: str, closed: Sequence[str]) -> Marked:
        """What `taking` would give, all of it; nothing is changed."""
        found = Marked()
        with suppress(_LookedAt), self.taking(stamp, closed, _ALL) as marked:
            found = marked
            raise _LookedAt
        return found

    @contextmanager
    def _changing(self) -> Iterator[None]:
        if not self._reads_only:
            with self._atomic():
                yield
            self.upkeeps += 1
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
        """The mark of all becomes one of each, and that of a rule one of each stay."""
        if self._db.execute("DELETE FROM local_due_mark WHERE kind = ? AND id = ?", ALL).rowcount:
            self._spread_all(closed)
        for (rule,) in self._db.execute("SELECT id FROM local_due_mark WHERE kind = ?", (RULE,)).fetchall():
            marks = ",".join("?" * len(closed))
            self._db.execute(
                f"INSERT OR IGNORE INTO local_due_mark SELECT ?, id FROM {STAY} WHERE _live = 1"
                f" AND (sending_status IS NULL OR sending_status NOT IN ({marks}))"
                f" UNION SELECT ?, stay FROM local_due WHERE stay <> '' AND requirement = ?"
                f" UNION SELECT ?, mobility_id FROM {TASK} WHERE mobility_id IS NOT NULL AND requirement_id = ?",
                (OF_RULE + rule, *closed, *[OF_RULE + rule, rule] * 2),
            )
        self._db.execute("DELETE FROM local_due_mark WHERE kind = ?", (RULE,))

    def _spread_all(self, closed: Sequence[str]) -> None:
        self._db.execute("DELETE FROM local_due_mark WHERE kind = ? OR kind LIKE ?", (RULE, f"{OF_RULE}%"))
        marks = ",".join("?" * len(closed))
        self._db.execute(
            f"INSERT OR IGNORE INTO local_due_mark SELECT '{STAY}', id FROM {STAY} WHERE _live = 1"
            f" AND (sending_status IS NULL OR sending_status NOT IN ({marks}))"
            f" UNION SELECT '{STAY}', stay FROM local_due WHERE stay <> ''"
            f" UNION SELECT '{STAY}', mobility_id FROM {TASK} WHERE mobility_id IS NOT NULL"
            f" UNION SELECT '{OF_AGREEMENT}', id FROM {AGREEMENT} WHERE _live = 1"
            f" UNION SELECT '{OF_AGREEMENT}', agreement FROM local_due WHERE agreement <> ''"
            f" UNION SELECT '{DECISION}', id FROM {DECISION} WHERE _live = 1"
            f" UNION SELECT '{DECISION}', decision FROM local_due WHERE decision <> ''"
            f" UNION SELECT '{BODY}', id FROM {BODY} WHERE _live = 1"
            f" UNION SELECT '{BODY}', body FROM local_due WHERE body <> ''"
            f" UNION SELECT '{TASK}', id FROM local_due WHERE {_ROW_OF_NONE}"
            f" UNION SELECT '{TASK}', id FROM {TASK} WHERE {_OF_NONE}",
            closed,
        )

    def _resolve(self) -> None:
        """Marks of what stays and agreements rest on become marks of those."""
        kinds = [kind for (kind,) in self._db.execute(_KINDS_MARKED).fetchall()]
        for kind in kinds:
            if kind == PERSON:
                self._mark_every_entry()
            if kind == TASK:
                self._mark_stays(TASK, f"t.mobility_id FROM local_due_mark AS d JOIN {TASK} AS t ON t.id = d.id")
                self._mark_agreements(TASK)
                self._mark_committees()
                self._db.execute(
                    f"DELETE FROM local_due_mark WHERE kind = '{TASK}' AND EXISTS"
                    f" (SELECT 1 FROM {TASK} AS t WHERE t.id = local_due_mark.id AND NOT ({_OF_NONE}))"
                )
            elif kind not in _MARKED and not kind.startswith(OF_RULE):
                self._mark_agreements(kind)
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

    def _mark_agreements(self, kind: str) -> None:
        """Those that rest on the marked records of a kind."""
        if ids := _AGREEMENTS_ON.get(kind):
            self._db.execute(
                f"INSERT OR IGNORE INTO local_due_mark SELECT '{OF_AGREEMENT}', {ids} AND d.kind = ?", (kind,)
            )

    def _mark_committees(self) -> None:
        """The decisions and committees of marked tasks."""
        for kind, column, where in (
            (DECISION, "decision_id", "t.mobility_id IS NULL AND t.agreement_id IS NULL"),
            (BODY, "body_id", "t.mobility_id IS NULL AND t.agreement_id IS NULL AND t.decision_id IS NULL"),
        ):
            self._db.execute(
                f"INSERT OR IGNORE INTO local_due_mark SELECT '{kind}', t.{column} FROM local_due_mark AS d"
                f" JOIN {TASK} AS t ON t.id = d.id WHERE d.kind = '{TASK}' AND {where} AND t.{column} IS NOT NULL"
            )

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
        subjects = ("stay", marked.stays), ("agreement", marked.agreements), ("id", marked.tasks)
        of_committees = ("decision", marked.decisions), ("body", marked.bodies)
        for name, ids in (*subjects, *of_committees):
            yield from rows_among(self._db, f"SELECT {columns} FROM local_due WHERE {name} IN (...)", ids)
        for rule, stays in marked.of_rules.items():
            sql = f"SELECT {columns} FROM local_due WHERE stay IN (SELECT value FROM json_each(?)) AND +requirement = ?"
            yield from self._db.execute(sql, (json.dumps(stays), rule))

    # reading

    def counts(self) -> Sequence[DueCount]:
        """What there is of each, however many stays: a list that is short beside the rows. Kept as long as nothing in
        the file changes."""
        if self._db.in_transaction:  # which may be taken back
            return self._read_counts()
        as_of = self._db.total_changes, self._version()
        if self._counted is None or self._counted[0] != as_of:
            self._counted = as_of, self._read_counts()
        return self._counted[1]

    def _read_counts(self) -> list[DueCount]:
        rows = self._db.execute(f"SELECT {', '.join(COUNTED)}, n FROM local_due_count").fetchall()
        return [
            DueCount(r, k, s, bool(o), due or None, act or None, lapses or None, n)
            for r, k, s, o, due, act, lapses, n in rows
        ]

    def first_counted(
        self, counts: Sequence[DueCount], most: int, *, is_past: bool | None = None
    ) -> list[tuple[int, DueRow]]:
        """The first rows that these counts stand for, by number; with `is_past` those of which that is true or not. One
        look into an index for each count, however many rows it has."""
        columns = ", ".join(("n", *COLUMNS))
        names = _DAYS_FIRST if is_past is None else ("is_past", *_DAYS_FIRST)
        index = "local_due_by_day" if is_past is None else "local_due_by_past"
        terms = " AND ".join(f"{name} IS ?" for name in names)
        sql = f"SELECT {columns} FROM local_due INDEXED BY {index} WHERE {terms} ORDER BY n LIMIT ?"
        given = () if is_past is None else (int(is_past),)
        found = [row for one in counts for row in self._db.execute(sql, (*given, *_days_first(one), most))]
        return [(row[0], _row(row[1:])) for row in sorted(found)[:most]]

    def count(self, query: DueQuery) -> int:
        asked = Asked(query)
        sql = f"SELECT count(*) FROM local_due AS d {asked.joins} WHERE {asked.where}"
        return int(self._db.execute(sql, asked.values).fetchone()[0])

    def ns(self, query: DueQuery, most: int = -1) -> array[int]:
        """The numbers of the rows that fit, in order, `most` of them where that is not negative; undated ones last."""
        asked = Asked(query)
        sql = f"SELECT d.n FROM local_due AS d {asked.joins} WHERE {asked.where} ORDER BY {asked.order}, d.n LIMIT ?"
        return array("q", chain.from_iterable(self._db.execute(sql, (*asked.values, most))))

    def banded(self, query: DueQuery, most: int = -1) -> list[tuple[Band, array[int]]]:
        """The same band by band, each in its own order; bands without rows are left out. `query` says `today` and
        `week`."""
        found, left = [], most
        for band in reversed(Band) if query.descending else Band:
            ns = self.ns(replace(query, band=band), left) if left else array("q")
            left -= len(ns) if most >= 0 else 0
            found += [(band, ns)] if ns else []
        return found

    def days(self, query: DueQuery) -> list[tuple[str, Band, int]]:
        """How many of the rows that fit are to be acted on by each day, and of which band; undated ones left out."""
        asked = Asked(query)
        band = bands_sql(query)
        rows = self._db.execute(
            f"SELECT d.act_by, {band.sql}, count(*) FROM local_due AS d {asked.joins}"
            f" WHERE {asked.where} AND d.act_by IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
            (*band.values, *asked.values),
        )
        return [(day, Band(word), n) for day, word, n in rows]

    def at(self, ns: Sequence[int]) -> list[tuple[int, DueRow]]:
        """The rows of these numbers that are still there, in their order."""
        columns = ", ".join(("n", *COLUMNS))
        sql = f"SELECT {columns} FROM local_due WHERE n IN (...)"
        found = {row[0]: _row(row[1:]) for row in rows_among(self._db, sql, ns)}
        return [(n, found[n]) for n in ns if n in found]

    def of_stays(self, stays: Sequence[str]) -> list[tuple[int, DueRow]]:
        """All rows of some stays with their numbers."""
        return self.of(Marked(stays=tuple(stays)))

    def of(self, subjects: Marked) -> list[tuple[int, DueRow]]:
        """All rows of these with their numbers."""
        return [(row[0], _row(row[1:])) for row in self._rows_of(subjects)]

    def by_id(self, ids: Sequence[str]) -> dict[str, DueRow]:
        return {row.id: row for row in (_row(one[1:]) for one in self._rows_of(Marked(tasks=tuple(ids))))}

    def next_day(self, after: str) -> str | None:
        """The first day behind `after` by which something open is to be done."""
        sql = "SELECT min(act_by) FROM local_due_count WHERE is_open = 1 AND act_by > ?"
        found = self._db.execute(sql, (after,)).fetchone()[0]
        return str(found) if found else None

    def sample(self, stamp: str, most: int) -> Marked:
        """Some of the stays and agreements that have rows and are not marked, for a check; none while all are."""
        all_marked = self._db.execute("SELECT 1 FROM local_due_mark WHERE kind = ? AND id = ?", ALL).fetchone()
        if all_marked or self._stamp() != stamp:
            return Marked()
        known = (STAY, OF_AGREEMENT, DECISION, BODY)
        if self._db.execute("SELECT 1 FROM local_due_mark WHERE kind NOT IN (?, ?, ?, ?)", known).fetchone():
            return Marked()
        stays = self._db.execute(
            "SELECT DISTINCT stay FROM local_due"
            " WHERE stay <> '' AND n % max(1, (SELECT max(n) FROM local_due) / ?) = 0"
            f" AND NOT EXISTS (SELECT 1 FROM local_due_mark AS d WHERE d.kind = '{STAY}' AND d.id = stay) LIMIT ?",
            (most, most),
        ).fetchall()
        agreements, decisions, bodies = (
            tuple(
                id
                for (id,) in self._db.execute(
                    f"SELECT DISTINCT {column} FROM local_due WHERE {column} <> '' AND NOT EXISTS"
                    f" (SELECT 1 FROM local_due_mark AS d WHERE d.kind = ? AND d.id = {column}) LIMIT ?",
                    (kind, most),
                )
            )
            for column, kind in (("agreement", OF_AGREEMENT), ("decision", DECISION), ("body", BODY))
        )
        return Marked(tuple(stay for (stay,) in stays), agreements, decisions=decisions, bodies=bodies)

    def drop(self) -> None:
        """All rows are worked out anew before they are next read."""
        with self._atomic():
            drop_all(self._db)
        self.upkeeps += 1


_KINDS_MARKED = (
    "WITH RECURSIVE marked (kind) AS (SELECT min(kind) FROM local_due_mark UNION ALL"
    " SELECT (SELECT min(kind) FROM local_due_mark AS d WHERE d.kind > marked.kind) FROM marked WHERE kind IS NOT NULL)"
    " SELECT kind FROM marked WHERE kind IS NOT NULL"
)
"""One look into the index for each kind: of the marks themselves there may be half a million."""
_OF_NONE = "mobility_id IS NULL AND agreement_id IS NULL AND decision_id IS NULL AND body_id IS NULL"
_ROW_OF_NONE = "stay = '' AND agreement = '' AND decision = '' AND body = ''"
_MARKED = (STAY, OF_AGREEMENT, TASK, DECISION, BODY)
"""Kinds of marks by which rows are worked out anew; what other marks stand for is looked up first."""
_AGREEMENTS_ON: Mapping[str, str] = {
    AGREEMENT: "d.id FROM local_due_mark AS d WHERE d.id <> ''",
    "condition": "c.agreement_id FROM local_due_mark AS d JOIN condition AS c ON c.id = d.id"
    " WHERE c.agreement_id IS NOT NULL",
    TASK: f"t.agreement_id FROM local_due_mark AS d JOIN {TASK} AS t ON t.id = d.id"
    " WHERE t.mobility_id IS NULL AND t.agreement_id IS NOT NULL",
    **dict.fromkeys(
        ("academic_year", "term", "institution"),
        f"g.id FROM local_due_mark AS d CROSS JOIN {AGREEMENT} AS g WHERE g._live = 1",
    ),
}
"""For kinds on which tasks of agreements rest, what selects the agreements for the marks `d`."""


def drop_all(connection: Connection) -> None:
    """Inside a transaction: no row is left, and all are marked."""
    for name in _TABLES:
        connection.execute(f"DELETE FROM main.{name}")
    connection.execute("INSERT INTO main.local_due_mark VALUES (?, ?)", ALL)


_DAYS_FIRST = ("is_open", "act_by", "due", "state", "requirement", "kind", "lapses")
_days_first = attrgetter(*_DAYS_FIRST)
_cells = attrgetter(*COLUMNS)


def _row(values: Sequence[Any]) -> DueRow:
    made: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    return DueRow(
        **made
        | {"is_open": bool(made["is_open"]), "is_planned": bool(made["is_planned"]), "is_past": bool(made["is_past"])}
    )
