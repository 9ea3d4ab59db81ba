"""Two offices that share a journal, for tests of decisions: what each writes reaches the other when a test says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paper_office import names, wordings

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.cards import ConflictCard
from exchange_admin.services.exchange.conflicts import Conflicts
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.store import Store

TODAY = date(2026, 11, 24)


class Side:
    """One office: its store and its services."""

    def __init__(self, store: Store, who: str) -> None:
        self.store, self.who = store, who
        parts = Parts(store, REGISTRY, names(), store.origin, wordings(), lambda: TODAY)
        self.records, self.lists = Records(parts), Lists(store, REGISTRY, wordings())
        exchange = ExchangeParts(
            *(parts.store, parts.registry, parts.names, parts.origin, parts.wordings, parts.today),
            records=self.records,
            lists=self.lists,
            unlocked=KeySession(),
        )
        self.look_alikes, self.consents = exchange.look_alikes, exchange.consents
        self.conflicts = Conflicts(exchange)

    def add(self, kind: str, /, **values: Value) -> str:
        id = self.store.origin.new_id()
        self.store.record(Step(self.who, f"{kind}.add", (Edit(kind, id, values, new=True),)))
        return id

    def set(self, kind: str, id: str, /, **values: Value) -> None:
        self.store.record(Step(self.who, f"{kind}.set", (Edit(kind, id, values),)))

    def value(self, kind: str, id: str, field: str) -> Value:
        record = self.store.get(kind, id)
        assert record is not None
        return record[field]

    def cards(self, language: str = "en") -> tuple[ConflictCard, ...]:
        return self.conflicts.cards(language)

    def card(self, language: str = "en") -> ConflictCard:
        (card,) = self.cards(language)
        return card


class TwoSides:
    """The office (China) and a college (Russia)."""

    def __init__(self) -> None:
        own, college = (Origin.seeded(1).new_id(), Origin.seeded(2).new_id())
        self.own, self.college = own, college
        store = Store.in_memory(origin=Origin.seeded(3), names=names(), institution=own)
        self.office = Side(store, "沈若兰")
        edits = [
            Edit("institution", own, {"name_en": "Songhua College", "country": "CN", "kind": "college"}, new=True),
            Edit("institution", college, {"name_en": "Primorye College", "country": "RU", "kind": "college"}, new=True),
        ]
        store.record(Step("沈若兰", "office.add", tuple(edits)))
        theirs = Store.in_memory(origin=Origin.seeded(4), names=names(), institution=college)
        self.partner = Side(theirs, "Орлова")
        self.exchange()

    def close(self) -> None:
        self.office.store.close()
        self.partner.store.close()

    def exchange(self) -> None:
        """Each gets everything of the other."""
        self.partner.store.exchange.receive(self.office.store.exchange.slices(self.partner.store.exchange.known()))
        self.office.store.exchange.receive(self.partner.store.exchange.slices(self.office.store.exchange.known()))

    def person(self, **more: Value) -> str:
        usual: dict[str, Value] = {
            "role": "student",
            "family_cyrillic": "Соколова",
            "given_cyrillic": "Дарья",
            "citizenship": "RU",
            "birth_date": "2005-03-14",
            "home_institution_id": self.college,
        }
        id = self.office.add("person", **{**usual, **more})
        self.exchange()
        return id

    def differ(self, kind: str, id: str, field: str, ours: Value, theirs: Value) -> None:
        """Both write without having seen each other, then exchange."""
        self.office.set(kind, id, **{field: ours})
        self.partner.set(kind, id, **{field: theirs})
        self.exchange()


def file_of(path: Path) -> bytes:
    """Everything that lies in a file and beside it."""
    sides = (path, path.with_name(path.name + "-wal"))
    return b"".join(side.read_bytes() for side in sides if side.exists())
