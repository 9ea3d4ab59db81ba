"""Lists of registrations: each row proves a task, that of the rule which asks for the registration of the stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.casework.days_of_stay import SAME_WITHIN
from exchange_admin.domain.rules.casework.states import DONE
from exchange_admin.domain.steps import Edit
from exchange_admin.services.casework.working_out import CLOSED, WorkedOut
from exchange_admin.services.importing.draft import LEFT_OUT, ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import REGISTRATIONS, shape_of
from exchange_admin.services.importing.matching import same, value_differs
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.stays_meant import STAY, settle_stays

_DAYS = ("registered_on", "registered_from")
_IN_ROW = "import.task_in_row"
_COLUMNS = {"note": "address", "done_on": "registered_on", "valid_until": "registered_until"}


class RegistrationLists:
    """The strategy for `REGISTRATIONS`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        self._sources, self._casework = sources, sources.casework

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        settle_stays(self._sources, shape_of(REGISTRATIONS), rows, _DAYS)
        tasks = self._tasks(rows)
        for row in rows:
            if _day(row) is None:
                if not any(one.field in _DAYS for one in row.problems):
                    row.problems.append(Problem("import.no_day"))
            elif row.values.get(STAY):
                self._judge(row, tasks.get(str(row.values[STAY]), ()))

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Of two lines for one task that say different things one is to be left out."""
        tasks, seen = self._tasks(everyone), dict[str, StagedRow]()
        for row in everyone:
            row.problems = [one for one in row.problems if one.code != _IN_ROW]
            task = _meant(row, tasks.get(str(row.values.get(STAY) or ""), ()))
            if row.decision == LEFT_OUT or isinstance(task, Problem):
                continue
            first = seen.setdefault(task.id, row)
            if (_day(first), _said(first)) != (_day(row), _said(row)):
                row.problems.append(Problem(_IN_ROW, "", {"row": first.number}, Level.ASKS))

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        tasks = self._tasks(rows)
        answers: dict[str, Mapping[str, Value]] = {}
        for row in rows:
            task = _meant(row, tasks.get(str(row.values[STAY]), ()))
            assert isinstance(task, WorkedOut)  # what is ready has one
            if values := _written(row, task):
                answers[task.id] = values
            row.subject_id = task.id
        return self._casework.verbs.answering(answers)[0] if answers else []

    def _tasks(self, rows: Sequence[StagedRow]) -> Mapping[str, Sequence[WorkedOut]]:
        """The tasks of registrations by stay. Rules about health are none."""
        stays = sorted({str(row.values[STAY]) for row in rows if row.values.get(STAY)})
        return {
            stay: [one for one in tasks if one.requirement is not None and one.requirement.is_registration]
            for stay, (_, tasks) in self._casework.upkeep.of_stays(stays).items()
        }

    def _judge(self, row: StagedRow, tasks: Sequence[WorkedOut]) -> None:
        task = _meant(row, tasks)
        if isinstance(task, Problem):
            row.problems.append(task)
            return
        if task.state == DONE:
            row.problems += _differences(row, task)
        values = _written(row, task)
        if not values:
            row.subject_id = task.id
            return
        told = {one.field for one in row.problems}
        for one in self._casework.verbs.wrong(task.id, values):
            if one.field not in told:
                column = _COLUMNS.get(one.field, one.field)
                if column == "registered_on" and not row.cells.get(column):
                    column = "registered_from"
                row.problems.append(Problem(one.code, column, one.facts, one.level))


def _day(row: StagedRow) -> date | None:
    """When somebody was registered: where no column says it, the first day of the registration."""
    return day_in(row.values, "registered_on") or day_in(row.values, "registered_from")


def _meant(row: StagedRow, tasks: Sequence[WorkedOut]) -> WorkedOut | Problem:
    """The task that the row proves: one that is done with the same day or number; else the open one, of several that of
    the last event before; else the open one of what ends. Otherwise why there is none."""
    day = _day(row)
    if day is None:
        return Problem("import.no_day")
    done = [one for one in tasks if one.state == DONE and one.record is not None and _is_said_of(row, one, day)]
    if len(done) == 1:
        return done[0]
    open_ones = [one for one in tasks if one.is_asked and one.state not in CLOSED]
    first = [one for one in open_ones if not _is_of_expiry(one)]
    if len(first) > 1:
        begun = [one for one in first if one.occurrence.day and one.occurrence.day - SAME_WITHIN <= day]
        last = max((one.occurrence.day for one in begun if one.occurrence.day), default=None)
        first = [one for one in begun if one.occurrence.day == last] or first
    found = first or [one for one in open_ones if _is_of_expiry(one) and one.occurrence.day]
    if len(found) == 1:
        return found[0]
    return Problem("import.tasks_alike" if found else "import.no_registration_asked", "", {"n": len(found)}, Level.ASKS)


def _is_said_of(row: StagedRow, task: WorkedOut, day: date) -> bool:
    record = task.record
    assert record is not None
    number = row.values.get("number")
    return record["done_on"] == day.isoformat() or (number is not None and same(record["number"], number))


def _is_of_expiry(task: WorkedOut) -> bool:
    return task.requirement is not None and task.requirement.event.endswith("_expiry")


def _said(row: StagedRow) -> dict[str, Value]:
    """By field of the task. A first day that is not that of the registration stands in the note, with the address."""
    first, day = row.values.get("registered_from"), _day(row)
    note: list[str] = []
    if first and day and first != day.isoformat():
        note.append(f"{first} – {row.values.get('registered_until') or ''}".strip())
    if address := row.values.get("address"):
        note.append(str(address))
    said: dict[str, Value] = {
        "number": row.values.get("number"),
        "valid_until": row.values.get("registered_until"),
        "note": "; ".join(note) or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _written(row: StagedRow, task: WorkedOut) -> dict[str, Value]:
    """What changes: everything of an open task; of one that is done what was empty, or is to be taken from the list."""
    said, day = _said(row), _day(row)
    if task.state != DONE or task.record is None:
        return {"state": DONE, "done_on": day.isoformat() if day else None, **said}
    before = task.record
    return {
        name: theirs
        for name, theirs in said.items()
        if before[name] is None
        or (row.choices.get(_COLUMNS.get(name, name)) == "theirs" and not same(before[name], theirs))
    }


def _differences(row: StagedRow, task: WorkedOut) -> list[Problem]:
    """What the task says otherwise, where nobody has chosen yet."""
    before = task.record
    assert before is not None
    found = []
    for name, theirs in _said(row).items():
        column = _COLUMNS.get(name, name)
        if before[name] is not None and not same(before[name], theirs) and column not in row.choices:
            found.append(value_differs(column, f"field.{name}", before[name], theirs))
    return found
