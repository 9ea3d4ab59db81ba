"""The board of 500 projects with their members, outputs and milestones, and the portfolio of them as a workbook. Beside
each: the same rows read as they lie in their tables. All is told in time of the processor."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import Line, arguments, best_cpu, tell, work_folder
from offices import is_older, program

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.office import Office

PROJECTS, PLACES, SEATS, OUTPUTS, MILESTONES, SMALL = 500, 60, 6, 4, 10, 200
"""Members, outputs and milestones are those of each project; the last are the people of the office."""
_ROLES = ("co_lead", "partner", "partner", "enterprise", "research")
_STATES = ("idea", "agreed", "running", "running", "running", "finished")
_READ = ("project", "membership", "output", "approval", "task", "institution")


def main() -> None:
    given = arguments(__doc__)
    tell(list(_lines(_office_file())), as_json=given.json)


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


def _office_file() -> Path:
    """Made once."""
    path = work_folder() / f"projects_{PROJECTS}.exchange"
    if not path.exists():
        draft = work_folder() / f"draft_{path.name}"
        draft.unlink(missing_ok=True)
        with program().make_sample(draft, people=SMALL) as office:
            office.store.record(Step("benchmark", "project.add", tuple(_edits(office))))
        draft.rename(path)
    elif is_older(path):
        program().open(path, writing=True).close()  # so that nobody measures how its tables are brought up
    return path


def _edits(office: Office) -> Iterator[Edit]:
    new_id, chance = office.store.origin.new_id, random.Random(17)
    places = [new_id() for _ in range(PLACES)]
    for number, id in enumerate(places):
        named = {"name_en": f"Place {number}", "name_zh": f"单位{number}", "name_ru": f"Место {number}"}
        kind = ("college", "college", "enterprise", "research")[number % 4]
        yield Edit("institution", id, {**named, "country": ("CN", "RU")[number % 2], "kind": kind}, new=True)
    for number in range(PROJECTS):
        project, lead = new_id(), chance.choice(places)
        starts = date.today() - timedelta(days=chance.randrange(900))
        told = {
            "name_en": f"Project {number}",
            "name_zh": f"项目{number}",
            "name_ru": f"Проект {number}",
            "kind": chance.choice(words("project_kind")),
            "state": chance.choice(_STATES),
            "lead_institution_id": lead,
            "starts": starts.isoformat(),
            "ends": (starts + timedelta(days=1_000)).isoformat(),
        }
        yield Edit("project", project, told, new=True)
        for place, role in zip([lead, *chance.sample(places, SEATS - 1)], ("lead", *_ROLES), strict=True):
            seat = {"project_id": project, "institution_id": place, "role": role, "voting": 0}
            yield Edit("membership", new_id(), seat, new=True)
        for made in range(OUTPUTS):
            yield from _output(new_id(), chance, project, lead, f"{number}.{made}")
        for step in range(MILESTONES):
            day = (starts + timedelta(days=90 * step)).isoformat()
            values = {"title": f"Milestone {step}", "kind": "manual", "state": "open", "share": "office", "due": day}
            yield Edit("task", new_id(), {**values, "project_id": project}, new=True)


def _output(id: str, chance: random.Random, project: str, author: str, number: str) -> Iterator[Edit]:
    told = {
        "project_id": project,
        "author_institution_id": author,
        "name_en": f"Output {number}",
        "name_zh": f"成果{number}",
        "name_ru": f"Результат {number}",
        "kind": chance.choice(words("output_kind")),
        "state": chance.choice(("planned", "drafting", "reviewing", "agreed", "published")),
        "languages": "zh;ru",
        "due": (date.today() + timedelta(days=chance.randrange(-200, 200))).isoformat(),
    }
    yield Edit("output", id, told, new=True)


if __name__ == "__main__":
    main()
