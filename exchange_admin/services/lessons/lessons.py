"""What an officer or a teacher does with a language group, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Record
from exchange_admin.names import Names
from exchange_admin.services.lessons.closing import Closing
from exchange_admin.services.lessons.enrolling import Enrolling
from exchange_admin.services.lessons.group_sheet import GroupSheet, GroupSheets
from exchange_admin.services.lessons.marking import Marking
from exchange_admin.services.lessons.planning import Planning
from exchange_admin.services.lessons.testing import Testing
from exchange_admin.store import Store


class Lessons:
    """The verbs of language groups over one open office file."""

    def __init__(
        self, store: Store, registry: Registry, names: Names, origin: Origin, today: Callable[[], date]
    ) -> None:
        self._store, self._registry, self._names = store, registry, names
        self._origin, self._today = origin, today

    def sheet(self, group_id: str) -> GroupSheet:
        """Raises RuleBroken with `record.missing`."""
        return GroupSheets(self._store, self._names).read(group_id)

    def level_aimed_at(self, group: Record) -> str:
        """Where the course of a group leads to; empty where nobody said."""
        course = self._store.get("language_course", group.text("language_course_id"))
        return course.text("level_to") if course else ""

    @cached_property
    def planning(self) -> Planning:
        return Planning(self._store, self._registry, self._origin, self._today)

    @cached_property
    def marking(self) -> Marking:
        return Marking(self._store, self._today)

    @cached_property
    def enrolling(self) -> Enrolling:
        return Enrolling(self._store, self._registry, self._origin)

    @cached_property
    def testing(self) -> Testing:
        return Testing(self._store, self._registry, self._origin)

    @cached_property
    def closing(self) -> Closing:
        return Closing(self._store, self._today)
