"""What a partner wrote into the form of its tasks (`task_form.py`): compared with the tasks as they stand, and written
as one step.

A form is a file from outside, and who filled it in is not proved: what is no open shared task of the partner, or not
the one whose name stands beside it, is refused and named, and the other rows count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, read_workbook
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.rules.casework.states import DONE, SUBMITTED
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import fold
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_form import FormColumn, TaskForms
from exchange_admin.services.casework.task_verbs import TaskVerbs

ANSWERS = (DONE, SUBMITTED)
"""States that a partner may tell. What is waived, sent back or not needed the office decides."""
_LOOKED_THROUGH = 20
"""Rows in which the headings are looked for."""


class RowState(StrEnum):
    CHANGED = "changed"
    EQUAL = "equal"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form. `number` counts from 1 as Excel does; `said` is what stands in it of task and person, `values`
    are what it changes; those refused have `problems` and change nothing, of others these are worth a look."""

    number: int
    task: str
    said: str
    state: RowState
    values: Mapping[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class TaskAnswers(CaseService):
    def __init__(self, parts: CaseParts, forms: TaskForms, verbs: TaskVerbs) -> None:
        super().__init__(parts)
        self._forms, self._verbs = forms, verbs

    def read(self, institution: str, path: Path, language: str) -> list[FormRow]:
        """Every row below the headings that says something. Raises RuleBroken: `task_form.no_form` where no sheet has
        the headings, or `workbook.…`."""
        said = [language, *(other for other in LANGUAGES if other != language)]
        tasks: dict[str, list[CaseTask]] = {}
        for task in (one for each in said for one in self._forms.open_tasks(institution, each)):
            tasks.setdefault(task.id, []).append(task)
        found = [part for sheet in read_workbook(path).sheets if (part := self._headed(sheet)) is not None]
        if not found:
            raise RuleBroken(Problem("task_form.no_form"))
        seen = set[str]()
        rows = []
        for number, cells in (pair for part in found for pair in part):
            key = _text(cells.get(FormColumn.KEY))
            rows.append(self._row(number, cells, tasks.get(key, ()), is_twice=key in seen))
            seen.add(key)
        return rows

    def apply(self, rows: Sequence[FormRow], who: str) -> Changes:
        """Writes what changes, as one step; nothing where nothing does."""
        answers = {row.task: row.values for row in rows if row.state is RowState.CHANGED}
        return self._verbs.answer(answers, who) if answers else Changes()

    def _headed(self, sheet: SheetCells) -> list[tuple[int, Mapping[FormColumn, CellValue]]] | None:
        """The rows below the headings; None for a sheet without them."""
        labels = {fold(one.label(words)): one for words in self._wordings.values() for one in FormColumn}
        for at, row in enumerate(sheet.rows[:_LOOKED_THROUGH]):
            columns = {n: labels[text] for n, cell in enumerate(row) if (text := fold(_text(cell))) in labels}
            if {FormColumn.KEY, FormColumn.ANSWER} <= set(columns.values()):
                below = enumerate(sheet.rows[at + 1 :], at + 2)
                told = [(number, {columns[n]: row[n] for n in columns if n < len(row)}) for number, row in below]
                return [(number, cells) for number, cells in told if any(_text(one) for one in cells.values())]
        return None

    def _row(
        self,
        number: int,
        cells: Mapping[FormColumn, CellValue],
        versions: Sequence[CaseTask],
        *,
        is_twice: bool,
    ) -> FormRow:
        """`versions` are the task in each language, that of the reader first; none where it is not theirs."""
        said = " · ".join(filter(None, (_text(cells.get(FormColumn.TASK)), _text(cells.get(FormColumn.PERSON)))))
        key, facts = _text(cells.get(FormColumn.KEY)), {"row": number, "said": said or "—"}

        def refused(*problems: Problem) -> FormRow:
            return FormRow(number, key, said, RowState.REFUSED, problems=problems)

        if not versions:
            return refused(Problem("task_form.not_theirs", facts=facts))
        if is_twice:
            return refused(Problem("task_form.twice", facts=facts))
        task = versions[0]
        if not any(_is_the_one(cells, one) for one in versions):
            about = " · ".join(filter(None, (task.title, task.person_name or task.about)))
            return refused(Problem("task_form.another", facts={**facts, "task": about}))
        try:
            values = dict(self._told(cells, task, facts))
        except RuleBroken as broken:
            return refused(*(Problem(one.code, one.field, {**one.facts, **facts}) for one in broken.problems))
        if not values:
            return FormRow(number, key, said, RowState.EQUAL)
        wrong = tuple(self._verbs.wrong(key, values))
        if blocking(wrong):
            return refused(*wrong)
        return FormRow(number, key, said, RowState.CHANGED, values, wrong)

    def _told(
        self, cells: Mapping[FormColumn, CellValue], task: CaseTask, facts: Mapping[str, object]
    ) -> Iterator[tuple[str, Value]]:
        """The fields that the row changes. Raises RuleBroken with what is wrong with it."""
        answer = _text(cells.get(FormColumn.ANSWER))
        state = self._state(answer)
        if answer and state not in ANSWERS:
            raise RuleBroken(Problem("task_form.state_not_allowed", "state", {**facts, "typed": answer}))
        days = {name: _day(cells.get(FormColumn(name)), name, facts) for name in ("done_on", "valid_until")}
        if state and state != task.state:
            yield "state", state
        if state == DONE and days["done_on"] is None:
            raise RuleBroken(Problem("task.no_day", "done_on"))
        if state != DONE and days["done_on"] not in (None, task.done_on):
            raise RuleBroken(Problem("task_form.day_without_answer", "done_on", facts))
        for name, before in (("done_on", task.done_on), ("valid_until", task.valid_until)):
            if (day := days[name]) is not None and day != before:
                yield name, day.isoformat()
        if (typed := _text(cells.get(FormColumn.NUMBER))) and typed != task.number:
            yield "number", typed

    def _state(self, typed: str) -> str:
        """The state that a word means in any language; empty for none."""
        known = {
            fold(words.choice("task_state", one)): one
            for words in self._wordings.values()
            for one in words_of("task_state")
        }
        return known.get(fold(typed), "") if typed else ""


def _is_the_one(cells: Mapping[FormColumn, CellValue], task: CaseTask) -> bool:
    """Whether what stands beside the key is still said of this task: a row whose key was changed would tick another."""
    said = _text(cells.get(FormColumn.PERSON)), _text(cells.get(FormColumn.TASK))
    return tuple(map(fold, said)) == tuple(map(fold, (task.person_name or task.about, task.title)))


def _text(cell: CellValue) -> str:
    return "" if cell is None else str(cell).strip()


def _day(cell: CellValue, name: str, facts: Mapping[str, object]) -> dt.date | None:
    """Raises RuleBroken with `value.not_a_date`, `value.no_such_day` or `task_form.day_unclear`."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date) or not (typed := _text(cell)):
        return cell if isinstance(cell, dt.date) else None
    try:
        read = read_date(typed)
    except RuleBroken as broken:
        raise RuleBroken(*(Problem(one.code, name, one.facts) for one in broken.problems)) from None
    if read.ambiguous:
        raise RuleBroken(Problem("task_form.day_unclear", name, {**facts, "typed": typed}))
    return read.day
