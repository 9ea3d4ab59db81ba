"""History of the tables. A step that has shipped is never edited: add the next one, by `tools/table_sql.py --write`.

A step is a file of statements, in the order of their names, so that it means the same in years to come. It runs with
foreign keys off, in one transaction, after a backup (`opening.py`). `digests.tsv` says what each is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

FORMAT = 3
"""Kept in `user_version`; raised only when an older program must not open the file."""

_FOLDER = Path(__file__).parent
_LINES = _FOLDER.joinpath("digests.tsv").read_text("utf-8").splitlines()[1:]
DIGESTS = {step: digest for step, digest, _ in (line.split("\t") for line in _LINES)}
"""SHA-256 of each step as it was released."""

SCHEMA = DIGESTS.pop("all tables")
"""Digest (`schema.digest`) of the tables that all steps make: nobody has to make them at every start to compare. With
another one everything works, only slower."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the history."""

    name: str
    run: Callable[[Database], None]


def _run_file(name: str, db: Database) -> None:
    """Runs statements that each end a line with `;`, inside the open transaction."""
    for statement in _FOLDER.joinpath(f"{name}.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)


_STEPS = sorted(file.name.removesuffix(".sql") for file in _FOLDER.iterdir() if file.name.endswith(".sql"))
MIGRATIONS = tuple(Migration(name, partial(_run_file, name)) for name in _STEPS)
