"""Rules that somebody has compared with the law: from then on they are in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import all_there, stop_at

YEAR = 365
"""Days for which a rule counts as checked."""


class Checking(CaseService):
    def __init__(self, parts: CaseParts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def to_check(self) -> int:
        """How many rules in use were last checked a year ago or longer."""
        until = self.checked_until()
        return sum(bool(one.checked_on and one.checked_on <= until) for one in self._upkeep.working.rules.values())

    def checked_until(self) -> date:
        """What was checked on this day or before is to be checked again."""
        return self._today() - timedelta(days=YEAR)

    def checked(self, requirements: Sequence[str], who: str) -> Changes:
        """Rules (ids) that `who` has checked today: trusted and in use, in one step. Raises RuleBroken with
        `record.missing`, or with the problems of a rule that cannot count as it is; then none is changed."""
        values: dict[str, Value] = {"checked_on": self._today().isoformat(), "confidence": "high", "active": 1}
        edits: list[Edit] = []
        problems: list[Problem] = []
        for rule in all_there(self._store, "requirement", requirements):
            changed, found = self._records.change(rule, values)
            edits += [Edit("requirement", rule.id, changed)] if changed else []
            problems += found
        stop_at(problems)
        if not edits:
            return Changes()
        return self._store.record(Step(who, "requirement.checked", tuple(edits))).with_problems(*asking(problems))
