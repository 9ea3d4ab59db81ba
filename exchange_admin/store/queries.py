"""A list's query as SQL: identifiers from the registry only, values always bound."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from exchange_admin.domain.currencies import DECIMALS, MOST_DECIMALS
from exchange_admin.domain.fields import FieldType, Value
from exchange_admin.domain.money import thousandths
from exchange_admin.domain.queries import Filter, Having, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.names import search_query
from exchange_admin.store.binding import FOLDED
from exchange_admin.store.filter_tests import Bound, among, as_number, tested, tested_parts, tested_several
from exchange_admin.store.parts import FileParts
from exchange_admin.store.reading import Reader, computed_field, referred
from exchange_admin.store.same_people import PERSON, SAME_AS, Entries, SamePeople
from exchange_admin.store.tables import KindTable

_FEW = 30_000
"""Up to so many hits are looked up one by one; more are ticked off while an index is walked in order."""

_A_HANDFUL = 3_000
"""Up to so many are looked up even when the order is known."""

_SMALL = 8_192
"""A table of at most so many rows is asked in one statement: looking up what an index has found takes longer there."""
_USUAL_DECIMALS = 2  # of the currencies that are not listed in a statement
_BLOCK = 8_192
"""Rows fetched at once."""

_STANDS = frozenset({Test.EMPTY, Test.FILLED})


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL about the row `t`. `by_index` when some index holds everything it asks for.

    `alone` selects the same row numbers without the table, where that is possible.
    """

    sql: str
    values: tuple[Bound, ...] = ()
    by_index: bool = False
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """How a list is ordered: by `terms` after a `join`, or by walking `walks`, which an index holds in that order."""

    terms: str
    join: str = ""
    walks: tuple[str, ...] = ()


class WholeOrder:
    """All rows of a list in order, and the place of each, found out when it is first needed."""

    def __init__(self, rows: array[int]) -> None:
        self.rows = rows
        self._places: array[int] | None = None

    def of(self, wanted: array[int]) -> array[int]:
        """Those of the rows that are `wanted`, in order."""
        if len(wanted) * 4 > len(self.rows):
            return _among_them(wanted, self.rows)
        places = self._places = self._places or self._found_places()
        known = len(places)
        at = sorted([place for n in wanted if n < known and (place := places[n]) >= 0])
        return array("q", map(self.rows.__getitem__, at))

    def _found_places(self) -> array[int]:
        places = array("l", [-1]) * (max(self.rows, default=0) + 1)
        for place, n in enumerate(self.rows):
            places[n] = place
        return places


