"""Prints what a migration says to make the table of a kind, or to add fields to one that is there:

python tools/table_sql.py fund
python tools/table_sql.py agreement archive_shelf

Frozen as a file of `store/migrations` it means the same in years to come, whatever becomes of the kind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.registry import REGISTRY

WHOLE = {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES, FieldType.MONEY}


def statements(kind: Kind) -> Iterator[str]:
    """The table, its indexes, and its search table where it has one; each ends with a semicolon."""
    yield "\n".join((f'CREATE TABLE "{kind.name}" (', *_columns(kind), ") STRICT;"))
    yield f'CREATE INDEX "{kind.name}_by_sort" ON "{kind.name}" (_live, _sort);'
    yield from _indexes(kind, kind.fields)
    if kind.searchable:
        yield f'CREATE VIRTUAL TABLE "search_{kind.name}" USING fts5(\n{_SEARCH}\n);'


def additions(kind: Kind, names: Iterable[str]) -> Iterator[str]:
    """The columns of further fields and their indexes. Raises KeyError for a field that the kind does not have."""
    fields = [kind[name] for name in names]
    yield from (f'ALTER TABLE "{kind.name}" ADD COLUMN {column(field)};' for field in fields)
    yield from _indexes(kind, fields)


def column(field: Field) -> str:
    """As it stands in the table, or behind `ALTER TABLE … ADD COLUMN`."""
    text = f'"{field.name}" {"INTEGER" if field.type in WHOLE else "TEXT"}'
    return f'{text} REFERENCES "{field.refers}" (id) DEFERRABLE INITIALLY DEFERRED' if field.refers else text


def _columns(kind: Kind) -> Iterator[str]:
    first = ("n INTEGER PRIMARY KEY", "id TEXT NOT NULL UNIQUE", "_live INTEGER NOT NULL DEFAULT 1", "_sort TEXT")
    yield from (f"    {one}," for one in (*first, *map(column, kind.fields)))
    yield "    _clock TEXT NOT NULL"


def _indexes(kind: Kind, fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if field.type is FieldType.REFERENCE:
            yield f'{_index(kind, field)} WHERE "{field.name}" IS NOT NULL;'
        elif field.unique or field.name in kind.indexed:
            yield f"{_index(kind, field)};"


def _index(kind: Kind, field: Field) -> str:
    return f'CREATE INDEX "{kind.name}_by_{field.name}" ON "{kind.name}" ("{field.name}", _live)'


_SEARCH = "    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"

if __name__ == "__main__":
    _, asked, *names = sys.argv
    print("\n".join(additions(REGISTRY[asked], names) if names else statements(REGISTRY[asked])))
