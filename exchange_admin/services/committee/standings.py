"""How far the minutes of many meetings are, read together: for lists, and for the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.fields import Values
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.committee.control import is_of_forum, next_session
from exchange_admin.domain.rules.committee.minutes import Approvals, Standing, approvals_of, minutes_hash
from exchange_admin.domain.rules.committee.states import AGREED, IN_FORCE, INFORMATION, WITH_MINUTES
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.committee.refusals import refused_minutes
from exchange_admin.services.committee.speaking import speaks_for
from exchange_admin.store import Store

OPEN_DECISIONS = (Filter("state", Test.IS, IN_FORCE), Filter("kind", Test.IS_NOT, (INFORMATION,)))
"""Filters of those that somebody has to carry out."""


def standings(store: Store, meetings: Sequence[Record]) -> dict[str, Approvals]:
    """By the id of the meeting; those that have no minutes are left out."""
    held = [one for one in meetings if one["state"] in WITH_MINUTES]
    ids = [one.id for one in held]
    decisions, approvals = (_by(store, kind, "meeting_id", ids) for kind in ("decision", "approval"))
    refused = refused_minutes(store, held, {one.id: minutes_hash(one.values, decisions[one.id]) for one in held})
    seats = _by(store, "membership", "body_id", list(dict.fromkeys(one.text("body_id") for one in held)))
    return {
        one.id: approvals_of(
            one.values,
            decisions[one.id],
            seats[one.text("body_id")],
            approvals[one.id],
            refused.get(one.id, {}),
        )
        for one in held
    }


def changed_since(store: Store, decisions: Sequence[Record]) -> frozenset[str]:
    """Those (ids) of decisions in force whose minutes are another text than the one that was approved."""
    in_force = [one for one in decisions if one["state"] in IN_FORCE]
    meetings = store.many("meeting", list(dict.fromkeys(one.text("meeting_id") for one in in_force)))
    changed = {id for id, one in standings(store, list(meetings.values())).items() if one.standing is Standing.CHANGED}
    return frozenset(one.id for one in in_force if one["meeting_id"] in changed)


_TO_SAY = frozenset({Standing.OPEN, Standing.WAITING})
"""Where the text waits for whoever has said nothing; what was changed or declined is told apart."""


@dataclass(frozen=True, slots=True)
class Session:
    """When a committee meets next: `meeting` where it is planned, else empty: the day by which it has to."""

    body: str
    day: date
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class CommitteeDay:
    """`void` are meetings whose approved text was changed since, `to_approve` those whose minutes wait for the own
    institution or for what one without the program signs on paper, `awaited` those that wait for others in files of
    their own, `to_close` those that all chairs have approved and that are closed here: the two of the committees `led`
    in this file; `session` is the next one of all committees."""

    void: tuple[str, ...] = ()
    to_approve: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    to_close: tuple[str, ...] = ()
    led: frozenset[str] = frozenset()
    session: Session | None = None


def committee_day(store: Store, own: str, today: date) -> CommitteeDay:
    """In the file of an institution (`own`): what of it minutes wait for."""
    meetings = live(store.records(Query("meeting")))
    found = standings(store, meetings)
    states, bodies = ({one.id: one[name] for one in meetings} for name in ("state", "body_id"))
    written_here = {
        one.id for one in store.records(Query("body")) if not store.is_partner or one["lead_institution_id"] == own
    }
    speaks = speaks_for(store)
    to_approve = [id for id, one in found.items() if any(speaks(of) and _waits_for(one, of) for of in one.missing)]
    return CommitteeDay(
        void=tuple(id for id, one in found.items() if one.standing is Standing.CHANGED),
        to_approve=tuple(to_approve),
        awaited=tuple(
            id
            for id, one in found.items()
            if id not in to_approve and bodies[id] in written_here and any(_waits_for(one, of) for of in one.missing)
        ),
        to_close=tuple(
            id
            for id, one in found.items()
            if one.standing is Standing.AGREED and states[id] != AGREED and bodies[id] in written_here
        ),
        led=frozenset(written_here),
        session=_nearest(store, meetings, today),
    )


def _waits_for(now: Approvals, institution: str) -> bool:
    """Also where it declined what is another text now; minutes that are void are told as such."""
    declined_before = now.standing is Standing.DECLINED and institution in now.declined_before
    return declined_before or (now.standing in _TO_SAY and institution in now.missing)


def _nearest(store: Store, meetings: Sequence[Record], today: date) -> Session | None:
    """Of those that are not missed already: that is a task of whoever leads. Editions of a forum are none."""
    of_body: defaultdict[str, list[Record]] = defaultdict(list)
    for one in meetings:
        of_body[one.text("body_id")].append(one)
    found = []
    for body in live(store.records(Query("body"))):
        if is_of_forum(body.values):
            continue
        ahead = next_session(body.values, [one.values for one in of_body[body.id]], today)
        if ahead is not None and ahead[0] >= today:
            day, is_set = ahead
            planned = next((one.id for one in of_body[body.id] if is_set and one["starts"] == day.isoformat()), "")
            found.append(Session(body.id, day, planned))
    return min(found, key=lambda one: (one.day, one.body), default=None)


def _by(store: Store, kind: str, field: str, ids: Sequence[str]) -> Mapping[str, list[Values]]:
    found: defaultdict[str, list[Values]] = defaultdict(list)
    for one in live(store.where(kind, field, ids)) if ids else ():
        found[one.text(field)].append(one.values)
    return found
