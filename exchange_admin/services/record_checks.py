"""What is wrong with a record beside the other records: lost references, values taken, rules about several of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Field, FieldType, Kind, Registry, Value, Values
from exchange_admin.domain.labels import label
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.catalogue import of_another_hub
from exchange_admin.domain.rules.own_verbs import refused_removal
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import clean
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.grades.used_rules import is_used, used_rule
from exchange_admin.services.kinds import KindSources, hooks_of
from exchange_admin.services.learning_agreements.frozen import agreement_problems
from exchange_admin.services.lessons.frozen import closed_group, is_closed
from exchange_admin.services.recognition.frozen import case_problems
from exchange_admin.services.used_designs import design_removal_problems
from exchange_admin.store import Store

_PERSON = "person_id"


class RecordChecks:
    """Reads only."""

    def __init__(self, sources: KindSources, registry: Registry) -> None:
        self._store, self._registry, self._sources = sources.store, registry, sources

    def problems(self, kind: Kind, values: Values, own_id: str) -> list[Problem]:
        """`own_id` is the record's, empty for a new one."""
        found = [*self._references(kind, values), *self._taken(kind, values, own_id)]
        found += hooks_of(kind.name).problems(self._sources, values, own_id)
        if kind.parent and (rule := used_rule(self._store, self._registry, kind.name, own_id, values)):
            found.append(is_used(rule))
        return [*found, *frozen_problems(self._store, kind.name, own_id, values)]

    def entries_of(self, person: str) -> tuple[str, ...]:
        """The ids of all entries that are the person: the one that stands for them first."""
        return self._store.entries().of(person)

    def _references(self, kind: Kind, values: Values) -> Iterator[Problem]:
        """Those to nothing, and those of one person's record to another's: a transcript to somebody else's stay."""
        for field in kind.references:
            id = values.get(field.name)
            if id:
                target = self._store.get(field.refers, str(id))
                if target is None or not target.live:
                    yield Problem("value.unknown_reference", field.name, {"typed": self._called(target), "n": 0})
                elif self._is_of_another_person(kind, values, target):
                    yield Problem("record.of_another_person", field.name, {"typed": self._called(target)})
                elif self._is_part_of_another(field, values, target):
                    facts = {"typed": self._called(target), "field": f"field.{field.within}"}
                    yield Problem("record.part_of_another", field.name, facts, Level.ASKS)

    def _is_of_another_person(self, kind: Kind, values: Values, target: Record) -> bool:
        person, theirs = values.get(_PERSON), target[_PERSON]
        if _PERSON not in kind or not person or not theirs:
            return False
        return theirs not in self.entries_of(str(person))

    def _is_part_of_another(self, field: Field, values: Values, target: Record) -> bool:
        """A department of another institution, a condition of another agreement."""
        whole = values.get(field.within) if field.within else None
        return whole is not None and target[self._registry[field.refers].parent] not in (None, whole)

    def _called(self, deleted: Record | None) -> object:
        """What the record was called, by languages; nothing where it was never here."""
        if deleted is None:
            return ""
        kind = self._registry[deleted.kind]
        return {language: label(kind, deleted.values, language) for language in LANGUAGES}

    def _taken(self, kind: Kind, values: Values, own_id: str) -> Iterator[Problem]:
        said = hooks_of(kind.name).taken
        for field in kind.fields:
            value = values.get(field.name)
            if field.unique and value is not None:
                others = [r for r in self._store.where(kind.name, field.name, [value]) if r.live and r.id != own_id]
                for other in others[:1]:
                    yield said(self._sources, other) if said else _is_taken(field, value, other)


def _is_taken(field: Field, value: Value, other: Record) -> Problem:
    return Problem("record.value_taken", field.name, {"typed": value, "id": other.id})


def asking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that do not stop saving but wait for a person to say that it is so."""
    return tuple(problem for problem in problems if problem.level is Level.ASKS)


def frozen_problems(store: Store, kind: str, id: str, values: Values) -> Iterator[Problem]:
    """For a record as it would be; `id` is empty for a new one."""
    if group := closed_group(store, kind, id, values):
        yield is_closed(group)
    yield from case_problems(store, kind, id, values)
    yield from agreement_problems(store, kind, id, values)


def removal_problems(store: Store, kind: str, id: str, values: Values) -> Iterator[Problem]:
    """For a record that is to be deleted or brought back."""
    yield from refused_removal(kind)
    yield from of_another_hub(values)
    if group := closed_group(store, kind, id, values):
        yield is_closed(group)
    yield from case_problems(store, kind, id, values, whole=True)
    yield from agreement_problems(store, kind, id, values, whole=True)
    yield from design_removal_problems(store, kind, id, values)


def kept_otherwise(kind: Kind, typed: Mapping[str, object], kept: Mapping[str, Value]) -> list[Problem]:
    """Says of each text that was cleaned, and of each date that could be read in two ways, how it is kept."""
    found = []
    for name, text in typed.items():
        field, value = kind.by_name.get(name), kept.get(name)
        if field is not None and value is not None and _is_otherwise(field, clean(str(text)), str(value)):
            found.append(Problem("value.kept_as", name, {"typed": str(text), "kept": value}, Level.INFORMS))
    return found


def _is_otherwise(field: Field, typed: str, kept: str) -> bool:
    if field.type is FieldType.DATE:
        return typed != kept and read_date(typed).ambiguous
    return field.type is FieldType.TEXT and _AROUND.sub(";", typed) != _AROUND.sub(";", kept)


_AROUND = re.compile(r"\s*;\s*")
"""Blanks around what parts a list: that they go is nothing to tell."""
