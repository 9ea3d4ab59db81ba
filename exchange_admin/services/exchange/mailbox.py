"""The mailbox folder through which the PCs of one office exchange by themselves (`sync.md` 10.1).

Every copy of the office's file writes into a folder of its own, `outbox/<author>/`, and reads those of the others. A
file gets its name when it is whole and is never modified; only its author removes it, when every listed copy has what
is in it. So any program that carries folders will do, and the order in which files arrive does not matter.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from exchange_admin import __version__
from exchange_admin.documents.packages.naming import read_name
from exchange_admin.documents.packages.reading import Package, open_package
from exchange_admin.documents.packages.writing import write_packages
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Step
from exchange_admin.services.exchange.agreed_blocks import AgreedBlocks
from exchange_admin.services.exchange.at_a_glance import CopyState, MailboxState
from exchange_admin.services.exchange.correspondents import name_of_copy, reads_signatures
from exchange_admin.services.exchange.disclosing import moment_now
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.exchange.packages_in import keep_scans
from exchange_admin.services.exchange.sending import SPLIT_AT, begun_manifest
from exchange_admin.services.office_files import own_office
from exchange_admin.store import Store
from exchange_admin.store.comparing import HERE, Mismatch
from exchange_admin.store.package_apply import Incoming, Told
from exchange_admin.store.peers import RECEIVED, SENT, PackageRow

OUTBOX = "outbox"
_FOLDER, _LAST, _SEEN = "mailbox.folder", "mailbox.last", "mailbox.copies"
_TROUBLE, _TRIED_BY = "mailbox.trouble", "mailbox.tried_by"
_COMPARED, _ALL_AGAIN = "mailbox.compared", "mailbox.all_again"
_SENT_ON, _SENT_FOR = "mailbox.sent_on", "mailbox.sent_for"
"""The day when everything was sent once more last, and for which differences from each PC (a digest), how often."""
_MOST_SENT = 2
"""So often everything is sent once more for the same differences: the first time a PC may have been switched off."""
_DAY = len("2026-11-24")
_AUTHOR = re.compile(r"[A-Za-z0-9]{1,20}\.[A-Za-z0-9-]{1,20}")
_MOST_TRIES = 10
"""So often a file that cannot be read is tried again, as long as it does not change: it may still be arriving."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one look at the others' folders brought."""

    received: int = 0
    retrying: tuple[str, ...] = ()
    quarantined: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)


