"""The cases by which casework was accepted, as stays of the sample office to be opened (`docs/casework.md`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.office import Office
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_BORN_AFTER_TURNING = timedelta(days=69)
"""Somebody comes at 17 who was born so long after the day of arrival, eighteen years before."""
_SHORT, _LONG = timedelta(days=138), timedelta(days=200)
"""139 days with a visa X2, 201 with a visa X1, both ends counted."""
_PERMIT, _PERMIT_RULE = timedelta(days=317), "cn.residence_permit"
_NEAR_NEW_YEAR = timedelta(days=45)
_MOVED = timedelta(days=21)


class AcceptanceCases(Stories):
    """`prepare` changes what tasks are worked out from, `finish` what became of some. What a small office has nobody
    for is left out.

    `left_alone` are the stays of which nobody has touched the tasks, or the one of the rule (code) beside them."""

    def __init__(self, office: Office, staff: Sequence[str], told: Entry, today: date, next_term: date) -> None:
        super().__init__(office, staff[0], told)
        self._second, self._today, self._next_term = staff[1], today, next_term
        self.left_alone: Mapping[str, str] = {}

    def prepare(self) -> None:
        without_permit = list(self._without_permit())
        chosen = [*self._young(), *without_permit, *self._over_new_year()]
        self._permit_to_extend(chosen)
        self._unreachable(chosen)
        self._moved_by_hand()
        self.left_alone = {**dict.fromkeys(chosen, ""), **dict.fromkeys(without_permit, _PERMIT_RULE)}

    def _young(self) -> Iterator[str]:
        """Two of 17 years, the first for 139 days; the second, who was to stay as long, for 201."""
        coming = (one for one in self._coming() if self._is_russian(one))
        for stay, longer in zip(coming, (False, True), strict=False):
            starts = date.fromisoformat(stay.text("planned_start"))
            born = starts.replace(year=starts.year - 18, day=min(starts.day, 28)) + _BORN_AFTER_TURNING
            self._set("person", stay.text("person_id"), {"birth_date": born.isoformat()})
            self._set("mobility", stay.id, {"planned_end": (starts + _SHORT).isoformat()})
            if longer:
                self._set("mobility", stay.id, {"planned_end": (starts + _LONG).isoformat()})
            yield stay.id

    def _coming(self) -> Iterator[Record]:
        """Guests of the next term who may still come."""
        for state in ("verified", "pending"):
            for stay in self._some(
                "mobility", direction="incoming", receiving_status=state, sending_status="nominated"
            ):
                if stay["activity"] == "student_studies" and stay.text("planned_start") >= self._next_term.isoformat():
                    yield stay

    def _is_russian(self, stay: Record) -> bool:
        person = self._office.records.get("person", stay.text("person_id"))
        return person["citizenship"] == "RU" and person["role"] == "student"

    def _without_permit(self) -> Iterator[str]:
        """Somebody here with a visa X1 who has no residence permit yet."""
        for stay in self._some("mobility", direction="incoming", receiving_status="in_residence"):
            papers = self._papers(stay)
            has_permit = any(one["kind"] == "residence_permit" for one in papers)
            if not has_permit and any(one["visa_class"] == "X1" for one in papers):
                yield stay.id
                return

    def _permit_to_extend(self, chosen: Sequence[str]) -> None:
        """A permit that ends on a round day, a month after which is asked for before."""
        for stay in self._some("mobility", direction="incoming", receiving_status="in_residence"):
            permit = next((one for one in self._papers(stay) if one["kind"] == "residence_permit"), None)
            starts = day_in(stay.values, "actual_start")
            if permit is not None and starts and stay.id not in chosen:
                self._set("identity_document", permit.id, {"valid_until": (starts + _PERMIT).isoformat()})
                return

    def _over_new_year(self) -> Iterator[str]:
        """Somebody who arrives between the years, so that the term of the notice runs into one that is not final."""
        arrives = date(self._today.year, 12, 28)
        if not self._today < arrives <= self._today + _NEAR_NEW_YEAR:
            return
        for stay in self._some("mobility", direction="incoming", receiving_status="verified", sending_status="live"):
            ends = day_in(stay.values, "planned_end")
            if ends and ends > arrives + timedelta(days=60) and stay["activity"] == "student_studies":
                self._set("mobility", stay.id, {"planned_start": arrives.isoformat()})
                yield stay.id
                return

    def _unreachable(self, chosen: Sequence[str]) -> None:
        """Somebody without an address, whom a message to all of a term names."""
        for stay in self._coming():
            if stay.id not in chosen:
                self._set("person", stay.text("person_id"), {"email": None})
                return

    def finish(self) -> None:
        """A registration that one colleague ticked with a number, and another with the room."""
        for stay in self._some("mobility", direction="incoming", receiving_status="in_residence"):
            for task in self._tasks(stay.id, "cn.lodging"):
                if task.record is not None and task.record["number"]:
                    room = self._told["cases"]["room"]
                    self._office.records.set("task", task.id, {"note": room}, self._second)
                    return

    def _moved_by_hand(self) -> None:
        """A report after return whose day somebody has moved."""
        verbs = self._office.casework.verbs
        for state in ("departed", "transcript_issued", "early_return"):
            for stay in self._some("mobility", direction="outgoing", receiving_status=state):
                for task in self._tasks(stay.id, "any.return_report"):
                    if task.is_open:
                        verbs.move([task.id], self._today + _MOVED, self._who)
                        return

    def _tasks(self, stay: str, code: str) -> list[WorkedOut]:
        worked = self._office.casework.upkeep.of_stays([stay]).values()
        return [one for _, tasks in worked for one in tasks if one.requirement and one.requirement.code == code]

    def _papers(self, stay: Record) -> list[Record]:
        found = self._office.store.where("identity_document", "person_id", [stay.text("person_id")])
        return [one for one in found if one.live]

    def _set(self, kind: str, id: str, values: dict[str, Value]) -> None:
        self._office.records.set(kind, id, values, self._who)
