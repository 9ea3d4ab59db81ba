"""Tasks as the rows of a table: numbers first, words for what is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exchange_admin.domain.queries import Query
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskOrder, TaskTab
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show
from exchange_admin.ui.casework.task_words import SaidDay, about_words, said_act_by, said_due, state_tone, state_word
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

COLUMNS = (
    ListColumn("name", Show.TEXT, TaskOrder.NAME, usual=True),
    ListColumn("what", Show.TEXT, TaskOrder.TITLE, usual=True),
    ListColumn("act_by", Show.DATE, TaskOrder.ACT_BY, usual=True),
    ListColumn("due_day", Show.DATE, TaskOrder.DUE, usual=True),
    ListColumn("stands", Show.STATUS, TaskOrder.STATE, usual=True),
    ListColumn("asked_day", Show.DATE, None, usual=True),
    ListColumn("by_whom", Show.TEXT, None, usual=True),
)
"""Their keys are no fields: nothing is typed into these cells."""

TITLES = {
    "name": QT_TRANSLATE_NOOP("Tasks", "Person or record"),
    "what": QT_TRANSLATE_NOOP("Tasks", "Task"),
    "act_by": QT_TRANSLATE_NOOP("Tasks", "Act by"),
    "due_day": QT_TRANSLATE_NOOP("Tasks", "Due"),
    "stands": QT_TRANSLATE_NOOP("Tasks", "Status"),
    "asked_day": QT_TRANSLATE_NOOP("Tasks", "Asked"),
    "by_whom": QT_TRANSLATE_NOOP("Tasks", "Assigned to"),
}


class TaskReader:
    """What a table asks for, of the tab and the filter that are set."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.tab = TaskTab.ALL
        self.wanted = TaskFilter()

    def columns(self, kind: str) -> Sequence[ListColumn]:
        return COLUMNS

    def title(self, kind: str, key: str, language: str) -> str:
        return say("Tasks", TITLES[key])

    def ids(self, query: Query) -> array[int]:
        order = TaskOrder(query.order.field or TaskOrder.ACT_BY)
        wanted = replace(self.wanted, order=order, descending=query.order.descending)
        return self._desk.office.casework.tasks.ns(self.tab, wanted)

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> Mapping[int, ListRow]:
        tasks = self._desk.office.casework.tasks.tasks(ns, language)
        staff = self._desk.lists.labels("staff", {task.assigned_to for task in tasks if task.assigned_to}, language)
        others = self._desk.lists.second_lines("person", {task.person for task in tasks if task.person})
        said = {**staff, **others}
        return {task.n: ListRow(task.id, tuple(self._cell(task, key, said) for key in keys)) for task in tasks}

    def _cell(self, task: CaseTask, key: str, said: Mapping[str, str]) -> Cell:
        """`said` are what staff are called, and people in other scripts, by their ids."""
        formats = self._desk.look.formats
        match key:
            case "name":
                return Cell(task.person_name or task.about, said.get(task.person, ""))
            case "what":
                return Cell(task.short_title, about_words(task, self._desk))
            case "act_by":
                return _day(said_act_by(task, formats))
            case "due_day":
                return _day(said_due(task, formats))
            case "stands":
                return Cell(state_word(task, self._desk), tone=state_tone(task), value=task.state)
            case "asked_day":
                return _day(SaidDay(task.asked_on.isoformat() if task.asked_on else ""))
            case _:
                return Cell(said.get(task.assigned_to, ""))


def _day(said: SaidDay) -> Cell:
    return Cell(said.iso, said.words, said.tone, said.iso or None)
