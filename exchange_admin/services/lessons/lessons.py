"""What an officer or a teacher does with a language group, in one place."""

from __future__ import annotations

from functools import cached_property

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.domain.values import reason_text
from exchange_admin.services.lessons.enrolling import Enrolling, Marking
from exchange_admin.services.lessons.frozen import is_closed
from exchange_admin.services.lessons.group_sheet import GroupSheet, day_of, lessons_of, read_group_sheet
from exchange_admin.services.lessons.planning import Planning
from exchange_admin.services.lessons.testing import Testing
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import pointing, stop_at


class Closing(Service[Parts]):
    """A group that is closed changes only by corrections that say why."""

    def problems(self, group_id: str) -> list[Problem]:
        """What speaks against closing: past lessons that nobody settled stop it; lessons still to come and missing
        results are asked about."""
        group = self._there("language_group", group_id)
        if group["closed_on"]:
            return [is_closed(group)]
        found = []
        code = group.text("code")
        planned = [one for one in lessons_of(self._store, [group_id]) if one["state"] == "planned"]
        ahead = sum(1 for one in planned if (day := day_of(one, "date")) and day > self._today())
        if past := len(planned) - ahead:
            found.append(Problem("group.lessons_open", facts={"group": code, "n": past}))
        if ahead:
            found.append(Problem("group.lessons_ahead", facts={"group": code, "n": ahead}, level=Level.ASKS))
        enrolments = pointing(self._store, "language_enrolment", "language_group_id", group_id)
        waiting = sum(1 for one in enrolments if one["state"] not in {"left", "transferred"} and not one["result"])
        if waiting:
            found.append(Problem("group.results_open", facts={"group": code, "n": waiting}, level=Level.ASKS))
        return found

    def close(self, group_id: str, who: str) -> Changes:
        """Raises RuleBroken with `group.closed` or `group.lessons_open`."""
        stop_at(self.problems(group_id))
        values = {"closed_on": self._today().isoformat(), "closed_by": who[:200]}
        return self._store.record(Step(who, "language_group.close", (Edit("language_group", group_id, values),)))

    def reopen(self, group_id: str, reason: str, who: str) -> Changes:
        """Raises RuleBroken with `group.not_closed` or `group.no_reason`."""
        group = self._there("language_group", group_id)
        if not group["closed_on"]:
            raise RuleBroken(Problem("group.not_closed", facts={"group": group.text("code")}))
        text = reason_text(reason, "correction")
        if not text:
            raise RuleBroken(Problem("group.no_reason", "correction"))
        values = {"closed_on": None, "closed_by": None, "correction": text}
        return self._store.record(Step(who, "language_group.reopen", (Edit("language_group", group_id, values),)))


class Lessons(Service[Parts]):
    """The verbs of language groups over one open office file."""

    def sheet(self, group_id: str) -> GroupSheet:
        """Raises RuleBroken with `record.missing`."""
        return read_group_sheet(self._store, self._names, group_id)

    def level_aimed_at(self, group: Record) -> str:
        """Where the course of a group leads to; empty where nobody said."""
        course = self._store.get("language_course", group.text("language_course_id"))
        return course.text("level_to") if course else ""

    @cached_property
    def planning(self) -> Planning:
        return Planning(self._parts)

    @cached_property
    def marking(self) -> Marking:
        return Marking(self._parts)

    @cached_property
    def enrolling(self) -> Enrolling:
        return Enrolling(self._parts)

    @cached_property
    def testing(self) -> Testing:
        return Testing(self._parts)

    @cached_property
    def closing(self) -> Closing:
        return Closing(self._parts)
