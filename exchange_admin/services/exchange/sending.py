"""Making packages: what would go, who can open it, whose consent is missing, and the log of what went."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from exchange_admin import __version__
from exchange_admin.documents.files import FileNotWritten, replaced
from exchange_admin.documents.packages.limits import FORMAT, UNSIGNED_FORMAT
from exchange_admin.documents.packages.manifest import Enrolment, Manifest
from exchange_admin.documents.packages.writing import Written, write_packages
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.own_places import OWN_FOLDER
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record, Step
from exchange_admin.services.exchange.correspondents import (
    MADE,
    REVOKED,
    Correspondent,
    reads_signatures,
)
from exchange_admin.services.exchange.disclosing import CONSENT, moment_now, refuse_without_basis
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.partners import Partners
from exchange_admin.services.exchange.statuses import AttachmentToSend, PersonToSend, Reader, SendSummary, Sent
from exchange_admin.services.parts import Service
from exchange_admin.store import Store
from exchange_admin.store.outgoing import Outgoing
from exchange_admin.store.peers import RECEIVED, SENT, PackageRow

SPLIT_AT = 15_000_000
"""Bytes of one part; larger mails are refused by many servers."""
OLDEST_READER = 2
"""The first format of data that knows partners; an older program could not take a package in."""
SEND = "package.send"
_LOGGED_AT_ONCE = 20_000
"""People whose disclosure is written down in one step: a first package may name a hundred thousand."""
_MOST_TOLD = 5_000
"""So many of the latest packages that came are acknowledged by name."""


class Sending(Service[ExchangeParts]):
    """Packages of one file: from an office to a partner, or from a partner's file to its office."""

    def __init__(self, parts: ExchangeParts, partners: Partners) -> None:
        super().__init__(parts)
        self._keys, self._correspondents, self._disclosing = parts.keys, parts.correspondents, parts.disclosing
        self._outbox, self._partners = parts.outbox, partners

    def summary(self, partner: str, language: str) -> SendSummary:
        """What a package would hold now. `partner` as in `Partners.status`; "" in a partner's file for its office."""
        to = self._correspondents.find(partner)
        status = self._partners.status(to.site, language)
        outgoing = self._outbox.outgoing(to)
        return SendSummary(
            status=status,
            people=self._people(outgoing, to),
            changes=outgoing.entries,
            again=status.outbox.unconfirmed,
            again_since=status.outbox.unconfirmed_since,
            records=_counted(outgoing.records),
            readers=self._readers(to, status.institution, by_passphrase=not to.age_key),
            attachments=self._attachments(to),
            questions=self._questions(outgoing.records),
            needs_passphrase=not to.age_key,
        )

    def _people(self, outgoing: Outgoing, to: Correspondent) -> tuple[PersonToSend, ...]:
        known = {id for kind, id in self._store.packages.confirmed_records(to.site) if kind == "person"}
        return self._disclosing.people(outgoing.people, to.institution_id, known)

    def _readers(self, to: Correspondent, institution: str, *, by_passphrase: bool) -> tuple[Reader, ...]:
        return (Reader(institution, "" if by_passphrase else to.fingerprint),)

    def _questions(self, records: Collection[tuple[str, str]]) -> int:
        ids = [id for kind, id in records if kind == "question"]
        return sum(1 for one in self._store.many("question", ids).values() if one.live and one["state"] == "open")

    def _attachments(self, to: Correspondent) -> tuple[AttachmentToSend, ...]:
        """Those whose bytes are here and whose record the receiver gets to see."""
        if self._store.is_partner:
            records = self._store.records(Query("attachment"))
        else:
            ids = sorted(self._store.exchange.scoping.of(to.institution_id).get("attachment", ()))
            records = [one for one in self._store.many("attachment", ids).values() if one.live]
        people = self._store.many("person", [one.text("person_id") for one in records if one["person_id"]])
        return tuple(
            _attachment(one, people.get(one.text("person_id")))
            for one in records
            if self._store.attachments.get(one.id) is not None
        )

    def send(
        self,
        partner: str,
        folder: Path,
        who: str,
        *,
        without_people: Collection[str] = (),
        basis: str = CONSENT,
        attachments: Collection[str] = (),
        passphrase: str = "",
        split: int = SPLIT_AT,
        since: str = "",
    ) -> Sent:
        """Writes a package into `folder` and logs it. People in `without_people` are left out of it.

        `basis` (a word of `transfer_basis`) is noted for people without consent who are sent all the same; with
        `consent` they are refused. In a partner's file nobody can be left out, and `without_people` is not looked at.
        `since` ("YYYY-MM-DD") sends everything again since a day, whatever was confirmed.

        The log is written before the files get their names: nothing leaves without being logged. Raises RuleBroken:
        `partner.…`, `keys.locked`, `package.…`, `file.…`.
        """
        to = self._correspondents.find(partner)
        self._refuse_receiver(to, passphrase)
        keys = self._keys.private()
        if reads_signatures(self._store.peers[to.site]):
            self._keys.certify_lives()
        known = self._known_since(since) if since else None
        outgoing = self._outbox.outgoing(to, since=known, without_people=without_people)
        people = self._people(outgoing, to)
        if not self._store.is_partner:
            refuse_without_basis(people, basis)
        blobs = self._blobs(attachments)
        manifest = self._manifest(to, dict(outgoing.ends))
        tally = self._store.exchange.tally(to.site, outgoing) if manifest.format > UNSIGNED_FORMAT else None
        entries, shared = outgoing.entries, [*outgoing.records, *outgoing.its_own]
        with _made_aside(folder, self._store.author) as aside:
            written = write_packages(
                aside,
                manifest,
                outgoing.lines,
                keys=keys,
                recipients=() if passphrase else (to.age_key,),
                passphrase=passphrase,
                blobs=blobs,
                split_bytes=split,
                tally=tally,
                own=True,
            )
            step = self._log(
                to,
                people,
                basis if not self._store.is_partner else _kept_basis(people, basis),
                manifest,
                written,
                entries,
                who,
            )
            self._note(to, manifest, written, shared, len(people), entries)
            pass_by("package.recorded")
            paths = _moved(written, folder)
        left_out: tuple[PersonToSend, ...] = ()
        if not self._store.is_partner:
            left_out = self._disclosing.people(tuple(without_people), to.institution_id, known=())
        readers = self._readers(to, self._partners.status(to.site, "en").institution, by_passphrase=bool(passphrase))
        size = sum(one.size for one in written)
        return Sent(paths, tuple(one.id for one in written), size, len(people), entries, left_out, readers, step)

    def _refuse_receiver(self, to: Correspondent, passphrase: str) -> None:
        if to.state == REVOKED:
            raise RuleBroken(Problem("partner.revoked", facts={"site": to.site}))
        if not to.age_key and not passphrase:
            code = "partner.not_enrolled" if to.state == MADE else "partner.no_keys"
            raise RuleBroken(Problem(code, facts={"site": to.site}))

    def _known_since(self, day: str) -> Mapping[str, int]:
        """How far every chain went before a day."""
        known: dict[str, int] = {}
        for entry in self._store.history.steps(limit=self._store.step_count() + 1):
            if entry.when < day:
                author, _, seq = entry.step.rpartition(":")
                known[author] = max(int(seq), known.get(author, 0))
        return known

    def _blobs(self, attachments: Collection[str]) -> dict[str, bytes]:
        """Bytes by their SHA-256. Raises RuleBroken with `attachment.gone`."""
        blobs: dict[str, bytes] = {}
        for id, record in self._store.many("attachment", tuple(attachments)).items():
            content = self._store.attachments.get(id)
            if content is None:
                raise RuleBroken(Problem("attachment.gone", facts={"id": id}))
            blobs[record.text("sha256")] = content
        return blobs

    def _manifest(self, to: Correspondent, ends: Mapping[str, int]) -> Manifest:
        """For an older program in the format that it knows, which has nothing of signatures of steps."""
        signed = reads_signatures(self._store.peers[to.site])
        return replace(
            begun_manifest(self._store, self._origin, to.site, ends, signed=signed),
            proofs=self._store.exchange.lives.proofs(to.site) if signed else {},
            have=self._store.exchange.known_signed() if signed else self._store.exchange.known(),
            received=self._received(to.site),
            enrol=self._enrolment(to),
        )

    def _received(self, site: str) -> tuple[str, ...]:
        """The packages of a site that are in. The last part of a series counts when all its parts have come."""
        rows = self._store.packages.of(site, RECEIVED)
        parts: dict[object, int] = {}
        for row in rows:
            series = row.report.get("series", row.id)
            parts[series] = parts.get(series, 0) + 1
        told = [row.id for row in rows if not _is_last(row) or parts[row.report.get("series", row.id)] == _parts(row)]
        return tuple(told[:_MOST_TOLD])

    def _enrolment(self, to: Correspondent) -> Enrolment | None:
        """A partner's file goes on introducing itself until its office has answered."""
        if not self._store.is_partner or self._store.peers[to.site].received:
            return None
        return Enrolment(to.code, *self._keys.public())

    def _log(
        self,
        to: Correspondent,
        people: Sequence[PersonToSend],
        basis: str,
        manifest: Manifest,
        written: Sequence[Written],
        entries: int,
        who: str,
    ) -> str:
        edits = self._disclosing.edits(
            people,
            basis,
            institution=to.institution_id,
            partner_file=to.record.id if to.record else None,
            package=manifest.id,
            file_name=written[0].path.name,
            changes=entries,
        )
        step = self._store.record(Step(who, SEND, tuple(islice(edits, _LOGGED_AT_ONCE)))).step
        while more := tuple(islice(edits, _LOGGED_AT_ONCE)):
            self._store.record(Step(who, SEND, more))
        return step

    def _note(
        self,
        to: Correspondent,
        manifest: Manifest,
        written: Sequence[Written],
        shared: Sequence[tuple[str, str]],
        people: int,
        entries: int,
    ) -> None:
        """What was sent, for the status and for repeating it until it is confirmed."""
        for one in written:
            report = {
                "series": manifest.id,
                "part": [one.part, one.parts],
                "people": people,
                "changes": entries,
            }
            row = PackageRow(
                one.id, SENT, to.site, manifest.created, one.path.name, one.size, one.sha256, one.ends, report=report
            )
            self._store.packages.add(row, shared if one.part == one.parts else ())
        self._store.peers.save(
            replace(self._store.peers[to.site], institution=to.institution_id, sent=manifest.created)
        )


