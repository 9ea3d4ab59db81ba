"""Tasks as rows of a table, on screen and in files: its columns, what stands in each cell, what narrows it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry.parts import choice, reference
from exchange_admin.domain.rules.casework.bands import band_of
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import WEEK, TaskFilter, TaskList, TaskOrder, TaskTab
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show
from exchange_admin.services.lists import Lists

TASK_COLUMNS = (
    ListColumn("name", Show.TEXT, TaskOrder.NAME, usual=True),
    ListColumn("what", Show.TEXT, TaskOrder.TITLE, usual=True),
    ListColumn("act_by", Show.DATE, TaskOrder.ACT_BY, usual=True),
    ListColumn("due_day", Show.DATE, TaskOrder.DUE, usual=True),
    ListColumn("stands", Show.STATUS, TaskOrder.STATE, usual=True),
    ListColumn("asked_day", Show.DATE, TaskOrder.ASKED, usual=True),
    ListColumn("by_whom", Show.TEXT, TaskOrder.ASSIGNED, usual=True),
    ListColumn("who_acts", Show.TEXT, TaskOrder.ACTOR, usual=False),
    ListColumn("in_phase", Show.TEXT, TaskOrder.PHASE, usual=False),
    ListColumn("programme", Show.TEXT, TaskOrder.PROGRAMME, usual=False),
    ListColumn("partner", Show.TEXT, TaskOrder.PARTNER, usual=False),
    ListColumn("received_day", Show.DATE, TaskOrder.RECEIVED, usual=False),
    ListColumn("done_day", Show.DATE, TaskOrder.DONE, usual=False),
    ListColumn("until_day", Show.DATE, TaskOrder.VALID, usual=False),
    ListColumn("proof", Show.TEXT, None, usual=False),
    ListColumn("other_names", Show.TEXT, None, usual=False),
    ListColumn("band", Show.TEXT, None, usual=False),
)
"""Their keys are no fields: nothing is typed into these cells."""

TASK_FILTERS = Kind(
    name="task_list",
    fields=(
        reference("requirement_id", "requirement"),
        choice("phase", "case_phase"),
        choice("state", "task_state"),
        choice("actor", "case_actor"),
        reference("person_id", "person"),
        reference("programme_id", "programme"),
        reference("agreement_id", "agreement"),
        reference("institution_id", "institution"),
        reference("term_id", "term"),
        reference("assigned_to_id", "staff"),
        *(Field(name=name, type=FieldType.DATE) for name in ("act_by", "due", "asked_on", "received_on", "done_on")),
        Field(name="valid_until", type=FieldType.DATE),
    ),
    label=("phase",),
)
"""What a list of tasks is narrowed by; described as a kind, though there are no records of it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What else is shown of some tasks, by ids: people in other scripts, staff, programmes and partners of stays."""

    others: Mapping[str, str]
    staff: Mapping[str, str]
    programmes: Mapping[str, str]
    partners: Mapping[str, str]


class TaskTable(CaseService):
    """Of `tab` and `wanted`, asked as lists of records are asked."""

    def __init__(self, parts: CaseParts, tasks: TaskList) -> None:
        super().__init__(parts)
        self._tasks = tasks
        self._lists = Lists(parts.store, parts.registry, parts.wordings, parts.today)
        self.tab, self.wanted = TaskTab.ALL, TaskFilter()

    def columns(self, kind: str) -> Sequence[ListColumn]:
        return TASK_COLUMNS

    def title(self, kind: str, key: str, language: str) -> str:
        return self._wordings[language].say(f"task.column.{key}")

    def ids(self, query: Query) -> array[int]:
        return self._tasks.ns(self.tab, self.wanted)

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> dict[int, ListRow]:
        return self.made(self._tasks.tasks(ns, language), keys, language)

    def made(self, tasks: Sequence[CaseTask], keys: Sequence[str], language: str) -> dict[int, ListRow]:
        """Rows of some tasks by their numbers."""
        said = self._said(tasks, keys, language)
        return {
            task.n: ListRow(task.id, tuple(self._cell(task, key, said, language) for key in keys)) for task in tasks
        }

    def _cell(self, task: CaseTask, key: str, said: _Said, language: str) -> Cell:
        words = self._wordings[language]
        match key:
            case "what":
                return Cell(task.short_title)
            case "stands":
                return Cell(words.choice("task_state", task.state), value=task.state)
            case "who_acts":
                return Cell(words.choice("case_actor", task.actor))
            case "in_phase":
                return Cell(words.choice("case_phase", task.phase))
            case "proof":
                files = words.explained("proof.files", {"n": task.files}) if task.files else ""
                return Cell(" · ".join(filter(None, (task.number, task.proof_text or files))))
            case "band":
                return Cell(words.say(f"task.band.{self._band(task)}"))
            case _:
                return _CELLS[key](task, said)

    def _band(self, task: CaseTask) -> str:
        today = self._today()
        due, act_by = (day.isoformat() if day else None for day in (task.due, task.act_by))
        days = (today.isoformat(), (today + timedelta(days=WEEK)).isoformat())
        return band_of(due, act_by, task.state, *days, is_open=task.is_open, is_past=task.is_past)

    def _said(self, tasks: Sequence[CaseTask], keys: Sequence[str], language: str) -> _Said:
        people = {task.person for task in tasks if task.person}
        staff = {task.assigned_to for task in tasks if task.assigned_to}
        about = {task.stay for task in tasks if task.stay} if _OF_STAYS & set(keys) else set()
        stays = self._store.many("mobility", tuple(about))
        partner = {id: self._partner(stay.text) for id, stay in stays.items()}
        programme = {id: stay.text("programme_id") for id, stay in stays.items()}
        return _Said(
            self._lists.second_lines("person", people, language),
            self._lists.labels("staff", staff, language),
            self._labelled("programme", programme, language),
            self._labelled("institution", partner, language),
        )

    def _labelled(self, kind: str, named: Mapping[str, str], language: str) -> Mapping[str, str]:
        labels = self._lists.labels(kind, {id for id in named.values() if id}, language)
        return {stay: labels.get(id, "") for stay, id in named.items()}

    def _partner(self, text: Callable[[str], str]) -> str:
        sending, receiving = text("sending_institution_id"), text("receiving_institution_id")
        return receiving if sending == self._store.institution else sending


_OF_STAYS = frozenset({"programme", "partner"})


def _day(day: date | None) -> Cell:
    iso = day.isoformat() if day else ""
    return Cell(iso, value=iso or None)


_CELLS: Mapping[str, Callable[[CaseTask, _Said], Cell]] = {
    "name": lambda task, said: Cell(task.person_name or task.about, said.others.get(task.person, "")),
    "act_by": lambda task, said: _day(task.act_by),
    "due_day": lambda task, said: _day(task.due),
    "asked_day": lambda task, said: _day(task.asked_on),
    "received_day": lambda task, said: _day(task.received_on),
    "done_day": lambda task, said: _day(task.done_on),
    "until_day": lambda task, said: _day(task.valid_until),
    "by_whom": lambda task, said: Cell(said.staff.get(task.assigned_to, "")),
    "programme": lambda task, said: Cell(said.programmes.get(task.stay, "")),
    "partner": lambda task, said: Cell(said.partners.get(task.stay, "")),
    "other_names": lambda task, said: Cell(said.others.get(task.person, "")),
}
