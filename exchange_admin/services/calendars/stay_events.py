"""People who arrive and leave, as whole days: those of one group who move together are one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from exchange_admin.documents.calendar_file import CalendarEvent
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.mobility_status import is_undecided
from exchange_admin.domain.rules.stays import takes_place
from exchange_admin.domain.wording import Wording
from exchange_admin.services.calendars.order import ARRIVALS, DEPARTURES, CalendarOrder, Whose
from exchange_admin.services.lists import Lists
from exchange_admin.store import Store

_NAMES_IN_TITLE = 3


class _Stay(NamedTuple):
    id: str
    person_id: str
    direction: str
    sending_institution_id: str
    receiving_institution_id: str
    mobility_group_id: str | None
    planned_start: str | None
    planned_end: str | None
    actual_start: str | None
    actual_end: str | None
    sending_status: str
    receiving_status: str
    coordinator_id: str | None


@dataclass(frozen=True, slots=True)
class _Move:
    """One end of a stay. `way` is `arrival` or `departure` of a guest, `leaving` or `return` of one of ours."""

    stay: _Stay
    way: str
    day: date
    is_actual: bool
    partner: str

    @property
    def together(self) -> tuple[str, date, bool, str, str]:
        return self.way, self.day, self.is_actual, self.partner, self.stay.mobility_group_id or ""

    @property
    def uid(self) -> str:
        return f"{self.stay.id}-{'start' if self.way in {'arrival', 'leaving'} else 'end'}"


_WAYS = {("start", True): "arrival", ("start", False): "leaving", ("end", True): "departure", ("end", False): "return"}
"""By the end of the stay, and whether the person is a guest here."""
WORDS = {"arrival": ARRIVALS, "return": ARRIVALS, "departure": DEPARTURES, "leaving": DEPARTURES}


class StayEvents:
    """For one calendar. `left_out` counts by problem code what has no event; `counts` events by word of WHAT."""

    def __init__(self, store: Store, lists: Lists, words: Wording, order: CalendarOrder) -> None:
        self._store, self._lists, self._words, self._order = store, lists, words, order
        self.left_out: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.cancelled = self.drafts = 0

    def read(self) -> list[CalendarEvent]:
        """In the order of their days. Who did not come after all is an event that is cancelled, so that a calendar
        which has it takes it out."""
        moves = list(self._moves())
        changes = self._store.history.counts("mobility", [move.stay.id for move in moves])
        partners = self._lists.labels("institution", {move.partner for move in moves}, self._words.language)
        groups: dict[tuple[object, ...], list[_Move]] = {}
        events = []
        for move in moves:
            if takes_place(move.stay._asdict()):
                groups.setdefault(move.together, []).append(move)
            else:
                self.cancelled += 1
                events.append(self._event([move], partners, changes, is_cancelled=True))
        for group in groups.values():
            events.append(self._event(group, partners, changes))
            self.counts[WORDS[group[0].way]] += 1
        return events

    def _moves(self) -> Iterator[_Move]:
        own = self._store.institution
        for end in ("start", "end"):
            if not any(WORDS[_WAYS[end, guest]] in self._order.what for guest in (True, False)):
                continue
            for stay in self._stays(end):
                is_guest = stay.receiving_institution_id == own or (
                    stay.sending_institution_id != own and stay.direction == "incoming"
                )
                way = _WAYS[end, is_guest]
                if WORDS[way] not in self._order.what:
                    continue
                actual, planned = getattr(stay, f"actual_{end}"), getattr(stay, f"planned_{end}")
                if not (actual or planned):
                    self.left_out[f"calendar.no_{end}"] += takes_place(stay._asdict())
                elif stay.actual_start is None and is_undecided(stay.sending_status, stay.receiving_status):
                    self.drafts += 1
                elif self._order.since <= (day := date.fromisoformat(actual or planned)) <= self._order.until:
                    partner = stay.sending_institution_id if is_guest else stay.receiving_institution_id
                    yield _Move(stay, way, day, bool(actual), partner)

    def _stays(self, end: str) -> list[_Stay]:
        """Those with a day in the period, planned or true, and those without any; in the order they were made."""
        since, until = self._order.since.isoformat(), self._order.until.isoformat()
        within = [
            (Filter(f"{word}_{end}", Test.FROM, (since,)), Filter(f"{word}_{end}", Test.UNTIL, (until,)))
            for word in ("planned", "actual")
        ]
        without = (Filter(f"planned_{end}", Test.EMPTY), Filter(f"actual_{end}", Test.EMPTY))
        ns = {n for filters in (*within, without) for n in self._store.ids(Query("mobility", filters=filters))}
        rows = self._store.rows("mobility", sorted(ns), _Stay._fields)
        found = [_Stay(*row) for row in rows.values()]  # type: ignore[arg-type]
        return sorted(self._of_whom(found), key=lambda stay: stay.id)

    def _of_whom(self, stays: Iterable[_Stay]) -> Iterable[_Stay]:
        match self._order.whose:
            case Whose("person", id):
                kept = self._store.entries().kept
                return (stay for stay in stays if kept(stay.person_id) == kept(id))
            case Whose(_, id):
                return (stay for stay in stays if stay.coordinator_id == id)
        return stays

    def _event(
        self,
        moves: Sequence[_Move],
        partners: dict[str, str],
        changes: dict[str, int],
        *,
        is_cancelled: bool = False,
    ) -> CalendarEvent:
        """The first stay of a group lends its id: as long as it is there, the event stays the same one."""
        first, people = moves[0], list(dict.fromkeys(move.stay.person_id for move in moves))
        tense = "done" if first.is_actual else "planned"
        facts = {"n": len(people), "partner": partners.get(first.partner, "—")}
        title, note = self._words.say(f"calendar.{first.way}.{tense}", facts), ""
        if self._order.with_names:
            labels = self._lists.labels("person", people, self._words.language)
            names = [labels[id] for id in people if id in labels]
            more = ["…"] if len(names) > _NAMES_IN_TITLE else []
            title = self._words.labelled(title, self._words.listed([*names[:_NAMES_IN_TITLE], *more]))
            note = "\n".join(names)
        return CalendarEvent(
            first.uid,
            changes[first.stay.id],
            title,
            first.day,
            note=note,
            is_planned=not first.is_actual,
            is_cancelled=is_cancelled,
            alarm_days=self._order.remind_days,
        )
