"""Sample offices of any size for the benchmarks, made once and kept in the work folder."""

from __future__ import annotations

import sys
from pathlib import Path

from measuring import seconds, work_folder

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.problems import RuleBroken
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


def _is_older(path: Path) -> bool:
    """Whether its tables are those of an earlier program."""
    try:
        program().open(path, writing=False).close()
    except RuleBroken as broken:
        return "office_file.older_version" in {problem.code for problem in broken.problems}
    return False


def open_office(people: int, *, writing: bool = False) -> Office:
    return program().open(office_file(people), writing=writing)
