"""Just enough of a store for the window: records in dictionaries, steps that can be taken back."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Record, Step


class KeptViews:
    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Mapping[str, object]]] = {}

    def put(self, kind: str, name: str, content: Mapping[str, object]) -> None:
        self._kept.setdefault(kind, {})[name] = content

    def all(self, kind: str) -> Mapping[str, Mapping[str, object]]:
        return self._kept.get(kind, {})

    def remove(self, kind: str, name: str) -> None:
        self._kept.get(kind, {}).pop(name, None)


class LookedAt:
    def __init__(self) -> None:
        self._seen: list[tuple[str, str]] = []

    def add(self, kind: str, id: str) -> None:
        self._seen.insert(0, (kind, id))

    def all(self, limit: int = 12) -> list[tuple[str, str]]:
        return self._seen[:limit]


class MemoryStore:
    def __init__(self) -> None:
        self._origin = Origin.seeded(1)
        self.records: dict[str, dict[str, Record]] = {kind.name: {} for kind in REGISTRY.kinds}
        self._numbers: dict[str, dict[int, str]] = {kind.name: {} for kind in REGISTRY.kinds}
        self._past: list[SimpleNamespace] = []
        self._undo: list[tuple[str, tuple[Edit, ...]]] = []
        self.views, self.recent = KeptViews(), LookedAt()
        self.drafts: dict[tuple[str, str], dict[str, str]] = {}

    def put(self, kind: str, /, **values: Value) -> str:
        id = str(values.pop("id", None) or self._origin.new_id())
        self._write(kind, id, values)
        return id

    def get(self, kind: str, id: str) -> Record | None:
        return self.records[kind].get(id)

    def many(self, kind: str, ids: Iterable[str]) -> dict[str, Record]:
        return {id: self.records[kind][id] for id in ids if id in self.records[kind]}

    def where(self, kind: str, field: str, values: Sequence[Value]) -> list[Record]:
        return [record for record in self.records[kind].values() if record[field] in set(values)]

    def ids(self, query: Query) -> array[int]:
        fitting = [record for record in self.records[query.kind].values() if self._fits(query, record)]
        fitting.sort(key=lambda record: self._sort_key(query, record), reverse=query.order.descending)
        return array("q", (record.n for record in fitting))

    def count(self, query: Query) -> int:
        return len(self.ids(query))

    def rows(self, kind: str, ns: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Value, ...]]:
        found = {n: self.records[kind][self._numbers[kind][n]] for n in ns}
        return {n: tuple(self._value(record, field) for field in fields) for n, record in found.items()}

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 200) -> list[tuple[str, str]]:
        asked = kinds or [kind.name for kind in REGISTRY.kinds if kind.searchable]
        found = [(kind, self._numbers[kind][n]) for kind in asked for n in self.ids(Query(kind, text=text))]
        return found[:limit]

    def record(self, step: Step) -> Changes:
        back: list[Edit] = []
        for edit in step.edits:
            before = self.records[edit.kind].get(edit.id)
            values = {name: value for name, value in edit.values.items() if name != LIVE}
            old = {name: before[name] for name in values} if before else {}
            live = int(before.live) if before else 0
            back.append(Edit(edit.kind, edit.id, {**old, LIVE: live}))
            self._remember(step, edit, before, values)
            self._write(edit.kind, edit.id, values, live=bool(edit.values.get(LIVE, live if before else 1)))
        self._undo.append((step.verb, tuple(back)))
        return Changes.of([(edit.kind, edit.id) for edit in step.edits], step="s:1", verb=step.verb)

    def history(self, kind: str, id: str) -> list[SimpleNamespace]:
        return [past for past in reversed(self._past) if (past.kind, past.id) == (kind, id)]

    def undo(self, who: str) -> Changes | None:
        if not self._undo:
            return None
        verb, edits = self._undo.pop()
        changes = self.record(Step(who, verb, edits))
        self._undo.pop()
        return Changes(changes.ids, changes.step, f"{verb}.undone")

    def redo(self, who: str) -> Changes | None:
        return None

    def undoable(self) -> tuple[str, str] | None:
        return ("s:1", self._undo[-1][0]) if self._undo else None

    def redoable(self) -> tuple[str, str] | None:
        return None

    # drafts

    def of(self, kind: str, id: str) -> Mapping[str, str]:
        return self.drafts.get((kind, id), {})

    def keep(self, kind: str, id: str, field: str, typed: str) -> None:
        self.drafts.setdefault((kind, id), {})[field] = typed

    def drop(self, kind: str, id: str, field: str = "") -> None:
        if field:
            self.drafts.get((kind, id), {}).pop(field, None)
        else:
            self.drafts.pop((kind, id), None)

    def drafts_count(self) -> int:
        return sum(len(fields) for fields in self.drafts.values())

    # inside

    def _write(self, kind: str, id: str, values: Mapping[str, Value], *, live: bool = True) -> None:
        before = self.records[kind].get(id)
        n = before.n if before else len(self._numbers[kind]) + 1
        self._numbers[kind][n] = id
        merged = {**(before.values if before else {}), **values}
        self.records[kind][id] = Record(kind, id, merged, n, live)

    def _remember(self, step: Step, edit: Edit, before: Record | None, values: Mapping[str, Value]) -> None:
        for name, value in values.items():
            old = before[name] if before else None
            self._past.append(
                SimpleNamespace(
                    kind=edit.kind, id=edit.id, when="2026-11-24T10:12:00Z", who=step.who, verb=step.verb,
                    field=name, old=old, new=value,
                )
            )  # fmt: skip

    def _value(self, record: Record, field: str) -> Value:
        if field == "id":
            return record.id
        if "." in field:
            reference, _, rest = field.partition(".")
            target = self.records[REGISTRY[record.kind][reference].refers].get(record.text(reference))
            return self._value(target, rest) if target else None
        return record[field]

    def _fits(self, query: Query, record: Record) -> bool:
        words = " ".join(str(value) for value in record.values.values()).casefold()
        having = (
            any(
                other[asked.by] == record.id and self._fits(Query(asked.kind, filters=asked.filters), other)
                for other in self.records[asked.kind].values()
            )
            for asked in query.having
        )
        return (
            record.live is not query.deleted
            and query.text.casefold() in words
            and all(self._passes(item, self._value(record, item.field)) for item in query.filters)
            and all(having)
        )

    def _passes(self, item: Filter, value: Value) -> bool:
        match item.test:
            case Test.IS:
                return value in item.values
            case Test.IS_NOT:
                return value not in item.values
            case Test.FILLED:
                return value is not None
            case Test.EMPTY:
                return value is None
            case Test.FROM:
                return value is not None and value >= item.values[0]  # type: ignore[operator]
        return value is not None and value <= item.values[0]  # type: ignore[operator]

    def _sort_key(self, query: Query, record: Record) -> str:
        if query.order.field:
            return str(self._value(record, query.order.field) or "")
        return person_name(record.values)[0] if record.kind == "person" else str(record["name_zh"] or record.n)
