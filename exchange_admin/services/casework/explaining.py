"""Why a task is due when it is, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.agreements.tasks import (
    END,
    NOTICE,
    ORIGINAL,
    PLACES,
    REVIEW,
    AgreementTask,
    agreement_tasks,
)
from exchange_admin.domain.rules.casework.explaining import explained, explained_days
from exchange_admin.domain.rules.casework.occurrences import calendar_country
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.rule_sources import RuleSources
from exchange_admin.domain.rules.casework.terms import Deadline, deadline
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.reasons import Fact, Reason
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.working_out import WorkedOut


@dataclass(frozen=True, slots=True)
class Explained:
    """A task with the steps to its days: `reasons` as data, `steps` as sentences. A task that follows from no rule has
    none; of one that was `moved_by_hand` they tell how its rule counts. `final_on` is the country whose calendar it is
    counted on, empty where that has no days off, or not all of them for these years."""

    task: CaseTask
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    final_on: str = ""


_Told = tuple[tuple[Reason, ...], WorkingCalendar, Deadline]
"""The steps, the calendar that was counted on, and the days that came out."""


_OF_SOURCES = frozenset({"basis", "source"})


class Explaining(CaseService):
    """`sources` puts where rules come from into the language of whoever reads it."""

    def __init__(self, parts: CaseParts, sources: Callable[[], RuleSources]) -> None:
        super().__init__(parts)
        self._sources = sources

    def of_task(self, task: str, language: str) -> Explained:
        """Of a task by its id, touched or not. Raises RuleBroken with `record.missing`."""
        self._upkeep.bring_up()
        row = self._store.due.by_id([task]).get(task)
        found = self._worked_out([(0, row)]) if row else []
        if not found:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.task", "id": task}))
        worked = found[0][1]
        (shown,) = self._shown(found, language)
        rule, reasons, final_on = worked.requirement, tuple[Reason, ...](), ""
        if rule is not None and worked.is_asked:
            reasons, calendar, days = self._told(worked, rule)
            final_on = calendar.country if calendar.final_years and days.due and not days.not_final_years else ""
        steps = tuple(self._said(one, language) for one in reasons)
        return Explained(shown, reasons, steps, final_on)

    def _said(self, step: Reason, language: str) -> str:
        facts = step.facts
        if step.code in _OF_SOURCES:
            facts = {name: self._sources().text(str(text), language) for name, text in facts.items()}
        return self._wordings[language].explained(f"deadline.step.{step.code}", facts)

    def _told(self, task: WorkedOut, rule: Requirement) -> _Told:
        if task.agreement:
            return self._of_agreement(task)
        return self._of_committee(task, rule) if task.decision or task.body else self._of_stay(task, rule)

    def _of_committee(self, task: WorkedOut, rule: Requirement) -> _Told:
        """By the day that the decision names, or so many months after the last session or forum."""
        calendar, day = self._parts.calendars(self._upkeep.own_country), task.occurrence.day
        code = f"{task.occurrence.name.partition(':')[0].removeprefix('committee.')}_day"
        days = deadline(rule.term, day, calendar, foreseen=True)
        first = Reason(code, {"day": day.isoformat() if day else None})
        return explained_days(first, rule.term, task.occurrence, days, calendar), calendar, days

    def _of_stay(self, task: WorkedOut, rule: Requirement) -> _Told:
        (stay,) = self._upkeep.stays([task.stay]).values()
        calendar = self._parts.calendars(calendar_country(rule, stay.facts))
        days = self._upkeep.working.deadline(rule, task.occurrence, stay.facts)
        return explained(rule, task.occurrence, days, calendar), calendar, days

    def _of_agreement(self, task: WorkedOut) -> _Told:
        """Counted from a day that the agreement itself names, on the calendar of the own country."""
        ((agreement, _),) = self._upkeep.of_agreements([task.agreement]).values()
        calendar = self._parts.calendars(self._upkeep.own_country)
        for one in agreement_tasks(agreement.facts) if agreement.facts else ():
            if one.occurrence == task.occurrence:
                first = Reason(*_counted_from(one))
                days = one.days(calendar)
                return explained_days(first, one.rule.term, one.occurrence, days, calendar), calendar, days
        return (), calendar, Deadline()


def _counted_from(task: AgreementTask) -> tuple[str, dict[str, Fact]]:
    day = task.occurrence.day.isoformat() if task.occurrence.day else None
    if task.rule.code == PLACES:
        return "places_day", {"day": day}
    return "agreement_day", {"event": _FIELDS[task.rule.code], "day": day}


_FIELDS: Mapping[str, str] = {
    NOTICE: "field.valid_until",
    END: "field.valid_until",
    REVIEW: "field.next_review",
    ORIGINAL: "field.signed",
}
"""Of the agreement, from whose day each counts."""
