"""Taking packages in: looking inside, trying it without changing anything, doing it."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from exchange_admin.documents.packages.keys import fingerprint
from exchange_admin.documents.packages.manifest import Manifest
from exchange_admin.documents.packages.reading import Package, open_package
from exchange_admin.domain.dates import utc_moment
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.partner_scope import waits_for_update
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.correspondents import ENROLLED, MADE, REVOKED, Correspondent
from exchange_admin.services.exchange.disclosing import moment_now
from exchange_admin.services.exchange.ended_copies import EndedCopies
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.packages_in import (
    Outcome,
    PackageInfo,
    PersonChanged,
    RecordKey,
    Searched,
    ToldPerson,
    keep_scans,
    told_people,
)
from exchange_admin.services.exchange.same_numbers import Pair
from exchange_admin.services.exchange.unlike_records import UnlikeRecords
from exchange_admin.services.parts import Service
from exchange_admin.store.backup import Reason
from exchange_admin.store.package_apply import Incoming, Received, Told
from exchange_admin.store.partner_writes import Held
from exchange_admin.store.peers import RECEIVED, PackageRow

_CLOCK_TOLERANCE = 600
"""Seconds by which clocks of offices may differ before anybody is told."""


class Receiving(Service[ExchangeParts]):
    """Packages for one file. What is refused raises RuleBroken with a `package.` problem and has changed nothing."""

    def __init__(self, parts: ExchangeParts, ended_copies: EndedCopies, unlike_records: UnlikeRecords) -> None:
        super().__init__(parts)
        self._keys, self._correspondents, self._look_alikes = parts.keys, parts.correspondents, parts.look_alikes
        self._ended_copies, self._unlike_records = ended_copies, unlike_records

    def preview(self, path: Path, language: str, who: str, *, passphrase: str = "") -> Outcome:
        """What `take_in` would do, found out by doing it and rolling back."""
        return self._taken(path, language, who, passphrase, dry_run=True)

    def take_in(
        self, path: Path, language: str, who: str, *, passphrase: str = "", previewed: Outcome | None = None
    ) -> Outcome:
        """Takes a package in, after a backup. It never waits for decisions; what is open stands on the desk. What its
        preview found is not searched once more, unless the package or the file has changed since."""
        searched = previewed.searched if previewed is not None else None
        return self._taken(path, language, who, passphrase, dry_run=False, searched=searched)

    def _taken(
        self,
        path: Path,
        language: str,
        who: str,
        passphrase: str,
        *,
        dry_run: bool,
        searched: Searched | None = None,
    ) -> Outcome:
        package = self._opened(path, passphrase)
        sender = self._sender(package)
        info = self._info(package, sender, language)
        told = told_people(package.lines(), self._parts.registry)
        if not dry_run:
            self._store.backups.make(reason=Reason.IMPORT)
        steps = self._store.step_count()
        if searched is None or (searched.sha256, searched.steps) != (package.sha256, steps):
            searched = Searched(package.sha256, steps, self._alike(told))
        alike = searched.pairs
        received = self._store.exchange.take_in(
            Incoming(
                package.lines(),
                peer=sender.site,
                institution=sender.institution_id,
                who=who,
                package=self._row(package, info),
                have=package.manifest.have,
                received=package.manifest.received,
                own_steps=self._enrolling(package, sender, who),
                told=_told_of_keys(package, sender),
                tally=package.tally,
            ),
            dry_run=dry_run,
        )
        if not dry_run:
            keep_scans(self._store, package.blobs)
            self._look_alikes.remember(alike)
            self._note_sender(package.manifest, sender.site)
        outcome = self._outcome(info, received, told, alike, len(package.blobs), package.manifest, language)
        return replace(outcome, searched=searched)

    # who sends

    def _opened(self, path: Path, passphrase: str) -> Package:
        return open_package(
            path,
            me=self._store.site,
            schema=self._store.format,
            sender_key=self._key_of,
            identities=() if passphrase else (self._keys.private().age_private,),
            passphrase=passphrase,
            revoked={one.site for one in self._correspondents.all() if one.state == REVOKED},
        )

    def _key_of(self, site: str, manifest: Manifest) -> str | None:
        known = self._correspondents.by_site(site)
        return known.sign_key or None if known else None

    def _sender(self, package: Package) -> Correspondent:
        """Raises RuleBroken: `package.unknown_sender`, `package.wrong_code`."""
        site = package.manifest.sender
        sender = self._correspondents.by_site(site)
        facts: dict[str, object] = {"file": package.path.name, "site": site}
        if sender is None:
            raise RuleBroken(Problem("package.unknown_sender", facts=facts))
        if package.enrols:
            answer = package.manifest.enrol
            if answer is None or not hmac.compare_digest(answer.code.encode(), sender.code.encode()):
                raise RuleBroken(Problem("package.wrong_code", facts=facts))
        return sender

    def _enrolling(self, package: Package, sender: Correspondent, who: str) -> Sequence[Step]:
        """An answer of a new partner: its keys are noted, until somebody compares the digits over the telephone."""
        answer = package.manifest.enrol
        if not package.enrols or answer is None or sender.record is None or sender.state != MADE:
            return ()
        values: dict[str, Value] = {
            "state": ENROLLED,
            "sign_key": answer.sign_key,
            "age_key": answer.age_key,
            "enrolled_on": self._parts.today().isoformat(),
        }
        return (Step(who, "partner.enrol", (Edit("partner_file", sender.record.id, values),)),)

    # what is in it

    def _info(self, package: Package, sender: Correspondent, language: str) -> PackageInfo:
        page = package.manifest
        signed_by = fingerprint(sender.sign_key, sender.age_key) if sender.sign_key else ""
        if package.enrols and page.enrol:
            signed_by = fingerprint(page.enrol.sign_key, page.enrol.age_key)
        before = self._store.packages.find(page.id)
        return PackageInfo(
            path=package.path,
            id=page.id,
            sender=page.sender,
            receiver=page.to,
            institution_id=sender.institution_id,
            institution=self._parts.institution(sender.institution_id, language),
            created=page.created,
            part=page.part,
            size=package.size,
            sha256=package.sha256,
            app=page.app,
            format=page.format,
            schema=page.schema,
            signed_by=signed_by,
            answers_enrolment=package.enrols,
            taken_in=before.at if before and before.direction == RECEIVED else "",
        )

    def _row(self, package: Package, info: PackageInfo) -> PackageRow:
        page = package.manifest
        return PackageRow(
            id=page.id,
            direction=RECEIVED,
            peer=page.sender,
            at=info.taken_in or moment_now(self._origin),
            file_name=package.path.name,
            size=package.size,
            sha256=package.sha256,
            ends=page.ends,
            report={"series": page.series or page.id, "part": list(page.part), "created": page.created},
        )

    def _alike(self, told: Mapping[str, ToldPerson]) -> tuple[Pair, ...]:
        """Pairs of new people with others who may be the same; worked out before anything is taken in."""
        here = self._store.many("person", list(told))
        new = {id: one.values for id, one in told.items() if one.new and not one.deleted and id not in here}
        if not new:
            return ()
        changed = {id: {**record.values, **told[id].values} for id, record in here.items() if record.live}
        return self._look_alikes.among(new, changed)

    def _note_sender(self, page: Manifest, site: str) -> None:
        """Versions and clock of the sender; a package that was long on its way tells nothing new of them. None was made
        after it came, whatever the clock there says."""
        came = self._store.packages.of(site, RECEIVED)
        made = [min(str(row.report.get("created", "")), row.at) for row in came]
        if min(page.created, moment_now(self._origin)) < max(made, default=""):
            return
        peer = self._store.peers[site]
        ahead = self._ahead(page)
        self._store.peers.save(replace(peer, format=page.schema, app=page.app, clock_ahead=ahead))

    def _ahead(self, page: Manifest) -> int:
        created = utc_moment(page.created)
        seconds = int((created - self._origin.now()).total_seconds())
        return seconds if seconds > _CLOCK_TOLERANCE else 0

    # what came of it

    def _outcome(
        self,
        info: PackageInfo,
        received: Received,
        told: Mapping[str, ToldPerson],
        alike: Sequence[Pair],
        attachments: int,
        page: Manifest,
        language: str,
    ) -> Outcome:
        new, changed, deleted = map(_people_among, (received.new, received.changed, received.deleted))
        return Outcome(
            info=info,
            new=received.new,
            changed=received.changed,
            deleted=received.deleted,
            equal=received.equal,
            conflicts=received.conflicts,
            proposals=received.proposals,
            duplicates=received.duplicates,
            look_alikes=tuple(
                (pair.person, pair.other, pair.score) for pair in alike if {pair.person, pair.other} & new
            ),
            held=tuple((one.kind, one.id) for one in received.held if not self._is_for_update(one)),
            for_update=tuple((one.kind, one.id) for one in received.held if self._is_for_update(one)),
            waiting=tuple((one.author, one.seq, one.missing_author, one.missing_seq) for one in received.waiting),
            clock_ahead=self._ahead(page),
            new_people=len(new),
            people=tuple(
                self._person(id, state, told)
                for state, ids in (("new", new), ("changed", changed), ("deleted", deleted))
                for id in sorted(ids)
            ),
            attachments=attachments,
            own_lost=received.own_lost,
            can_give_up=not self._store.is_partner and self._ended_copies.stands_on_lost(received.waiting),
            returned=received.returned,
            differences=tuple((one.kind, one.id, one.field, one.missing) for one in received.mismatches),
            problems=self._problems(received, page, language),
            step=received.changes.step,
        )

    def _is_for_update(self, held: Held) -> bool:
        return waits_for_update(self._registry, held.kind, held.reason)

    def _person(self, id: str, state: str, told: Mapping[str, ToldPerson]) -> PersonChanged:
        record = self._store.get("person", id)
        said = told.get(id, ToldPerson()).values
        values = {**(record.values if record else {}), **said}
        return PersonChanged(id, person_name(values)[0], state, tuple(said) if state == "changed" else ())

    def _problems(self, received: Received, page: Manifest, language: str) -> tuple[Problem, ...]:
        forks = self._store.exchange.forks()
        stuck = {name: one for one in received.waiting for name in (one.author, one.missing_author) if name in forks}
        problems = list(
            self._ended_copies.waits([one for one in received.waiting if one not in stuck.values()], language)
        )
        if received.own_lost and not received.returned:
            problems.append(Problem("package.own_lost", level=Level.INFORMS))
        for name, count in (
            ("returned", received.returned),
            ("own_claimed", received.claimed),
            ("unproved", received.unproved),
        ):
            if count > 0:
                problems.append(Problem(f"package.{name}", facts={"n": count}, level=Level.ASKS))
        problems += self._ended_copies.told(received.ended, language)
        forked = {**received.forked, **{author: forks[author] for author in stuck}}
        problems += self._unlike_records.forked(forked, language)
        problems += self._unlike_records.told(received.mismatches, language)
        if received.not_compared and not (received.waiting or received.returned or received.own_lost):
            problems.append(self._unlike_records.not_compared(page.sender, language))
        if seconds := self._ahead(page):
            problems.append(Problem("package.clock_ahead", facts={"n": seconds // 60}, level=Level.INFORMS))
        if page.schema > self._store.format:
            problems.append(Problem("package.newer_program", facts={"app": page.app}, level=Level.INFORMS))
        return tuple(problems)


def _told_of_keys(package: Package, sender: Correspondent) -> Told:
    page = package.manifest
    enrolled = page.enrol.sign_key if package.enrols and page.enrol else ""
    return Told(page.lives, page.proofs, enrolled or sender.sign_key)


def _people_among(records: Collection[RecordKey]) -> set[str]:
    return {id for kind, id in records if kind == "person"}
