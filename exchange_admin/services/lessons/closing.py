"""Closing a group: from then on it changes only by corrections that say why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.steps import Edit, Record, Step, live, live_record
from exchange_admin.domain.values import reason_text
from exchange_admin.services.lessons.frozen import is_closed
from exchange_admin.services.lessons.group_sheet import day_of, lessons_of
from exchange_admin.store import Store


class Closing:
    """`today` tells the office's date."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def problems(self, group_id: str) -> list[Problem]:
        """What speaks against closing: past lessons that nobody settled stop it; lessons still to come and missing
        results are asked about."""
        group = self._group(group_id)
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
        enrolments = live(self._store.where("language_enrolment", "language_group_id", [group_id]))
        waiting = sum(1 for one in enrolments if one["state"] not in {"left", "transferred"} and not one["result"])
        if waiting:
            found.append(Problem("group.results_open", facts={"group": code, "n": waiting}, level=Level.ASKS))
        return found

    def close(self, group_id: str, who: str) -> Changes:
        """Raises RuleBroken with `group.closed` or `group.lessons_open`."""
        if stopping := blocking(self.problems(group_id)):
            raise RuleBroken(*stopping)
        values = {"closed_on": self._today().isoformat(), "closed_by": who[:200]}
        return self._store.record(Step(who, "language_group.close", (Edit("language_group", group_id, values),)))

    def reopen(self, group_id: str, reason: str, who: str) -> Changes:
        """Raises RuleBroken with `group.not_closed` or `group.no_reason`."""
        group = self._group(group_id)
        if not group["closed_on"]:
            raise RuleBroken(Problem("group.not_closed", facts={"group": group.text("code")}))
        text = reason_text(reason, "correction")
        if not text:
            raise RuleBroken(Problem("group.no_reason", "correction"))
        values = {"closed_on": None, "closed_by": None, "correction": text}
        return self._store.record(Step(who, "language_group.reopen", (Edit("language_group", group_id, values),)))

    def _group(self, id: str) -> Record:
        return live_record(self._store.get("language_group", id), "language_group", id)
