"""Why a task is due when it is, in words."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.casework.explaining import explained
from exchange_admin.domain.rules.casework.occurrences import calendar_country
from exchange_admin.domain.rules.reasons import Reason
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import CaseTask


@dataclass(frozen=True, slots=True)
class Explained:
    """A task with the steps to its days: `reasons` as data, `steps` as sentences. A task that follows from no rule has
    none; of one that was `moved_by_hand` they tell how its rule counts. `final_on` is the country whose calendar it is
    counted on, empty where that has no days off, or not all of them for these years."""

    task: CaseTask
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    final_on: str = ""


class Explaining(CaseService):
    def of_task(self, task: str, language: str) -> Explained:
        """Of a task by its id, touched or not. Raises RuleBroken with `record.missing`."""
        self._upkeep.bring_up()
        row = self._store.due.by_id([task]).get(task)
        found = self._worked_out([(0, task, row.stay)]) if row else []
        if not found:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.task", "id": task}))
        worked = found[0][1]
        (shown,) = self._shown(found, language)
        rule, reasons, final_on = worked.requirement, tuple[Reason, ...](), ""
        if rule is not None and worked.is_asked:
            ((stay, _),) = self._upkeep.of_stays([worked.stay]).values()
            calendar = self._parts.calendars(calendar_country(rule, stay.facts))
            days = self._upkeep.working.deadline(rule, worked.occurrence, stay.facts)
            reasons = explained(rule, worked.occurrence, days, calendar)
            final_on = calendar.country if calendar.final_years and days.due and not days.not_final_years else ""
        words = self._wordings[language]
        steps = tuple(words.explained(f"deadline.step.{one.code}", one.facts) for one in reasons)
        return Explained(shown, reasons, steps, final_on)
