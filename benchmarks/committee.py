"""Pages of an office with 500 projects, 5,000 tasks and 2,000 decisions: each tab painted in the window, the first time
and again, beside the same tab of a small office; minutes of sixty decisions as a PDF, beside the same marks drawn by
reportlab alone; and Today, beside that of the small office. All is told in time of the processor.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from certificates import bare as drawn_bare
from joint import DECISIONS, MILESTONES, PROJECTS, SITTING, joint_file, last_meeting, small_file
from measuring import Line, arguments, best_cpu, in_child, painted_lines, tell, work_folder
from offices import program

from exchange_admin.documents.drawing import A4_PORTRAIT
from exchange_admin.domain.queries import Query
from exchange_admin.services.office import Office

OPENED = 5
MINUTES = "minutes opened"


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        what, file = given.only
        print(json.dumps((_window if what == "window" else _bare_minutes)(Path(file))), flush=True)
        os._exit(0)
    tell([*_pages(joint_file()), *_papers(joint_file()), *_today(joint_file())], as_json=given.json)


def _pages(file: Path) -> Iterator[Line]:
    few = in_child("committee.py", "window", str(small_file()))
    about = f"{PROJECTS} projects, {PROJECTS * MILESTONES:,} tasks, {DECISIONS:,} decisions: "
    yield from painted_lines(in_child("committee.py", "window", str(file)), few, {}, about)


def _papers(file: Path) -> Iterator[Line]:
    with program().open(file, writing=False) as office, TemporaryDirectory(dir=work_folder()) as folder:
        meeting, target = last_meeting(office), Path(folder) / "minutes.pdf"
        bare = in_child("committee.py", "bare", str(file))  # fonts of two ways to draw are in each other's way
        ours = best_cpu(lambda: office.committee_papers.write_minutes(meeting, target))
        about = f"{bare['pages']} pages, {target.stat().st_size / 1e3:.0f} KB"
        what = f"minutes of {SITTING} decisions as a PDF"
        yield Line(what, ours, "s", bare["seconds"], "the same marks by reportlab alone", limit=1, peers=about)
        control = office.decision_control.decisions("en")
        listed = best_cpu(lambda: office.decision_control.decisions("en")) * 1000
        yield Line(f"control of decisions read, {len(control):,} open", listed, "ms", *_rows_of(office, "decision"))


def _bare_minutes(file: Path) -> dict[str, float]:
    with program().open(file, writing=False) as office:
        papers = office.committee_papers
        pages = papers._pages.sheet(papers.minutes(last_meeting(office))).pages
        return {"seconds": best_cpu(lambda: drawn_bare(pages, A4_PORTRAIT)), "pages": len(pages)}


def _rows_of(office: Office, kind: str) -> tuple[float, str]:
    return best_cpu(lambda: list(office.store.records(Query(kind)))) * 1000, "the records of its table"


def _today(file: Path) -> Iterator[Line]:
    with program().open(small_file(), writing=False) as small:
        bare = best_cpu(partial(small.today_on(date.today()).read, "en"), 5) * 1000
    with program().open(file, writing=False) as office:
        ours = best_cpu(partial(office.today_on(date.today()).read, "en"), 5) * 1000
        yield Line("Today read as a whole", ours, "ms", bare, "an office with some dozen", limit=100)


def _window(file: Path) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds until each page and tab is painted."""
    import windows

    from exchange_admin.services.casework.task_list import TaskTab
    from exchange_admin.ui.presentation import committee, projects

    running = windows.application()
    assert running.open_file(file)
    window = running.office.window
    window.resize(*windows.SIZE)
    window.show()
    windows.rest(running)
    office = running.office.desk.office
    told: dict[str, list[tuple[float, float]]] = {}
    for area in ("tasks", "project", "body"):
        told[f"page {area}"] = windows.area_painted(window, area, OPENED)
    tabs = {
        "project": [f"{kind}.{view.id}" for kind, view in projects.TABS],
        "body": [f"{kind}.{view.id}" for kind, view in committee.TABS],
        "tasks": [tab.value for tab in TaskTab],
    }
    for area, ids in tabs.items():
        window.show_area(area)
        page = window.page(area)
        for id in ids:
            times = []
            for _ in range(OPENED):
                page.show_tab(next(one for one in ids if one != id))
                windows.wait_until(lambda: not running.office.jobs.is_busy)
                times.append(windows.painted(partial(page.show_tab, id)))
            told[f"{area}: tab {id}"] = times
    page = window.page("body")
    window.show_area("body")
    sheets = {one.id: office.committees.sheet(one.id) for one in office.store.records(Query("meeting"))}
    meeting = max(sheets, key=lambda one: len(sheets[one].decisions))
    told[MINUTES] = []
    for _ in range(OPENED):
        page.show_tab("meeting.all")
        windows.wait_until(lambda: not running.office.jobs.is_busy)
        told[MINUTES].append(windows.painted(partial(page.open_minutes, meeting)))
    return told


if __name__ == "__main__":
    main()
