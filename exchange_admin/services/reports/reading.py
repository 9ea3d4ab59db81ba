"""Records read for a report: in blocks, with the person they are about, and what referred records are called."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, person_name
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lists import Lists
from exchange_admin.store import Store

BLOCK = 500
"""Records read at a time; a report holds no more of them in memory."""

_MOST_NAMES_KEPT = 20_000
_NAMES = (*PERSON_NAME_FIELDS, "citizenship")


@dataclass(frozen=True, slots=True)
class Line:
    """A record with the person it is about; of people entered twice the entry that is kept."""

    values: Values
    person_id: str
    person: Values

    @property
    def name(self) -> str:
        return person_name(self.person)[0]


class Reading:
    """Reads one office file in one language; belongs to the thread of its store."""

    def __init__(self, store: Store, lists: Lists, words: Wording) -> None:
        self.store, self.words = store, words
        self._lists = lists
        self._names: dict[str, dict[str, str]] = {}

    def ids(self, kind: str, alternatives: Iterable[tuple[Filter, ...]], order: Order = Order()) -> array[int]:
        """Row numbers of the records that fit one of `alternatives`, those of the first one first."""
        found = array("q")
        for filters in alternatives:
            found.extend(self.store.ids(Query(kind, filters=filters, order=order)))
        return found

    def rows(self, kind: str, ns: Sequence[int], fields: Sequence[str]) -> Iterator[list[Values]]:
        """Blocks of the records `ns` that are still there, in that order; dotted fields keep their dotted names."""
        for start in range(0, len(ns), BLOCK):
            block = ns[start : start + BLOCK]
            rows = self.store.rows(kind, block, fields)
            yield [dict(zip(fields, rows[n], strict=True)) for n in block if n in rows]

    def lines(
        self, kind: str, ns: Sequence[int], fields: Sequence[str], of_person: Sequence[str] = ()
    ) -> Iterator[list[Line]]:
        """Like `rows`, of records with a `person_id`; `of_person` are fields wanted beside the names."""
        wanted = (*_NAMES, *of_person)
        dotted = tuple(f"person_id.{name}" for name in wanted)
        standing = self.store.entries().standing
        for block in self.rows(kind, ns, (*fields, "person_id", *dotted)):
            kept = {id: standing[id] for row in block if (id := str(row["person_id"])) in standing}
            others = self.store.many("person", tuple(set(kept.values()))) if kept else {}
            yield [_line(row, wanted, others.get(kept.get(str(row["person_id"]), ""))) for row in block]

    def called(self, kind: str, ids: Iterable[Value]) -> Mapping[str, str]:
        """What the records of `kind` are called, by id; made for kinds of which many rows share a record."""
        known = self._names.setdefault(kind, {})
        if len(known) > _MOST_NAMES_KEPT:
            known.clear()
        missing = {str(id) for id in ids if id} - known.keys()
        if missing:
            known.update(self._lists.labels(kind, missing, self.words.language))
        return known

    def names_of(self, references: Mapping[str, str], block: Iterable[Values]) -> dict[str, Mapping[str, str]]:
        """`called` for several reference fields of a block at once: field name to its names by id."""
        rows = list(block)
        return {field: self.called(kind, {row.get(field) for row in rows}) for field, kind in references.items()}


def _line(row: Values, wanted: Sequence[str], kept: Record | None) -> Line:
    if kept is not None:
        return Line(row, kept.id, {name: kept[name] for name in wanted})
    return Line(row, str(row["person_id"]), {name: row[f"person_id.{name}"] for name in wanted})


@dataclass(frozen=True, slots=True)
class Sheet:
    """`key` is the word `report.sheet.<key>`; `expected` about how many rows come, for a progress bar."""

    key: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[CellContent]]
    expected: int


def columns(words: Wording, *wanted: tuple[str, ColumnKind] | tuple[str, ColumnKind, int]) -> tuple[Column, ...]:
    """Columns by key: `name` is the word `report.column.<name>`, `kind.field` the label of a field."""
    return tuple(Column(heading(words, key), kind, *decimals) for key, kind, *decimals in wanted)


def heading(words: Wording, key: str) -> str:
    """The heading of a column, as in `columns`."""
    kind, dot, field = key.partition(".")
    return words.field(kind, field) if dot else words.say(f"report.column.{key}")
