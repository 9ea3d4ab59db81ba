"""What a file has for others and takes in from them: packages, copies of itself, lives that are over, keys of lives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.partner_scope import Outlook
from exchange_admin.domain.steps import Step
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.store.bulk import PACKAGE_ROOM, bulk, peeked
from exchange_admin.store.history import History
from exchange_admin.store.identity import place_of
from exchange_admin.store.outgoing import Dispatch, Outgoing
from exchange_admin.store.partner_writes import PartnerWrites
from exchange_admin.store.parts import FileParts
from exchange_admin.store.peers import SENT
from exchange_admin.store.receiving import Receiver, Waiting
from exchange_admin.store.recovering import Recovering
from exchange_admin.store.retired_incarnations import RetiredIncarnations
from exchange_admin.store.returned import PROVED, REFUSED, UNPROVED, ReturnedSteps
from exchange_admin.store.set_aside import SetAside
from exchange_admin.store.writing import Writer

if TYPE_CHECKING:  # loaded with the first package: an office is opened more often than it gets one
    from exchange_admin.merge.tallies import Tally
    from exchange_admin.store.comparing import Comparing, Mismatch
    from exchange_admin.store.package_apply import Incoming, PackageApply, Received


class Transactions(NamedTuple):
    """How the store writes: `stepping` is a transaction that goes into the journal. `written` is told what a step
    changed, once it is committed; `record` writes a step; `taken_in` follows what came from elsewhere.
    """

    stepping: Callable[..., AbstractContextManager[None]]
    written: Callable[[Changes], Changes]
    record: Callable[[Step], Changes]
    taken_in: Callable[[], None]


class Exchange(Dispatch):
    """Part of a `Store`. Every write is one transaction. `lives` are the keys of lives, `ended` the lives of this file
    that are over, `returned` its steps that others have kept, `scoping` says what an institution gets to see."""

    def __init__(
        self, file: FileParts, writer: Writer, receiver: Receiver, history: History, transactions: Transactions
    ) -> None:
        super().__init__(file)
        self._writer, self._receiver, self._history = writer, receiver, history
        self._stepping, self._written, self._record, self._taken_in = transactions
        self.returned, self._recovering = ReturnedSteps(file), Recovering(file)
        self.ended = RetiredIncarnations(file)

    @cached_property
    def _comparing(self) -> Comparing:
        from exchange_admin.store.comparing import Comparing

        return Comparing(self._file, self._writer.projector)

    @cached_property
    def _applying(self) -> PackageApply:
        from exchange_admin.store.package_apply import PackageApply

        return PackageApply(self._file, self._writer, self._receiver, self._history, self._comparing)

    # what others lack

    def known(self) -> dict[str, int]:
        """How far each author's chain is applied here, with everything in it that we may have."""
        return self._recovering.known()

    def known_signed(self) -> dict[str, int]:
        """The same, ending before the first step of another site that should be signed and whose signature has not come
        yet: what is not known is sent again."""
        known = self.known()
        for author in known:
            if site_of(author) != self._journal.me.site and (first := self.lives.first_unsigned(author)):
                known[author] = min(known[author], first - 1)
        return known

    def slices(self, known: Mapping[str, int]) -> Iterator[TxnLine]:
        """Every stored transaction that somebody who knows `known` lacks."""
        return self._journal.lines(known)

    def tally(self, site: str, outgoing: Outgoing) -> Tally:
        """How the records stand that the receiver of a package shares with this file, for it to compare."""
        turn = len(self._packages.of(site, SENT))
        return self._comparing.tally(site, outgoing.scope, turn, self.ended.complete())

    def tally_for_copies(self, turn: int) -> Tally:
        """The same for the other PCs of the office, about all records; `turn` chooses which are told of one by one."""
        return self._comparing.tally_for_copies(turn, self.ended.complete())

    def mismatches(self, site: str = "") -> list[Mismatch]:
        """Records of which a site, or any, has not the same as this file, although both know the same steps; without
        those of which something waits to be taken back."""
        from exchange_admin.store.comparing import of_others

        found = self._comparing.mismatches(site)
        return of_others(found, self.returned.records() if found else ())

    def forks(self) -> dict[str, int]:
        """The authors of whom nothing more counts, for they have written two steps under one number: that number."""
        return SetAside(self._db).forks()

    def theirs(self, institution: str, kind: str, id: str, values: Mapping[str, Value] | None = None) -> bool:
        """Whether an institution may write a record, as it stands or with these `values` (references among them)."""
        return PartnerWrites(self._file).is_theirs(institution, kind, id, values)

    def overwritten_by(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """The fields in which an institution would say otherwise than somebody else who wrote them first."""
        return PartnerWrites(self._file).overwritten_by(institution, kind, id, said)

    def outlook(self) -> Outlook:
        """Who sees what, as everything stands now; for one reading."""
        return PartnerWrites(self._file)

    def is_erased(self, kind: str, id: str) -> bool:
        """Whether a record was erased, so that there is nothing to decide about it any more."""
        return (kind, id) in self._file.holding.erased

    def held_about(self, ids: Collection[str]) -> list[tuple[str, str]]:
        """Records (kind, id) that nobody sees, for they are held, and that name one of these, or each other."""
        return self._file.holding.made_about(ids)

    # what comes from others

    def take_in(self, incoming: Incoming, *, dry_run: bool = False) -> Received:
        """A package as one transaction: its lines, what must be held of them, its row, what its sender confirms.

        A rehearsal (`dry_run`) answers the same and changes nothing. Raises RuleBroken: `package.foreign_author`,
        `.other_institution`, `.step_signature`, `.life_certificate`, `.other_life_key`, `.other_site_key`,
        `journal.unreadable`.
        """
        entries, lines = peeked(incoming.lines)
        with bulk(self._db, entries, PACKAGE_ROOM), self._stepping(rehearsal=dry_run):
            made = self._applying.take_in(replace(incoming, lines=lines), self._place())
            if not dry_run:
                pass_by("take_in.before_commit")
        if dry_run:
            return made
        pass_by("take_in.committed")
        self._written(made.changes)
        self._taken_in()
        return made

    def _place(self) -> str:
        return place_of(self._file.path) if self._file.path.name else ""

    def take_back(self, who: str, *, unproved: bool = False) -> Received:
        """Takes back the own steps that others have kept: those that the own key has signed, and with `unproved` also
        those from before there was a key."""
        states = (PROVED, UNPROVED) if unproved else (PROVED,)
        with bulk(self._db, 0, PACKAGE_ROOM), self._stepping():
            made = self._applying.take_back(states, who, self._place())
        self._written(made.changes)
        return made

    def refuse_returned(self, *, unproved_only: bool = True) -> None:
        """They are not ours, or are not wanted: what waits to be taken back is not asked about again."""
        with self._file.atomic():
            self.returned.mark((UNPROVED,) if unproved_only else (PROVED, UNPROVED), REFUSED)

    def receive(self, lines: Iterable[TxnLine]) -> Changes:
        """Takes in transactions in any order, as often as they come, all or none.

        Raises RuleBroken with `journal.unreadable` for a line that is not what its hashes say.
        """
        entries, lines = peeked(lines)
        with bulk(self._db, entries, PACKAGE_ROOM), self._stepping():
            changes = self._receiver.receive(lines, self._file.origin.milliseconds())
            pass_by("receive.before_commit")
        pass_by("receive.committed")
        return self._written(changes)

    def waiting(self) -> list[Waiting]:
        """Received transactions that cannot be applied yet, and what is missing."""
        return self._receiver.waiting()

    def lost_with_partners(self) -> list[Waiting]:
        """What waits for a step that its partner wrote and has lost, while no copy of this file is known to have it."""
        from exchange_admin.store.lost_with_partners import LostWithPartners

        return LostWithPartners(self._file).among(self._receiver.causes())

    def revoked_files(self) -> set[str]:
        """The sites of partners' files that were revoked, so that nothing comes from them any more."""
        from exchange_admin.store.lost_with_partners import LostWithPartners

        return LostWithPartners(self._file).revoked()

    # lives of files

    def certify_life(self, author: str, site_key: str, certificate: bytes) -> None:
        with self._stepping():
            self.lives.certify(author, site_key, certificate)

    def end_lives(self, lives: Mapping[str, int], who: str) -> Changes:
        """Says to every copy of this file that these of its lives (authors, each with the last step that is known of)
        write no more. The present one and lives of others are passed over."""
        step = self.ended.saying(lives, who)
        return self._record(step) if step else Changes()

    def give_up_lost_steps(self, who: str) -> Received:
        """Lets everybody go on who waits for steps of lives that are over, or that partners have lost, as far as nobody
        can have these any more: here, and wherever the ruling arrives. Should one turn up after all it is filled in
        like any other."""
        with bulk(self._db, 0, PACKAGE_ROOM), self._stepping():
            made = self._applying.give_up(who)
        self._written(made.changes)
        return made
