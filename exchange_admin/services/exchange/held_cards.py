"""Changes of partners that were kept aside: who asks for what about whom, and what taking it over would give away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from exchange_admin.domain.fields import LIVE, Privacy, Registry, Value
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.rules.partner_scope import Outlook, Pointing, pointing
from exchange_admin.domain.steps import Record
from exchange_admin.services.exchange.cards import HeldCard
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.store import Store

_PERSON, _DOCUMENT, _WAITING = "person", "identity_document", "waiting"


class HeldCards:
    """Reads only; one for each reading of the desk."""

    def __init__(self, store: Store, registry: Registry, telling: Phrases) -> None:
        self._store, self._registry, self._telling = store, registry, telling

    def made(self, states: Collection[str]) -> Iterator[HeldCard]:
        for record in self._store.where("held_change", "state", [*states]):
            if record.live:
                yield self._card(record)

    def _card(self, record: Record) -> HeldCard:
        kind, id = record.text("record_kind"), record.text("record")
        entries = self._store.history.of_entry(record.text("entry"))
        written = {one.field: one.new for one in entries if one.field != LIVE}
        telling, institution = self._telling, record.text("institution_id")
        return HeldCard(
            id=record.id,
            institution_id=institution,
            institution=telling.institution(institution),
            record_kind=kind,
            record=id,
            title=telling.label(kind, id),
            reason=record.text("reason"),
            state=record.text("state"),
            who=entries[0].who if entries else "",
            when=entries[0].when if entries else "",
            values=tuple(
                (telling.field(kind, name), telling.value(field, value, currency_beside(field, written)))
                for name, value in written.items()
                for field in (self._registry[kind][name],)
            ),
            person=self._about(kind, id, written),
            shows=tuple(self._shown(kind, id, written, institution)) if record["state"] == _WAITING else (),
        )

    def _about(self, kind: str, id: str, written: Mapping[str, Value]) -> str:
        """The person, also where the record has no row yet."""
        person = self._telling.person_of(kind, id) or str(written.get("person_id") or "")
        name, others = self._telling.person(person)
        return name or others

    # what taking it over would show

    @cached_property
    def _outlook(self) -> Outlook:
        return self._store.exchange.outlook()

    def _shown(self, kind: str, id: str, written: Mapping[str, Value], writer: str) -> Iterator[str]:
        """A sentence for each institution and person whom it does not see yet."""
        if kind not in self._registry:
            return
        there = self._store.get(kind, id)
        values = {**(there.values if there else {}), **written}
        rules, described = pointing(self._registry), self._registry[kind]
        named = [values.get(name) for (of, name), rule in rules.items() if of == kind and rule is Pointing.PARTIES]
        people = [id] if kind == _PERSON else [values.get(name) for name in described.brings]
        for institution in dict.fromkeys(str(one) for one in named if one):
            for person in (str(one) for one in people if one):
                if self._would_be_news(institution, person, writer):
                    yield self._telling.shows(institution, person, self._data_of(person))

    def _would_be_news(self, institution: str, person: str, writer: str) -> bool:
        outlook = self._outlook
        is_told = institution == writer or outlook.gets_packages(institution)
        return is_told and not outlook.is_ours(institution) and not outlook.sees(institution, _PERSON, person)

    def _data_of(self, person: str) -> list[str]:
        """What is known of a person besides the name: labels of the private fields that are filled, and of papers."""
        record = self._store.get(_PERSON, person)
        private = [one for one in self._registry[_PERSON].fields if one.privacy is not Privacy.OPEN]
        told = [one.name for one in private if one.section != "name" and record and record[one.name] is not None]
        papers = [one for one in self._store.where(_DOCUMENT, "person_id", [person]) if one.live]
        kind = self._registry[_DOCUMENT]["kind"]
        labels = [self._telling.field(_PERSON, name) for name in told]
        return list(dict.fromkeys([*labels, *(self._telling.value(kind, one["kind"]) for one in papers)]))
