"""Mobilities whose dates fit their statuses, groups that travel together, and what was noted while they went on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.mobility_status import RETURNED, needs_reason
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.sample.cohorts import Cohort, Statuses
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.partners import Partner, Partners
from exchange_admin.services.sample.people import People, Somebody
from exchange_admin.services.sample.programmes import Programme

_GROUP_SIZE = 15
_TOLD_STAYS = 200
"""So many stays that go on now get their statuses one after the other, as a person would have set them."""
_VERIFIED, _LIVE = timedelta(days=133), timedelta(days=96)
"""So long ago those who are here now were accepted and made ready, where they came after that."""
_REMEMBERED = 500
"""Of so many stays it is remembered who is away when."""
_PRESENT = frozenset({"arrived", "in_residence"})
_SHORT = frozenset({"teaching", "staff_training"})
_STUDYING = frozenset({"student_studies", "traineeship"})
_PAYERS = (
    *("exchange", "exchange", "host_institution", "exchange", "own", "exchange", "host_state", "exchange"),
    *("host_region", "exchange", "home_institution", "exchange", "exchange", ""),
)
_WITHOUT_RECOGNITION = frozenset({"traineeship", *_SHORT})
_ENDED = frozenset({"recognising", "recognised", "partly_recognised", "not_recognised"})
_DROPPED_NOTES = {"visa": "签证未获批准", "family": "家庭原因", "health": "по состоянию здоровья"}


@dataclass(frozen=True, slots=True)
class Stay:
    """One mobility of the sample. `starts` and `ends` are the actual days where there are any."""

    id: str
    person: Somebody
    programme: Programme
    receiver: Partner
    sending: str
    receiving: str
    starts: date
    ends: date


class Stays:
    """Adds mobilities. `later` are the days on which something is noted about them, with the edits of the day."""

    def __init__(
        self, partners: Partners, people: People, staff: Sequence[str], chance: random.Random, today: date
    ) -> None:
        self._partners, self._people, self._staff = partners, people, staff
        self._chance, self._today = chance, today
        self._groups: dict[str, tuple[str, int]] = {}
        self._told = self._funded = 0
        self._ended: Counter[str] = Counter()
        self._away: set[tuple[str, str]] = set()
        self.later: dict[date, list[Edit]] = {}
        self.escorts_left = 0

    def add(self, entries: Entries, person: Somebody, programme: Programme, statuses: Statuses, cohort: Cohort) -> Stay:
        """One stay of `person`; people of group programmes join a group."""
        sending, receiving = _fitting(statuses, programme.activity)
        planned = self._planned(programme, cohort)
        if receiving in _PRESENT and planned[1] < self._today:  # between the terms nobody is left of those of one
            sending, receiving = "live", "departed"
        actual = self._actual(planned, receiving)
        values = self._values(person, programme, planned)
        values["mobility_group_id"] = self._group(entries, person, programme, cohort)
        if needs_reason(sending):
            reason = self._chance.choice(words("withdrawal_reason"))
            values |= {"withdrawal_reason": reason, "withdrawal_note": _DROPPED_NOTES.get(reason)}
        final = {
            "sending_status": sending,
            "receiving_status": receiving,
            "actual_start": actual[0].isoformat() if actual[0] else None,
            "actual_end": actual[1].isoformat() if actual[1] else None,
        }
        told = receiving in _PRESENT and self._told < _TOLD_STAYS
        first = {"sending_status": "nominated", "receiving_status": "pending"} if told else final
        id = entries.add("mobility", **values, **first)
        if told and actual[0]:
            self._told += 1
            self._tell(id, actual[0], receiving)
        self._ended[programme.activity] += receiving in RETURNED
        if len(self._away) < _REMEMBERED:
            self._away.add((person.id, programme.term.key))
        starts, ends = actual[0] or planned[0], actual[1] or planned[1]
        if receiving in _PRESENT:
            self._people.stay_paper(entries, person, (starts, ends), self._paper_end(ends), programme.activity)
        return Stay(id, person, programme, programme.host, sending, receiving, starts, ends)

    def ended_of(self, activity: str) -> int:
        """How many stays of an activity are over, without those who came with a group."""
        return self._ended[activity]

    def is_away(self, person: str, term: str) -> bool:
        """Whether one of the first people has a stay in the term already."""
        return (person, term) in self._away

    def _values(self, person: Somebody, programme: Programme, planned: tuple[date, date]) -> dict[str, Value]:
        partner = programme.host if programme.direction == "outgoing" else person.home
        condition = self._partners.conditions.get((partner.key, programme.direction, programme.activity))
        return {
            "person_id": person.id,
            "direction": programme.direction,
            "activity": programme.activity,
            "participation": "participant",
            "sending_institution_id": person.home.id,
            "receiving_institution_id": programme.host.id,
            "receiving_unit_id": self._chance.choice(programme.host.units) if programme.host.units else None,
            "agreement_id": self._partners.agreements.get(partner.key),
            "condition_id": condition,
            "programme_id": programme.id,
            "term_id": programme.term.id,
            "planned_start": planned[0].isoformat(),
            "planned_end": planned[1].isoformat(),
            "coordinator_id": self._chance.choice(self._staff),
            **programme.teaching,
            **self._paid(programme),
        }

    def _paid(self, programme: Programme) -> dict[str, Value]:
        """Who pays for a student: most go by agreements, and of some nobody wrote it down."""
        if programme.activity not in _STUDYING:
            return {}
        self._funded += 1
        payer = _PAYERS[self._funded % len(_PAYERS)]
        return {"fund_source": payer, "study_status": "non_degree"} if payer else {}

    def _planned(self, programme: Programme, cohort: Cohort) -> tuple[date, date]:
        """The days of the programme, or a week or two within them for teachers and staff."""
        starts, ends = programme.starts, programme.ends
        if cohort.name == "expected" and programme.term.key == "now":  # they come to the second half of the term
            starts = self._today + timedelta(days=self._chance.randrange(3, 28))
        if programme.activity not in _SHORT:
            return starts, ends
        if cohort.name == "here":
            starts = self._today - timedelta(days=self._chance.randrange(5, 9))
        elif cohort.name != "expected":
            starts += timedelta(days=self._chance.randrange(7, (ends - starts).days - 21))
        return starts, starts + timedelta(days=self._chance.randrange(11, 19))

    def _actual(self, planned: tuple[date, date], receiving: str) -> tuple[date | None, date | None]:
        starts, ends = planned
        if receiving == "arrived":
            starts = max(starts, self._today - timedelta(days=self._chance.randrange(1, 10)))
            return starts, None
        if receiving == "in_residence":
            return min(starts + timedelta(days=self._chance.randrange(0, 2)), self._today), None
        if receiving == "early_return":
            return starts, starts + (ends - starts) * self._chance.randrange(3, 8) // 10
        if receiving in RETURNED:
            return starts, ends - timedelta(days=self._chance.randrange(0, 3))
        return None, None

    def _paper_end(self, leaves: date) -> date:
        """One paper in twenty runs out within a month, before its holder leaves."""
        if self._chance.random() < 0.05:
            return self._today + timedelta(days=self._chance.randrange(8, 30))
        return leaves + timedelta(days=self._chance.randrange(5, 32))

    def _group(self, entries: Entries, person: Somebody, programme: Programme, cohort: Cohort) -> str | None:
        together = programme.kind == "summer_school" or (programme.kind, programme.direction) == (
            "semester",
            "outgoing",
        )
        if not together or cohort.name not in {"past", "here"}:
            return None
        id, number = self._groups.get(programme.id, ("", 0))
        if number % _GROUP_SIZE == 0:
            id = self._new_group(entries, person, programme, number // _GROUP_SIZE + 1, cohort)
        self._groups[programme.id] = id, number + 1
        return id

    def _new_group(self, entries: Entries, person: Somebody, programme: Programme, number: int, cohort: Cohort) -> str:
        endings = {"zh": f"第{number}组", "ru": f"группа {number}", "en": f"group {number}"}
        id = entries.add(
            "mobility_group",
            **{f"name_{lang}": f"{programme.names[lang]} · {ending}" for lang, ending in endings.items()},
            programme_id=programme.id,
            agreement_id=self._partners.agreements.get(programme.host.key),
            term_id=programme.term.id,
            starts=programme.starts.isoformat(),
            ends=programme.ends.isoformat(),
        )
        if self.escorts_left:
            self.escorts_left -= 1
            self._escort(entries, person.home, programme, id, past=cohort.name == "past")
        return id

    def _escort(self, entries: Entries, home: Partner, programme: Programme, group: str, *, past: bool) -> None:
        """The teacher who travels with a group: for the whole summer school, for the first week of a semester."""
        teacher = self._people.teacher(entries, home)
        whole = programme.kind == "summer_school"
        starts, ends = programme.starts, programme.ends if whole else programme.starts + timedelta(days=7)
        values = self._values(teacher, programme, (starts, ends))
        values |= {"activity": "staff_training", "participation": "accompanying", "condition_id": None}
        values["mobility_group_id"] = group
        left: dict[str, Value] = {"sending_status": "closed", "receiving_status": "departed"}
        left["actual_end"] = ends.isoformat()
        if past:
            entries.add("mobility", **values, **left, actual_start=starts.isoformat())
            return
        id = entries.add("mobility", **values, sending_status="nominated", receiving_status="pending")
        self._tell(id, starts, "departed")
        self._note(ends, id, left)

    def _tell(self, id: str, arrived: date, receiving: str) -> None:
        """Verified and live before leaving, arrived, in residence after three days."""
        verified, live = self._today - _VERIFIED, self._today - _LIVE
        self._note(min(verified, arrived - timedelta(days=9)), id, {"receiving_status": "verified"})
        self._note(min(live, arrived - timedelta(days=7)), id, {"sending_status": "live"})
        self._note(arrived, id, {"receiving_status": "arrived", "actual_start": arrived.isoformat()})
        if receiving == "in_residence":
            self._note(arrived + timedelta(days=3), id, {"receiving_status": "in_residence"})

    def _note(self, day: date, id: str, values: dict[str, Value]) -> None:
        self.later.setdefault(day, []).append(Edit("mobility", id, values))


def _fitting(statuses: Statuses, activity: str) -> Statuses:
    """Traineeships and staff mobility end without transcript and recognition."""
    sending, receiving = statuses
    if activity not in _WITHOUT_RECOGNITION:
        return statuses
    return "closed" if sending in _ENDED else sending, "departed" if receiving == "transcript_issued" else receiving
