"""Casework of one open office file: tasks, checklists, events, and what a day is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.domain.rules.casework.rule_sources import RuleSources
from exchange_admin.services.casework.case_parts import CaseParts
from exchange_admin.services.casework.task_list import TaskList
from exchange_admin.services.casework.today_numbers import TodayReading
from exchange_admin.services.casework.upkeep import DueUpkeep
from exchange_admin.services.parts import Parts
from exchange_admin.services.today.pulse import FormalitiesReading

if TYPE_CHECKING:  # loaded when first wanted: nobody waits at a start for what Today does not show
    from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
    from exchange_admin.services.casework.accepting import Accepting
    from exchange_admin.services.casework.checking import Checking
    from exchange_admin.services.casework.checklists import Checklists
    from exchange_admin.services.casework.explaining import Explaining
    from exchange_admin.services.casework.matrix import MatrixReading
    from exchange_admin.services.casework.month import MonthReading
    from exchange_admin.services.casework.scan_sorting import ScanSorting
    from exchange_admin.services.casework.stay_events import StayEvents
    from exchange_admin.services.casework.task_answers import TaskAnswers
    from exchange_admin.services.casework.task_form import TaskForms
    from exchange_admin.services.casework.task_table import TaskTable
    from exchange_admin.services.casework.task_verbs import TaskVerbs
    from exchange_admin.services.records import Records


class Casework:
    """Made of parts by subject, each over the same due rows. `records` are asked for when something is first written;
    `sources` puts where rules come from into languages."""

    def __init__(
        self,
        parts: Parts,
        records: Callable[[], Records],
        calendars: Callable[[str], WorkingCalendar],
        sources: Callable[[], RuleSources] = RuleSources,
    ) -> None:
        self.upkeep = DueUpkeep(parts.store, calendars)
        self._records, self._sources = records, sources
        shared = (parts.store, parts.registry, parts.names, parts.origin, parts.wordings, parts.today)
        self._parts = CaseParts(*shared, calendars, self.upkeep)

    @cached_property
    def tasks(self) -> TaskList:
        return TaskList(self._parts)

    @cached_property
    def table(self) -> TaskTable:
        from exchange_admin.services.casework.task_table import TaskTable

        return TaskTable(self._parts, self.tasks)

    @cached_property
    def month(self) -> MonthReading:
        from exchange_admin.services.casework.month import MonthReading

        return MonthReading(self._parts, self.tasks)

    @cached_property
    def verbs(self) -> TaskVerbs:
        from exchange_admin.services.casework.task_verbs import TaskVerbs

        return TaskVerbs(self._parts, self._records())

    @cached_property
    def events(self) -> StayEvents:
        from exchange_admin.services.casework.stay_events import StayEvents

        return StayEvents(self._parts, self._records())

    @cached_property
    def accepting(self) -> Accepting:
        from exchange_admin.services.casework.accepting import Accepting

        return Accepting(self._parts, self._records())

    @cached_property
    def checklists(self) -> Checklists:
        from exchange_admin.services.casework.checklists import Checklists

        return Checklists(self._parts, self.events)

    @cached_property
    def matrix(self) -> MatrixReading:
        from exchange_admin.services.casework.matrix import MatrixReading

        return MatrixReading(self._parts)

    @cached_property
    def scans(self) -> ScanSorting:
        from exchange_admin.services.casework.scan_sorting import ScanSorting

        return ScanSorting(self._parts)

    @cached_property
    def explaining(self) -> Explaining:
        from exchange_admin.services.casework.explaining import Explaining

        return Explaining(self._parts, self._sources)

    @cached_property
    def checking(self) -> Checking:
        from exchange_admin.services.casework.checking import Checking

        return Checking(self._parts, self._records())

    @cached_property
    def forms(self) -> TaskForms:
        from exchange_admin.services.casework.task_form import TaskForms

        return TaskForms(self._parts, self.tasks)

    @cached_property
    def answers(self) -> TaskAnswers:
        from exchange_admin.services.casework.task_answers import TaskAnswers

        return TaskAnswers(self._parts, self.forms, self.verbs)

    @cached_property
    def formalities(self) -> FormalitiesReading:
        return FormalitiesReading(self._parts)

    @cached_property
    def today(self) -> TodayReading:
        return TodayReading(self._parts, self.tasks)
