"""Scans that arrive in a heap, put on the lines of a checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.rules.casework.scan_names import best_line
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import CaseTask


@dataclass(frozen=True, slots=True)
class ScanGuess:
    """What a file may be of: `task` is empty where its name tells nothing, or fits several lines. Of a `refused` one
    only a day is kept and no file."""

    name: str
    task: str = ""
    refused: bool = False


class ScanSorting(CaseService):
    def guesses(self, tasks: Sequence[CaseTask], names: Sequence[str]) -> list[ScanGuess]:
        """For each name of a file the line of `tasks` that it speaks of; what is done already takes a file only where
        nothing that is still asked for fits."""
        still = [task for task in tasks if task.is_asked and task.is_open]
        others = [task for task in tasks if task.is_asked and not task.is_open]
        sensitive = {task.id for task in tasks if task.is_sensitive}
        open_lines, other_lines = self._called(still), self._called(others)
        found = []
        for name in names:
            task = best_line(name, open_lines) or best_line(name, other_lines)
            found.append(ScanGuess(name, task, task in sensitive))
        return found

    def _called(self, tasks: Sequence[CaseTask]) -> Mapping[str, Sequence[str]]:
        """What each is called in every language."""
        rules = self._upkeep.working.rules
        called = {}
        for task in tasks:
            rule = rules.get(task.requirement)
            names = (*rule.names.values(), *rule.short_names.values(), rule.code) if rule else (task.title,)
            called[task.id] = [name for name in names if name]
        return called
