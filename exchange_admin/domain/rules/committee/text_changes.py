"""What was changed in a text since it was approved: found by taking changes back until it is that text again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from exchange_admin.domain.fields import LIVE, Value

Texts = Mapping[str, Mapping[str, Value]]
"""Values by the ids of the records that are there."""
_CONTEXT = 24
"""Letters of what is the same that stand before and behind what differs."""


@dataclass(frozen=True, slots=True)
class Written:
    """One field of one step as the journal has it; `at` orders steps, `field` is `LIVE` where a record came or went."""

    at: int
    id: str
    field: str
    old: Value


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that reads otherwise now. With `LIVE` the record was added (`now` 1) or taken out (0)."""

    id: str
    field: str
    before: Value
    now: Value


@dataclass(frozen=True, slots=True)
class Apart:
    """Two texts where they differ: what is the same before and behind it, shortened, and the part of each."""

    head: str
    before: str
    now: str
    tail: str


def text_then(now: Texts, known: Texts, written: Iterable[Written], is_it: Callable[[Texts], bool]) -> Texts | None:
    """The text that `is_it` accepts, the latest one; None where the changes lead to none: two people wrote at once.
    `known` are all records, those that are gone too, with the values they have now."""
    state = {id: dict(values) for id, values in known.items()}
    there = {id: id in now for id in known}
    latest_first = sorted(written, key=attrgetter("at"), reverse=True)
    for _, step in groupby(latest_first, key=attrgetter("at")):
        for one in step:
            if one.field == LIVE:
                there[one.id] = bool(one.old)
            else:
                state[one.id][one.field] = one.old
        found = {id: values for id, values in state.items() if there[id]}
        if is_it(found):
            return found
    return None


def changes_between(before: Texts, now: Texts, fields: Sequence[str]) -> Iterator[FieldChange]:
    """In the order of `now`; what was taken out comes last."""
    for id, values in now.items():
        if id not in before:
            yield FieldChange(id, LIVE, 0, 1)
            continue
        for name in fields:
            if values.get(name) != before[id].get(name):
                yield FieldChange(id, name, before[id].get(name), values.get(name))
    for id in before:
        if id not in now:
            yield FieldChange(id, LIVE, 1, 0)


def apart(before: str, now: str) -> Apart:
    """A comma in a long sentence is seen when the rest of the sentence is out of the way."""
    shorter = min(len(before), len(now))
    head = next((n for n in range(shorter) if before[n] != now[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if before[-1 - n] != now[-1 - n]), rest)
    begins, ends = before[:head], before[len(before) - tail :] if tail else ""
    return Apart(
        begins if len(begins) <= _CONTEXT else f"…{begins[-_CONTEXT:]}",
        before[head : len(before) - tail],
        now[head : len(now) - tail],
        ends if len(ends) <= _CONTEXT else f"{ends[:_CONTEXT]}…",
    )
