"""Records that have to be there, and values as they may be written, for verbs that make their own edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NoReturn

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record, filled, live, live_record
from exchange_admin.domain.values import check
from exchange_admin.store import Store


def there(store: Store, kind: str, id: str) -> Record:
    """A live record. Raises RuleBroken with `record.missing`."""
    return live_record(store.get(kind, id) if id else None, kind, id)


NO_RECORD = Record("", "", {})


def got(store: Store, kind: str, id: Value) -> Record:
    """The record, deleted or not; an empty one where there is none."""
    return (store.get(kind, str(id)) if id else None) or NO_RECORD


def all_there(store: Store, kind: str, ids: Iterable[str]) -> list[Record]:
    """Live records in this order, each once. Raises RuleBroken with `record.missing`."""
    wanted = list(dict.fromkeys(ids))
    found = store.many(kind, wanted)
    return [live_record(found.get(id), kind, id) for id in wanted]


def pointing(store: Store, kind: str, field: str, id: Value) -> list[Record]:
    """The live records of a kind whose `field` names this one."""
    return live(store.where(kind, field, [id]))


def rows_of(store: Store, query: Query, fields: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    """These fields of every record that is found, in the order of the query."""
    ns = store.ids(query)
    rows = store.rows(query.kind, ns, fields)
    return (tuple(rows[n]) for n in ns if n in rows)


def checked(
    registry: Registry, kind: str, values: Mapping[str, Value], before: Mapping[str, Value] | None = None
) -> dict[str, Value]:
    """What is written: for a new record, which has nothing `before`, without what is empty. Raises RuleBroken with what
    stops it."""
    stop_at(check(registry[kind], {**(before or {}), **values}, whole=True))
    return dict(values) if before else filled(values)


def stop_at(problems: Iterable[Problem]) -> None:
    """Raises RuleBroken with those that stop writing."""
    if stopping := blocking(problems):
        raise RuleBroken(*stopping)


def refuse(code: str, **facts: object) -> NoReturn:
    """Raises RuleBroken."""
    raise RuleBroken(Problem(code, facts=facts))
