"""What an officer does with agreements: see how one stands, renew it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.agreements.languages import paper_languages
from exchange_admin.domain.rules.agreements.renewal import (
    condition_of_next,
    next_number,
    next_period,
    renewed,
    renews_itself,
)
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.agreements.parties import signing
from exchange_admin.services.agreements.standing import Standing, own_calendar
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import checked, got, pointing, rows_of, stop_at


@dataclass(frozen=True, slots=True)
class Renewal:
    """What `renew` would make, to be looked at and changed before. Dates are None where they cannot be told."""

    number: str
    valid_from: date | None
    valid_until: date | None
    conditions: int
    without_years: int  # conditions that were limited to academic years, and will not be


class Agreements(Service[Parts]):
    """Verbs and views of agreements."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def standing(self, id: str) -> Standing:
        """Raises RuleBroken with `record.missing`."""
        return self.of(self._there("agreement", id))

    def of(self, agreement: Record) -> Standing:
        """How an agreement that was read stands today."""
        return Standing(self._store, agreement, self._today(), lambda: self._calendar)

    def paper_languages(self, id: str) -> tuple[str, ...]:
        """In which its papers are printed unless somebody says otherwise. Raises RuleBroken with `record.missing`."""
        agreement = self._there("agreement", id)
        parties = [one["institution_id"] for one in signing(self._store, id, self._today())]
        own, *others = (
            got(self._store, "institution", one).text("country")
            for one in (own_institution(self._store), agreement["institution_id"], *parties)
        )
        return paper_languages(agreement.text("languages"), own, *others)

    def proposal(self, id: str) -> Renewal:
        """The next number by the pattern, the days after the present ones for as long, and the conditions taken over.
        Raises RuleBroken with `record.missing`."""
        agreement = self._there("agreement", id)
        conditions = self._conditions(id)
        taken = {str(number) for (number,) in rows_of(self._store, Query("agreement"), ("number",))}
        limited = sum(1 for one in conditions if one["first_year_id"] or one["last_year_id"])
        days = next_period(day_in(agreement.values, "valid_from"), day_in(agreement.values, "valid_until"))
        return Renewal(next_number(agreement.text("number"), taken), *days, len(conditions), limited)

    def renew(
        self, id: str, who: str, *, number: str = "", valid_from: date | None = None, valid_until: date | None = None
    ) -> Changes:
        """A draft that continues the agreement, with its conditions: one step. What is not said is as proposed.

        Raises RuleBroken: `record.missing`, `agreement.continued`, `agreement.number_taken`, as `Records.add`.
        """
        old, proposal = self._there("agreement", id), self.proposal(id)
        if after := self.of(old).successor:
            raise RuleBroken(Problem("agreement.continued", facts={"number": after.text("number")}))
        number = number.strip() or proposal.number
        if any(one.live for one in self._store.where("agreement", "number", [number])):
            raise RuleBroken(Problem("agreement.number_taken", "number", {"typed": number}))
        begins = valid_from or proposal.valid_from
        values = renewed(old.values, number, begins, valid_until or proposal.valid_until, old.id)
        new = self._origin.new_id()
        filled, found = self._records.draft("agreement", values, id=new)
        stop_at(found)
        conditions = (self._copied(one, new) for one in self._conditions(id))
        edits = (Edit("agreement", new, filled, new=True), *conditions)
        return self._store.record(Step(who, "agreement.renew", edits))

    def prolong(self, id: str, until: date, who: str) -> Changes:
        """Notes until when an agreement has renewed itself; it keeps its number and conditions.

        Raises RuleBroken: `record.missing`, `agreement.renews_not_itself`, `agreement.not_longer`.
        """
        agreement = self._there("agreement", id)
        if not renews_itself(agreement.values):
            raise RuleBroken(Problem("agreement.renews_not_itself", facts={"number": agreement.text("number")}))
        before = day_in(agreement.values, "valid_until")
        if before is None or until <= before:
            raise RuleBroken(Problem("agreement.not_longer", "valid_until", {"day": before}))
        changed, found = self._records.change(agreement, {"valid_until": until.isoformat()})
        stop_at(found)
        return self._store.record(Step(who, "agreement.prolong", (Edit("agreement", id, changed),)))

    def let_end(self, id: str, who: str) -> Changes:
        """Decides that it is not renewed: it ends on its last day, and nobody has to give notice. Nothing is written
        where that stands there already.

        Raises RuleBroken: `record.missing`, `agreement.continued`, `agreement.is_over`.
        """
        agreement = self._there("agreement", id)
        if after := self.of(agreement).successor:
            raise RuleBroken(Problem("agreement.continued", facts={"number": after.text("number")}))
        if agreement["state"] not in ("signed", "in_force"):
            state = f"choice.agreement_state.{agreement['state']}"
            raise RuleBroken(Problem("agreement.is_over", facts={"number": agreement.text("number"), "state": state}))
        changed, found = self._records.change(agreement, {"renewal": "none"})
        stop_at(found)
        if not changed:
            return Changes()
        return self._store.record(Step(who, "agreement.let_end", (Edit("agreement", id, changed),)))

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return own_calendar(self._store)

    def _conditions(self, id: str) -> Sequence[Record]:
        return pointing(self._store, "condition", "agreement_id", id)

    def _copied(self, condition: Record, agreement: str) -> Edit:
        """For an agreement that the same step makes."""
        values = checked(self._registry, "condition", condition_of_next(condition.values, agreement))
        return Edit("condition", self._origin.new_id(), values, new=True)
