"""Results of language exams over time: retakes (пересдача, 补考) beside the first attempt, and how long each counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record, filled
from exchange_admin.services.records import Records
from exchange_admin.services.stored import pointing, there
from exchange_admin.store import Store

SOON = timedelta(days=180)
"""A result that ends within these days wants a retake: an exam has to be booked and its certificate waited for."""

_KEPT = ("person_id", "exam", "language", "title", "version", "level")
"""What a retake has from the attempt before, unless something else is said."""


class Validity(StrEnum):
    """How a result stands today. OPEN: passed, without an end."""

    EXPIRED = "expired"
    ENDING = "ending"
    VALID = "valid"
    OPEN = "open"
    NOT_PASSED = "not_passed"


@dataclass(frozen=True, slots=True)
class ExamResult:
    """One attempt. `attempt` counts from 1 for the first; `first` is that one's id."""

    record: Record
    attempt: int
    first: str
    validity: Validity


class ExamResults:
    """Verbs on exam results. `today` tells the office's date."""

    def __init__(self, store: Store, records: Records, today: Callable[[], date]) -> None:
        self._store, self._records, self._today = store, records, today

    def attempts(self, id: str) -> list[ExamResult]:
        """All attempts at the exam that a result is of, the first before its retakes. Raises RuleBroken."""
        first = self._first(there(self._store, "exam_result", id))
        retakes = pointing(self._store, "exam_result", "retake_of_id", first.id)
        chain = [first, *sorted((one for one in retakes if one.id != first.id), key=_by_day)]
        return [ExamResult(one, n, first.id, self.validity(one.values)) for n, one in enumerate(chain, 1)]

    def retake(self, id: str, values: Mapping[str, Value], who: str) -> Changes:
        """Another attempt beside the first one, which stays as it is; whichever attempt `id` names.

        What is not said is as before: person, exam, language, version, level. Raises RuleBroken as `Records.add`, and
        with `exam.retake_without_day`.
        """
        attempts = self.attempts(id)
        last = attempts[-1].record
        told = {name: last[name] for name in _KEPT if last[name] is not None}
        told |= filled(values)
        if not told.get("date"):
            raise RuleBroken(Problem("exam.retake_without_day", "date"))
        told |= {"person_id": last["person_id"], "retake_of_id": attempts[0].record.id}
        return self._records.add("exam_result", told, who)

    def listed(self, person: str = "") -> list[ExamResult]:
        """Every result, or those of one person, by person and day; each with its place among its attempts."""
        records = self._store.records(Query("exam_result", filters=_of(person)))
        places: dict[str, int] = {}
        found = []
        for one in sorted(records, key=lambda each: (each.text("person_id"), _by_day(each))):
            first = one.text("retake_of_id") or one.id
            places[first] = places.get(first, 0) + 1
            found.append(ExamResult(one, places[first], first, self.validity(one.values)))
        return found

    def validity(self, values: Mapping[str, Value]) -> Validity:
        """How a result stands today; on its last day it still counts."""
        if values.get("outcome") != "passed":
            return Validity.NOT_PASSED
        until = values.get("valid_until")
        if not until:
            return Validity.OPEN
        if str(until) < self._today().isoformat():
            return Validity.EXPIRED
        return Validity.ENDING if str(until) <= (self._today() + SOON).isoformat() else Validity.VALID

    def _first(self, record: Record) -> Record:
        """Follows retakes of retakes, as older files may have them; a loop ends where it began."""
        seen = {record.id}
        while (id := record.text("retake_of_id")) and id not in seen:
            before = self._store.get("exam_result", id)
            if before is None or not before.live:
                break
            seen.add(id)
            record = before
        return record


def _by_day(record: Record) -> tuple[str, str]:
    return record.text("date") or LATEST_DAY, record.id


def _of(person: str) -> tuple[Filter, ...]:
    return (Filter("person_id", Test.IS, (person,)),) if person else ()
