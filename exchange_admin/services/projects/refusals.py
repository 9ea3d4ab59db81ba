"""Who declined an output as a member, as the journal has it: whoever leads writes the seats and could say later that
there was none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.rules.committee.minutes import APPROVED
from exchange_admin.domain.rules.projects.outputs import approvers, output_hash
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_MEMBERSHIP = "membership"
_FARTHEST_EAST = timedelta(hours=12)


def latest_day(moment: str) -> date:
    """The latest one that a UTC moment was in any office."""
    return (datetime.fromisoformat(moment) + _FARTHEST_EAST).date()


def declined_as_members(store: Store, output: Record, approvals: Iterable[Record]) -> tuple[str, ...]:
    """The institutions that decline this text and had a seat when they wrote that down, whatever became of the seat."""
    text = output_hash(output.values)
    against = [one for one in approvals if one["verdict"] != APPROVED and one["content_hash"] == text]
    seats = store.where(_MEMBERSHIP, "project_id", [output["project_id"]]) if against else []
    return tuple(
        one.text("institution_id")
        for one in against
        if _had_seat(
            store,
            [seat for seat in seats if seat["institution_id"] == one["institution_id"]],
            [(n, when) for n, when, said in _versions(store, one) if _declines(said, text)],
        )
    )


def _declines(said: Mapping[str, Value], text: str) -> bool:
    return said.get("verdict") != APPROVED and said.get("content_hash") == text


def _had_seat(store: Store, seats: Iterable[Record], moments: Iterable[tuple[int, str]]) -> bool:
    moments = list(moments)
    for seat in seats:
        versions = list(_versions(store, seat))
        for reading, when in moments:
            before = [said for n, _, said in versions if n <= reading]
            if before and before[-1][LIVE] and approvers(None, before[-1:], latest_day(when)):
                return True
    return False


def _versions(store: Store, record: Record) -> Iterator[tuple[int, str, Mapping[str, Value]]]:
    """What a record said from each reading of a clock on, the first one first."""
    said: dict[str, Value] = {LIVE: 1}
    entries = sorted(store.history.of(record.kind, record.id), key=attrgetter("reading"))
    for reading, together in groupby(entries, key=attrgetter("reading")):
        written = list(together)
        said = said | {one.field: one.new for one in written}
        yield reading, written[0].when, said
