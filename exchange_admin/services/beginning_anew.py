"""What is written once and was said wrongly, of a draft that nobody else was shown: another record takes its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.problems import blocking
from exchange_admin.domain.steps import Edit, Record, Step, removal
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import got, stop_at, there

_NOBODYS: frozenset[str] = frozenset()


class BeginningAnew(Service[Parts]):
    """A form saves with the first thing that is typed, often before anybody has looked whose the record is."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def fields(self, record: Record) -> frozenset[str]:
        """Which fields may still be said otherwise: none of what somebody else was shown, or something points to."""
        kind = self._registry[record.kind]
        if not kind.begun_anew or self._store.is_partner or not record.live:
            return _NOBODYS
        if any(record[name] for name in kind.identified_by) or self._is_shown(record) or self._is_named(record):
            return _NOBODYS
        return frozenset(kind.begun_anew)

    def begin(self, kind: str, id: str, values: Mapping[str, Value], who: str) -> Changes:
        """The record goes and one with these values comes, in one step. Raises RuleBroken; then nothing was written."""
        before = there(self._store, kind, id)
        allowed = self.fields(before)
        if not values.keys() <= allowed:
            return self._records.set(kind, id, values, who)  # which says why not
        whole = {field.name: before[field.name] for field in self._taken_over(kind, values)} | dict(values)
        filled, found = self._records.draft(kind, {name: value for name, value in whole.items() if value is not None})
        stop_at(blocking(found))
        new = Edit(kind, self._origin.new_id(), filled, new=True)
        return self._store.record(Step(who, f"{kind}.set", (removal(kind, id, before.heads), new)))

    def _taken_over(self, kind: str, values: Mapping[str, Value]) -> Iterator[Field]:
        """Not what the program writes, nor parts of what was named wrongly."""
        return (
            one
            for one in self._registry[kind].fields
            if not one.written_by_program and one.within.partition(".")[0] not in values
        )

    def _is_shown(self, record: Record) -> bool:
        """Whether its state lets it out, or an institution with a file of its own is one of those whose it is."""
        kind = self._registry[record.kind]
        if any(gate and all(record[name] in words for name, words in gate) for gate in kind.gates):
            return True
        owners = {self._at(record, path) for path in kind.theirs}
        files = self._store.where("partner_file", "institution_id", sorted(owners - {"", self._store.institution}))
        return any(one.live for one in files)

    def _at(self, record: Record, path: str) -> str:
        name, _, rest = path.partition(".")
        if not rest:
            return record.text(name)
        target = self._registry[record.kind][name].refers
        return self._at(got(self._store, target, record[name]), rest)

    def _is_named(self, record: Record) -> bool:
        return any(
            one.live
            for user, field in self._registry.referrers(record.kind)
            for one in self._store.where(user.name, field.name, [record.id])
        )
