"""Casework of the sample office: what is known of each stay, what became of its tasks, what people were told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, SENDING
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.office import Office
from exchange_admin.services.sample.acceptance_cases import AcceptanceCases
from exchange_admin.services.sample.stay_evidence import StayEvidence
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry
from exchange_admin.services.sample.task_outcomes import TaskOutcomes
from exchange_admin.services.sample.told_people import ToldPeople

_STAYS_AT_ONCE = 400
_NO_TASKS = frozenset({*CAME_TO_NOTHING, "closed", "draft"})
_NOTED = "mobility.set"


class CaseworkStories(Stories):
    """After everything that proves something. `told` is `casework.toml`, `staff` the names of two coordinators."""

    def __init__(self, office: Office, staff: Sequence[str], told: Entry, today: date, next_term: date) -> None:
        super().__init__(office, staff[0], told)
        self._staff, self._today, self._next_term = staff, today, next_term

    def tell(self) -> None:
        """Rules first, then the stays that show something, whom the office has written to, and what became of all."""
        self._rules()
        cases = AcceptanceCases(self._office, self._staff, self._told, self._today, self._next_term)
        cases.prepare()
        told = ToldPeople(self._office, self._who, self._told, self._today)
        told.tell(cases.left_alone)
        for step in self._stays(cases.left_alone, told.written_to):
            self._office.store.record(step)
        cases.finish()
        self._agreements()

    def _rules(self) -> None:
        """A rule of the office's own, one that begins later, one with a shorter term than before."""
        for rule in self._told["rule"]:
            values = {name: value for name, value in rule.items() if name != "since"}
            since = (self._today + timedelta(days=rule["since"])).isoformat()
            self._add("requirement", {**values, "in_force_from": since, "checked_on": since})
        later, shortened = self._told["agreements_from_next_term"], self._told["shortened"]
        self._change_rule(later["rule"], {"in_force_from": self._next_term.isoformat(), "note": later["note"]})
        usual = next(iter(self._some("requirement", code=shortened["rule"])))["offset"]
        self._change_rule(shortened["rule"], {"offset": shortened["before"], "note": shortened["note_before"]})
        self._change_rule(shortened["rule"], {"offset": usual, "note": shortened["note"]})

    def _change_rule(self, code: str, values: dict[str, Value]) -> None:
        for rule in self._some("requirement", code=code):
            self._office.records.set("requirement", rule.id, values, self._who)

    def _stays(self, left_alone: Mapping[str, str], written_to: frozenset[str]) -> Iterator[Step]:
        """What is noted about stays, many in one step."""
        upkeep, store = self._office.casework.upkeep, self._office.store
        titles = {rule.id: rule.names.get("zh") or rule.code for rule in upkeep.working.rules.values()}
        evidence = StayEvidence(self._office.parts.origin, self._told, self._today)
        outcomes = TaskOutcomes(self._told, self._staff, titles, self._today)
        states = sorted(set(SENDING) - _NO_TASKS)
        ids = sorted(str(id) for (id,) in store.cells("mobility", "sending_status", states, ("id",)))
        for place, start in enumerate(range(0, len(ids), _STAYS_AT_ONCE)):
            edits: list[Edit] = []
            for id, (read, tasks) in upkeep.of_stays(ids[start : start + _STAYS_AT_ONCE]).items():
                if id not in written_to:
                    edits += evidence.of_stay(read.facts, read.records)
                    edits += outcomes.of_stay(read.facts, [one for one in tasks if not _is_left(one, left_alone)])
            if edits:
                yield Step(self._staff[place % len(self._staff)], _NOTED, tuple(edits))

    def _agreements(self) -> None:
        """Where originals lie; places that nobody has used were talked over with the partner."""
        signed = [one for one in self._some("agreement") if one["signed"]]
        kept = signed[: max(0, len(signed) - int(self._told["without_original"]))]
        for number, one in enumerate(kept, 1):
            shelf = self._told["shelves"][number % len(self._told["shelves"])].format(number)
            self._office.records.set("agreement", one.id, {"original_place": shelf}, self._who)
        worked = self._office.casework.upkeep.of_agreements([one.id for one in signed]).values()
        unused = [task for _, tasks in worked for task in tasks if self._is_over(task, "agreement.places")]
        if done := [task.id for task in unused[1:]]:
            self._office.casework.verbs.done(done, self._who, self._today - timedelta(days=40))

    def _is_over(self, task: WorkedOut, code: str) -> bool:
        rule, due = task.requirement, task.deadline.due
        return task.is_open and rule is not None and rule.code == code and due is not None and due < self._today


def _is_left(task: WorkedOut, left_alone: Mapping[str, str]) -> bool:
    code = task.requirement.code if task.requirement else ""
    return task.stay in left_alone and left_alone[task.stay] in ("", code)
