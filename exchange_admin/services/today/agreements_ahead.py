"""Agreements to think of: their end or the day for notice is near, or their places are nearly used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.agreements.next_step import AHEAD, NextStep
from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.places_in_lists import ListedPlaces, places_in_lists
from exchange_admin.services.agreements.said import short_step
from exchange_admin.services.agreements.standing import Standing, own_calendar
from exchange_admin.services.parts import Parts, Service

_RUNNING = ("signed", "in_force")


@dataclass(frozen=True, slots=True)
class AgreementAhead:
    """`said` is what comes next and `step` the code of that, `day` by when, `urgent` where that is now or soon. `taken`
    of `agreed` places of the year are used or nominated for, told only where nearly all are; both 0 else."""

    id: str
    number: str
    step: str
    said: str
    day: date | None
    urgent: bool
    taken: int = 0
    agreed: int = 0


class AgreementsAhead(Service[Parts]):
    def read(self, language: str) -> tuple[AgreementAhead, ...]:
        """Those with a day first, the nearest before the others."""
        query = Query("agreement", filters=(Filter("state", Test.IS, _RUNNING),))
        calendar = cache(partial(own_calendar, self._store))
        running = self._store.records(query)
        places = places_in_lists(self._store, running, self._today())
        found = [
            told
            for one in running
            for told in self._told(
                Standing(self._store, one, self._today(), calendar), places.get(one.id), one, language
            )
        ]
        return tuple(sorted(found, key=lambda one: (one.day or date.max, one.number, one.id)))

    def _told(
        self, standing: Standing, places: ListedPlaces | None, agreement: Record, language: str
    ) -> Iterator[AgreementAhead]:
        words, number = self._wordings[language], agreement.text("number")
        step = standing.step_in_a_list(None)
        if self._is_near(step):
            yield AgreementAhead(agreement.id, number, step.code, short_step(words, step), step.day, step.urgent)
            return
        if places and Places(places.agreed, places.taken).are_nearly_used:
            yield AgreementAhead(agreement.id, number, "", "", None, False, places.taken, places.agreed or 0)

    def _is_near(self, step: NextStep) -> bool:
        return bool(step.code) and (step.urgent or (step.day is not None and step.day - self._today() <= AHEAD))
