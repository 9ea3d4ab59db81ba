"""Which stays of the sample office have their courses agreed and recognised step by step, as its people would do it,
and the stays that an office too small for all of that has besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from exchange_admin.services.sample.cohorts import Cohort, Statuses
from exchange_admin.services.sample.people import People, Somebody
from exchange_admin.services.sample.programmes import Programme, Programmes
from exchange_admin.services.sample.stays import Stay, Stays

CHANGED, WAITING, BEGUN, DECLINED = "changed", "waiting", "begun", "declined"
"""An agreement with a second version in force, one that the host has not signed yet, a draft, one the host declined."""
DRAFT, PROPOSED, DECIDED, OWED, CLOSED, ABROAD = "draft", "proposed", "decided", "owed", "closed", "abroad"
"""How far a case is told; `owed` is decided with courses to make up, `abroad` is decided by a partner's rules."""

_BACK = "transcript_issued"
_STORIES: Mapping[tuple[str, str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("own", "closed", _BACK): (CLOSED,),
        ("own", "recognised", _BACK): (DECIDED,),
        ("own", "partly_recognised", _BACK): (OWED,),
        ("own", "recognising", _BACK): (PROPOSED, DRAFT),
        ("own", "live", "in_residence"): (CHANGED,),
        ("own", "nominated", "verified"): (WAITING,),
        ("own", "nominated", "pending"): (BEGUN,),
        ("own", "nominated", "rejected"): (DECLINED,),
        ("primorye", "recognised", _BACK): (ABROAD,),
        ("primorye", "closed", _BACK): (ABROAD,),
    }
)

_ENDED: Statuses = ("closed", "transcript_issued")
_WANTED_OF_STAFF = (("teaching", 2), ("staff_training", 2))
"""So many stays of teachers and staff that are over, for the papers that are about them."""
_COHORT_BY_RECEIVING = {"transcript_issued": "past", "verified": "applied", "pending": "applied", "rejected": "applied"}


@dataclass(frozen=True, slots=True)
class CourseScenario:
    """`subjects` are rows of `learning.toml`; `transcript` is empty for a stay that has none yet."""

    name: str
    stay: Stay
    subjects: Sequence[Sequence[str]]
    transcript: str = ""


@dataclass(slots=True)
class Scenarios:
    """Each story is told once, of the first stay that it fits, however large the office is."""

    told: list[CourseScenario] = field(default_factory=list)

    def fitting(self, stay: Stay) -> str:
        """The name of the story that a stay begins, empty for most."""
        if stay.programme.kind == "summer_school":
            return ""
        known = {one.name for one in self.told}
        names = _STORIES.get((stay.person.home.key, stay.sending, stay.receiving), ())
        return next((name for name in names if name not in known), "")

    def untold(self) -> Iterator[tuple[str, str, str]]:
        """Home, sending and receiving status of a stay that each further story needs."""
        for fits, names in _STORIES.items():
            for name in names:
                if name not in {one.name for one in self.told}:
                    yield fits


@dataclass(frozen=True, slots=True)
class FurtherStay:
    """A stay to be added; `told` where its courses are agreed or recognised step by step."""

    person: Somebody
    programme: Programme
    statuses: Statuses
    cohort: Cohort
    told: bool


class SmallOffices:
    """Where the office is too small for a case, people who are there get a further stay.

    Asks what is there already and adds nothing itself, so an office of the usual size stays as it is."""

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
