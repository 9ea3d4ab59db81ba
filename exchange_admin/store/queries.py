"""A list's query as SQL: identifiers from the registry only, values always bound."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from exchange_admin.domain.fields import FieldType, Value
from exchange_admin.domain.queries import Filter, Having, Order, Query, Test
from exchange_admin.domain.values import number
from exchange_admin.names import search_query
from exchange_admin.store.binding import Connection
from exchange_admin.store.reading import referred
from exchange_admin.store.tables import KindTable, Tables

_MANY = 200
"""From so many values on a list is bound as one JSON array instead of one mark each."""

_MANY_HITS = 100_000

Bound = str | int | float | None


class Clauses:
    """Pieces of SQL with their bound values, in step."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.values: list[Bound] = []

    def add(self, sql: str, *values: Bound) -> None:
        self.pieces.append(sql)
        self.values.extend(values)

    def text(self) -> str:
        return " AND ".join(self.pieces) or "1"


class Queries:
    """Row numbers, counts and hits of search. Reads only."""

    def __init__(self, connection: Connection, tables: Tables) -> None:
        self._db, self._tables = connection, tables

    def ids(self, query: Query) -> array[int]:
        """Row numbers of the records that fit, in order."""
        source, where, values = self._source(query)
        join, order = self._order(self._tables[query.kind], query.order)
        sql = f"SELECT t.n FROM {source} {join} WHERE {where} ORDER BY {order}"
        return array("q", [n for (n,) in self._db.execute(sql, values)])

    def count(self, query: Query) -> int:
        source, where, values = self._source(query)
        return int(self._db.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()[0])

    def counts(self, kind: str, field: str, query: Query | None = None) -> dict[Value, int]:
        """How many live records have each value of a field, the most frequent first."""
        source, where, values = self._source(query or Query(kind))
        column = self._tables[kind].column(field)
        sql = f"SELECT t.{column}, count(*) FROM {source} WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1"
        return dict(self._db.execute(sql, values).fetchall())

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 200) -> list[tuple[str, str]]:
        """(kind, id) of live records found by what somebody typed, kind by kind, at most `limit` of each."""
        expression = search_query(text)
        found: list[tuple[str, str]] = []
        for kind in kinds or self._tables.searchable:
            if expression and kind in self._tables.searchable:
                found += [(kind, id) for id in self._hits(kind, expression, limit)]
        return found

    def _hits(self, kind: str, expression: str, limit: int) -> list[str]:
        sql = (
            f'SELECT t.id, t._sort FROM (SELECT rowid FROM "search_{kind}" WHERE "search_{kind}" MATCH ? LIMIT ?)'
            f' AS hit CROSS JOIN "{kind}" AS t ON t.n = hit.rowid WHERE t._live = 1'
        )
        rows = self._db.execute(sql, (expression, limit * 2)).fetchall()
        return [id for id, _ in sorted(rows, key=lambda row: (row[1] is None, row[1] or "", row[0]))[:limit]]

    def _source(self, query: Query) -> tuple[str, str, list[Bound]]:
        """What stands behind FROM and behind WHERE, with the bound values of both.

        The planner knows nothing of full-text hits; left to itself it reads an index of the whole table in order and
        looks each row up among the hits. That is right for many hits only: few ones are better read and then ordered.
        """
        table = self._tables[query.kind]
        where = self._where(query)
        source = f'"{table.name}" AS t'
        if not query.text.strip():
            return source, where.text(), where.values
        expression = search_query(query.text) if table.kind.searchable else ""
        if not expression:
            return source, "0", []
        hits = f'SELECT rowid FROM "search_{table.name}" WHERE "search_{table.name}" MATCH ?'
        some = self._db.execute(f"SELECT count(*) FROM ({hits} LIMIT ?)", (expression, _MANY_HITS)).fetchone()[0]
        if some < _MANY_HITS:
            source = f"({hits}) AS hit CROSS JOIN {source} ON t.n = hit.rowid"
            return source, where.text(), [expression, *where.values]
        where.add(f"t.n IN ({hits})", expression)
        return source, where.text(), where.values

    def _where(self, query: Query) -> Clauses:
        """Everything but the text."""
        table = self._tables[query.kind]
        where = Clauses()
        where.add("t._live = ?", 0 if query.deleted else 1)
        for one in query.filters:
            self._filter(where, table, one)
        for having in query.having:
            self._having(where, table, having)
        return where

    def _filter(self, where: Clauses, table: KindTable, one: Filter, alias: str = "t") -> None:
        reference, _, far = one.field.partition(".")
        if not far:
            sql, values = _test(f"{alias}.{table.column(one.field)}", one, _is_decimal(table, one.field))
            where.add(sql, *values)
            return
        target = self._tables[referred(table, reference)]
        column = f"{alias}.{table.column(reference)}"
        sql, values = _test(f"f.{target.column(far)}", one, _is_decimal(target, far))
        inside = f'{column} IN (SELECT f.id FROM "{target.name}" AS f WHERE {sql})'
        where.add(f"({inside} OR {column} IS NULL)" if _fits_empty(one) else inside, *values)

    def _having(self, where: Clauses, table: KindTable, having: Having) -> None:
        other = self._tables[having.kind]
        if referred(other, having.by) != table.name:
            raise KeyError(having.by)
        inner = Clauses()
        inner.add("h._live = 1")
        inner.add(f"h.{other.column(having.by)} IS NOT NULL")
        for one in having.filters:
            self._filter(inner, other, one, "h")
        where.add(
            f't.id IN (SELECT h.{other.column(having.by)} FROM "{other.name}" AS h WHERE {inner.text()})', *inner.values
        )

    def _order(self, table: KindTable, order: Order) -> tuple[str, str]:
        """(joins, terms). Empty values come last in either direction, equal ones in the order they were made."""
        way = " DESC" if order.descending else ""
        name = order.field
        if not name:
            first = table.kind.label[0] if table.kind.label else ""
            if first not in table.kind or table.kind[first].type is not FieldType.REFERENCE:
                return "", f"t._sort{way}, t.n{way}"
            name = first
        reference, _, far = name.partition(".")
        if far:
            target = self._tables[referred(table, reference)]
            return self._join(
                table, reference
            ), f"o.{target.column(far)} IS NULL, o.{target.column(far)}{way}, t.n{way}"
        if name in table.kind and table.kind[name].type is FieldType.REFERENCE:
            return self._join(table, name), f"o._sort IS NULL, o._sort{way}, t._sort{way}, t.n{way}"
        column = f"t.{table.column(name)}"
        if _is_decimal(table, name):
            return "", f"{column} IS NULL, {_as_number(column)}{way}, t.n{way}"
        return "", f"{column} IS NULL, {column}{way}, t.n{way}"

    def _join(self, table: KindTable, reference: str) -> str:
        return f'LEFT JOIN "{referred(table, reference)}" AS o ON o.id = t.{table.column(reference)}'


