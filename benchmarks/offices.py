"""Sample offices of any size for the benchmarks, made once and kept in the work folder."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from measuring import seconds, work_folder

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.office import Office

SMALL = 10_000
"""People of the office that a larger one repeats."""


def program() -> Program:
    return Program(Paths.find())


def office_file(people: int) -> Path:
    """A sample office of that many people."""
    path = work_folder() / f"office_{people}.exchange"
    if not path.exists():
        print(f"making {path} …", file=sys.stderr)
        draft = work_folder() / f"draft_{people}.exchange"
        draft.unlink(missing_ok=True)
        spent = seconds(lambda: program().make_sample(draft, people=people, seed=1).close())
        print(f"made in {spent:.0f} s, {draft.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
        draft.rename(path)
    elif is_older(path):
        program().open(path, writing=True).close()  # so that nobody measures how its tables are brought up
    return path


def worked_office(people: int) -> Path:
    """A copy of it with all rules that ship, and everything worked out that they ask for; made once."""
    path = work_folder() / f"worked_{people}.exchange"
    if not path.exists():
        draft = work_folder() / f"draft_worked_{people}.exchange"
        for old in work_folder().glob(f"{draft.name}*"):
            old.unlink()
        shutil.copyfile(office_file(people), draft)
        with program().open(draft, writing=True) as office:
            _add_rules(office)
            for country in ("CN", "RU"):
                working_calendar(country)
            spent = seconds(office.casework.upkeep.bring_up)
        print(f"worked out in {spent:.0f} s, {draft.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
        draft.rename(path)
    elif is_older(path):
        program().open(path, writing=True).close()
    return path


def office_with(
    name: str,
    people: int,
    edits: Callable[[Office], Iterator[Edit]],
    afterwards: Callable[[Office], object] | None = None,
) -> Path:
    """A sample office with records of one subject beside its people; made once."""
    path = work_folder() / f"{name}.exchange"
    if not path.exists():
        draft = work_folder() / f"draft_{path.name}"
        draft.unlink(missing_ok=True)
        with program().make_sample(draft, people=people) as office:
            if made := tuple(edits(office)):
                office.store.record(Step("benchmark", f"{made[-1].kind}.add", made))
            if afterwards is not None:
                afterwards(office)
        draft.rename(path)
    elif is_older(path):
        program().open(path, writing=True).close()  # so that nobody measures how its tables are brought up
    return path


COPIED = ("person", "mobility", "language_group", "language_lesson", "language_enrolment", "attendance")


def repeated_office(people: int) -> Path:
    """The worked office of 10,000 people so many times over that it has `people`, for reading alone: rows of people,
    stays, groups, lessons, marks and of what is due, without journal and search words of the copies."""
    path = work_folder() / f"repeated_{people}.exchange"
    if not path.exists():
        draft = work_folder() / f"draft_repeated_{people}.exchange"
        shutil.copyfile(worked_office(SMALL), draft)
        spent = seconds(lambda: _repeat(draft, people // SMALL))
        print(f"repeated in {spent:.0f} s, {draft.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
        draft.rename(path)
    elif is_older(path):
        program().open(path, writing=True).close()
    return path


def _repeat(file: Path, times: int) -> None:
    db = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -800000"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TEMP TABLE times (k INTEGER PRIMARY KEY)")
    db.executemany("INSERT INTO times VALUES (?)", [(k,) for k in range(1, times)])
    own = {kind: {"id", *(one.name for one in REGISTRY[kind].fields if one.refers in COPIED)} for kind in COPIED}
    own |= {"local_due": {"id", "stay"}, "local_taught": {"lesson"}}
    made = [row for name in own for row in db.execute(_INDEXES, (name,)).fetchall()]
    db.execute("BEGIN")
    for name, _ in made:
        db.execute(f'DROP INDEX "{name}"')
    for name, ids in own.items():
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")') if row[1] != "n"]
        copied = ", ".join(f"t.\"{one}\" || '-' || k.k" if one in ids else f't."{one}"' for one in columns)
        listed = ", ".join(f'"{one}"' for one in columns)
        of_stays = " WHERE t.stay <> ''" if name == "local_due" else ""
        db.execute(f'INSERT INTO "{name}" ({listed}) SELECT {copied} FROM times AS k, "{name}" AS t{of_stays}')  # noqa: S608
    db.execute("DELETE FROM local_taught_day")
    db.execute("INSERT INTO local_taught_day SELECT day, sum(due), sum(missed) FROM local_taught GROUP BY day")
    db.execute("DELETE FROM local_due_count")
    db.execute(f"INSERT INTO local_due_count SELECT {_COUNTED}, count(*) FROM local_due GROUP BY {_COUNTED}")  # noqa: S608
    for _, sql in made:
        db.execute(sql)
    db.execute("COMMIT")
    db.close()


_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL AND tbl_name = ?"
_COUNTED = "requirement, kind, state, is_open, ifnull(due, ''), ifnull(act_by, ''), ifnull(lapses, '')"


def _add_rules(office: Office) -> None:
    """To a sample that was made before rules shipped."""
    if office.store.count(Query("requirement")):
        return
    origin, reference = office.program.origin, office.program.reference
    edits = tuple(edit for one in reference.requirements for edit in one.edits(origin))
    office.store.record(Step("benchmark", "requirement.add", edits))


def is_older(path: Path) -> bool:
    """Whether its tables are those of an earlier program."""
    try:
        program().open(path, writing=False).close()
    except RuleBroken as broken:
        return "office_file.older_version" in {problem.code for problem in broken.problems}
    return False


def open_office(people: int, *, writing: bool = False) -> Office:
    return program().open(office_file(people), writing=writing)
