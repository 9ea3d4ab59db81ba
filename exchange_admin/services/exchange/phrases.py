"""Records, fields, values and institutions in the words of the reader, for cards and reports of the exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.fields import LIVE, Field, FieldType, Registry, Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.money import write_money
from exchange_admin.domain.said_words import said
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.lists import Lists
from exchange_admin.store import Store

_MOST_PARENTS = 4


class Phrases:
    """Reads only. One for each reading of a page: what was looked up once is not looked up again."""

    def __init__(self, store: Store, registry: Registry, lists: Lists, words: Wording) -> None:
        self._store, self._registry, self._lists, self._words = store, registry, lists, words
        self._labels: dict[tuple[str, str], str] = {}
        self._people: dict[tuple[str, str], str] = {}

    def prepare(self, records: Iterable[tuple[str, str]]) -> None:
        """Looks up the labels of many records (kind, id) at once."""
        by_kind: dict[str, set[str]] = {}
        for kind, id in records:
            if kind in self._registry and (kind, id) not in self._labels:
                by_kind.setdefault(kind, set()).add(id)
        for kind, ids in by_kind.items():
            found = self._lists.labels(kind, sorted(ids), self._words.language)
            self._labels.update(((kind, id), found.get(id, "")) for id in ids)

    def label(self, kind: str, id: str) -> str:
        """What people call a record; its kind when it is not here or has no name."""
        self.prepare(((kind, id),))
        return self._labels.get((kind, id)) or self._words.kind(kind)

    def institution(self, id: str) -> str:
        """Empty for none."""
        return self.label("institution", id) if id else ""

    def field(self, kind: str, field: str) -> str:
        return self._words.kind(kind) if field == LIVE else self._words.field(kind, field)

    def answer(self, key: str, label: str = "") -> str:
        """An answer that is no value: keep, delete, restore, clear."""
        return self._words.say(f"exchange.answer.{key}", {"label": label})

    def held(self, reason: str, *, for_update: bool, at_office: bool) -> str:
        """Why something is kept aside. What waits for an update does so here, or in a partner's file at its office."""
        if for_update:
            return self._words.say("exchange.for_update.office" if at_office else "exchange.for_update.here")
        return self._words.choice("hold_reason", reason)

    def does(self, label: str, *, deletes: bool | None, unknown: int) -> tuple[str, ...]:
        """What a change of the record called so does besides the values that can be shown."""
        told = () if deletes is None else (f"exchange.does.{'delete' if deletes else 'restore'}",)
        more = (self._words.say("exchange.does.unknown", {"n": unknown}),) if unknown else ()
        return (*(self._words.say(one, {"label": label}) for one in told), *more)

    def shows(self, institution: str, person: str, data: Sequence[str]) -> str:
        """That an institution would see somebody, and what is known of him; `data` are labels."""
        facts = {"institution": self.institution(institution), "person": next(filter(None, self.person(person)), "?")}
        if not data:
            return self._words.say("exchange.shows.name", facts)
        told = self._words.listed(one[:1].lower() + one[1:] for one in data)
        return self._words.say("exchange.shows.data", {**facts, "data": told})

    def kind(self, kind: str) -> str:
        return self._words.kind(kind)

    def value(self, field: Field, value: Value, currency: str = "") -> str:
        """The value as a person reads it, an amount in its currency; empty for nothing."""
        if value is None:
            return ""
        match field.type:
            case FieldType.MONEY:
                return write_money(value, currency, self._words.language)
            case FieldType.REFERENCE:
                return self.label(field.refers, str(value))
            case FieldType.BOOLEAN:
                return self._words.say("exchange.yes" if value else "exchange.no")
            case FieldType.DATE:
                return _day(self._words.language, str(value))
        return said(field, value, self._words)

    def person_of(self, kind: str, id: str) -> str:
        """The id of the person that a record is about; empty when it is about nobody."""
        if kind == "person":
            return id
        key = (kind, id)
        if key not in self._people:
            self._people[key] = self._look_up_person(kind, id)
        return self._people[key]

    def person(self, id: str) -> tuple[str, str]:
        """The name in the person's own script, and the other forms on one line."""
        record = self._store.get("person", id) if id else None
        return person_name(record.values) if record else ("", "")

    def _look_up_person(self, kind: str, id: str) -> str:
        for _ in range(_MOST_PARENTS):
            if kind not in self._registry:
                return ""
            described, record = self._registry[kind], self._store.get(kind, id)
            if record is None:
                return ""
            if "person_id" in described:
                return record.text("person_id")
            if not described.parent or not record[described.parent]:
                return ""
            kind, id = described[described.parent].refers, record.text(described.parent)
            if kind == "person":
                return id
        return ""


def names_of(people: Mapping[str, Record]) -> dict[str, tuple[str, str]]:
    """Each person's name in the own script, and the other forms."""
    return {id: person_name(record.values) for id, record in people.items()}


def _day(language: str, iso: str) -> str:
    try:
        return written_day(language, iso)
    except (ValueError, IndexError):
        return iso
