"""What a verb hands to the store: one step, made of edits, done whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.domain.fields import LIVE, Value, Values
from exchange_admin.domain.problems import Problem, RuleBroken

Heads = Mapping[str, tuple[str, ...]]
"""Field name to the journal dots (`author:seq:i`) whose values were on screen when the form opened."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as the tables show it. `n` is the local row number; `heads` the dots behind each field."""

    kind: str
    id: str
    values: Mapping[str, Value]
    n: int = 0
    live: bool = True
    heads: Heads = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.values.get(name)

    def text(self, name: str) -> str:
        """The value as text, empty when there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value)


def filled(values: Values) -> dict[str, Value]:
    """The values that are there, for a new record."""
    return {name: value for name, value in values.items() if value is not None}


def live(records: Sequence[Record]) -> list[Record]:
    """Those that are not deleted."""
    return [one for one in records if one.live]


def live_record(record: Record | None, kind: str, id: str) -> Record:
    """The record. Raises RuleBroken with `record.missing` where there is none, or one that was deleted."""
    if record is None or not record.live:
        raise RuleBroken(Problem("record.missing", facts={"kind": f"kind.{kind}", "id": id}))
    return record


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One field of one step. `old` is the value that the author replaced; `when` a UTC moment as in MOMENT fields.

    `field` is `_live` where a record was deleted (new 0) or brought back (new 1). `undoes` names the step that was
    taken back. `ahead`: the clock that dated it was wrong, or that of this PC is. `old_currency` and `currency` are
    those of amounts, empty where the entry does not tell. `reading` is that of the clock, finer than `when`: steps of
    one author, and what was written with knowledge of others, stand in its order.
    """

    step: str
    when: str
    who: str
    verb: str
    field: str
    old: Value
    new: Value
    author: str
    undoes: str = ""
    ahead: bool = False
    old_currency: str = ""
    currency: str = ""
    reading: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Values to set in one record. `new` makes the record. `seen` are the heads on screen when the form opened.

    Without `seen` the heads of the moment of writing count as seen: right for scripts, wrong for a form.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    new: bool = False
    seen: Heads | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture of one person: one transaction, one undo entry. `verb` is a wording key such as `person.add`."""

    who: str
    verb: str
    edits: tuple[Edit, ...]


def removal(kind: str, id: str, seen: Heads | None = None) -> Edit:
    """The edit that deletes a record; unseen edits of others keep it alive (`sync.md` R8–R9)."""
    return Edit(kind, id, {LIVE: 0}, seen=seen)


def restoral(kind: str, id: str) -> Edit:
    """The edit that brings a deleted record back."""
    return Edit(kind, id, {LIVE: 1})
