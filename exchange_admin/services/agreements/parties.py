"""Agreements of several parties: who has signed when, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_each_language, in_language
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.agreements.next_step import UNSIGNED_STATES
from exchange_admin.domain.rules.committee.minutes import is_member_on
from exchange_admin.domain.rules.committee.states import SIGNING
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.office_files import office_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import NO_RECORD, pointing, there
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class Party:
    """One institution of an agreement (`id` is that of its membership); `signed_on` is None while it has not signed."""

    id: str
    institution_id: str
    institution: str
    role: str
    person: str
    position: str
    signed_on: date | None


class AgreementParties(Service[Parts]):
    """Reads only."""

    def of(self, agreement: str, language: str) -> Sequence[Party]:
        """Those who have to sign and have not left: whoever signed first, then who is missing, by name. Raises
        RuleBroken with `record.missing`."""
        there(self._store, "agreement", agreement)
        seats = signing(self._store, agreement, self._today())
        places = self._store.many("institution", [one.text("institution_id") for one in seats])
        found = [
            Party(
                one.id,
                one.text("institution_id"),
                in_language(places.get(one.text("institution_id"), NO_RECORD).values, "name", language),
                one.text("role"),
                one.text("person_name"),
                one.text("position"),
                day_in(one.values, "signed_on"),
            )
            for one in seats
        ]
        return sorted(found, key=lambda one: (one.signed_on or date.max, one.institution, one.id))


def signing(store: Store, agreement: str, today: date) -> list[Record]:
    """The memberships of those who have to sign and have not left."""
    return [one for one in pointing(store, "membership", "agreement_id", agreement) if _signs(one, today)]


def _signs(membership: Record, today: date) -> bool:
    return membership["role"] in SIGNING and is_member_on(membership.values, today)


def drafts_to_read(store: Store, today: date) -> list[str]:
    """In the file of a partner, agreements that its office has drafted and that the own institution has not signed
    yet."""
    found = store.records(Query("agreement", filters=(Filter("state", Test.IS, UNSIGNED_STATES),)))
    return [one.id for one in found if waits_for_own_signature(store, one, today)]


def waits_for_own_signature(store: Store, agreement: Record, today: date) -> bool:
    """Whether the own institution is a party and no day of its signature was entered. Where no parties are named it is
    one of two with the office."""
    seats = signing(store, agreement.id, today)
    if not seats:
        return bool(agreement["institution_id"] == store.institution)
    return any(one["institution_id"] == store.institution and not one["signed_on"] for one in seats)


def unsigned(store: Store, agreement: str, today: date) -> tuple[dict[str, str], ...]:
    """What those who have not signed are called, by languages."""
    ids = [one.text("institution_id") for one in signing(store, agreement, today) if not one["signed_on"]]
    places = store.many("institution", ids)
    return tuple(in_each_language(places[id].values, "name") for id in dict.fromkeys(ids) if id in places)


def names_of_others(store: Store, agreements: Sequence[Record], today: date, language: str) -> dict[str, Sequence[str]]:
    """What all parties of each agreement but the own institution are called; where no parties are named, the other one
    of the two. Of the agreements only `institution_id` is read."""
    own, seats = store.institution, live(store.where("membership", "agreement_id", [one.id for one in agreements]))
    found: dict[str, list[str]] = {one.id: [] for one in agreements}
    for seat in seats:
        if _signs(seat, today):
            found[seat.text("agreement_id")].append(seat.text("institution_id"))
    for one in agreements:
        partner = one.text("institution_id")
        parties = found[one.id] or [office_of(store) if partner == own else partner]
        found[one.id] = [id for id in dict.fromkeys(parties) if id != own]
    places = store.many("institution", list(dict.fromkeys(id for ids in found.values() for id in ids)))
    return {
        id: [in_language(places[one].values, "name", language) for one in ids if one in places]
        for id, ids in found.items()
    }


def missing(parties: Sequence[Party]) -> list[Party]:
    """Who has not signed."""
    return [one for one in parties if one.signed_on is None]
