"""Records in a partner's file: what is not the partner's to write is refused, for the office would only hold it."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Kind, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.partner_scope import names_what_began_otherwise, writes_for_others
from exchange_admin.domain.steps import Heads, Record
from exchange_admin.services.kinds import hooks_of
from exchange_admin.services.records import Records
from exchange_admin.store import Store


def _called(field: str) -> dict[str, Value]:
    return {"field": f"field.{field}"}


def words_of_others(store: Store, kind: Kind, id: str, said: Mapping[str, Value]) -> list[Problem]:
    """What somebody else wrote, or took away, and a partner would say otherwise: that one puts it right."""
    found = store.exchange.overwritten_by(store.institution, kind.name, id, said)
    code = "record.asked_by_others" if kind.told_in else "record.written_by_others"
    return [Problem("record.taken_by_others") if name == LIVE else Problem(code, name, _called(name)) for name in found]


class PartnerRecords(Records):
    """As `Records`; also raises RuleBroken with `record.not_yours`."""

    def add(self, kind: str, values: Mapping[str, Value], who: str, *, id: str = "") -> Changes:
        self._refuse_others(kind, id or self._origin.new_id(), self._as_own(kind, values))
        return super().add(kind, values, who, id=id)

    def set(self, kind: str, id: str, values: Mapping[str, Value], who: str, *, seen: Heads | None = None) -> Changes:
        self._refuse_others(kind, id)
        if over := self._given_over(self.get(kind, id), values):
            raise RuleBroken(*over)
        return super().set(kind, id, values, who, seen=seen)

    def draft(self, kind: str, values: Mapping[str, Value], *, id: str = "") -> tuple[dict[str, Value], list[Problem]]:
        filled, found = super().draft(kind, values, id=id)
        id = id or self._registry[kind].own_id(filled) or self._origin.new_id()
        others = self._strangers(kind, id, self._as_own(kind, filled)) or self._for_others(kind, id, filled, filled)
        if not others and self._registry[kind].told_in:
            others = self._of_others(kind, id, filled)
        return filled, [*others, *found]

    def change(self, before: Record, values: Mapping[str, Value]) -> tuple[dict[str, Value], list[Problem]]:
        changed, found = super().change(before, values)
        others = self._strangers(before.kind, before.id) or self._given_over(before, changed)
        others = others or self._for_others(before.kind, before.id, before.values, changed)
        others = others or self._of_others(before.kind, before.id, changed)
        return changed, [*others, *found] if changed else found

    def remove(self, kind: str, id: str, who: str, *, seen: Heads | None = None) -> Changes:
        self._refuse_others(kind, id)
        theirs_alone = self._for_others(kind, id, self.get(kind, id).values, {LIVE: 0})
        if theirs_alone := theirs_alone or self._of_others(kind, id, {LIVE: 0}):
            raise RuleBroken(*theirs_alone)
        return super().remove(kind, id, who, seen=seen)

    def restore(self, kind: str, id: str, who: str) -> Changes:
        self._refuse_others(kind, id)
        if theirs := self._of_others(kind, id, {LIVE: 1}):
            raise RuleBroken(*theirs)
        return super().restore(kind, id, who)

    def merge_people(self, keep: str, duplicate: str, who: str) -> Changes:
        self._refuse_others("person", keep)
        self._refuse_others("person", duplicate)
        return super().merge_people(keep, duplicate, who)

    def _as_own(self, kind: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Whom it enters is its own."""
        if kind == "person" and not values.get("home_institution_id"):
            return {**values, "home_institution_id": self._store.institution}
        return values

    def _refuse_others(self, kind: str, id: str, values: Mapping[str, Value] | None = None) -> None:
        if values is None:
            self.get(kind, id)
        if strangers := self._strangers(kind, id, values):
            raise RuleBroken(*strangers)

    def _given_over(self, before: Record, values: Mapping[str, Value]) -> list[Problem]:
        """What would make it one that only the office says."""
        if not self._registry[before.kind].theirs_while:
            return []
        return self._strangers(before.kind, before.id, {**before.values, **values})

    def _for_others(
        self, kind: str, id: str, values: Mapping[str, Value], written: Mapping[str, Value]
    ) -> list[Problem]:
        own = self._store.institution
        is_for_others = writes_for_others(self._registry, own, kind, values, written)
        is_for_others = is_for_others or names_what_began_otherwise(self._registry, kind, id, written)
        return [Problem("record.not_yours")] if is_for_others else []

    def _of_others(self, kind: str, id: str, said: Mapping[str, Value]) -> list[Problem]:
        return words_of_others(self._store, self._registry[kind], id, said)

    def _strangers(self, kind: str, id: str, values: Mapping[str, Value] | None = None) -> list[Problem]:
        if self._store.exchange.theirs(self._store.institution, kind, id, values):
            return []
        if values is not None and (unsaid := self._whose_is_unsaid(kind, values)):
            return unsaid
        said = hooks_of(kind).not_at_partners(self._store, values) if values is not None else None
        return [said or Problem("record.not_yours")]

    def _whose_is_unsaid(self, kind: str, values: Mapping[str, Value]) -> list[Problem]:
        """Of a record that names nobody it is not known that it is another one's."""
        described = self._registry[kind]
        own = [name for name in described.theirs if name in described and described[name].required]
        if any(values.get(name) for name in own):
            return []
        return [Problem("record.whose", name, {"field": f"field.{name}"}) for name in own[:1]]