def _is_decimal(table: KindTable, name: str) -> bool:
    return name in table.kind and table.kind[name].type is FieldType.DECIMAL


def _test(column: str, one: Filter, is_decimal: bool) -> tuple[str, list[Bound]]:
    filled = [value for value in one.values if value is not None]
    empty = len(filled) < len(one.values)
    match one.test:
        case Test.IS:
            sql, bound = _among(column, filled)
            return (f"({sql} OR {column} IS NULL)" if empty else sql), bound
        case Test.IS_NOT:
            sql, bound = _among(column, filled)
            return (f"({column} IS NOT NULL AND NOT {sql})" if empty else f"({column} IS NULL OR NOT {sql})"), bound
        case Test.FROM | Test.UNTIL:
            sign = ">=" if one.test is Test.FROM else "<="
            if is_decimal:
                return f"{_as_number(column)} {sign} ?", [float(number(value) or 0) for value in one.values[:1]]
            return f"{column} {sign} ?", list(one.values[:1])
        case Test.FILLED:
            return f"{column} IS NOT NULL", []
        case Test.EMPTY:
            return f"{column} IS NULL", []


def _among(column: str, values: Sequence[Value]) -> tuple[str, list[Bound]]:
    if not values:
        return "0", []
    if len(values) == 1:
        return f"{column} = ?", list(values)
    if len(values) < _MANY:
        return f"{column} IN ({','.join('?' * len(values))})", list(values)
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(list(values))]


def _fits_empty(one: Filter) -> bool:
    """Whether a record without the reference fits: nothing stands in the far field then."""
    if one.test is Test.IS:
        return None in one.values
    if one.test is Test.IS_NOT:
        return None not in one.values
    return one.test is Test.EMPTY


def _as_number(column: str) -> str:
    """A decimal or `n/d` text as a number, for ordering only."""
    return (
        f"CASE WHEN instr({column}, '/') THEN CAST({column} AS REAL)"
        f" / CAST(substr({column}, instr({column}, '/') + 1) AS REAL) ELSE CAST({column} AS REAL) END"
    )
