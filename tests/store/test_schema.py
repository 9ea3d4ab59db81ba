"""The frozen tables fit the registry, and connections are set as durability asks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from table_sql import additions, statements

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Store
from exchange_admin.store.binding import IntegrityError, OperationalError, is_at_risk

STORE = Path(__file__).parents[2] / "exchange_admin" / "store"
LOCAL = {"n", "id", "_live", "_sort", "_clock"}
PARTIAL = {"certificate_by_academic_number"}
COUNTING = {"mobility_by_guests", "mobility_by_places", "mobility_by_start", "mobility_by_end", "attendance_by_lesson"}
"""Indexes over several fields, in which rows are counted without reading them."""
"""Indexes that were made for the few records with a value, before there was a tool."""
WHOLE = {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES, FieldType.MONEY}


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_a_table_has_exactly_one_column_for_each_field(kind, store: Store) -> None:
    columns = {row[1]: row for row in store._db.execute(f'PRAGMA table_info("{kind.name}")')}
    assert columns.keys() - LOCAL == {field.name for field in kind.fields}
    for field in kind.fields:
        _, _, type_, not_null, default, _ = columns[field.name]
        assert type_ == ("INTEGER" if field.type in WHOLE else "TEXT")
        assert (not_null, default) == (0, None), "nothing that another replica may write is refused by SQL"


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_references_are_deferred_and_nothing_but_the_id_is_unique(kind, store: Store) -> None:
    sql = store._db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (kind.name,)).fetchone()[0]
    assert sql.endswith("STRICT")
    assert sql.count("UNIQUE") == 1
    assert "CHECK" not in sql
    assert "CASCADE" not in sql
    targets = {row[3]: row[2] for row in store._db.execute(f'PRAGMA foreign_key_list("{kind.name}")')}
    assert targets == {field.name: field.refers for field in kind.references}
    assert sql.count("DEFERRABLE INITIALLY DEFERRED") == len(targets)


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_what_is_looked_up_is_indexed(kind, store: Store) -> None:
    leading = set()
    for row in store._db.execute(f'PRAGMA index_list("{kind.name}")').fetchall():
        leading.add(store._db.execute(f'PRAGMA index_info("{row[1]}")').fetchone()[2])
    asked = {*kind.indexed, *(field.name for field in kind.references), *(f.name for f in kind.fields if f.unique)}
    assert asked <= leading


@pytest.mark.parametrize("kind", REGISTRY.kinds, ids=lambda kind: kind.name)
def test_the_tables_of_a_kind_are_those_that_the_tool_prints_for_it(kind, store: Store) -> None:
    """Column by column, as later ones stand at the end; indexes and the search table letter by letter."""
    table, *others = statements(kind)
    made = store._db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (tbl_name = ? OR name = ?)",
        (kind.name, f"search_{kind.name}"),
    )
    found = {name: plain(sql) for name, sql in made if name not in COUNTING}
    assert parts(found.pop(kind.name)) == parts(plain(table))
    shown = {name: sql.partition(" WHERE ")[0] if name in PARTIAL else sql for name, sql in found.items()}
    assert sorted(shown.values()) == sorted(map(plain, others))


@pytest.mark.parametrize("name", ["migrations/m0004_language_training.sql", "migrations/m0019_given_up.sql"])
def test_what_the_tool_prints_for_a_further_field_is_what_was_written_for_one(name: str) -> None:
    """References with their index, and plain columns."""
    written = (STORE / name).read_text("utf-8").splitlines()
    added = re.findall(r'ALTER TABLE "(\w+)" ADD COLUMN "(\w+)"', "\n".join(written))
    assert added
    for kind, field in added:
        for line in additions(REGISTRY[kind], [field]):
            assert line in written


def plain(sql: str) -> str:
    return " ".join(sql.rstrip(";").split())


def parts(table: str) -> set[str]:
    """The columns of a table and what is said of it before and after."""
    before, _, rest = table.partition(" ( ") if " ( " in table else table.partition("(")
    columns, _, after = rest.rpartition(")")
    return {before, after.strip(), *(one.strip() for one in columns.split(","))}


def test_the_writer_syncs_every_commit_and_holds_references(synced: None, office: Store) -> None:
    pragmas = {
        name: office._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "mmap_size")
    }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "mmap_size": 0,
    }
    with pytest.raises(IntegrityError):
        office._db.execute(
            "INSERT INTO unit (id, institution_id, _clock) VALUES ('01900000-0000-7000-8000-000000000001', 'x', 'y')"
        )


def test_a_reader_cannot_write(office: Store) -> None:
    with office.beside() as reader:
        with pytest.raises(OperationalError):
            reader._db.execute("DELETE FROM person")
        with pytest.raises(Exception, match="read_only"):
            reader.settings.set("x", 1)
        with pytest.raises(Exception, match="read_only"):
            reader.record(Step("x", "person.add", (Edit("person", "1", {"role": "student"}, new=True),)))


def test_only_one_module_imports_the_sqlite_library() -> None:
    libraries = {"sqlite3", "apsw", "sqlcipher3", "pysqlite3"}
    importers = set()
    for path in STORE.parent.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if any(library in text for library in libraries) else ():
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in libraries for name in names):
                importers.add(path.relative_to(STORE.parent).as_posix())
    assert importers == {"store/binding.py"}


def test_the_store_reads_no_live_file_through_the_file_system() -> None:
    """`sync.md` 8.4: a plain read or copy of an open database drops the locks of the process that has it open."""
    readers = {}
    for path in STORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = getattr(getattr(node, "func", None), "attr", "") or getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and called in {"read_bytes", "read_text", "copyfile", "copy2", "move"}:
                readers.setdefault(path.name, set()).add(called)
            if isinstance(node, ast.Call) and called == "open" and getattr(node.func, "attr", "") == "open":
                readers.setdefault(path.name, set()).add("open")
    assert readers == {
        "__init__.py": {"read_text"},  # the migration's own SQL
        "locking.py": {"open"},  # the lock file beside the office file
        "places.py": {"read_text"},  # /proc/self/mountinfo
        "opening.py": {"open"},  # the first 100 bytes, before any connection
        "backup.py": {"open"},  # fsync of a finished copy
        "side_files.py": {"open"},  # handles with locks of their own, closed behind the connections
    }


@pytest.mark.parametrize(
    ("version", "at_risk"),
    [
        ("3.44.5", True),
        ("3.44.6", False),
        ("3.45.0", True),
        ("3.46.1", True),
        ("3.50.6", True),
        ("3.50.7", False),
        ("3.51.2", True),
        ("3.51.3", False),
        ("3.53.4", False),
    ],
)
def test_versions_with_the_wal_reset_race_are_told(version: str, at_risk: bool) -> None:
    assert is_at_risk(version) is at_risk
