"""The people that the lines of a package are about, by what the lines themselves say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exchange_admin.domain.fields import LIVE, Registry, Value
from exchange_admin.merge.transactions import TxnLine, read_body, read_values

PERSON = "person"


@dataclass(slots=True)
class ToldPerson:
    """What a package says of one person: values by field, later steps over earlier ones."""

    new: bool = False
    deleted: bool = False
    values: dict[str, Value] = field(default_factory=dict)


def told_people(lines: Iterable[TxnLine], registry: Registry) -> Mapping[str, ToldPerson]:
    """By id. Only entries that have come with their values count; `lines` were checked before."""
    names = registry[PERSON].by_wire
    found: dict[str, ToldPerson] = {}
    for line in lines:
        if line.skipped or f'"{PERSON}"' not in line.body:
            continue
        txn = read_body(line.body)
        for at, pair in enumerate(line.values):
            kind, id = txn.record_of(at)
            if pair is None or kind != PERSON:
                continue
            entry = txn.entry(at, read_values(pair[1], len(txn.shapes[txn.entries[at][0]][1])))
            person = found.setdefault(id, ToldPerson())
            person.new |= entry.new
            for wire, value in zip(entry.fields, entry.values, strict=True):
                if wire == LIVE:
                    person.deleted = value == 0
                elif wire in names and entry.asserts(wire) and (value is None or isinstance(value, str | int)):
                    person.values[names[wire].name] = value
    return found
