"""The board of 500 projects with their members, outputs and milestones, and the portfolio of them as a workbook. Beside
each: the same rows read as they lie in their tables. All is told in time of the processor."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from joint import MILESTONES, OUTPUTS, PROJECTS, joint_file
from measuring import Line, arguments, best_cpu, tell, work_folder
from offices import program

_READ = ("project", "membership", "output", "approval", "task", "institution")


def main() -> None:
    given = arguments(__doc__)
    tell(list(_lines(joint_file())), as_json=given.json)


def _lines(file: Path) -> Iterator[Line]:
    bare = best_cpu(lambda: _bare_rows(file)) * 1000
    with program().open(file, writing=False) as office, TemporaryDirectory(dir=work_folder()) as folder:
        count = f"{PROJECTS} projects, {PROJECTS * OUTPUTS:,} outputs, {PROJECTS * MILESTONES:,} milestones"
        beside = bare, "their tables read as rows"
        board = best_cpu(lambda: office.project_boards.read("en"), 5) * 1000
        yield Line(f"{count}: the board", board, "ms", *beside)
        target = Path(folder) / "portfolio.xlsx"
        written = best_cpu(lambda: office.reports.write("project-portfolio", target, language="en", who="benchmark"))
        yield Line("the same: the portfolio as a workbook", written * 1000, "ms", *beside)
        silent = best_cpu(office.silent_projects.all, 5) * 1000
        yield Line("the same: which of them are silent", silent, "ms", *beside)


def _bare_rows(file: Path) -> object:
    db = sqlite3.connect(file)
    rows = [db.execute(f'SELECT * FROM "{kind}" WHERE _live = 1').fetchall() for kind in _READ]  # noqa: S608
    db.close()
    return rows


if __name__ == "__main__":
    main()
