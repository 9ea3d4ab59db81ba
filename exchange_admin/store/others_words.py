"""What somebody else wrote in a record, and no partner takes back (of `Kind` `kept_as_written`, `deleted_alone` and
`speaks_of`, `Field.begins_of_it`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.domain.fields import LIVE, Kind, Side, Value
from exchange_admin.domain.rules.partner_scope import end_of
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.parts import Part

if TYPE_CHECKING:
    from exchange_admin.store.asked_tasks import AskedTasks


class OthersWords(Part):
    """Of whoever is not the institution that is asked about. Reads only."""

    def overwritten_by(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """The fields of `said` in which it would say otherwise than somebody else did; `_live` where it would take a
        record away in which somebody else wrote, or in a line of it, or of which somebody else speaks, or bring back,
        also of what is its own by `theirs`, what somebody else took away. What is empty anybody fills in, but for what
        then says something: that only whoever made the record."""
        table = self._tables[kind]
        if table.kind.told_in and (beyond := self._asked.beyond(institution, kind, id, said)):
            return beyond
        is_kept = table.kind.kept_as_written
        fields = (table.kind[name] for name in said if name != LIVE)
        kept = (field for field in fields if is_kept or field.begins_of_it)
        names = [field.name for field in kept if field.owner is Side.ANY]  # of others their owner decides
        if not names and LIVE not in said:
            return []
        columns = ", ".join(["_live", "_clock", *map(table.column, names)])
        row = self._db.execute(f'SELECT {columns} FROM "{kind}" WHERE id = ?', (id,)).fetchone()
        if row is None:
            return []
        live, clock = row[0], RowClock.read(row[1])
        found = [
            name
            for name, stands in zip(names, row[2:], strict=True)
            if stands != said[name]
            and (stands is not None or (is_kept and table.kind.says_empty(name)))
            and self._is_of_others(institution, clock.heads(table.kind[name].wire_name))
        ]
        if LIVE in said:
            comes_back = said[LIVE] and not live and (is_kept or table.kind.theirs)
            goes = not said[LIVE] and is_kept and not table.kind.sides
            behind: Iterable[str] = clock.deletes if comes_back else clock.row_heads() if goes else ()
            if not said[LIVE] and table.kind.deleted_alone:
                behind = clock.row_heads() | {*clock.inserts}
            has_others = self._is_of_others(institution, behind) or (goes and self._has_lines(institution, kind, id))
            is_kept_by_others = has_others or (not said[LIVE] and self._is_spoken_of(institution, kind, id))
            found += [LIVE] if is_kept_by_others else []
        return found

    def _has_lines(self, institution: str, kind: str, id: str) -> bool:
        """Whether in a line of the record somebody else wrote: what the record is deleted with."""
        lines = (one for one in self._tables.registry.kinds if one.parent and one[one.parent].refers == kind)
        return any(
            self._is_of_others(institution, RowClock.read(clock).row_heads())
            for line in lines
            for (clock,) in self._db.execute(
                f'SELECT _clock FROM "{line.name}" WHERE {self._tables[line.name].column(line.parent)} = ? AND _live',
                (id,),
            )
        )

    @cached_property
    def _asked(self) -> AskedTasks:
        from exchange_admin.store.asked_tasks import AskedTasks

        return AskedTasks(self._file)

    def _is_spoken_of(self, institution: str, kind: str, id: str) -> bool:
        """Whether a record of another institution is about this one (`Kind.speaks_of`)."""
        registry = self._tables.registry
        for other in registry.kinds:
            for place in other.speaks_of:
                if end_of(registry, other, place)[1].refers != kind:
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

    def _is_of_others(self, institution: str, dots: Iterable[str]) -> bool:
        return any(self._journal.institution(dot) != institution for dot in dots)
