"""What an office shows at every size: where it is too small for a case, people who are there get a further stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.services.sample.cohorts import Cohort, Statuses
from exchange_admin.services.sample.people import People, Somebody
from exchange_admin.services.sample.programmes import Programme, Programmes
from exchange_admin.services.sample.scenarios import Scenarios
from exchange_admin.services.sample.stays import Stays

_ENDED: Statuses = ("closed", "transcript_issued")
_WANTED_OF_STAFF = (("teaching", 2), ("staff_training", 2))
"""So many stays of teachers and staff that are over, for the papers that are about them."""
_COHORT_BY_RECEIVING = {"transcript_issued": "past", "verified": "applied", "pending": "applied", "rejected": "applied"}


@dataclass(frozen=True, slots=True)
class FurtherStay:
    """A stay to be added; `told` where its courses are agreed or recognised step by step."""

    person: Somebody
    programme: Programme
    statuses: Statuses
    cohort: Cohort
    told: bool


class SmallOffices:
    """Asks what is there already and adds nothing itself, so an office of the usual size stays as it is."""

    def __init__(self, cohorts: Sequence[Cohort], people: People, programmes: Programmes, stays: Stays) -> None:
        self._cohorts, self._people, self._programmes, self._stays = cohorts, people, programmes, stays

    def lacking(self, stories: Scenarios) -> Iterator[FurtherStay]:
        """One after the other: each is to be added before the next is asked for."""
        for home, *statuses in stories.untold():
            cohort = _COHORT_BY_RECEIVING.get(statuses[1])
            direction = "outgoing" if home == "own" else "incoming"
            if cohort:
                students = [one for one in self._people.first("student") if one.home.key == home]
                sending, receiving = statuses
                yield from self._one(students, direction, "student_studies", cohort, (sending, receiving), told=True)
        for activity, count in _WANTED_OF_STAFF:
            for _ in range(count - self._stays.ended_of(activity)):
                yield from self._of_staff(activity)

    def _of_staff(self, activity: str) -> Iterator[FurtherStay]:
        """A guest, or one of our own where no teacher of a partner is there."""
        for direction in ("incoming", "outgoing"):
            own = direction == "outgoing"
            teachers = [one for one in self._people.first("teacher") if (one.home.key == "own") == own]
            found = list(self._one(teachers, direction, activity, "past", _ENDED, told=False))
            if found:
                yield from found
                return

    def _one(
        self, people: Sequence[Somebody], direction: str, activity: str, cohort: str, statuses: Statuses, *, told: bool
    ) -> Iterator[FurtherStay]:
        """In the first such term in which one of them is not away already; nothing where all of them are."""
        for one in self._cohorts:
            if (one.name, one.direction) != (cohort, direction):
                continue
            offered = [programme for _, programme in self._programmes.of(direction, one.term)]
            programme = next((p for p in offered if p.activity == activity and p.kind != "summer_school"), None)
            person = self._free(people, one.term)
            if programme and person:
                yield FurtherStay(person, programme, statuses, one, told)
                return

    def _free(self, people: Iterable[Somebody], term: str) -> Somebody | None:
        return next((one for one in people if not self._stays.is_away(one.id, term)), None)
