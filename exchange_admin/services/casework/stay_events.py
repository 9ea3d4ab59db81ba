"""Dated facts of stays: entries, arrivals, moves, orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.casework.days_of_stay import is_rare, twins, two_entries
from exchange_admin.domain.rules.mobility_status import CAME, CONFIRMED
from exchange_admin.domain.rules.stays import COMING
from exchange_admin.domain.steps import Edit, Record, Step, removal
from exchange_admin.merge.dots import author_of
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import all_there, pointing, stop_at

_ABOUT_DAYS = frozenset({"stay.day_before", "stay.day_after", "stay.left_before_coming"})
"""Of several stays at once: said with the name of whose stay it is."""


@dataclass(frozen=True, slots=True)
class StayEvent:
    """`side` is the institution (id) for which it was written down, empty when unknown."""

    record: Record
    kind: str
    day: date
    side: str

    @property
    def id(self) -> str:
        return self.record.id


@dataclass(frozen=True, slots=True)
class Doubled:
    """Two events of a stay that are perhaps one: `usual` is the one to keep, that of the receiving side, else the
    earlier one."""

    kind: str
    first: StayEvent
    second: StayEvent
    usual: StayEvent

    def problem(self) -> Problem:
        """`stay.two_entries`."""
        return two_entries(self.kind, self.first.day, self.second.day)


class StayEvents(CaseService):
    """Raises RuleBroken with `record.missing` or the problems of a value; then nothing was written."""

    def __init__(self, parts: CaseParts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def of(self, stay: str) -> list[StayEvent]:
        """The earliest first."""
        found = [
            StayEvent(record, record.text("kind"), day, self._side_of(record))
            for record in pointing(self._store, "stay_event", "mobility_id", stay)
            if (day := day_in(record.values, "date"))
        ]
        return sorted(found, key=lambda one: (one.day, one.kind, one.id))

    def _side_of(self, record: Record) -> str:
        dots = record.heads["date"]
        return self._store.history.institution_of(author_of(dots[0])) if dots else ""

    def add(self, stay: str, kind: str, on: date, who: str, *, at: str = "", place: str = "") -> Changes:
        """The receipt tells when somebody has written down before what is perhaps the same."""
        self._there("mobility", stay)
        values: dict[str, Value] = {"mobility_id": stay, "kind": kind, "date": on.isoformat()}
        values |= {name: text for name, text in (("at", at), ("place", place)) if text}
        changes = self._records.add("stay_event", values, who)
        return changes.with_problems(*(one for one in self.problems(stay) if one not in changes.problems))

    def arrived(self, stays: Sequence[str], on: date, who: str, *, at: str = "") -> Changes:
        """Entry, arrival, lodging, the actual start and the status of several stays, one step; what is known stays.

        The receipt names the day on which somebody had arrived who has nothing left to be written down, and who has
        arrived though nobody has confirmed the stay: they count as guests only when somebody does.
        """
        edits: list[Edit] = []
        problems: list[Problem] = []
        before: list[Problem] = []
        for stay in all_there(self._store, "mobility", stays):
            of_stay: list[Problem] = []
            known = {one.kind: one.day for one in self.of(stay.id)}
            if stay["actual_start"] is not None and known.keys() >= set(COMING):
                before.append(self._arrived_before(stay, known["arrival"]))
                continue
            for kind in COMING:
                if kind not in known:
                    values: dict[str, Value] = {"mobility_id": stay.id, "kind": kind, "date": on.isoformat()}
                    values |= {"at": at} if at else {}
                    filled, found = self._records.draft("stay_event", values)
                    edits.append(Edit("stay_event", self._origin.new_id(), filled, new=True))
                    of_stay += found
            if stay["actual_start"] is None:
                follows: dict[str, Value] = {"actual_start": on.isoformat()}
                if stay["receiving_status"] == CONFIRMED:
                    follows["receiving_status"] = "arrived"
                elif stay["receiving_status"] not in CAME:
                    before.append(self._unconfirmed(stay))
                changed, found = self._records.change(stay, follows)
                edits += [Edit("mobility", stay.id, changed)] if changed else []
                of_stay += found
            problems += self._of_one(stay, of_stay, problems)
        stop_at(problems)
        if not edits:
            return Changes().with_problems(*before)
        changes = self._store.record(Step(who, "stay_event.arrived", tuple(edits)))
        return changes.with_problems(*asking(problems), *before)

    def _of_one(self, stay: Record, found: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
        """Each once: three events and the stay itself say the same of one day. What is about the days of the stay says
        whose it is."""
        kept: list[Problem] = []
        for one in found:
            if is_of_somebody := one.code in _ABOUT_DAYS:
                plan = {name: one.facts[name] for name in ("day", "start", "end", "left", "came") if name in one.facts}
                one = Problem(f"{one.code}_of", "", {"name": self._name(stay), **plan}, one.level)
            if one not in kept and (is_of_somebody or one not in told):
                kept.append(one)
        return kept

    def _arrived_before(self, stay: Record, day: date) -> Problem:
        facts = {"name": self._name(stay), "day": day.isoformat()}
        return Problem("stay.arrived_before", facts=facts, level=Level.ASKS)

    def _unconfirmed(self, stay: Record) -> Problem:
        facts = {
            "name": self._name(stay),
            "status": f"choice.receiving_status.{stay.text('receiving_status') or 'none'}",
        }
        return Problem("stay.arrived_unconfirmed", facts=facts, level=Level.ASKS)

    def _name(self, stay: Record) -> str:
        person = self._store.get("person", self._store.entries().kept(stay.text("person_id")))
        return person_name(person.values)[0] if person else ""

    def doubled(self, stay: str) -> list[Doubled]:
        """Events of a kind within three days of each other: that different sides wrote down, or that hardly happen
        twice. Who has left in between came twice."""
        host = self._there("mobility", stay).text("receiving_institution_id")
        events = self.of(stay)
        found = []
        for n, m in twins([(one.kind, one.day) for one in events]):
            first, second = events[n], events[m]
            if first.side != second.side or is_rare(first.kind):
                usual = next((one for one in (first, second) if one.side == host), first)
                found.append(Doubled(first.kind, first, second, usual))
        return found

    def problems(self, stay: str) -> list[Problem]:
        """`stay.two_entries` for each pair that is perhaps one event."""
        return [one.problem() for one in self.doubled(stay)]

    def keep(self, event: str, other: str, who: str) -> Changes:
        """Both are one event: `other` is taken away."""
        kept, gone = all_there(self._store, "stay_event", (event, other))
        if (kept["mobility_id"], kept["kind"]) != (gone["mobility_id"], gone["kind"]):
            raise RuleBroken(Problem("stay.not_one_event"))
        return self._store.record(Step(who, "stay_event.keep_one", (removal("stay_event", other, gone.heads),)))
