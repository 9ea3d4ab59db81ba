"""The records that somebody means who writes what they are called instead of an id."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.fields import FieldType, Kind
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.names import fold, lookalikes
from exchange_admin.store import Store

CALLED = frozenset({"code", "number", "short_name", "name", "name_zh", "name_ru", "name_en", *PERSON_NAME_FIELDS})


def called(store: Store, kind: Kind, typed: str) -> set[str]:
    """Ids of the live records of `kind` that are called so: letter by letter; else with letters of the other script
    that look the same; else however the words are written and, for a person, in any order."""
    names = lookup_fields(kind)
    for wanted in ([typed], list(lookalikes(typed))):
        if found := {one.id for name in names for one in store.where(kind.name, name, wanted) if one.live}:
            return found
    ids = [id for _, id in store.search(typed, (kind.name,))]
    return {one.id for one in store.many(kind.name, ids).values() if is_named(one, names, typed)}


def look_up_one(store: Store, kind: Kind, typed: str, field: str) -> str:
    """The id of the only one. Raises RuleBroken on `field` with `value.unknown_reference` or `value.called_alike`."""
    found = called(store, kind, typed)
    if len(found) == 1:
        return found.pop()
    code = "value.called_alike" if found else "value.unknown_reference"
    raise RuleBroken(Problem(code, field, {"typed": typed, "n": len(found)}))


def lookup_fields(kind: Kind) -> list[str]:
    """The fields of a kind that hold what its records are called."""
    return [field.name for field in kind.fields if field.type is FieldType.TEXT and field.name in CALLED]


def is_named(record: Record, names: Sequence[str], typed: str) -> bool:
    """Whether the typed text is a whole name of the record, however its words are written; of a person in any
    order. `names` are the fields of its kind that hold names."""
    wanted = name_words(typed)
    if PERSON_NAME_FIELDS[0] not in names:
        return any(record[name] and name_words(record.text(name)) == wanted for name in names)
    own, others = person_name(record.values)
    forms = [name_words(form) for form in (own, *others.split(" · ")) if form]
    return any(wanted == form or (len(wanted) > 1 and wanted < form) for form in forms)


def name_words(text: str) -> frozenset[str]:
    """Those of a name, in no order and in one spelling."""
    return frozenset(fold(text).replace(",", " ").split())
