"""Who declined an output as a member, as the journal has it: whoever leads writes the seats and could say later that
there was none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.rules.committee.minutes import APPROVED, DECLINED
from exchange_admin.domain.rules.projects.outputs import approvers, output_hash
from exchange_admin.domain.steps import HistoryEntry, Record
from exchange_admin.store import Store

_APPROVAL, _MEMBERSHIP = "approval", "membership"
_FARTHEST_EAST = timedelta(hours=12)


def latest_day(moment: str) -> date:
    """The latest one that a UTC moment was in any office."""
    return (datetime.fromisoformat(moment) + _FARTHEST_EAST).date()


def refusals(store: Store, outputs: Iterable[Record]) -> dict[str, list[Record]]:
    """Approvals that decline the text of one of these, by its hash: also those of the same text under another id, for
    whoever leads could delete what was declined and make it once more."""
    texts = {output_hash(one.values) for one in outputs}
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for one in store.where(_APPROVAL, "verdict", [DECLINED]):
        if one.live and one["content_hash"] in texts:
            found[one.text("content_hash")].append(one)
    return found


def declined_as_members(store: Store, output: Record, refused: Mapping[str, Iterable[Record]]) -> tuple[str, ...]:
    """The institutions that decline this text and had a seat when they wrote that down, whatever became of the seat.
    `refused` as `refusals` gives it."""
    text = output_hash(output.values)
    against = list(refused.get(text, ()))
    seats = store.where(_MEMBERSHIP, "project_id", [output["project_id"]]) if against else []
    named = (
        one.text("institution_id")
        for one in against
        if _had_seat(
            store,
            [seat for seat in seats if seat["institution_id"] == one["institution_id"]],
            [version for version in _versions(store.history.of(one.kind, one.id)) if _declines(version.said, text)],
        )
    )
    return tuple(dict.fromkeys(named))


class _Version(NamedTuple):
    """What a record said from a reading of a clock on, and the step that said it."""

    reading: int
    when: str
    step: str
    said: Mapping[str, Value]


def _declines(said: Mapping[str, Value], text: str) -> bool:
    return said.get("verdict") != APPROVED and said.get("content_hash") == text


def _had_seat(store: Store, seats: Iterable[Record], refusals: Collection[_Version]) -> bool:
    """By the clocks, or by what whoever declined had seen until then: whoever ends a seat could set its clock back."""
    for seat in seats:
        entries = store.history.of(seat.kind, seat.id)
        for one in refusals:
            earlier = [entry for entry in entries if entry.reading <= one.reading]
            seen = [entry for entry in entries if store.history.had_seen(one.step, entry.step)]
            known = max((entry.when for entry in seen), default=one.when)  # nobody declines before what it has seen
            if _is_seat(_versions(earlier), latest_day(one.when)) or _is_seat(
                _versions(seen), latest_day(max(one.when, known))
            ):
                return True
    return False


def _is_seat(versions: Sequence[_Version], day: date) -> bool:
    return bool(versions) and bool(versions[-1].said[LIVE]) and bool(approvers(None, [versions[-1].said], day))


def _versions(entries: Iterable[HistoryEntry]) -> list[_Version]:
    """The first one first."""
    said: dict[str, Value] = {LIVE: 1}
    found: list[_Version] = []
    for reading, together in groupby(sorted(entries, key=attrgetter("reading")), key=attrgetter("reading")):
        written = list(together)
        said = said | {one.field: one.new for one in written}
        found.append(_Version(reading, written[0].when, written[0].step, said))
    return found
