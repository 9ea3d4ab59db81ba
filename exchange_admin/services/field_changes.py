"""One field in many records: first what would happen, then one step of the journal with one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, FieldType, Kind, Registry, Value
from exchange_admin.domain.problems import Problem, blocking
from exchange_admin.domain.rules.own_verbs import refused_fields
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.records import Records
from exchange_admin.store import Store

AT_ONCE = 500
"""Records read between two reports of progress."""

_NEVER_ALIKE = frozenset({FieldType.JSON, FieldType.MONEY})  # an amount is of the currency of its record

Progress = Callable[[int, int], None]


def changeable_fields(kind: Kind) -> tuple[Field, ...]:
    """What can be the same in many records and is written by people."""
    return tuple(
        field
        for field in kind.fields
        if not (field.immutable or field.unique or field.written_by_program or field.type in _NEVER_ALIKE)
        and not any(refused_fields(kind.name, (field.name,)))
    )


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The wish: `value` into the field `name` of these records."""

    kind: str
    ids: tuple[str, ...]
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a wish would do: how many records would change, how many hold the value already, who refuses and why.

    `unusual` are those that would change although a person should look at them.
    """

    changing: int
    same: int
    refused: tuple[tuple[str, Problem], ...]
    unusual: int


def _unheard(done: int, total: int) -> None:
    pass


class FieldChanges:
    """For one office file; both verbs may be given up between two reports of progress by raising from `step`."""

    def __init__(self, store: Store, registry: Registry, records: Records) -> None:
        self._store, self._registry, self._records = store, registry, records

    def outlook(self, wish: FieldChange, step: Progress = _unheard) -> Outlook:
        """Counts, and writes nothing."""
        changing = same = unusual = 0
        refused: list[tuple[str, Problem]] = []
        for record in self._wanted(wish, step):
            changed, found = self._records.change(record, {wish.name: wish.value})
            stopping = blocking(found)
            if not changed:
                same += 1
            elif stopping:
                refused.append((record.id, stopping[0]))
            else:
                changing += 1
                unusual += bool(found)
        return Outlook(changing, same, tuple(refused), unusual)

    def apply(self, wish: FieldChange, who: str, step: Progress = _unheard) -> Changes:
        """Changes the records that can be changed, in one step; those that refuse stay as they are."""
        edits = []
        for record in self._wanted(wish, step):
            changed, found = self._records.change(record, {wish.name: wish.value})
            if changed and not blocking(found):
                edits.append(Edit(wish.kind, record.id, changed, seen=record.heads))
        return self._store.record(Step(who, f"{wish.kind}.set", tuple(edits))) if edits else Changes()

    def _wanted(self, wish: FieldChange, step: Progress) -> Iterator[Record]:
        for first in range(0, len(wish.ids), AT_ONCE):
            step(first, len(wish.ids))
            part: Sequence[str] = wish.ids[first : first + AT_ONCE]
            found = self._store.many(wish.kind, part)
            yield from (found[id] for id in part if id in found and found[id].live)
