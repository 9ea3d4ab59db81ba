"""Numbers that were used and that no paper bears any more: each stays in the register, with why it is so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.steps import HistoryEntry
from exchange_admin.store import Store

_FIELDS = ("number", "academic_number")


@dataclass(frozen=True, slots=True)
class GoneNumber:
    """`reason` is empty for a paper that undo took out of the register: the next issue writes it down (decision 4).
    `when` is a UTC moment; it and `who` are empty where nobody knows any more."""

    number: str
    reason: str
    when: str
    who: str


def count_gone(store: Store) -> int:
    """How many there are."""
    return len(store.ids(Query("voided_number"))) + len(_taken_out(store))


def gone_numbers(store: Store) -> list[GoneNumber]:
    """In their order, voided with a reason or only taken out of the register."""
    found = [_voided(store, id) for id in _ids(store, Query("voided_number"))]
    found += [
        _gone(number, "", next((one for one in store.history.of("certificate", id) if _is_removal(one)), None))
        for number, id in _taken_out(store).items()
    ]
    return sorted(found, key=lambda one: one.number)


def _voided(store: Store, id: str) -> GoneNumber:
    record, past = store.get("voided_number", id), store.history.of("voided_number", id)
    assert record is not None
    return _gone(record.text("number"), record.text("reason"), past[-1] if past else None)


def _gone(number: str, reason: str, past: HistoryEntry | None) -> GoneNumber:
    return GoneNumber(number, reason, past.when if past else "", past.who if past else "")


def _is_removal(past: HistoryEntry) -> bool:
    return past.field == LIVE and past.new == 0


def _taken_out(store: Store) -> dict[str, str]:
    """Numbers of deleted papers that are neither voided nor on another paper, with the id of the deleted one."""
    removed = {
        str(number): str(id)
        for id, *numbers in _rows(store, Query("certificate", deleted=True), ("id", *_FIELDS))
        for number in numbers
        if number
    }
    if not removed:
        return {}
    there = {number for name in _FIELDS for number in _standing(store, "certificate", name, list(removed))}
    there |= set(_standing(store, "voided_number", "number", list(removed)))
    return {number: id for number, id in removed.items() if number not in there}


def _standing(store: Store, kind: str, name: str, numbers: Sequence[str]) -> Iterator[str]:
    for (number,) in _rows(store, Query(kind, filters=(Filter(name, values=tuple(numbers)),)), (name,)):
        yield str(number)


def _ids(store: Store, query: Query) -> Iterator[str]:
    for (id,) in _rows(store, query, ("id",)):
        yield str(id)


def _rows(store: Store, query: Query, names: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    ns = store.ids(query)
    rows = store.rows(query.kind, ns, names)
    yield from (tuple(rows[n]) for n in ns if n in rows)
