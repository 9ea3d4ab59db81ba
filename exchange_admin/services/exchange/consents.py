"""What people agreed to: recorded, asked for on a date and for a country, withdrawn (`china_russia.md` 6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.steps import Record
from exchange_admin.merge.dots import author_of
from exchange_admin.services.records import Records
from exchange_admin.store import Store

CROSS_BORDER = "cross_border"


class Standing(StrEnum):
    """How a person's consent to a transfer stands."""

    NOT_NEEDED = "not_needed"  # the receiver is in the same country
    GIVEN = "given"
    MISSING = "missing"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ConsentState:
    """`consent_id` is the record that says so, empty when there is none."""

    standing: Standing
    consent_id: str = ""

    @property
    def fine(self) -> bool:
        return self.standing in {Standing.NOT_NEEDED, Standing.GIVEN}


class Consents:
    """Verbs on the consents of one office file."""

    def __init__(self, store: Store, registry: Registry, records: Records, today: Callable[[], date]) -> None:
        self._store, self._registry, self._records, self._today = store, registry, records, today

    def of(self, person: str) -> tuple[Record, ...]:
        """Every live consent of all entries of a person, the latest first."""
        found = self._store.where("consent", "person_id", self._records.entries_of(person))
        live = [record for record in found if record.live]
        return tuple(sorted(live, key=lambda record: (record.text("given_on"), record.id), reverse=True))

    def give(self, person: str, values: Mapping[str, Value], who: str) -> Changes:
        """Records that a person agreed. `values` need `kind` and `given_on`. Raises RuleBroken."""
        return self._records.add("consent", {**values, "person_id": person}, who)

    def withdraw(self, consent: str, who: str, *, on: date | None = None) -> Changes:
        """Notes the day from which the consent no longer holds, today when none is given. Raises RuleBroken."""
        day = (on or self._today()).isoformat()
        return self._records.set("consent", consent, {"withdrawn_on": day}, who)

    def for_transfer(self, people: Collection[str], receiver: str, on: date | None = None) -> dict[str, ConsentState]:
        """Whether each person's data may go to the institution `receiver` on a day (today).

        Within one country no consent to a transfer abroad is asked for. Among several consents the one that allows it
        counts; a consent that names a receiver or a country allows nothing else. What only a partner says counts for
        its own people alone, or whoever wants to be told could say so itself (decision 23).
        """
        day = (on or self._today()).isoformat()
        institution = self._store.get("institution", receiver)
        own = self._store.get("institution", self._store.institution)
        country = institution.text("country") if institution else ""
        if own is not None and country and own["country"] == country:
            return dict.fromkeys(people, ConsentState(Standing.NOT_NEEDED))
        entries = self._store.entries()
        wanted = {entry for person in people for entry in entries.of(person)}
        let_in = {one.text("record") for one in self._store.where("held_change", "state", ["let_in"]) if one.live}
        given: dict[str, list[Record]] = {}
        for record in self._store.where("consent", "person_id", sorted(wanted)):
            kept = entries.kept(record.text("person_id"))
            covers = record.live and record["kind"] == CROSS_BORDER and _covers(record, receiver, country)
            if covers and (record.id in let_in or self._is_fit_to_say(record, kept)):
                given.setdefault(kept, []).append(record)
        return {person: _best(given.get(entries.kept(person), ()), day) for person in people}

    def _is_fit_to_say(self, consent: Record, person: str) -> bool:
        """Whether the office has said so, or the institution whose the person is."""
        store = self._store
        dots = {dot for heads in consent.heads.values() for dot in heads}
        sayers = {store.history.institution_of(author_of(dot)) for dot in dots}
        return store.institution in sayers or any(store.exchange.theirs(one, "person", person) for one in sayers if one)


def _covers(record: Record, receiver: str, country: str) -> bool:
    named = record["receiver_id"]
    return named in {None, receiver} and record["country"] in {None, country}


def _best(consents: Collection[Record], day: str) -> ConsentState:
    states = [(_standing(record, day), record) for record in consents if record.text("given_on") <= day]
    order = (Standing.GIVEN, Standing.EXPIRED, Standing.WITHDRAWN)
    for standing in order:
        fitting = [record for found, record in states if found is standing]
        if fitting:
            newest = max(fitting, key=lambda record: (record.text("given_on"), record.id))
            return ConsentState(standing, newest.id)
    return ConsentState(Standing.MISSING)


def _standing(record: Record, day: str) -> Standing:
    if record["withdrawn_on"] is not None and record.text("withdrawn_on") <= day:
        return Standing.WITHDRAWN
    if record["valid_until"] is not None and record.text("valid_until") < day:
        return Standing.EXPIRED
    return Standing.GIVEN
