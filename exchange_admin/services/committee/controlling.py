"""Control of decisions: what was decided, by whom it is carried out, what is late; and what committees wait for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.committee.control import OPEN, Urgency, next_session, urgency
from exchange_admin.domain.rules.committee.minutes import number_order
from exchange_admin.domain.rules.committee.states import HELD
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.committee.reported import reported
from exchange_admin.services.committee.sheets import BODY, DECISION, MEETING
from exchange_admin.services.committee.standings import changed_since
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import NO_RECORD

OPEN_FIRST = tuple(Urgency)


@dataclass(frozen=True, slots=True)
class Controlled:
    """One decision. `days` until it is due, below zero where it is late; None without a day or once it is settled.
    `reported` where it is open and whoever carries it out has said that it is done, `reported_on` if it said when.
    `is_changed` where it is in force by minutes whose text was changed since they were approved."""

    id: str
    number: str
    body: str
    body_id: str
    meeting: str
    text: str
    responsible_id: str
    responsible: str
    due: date | None
    days: int | None
    state: str
    urgency: Urgency
    result: str
    reported: bool = False
    reported_on: date | None = None
    is_changed: bool = False

    @property
    def is_late(self) -> bool:
        return self.urgency is Urgency.LATE

    @property
    def is_open(self) -> bool:
        return self.urgency in OPEN


@dataclass(frozen=True, slots=True)
class BodyAhead:
    """When a committee meets next: `is_set` when that session is planned, else the day by which it has to."""

    id: str
    name: str
    day: date
    is_set: bool


class DecisionControl(Service[Parts]):
    """Reads only."""

    def decisions(
        self,
        language: str,
        *,
        body: str = "",
        institution: str = "",
        everything: bool = False,
        on: date | None = None,
    ) -> list[Controlled]:
        """Late ones first, then by their day; without `everything` only what somebody has to carry out."""
        today = on or self._today()
        decisions = self._store.records(Query(DECISION))
        meetings = self._store.many(MEETING, [one.text("meeting_id") for one in decisions])
        bodies = self._store.many(BODY, [one.text("body_id") for one in meetings.values()])
        places = self._store.many("institution", [one.text("responsible_institution_id") for one in decisions])
        done = reported(self._store, decisions)
        changed = changed_since(self._store, decisions)

        def told(one: Record) -> Controlled | None:
            meeting = meetings.get(one.text("meeting_id"), NO_RECORD)
            of = bodies.get(meeting.text("body_id"), NO_RECORD)
            responsible = one.text("responsible_institution_id")
            if (body and of.id != body) or (institution and responsible != institution) or not meeting.live:
                return None
            due, how = day_in(one.values, "due"), urgency(one.values, today)
            counts = due is not None and how in (Urgency.LATE, Urgency.IN_TIME)
            return Controlled(
                id=one.id,
                number=one.text("number"),
                body=in_language(of.values, "name", language),
                body_id=of.id,
                meeting=meeting.id,
                text=text_in(one, language),
                responsible_id=responsible,
                responsible=in_language(places.get(responsible, NO_RECORD).values, "name", language),
                due=due,
                days=(due - today).days if due is not None and counts else None,
                state=one.text("state"),
                urgency=how,
                result=one.text("result"),
                reported=one.id in done,
                reported_on=done.get(one.id),
                is_changed=one.id in changed,
            )

        found = [row for one in decisions if (row := told(one)) is not None]
        shown = [row for row in found if everything or row.is_open]
        return sorted(shown, key=_order)

    def reported(self, decisions: Sequence[Record]) -> Mapping[str, date | None]:
        """Of open ones (ids) that whoever carries them out has said to be done: the day it said."""
        return reported(self._store, decisions)

    def next_sessions(self, language: str, body: str = "", *, after: str = "") -> list[BodyAhead]:
        """The nearest first; of one committee (`body`) or of all. The meeting `after` which it is asked counts as held:
        whoever prepares its minutes asks for the one that follows."""
        of_body = self._by(MEETING, "body_id")
        found = []
        for one in self._store.records(Query(BODY)):
            meetings = [{**each.values, "state": HELD} if each.id == after else each.values for each in of_body[one.id]]
            ahead = next_session(one.values, meetings, self._today())
            if ahead is not None and body in ("", one.id):
                found.append(BodyAhead(one.id, in_language(one.values, "name", language), *ahead))
        return sorted(found, key=lambda one: (one.day, one.name))

    def _by(self, kind: str, field: str) -> defaultdict[str, list[Record]]:
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for one in live(self._store.records(Query(kind))):
            found[one.text(field)].append(one)
        return found


def text_in(record: Record, language: str, field: str = "text") -> str:
    """Its text in a language, else in one that it has."""
    return in_language(record.values, field, language)


def _order(row: Controlled) -> tuple[int, date, tuple[tuple[int, int, str], ...], str]:
    return OPEN_FIRST.index(row.urgency), row.due or date.max, number_order(row.number), row.id


def counted(rows: Sequence[Controlled]) -> Iterator[tuple[Urgency, int]]:
    """How many of each there are, in the order of urgency."""
    for how in Urgency:
        if n := sum(row.urgency is how for row in rows):
            yield how, n
