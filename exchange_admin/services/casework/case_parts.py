"""What the services of casework share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.services.casework.case_task import CaseTask, CaseTasks
from exchange_admin.services.casework.upkeep import DueUpkeep
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.parts import Parts, Service
from exchange_admin.store.due_row import DueRow


@dataclass(frozen=True)
class CaseParts(Parts):
    """`calendars` knows the working days of a country."""

    calendars: Callable[[str], WorkingCalendar]
    upkeep: DueUpkeep


class CaseService(Service[CaseParts]):
    """Tasks are read as the records are now: the rows only tell which there are."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts)
        self._upkeep = parts.upkeep

    def _worked_out(self, rows: Sequence[tuple[int, DueRow]]) -> list[tuple[int, WorkedOut]]:
        """The tasks of numbered rows that are there, in this order."""
        alone = [row.id for _, row in rows if row.stands_alone]
        found = {task.id: task for task in self._upkeep.of_records(alone)}
        found.update((task.id, task) for task in self._upkeep.some_of_stays(rules_by_stay(row for _, row in rows)))
        agreements = sorted({row.agreement for _, row in rows if row.agreement})
        for _, tasks in self._upkeep.of_agreements(agreements).values():
            found.update((task.id, task) for task in tasks)
        found.update((task.id, task) for task in self._upkeep.of_committees(*committees_of(row for _, row in rows)))
        return [(n, found[row.id]) for n, row in rows if row.id in found]

    def _shown(self, tasks: Iterable[tuple[int, WorkedOut]], language: str) -> list[CaseTask]:
        return CaseTasks(self._store, self._wordings[language], self._today()).made(tasks)

    def _names_of(self, rows: Sequence[DueRow], language: str) -> Mapping[str, str]:
        return CaseTasks(self._store, self._wordings[language], self._today()).names(rows)


def rules_by_stay(rows: Iterable[DueRow]) -> Mapping[str, Collection[str]]:
    """The rules that rows of each stay follow from, an empty one for what follows from none (ids)."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.stay:
            found.setdefault(row.stay, set()).add(row.requirement)
    return found


def committees_of(rows: Iterable[DueRow]) -> tuple[list[str], list[str]]:
    """The decisions and the committees that rows are of (ids)."""
    named = [(row.decision, row.body) for row in rows]
    return sorted({decision for decision, _ in named if decision}), sorted({body for _, body in named if body})
