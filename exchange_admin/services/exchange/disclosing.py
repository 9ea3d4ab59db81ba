"""Before data leaves: who is in it, who agreed; and the log of what went to whom, when, on which basis."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.exchange.consents import Consents, ConsentState, Standing
from exchange_admin.services.exchange.statuses import PersonToSend
from exchange_admin.store import Store

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
