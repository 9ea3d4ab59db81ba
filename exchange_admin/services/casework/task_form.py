"""The open tasks of a partner as a workbook that it fills in and sends back, for partners without the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, WrittenTables, write_tables
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.casework.sharing import SHARED, is_own_side, usual_share
from exchange_admin.domain.steps import live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskList, TaskTab


class FormColumn(StrEnum):
    """In their order. What the partner fills in stands from `ANSWER` to `VALID_UNTIL`."""

    TASK = "task"
    PERSON = "person"
    ACT_BY = "act_by"
    STATE = "state"
    ANSWER = "answer"
    DONE_ON = "done_on"
    NUMBER = "number"
    VALID_UNTIL = "valid_until"
    KEY = "key"

    def label(self, words: Wording) -> str:
        return words.say(f"task_form.column.{self.value}")


_KINDS = {FormColumn.NUMBER: ColumnKind.IDENTIFIER, FormColumn.KEY: ColumnKind.IDENTIFIER} | dict.fromkeys(
    (FormColumn.ACT_BY, FormColumn.DONE_ON, FormColumn.VALID_UNTIL), ColumnKind.DATE
)


class TaskForms(CaseService):
    def __init__(self, parts: CaseParts, tasks: TaskList) -> None:
        super().__init__(parts)
        self._tasks = tasks

    def open_tasks(self, institution: str, language: str) -> list[CaseTask]:
        """What an institution is to do: its open shared tasks, none about health, none that our own side does, and of
        agreements only what somebody shared.

        Raises RuleBroken with `partner.office_only` in the file of a partner, or `task_form.ourselves`.
        """
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        if institution == self._store.institution:
            raise RuleBroken(Problem("task_form.ourselves"))
        wanted = TaskFilter(institution=institution, is_open=True)
        found = self._tasks.tasks(self._tasks.ns(TaskTab.ALL, wanted), language)
        own = live(self._store.where("task", "institution_id", [institution]))
        known = {task.id for task in found}
        others = self._tasks.find([one.id for one in own if one.id not in known], language)
        directions = self._directions(found)
        return [task for task in (*found, *others) if self._is_theirs(task, institution, directions.get(task.stay, ""))]

    def write(self, institution: str, target: Path, language: str, creator: str) -> WrittenTables:
        """In `language`; whole or not at all. Raises RuleBroken with `task_form.nothing` where nothing is open."""
        words, tasks = self._wordings[language], self.open_tasks(institution, language)
        if not tasks:
            raise RuleBroken(Problem("task_form.nothing"))
        columns = [Column(one.label(words), _KINDS.get(one, ColumnKind.TEXT)) for one in FormColumn]
        sheet = TableSheet(words.say("task_form.title"), columns, _lines(tasks, words))
        return write_tables(target, [sheet], BookFacts(words.say("task_form.title"), creator, language))

    def _directions(self, tasks: Sequence[CaseTask]) -> dict[str, str]:
        stays = self._store.many("mobility", sorted({task.stay for task in tasks if task.stay}))
        return {id: stay.text("direction") for id, stay in stays.items()}

    def _is_theirs(self, task: CaseTask, institution: str, direction: str) -> bool:
        if not task.is_open or task.is_sensitive or is_own_side(task.actor, direction):
            return False
        if task.responsible and task.responsible != institution:
            return False
        if task.is_stored:
            return task.share == SHARED
        usual = usual_share(task.actor, task.phase, direction, sensitive=task.is_sensitive)
        return not task.agreement and usual == SHARED


def _lines(tasks: Sequence[CaseTask], words: Wording) -> Iterator[list[CellContent]]:
    for task in tasks:
        told: dict[FormColumn, CellContent] = {
            FormColumn.TASK: task.title,
            FormColumn.PERSON: task.person_name or task.about,
            FormColumn.ACT_BY: task.act_by or task.due,
            FormColumn.STATE: words.choice("task_state", task.state),
            FormColumn.DONE_ON: task.done_on,
            FormColumn.NUMBER: task.number,
            FormColumn.VALID_UNTIL: task.valid_until,
            FormColumn.KEY: task.id,
        }
        yield [told.get(one) for one in FormColumn]
