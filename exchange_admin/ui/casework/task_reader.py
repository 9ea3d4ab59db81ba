"""Tasks as the rows of a table: numbers first, words for what is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskOrder, TaskTab
from exchange_admin.services.casework.task_table import TASK_COLUMNS
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow
from exchange_admin.ui.casework.task_words import SaidDay, about_words, said_act_by, said_due, state_tone
from exchange_admin.ui.desk import Desk

READ_FROM = frozenset({
    "task", "stay_event", "requirement", "mobility", "person", "programme", "identity_document", "consent",
    "certificate", "exam_result", "attachment", "learning_agreement", "office", "staff",
})  # fmt: skip
"""Kinds of which tasks are made and told."""


class TaskReader:
    """What a table asks for, of the tab and the filter that are set. `bands` are those of the last answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.tab = TaskTab.ALL
        self.wanted = TaskFilter()
        self.bands: tuple[tuple[Band, int], ...] = ()

    def columns(self, kind: str) -> Sequence[ListColumn]:
        return TASK_COLUMNS

    def title(self, kind: str, key: str, language: str) -> str:
        return self._desk.office.casework.table.title(kind, key, language)

    def asked(self, query: Query) -> TaskFilter:
        """What is wanted, in the order of a query."""
        order = TaskOrder(query.order.field or TaskOrder.ACT_BY)
        language = self._desk.language
        return replace(self.wanted, order=order, descending=query.order.descending, language=language)

    def ids(self, query: Query) -> array[int]:
        found = self._desk.office.casework.tasks.rows(self.tab, self.asked(query))
        self.bands = found.bands
        return found.ns

    def is_closed(self, row: int) -> bool:
        """Whether nobody waits any more for the task at a row of the last answer; False in orders without bands."""
        first = 0
        for band, n in self.bands:
            if first <= row < first + n:
                return band is Band.CLOSED
            first += n
        return False

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> Mapping[int, ListRow]:
        casework = self._desk.office.casework
        tasks = casework.tasks.tasks(ns, language)
        made = casework.table.made(tasks, keys, language)
        for task in tasks:
            row = made[task.n]
            cells = (self._said(task, key, cell) for key, cell in zip(keys, row.cells, strict=True))
            made[task.n] = ListRow(row.id, tuple(cells))
        return made

    def _said(self, task: CaseTask, key: str, cell: Cell) -> Cell:
        """What the screen says besides: the quieter line, the tone."""
        formats = self._desk.look.formats
        match key:
            case "what":
                return replace(cell, second=about_words(task, self._desk))
            case "act_by":
                return _day(cell, said_act_by(task, formats))
            case "due_day":
                return _day(cell, said_due(task, formats))
            case "stands":
                return replace(cell, tone=state_tone(task))
        return cell


def _day(cell: Cell, said: SaidDay) -> Cell:
    return replace(cell, second=said.words, tone=said.tone)