class Mailbox:
    """One PC's side of the mailbox. Needs a file that is open for writing, and unlocked keys."""

    def __init__(self, store: Store, origin: Origin, keys: OfficeKeys) -> None:
        self._store, self._origin, self._keys = store, origin, keys
        self._blocks = AgreedBlocks(store, origin)

    def folder(self) -> Path | None:
        """The folder in use, None when there is none. A setting of this copy."""
        kept = self._store.settings.like(_FOLDER, "")
        return Path(kept) if kept else None

    def use(self, folder: Path | None) -> None:
        """Starts or stops using a folder. Raises RuleBroken with `mailbox.no_folder` or `mailbox.not_writable`."""
        if folder is None:
            self._store.settings.remove(_FOLDER)
            return
        self._own_outbox(folder)
        self._store.settings.set(_FOLDER, str(folder.absolute()))

    def exchange_once(self, folder: Path | None = None) -> MailboxState:
        """Takes in what is new, writes what the others lack, removes own packages that everybody has.

        Uses the folder of the settings when none is given. Raises RuleBroken: `mailbox.off`, `mailbox.not_writable`,
        `keys.locked`, `file.…`. A folder that is not there just now is told in the answer.
        """
        place = folder or self.folder()
        if place is None:
            raise RuleBroken(Problem("mailbox.off"))
        if not place.is_dir():
            return replace(self.state(), folder=place, reachable=False)
        self._own_outbox(place)
        reading = self._read(place)
        own = self._own_outbox(place)  # of a new life, should it be said that the present one is over
        self._clear(place, set(self._folders(place)).difference(self._copies(place)))
        self._ask_for_block()
        removed = self._remove_delivered(place, own)
        sent = self._write(place, own)
        self._store.settings.set(_LAST, moment_now(self._origin))
        return replace(
            self.state(),
            folder=place,
            sent=sent,
            received=reading.received,
            removed=removed,
            retrying=reading.retrying,
            quarantined=reading.quarantined,
            changes=reading.changes,
        )

    def state(self) -> MailboxState:
        """As of the last exchange; looks into no folder."""
        trouble = self._trouble()
        seen: list[object] = self._store.settings.like(_SEEN, [])
        return MailboxState(
            folder=self.folder(),
            reachable=True,
            copies=tuple(self._copy(author) for author in seen if isinstance(author, str)),
            retrying=tuple(sorted(name for name, (tries, _) in trouble.items() if tries < _MOST_TRIES)),
            quarantined=tuple(sorted(name for name, (tries, _) in trouble.items() if tries >= _MOST_TRIES)),
            last=self._store.settings.like(_LAST, ""),
        )

    def forget(self, author: str, who: str, folder: Path | None = None) -> None:
        """A copy that no longer exists: on no PC of the office is it waited for any more, and its folder goes. Raises
        RuleBroken.

        What lies there is read first; a file that is not all there stays, until it has been tried often enough. Steps
        that the copy told nobody but a partner come home from the partner.
        """
        place = folder or self.folder()
        if place is None or not _AUTHOR.fullmatch(author) or author == self._store.author:
            raise RuleBroken(Problem("mailbox.off"))
        self._read(place)
        self._store.exchange.end_lives({author: 0}, who)
        self._store.peers.forget(author)
        self._clear(place, {author})
        self._store.settings.set(_SEEN, self._copies(place))

    # the others

    def _copies(self, place: Path) -> list[str]:
        """The other copies of this file that have a folder here and are not over; one that has written a package since
        was only thought gone, and is told."""
        over = {one.life: one.ended_at for one in self._store.exchange.ended.all()}
        return [
            author
            for author in self._folders(place)
            if author not in over or self._store.peers[author].received > over[author]
        ]

    def _folders(self, place: Path) -> list[str]:
        """The other copies of this file that have a folder here."""
        with contextlib.suppress(OSError):
            names = [path.name for path in (place / OUTBOX).iterdir() if path.is_dir()]
            site = f"{self._store.site}."
            return sorted(
                name
                for name in names
                if _AUTHOR.fullmatch(name) and name.startswith(site) and name != self._store.author
            )
        return []

    def _files(self, outbox: Path) -> Iterator[Path]:
        """Whole packages, the earliest first; copies of sync programs and files on their way have other names."""
        with contextlib.suppress(OSError):
            yield from sorted(path for path in outbox.iterdir() if read_name(path.name))

    def _read(self, place: Path) -> _Reading:
        trouble = self._trouble()
        before = dict(trouble)
        received, changes, there = 0, Changes(), set[str]()
        for author in self._folders(place):
            seen = self._seen(author)
            for path in self._files(place / OUTBOX / author):
                name = f"{author}/{path.name}"
                there.add(name)
                size = _size(path)
                tries, last = trouble.get(name, [0, size])
                if path.name in seen or (tries >= _MOST_TRIES and last == size):
                    continue
                try:
                    changes |= self._take(path, author)
                except RuleBroken:
                    trouble[name] = [tries + 1 if last == size else 1, size]
                else:
                    trouble.pop(name, None)
                    received += 1
        trouble = {name: told for name, told in trouble.items() if name in there}
        if trouble != before:
            self._store.settings.set(_TROUBLE, trouble)
            self._store.settings.set(_TRIED_BY, __version__)
        copies = self._copies(place)
        if copies != self._store.settings.like(_SEEN, []):
            self._store.settings.set(_SEEN, copies)
        given_up = tuple(sorted(name for name, (tries, _) in trouble.items() if tries >= _MOST_TRIES))
        return _Reading(received, tuple(sorted(trouble.keys() - set(given_up))), given_up, changes)

    def _trouble(self) -> dict[str, list[int]]:
        """How often each package could not be read, and its size then, by author and name. What another version of the
        program could not read this one tries anew."""
        if self._store.settings.like(_TRIED_BY, "") != __version__:
            return {}
        kept: dict[str, object] = self._store.settings.like(_TROUBLE, {})
        return {
            name: told for name, told in kept.items() if isinstance(told, list) and list(map(type, told)) == [int, int]
        }

    def _seen(self, author: str) -> set[str]:
        return {row.file_name for row in self._store.packages.of(author, RECEIVED)}

    def _clear(self, place: Path, over: Collection[str]) -> None:
        """Removes folders of copies that are over, as far as they were read: others get from here what was in them."""
        trouble = self._trouble()
        given_up = {name for name, (tries, _) in trouble.items() if tries >= _MOST_TRIES}
        for author in over:
            seen = self._seen(author)
            for path in self._files(place / OUTBOX / author):
                if path.name in seen or f"{author}/{path.name}" in given_up:
                    with contextlib.suppress(OSError):
                        path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                (place / OUTBOX / author).rmdir()

    def _take(self, path: Path, author: str) -> Changes:
        keys = self._keys.private()
        package = open_package(
            path,
            me=self._store.site,
            schema=self._store.format,
            sender_key=lambda site, _: keys.sign_public if site == self._store.site else None,
            identities=(keys.age_private,),
        )
        page = package.manifest
        received = self._store.exchange.take_in(
            Incoming(
                package.lines(),
                peer=author,
                institution=self._store.institution,
                who="",
                package=self._row(package, author),
                have=page.have,
                received=page.received,
                told=Told(page.lives, sign_key=keys.sign_public),
                tally=package.tally,
            )
        )
        keep_scans(self._store, package.blobs)
        if package.tally is not None:
            self._answer_differences(author, received.mismatches)
        peer = self._store.peers[author]
        self._store.peers.save(replace(peer, format=page.schema, app=page.app, received=page.created))
        return received.changes

    def _answer_differences(self, author: str, found: Sequence[Mismatch]) -> None:
        """Everything is sent once more, which heals what one PC has only in part; but no more than once a day, and not
        again and again for what stays all the same, as when a partner has written two steps under one number."""
        kept: dict[str, object] = self._store.settings.like(_SENT_FOR, {})
        known, digest = kept.get(author), _digest_of(found)
        times = known[1] if isinstance(known, list) and known[:1] == [digest] and type(known[-1]) is int else 0
        today = moment_now(self._origin)[:_DAY]
        if not found:
            if author in kept:
                self._store.settings.set(_SENT_FOR, {other: told for other, told in kept.items() if other != author})
        elif times < _MOST_SENT and self._store.settings.like(_SENT_ON, "") != today:
            self._store.settings.set(_ALL_AGAIN, True)
            self._store.settings.set(_SENT_ON, today)
            self._store.settings.set(_SENT_FOR, {**kept, author: [digest, times + 1]})

    def _row(self, package: Package, author: str) -> PackageRow:
        page = package.manifest
        at = moment_now(self._origin)
        return PackageRow(page.id, RECEIVED, author, at, package.path.name, package.size, package.sha256, page.ends)

    def _copy(self, author: str) -> CopyState:
        peer, ours = self._store.peers[author], self._store.exchange.known()
        behind = sum(max(0, seq - peer.known.get(name, 0)) for name, seq in ours.items())
        open_rows = [row for row in self._sent() if not _is_within(row.ends, peer.known)]
        return CopyState(
            author=author,
            name=name_of_copy(self._store, author),
            behind=behind,
            since=min((row.at for row in open_rows), default="") if behind else "",
            last_seen=peer.received,
            waiting=max(0, peer.known.get(author, 0) - ours.get(author, 0)),
            unlike=len({(one.kind, one.id) for one in self._store.exchange.mismatches(author)}),
        )

    # our own folder

    def _ask_for_block(self) -> None:
        """Asks the other copies for a block of 18-digit numbers, so that it is there when a paper needs one."""
        office = own_office(self._store).text("code")
        if office and (edits := self._blocks.wanted(office, self._origin.now().year)):
            self._store.record(Step(name_of_copy(self._store, self._store.author), "number_block.add", edits))

    def _own_outbox(self, place: Path) -> Path:
        if not place.is_dir():
            raise RuleBroken(Problem("mailbox.no_folder", facts={"path": str(place)}))
        own = place / OUTBOX / self._store.author
        try:
            own.mkdir(parents=True, exist_ok=True)
        except OSError as refused:
            raise RuleBroken(Problem("mailbox.not_writable", facts={"path": str(place)})) from refused
        return own

    def _sent(self) -> list[PackageRow]:
        """What this copy has put into the mailbox, the latest first; a copied file brings rows of the other with it."""
        return [row for row in self._store.packages.of(OUTBOX, SENT) if row.report.get("author") == self._store.author]

    def _remove_delivered(self, place: Path, own: Path) -> int:
        """Own files whose contents every listed copy has. The newest stays: it tells the others what is here."""
        copies = self._copies(place)
        files = {path.name: path for path in self._files(own)}
        rows = [row for row in self._sent() if row.file_name in files]
        removed = 0
        for row in rows[1:]:
            path = files[row.file_name]
            if copies and all(_is_within(row.ends, self._store.peers[one].known) for one in copies):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _write(self, place: Path, own: Path) -> int:
        """One package with what is not on its way yet, or with nothing but what this copy has."""
        files = {path.name for path in self._files(own)}
        again = self._store.settings.like(_ALL_AGAIN, False)
        covered = {} if again else self._covered(place, files)
        have = self._store.exchange.known()
        latest = next((row for row in self._sent() if row.file_name in files), None)
        compares = again or self._compares_today(place)
        if (
            not compares
            and _is_within(have, covered)
            and latest is not None
            and latest.report.get("have") == _others(have, self._store.author)
        ):
            return 0
        outgoing = self._store.exchange.outgoing_to_copies(covered)
        keys = self._keys.private()
        self._keys.certify_lives()
        signed = all(reads_signatures(self._store.peers[one]) for one in self._copies(place)) or self._store.has_leaves
        manifest = begun_manifest(self._store, self._origin, self._store.site, outgoing.ends, signed=signed)
        manifest = replace(manifest, have=have)
        blobs = self._new_scans(outgoing.records)
        written = write_packages(
            own,
            manifest,
            outgoing.lines,
            keys=keys,
            recipients=(keys.age_public,),
            blobs=blobs,
            split_bytes=SPLIT_AT,
            tally=self._store.exchange.tally_for_copies(len(self._sent())) if compares and signed else None,
        )
        for one in written:
            report = {
                "author": self._store.author,
                "since": dict(covered),
                "have": _others(have, self._store.author),
            }
            row = PackageRow(
                one.id, SENT, OUTBOX, manifest.created, one.path.name, one.size, one.sha256, one.ends, report=report
            )
            self._store.packages.add(row)
        if compares:
            self._store.settings.set(_COMPARED, manifest.created)
            self._store.settings.remove(_ALL_AGAIN)
        return len(written)

    def _compares_today(self, place: Path) -> bool:
        """Whether the other PCs are to compare their records with those here: once a day, for all records are looked
        at. With nobody there it would tell nobody anything."""
        today = moment_now(self._origin)[:_DAY]
        return bool(self._copies(place)) and self._store.settings.like(_COMPARED, "")[:_DAY] != today

    def _covered(self, place: Path, files: set[str]) -> Mapping[str, int]:
        """How far each chain goes that every copy has, or will have from the files that lie here."""
        ours = self._store.exchange.known()
        heard = [known for one in self._copies(place) if (known := self._store.peers[one].known)]
        if not heard:
            return ours  # a copy that has not spoken yet was made from a file that had everything
        covered = {author: min(known.get(author, 0) for known in heard) for author in ours}
        for row in sorted((row for row in self._sent() if row.file_name in files), key=lambda row: row.at):
            since = row.report.get("since")
            if isinstance(since, dict) and _is_within(since, covered):
                covered = {author: max(seq, row.ends.get(author, 0)) for author, seq in covered.items()}
        return {author: seq for author, seq in covered.items() if seq}

    def _new_scans(self, records: Sequence[tuple[str, str]]) -> dict[str, bytes]:
        """Inside one office attachments travel with their records."""
        ids = [id for kind, id in records if kind == "attachment"]
        found: dict[str, bytes] = {}
        for id, record in self._store.many("attachment", ids).items():
            content = self._store.attachments.get(id)
            if content is not None:
                found[record.text("sha256")] = content
        return found


def _is_within(ends: Mapping[str, object], known: Mapping[str, int]) -> bool:
    return all(isinstance(seq, int) and seq <= known.get(author, 0) for author, seq in ends.items())


def _digest_of(found: Sequence[Mismatch]) -> str:
    """The same for the same differences; what a record that is missing here is called is another name each time."""
    told = sorted((one.kind, "" if one.missing == HERE else one.id, one.field, one.missing) for one in found)
    return sha256(repr(told).encode()).hexdigest()


def _others(have: Mapping[str, int], own: str) -> dict[str, int]:
    """What came from others: only news of that need an answer."""
    return {author: seq for author, seq in have.items() if author != own}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
