"""A group of 30 people with 60 lessons: opened in the window, and one mark by keyboard, painted again and written."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import windows  # sets the platform of Qt before Qt is loaded
from measuring import Line, arguments, median, percentile, tell
from offices import program
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.lessons.timetable import Slot, proposed_lessons
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.office import Office
from exchange_admin.ui.lessons.language_page import LanguagePage

PEOPLE, LESSONS, KEYS = 30, 60, 200
LAST = date.today() - timedelta(days=1)
FIRST = LAST - timedelta(days=75)
"""Behind us: no lesson is held before its day."""
HOURS = ("08:30", "10:20")


def make_group(office: Office) -> str:
    """Everything of the group in three steps; its id."""
    origin, store = office.store.origin, office.store
    course, group = origin.new_id(), origin.new_id()

    def new(kind: str, id: str, **values: Value) -> Edit:
        return Edit(kind, id, values, new=True)

    edits = [
        new("language_course", course, name_en="Chinese B1", language="zh"),
        new(
            "language_group",
            group,
            language_course_id=course,
            code="BENCH",
            starts=FIRST.isoformat(),
            ends=LAST.isoformat(),
        ),
    ]
    for number in range(PEOPLE):
        person = origin.new_id()
        name: dict[str, Value] = {
            "family_latin": f"Learner{number:02}",
            "given_latin": "Ada",
            "family_cyrillic": "Учащийся",
        }
        edits.append(new("person", person, role="student", **name))
        facts: dict[str, Value] = {"person_id": person, "language_group_id": group, "enrolled_on": FIRST.isoformat()}
        edits.append(new("language_enrolment", origin.new_id(), state="enrolled", **facts))
    store.record(Step("benchmark", "language_group.add", tuple(edits)))
    slots = [Slot(day, hour, 90) for day in (1, 3, 5) for hour in HOURS]
    office.lessons.planning.make(group, proposed_lessons(slots, FIRST, LAST)[:LESSONS], "benchmark")
    office.lessons.planning.hold([one.id for one in office.lessons.sheet(group).lessons], "benchmark")
    return group


def main() -> None:
    given = arguments(__doc__)
    file = Path(tempfile.mkdtemp(prefix="benchmark_attendance_")) / "office.exchange"
    with program().make_sample(file, people=412) as office:
        group = make_group(office)
    running = windows.application()
    windows.open_list(running, file)
    window = running.office.window
    window.show_area("language")
    page = window.page("language")
    assert isinstance(page, LanguagePage)
    windows.rest(running)
    table = page.group.attendance.table
    painted = windows.PaintCounter(table.viewport())
    opened = []
    for number in range(7):
        opened.append(_milliseconds(lambda: _open(page, group)))
        assert painted.count == number + 1
        page.close_group()
        windows.qt().processEvents()
    page.open_group(group)
    assert (table.grid.rowCount(), table.grid.columnCount()) == (PEOPLE, LESSONS)
    keys = []
    for number in range(KEYS):
        table.go_to(number % PEOPLE, number * 7 % LESSONS)
        windows.qt().processEvents()
        letter = "aep"[number % 3]
        keys.append(_milliseconds(lambda letter=letter: _press(table, letter)))
    running.close()
    tell(
        [
            Line(f"a group of {PEOPLE} × {LESSONS} opens and is painted, the first time", opened[0], "ms", limit=50),
            Line("the same, from the second time on", median(opened[1:]), "ms", limit=50),
            Line("one letter in attendance, written and painted, p95", percentile(keys, 0.95), "ms", limit=50),
        ],
        as_json=given.json,
    )


def _open(page: LanguagePage, group: str) -> None:
    page.open_group(group)
    windows.qt().processEvents()  # paints it


def _press(table: QTableView, letter: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    windows.qt().sendEvent(table, event)
    windows.qt().processEvents()  # paints what changed


def _milliseconds(action: object) -> float:
    started = time.perf_counter()
    action()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.exit(main())
