"""Who declined a text and had a say in it then, as the journal has it: whoever leads writes the seats and could say
later that there was none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import LIVE, Value, Values
from exchange_admin.domain.rules.committee.minutes import APPROVED, DECLINED, chairs_of
from exchange_admin.domain.steps import HistoryEntry, Record, live
from exchange_admin.store import Store

_APPROVAL, _MEMBERSHIP = "approval", "membership"
_FARTHEST_EAST = timedelta(hours=12)
HasSay = Callable[[Values, date], bool]
"""Whether a seat with these values is asked for its approval on a day."""
Refused = Mapping[str, Mapping[str, tuple[str, ...]]]


class Refusal(NamedTuple):
    """The last word of an institution on a text (its hash), by which it declined it: the meeting of which these are the
    minutes, empty for another text, the reading of its clock, the UTC moment and the step."""

    meeting: str
    institution: str
    text: str
    reading: int
    when: str
    step: str


def refusals(store: Store, approvals: Iterable[Record]) -> Iterator[Refusal]:
    """Of each of these approvals (live records). Whoever approved another text since has not approved the one that it
    declined: it could come back."""
    told = list(approvals)
    written = store.history.counts(_APPROVAL, [one.id for one in told])
    for one in told:
        if one["verdict"] == DECLINED or written.get(one.id):
            yield from _of_one(one, store.history.of(one.kind, one.id))


def refused_minutes(store: Store, meetings: Sequence[Record], texts: Mapping[str, str] | None = None) -> Refused:
    """By meetings (ids), and the hash of a text, the institutions that declined it and had a chair on the day of the
    meeting then, whatever became of the seat. Also of the same text in another meeting of the committee, for whoever
    leads could delete what was declined and hold it once more. With `texts`, by meetings, of nothing but those."""
    bodies = {one.id: str(one["body_id"]) for one in meetings if one["body_id"]}
    of = {one.id: one.text("body_id") for one in store.where("meeting", "body_id", [*bodies.values()])}
    by_body: defaultdict[str, list[Refusal]] = defaultdict(list)
    for refusal in refusals(store, live(store.where(_APPROVAL, "meeting_id", [*of])) if of else ()):
        by_body[of[refusal.meeting]].append(refusal)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in meetings:
        against = by_body.get(bodies.get(one.id, ""), ())
        seats = store.where(_MEMBERSHIP, "body_id", [one["body_id"]]) if against else []
        for refusal in against:
            is_asked_about = texts is None or texts.get(one.id) == refusal.text
            if is_asked_about and had_say(store, seats, refusal, partial(_has_chair, day_in(one.values, "starts"))):
                said = found.setdefault(one.id, {})
                said[refusal.text] = (*said.get(refusal.text, ()), refusal.institution)
    return found


def _has_chair(starts: date | None, seat: Values, _: date) -> bool:
    return bool(chairs_of([seat], starts))


def had_say(store: Store, seats: Iterable[Record], refusal: Refusal, has_say: HasSay) -> bool:
    """Whether one of the `seats` of the institution, deleted ones among them, had a say when it declined: by the
    clocks, or by what it had seen until then, for whoever ends a seat could set its clock back."""
    for seat in seats:
        if seat["institution_id"] != refusal.institution:
            continue
        entries = store.history.of(seat.kind, seat.id)
        earlier = [entry for entry in entries if entry.reading <= refusal.reading]
        seen = [entry for entry in entries if store.history.had_seen(refusal.step, entry.step)]
        known = max((refusal.when, *(entry.when for entry in seen)))  # nobody declines before what it has seen
        if _had_say(earlier, refusal.when, has_say) or _had_say(seen, known, has_say):
            return True
    return False


def latest_day(moment: str) -> date:
    """The latest one that a UTC moment was in any office."""
    return (datetime.fromisoformat(moment) + _FARTHEST_EAST).date()


def _had_say(entries: Sequence[HistoryEntry], when: str, has_say: HasSay) -> bool:
    versions = _versions(entries)
    return bool(versions) and bool(versions[-1][1][LIVE]) and has_say(versions[-1][1], latest_day(when))


def _of_one(approval: Record, entries: Iterable[HistoryEntry]) -> Iterator[Refusal]:
    """Deleted and given again, an approval says only what it says then."""
    words: dict[str, tuple[HistoryEntry, Value]] = {}
    for entry, said in _versions(entries):
        if not said[LIVE]:
            words.clear()
        elif text := said.get("content_hash"):
            words[str(text)] = entry, said.get("verdict")
    for text, (entry, verdict) in words.items():
        if verdict != APPROVED:
            yield Refusal(
                approval.text("meeting_id"),
                approval.text("institution_id"),
                text,
                entry.reading,
                entry.when,
                entry.step,
            )


def _versions(entries: Iterable[HistoryEntry]) -> list[tuple[HistoryEntry, Mapping[str, Value]]]:
    """What a record said after each step, the first one first."""
    said: dict[str, Value] = {LIVE: 1}
    found: list[tuple[HistoryEntry, Mapping[str, Value]]] = []
    for _, together in groupby(sorted(entries, key=attrgetter("reading")), key=attrgetter("reading")):
        written = list(together)
        said = said | {one.field: one.new for one in written}
        found.append((written[0], said))
    return found
