"""The tables and indexes of a file compared with those that the migrations make (decision 25).

Nothing is read through tables, indexes, triggers or views that somebody else has put into the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from exchange_admin.domain.problems import Problem
from exchange_admin.store.binding import Connection

Schema = Mapping[tuple[str, str], str]
"""The statement that made each thing, by its type (`table`, `index`, `view`, `trigger`) and its name."""

_MOST = 5_000
"""Things looked at; a file of this program has a few hundred."""
_LONGEST_NAME = 60
STEPS_DONE, SET_OF_STEPS = "_sqlite_migrations", "exchange_admin"
"""The table of sqlite-utils that says which migrations were done, under which name those of this program stand in it;
its versions write it differently."""


class Fault(StrEnum):
    """How a thing in a file differs: it is gone, it is not what we made, nobody of ours made it; or a search table is
    gone, which can be made anew from the records."""

    MISSING = "damaged"
    CHANGED = "changed_thing"
    FOREIGN = "foreign_thing"
    LOST_SEARCH = "lost_search"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be. A `LOST_SEARCH` stands for the parts of the search table too."""

    fault: Fault
    type: str
    name: str

    @property
    def is_in_the_way(self) -> bool:
        """Whether even reading might give something wrong: something that our statements use is not what it was.

        Foreign tables, views and triggers are touched by no statement that only reads our tables.
        """
        if self.fault is Fault.FOREIGN:
            return self.type == "index"
        return self.fault is not Fault.LOST_SEARCH

    def problem(self, path: str) -> Problem:
        facts = {"path": path, "thing": f"thing.{self.type}", "name": _shown(self.name)}
        return Problem(f"office_file.{self.fault}", facts=facts)


def schema_of(connection: Connection) -> Schema:
    """What stands in a file, blanks apart, without the table of sqlite-utils."""
    rows = connection.execute(
        "SELECT type, name, sql FROM main.sqlite_schema"
        " WHERE sql IS NOT NULL AND NOT (tbl_name = ? AND type IN ('table', 'index')) LIMIT ?",
        (STEPS_DONE, _MOST),
    ).fetchall()
    return {(type, name): " ".join(str(sql).split()) for type, name, sql in rows}


def has_table(connection: Connection, name: str) -> bool:
    rows = connection.execute("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?", (name,))
    return rows.fetchone() is not None


def steps_done(connection: Connection) -> set[str]:
    """The names of the steps that a file has seen."""
    if not has_table(connection, STEPS_DONE):
        return set()
    sql = f"SELECT name FROM main.{STEPS_DONE} WHERE migration_set = ?"
    return {name for (name,) in connection.execute(sql, (SET_OF_STEPS,))}


def digest(schema: Schema) -> str:
    """The same for the same things, in whatever order they were made."""
    lines = sorted(f"{type}\n{name}\n{text}" for (type, name), text in schema.items())
    return hashlib.sha256("\n\n".join(lines).encode()).hexdigest()


def differences(found: Schema, expected: Schema) -> list[Difference]:
    """What is missing, changed or foreign, each by name."""
    lost = {name for name in searches(expected) if not any(_is_part(one, name) for _, one in found)}
    missing = sorted(k for k in expected if k not in found and not any(_is_part(k[1], name) for name in lost))
    changed = sorted(key for key in expected if key in found and found[key] != expected[key])
    foreign = sorted(key for key in found if key not in expected)
    tables = sorted(("table", name) for name in lost)
    groups = ((Fault.MISSING, missing), (Fault.CHANGED, changed), (Fault.FOREIGN, foreign), (Fault.LOST_SEARCH, tables))
    return [Difference(fault, type, name) for fault, keys in groups for type, name in keys]


def searches(schema: Schema) -> dict[str, str]:
    """The statements that make the search tables, by their names."""
    return {name: text for (_, name), text in schema.items() if text.startswith("CREATE VIRTUAL TABLE")}


def _is_part(name: str, search: str) -> bool:
    return name == search or name.startswith(f"{search}_")


def _shown(name: str) -> str:
    """A name that somebody else chose, fit to be shown."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(name))[:_LONGEST_NAME]
