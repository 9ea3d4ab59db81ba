"""Where a row of Today leads: always to the list behind its number, or to the record that it names."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.queries import Filter
from exchange_admin.services.casework.today_numbers import TaskPart


@dataclass(frozen=True, slots=True)
class ToTasks:
    """Part of the list of tasks; `said` tells there what it was narrowed to, empty for a whole tab."""

    part: TaskPart
    said: str = ""


@dataclass(frozen=True, slots=True)
class ToTask:
    """A stay with its checklist, at the line of the task; what a task of no stay is about, else its list."""

    task: str
    stay: str
    person: str
    part: TaskPart


@dataclass(frozen=True, slots=True)
class ToRecord:
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class ToList:
    """Records of a kind that fit these filters, and no others; `named` is the line that counts them, in the words of
    the code."""

    kind: str
    filters: tuple[Filter, ...] = ()
    named: str = ""


@dataclass(frozen=True, slots=True)
class ToCommand:
    """A command of the menus."""

    id: str


@dataclass(frozen=True, slots=True)
class ToClass:
    """The attendance sheet of a language group."""

    group: str


@dataclass(frozen=True, slots=True)
class ToPage:
    """A page that is no list, at one of its tabs where it has some."""

    area: str
    tab: str = ""


@dataclass(frozen=True, slots=True)
class ToMessage:
    """A message about what a person was asked for within `part`, without a person about the one `task`."""

    task: str
    person: str
    part: TaskPart


@dataclass(frozen=True, slots=True)
class ToMonth:
    """The tasks of the month, by their days."""


@dataclass(frozen=True, slots=True)
class ToMore:
    """All rows of a block, in their place."""

    block: str


Target = ToTasks | ToTask | ToRecord | ToList | ToCommand | ToClass | ToPage | ToMessage | ToMonth | ToMore
