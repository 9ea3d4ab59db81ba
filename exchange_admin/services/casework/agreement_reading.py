"""Facts of agreements from which their tasks follow, and the tasks that were written down for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.agreements.places import agreed_in
from exchange_admin.domain.rules.agreements.tasks import AgreementFacts, UnusedYear
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.chain import following
from exchange_admin.services.stored import pointing, rows_of
from exchange_admin.store import Store
from exchange_admin.store.places_taken import Span

_NOT_SENDING = ("draft", *sorted(CAME_TO_NOTHING))
_NOT_RECEIVING = tuple(sorted(NOT_ACCEPTED))


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """One agreement. `facts` is None in the file of a partner: what an agreement asks for is the office's own matter.
    `stored` are its live tasks by id, `files` the number of attachments of each."""

    id: str
    facts: AgreementFacts | None
    stored: Mapping[str, Record] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)


class AgreementReading:
    """Made anew for each list: the years are read once and kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._years: list[tuple[date, date, Span]] | None = None

    def read(self, agreements: Sequence[str]) -> dict[str, ReadAgreement]:
        """The live ones of these agreements by id."""
        there = [one for one in self._store.many("agreement", agreements).values() if one.live]
        tasks = [one for one in self._store.where("task", "agreement_id", [one.id for one in there]) if one.live]
        stored: dict[str, dict[str, Record]] = {one.id: {} for one in there}
        for task in tasks:
            if not task["mobility_id"]:
                stored[task.text("agreement_id")][task.id] = task
        cells = self._store.cells("attachment", "task_id", [task.id for task in tasks], ("task_id",))
        files = Counter(str(task) for (task,) in cells)
        return {
            one.id: ReadAgreement(one.id, None if self._store.is_partner else self._facts(one), stored[one.id], files)
            for one in there
        }

    def _facts(self, agreement: Record) -> AgreementFacts:
        after = following(self._store, agreement)
        return AgreementFacts(
            agreement.id,
            agreement.values,
            after.text("state") if after else "",
            after.text("number") if after else "",
            tuple(self._unused(agreement)) if agreement["state"] == "in_force" else (),
        )

    def _unused(self, agreement: Record) -> list[UnusedYear]:
        """The years within its validity with places that nobody takes."""
        conditions = pointing(self._store, "condition", "agreement_id", agreement.id)
        ids = [one.id for one in conditions]
        begins, until = (day_in(agreement.values, name) for name in ("valid_from", "valid_until"))
        found = []
        for starts, ends, span in self._spans():
            places = sum(self._places(one, span.first) for one in conditions)
            is_within = (begins is None or begins <= ends) and (until is None or starts <= until)
            if places and is_within and not self._is_taken(agreement.id, ids, span):
                found.append(UnusedYear(starts, ends, places))
        return found

    def _places(self, condition: Record, year: str) -> int:
        first, last = (self._starts(condition.text(name)) for name in ("first_year_id", "last_year_id"))
        return agreed_in(condition["places_per_year"], year, first, last) or 0

    def _is_taken(self, agreement: str, conditions: Sequence[str], span: Span) -> bool:
        return self._store.places_taken.is_any(
            agreement, conditions, span, not_sending=_NOT_SENDING, not_receiving=_NOT_RECEIVING
        )

    def _starts(self, year: str) -> str:
        record = self._store.get("academic_year", year) if year else None
        return record.text("starts") if record and record.live else ""

    def _spans(self) -> list[tuple[date, date, Span]]:
        """Every academic year, the earliest first."""
        if self._years is None:
            terms = [(str(id), year) for id, year in rows_of(self._store, Query("term"), ("id", "academic_year_id"))]
            self._years = []
            for year in self._store.records(Query("academic_year", order=Order("starts"))):
                starts, ends = (day_in(year.values, name) for name in ("starts", "ends"))
                if starts and ends:
                    own = tuple(id for id, of in terms if of == year.id)
                    self._years.append((starts, ends, Span(own, year.text("starts"), year.text("ends"))))
        return self._years
