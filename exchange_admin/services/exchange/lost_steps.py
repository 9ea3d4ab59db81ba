"""Own steps that a lost disk took and partners have kept: shown record by record, taken back by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Kind, Registry, Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.merge.transactions import Entry
from exchange_admin.services.exchange.cards import ReturnedCard, ReturnedValue
from exchange_admin.services.exchange.correspondents import Correspondents
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.lists import Lists
from exchange_admin.store import Store
from exchange_admin.store.returned import ReturnedStep


class LostSteps:
    """Verbs on what waits. Nothing of it counts before `take_back`."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        lists: Lists,
        wordings: Mapping[str, Wording],
        *,
        correspondents: Correspondents,
    ) -> None:
        self._store, self._registry, self._lists, self._wordings = store, registry, lists, wordings
        self._correspondents = correspondents

    def cards(self, language: str) -> tuple[ReturnedCard, ...]:
        """Each change of a record that waits, in the order in which they were made."""
        steps = self._store.exchange.returned()
        telling = Phrases(self._store, self._registry, self._lists, self._wordings[language])
        telling.prepare({(entry.kind, entry.id) for step in steps for entry in step.entries})
        return tuple(
            self._card(step, entry, telling, language)
            for step in steps
            for entry in step.entries
            if entry.kind in self._registry
        )

    def returned_by(self, steps: Iterable[str], language: str) -> dict[str, str]:
        """By which partner steps (`author:seq`) were given back, those that were."""
        keys = {(author, int(seq)): step for step in steps for author, _, seq in [step.rpartition(":")]}
        return {keys[key]: self._called(site, language) for key, site in self._store.exchange.returned_by(keys).items()}

    def take_back(self, who: str, *, unproved: bool = False) -> Changes:
        """Takes back what our own key has signed, whatever it says; with `unproved` also changes from before steps were
        signed, of which nobody can prove that they are ours."""
        return self._store.exchange.take_back(who, unproved=unproved).changes

    def refuse(self, *, unproved_only: bool = True) -> Changes:
        """What waits is not ours, or not wanted: nobody is asked about it again."""
        self._store.exchange.refuse_returned(unproved_only=unproved_only)
        return Changes()

    def _card(self, step: ReturnedStep, entry: Entry, telling: Phrases, language: str) -> ReturnedCard:
        here = self._store.get(entry.kind, entry.id)
        return ReturnedCard(
            key=f"{entry.dot} {step.peer}",
            kind=entry.kind,
            record=entry.id,
            title=telling.label(entry.kind, entry.id) if here else "",
            partner=self._called(step.peer, language),
            who=step.who,
            when=datetime.fromtimestamp(min(step.milliseconds, _LAST) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            proved=step.proved,
            values=tuple(self._values(self._registry[entry.kind], entry, here, telling)),
        )

    def _values(self, kind: Kind, entry: Entry, here: Record | None, telling: Phrases) -> list[ReturnedValue]:
        told = []
        pairs = zip(entry.fields, entry.values, strict=True)
        written = {kind.by_wire[wire].name: value for wire, value in pairs if wire in kind.by_wire}
        for wire, value in zip(entry.fields, entry.values, strict=True):
            field = kind.by_wire.get(wire)
            if wire == LIVE:
                answer = "keep" if value else "delete"
                told.append(ReturnedValue(telling.kind(kind.name), "", telling.answer(answer)))
            elif field is not None:
                now: Value = here[field.name] if here else None
                label = telling.field(kind.name, field.name)
                ours = currency_beside(field, here.values if here else {})
                theirs = currency_beside(field, written) or ours
                told.append(ReturnedValue(label, telling.value(field, now, ours), telling.value(field, value, theirs)))
        return told

    def _called(self, site: str, language: str) -> str:
        partner = self._correspondents.by_site(site)
        institution = self._store.get("institution", partner.institution_id) if partner else None
        return (in_language(institution.values, "name", language) if institution else "") or site


_LAST = 253_402_300_799_000
"""Milliseconds of the last moment that a calendar can show."""
