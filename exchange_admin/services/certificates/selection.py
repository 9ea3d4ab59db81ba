"""Who is meant: ids, `group:ID`, `programme:ID`, `agreement:ID` and `field=value`, as commands and windows say it
(rulings 21).

A group or programme may be named by its code or name too, an agreement by its number, without its word where only one
is called so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.steps import Record
from exchange_admin.services.records import Records
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store

_ASKED = ("mobility", "person", "language_enrolment")
"""Kinds that `field=value` may speak of: the first that has the field."""

_OTHERS = ("transcript", "learning_agreement", "recognition", "certificate", "agreement")
_DRAWN = ("person", "mobility", "language_enrolment", "mobility_group", "language_group", "programme", *_OTHERS)
"""Kinds that an id may name."""

_CALLED = {
    "group": ("mobility_group", "language_group"),
    "programme": ("programme",),
    "agreement": ("agreement",),
}
"""Kinds that have codes, names or numbers, by the word before the colon."""

_FORMS = ", ".join(f"{word}:…" for word in _CALLED)


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids in the order in which they were named, each once. A stay or an enrolment does not name its person again."""

    people: tuple[str, ...] = ()
    mobilities: tuple[str, ...] = ()
    enrolments: tuple[str, ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    """(kind, id) of other records that papers are made of: transcripts, recognitions, agreements …"""

    def __bool__(self) -> bool:
        return bool(self.people or self.mobilities or self.enrolments or self.records)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Ids among `records`."""
        return tuple(id for one, id in self.records if one == kind)


def made_of(kind: str, ids: Sequence[str]) -> Selection:
    """What papers of a kind are made of: stays, enrolments, or other records."""
    if kind not in RECORD_KINDS:
        return Selection(enrolments=tuple(ids)) if PAPER_KINDS[kind].for_course else Selection(mobilities=tuple(ids))
    about = RECORD_KINDS[kind].about
    match about:
        case "mobility":
            return Selection(mobilities=tuple(ids))
        case "language_enrolment":
            return Selection(enrolments=tuple(ids))
    return Selection(records=tuple((about, id) for id in ids))


class Selector:
    """Finds what words mean in one office file."""

    def __init__(self, store: Store, registry: Registry, records: Records) -> None:
        self._store, self._registry, self._records = store, registry, records

    def select(self, words: Sequence[str]) -> Selection:
        """Ids, groups and programmes add up; every `field=value` narrows them, alone it asks everybody.

        Raises RuleBroken with `selection.unknown`, `selection.several`, `selection.nothing`, or the problem of a value.
        """
        asked = [word for word in words if _is_filter(word)]
        named = [word for word in words if not _is_filter(word)]
        filters = self._filters(asked)
        chosen = self._named(named) if named else self._everybody(filters)
        if named and asked:
            chosen = self._narrowed(chosen, filters)
        if not chosen:
            raise RuleBroken(Problem("selection.nothing", facts={"typed": " ".join(words)}))
        return chosen

    def parsed(self, kind: str, typed: Mapping[str, str]) -> dict[str, Value]:
        """Values of fields of `kind` for what was typed. Raises RuleBroken."""
        return self._records.parse(kind, typed)

    def _filters(self, asked: Iterable[str]) -> dict[str, dict[str, Value]]:
        """Kind to field to value."""
        typed: dict[str, dict[str, str]] = {}
        for word in asked:
            field, _, value = word.partition("=")
            kind = next((kind for kind in _ASKED if field in self._registry[kind]), None)
            if kind is None:
                raise RuleBroken(Problem("value.unknown_field", field, {"field": field}))
            typed.setdefault(kind, {})[field] = value
        return {kind: self.parsed(kind, values) for kind, values in typed.items()}

    def _named(self, named: Iterable[str]) -> Selection:
        drawn: dict[str, dict[str, None]] = {
            kind: {} for kind in ("person", "mobility", "language_enrolment", *_OTHERS)
        }
        for word in named:
            record = self._record(word)
            if record is None:
                raise RuleBroken(Problem("selection.unknown", facts={"typed": word, "forms": _FORMS}))
            for kind, id in self._drawn(record):
                drawn[kind].setdefault(id)
        return Selection(
            tuple(drawn["person"]),
            tuple(drawn["mobility"]),
            tuple(drawn["language_enrolment"]),
            tuple((kind, id) for kind in _OTHERS for id in drawn[kind]),
        )

    def _record(self, word: str) -> Record | None:
        before, colon, after = word.partition(":")
        if colon and before in _CALLED:
            wanted, among, called = after.strip(), _CALLED[before], _CALLED[before]
        else:
            wanted, among, called = word.strip(), _DRAWN, tuple(chain.from_iterable(_CALLED.values()))
        for kind in among:
            record = self._store.get(kind, wanted.lower())
            if record is not None and record.live:
                return record
        return self._called(wanted, called)

    def _called(self, wanted: str, kinds: Iterable[str]) -> Record | None:
        """The one record of `kinds` with that code or name. Raises RuleBroken with `selection.several`."""
        found: dict[str, Record] = {}
        for kind in kinds:
            for field in ("number",) if kind == "agreement" else ("code", "name_zh", "name_ru", "name_en"):
                if wanted and field in self._registry[kind]:
                    found |= {r.id: r for r in self._store.where(kind, field, [wanted]) if r.live}
        if len(found) > 1:
            raise RuleBroken(Problem("selection.several", facts={"typed": wanted, "n": len(found)}))
        return next(iter(found.values()), None)

    def _drawn(self, record: Record) -> list[tuple[str, str]]:
        """The people, stays and enrolments that a record stands for."""
        match record.kind:
            case "mobility_group":
                return self._pointing("mobility", "mobility_group_id", [record.id])
            case "language_group":
                return self._pointing("language_enrolment", "language_group_id", [record.id])
            case "programme":
                courses = [id for _, id in self._pointing("language_course", "programme_id", [record.id])]
                groups = [id for _, id in self._pointing("language_group", "language_course_id", courses)]
                return [
                    *self._pointing("mobility", "programme_id", [record.id]),
                    *self._pointing("language_enrolment", "language_group_id", groups),
                ]
        return [(record.kind, record.id)]

    def _pointing(self, kind: str, field: str, ids: Sequence[str]) -> list[tuple[str, str]]:
        return [(kind, r.id) for r in self._store.where(kind, field, ids) if r.live] if ids else []

    def _everybody(self, filters: Mapping[str, Mapping[str, Value]]) -> Selection:
        of_person = filters.get("person", {})
        drawn: dict[str, tuple[str, ...]] = {}
        for kind in ("mobility", "language_enrolment"):
            if kind in filters:
                dotted = {f"person_id.{field}": value for field, value in of_person.items()}
                drawn[kind] = self._all(kind, {**filters[kind], **dotted})
        if not drawn and of_person:
            return Selection(people=self._all("person", {**of_person, "same_as_id": None}))
        return Selection((), drawn.get("mobility", ()), drawn.get("language_enrolment", ()))

    def _all(self, kind: str, values: Mapping[str, Value]) -> tuple[str, ...]:
        filters = tuple(Filter(field, Test.IS, (value,)) for field, value in values.items())
        return tuple(str(id) for (id,) in rows_of(self._store, Query(kind, filters=filters), ("id",)))

    def _narrowed(self, chosen: Selection, filters: Mapping[str, Mapping[str, Value]]) -> Selection:
        """Of the named those that fit; who asks for stays or courses means those of the named people too."""
        named = {"person": chosen.people, "mobility": chosen.mobilities, "language_enrolment": chosen.enrolments}
        asked = [kind for kind in ("mobility", "language_enrolment") if kind in filters]
        for kind in asked:
            theirs = (id for _, id in self._pointing(kind, "person_id", chosen.people))
            named[kind] = tuple(dict.fromkeys((*named[kind], *theirs)))
        people, mobilities, enrolments = (
            self._fitting(kind, ids, filters) if kind in (asked or named) else () for kind, ids in named.items()
        )
        return Selection(people, mobilities, enrolments)

    def _fitting(self, kind: str, ids: Sequence[str], filters: Mapping[str, Mapping[str, Value]]) -> tuple[str, ...]:
        found = self._store.many(kind, ids)
        fitting = [id for id in ids if id in found and _has(found[id], filters.get(kind, {}))]
        if kind == "person" or "person" not in filters:
            return tuple(fitting)
        people = self._store.many("person", [found[id].text("person_id") for id in fitting])
        return tuple(id for id in fitting if _has(people.get(found[id].text("person_id")), filters["person"]))


def _is_filter(word: str) -> bool:
    return "=" in word


def _has(record: Record | None, values: Mapping[str, Value]) -> bool:
    return record is not None and all(record[field] == value for field, value in values.items())
