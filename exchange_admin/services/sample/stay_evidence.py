"""What the sample office has written down about stays besides their dates: arrivals, visas, who agreed to what."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.rules.casework.stays import StayFacts, StayRecords
from exchange_admin.domain.rules.stays import COMING
from exchange_admin.domain.steps import Edit
from exchange_admin.services.sample.tables import Entry

_PRESENT = frozenset({"arrived", "in_residence"})
_LONG = 181
"""Days from which on a guest of China comes with a visa X1 and gets a residence permit."""
_CLASS_OF_STAFF = "F"
_MODULUS = 10_000_000
_APPLIED, _ISSUED = 34, 21
"""So many days before a stay a visa is usually applied for and issued."""
_VISA_VALID = timedelta(days=180)
_WITHIN = timedelta(days=16)
"""Whoever comes within so many days has a visa as a rule."""


class StayEvidence:
    """Each stay has a chance of its own. `told` is `casework.toml`."""

    def __init__(self, origin: Origin, told: Entry, today: date) -> None:
        self._origin, self._told, self._today = origin, told, today
        self._numbered = 0

    def of_stay(self, stay: StayFacts, records: StayRecords) -> Iterator[Edit]:
        """Events, the visa with which somebody came, the consent."""
        chance = random.Random(stay.id)
        present = stay.receiving_status in _PRESENT and stay.actual_start is not None
        if present and stay.host_country:
            yield from self._arrived(stay, chance)
        if stay.actual_end is None:
            yield from self._visa(stay, records, chance, present=present)
            if not any(one.kind == "cross_border" for one in records.consents):
                yield from self._consent(stay, chance)

    def _arrived(self, stay: StayFacts, chance: random.Random) -> Iterator[Edit]:
        """Entry, arrival and moving in on one day; where the flight is known, its hour."""
        assert stay.actual_start is not None
        place, at = chance.choice(self._told["arrivals"])
        for kind in COMING:
            values: dict[str, Value] = {"mobility_id": stay.id, "kind": kind, "date": stay.actual_start.isoformat()}
            if kind == "arrival" and stay.host_country == "CN":
                values |= {"place": place, "at": at}
            yield self._new("stay_event", values)

    def _visa(self, stay: StayFacts, records: StayRecords, chance: random.Random, *, present: bool) -> Iterator[Edit]:
        """Of guests from abroad; what they have already stays."""
        starts = stay.starts
        if starts is None or stay.host_country != "CN" or not stay.citizenships or "CN" in stay.citizenships:
            return
        if any(one.kind == "visa" and one.visa_class for one in records.documents):
            return
        will_come = stay.receiving_status == "verified" and starts <= self._today + timedelta(days=30)
        ready = chance.random() < (0.9 if starts <= self._today + _WITHIN else 0.5)
        if not present and not (will_come and ready):
            return
        issued = min(starts - timedelta(days=_ISSUED + chance.randrange(0, 9)), self._today - timedelta(days=2))
        applied = issued - timedelta(days=_APPLIED - _ISSUED)
        for kind, day in (("visa_application", applied), ("visa_issue", issued)):
            yield self._new("stay_event", {"mobility_id": stay.id, "kind": kind, "date": day.isoformat()})
        yield self._new("identity_document", self._visa_facts(stay, starts, issued))

    def _visa_facts(self, stay: StayFacts, starts: date, issued: date) -> dict[str, Value]:
        self._numbered += 1
        until = issued + _VISA_VALID if is_long(stay) else (stay.ends or starts) + timedelta(days=12)
        return {
            "person_id": stay.person_id,
            "kind": "visa",
            "number": f"K5{self._numbered * 6_364_137 % _MODULUS:07d}",
            "country": "CN",
            "issued": issued.isoformat(),
            "valid_until": until.isoformat(),
            "visa_class": visa_class(stay),
            "entries": "single",
            "mobility_id": stay.id,
        }

    def _consent(self, stay: StayFacts, chance: random.Random) -> Iterator[Edit]:
        """That data may go to the other side; in the language of the person's country."""
        told = self._told["consent"]
        if chance.randrange(100) >= told.get(stay.direction, 0) or stay.starts is None:
            return
        given = min(stay.starts - timedelta(days=60), self._today - timedelta(days=3))
        values: dict[str, Value] = {
            "person_id": stay.person_id,
            "kind": "cross_border",
            "given_on": given.isoformat(),
            "purpose": told["purpose"],
            "text_version": told["text_version"],
            "language": "zh" if "CN" in stay.citizenships else "ru",
        }
        yield self._new("consent", values)

    def _new(self, kind: str, values: dict[str, Value]) -> Edit:
        return Edit(kind, self._origin.new_id(), values, new=True)


def is_long(stay: StayFacts) -> bool:
    """Whether a guest of China needs a residence permit."""
    return stay.days is not None and stay.days >= _LONG


def visa_class(stay: StayFacts) -> str:
    """Of a guest of China: X1 or X2 for students, F for others."""
    if stay.role != "student":
        return _CLASS_OF_STAFF
    return "X1" if is_long(stay) else "X2"
