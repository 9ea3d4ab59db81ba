"""Who first said what stands in a record: whoever repeats a word does not become its writer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exchange_admin.domain.fields import Value
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.transactions import encode_json
from exchange_admin.store.parts import FileParts, Part

_MOST_KEPT, _MOST_ANSWERS = 64, 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands, and what was found out of it: by institution and field what others said first, and by
    institution whether something of others goes with it."""

    clock: RowClock
    values: Mapping[str, Value]
    words: dict[tuple[str, str], tuple[Value, ...]] = field(default_factory=dict)
    goes: dict[str, bool] = field(default_factory=dict)


class FirstWords(Part):
    """Reads only. Keeps for a while what was asked: a partner may repeat a word a thousand times, and ask as often.
    What others write meanwhile is none of its words: whoever takes that in begins with another one of these."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._records: OrderedDict[tuple[str, str], Standing] = OrderedDict()
        self._known: dict[tuple[str, str, frozenset[str]], bool] = {}

    def standing(self, kind: str, id: str) -> Standing | None:
        """None for a record that is not there."""
        if (kind, id) in self._records:
            self._records.move_to_end((kind, id))
            return self._records[kind, id]
        table = self._tables[kind]
        columns = ", ".join(["_clock", *map(table.column, table.fields)])
        row = self._db.execute(f'SELECT {columns} FROM "{kind}" WHERE id = ?', (id,)).fetchone()
        if row is None:
            return None
        found = Standing(RowClock.read(row[0]), dict(zip(table.fields, row[1:], strict=True)))
        self._records[kind, id] = found
        if len(self._records) > _MOST_KEPT:
            self._records.popitem(last=False)
        return found

    def words_of_others(self, institution: str, wire: str, record: Standing) -> tuple[Value, ...]:
        """The different things that somebody else than the institution said first of those that the heads of a field
        say; nothing is one of them."""
        key = institution, wire
        if key not in record.words:
            alike: dict[str, tuple[Value, list[str]]] = {}
            for one in self._journal.entries(record.clock.heads(wire)).values():
                alike.setdefault(encode_json(one.value(wire)), (one.value(wire), []))[1].append(one.dot)
            told = (value for value, dots in alike.values() if self.by_others(institution, wire, dots))
            record.words[key] = tuple(told)
        return record.words[key]

    def by_others(self, institution: str, wire: str, heads: Iterable[str]) -> bool:
        """Whether somebody else than the institution said first what one of the heads of a field says."""
        key = institution, wire, frozenset(heads)
        if key not in self._known:
            if len(self._known) >= _MOST_ANSWERS:
                self._known.clear()
            self._known[key] = self._by_others(institution, wire, key[2])
        return self._known[key]

    def any_by_others(self, institution: str, clock: RowClock) -> bool:
        """Whether somebody else wrote anything in a record, be it only repeated since."""
        return any(self._journal.institution(dot) != institution for dot in clock.row_heads()) or any(
            self.by_others(institution, wire, heads) for wire, heads in clock.fields.items()
        )

    def _by_others(self, institution: str, wire: str, heads: frozenset[str]) -> bool:
        ahead, passed = {*heads}, set[str]()
        while ahead:
            passed |= ahead
            said = self._journal.entries(ahead)
            replaced = self._journal.entries({dot for one in said.values() for dot in one.parents_of(wire)})
            repeated = set[str]()
            for dot in ahead:
                same = said[dot].repeated(wire, replaced) if dot in said else ()  # or nothing of it is here
                if not same and self._journal.institution(dot) != institution:
                    return True
                repeated.update(same)
            ahead = repeated - passed
        return False
