"""What the services of casework share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.services.casework.case_task import CaseTask, CaseTasks
from exchange_admin.services.casework.upkeep import DueUpkeep
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.parts import Parts, Service


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

    def _worked_out(self, wanted: Sequence[tuple[int, str, str]]) -> list[tuple[int, WorkedOut]]:
        """Tasks by number, id and stay (empty for none) that are there, in this order."""
        found = {task.id: task for task in self._upkeep.of_records([id for _, id, stay in wanted if not stay])}
        for _, tasks in self._upkeep.of_stays(sorted({stay for _, _, stay in wanted if stay})).values():
            found.update((task.id, task) for task in tasks)
        return [(n, found[id]) for n, id, _ in wanted if id in found]

    def _shown(self, tasks: Iterable[tuple[int, WorkedOut]], language: str) -> list[CaseTask]:
        return CaseTasks(self._store, self._wordings[language], self._today()).made(tasks)
