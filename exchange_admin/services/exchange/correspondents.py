"""Who this file exchanges packages with: partners by their records, the office by the row in a partner's file.

The record of a partner's file travels to every PC of the office; what its packages confirmed is known only to the PC
that took them in.
"""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.documents.packages.keys import fingerprint
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.services.stored import pointing
from exchange_admin.store import Store
from exchange_admin.store.peers import SIGNED_FORMAT, Peer
from exchange_admin.store.withheld_entries import END

MADE, ENROLLED, CONFIRMED, REVOKED = "made", "enrolled", "confirmed", "revoked"


@dataclass(frozen=True, slots=True)
class Correspondent:
    """One site that packages go to and come from. `record` is its `partner_file`, None for the office of a partner."""

    site: str
    institution_id: str
    state: str
    sign_key: str = ""
    age_key: str = ""
    code: str = ""
    language: str = ""
    record: Record | None = None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.sign_key, self.age_key) if self.sign_key and self.age_key else ""


class Correspondents:
    """Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Correspondent, ...]:
        """In a partner's file the office alone; in an office the partners, the latest file first."""
        if self._store.is_partner:
            return (self.office(),)
        return tuple(sorted(map(_of, self._store.records(Query("partner_file"))), key=lambda one: one.site))

    def office(self) -> Correspondent:
        """The office that made this partner's file."""
        peer = self._store.peers[self._store.hub]
        return Correspondent(peer.site, peer.institution, CONFIRMED, peer.sign_key, peer.age_key, peer.enrolment_code)

    def by_site(self, site: str) -> Correspondent | None:
        if self._store.is_partner:
            return self.office() if site == self._store.hub else None
        found = pointing(self._store, "partner_file", "site", site)
        return _of(found[-1]) if found else None

    def find(self, named: str) -> Correspondent:
        """By the id of its record, its site, its institution's id, or what that is called; "" for the only one.

        Of several files of one institution the latest that is not revoked is meant. Raises RuleBroken with
        `partner.unknown`, with `partner.alike` where several institutions are called so.
        """
        fitting = [one for one in self.all() if self._is_named(one, named)] if named else list(self.all())
        usable = [one for one in fitting if one.state != REVOKED] or fitting
        if not usable or (not named and len(usable) > 1):
            raise RuleBroken(Problem("partner.unknown", facts={"typed": named}))
        if len({one.institution_id for one in usable}) > 1:
            told = tuple(map(self.told_apart, usable))
            raise RuleBroken(Problem("partner.alike", facts={"typed": named, "n": len(told), "partners": told}))
        return max(usable, key=lambda one: (one.record.text("made_on"), one.record.id) if one.record else ("", ""))

    def told_apart(self, one: Correspondent) -> str:
        """What tells a partner from another one of the same name: its site, and the city of its institution."""
        institution = self._store.get("institution", one.institution_id)
        city = institution.text("city") if institution else ""
        return f"{one.site} ({city})" if city else one.site

    def _is_named(self, one: Correspondent, named: str) -> bool:
        if named in {one.site, one.institution_id} or (one.record is not None and named == one.record.id):
            return True
        institution = None if is_id(named) else self._store.get("institution", one.institution_id)
        names = ("short_name", "code", "name_zh", "name_ru", "name_en")
        return institution is not None and any(institution.text(name) == named for name in names)


def reads_signatures(peer: Peer) -> bool:
    """Whether the program of a site, by its last package, knows packages whose steps are signed one by one."""
    return peer.format >= SIGNED_FORMAT


def _of(record: Record) -> Correspondent:
    return Correspondent(
        site=record.text("site"),
        institution_id=record.text("institution_id"),
        state=record.text("state"),
        sign_key=record.text("sign_key"),
        age_key=record.text("age_key"),
        code=record.text("enrolment_code"),
        language=record.text("language"),
        record=record,
    )


_LOOKED_AT = 500  # steps, the latest


def name_of_copy(store: Store, author: str) -> str:
    """Who last wrote there; after a file was put back, who did before. Empty when nobody is known."""
    steps = store.history.steps(limit=_LOOKED_AT)
    own = (step.who for step in steps if step.author == author and step.verb != END)
    before = (one.who for one in store.exchange.ended.all() if author in one.said_by)
    return next((who for who in (*own, *before) if who), "")
