"""Partner colleges: their files, their keys, how things stand with each."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from exchange_admin.documents.packages.keys import is_age_key, is_sign_key
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import utc_moment
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.partner_scope import waits_for_update
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.merge.signatures import Signing
from exchange_admin.services.exchange.conflicts import Conflicts
from exchange_admin.services.exchange.correspondents import (
    CONFIRMED,
    ENROLLED,
    MADE,
    REVOKED,
    Correspondent,
    reads_signatures,
)
from exchange_admin.services.exchange.disclosing import CONSENT, moment_now, refuse_without_basis
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.statuses import FileContents, MadePartnerFile, PartnerStatus
from exchange_admin.services.exchange.unlike_records import UnlikeRecords
from exchange_admin.services.parts import Service
from exchange_admin.store import Store
from exchange_admin.store.making import refuse_new
from exchange_admin.store.peers import RECEIVED, SENT, PackageRow, Peer

LANGUAGE = "exchange.language"
"""Setting of a partner's file: the language its people read."""
OVERDUE = timedelta(days=14)
_CODE_BYTES = 15


class Partners(Service[ExchangeParts]):
    """Verbs on the partners of one office file. In a partner's own file `statuses` tells of its office alone."""

    def __init__(
        self, parts: ExchangeParts, signing: Signing, conflicts: Conflicts, unlike_records: UnlikeRecords
    ) -> None:
        super().__init__(parts)
        self._keys, self._correspondents = parts.keys, parts.correspondents
        self._signing, self._conflicts, self._unlike_records = signing, conflicts, unlike_records

    # how things stand

    def statuses(self, language: str) -> tuple[PartnerStatus, ...]:
        """Every partner file that was not deleted, in the order of institutions' names."""
        waiting = self._waiting()
        found = [self._status(one, language, waiting) for one in self._correspondents.all()]
        return tuple(sorted(found, key=lambda status: (status.institution, status.site)))

    def status(self, partner: str, language: str) -> PartnerStatus:
        """`partner` is the id of a `partner_file`, a site, an institution's id or name; "" for the only one.

        Raises RuleBroken with `partner.unknown`.
        """
        return self._status(self._correspondents.find(partner), language, self._waiting())

    def _status(self, one: Correspondent, language: str, waiting: Mapping[str, tuple[int, int, int]]) -> PartnerStatus:
        peer = self._store.peers[one.site]
        outbox = self._parts.outbox.summary(one)
        decisions, held, questions = waiting.get(one.institution_id, (0, 0, 0))
        return PartnerStatus(
            id=one.record.id if one.record else "",
            site=one.site,
            institution_id=one.institution_id,
            institution=self._parts.institution(one.institution_id, language),
            state=one.state,
            language=one.language,
            fingerprint=one.fingerprint,
            outbox=outbox,
            last_sent=peer.sent,
            last_received=peer.received,
            confirmed=peer.confirmed,
            overdue=self._is_overdue(outbox.unconfirmed_since),
            app=peer.app,
            old_program=bool(peer.format) and not reads_signatures(peer),
            format=peer.format,
            clock_ahead=peer.clock_ahead,
            decisions=decisions,
            held=held,
            questions=questions,
            differences=self._unlike_records.problems(language, one.site),
            for_update=tuple(self._store.checks.for_update_said()) if self._store.is_partner else (),
        )

    def _is_overdue(self, since: str) -> bool:
        if not since:
            return False
        return self._origin.now() - utc_moment(since) > OVERDUE

    def _waiting(self) -> dict[str, tuple[int, int, int]]:
        """Institution to open decisions, held changes and open questions."""
        counted: dict[str, list[int]] = {}
        for card in self._conflicts.cards("en"):
            for institution in card.institutions:
                counted.setdefault(institution, [0, 0, 0])[0] += 1
        for place, kind, state in ((1, "held_change", "waiting"), (2, "question", "open")):
            for record in self._store.where(kind, "state", [state]):
                if record.live and not (kind == "held_change" and self._is_not_to_decide(record)):
                    counted.setdefault(record.text("institution_id"), [0, 0, 0])[place] += 1
        return {institution: (one[0], one[1], one[2]) for institution, one in counted.items()}

    def _is_not_to_decide(self, held: Record) -> bool:
        kind, id = held.text("record_kind"), held.text("record")
        is_later = waits_for_update(self._registry, kind, held.text("reason"))
        return is_later or self._store.exchange.is_erased(kind, id)

    # making a file

    def contents(
        self, institution: str, language: str, *, without_people: Collection[str] | None = None
    ) -> FileContents:
        """What a file for the institution would hold: step 2 of making one. Records are counted without some people
        and what follows them, unless told without those who lack consent; the people are all who could be in it."""
        records: dict[str, int] = {}
        people: list[str] = []
        for kind, ids in self._store.exchange.scoping.of(institution).items():
            live = [id for id, record in self._store.many(kind, tuple(ids)).items() if record.live]
            if live:
                records[kind] = len(live)
            if kind == "person":
                people = live
        could_go = self._parts.disclosing.people(people, institution, known=())
        if without_people is None:
            without_people = [one.id for one in could_go if not one.consent_fine]
        if without_people:
            records = self._counted_without(institution, without_people)
        return FileContents(
            institution_id=institution,
            institution=self._parts.institution(institution, language),
            records=records,
            people=could_go,
            left_out=frozenset(without_people),
        )

    def _counted_without(self, institution: str, people: Collection[str]) -> dict[str, int]:
        scope = self._store.exchange.scoping.of(institution, people)
        live = {
            kind: sum(one.live for one in self._store.many(kind, tuple(ids)).values()) for kind, ids in scope.items()
        }
        return {kind: n for kind, n in live.items() if n}

    def make_office_file(
        self,
        institution: str,
        path: Path,
        language: str,
        who: str,
        *,
        without_people: Collection[str] = (),
        basis: str = CONSENT,
    ) -> MadePartnerFile:
        """Writes the partner's file, whole or not at all, and notes it here.

        People without consent to a transfer abroad are left out by `without_people` or go on another `basis`. Raises
        RuleBroken: `partner.…`, `office_file.exists`, `keys.locked`.
        """
        self._refuse_in_partner_file()
        self._refuse_institution(institution)
        refuse_new(path)  # before anything about the partner is kept
        everybody = self.contents(institution, language).people
        people = [person for person in everybody if person.id not in set(without_people)]
        refuse_without_basis(people, basis)
        self._keys.certify_lives()  # a locked office makes no file
        site = self._origin.new_site()
        code = base64.b32encode(self._origin.random_bytes(_CODE_BYTES)).decode().lower()
        package = self._origin.new_id()
        peer = Peer(site, institution, enrolment_code=code, format=self._store.format)
        self._store.peers.save(peer)
        outgoing = self._store.exchange.outgoing_to_partner(site, since={}, without_people=without_people)
        entries, ends, shared = outgoing.entries, dict(outgoing.ends), list(outgoing.records)
        at = moment_now(self._origin)
        row = PackageRow(package, RECEIVED, self._store.site, at, path.name, ends=ends)
        with Store.create_partner(
            path,
            names=self._parts.names,
            origin=self._origin,
            site=site,
            institution=institution,
            hub=self._as_hub(code),
            lines=outgoing.lines,
            who=who,
            signing=self._signing,
            lives=self._store.exchange.lives.certified(ends),
        ) as made:
            made.settings.set(LANGUAGE, language)
            made.packages.add(row)
        noted = self._note_of_file(peer, language)
        try:
            log = self._parts.disclosing.edits(
                people,
                basis,
                institution=institution,
                partner_file=noted.id,
                package=package,
                file_name=path.name,
                changes=entries,
            )
            changes = self._store.record(Step(who, "partner.make", (noted, *log)))
        except BaseException:
            _remove(path)
            raise
        report = {"people": len(people), "changes": entries}
        sent = replace(row, direction=SENT, peer=site, size=path.stat().st_size, report=report)
        self._store.packages.add(sent, shared)
        self._store.peers.save(replace(peer, sent=at))
        return MadePartnerFile(noted.id, path, site, code, len(people), entries, changes.step)

    def _note_of_file(self, peer: Peer, language: str) -> Edit:
        """The record of a file that was made for a partner."""
        values: dict[str, Value] = {
            "site": peer.site,
            "institution_id": peer.institution,
            "state": MADE,
            "language": language,
            "enrolment_code": peer.enrolment_code,
            "made_on": self._today().isoformat(),
        }
        return Edit("partner_file", self._origin.new_id(), values, new=True)

    def _as_hub(self, code: str) -> Peer:
        sign, age = self._keys.public()
        return Peer(
            self._store.site,
            self._store.institution,
            sign_key=sign,
            age_key=age,
            enrolment_code=code,
            format=self._store.format,
        )

    def _refuse_in_partner_file(self) -> None:
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))

    def _refuse_institution(self, institution: str) -> None:
        record = self._store.get("institution", institution)
        if record is None or not record.live:
            raise RuleBroken(Problem("partner.unknown", facts={"typed": institution}))
        if institution == self._store.institution:
            raise RuleBroken(Problem("partner.own_institution"))

    # keys

    def add(self, institution: str, site: str, sign_key: str, age_key: str, who: str, *, language: str = "") -> Changes:
        """A partner with a file of its own, whose keys were read to us; still to be confirmed.

        Raises RuleBroken: `partner.bad_key`, `partner.site_taken`, `partner.unknown`.
        """
        self._refuse_in_partner_file()
        self._refuse_institution(institution)
        if not is_sign_key(sign_key) or not is_age_key(age_key):
            raise RuleBroken(Problem("partner.bad_key"))
        if not site.isalnum() or not site.isascii() or len(site) > 20:
            raise RuleBroken(Problem("partner.bad_site", facts={"typed": site}))
        if site == self._store.site or self._correspondents.by_site(site) is not None:
            raise RuleBroken(Problem("partner.site_taken", facts={"typed": site}))
        values: dict[str, Value] = {
            "site": site,
            "institution_id": institution,
            "state": ENROLLED,
            "language": language or None,
            "sign_key": sign_key,
            "age_key": age_key,
            "enrolled_on": self._today().isoformat(),
        }
        edit = Edit("partner_file", self._origin.new_id(), filled(values), new=True)
        return self._store.record(Step(who, "partner.add", (edit,)))

    def confirm(self, partner: str, who: str) -> Changes:
        """The fingerprint was read over the telephone and is the same. Raises RuleBroken with `partner.no_keys`."""
        one = self._with_record(partner)
        if not one.fingerprint or one.state == REVOKED:
            raise RuleBroken(Problem("partner.no_keys", facts={"site": one.site}))
        return self._set(
            one.record, {"state": CONFIRMED, "confirmed_on": self._today().isoformat()}, "partner.confirm", who
        )

    def revoke(self, partner: str, who: str) -> Changes:
        """From now on nothing of this partner is taken in, and nothing is made for it."""
        one = self._with_record(partner)
        return self._set(one.record, {"state": REVOKED, "revoked_on": self._today().isoformat()}, "partner.revoke", who)

    def _with_record(self, partner: str) -> Correspondent:
        self._refuse_in_partner_file()
        return self._correspondents.find(partner)

    def _set(self, record: Record | None, values: Mapping[str, Value], verb: str, who: str) -> Changes:
        if record is None:
            raise RuleBroken(Problem("partner.office_only"))
        return self._store.record(Step(who, verb, (Edit("partner_file", record.id, values, seen=record.heads),)))


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
