"""How a list's filter compares a column with its values, as SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence

from exchange_admin.domain.fields import ReadAs, Value
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.listings import folded, parts_in
from exchange_admin.domain.values import number
from exchange_admin.store.binding import KEYWORDS

_MANY = 200
"""From so many values on a list is bound as one JSON array instead of one mark each."""

Bound = str | int | float | None


def tested(column: str, one: Filter, is_decimal: bool) -> tuple[str, list[Bound]]:
    filled = [value for value in one.values if value is not None]
    empty = len(filled) < len(one.values)
    match one.test:
        case Test.IS:
            sql, bound = among(column, filled)
            return (f"({sql} OR {column} IS NULL)" if empty else sql), bound
        case Test.IS_NOT:
            sql, bound = among(column, filled)
            return (f"({column} IS NOT NULL AND NOT {sql})" if empty else f"({column} IS NULL OR NOT {sql})"), bound
        case Test.FROM | Test.UNTIL:
            sign = ">=" if one.test is Test.FROM else "<="
            if is_decimal:
                return f"{as_number(column)} {sign} ?", [float(number(value) or 0) for value in one.values[:1]]
            return f"{column} {sign} ?", list(one.values[:1])
        case Test.FILLED:
            return f"{column} IS NOT NULL", []
        case Test.EMPTY:
            return f"{column} IS NULL", []


def tested_several(column: str, one: Filter) -> tuple[str, list[Bound]]:
    """As `tested`, of a text that names several words: it is what any of them is."""
    bound: list[Bound] = [f";{''.join(str(value).split())};" for value in one.values if value is not None]
    return _tested_within(wrapped(column), column, one, bound)


def tested_parts(column: str, one: Filter, read_as: ReadAs) -> tuple[str, list[Bound]]:
    """As `tested`, of a text that holds codes or keywords: it is what any of them is. A field of education is every
    narrower one; keywords are compared as matches compare them."""
    parts = [part for value in one.values if value is not None for part in parts_in(value)]
    if read_as is ReadAs.TERMS:
        return _tested_within(f"{KEYWORDS}({column})", column, one, [f";{folded(part)};" for part in parts])
    return _tested_within(wrapped(column), column, one, [f";{part}" for part in parts])


def wrapped(column: str) -> str:
    """An expression for a text that names several words, each between two `;`."""
    return f"';' || replace(replace({column}, ' ', ''), ',', ';') || ';'"


def _tested_within(within: str, column: str, one: Filter, bound: list[Bound]) -> tuple[str, list[Bound]]:
    if one.test not in {Test.IS, Test.IS_NOT} or not bound:
        return tested(column, one, False)
    sql = " OR ".join(f"instr({within}, ?) > 0" for _ in bound)
    empty = None in one.values
    if one.test is Test.IS:
        return f"({sql}{f' OR {column} IS NULL' if empty else ''})", bound
    return f"({column} IS NOT NULL AND NOT ({sql}))" if empty else f"({column} IS NULL OR NOT ({sql}))", bound


def among(column: str, values: Sequence[Value]) -> tuple[str, list[Bound]]:
    if not values:
        return "0", []
    if len(values) == 1:
        return f"{column} = ?", list(values)
    if len(values) < _MANY:
        return f"{column} IN ({','.join('?' * len(values))})", list(values)
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(list(values))]


def as_number(column: str) -> str:
    """A decimal or `n/d` text as a number, for ordering only."""
    return (
        f"CASE WHEN instr({column}, '/') THEN CAST({column} AS REAL)"
        f" / CAST(substr({column}, instr({column}, '/') + 1) AS REAL) ELSE CAST({column} AS REAL) END"
    )