def begun_manifest(store: Store, origin: Origin, to: str, ends: Mapping[str, int], *, signed: bool) -> Manifest:
    """Who sends what to whom, as the first page of any package says it."""
    return Manifest(
        format=FORMAT if signed else UNSIGNED_FORMAT,
        lives=store.exchange.lives.certified(ends) if signed else {},
        sender=store.site,
        incarnation=life_of(store.author),
        institution=store.institution,
        to=to,
        id=origin.new_id(),
        created=moment_now(origin),
        schema=store.format,
        min_reader_schema=OLDEST_READER,
        app=__version__,
        ends=dict(ends),
    )


def _kept_basis(people: Sequence[PersonToSend], basis: str) -> str:
    """A partner's file cannot leave anybody out: what is noted for people without consent is the decision to send."""
    return basis if basis != CONSENT or all(person.consent_fine for person in people) else "office_decision"


def _counted(records: Collection[tuple[str, str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind, _ in records:
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _attachment(record: Record, person: Record | None) -> AttachmentToSend:
    size = record["size"]
    return AttachmentToSend(
        id=record.id,
        person_id=record.text("person_id"),
        person=person_name(person.values)[0] if person else "",
        title=record.text("title"),
        file_name=record.text("file_name"),
        size=size if isinstance(size, int) else 0,
    )


def life_of(author: str) -> int:
    """The number of the life that an author name tells."""
    digits = "".join(one for one in author.partition(".")[2].partition("-")[0] if one.isdigit())
    return int(digits or 0)


def _parts(row: PackageRow) -> int:
    part = row.report.get("part")
    return int(part[1]) if isinstance(part, list) else 1


def _is_last(row: PackageRow) -> bool:
    part = row.report.get("part")
    return not isinstance(part, list) or part[0] == part[1]


@contextmanager
def _made_aside(folder: Path, author: str) -> Iterator[Path]:
    """A hidden folder inside `folder`, gone afterwards. One that is there already was left by a program that was
    killed: nobody else writes as this author.
    """
    aside = folder / f".{author}.part"
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=OWN_FOLDER)
    except OSError as refused:
        raise RuleBroken(Problem("package.folder_gone", facts={"file": folder.name})) from refused
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _moved(written: Sequence[Written], folder: Path) -> tuple[Path, ...]:
    """Gives the files their place, all or none."""
    done: list[Path] = []
    try:
        for one in written:
            replaced(one.path, folder / one.path.name)
            done.append(folder / one.path.name)
    except OSError as refused:
        for path in done:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise FileNotWritten(Problem("file.not_written", facts={"path": str(folder)})) from refused
    return tuple(done)
