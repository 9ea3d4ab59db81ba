"""Before data leaves: who is in it, what people agreed to (`china_russia.md` 6), what has been confirmed; and the log
of what went to whom, when, on which basis."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.merge.dots import author_of
from exchange_admin.services.exchange.correspondents import Correspondent
from exchange_admin.services.exchange.statuses import OutboxSummary, PersonToSend
from exchange_admin.services.records import Records
from exchange_admin.store import Store
from exchange_admin.store.outgoing import Outgoing
from exchange_admin.store.peers import SENT

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

    def __init__(self, store: Store, records: Records, today: Callable[[], date]) -> None:
        self._store, self._records, self._today = store, records, today

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


CONSENT, CONTRACT, OFFICE_DECISION = "consent", "contract", "office_decision"
"""The words of `transfer_basis`."""
_AT_ONCE = 1_000
"""People who are read together."""


class Disclosing:
    """Reads, and makes edits for the step of whoever sends."""

    def __init__(self, store: Store, consents: Consents, origin: Origin) -> None:
        self._store, self._consents, self._origin = store, consents, origin

    def people(self, ids: Collection[str], receiver: str, known: Collection[str]) -> tuple[PersonToSend, ...]:
        """The live people of `ids` by name; `known` are those whom the receiver has already.

        Whom the receiver itself has entered is told nothing new: no consent is asked for.
        """
        states = self._consents.for_transfer(ids, receiver)
        for id in [id for id, state in states.items() if not state.fine and self._is_made_by(id, receiver)]:
            states[id] = ConsentState(Standing.NOT_NEEDED)
        found = [
            PersonToSend(
                id,
                *person_name(record.values),
                new=id not in known,
                standing=states[id].standing.value,
                consent_id=states[id].consent_id,
            )
            for id, record in self._read(tuple(ids))
            if record.live
        ]
        return tuple(sorted(found, key=lambda person: (person.name, person.id)))

    def _read(self, people: Sequence[str]) -> Iterator[tuple[str, Record]]:
        """Some at a time: a first package names everybody."""
        for start in range(0, len(people), _AT_ONCE):
            yield from self._store.many("person", people[start : start + _AT_ONCE]).items()

    def _is_made_by(self, person: str, institution: str) -> bool:
        past = self._store.history.of("person", person)
        return bool(past) and self._store.history.institution_of(past[-1].author) == institution

    def edits(
        self,
        people: Iterable[PersonToSend],
        basis: str,
        *,
        institution: str,
        partner_file: str | None,
        package: str,
        file_name: str,
        changes: int,
    ) -> Iterator[Edit]:
        """The record of a transfer and one line for each person. Raises RuleBroken with `partner.no_consent`."""
        sent = list(people)
        refuse_without_basis(sent, basis)
        transfer = self._origin.new_id()
        values: dict[str, Value] = {
            "direction": "sent",
            "institution_id": institution,
            "partner_file_id": partner_file,
            "at": moment_now(self._origin),
            "package": package,
            "file_name": file_name,
            "people": len(sent),
            "changes": changes,
            "basis": basis,
        }
        lines = (Edit("disclosure", self._origin.new_id(), _line(transfer, person, basis), new=True) for person in sent)
        return chain((Edit("transfer", transfer, values, new=True),), lines)


def refuse_without_basis(people: Sequence[PersonToSend], basis: str) -> None:
    """Somebody without consent goes only when a person has named another basis."""
    missing = [person for person in people if not person.consent_fine]
    if missing and basis == CONSENT:
        named = tuple(person.name for person in missing[:3])
        raise RuleBroken(Problem("partner.no_consent", facts={"n": len(missing), "names": named}))


def moment_now(origin: Origin) -> str:
    """Now, as in MOMENT fields."""
    return origin.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _line(transfer: str, person: PersonToSend, basis: str) -> dict[str, Value]:
    by_consent = person.standing == Standing.GIVEN
    reason = CONSENT if by_consent else None if person.standing == Standing.NOT_NEEDED else basis
    return {
        "transfer_id": transfer,
        "person_id": person.id,
        "consent_id": person.consent_id if by_consent else None,
        "basis": reason,
    }


class Outbox:
    """What is on its way: not yet sent, sent and not confirmed, confirmed (`sync.md` 7.2). Reads only."""

    def __init__(self, store: Store, consents: Consents) -> None:
        self._store, self._consents = store, consents

    def outgoing(
        self, to: Correspondent, *, since: Mapping[str, int] | None = None, without_people: Collection[str] = ()
    ) -> Outgoing:
        """Everything that the receiver has not confirmed, or with `since` whatever is later."""
        if self._store.is_partner:
            return self._store.exchange.outgoing_to_hub(since=since)
        return self._store.exchange.outgoing_to_partner(to.site, since=since, without_people=without_people)

    def summary(self, to: Correspondent) -> OutboxSummary:
        """Counts entries with values; steps that concern only us count for nothing, nor do people who stay here."""
        everything, fresh = self._store.exchange.undelivered(to.site, without_people=self._staying(to))
        open_packages = [row for row in self._store.packages.of(to.site, SENT) if not row.confirmed]
        return OutboxSummary(
            not_sent=min(fresh, everything),
            unconfirmed=max(0, everything - fresh),
            unconfirmed_since=min((row.at for row in open_packages), default="") if everything > fresh else "",
            ever_confirmed=bool(self._store.peers[to.site].confirmed),
        )

    def _staying(self, to: Correspondent) -> list[str]:
        """People without consent to the transfer whom the receiver has never been sent."""
        if self._store.is_partner:
            return []
        has = self._store.packages.shared(to.site)
        new = [
            id
            for id in self._store.exchange.scoping.of(to.institution_id).get("person", ())
            if ("person", id) not in has
        ]
        return [id for id, state in self._consents.for_transfer(new, to.institution_id).items() if not state.fine]
