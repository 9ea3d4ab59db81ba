"""What a partner may write of what it was asked for, by others or by a rule (`Kind.told_in`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import is_derived
from exchange_admin.domain.rules.casework.sharing import is_own_side
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.parts import Part

_BY_ITSELF, _OF_RULE = "institution_id", ("requirement_id", "mobility_id")


class AskedTasks(Part):
    """Reads only."""

    def beyond(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """The fields of `said` that are not the institution's to say, `_live` among them. Free is what it made itself
        and no rule asks for, or what is its own task."""
        table, described = self._tables[kind], self._tables[kind].kind
        names = [name for name in said if name != LIVE]
        asked = (described.asked_of, _BY_ITSELF, *_OF_RULE)
        columns = ", ".join(["_clock", *map(table.column, (*asked, *names))])
        row = self._db.execute(f'SELECT {columns} FROM "{kind}" WHERE id = ?', (id,)).fetchone()
        is_of_rule = is_derived(id)
        if row is None:
            if not is_of_rule or self._is_its_own(institution, *(said.get(name) for name in asked[1:])):
                return []
            if self._is_of_office(*(said.get(name) for name in _OF_RULE)):
                return [name for name, _ in described.answers]
            return [name for name in names if self._is_added(kind, name, said[name], institution)]
        clock, responsible, stands = RowClock.read(row[0]), row[1], dict(zip(names, row[5:], strict=True))
        is_made_here = not self._others(institution, clock.inserts)
        if is_made_here and (not is_of_rule or self._is_its_own(institution, *row[2:5])):
            return []
        changed = [name for name in names if stands[name] != said[name] and not described[name].immutable]
        is_gone = LIVE in said and not said[LIVE]
        goes = [LIVE] if is_gone and self._others(institution, (*clock.row_heads(), *clock.inserts)) else []
        if self._is_of_office(*row[3:5]) or (responsible and responsible != institution and not is_made_here):
            return changed + goes

        def is_decided(name: str) -> bool:
            heads = clock.heads(described[name].wire_name)
            return self._is_no_answer(kind, name, stands[name]) and self._others(institution, heads)

        return [
            name
            for name in changed
            if name not in described.told_in or is_decided(name) or self._is_no_answer(kind, name, said[name])
        ] + goes

    @staticmethod
    def _is_its_own(institution: str, whose: Value, rule: Value, stay: Value) -> bool:
        """Whether it is the institution's own task, as of a decision that it carries out, and of no stay's rule."""
        return whose == institution and not rule and not stay

    def _is_of_office(self, rule: Value, stay: Value) -> bool:
        """Whether by its rule only the side of the office acts."""
        told = "SELECT r.actor, m.direction FROM requirement AS r, mobility AS m WHERE r.id = ? AND m.id = ?"
        row = self._db.execute(told, (rule, stay)).fetchone()
        return row is not None and is_own_side(str(row[0] or ""), str(row[1] or ""))

    def _is_added(self, kind: str, name: str, value: Value, institution: str) -> bool:
        """Whether what begins a task of a rule says more of it than the rule and an answer do."""
        described = self._tables[kind].kind
        if name not in described.told_in:
            is_usual = described[name].required or described[name].immutable
            return value is not None and not is_usual and (name, value) != (described.asked_of, institution)
        return self._is_no_answer(kind, name, value)

    def _is_no_answer(self, kind: str, name: str, value: Value) -> bool:
        words = dict(self._tables[kind].kind.answers).get(name)
        return words is not None and value is not None and value not in words

    def _others(self, institution: str, dots: Iterable[str]) -> bool:
        return any(self._journal.institution(dot) != institution for dot in dots)