class Queries(Reader):
    """Row numbers, counts and hits of search besides what is read by id.

    A million rows are too many to look up one by one, so each condition that an index can answer is answered by that
    index alone, the answers are intersected, and the list's own index is walked once in order.
    """

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._same_people = SamePeople(file.db)
        self._walked: dict[tuple[tuple[str, ...], int], tuple[tuple[int, int], WholeOrder]] = {}

    def ids(self, query: Query) -> array[int]:
        """Row numbers of the records that fit, in order."""
        return self._once(query, self._every(query))

    def records(self, query: Query) -> list[Record]:
        """The records that fit, in order, read a few hundred at once; for whoever wants all of them whole."""
        return self.at(query.kind, self.ids(query))

    def entries(self) -> Entries:
        """Which people were entered more than once, and which of their entries stands for them (`sync.md` R14)."""
        return self._same_people.entries()

    def _once(self, query: Query, rows: array[int]) -> array[int]:
        """Without entries that another one stands for; what a text found only in such an entry shows the other one."""
        hidden = self._same_people.entries().hidden if query.once and query.kind == PERSON else {}
        if not hidden or query.deleted:
            return rows
        if not query.text.strip():
            return array("q", [n for n in rows if n not in hidden])
        return array("q", dict.fromkeys(hidden.get(n, n) for n in rows))

    def _every(self, query: Query) -> array[int]:
        table = self._tables[query.kind]
        conditions = self._conditions(query)
        ordering = self._ordering(table, query.order)
        live = 0 if query.deleted else 1
        if conditions and self._is_small(table):
            return self._asked_at_once(table, conditions, ordering, live)
        hits, open_ = self._hits_of(table, conditions)
        if hits is not None and len(hits) <= _FEW and not self._knows(ordering, live, hits, open_):
            return self._few(table, open_, ordering, live, hits)
        if ordering.walks:
            whole = self._walk(ordering, live)
            return whole.rows[:] if hits is None else whole.of(hits)
        return self._asked_at_once(table, conditions, ordering, live)

    def _asked_at_once(
        self, table: KindTable, conditions: Sequence[Condition], ordering: Ordering, live: int
    ) -> array[int]:
        where, values = _all_of(conditions, live)
        sql = f'SELECT t.n FROM "{table.name}" AS t {ordering.join} WHERE {where} ORDER BY {ordering.terms}'
        return self._numbers(sql, values)

    def _is_small(self, table: KindTable) -> bool:
        """By the highest number that a row was given."""
        return (self._db.execute(f'SELECT max(n) FROM "{table.name}"').fetchone()[0] or 0) <= _SMALL

    def _numbers(self, sql: str, values: Sequence[Bound]) -> array[int]:
        """Row numbers as eight bytes each, never a million objects at once."""
        cursor, found = self._db.execute(sql, values), array("q")
        while rows := cursor.fetchmany(_BLOCK):
            found.extend(chain.from_iterable(rows))
        return found

    def _walk(self, ordering: Ordering, live: int) -> WholeOrder:
        """Every row in order, as long as nothing was written the same one again: typing asks for it at every key."""
        state = (self._db.execute("PRAGMA data_version").fetchone()[0], self._db.total_changes)
        kept = self._walked.get((ordering.walks, live))
        if kept is None or kept[0] != state:
            walked = array("q")
            for walk in ordering.walks:
                walked += self._numbers(walk, (live,))
            if len(walked) > _FEW:
                self._db.execute("PRAGMA shrink_memory")  # pages of an index that was read from end to end
            kept = state, WholeOrder(walked)
            self._walked = {(ordering.walks, live): kept}
        return kept[1]

    def _knows(self, ordering: Ordering, live: int, hits: array[int], open_: Sequence[Condition]) -> bool:
        """Whether ticking the hits off the kept order is quicker than looking them up."""
        return len(hits) > _A_HANDFUL and not open_ and (ordering.walks, live) in self._walked

    def _hits_of(
        self, table: KindTable, conditions: Sequence[Condition]
    ) -> tuple[array[int] | None, Sequence[Condition]]:
        """Rows, live or not, that fit, and the conditions that are still open because few rows were left before them.

        None without any condition.
        """
        scanned = [one for one in conditions if not one.by_index]
        steps = [one for one in conditions if one.by_index]
        if scanned:
            values = tuple(value for one in scanned for value in one.values)
            steps.append(Condition(" AND ".join(f"({one.sql})" for one in scanned), values))
        hits: array[int] | None = None
        for done, one in enumerate(steps, 1):
            sql = one.alone or f'SELECT t.n FROM "{table.name}" AS t WHERE {one.sql}'
            found = self._numbers(sql, one.values)
            hits = found if hits is None else _among_them(hits, found)
            if len(hits) <= _FEW:
                return hits, steps[done:]
        return hits, ()

    def _few(
        self, table: KindTable, conditions: Sequence[Condition], ordering: Ordering, live: int, hits: Sequence[int]
    ) -> array[int]:
        """Those of `hits` that fit, looked up one by one."""
        where = " AND ".join(
            ("t.n IN (SELECT value FROM json_each(?))", "+t._live = ?", *(f"({one.sql})" for one in conditions))
        )
        values = (json.dumps(list(hits)), live, *(value for one in conditions for value in one.values))
        sql = f'SELECT t.n FROM "{table.name}" AS t {ordering.join} WHERE {where} ORDER BY {ordering.terms}'
        return self._numbers(sql, values)

    def count(self, query: Query) -> int:
        table = self._tables[query.kind]
        live, conditions, hidden = 0 if query.deleted else 1, self._conditions(query), self._hidden_count(query)
        if not conditions:
            sql = f'SELECT count(*) FROM "{table.name}" WHERE _live = ?'
            return int(self._db.execute(sql, (live,)).fetchone()[0]) - hidden
        if not hidden and self._is_small(table):
            where, values = _all_of(conditions, live)
            sql = f'SELECT count(*) FROM "{table.name}" AS t WHERE {where}'
            return int(self._db.execute(sql, values).fetchone()[0])
        return len(self._once(query, self._matching(table, query)))

    def _hidden_count(self, query: Query) -> int:
        counted = query.once and query.kind == PERSON and not query.deleted
        return len(self._same_people.entries().hidden) if counted else 0

    def _matching(self, table: KindTable, query: Query) -> array[int]:
        """Rows that fit, in no order."""
        conditions, live = self._conditions(query), 0 if query.deleted else 1
        hits, open_ = self._hits_of(table, conditions)
        if hits is not None and len(hits) <= _FEW:
            return self._few(table, open_, Ordering("t.n"), live, hits)
        there = self._numbers(f'SELECT n FROM "{table.name}" WHERE _live = ?', (live,))
        return there if hits is None else _among_them(hits, there)

    def counts(self, kind: str, field: str, query: Query | None = None) -> dict[Value, int]:
        """How many records have each value of a field, the most frequent first."""
        table = self._tables[kind]
        query = query or Query(kind)
        column = table.column(field)
        live = 0 if query.deleted else 1
        where = "+t._live = ?"
        values: tuple[Bound, ...] = (live,)
        if self._conditions(query) or self._hidden_count(query):
            where += " AND t.n IN (SELECT value FROM json_each(?))"
            values += (json.dumps(list(self._once(query, self._matching(table, query)))),)
        sql = f'SELECT t.{column}, count(*) FROM "{table.name}" AS t WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1'
        return dict(self._db.execute(sql, values).fetchall())

    def search(
        self, text: str, kinds: Sequence[str] = (), limit: int = 200, *, once: bool = True
    ) -> list[tuple[str, str]]:
        """(kind, id) of live records found by what somebody typed, kind by kind, at most `limit` of each.

        With `once` a person found by any entry comes once, by the entry that stands for them.
        """
        expression = search_query(text)
        found: list[tuple[str, str]] = []
        for kind in kinds or self._tables.searchable:
            if expression and kind in self._tables.searchable:
                hits = self._hits(kind, expression, limit)
                if once and kind == PERSON:
                    hits = list(dict.fromkeys(map(self._same_people.entries().kept, hits)))
                found += [(kind, id) for id in hits]
        return found

    def _hits(self, kind: str, expression: str, limit: int) -> list[str]:
        """By the sort key; where more fit than are wanted, first those in which the words stand whole."""
        found = self._some_hits(kind, expression, limit)
        if len(found) < limit:
            return found
        whole = self._some_hits(kind, expression.replace('"*', '"'), limit)
        return list(dict.fromkeys((*whole, *found)))[:limit]

    def _some_hits(self, kind: str, expression: str, limit: int) -> list[str]:
        sql = (
            f'SELECT t.id, t._sort FROM (SELECT rowid FROM "search_{kind}" WHERE "search_{kind}" MATCH ?)'
            f' AS hit CROSS JOIN "{kind}" AS t ON t.n = hit.rowid WHERE t._live = 1 LIMIT ?'
        )
        rows = self._db.execute(sql, (expression, limit)).fetchall()
        return [id for id, _ in sorted(rows, key=lambda row: (row[1] is None, row[1] or "", row[0]))]

    def block(self, kind: str, start: int, count: int) -> list[str]:
        """Ids of live records from the place `start` on, and no more of the table is read, so it is quick however many
        there are: in the order of what they are called, where they are called by another record the newest first.
        People come once, by the entry that stands for them."""
        table = self._tables[kind]
        first = table.kind.label[0] if table.kind.label else ""
        is_called_by_another = first in table.kind and table.kind[first].type is FieldType.REFERENCE
        live, order = ("+_live", "n DESC") if is_called_by_another else ("_live", "_sort, n")  # each by its own index
        hidden = json.dumps(list(self._same_people.entries().hidden) if kind == PERSON else [])
        sql = (
            f'SELECT id FROM "{table.name}" WHERE {live} = 1 AND n NOT IN (SELECT value FROM json_each(?))'
            f" ORDER BY {order} LIMIT ? OFFSET ?"
        )
        return [id for (id,) in self._db.execute(sql, (hidden, count, start))]

    def pointing(self, kind: str, reference: str, ids: Sequence[str], count: int) -> list[str]:
        """Ids of live records whose `reference` is one of `ids`, at most `count`."""
        table = self._tables[kind]
        column = table.column(reference)
        sql = f'SELECT id FROM "{table.name}" WHERE {column} IN (SELECT value FROM json_each(?)) AND +_live = 1 LIMIT ?'
        return [id for (id,) in self._db.execute(sql, (json.dumps(list(ids)), count))]

    def _conditions(self, query: Query) -> list[Condition]:
        table = self._tables[query.kind]
        made: list[Condition] = []
        if query.text.strip():
            found = self._found(table, query)
            if not found.values:
                return [found]
            made.append(found)
        made += [self._filter(table, one) for one in query.filters]
        made += [self._having(table, having) for having in query.having]
        return made

    def _found(self, table: KindTable, query: Query) -> Condition:
        """What the text finds, without values where that is nothing."""
        asked = (query.text, *query.other_texts) if table.kind.searchable else ()
        expressions = [one for one in map(search_query, asked) if one]
        made = [self._filter(table, one) for one in query.or_fits]
        if expressions:
            whole = " OR ".join(f"({one})" for one in expressions) if len(expressions) > 1 else expressions[0]
            name = f'"search_{table.name}"'
            hits = f"SELECT rowid FROM {name} WHERE {name} MATCH ?"
            made.insert(0, Condition(f"t.n IN ({hits})", (whole,), by_index=True, alone=hits))
        if len(made) < 2:
            return made[0] if made else Condition("0", by_index=True)
        values = tuple(value for one in made for value in one.values)
        return Condition(" OR ".join(f"({one.sql})" for one in made), values)

    def _filter(self, table: KindTable, one: Filter, alias: str = "t") -> Condition:
        reference, _, far = one.field.partition(".")
        if one.field == SAME_AS and table.name == PERSON and (one.test in _STANDS or one.values == (None,)):
            return self._standing(f"{alias}.id", f"{alias}.{SAME_AS}", one.test in {Test.EMPTY, Test.IS})
        if fact := computed_field(table.name, one.field, alias):
            sql, values = tested(f"({fact})", one, False)
            return Condition(sql, tuple(values))
        if not far and one.field in table.kind and table.kind[one.field].type is FieldType.MONEY:
            scaled = tuple(None if value is None else thousandths(value) for value in one.values)
            sql, values = tested(f"({_in_thousandths(table, one.field, alias)})", replace(one, values=scaled), False)
            return Condition(sql, tuple(values))
        if not far and one.field in table.kind and table.kind[one.field].several:
            sql, values = tested_several(f"{alias}.{table.column(one.field)}", one)
            return Condition(sql, tuple(values))
        if not far and one.field in table.kind and (read_as := table.kind[one.field].read_as) is not None:
            sql, values = tested_parts(f"{alias}.{table.column(one.field)}", one, read_as)
            return Condition(sql, tuple(values))
        if not far:
            sql, values = tested(f"{alias}.{table.column(one.field)}", one, _is_decimal(table, one.field))
            return Condition(sql, tuple(values), _index_answers(table, one))
        target = self._tables[referred(table, reference)]
        column = f"{alias}.{table.column(reference)}"
        sql, values = tested(f"f.{target.column(far)}", one, _is_decimal(target, far))
        inside = f'{column} IN (SELECT f.id FROM "{target.name}" AS f WHERE {sql})'
        if _fits_empty(one):
            return Condition(f"({inside} OR {column} IS NULL)", tuple(values))
        return Condition(inside, tuple(values), by_index=True)

    def _standing(self, id: str, same_as: str, stands: bool) -> Condition:
        """Entries that stand for a person, or those for whom another one does: of two that name each other, one."""
        chosen = self._same_people.entries().chosen
        sql, values = among(id, list(chosen)) if chosen else ("0", [])
        if stands:
            return Condition(f"({same_as} IS NULL OR {sql})", tuple(values), by_index=not chosen)
        return Condition(f"({same_as} IS NOT NULL AND NOT {sql})", tuple(values), by_index=True)

    def _having(self, table: KindTable, having: Having) -> Condition:
        other = self._tables[having.kind]
        if referred(other, having.by) != table.name:
            raise KeyError(having.by)
        column = f"h.{other.column(having.by)}"
        inner = [self._filter(other, one, "h") for one in having.filters]
        where = " AND ".join(("+h._live = 1", f"{column} IS NOT NULL", *(one.sql for one in inner)))
        sql = f't.id IN (SELECT {column} FROM "{other.name}" AS h WHERE {where})'
        return Condition(sql, tuple(value for one in inner for value in one.values), by_index=True)

    def _ordering(self, table: KindTable, order: Order) -> Ordering:
        """Empty values come last in either direction, equal ones in the order they were made."""
        way = " DESC" if order.descending else ""
        name = order.field
        if not name:
            first = table.kind.label[0] if table.kind.label else ""
            if named := _named(table, order.language):
                return Ordering(f"{named}{way} NULLS LAST, t.n{way}")  # worked out once a row
            if first not in table.kind or table.kind[first].type is not FieldType.REFERENCE:
                walk = f'SELECT t.n FROM "{table.name}" AS t WHERE t._live = ? ORDER BY t._sort{way}, t.n{way}'
                return Ordering(f"t._sort{way}, t.n{way}", walks=(walk,))
            name = first
        reference, _, far = name.partition(".")
        if far:
            column = f"o.{self._tables[referred(table, reference)].column(far)}"
            return Ordering(f"{column} IS NULL, {column}{way}, t.n{way}", self._join(table, reference))
        if name in table.kind and table.kind[name].type is FieldType.REFERENCE:
            far_named = _named(self._tables[table.kind[name].refers], order.language, "o")
            called = far_named or "o._sort"
            return Ordering(f"{called} IS NULL, {called}{way}, t._sort{way}, t.n{way}", self._join(table, name))
        if fact := computed_field(table.name, name):
            return Ordering(f"({fact}){way} NULLS LAST, t.n{way}")
        column = f"t.{table.column(name)}"
        if name in table.kind and table.kind[name].type is FieldType.MONEY:
            return Ordering(f"{column} IS NULL, {_in_thousandths(table, name, 't')}{way}, t.n{way}")
        if _is_decimal(table, name):
            return Ordering(f"{column} IS NULL, {as_number(column)}{way}, t.n{way}")
        terms = f"{column} IS NULL, {column}{way}, t.n{way}"
        return Ordering(terms, walks=_walks(table, name, way) if name in table.indexed else ())

    def _join(self, table: KindTable, reference: str) -> str:
        return f'LEFT JOIN "{referred(table, reference)}" AS o ON o.id = t.{table.column(reference)}'


