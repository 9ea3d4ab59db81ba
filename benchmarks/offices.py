"""Sample offices of any size for the benchmarks, made once and kept in the work folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from measuring import seconds, work_folder

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Step
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.office import Office


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
    elif _is_older(path):
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
    elif _is_older(path):
        program().open(path, writing=True).close()
    return path


def _add_rules(office: Office) -> None:
    """To a sample that was made before rules shipped."""
    if office.store.count(Query("requirement")):
        return
    origin, reference = office.program.origin, office.program.reference
    edits = tuple(edit for one in reference.requirements for edit in one.edits(origin))
    office.store.record(Step("benchmark", "requirement.add", edits))


def _is_older(path: Path) -> bool:
    """Whether its tables are those of an earlier program."""
    try:
        program().open(path, writing=False).close()
    except RuleBroken as broken:
        return "office_file.older_version" in {problem.code for problem in broken.problems}
    return False


def open_office(people: int, *, writing: bool = False) -> Office:
    return program().open(office_file(people), writing=writing)
