"""A partner's own file in the window: the areas of somebody who enters data, and what is read-only there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Side, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.partner_scope import is_theirs, takes
from exchange_admin.domain.steps import Heads, Record
from exchange_admin.services.records import Records
from exchange_admin.store import Store
from exchange_admin.ui.presentation import Area
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

PARTNER_AREAS = (
    Area("person", "users", "people", ("person",)),
    Area("mobility", "plane-takeoff", "people", ("mobility",)),
    Area(
        "language",
        "languages",
        "learning",
        ("exam_result", "language_enrolment"),
        QT_TRANSLATE_NOOP("Areas", "Language training"),
    ),
    Area("credit", "file-text", "learning", ("transcript",)),
)


class PartnerLimits:
    """The rule of the package scope, asked in the file of one institution."""

    areas: Sequence[Area] = PARTNER_AREAS

    def __init__(self, store: Store, registry: Registry) -> None:
        self._store, self._registry = store, registry

    def may_add(self, kind: str) -> bool:
        return takes(self._registry, kind)

    def may_change(self, record: Record) -> bool:
        return is_own(self._store, self._registry, record.kind, record.id, record.values)

    def decided_elsewhere(self, record: Record) -> frozenset[str]:
        kind, own = self._registry[record.kind], self._store.institution
        ours = {side for side, name in kind.sides if record[name] == own}
        return frozenset(field.name for field in kind.fields if field.owner is not Side.ANY and field.owner not in ours)

    def defaults(self, kind: str) -> Mapping[str, Value]:
        """A college enters its own people, and the stays for which it sends them to its office."""
        own, office = self._store.institution, self._store.peers[self._store.hub].institution
        begun: Mapping[str, Mapping[str, Value]] = {
            "person": {"home_institution_id": own},
            "mobility": {"sending_institution_id": own, "receiving_institution_id": office or None},
            "transcript": {"institution_id": own},
        }
        return begun.get(kind, {})


class PartnerRecords(Records):
    """Refuses what is not the partner's with `record.not_yours`: the office would only hold it."""

    def add(self, kind: str, values: Mapping[str, Value], who: str, *, id: str = "") -> Changes:
        if not is_own(self._store, self._registry, kind, id, values):
            raise _not_yours()
        return super().add(kind, values, who, id=id)

    def set(self, kind: str, id: str, values: Mapping[str, Value], who: str, *, seen: Heads | None = None) -> Changes:
        self._refuse(kind, id)
        return super().set(kind, id, values, who, seen=seen)

    def remove(self, kind: str, id: str, who: str, *, seen: Heads | None = None) -> Changes:
        self._refuse(kind, id)
        return super().remove(kind, id, who, seen=seen)

    def merge_people(self, keep: str, duplicate: str, who: str) -> Changes:
        self._refuse("person", duplicate)
        return super().merge_people(keep, duplicate, who)

    def _refuse(self, kind: str, id: str) -> None:
        if not is_own(self._store, self._registry, kind, id, self.get(kind, id).values):
            raise _not_yours()


def is_own(store: Store, registry: Registry, kind: str, id: str, values: Mapping[str, Value]) -> bool:
    """Whether a record is one that the institution of this file writes."""
    return is_theirs(registry, store.institution, kind, id, values, _Lookup(store))


class _Lookup:
    """What the rule asks of other records."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def values(self, kind: str, id: str) -> Mapping[str, Value] | None:
        record = self._store.get(kind, id)
        return record.values if record is not None else None

    def maker(self, kind: str, id: str) -> str:
        """Of a record that is not written yet: whoever writes here."""
        past = self._store.history(kind, id) if id else []
        return self._store.institution_of(past[-1].author) if past else self._store.institution

    def stays(self, person: str) -> list[Mapping[str, Value]]:
        return [record.values for record in self._store.where("mobility", "person_id", [person]) if record.live]


def _not_yours() -> RuleBroken:
    return RuleBroken(Problem("record.not_yours"))
