"""Prints what a migration says to make the table of a kind, or to add fields to one that is there:

python tools/table_sql.py fund
python tools/table_sql.py agreement archive_shelf
python tools/table_sql.py fund --write "what a partner's fund pays for"
python tools/table_sql.py --digests

Frozen as a file of `store/migrations` it means the same in years to come, whatever becomes of the kind: `--write` makes
that file the next step and `--digests` writes down the digests of steps that were made by hand.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.registry import REGISTRY

STEPS = Path(__file__).parents[1] / "exchange_admin" / "store" / "migrations"
ALL_TABLES = "all tables"
WHOLE = {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES, FieldType.MONEY}


def statements(kind: Kind) -> Iterator[str]:
    """The table, its indexes, and its search table where it has one; each ends with a semicolon."""
    yield "\n".join((f'CREATE TABLE "{kind.name}" (', *_columns(kind), ") STRICT;"))
    yield f'CREATE INDEX "{kind.name}_by_sort" ON "{kind.name}" (_live, _sort);'
    yield from _indexes(kind, kind.fields)
    if kind.searchable:
        yield f'CREATE VIRTUAL TABLE "search_{kind.name}" USING fts5(\n    {_SEARCH}\n);'


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
    yield "    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,"
    yield from (f"    {column(field)}," for field in kind.fields)
    yield "    _clock TEXT NOT NULL"


def _indexes(kind: Kind, fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if field.type is FieldType.REFERENCE:
            yield f'{_index(kind, field)} WHERE "{field.name}" IS NOT NULL;'
        elif field.unique or field.name in kind.indexed:
            yield f"{_index(kind, field)};"


def _index(kind: Kind, field: Field) -> str:
    return f'CREATE INDEX "{kind.name}_by_{field.name}" ON "{kind.name}" ("{field.name}", _live)'


_SEARCH = "text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"


def write_step(folder: Path, name: str, sql: str) -> Path:
    """The file of the next step."""
    latest = max(int(path.name[1:5]) for path in folder.glob("m*.sql"))
    path = folder / f"m{latest + 1:04}_{name}.sql"
    path.write_text(sql, "utf-8")
    return path


def write_digests(folder: Path, schema: str, about: str = "") -> None:
    """Lines for steps that have none; what stands there of a step stays. `schema` is the digest of all tables."""
    path = folder / "digests.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = {line[0]: line for line in csv.reader(file, delimiter="\t")}
    _, _, told = lines.pop(ALL_TABLES)
    for step in sorted(folder.glob("m*.sql")):
        lines.setdefault(step.stem, [step.stem, hashlib.sha256(step.read_bytes()).hexdigest(), about])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows([*lines.values(), [ALL_TABLES, schema, told]])


def add_step(folder: Path, name: str, sql: str, about: str, schema: Callable[[], str]) -> Path:
    """The file of the next step with its digest; `schema` answers with that of all tables. A step that does not run is
    taken away again."""
    path = write_step(folder, name, sql)
    try:
        write_digests(folder, schema(), about)
    except BaseException:
        path.unlink()
        raise
    return path


def _schema() -> str:
    from exchange_admin.store.opening import Format  # only now: it reads which steps there are
    from exchange_admin.store.schema import digest

    return digest(Format().schema())


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", nargs="?")
    parser.add_argument("fields", nargs="*")
    parser.add_argument("--write", metavar="ABOUT")
    parser.add_argument("--digests", action="store_true")
    asked = parser.parse_args()
    if not asked.kind:
        if asked.write is not None or not asked.digests:
            parser.error("name a kind, or say --digests")
        write_digests(STEPS, _schema())
        return
    if asked.kind not in REGISTRY:
        parser.error(f"there is no kind {asked.kind}")
    kind = REGISTRY[asked.kind]
    if unknown := [name for name in asked.fields if name not in kind]:
        parser.error(f"{kind.name} has no field {', '.join(unknown)}")
    sql = "\n".join(additions(kind, asked.fields) if asked.fields else statements(kind)) + "\n"
    if asked.write is None:
        print(sql, end="")
    else:
        print(add_step(STEPS, "_".join((kind.name, *asked.fields)), sql, asked.write, _schema))


if __name__ == "__main__":
    _main()
