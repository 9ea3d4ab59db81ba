"""What a package holds, people and scans among it, and what taking it in does, as plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.domain.fields import LIVE, Registry, Value
from exchange_admin.domain.problems import Problem
from exchange_admin.merge.transactions import TxnLine, read_body, read_values
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.services.exchange.same_numbers import Pair

RecordKey = tuple[str, str]
"""(kind, id)."""


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """The letterhead of a package, read without changing anything.

    `sender` and `receiver` are sites, `institution` the sender's name in the reader's language. `signed_by` is the
    fingerprint of the key that signed. `answers_enrolment` says that it brings a new partner's keys.
    """

    path: Path
    id: str
    sender: str
    receiver: str
    institution_id: str
    institution: str
    created: str
    part: tuple[int, int]
    size: int
    sha256: str
    app: str
    format: int
    schema: int
    signed_by: str
    answers_enrolment: bool
    taken_in: str = ""


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """A person the package is about. `state` is new, changed or deleted; `fields` are the names of changed fields."""

    id: str
    name: str
    state: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """Pairs of people who may be one that a package (`sha256`) had with a file after so many steps."""

    sha256: str
    steps: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What taking a package in does or did: the same facts for the preview and the import (I12).

    Ids are (kind, id), conflicts and duplicates (kind, id, field). `look_alikes` are pairs of people who may be one.
    `waiting` are steps that cannot be applied before another package comes: (author, seq, missing author, missing seq).
    `differences` from the sender are (kind, id, field, `here` or `there` where one has none of it; see `comparing.py`).
    With `can_give_up` steps wait for something lost that nobody has any more.
    What is `held` waits for a person, what waits `for_update` for a program that knows what it says.
    `searched` is what the search for look-alikes found, for whoever goes on from the preview to the import.
    `clock_ahead` are seconds by which the sender's clock is ahead, 0 when it is not.
    """

    info: PackageInfo
    new: tuple[RecordKey, ...] = ()
    changed: tuple[RecordKey, ...] = ()
    deleted: tuple[RecordKey, ...] = ()
    equal: tuple[RecordKey, ...] = ()
    conflicts: tuple[tuple[str, str, str], ...] = ()
    proposals: tuple[tuple[str, str, str], ...] = ()
    duplicates: tuple[tuple[str, str, str], ...] = ()
    look_alikes: tuple[tuple[str, str, int], ...] = ()
    held: tuple[RecordKey, ...] = ()
    for_update: tuple[RecordKey, ...] = ()
    waiting: tuple[tuple[str, int, str, int], ...] = ()
    clock_ahead: int = 0
    new_people: int = 0
    people: tuple[PersonChanged, ...] = ()
    attachments: int = 0
    own_lost: bool = False
    can_give_up: bool = False
    returned: int = 0
    differences: tuple[tuple[str, str, str, str], ...] = ()
    erased: int = 0
    problems: tuple[Problem, ...] = ()
    step: str = ""
    searched: Searched | None = field(default=None, compare=False, repr=False)

    @property
    def decisions(self) -> int:
        """How much a person has to decide."""
        return len(self.conflicts) + len(self.proposals) + len(self.duplicates) + len(self.look_alikes) + len(self.held)


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


def keep_scans(store: Store, contents: Mapping[str, bytes]) -> None:
    """Keeps the bytes, by their SHA-256, of attachments whose records are here."""
    for record in store.where("attachment", "sha256", list(contents)):
        content = contents[record.text("sha256")]
        if content and store.attachments.get(record.id) is None:
            store.attachments.put({record.id: content})
