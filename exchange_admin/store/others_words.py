"""What somebody else wrote in a record, and no partner takes back (of `Kind` `kept_as_written`, `deleted_alone` and
`speaks_of`, `Field.begins_of_it`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.domain.fields import LIVE, Field, Kind, Side, Value
from exchange_admin.domain.rules.partner_scope import Lookup, end_of
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.first_words import FirstWords, Standing
from exchange_admin.store.parts import FileParts, Part

if TYPE_CHECKING:
    from exchange_admin.store.asked_tasks import AskedTasks


class OthersWords(Part):
    """Of whoever is not the institution that is asked about. Reads only; by `lookup` also what a package brought."""

    def __init__(self, file: FileParts, lookup: Lookup) -> None:
        super().__init__(file)
        self._lookup = lookup

    def overwritten_by(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """The fields of `said` in which it would say otherwise than somebody else did; `_live` where it would take a
        record away in which somebody else wrote, or in a line of it, or of which somebody else speaks, or bring back,
        also of what is its own by `theirs`, what somebody else took away. What is empty anybody fills in, but for what
        then says something: that only whoever made the record. That something began of a record is of everybody who
        said so."""
        table = self._tables[kind]
        if table.kind.told_in and (beyond := self._asked.beyond(institution, kind, id, said)):
            return beyond
        names = [name for name in said if name != LIVE and _may_be_kept(table.kind, table.kind[name])]
        if not names and LIVE not in said:
            return []
        record = self._first.standing(kind, id)
        if record is None:
            return []
        is_kept = table.kind.kept_as_written and all(
            record.values[name] in words for name, words in table.kind.kept_while
        )
        found = [
            name
            for name in names
            if self._is_of_others(institution, table.kind, record, name, said[name], is_kept=is_kept)
            or (is_kept and self._is_let_go(institution, table.kind, record, name, said[name]))
        ]
        if LIVE not in said:
            return found
        if said[LIVE]:
            # also where it is there again, for somebody changed it: whether it goes is asked then
            deletes = record.clock.deletes
            is_against = bool(is_kept or table.kind.theirs) and self._first.by_others(institution, LIVE, deletes)
        else:
            if institution not in record.goes:
                record.goes[institution] = self._is_taken_away(institution, table.kind, id, record, is_kept=is_kept)
            is_against = record.goes[institution]
        return [*found, LIVE] if is_against else found

    def _is_taken_away(self, institution: str, kind: Kind, id: str, record: Standing, *, is_kept: bool) -> bool:
        """Whether what somebody else wrote, or speaks of, goes with a record that is deleted."""
        has_words = (is_kept or kind.deleted_alone) and self._first.any_by_others(institution, record.clock)
        return (
            has_words
            or (is_kept and self._has_lines(institution, kind, id))
            or self._is_spoken_of(institution, kind, id)
        )

    def _is_let_go(self, institution: str, kind: Kind, record: Standing, name: str, said: Value) -> bool:
        """Whether what somebody else wrote in a record would be kept no more (`Kind.kept_while`)."""
        words = dict(kind.kept_while).get(name)
        return words is not None and said not in words and self._first.any_by_others(institution, record.clock)

    def _is_of_others(
        self, institution: str, kind: Kind, record: Standing, name: str, said: Value, *, is_kept: bool
    ) -> bool:
        """Whether somebody else said what stands there and is now said otherwise; in dispute also what does not show,
        for whoever says again what shows would settle it."""
        wire, shown = kind[name].wire_name, record.values[name]
        heads, empty_counts = record.clock.heads(wire), is_kept and kind.says_empty(name)
        is_other = shown != said and (shown is not None or empty_counts)
        if not is_kept:
            by_others = kind[name].begins_of_it and all(self._journal.institution(dot) != institution for dot in heads)
            return is_other and by_others
        if len(heads) == 1:
            return is_other and self._first.by_others(institution, wire, heads)
        words = self._first.words_of_others(institution, wire, record)
        return any(word != said and (word is not None or empty_counts) for word in words)

    def _has_lines(self, institution: str, kind: Kind, id: str) -> bool:
        """Whether in a line of the record somebody else wrote: what the record is deleted with."""
        lines = (one for one in self._tables.registry.kinds if one.parent and one[one.parent].refers == kind.name)
        return any(
            self._first.any_by_others(institution, RowClock.read(clock))
            for line in lines
            for (clock,) in self._db.execute(
                f'SELECT _clock FROM "{line.name}" WHERE {self._tables[line.name].column(line.parent)} = ? AND _live',
                (id,),
            )
        )

    @cached_property
    def _first(self) -> FirstWords:
        return FirstWords(self._file)

    @cached_property
    def _asked(self) -> AskedTasks:
        from exchange_admin.store.asked_tasks import AskedTasks

        return AskedTasks(self._file, self._first, self._lookup)

    def _is_spoken_of(self, institution: str, kind: Kind, id: str) -> bool:
        """Whether a record of another institution is about this one (`Kind.speaks_of`)."""
        registry = self._tables.registry
        for other in registry.kinds:
            for place in other.speaks_of:
                if end_of(registry, other, place)[1].refers != kind.name:
                    continue
                about = self._about(other, place)
                by_others = f"_live = 1 AND {self._tables[other.name].column(other.said_by)} <> ?"
                sql = f'SELECT 1 FROM "{other.name}" WHERE {by_others} AND {about} LIMIT 1'
                if self._db.execute(sql, (institution, id)).fetchone():
                    return True
        return False

    def _about(self, kind: Kind, place: str) -> str:
        """The condition that a record is about one whose id is bound, by a place as in `Kind.theirs`."""
        name, _, further = place.partition(".")
        column = self._tables[kind.name].column(name)
        if not further:
            return f"{column} = ?"
        through = self._tables.registry[kind[name].refers]
        return f'{column} IN (SELECT id FROM "{through.name}" WHERE {self._about(through, further)})'


def _may_be_kept(kind: Kind, field: Field) -> bool:
    """Of fields of others their owner decides, and what is said in turns nobody keeps."""
    return field.owner is Side.ANY and not field.in_turns and (kind.kept_as_written or field.begins_of_it)
