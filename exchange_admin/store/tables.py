"""How each kind of record lies in its table: columns, statements and the tests a value must pass to stand in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any

from exchange_admin.domain.fields import LIVE, Field, FieldType, Kind, Registry, Side, Value
from exchange_admin.domain.labels import label_fields
from exchange_admin.domain.rules.partner_scope import may_name_unseen
from exchange_admin.domain.values import problems_of
from exchange_admin.domain.vocabulary import words
from exchange_admin.merge.transactions import encode_json

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
_TWO_CAPITALS = re.compile(r"[A-Z]{2}").fullmatch
_TWO_LETTERS = re.compile(r"[a-z]{2}").fullmatch
_WHOLE = frozenset({FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES, FieldType.MONEY})

Fits = Callable[[Any], bool]


class KindTable:
    """One kind's table. `fields` are in column order, values of a row in the same."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.name = kind.name
        self.fields = tuple(field.name for field in kind.fields)
        self.position = {name: i for i, name in enumerate(self.fields)}
        self.by_wire: Mapping[str, Field] = kind.by_wire
        self.wires = tuple(field.wire_name for field in kind.fields)
        self.immutable = frozenset(field.wire_name for field in kind.fields if field.immutable)
        self.lasting = {field.wire_name: frozenset(field.lasting) for field in kind.fields if field.lasting}
        self.internal = frozenset(field.wire_name for field in kind.fields if field.internal)
        self.references = tuple((self.position[field.name], field) for field in kind.references)
        self._places: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._ordered: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._tests: dict[tuple[str, ...], tuple[Fits, ...] | None] = {}
        self.indexed = frozenset(
            field.name
            for field in kind.fields
            if field.type is not FieldType.REFERENCE and (field.name in kind.indexed or field.unique)
        )
        self.beside = _beside(kind)
        self.searched = frozenset(field.name for field in kind.fields if field.searched)
        self.due_fields = frozenset(self.position[name] for name in kind.due_fields)
        self.sorted_by = tuple(
            name for name in label_fields(kind) if name in kind and kind[name].type is not FieldType.REFERENCE
        )

    @cached_property
    def lasting_texts(self) -> Mapping[str, frozenset[str]]:
        return {wire: frozenset(map(encode_json, words)) for wire, words in self.lasting.items()}

    @cached_property
    def quick(self) -> tuple[Fits, ...]:
        """Tests that let ordinary values pass and say nothing of others; `fits` decides."""
        return tuple(_quick(field) for field in self.kind.fields)

    @cached_property
    def fits(self) -> tuple[Fits, ...]:
        return tuple(fits(field) for field in self.kind.fields)

    @cached_property
    def owned(self) -> Mapping[str, str]:
        """Wire name of an owned field to the wire name of the reference that says which institution owns it."""
        sides: Mapping[Side, str] = dict(self.kind.sides)
        return {
            field.wire_name: self.kind[sides[field.owner]].wire_name
            for field in self.kind.fields
            if field.owner is not Side.ANY and field.owner in sides
        }

    def places(self, wires: tuple[str, ...]) -> tuple[int, ...]:
        """The column number of each wire name; -1 for `_live`, -2 for a field that this program does not know."""
        known = self._places.get(wires)
        if known is None:
            known = tuple(-1 if wire == LIVE else self._place(wire) for wire in wires)
            self._places[wires] = known
        return known

    def _place(self, wire: str) -> int:
        field = self.by_wire.get(wire)
        return -2 if field is None else self.position[field.name]

    def is_for_good(self, wire: str, value: Value, instead: Value) -> bool:
        """Whether a field that says `value` never says `instead` again."""
        words = self.lasting.get(wire, ())
        return value in words and instead not in words

    def ordered(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Field names in column order, and their wire names. Raises KeyError for an unknown one."""
        known = self._ordered.get(names)
        if known is None:
            sorted_names = tuple(sorted(names, key=self.position.__getitem__))
            known = sorted_names, tuple(self.kind[name].wire_name for name in sorted_names)
            self._ordered[names] = known
        return known

    def quick_tests(self, names: tuple[str, ...]) -> tuple[Fits, ...] | None:
        """The quick test of each named field; None when one of them is no field."""
        if names not in self._tests:
            places = [self.position.get(name) for name in names]
            self._tests[names] = (
                None if None in places else tuple(self.quick[place] for place in places if place is not None)
            )
        return self._tests[names]

    def column(self, name: str) -> str:
        """The quoted column of a field, of `id`, `n` or `_live`. Raises KeyError for any other name."""
        if name not in self.position and name not in {"id", "n", LIVE}:
            raise KeyError(name)
        return f'"{name}"'

    def insert(self, schema: str, names: Sequence[str]) -> str:
        """A row of `id`, `_live`, `_sort`, `_clock` and the named columns, bound in that order; others stay empty."""
        columns = ", ".join(f'"{name}"' for name in ("id", LIVE, "_sort", "_clock", *names))
        marks = ", ".join("?" * (len(names) + 4))
        return f'INSERT INTO {schema}."{self.name}" ({columns}) VALUES ({marks})'

    def update(self, schema: str, names: tuple[str, ...]) -> str:
        """Sets `_clock` and the named columns of row `n`, bound in that order."""
        settings = ", ".join(f'"{name}" = ?' for name in ("_clock", *names))
        return f'UPDATE {schema}."{self.name}" SET {settings} WHERE n = ?'

    def select(self, where: str, schema: str = "main") -> str:
        """Rows as (n, id, _live, _clock, *fields)."""
        columns = ", ".join(f'"{name}"' for name in ("n", "id", LIVE, "_clock", *self.fields))
        return f'SELECT {columns} FROM {schema}."{self.name}" WHERE {where}'


def _beside(kind: Kind) -> Mapping[str, frozenset[str]]:
    """Field name to the fields that are written whenever it is: an amount with its currency, a currency with its
    amounts. Two people who change one of them each then contradict each other, and nobody's number gets another's
    currency. In a kind that is said as a whole these are all others."""
    found: dict[str, frozenset[str]] = {}
    if kind.said_whole:
        names = frozenset(field.name for field in kind.fields if not field.immutable)
        return {name: names - {name} for name in names}
    for field in kind.money:
        found[field.name] = frozenset({field.currency})
        found[field.currency] = found.get(field.currency, frozenset()) | {field.name}
    return found


class Tables:
    """The tables of every kind of a registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.by_name: Mapping[str, KindTable] = {kind.name: KindTable(kind) for kind in registry.kinds}
        self._naming: dict[tuple[str, bool], frozenset[str]] = {}

    def __getitem__(self, kind: str) -> KindTable:
        return self.by_name[kind]

    def __contains__(self, kind: str) -> bool:
        return kind in self.by_name

    @cached_property
    def searchable(self) -> tuple[str, ...]:
        return tuple(kind.name for kind in self.registry.kinds if kind.searchable)

    def may_name_unseen(self, kind: str, *, new: bool) -> frozenset[str]:
        """As the rule in `partner_scope.py`; nothing for a kind that is not known."""
        if kind not in self.by_name:
            return frozenset()
        if (kind, new) not in self._naming:
            self._naming[kind, new] = may_name_unseen(self.registry, self.registry[kind], new=new)
        return self._naming[kind, new]


@cache
def tables_for(registry: Registry) -> Tables:
    """The same ones for every file that is open; what they remember belongs to the registry alone."""
    return Tables(registry)


def fits(field: Field) -> Fits:
    """A quick form of `values.problems_of`: the same answer, without words, for a value that is not None.

    It takes the short way for ordinary values and asks `problems_of` about the rest.
    """
    quick = _quick(field)

    def test(value: Any) -> bool:
        return quick(value) or (_is_plain(value) and not problems_of(field, value))

    return test


def _quick(field: Field) -> Fits:
    longest, low, high = field.longest, field.low, field.high
    if field.type in _WHOLE:
        if field.type is FieldType.BOOLEAN:
            low, high = 0, 1
        least = -(1 << 53) + 1 if low is None else low
        most = (1 << 53) - 1 if high is None else high
        return lambda value: type(value) is int and least <= value <= most
    if field.type is FieldType.CHOICE:
        allowed = frozenset(words(field.choices))
        return lambda value: type(value) is str and value in allowed
    if field.type is FieldType.DATE:
        return lambda value: type(value) is str and len(value) <= longest and _is_day(value)
    matcher = {
        FieldType.REFERENCE: _ID,
        FieldType.COUNTRY: _TWO_CAPITALS,
        FieldType.LANGUAGE: _TWO_LETTERS,
    }.get(field.type)
    if matcher:
        return lambda value: type(value) is str and len(value) <= longest and matcher(value) is not None
    if field.type in {FieldType.TEXT, FieldType.MEMO, FieldType.JSON}:
        return lambda value: type(value) is str and len(value) <= longest and value.isprintable()
    return lambda value: False


def _is_plain(value: Any) -> bool:
    return type(value) in {str, int}


@lru_cache(maxsize=65536)
def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