def _all_of(conditions: Sequence[Condition], live: int) -> tuple[str, tuple[Bound, ...]]:
    """The rows, live or not, that fit every condition."""
    where = " AND ".join(("+t._live = ?", *(f"({one.sql})" for one in conditions)))
    return where, (live, *(value for one in conditions for value in one.values))


def _named(table: KindTable, language: str, row: str = "t") -> str:
    """The name by which a reader of `language` finds a record, see `best_of`; empty where the kept order will do. `row`
    is what its table is called in the question."""
    if language in ("", "zh") or table.kind.label[:1] != ("name",) or f"name_{language}" not in table.kind:
        return ""
    columns = [f"{row}.{table.column('name_' + one)}" for one in dict.fromkeys((language, "en", "ru", "zh"))]
    return f"{FOLDED}(coalesce({', '.join(columns)}))"


def _walks(table: KindTable, name: str, way: str) -> tuple[str, str]:
    """The filled values in the order of their index, then the rows without one: some indexes do not hold those."""
    column = f"t.{table.column(name)}"
    source = f'SELECT t.n FROM "{table.name}" AS t'
    walked = f'{source} INDEXED BY "{table.name}_by_{name}"'
    return (
        f"{walked} WHERE {column} IS NOT NULL AND t._live = ? ORDER BY {column}{way}, t.n{way}",
        f"{source} WHERE {column} IS NULL AND t._live = ? ORDER BY t.n{way}",
    )


def _among_them(wanted: array[int], ordered: array[int]) -> array[int]:
    """Those of `ordered` that are `wanted`, in their order."""
    if not wanted or not ordered:
        return array("q")
    ticked = bytearray(max(max(wanted), max(ordered)) + 1)
    for n in wanted:
        ticked[n] = 1
    return array("q", [n for n in ordered if ticked[n]])


def _index_answers(table: KindTable, one: Filter) -> bool:
    """Whether an index of the field holds all rows that the filter asks for."""
    if one.field in table.indexed:
        is_searched = one.test in {Test.IS, Test.FROM, Test.UNTIL, Test.EMPTY}
        return is_searched and not _is_decimal(table, one.field)
    is_reference = one.field in table.kind and table.kind[one.field].type is FieldType.REFERENCE
    return one.field == "id" or (
        is_reference and (one.test is Test.FILLED or (one.test is Test.IS and None not in one.values))
    )


def _is_decimal(table: KindTable, name: str) -> bool:
    return name in table.kind and table.kind[name].type is FieldType.DECIMAL


def _fits_empty(one: Filter) -> bool:
    """Whether a record without the reference fits: nothing stands in the far field then."""
    if one.test is Test.IS:
        return None in one.values
    if one.test is Test.IS_NOT:
        return None not in one.values
    return one.test is Test.EMPTY


def _in_thousandths(table: KindTable, name: str, alias: str) -> str:
    """An amount as whole thousandths of the main unit of its currency: of 1,000 yen and 10.00 yuan the yen are more.
    Nothing is converted."""
    currency = f"{alias}.{table.column(table.kind[name].currency)}"
    scales = (
        f"WHEN {currency} IN ({_codes(places)}) THEN {10 ** (MOST_DECIMALS - places)}"
        for places in sorted(set(DECIMALS.values()) - {_USUAL_DECIMALS})
    )
    usual = 10 ** (MOST_DECIMALS - _USUAL_DECIMALS)
    return f"{alias}.{table.column(name)} * CASE {' '.join(scales)} ELSE {usual} END"


def _codes(places: int) -> str:
    return ", ".join(f"'{code}'" for code, count in DECIMALS.items() if count == places)
