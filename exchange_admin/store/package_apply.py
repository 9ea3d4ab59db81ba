"""A package of another site, taken in as one transaction: journal, tables, what is held, and what the sender confirms.

Who sends decides what may be in it. Another copy of the same file may send anything; a partner only its own chains, of
which the office holds back what is not the partner's to write; the office its own chains, and those of other partners
as far as these have signed them (decision 22). What anybody but a copy has of our own steps waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.named_ids import hides
from exchange_admin.merge.signatures import LifeKey, Proof
from exchange_admin.merge.tallies import Tally
from exchange_admin.merge.transactions import TxnLine, Unreadable, read_body
from exchange_admin.store.binding import CHUNK, rows_among
from exchange_admin.store.comparing import HERE, Comparing, Mismatch, of_others
from exchange_admin.store.history import History
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.judging import Judge, OfficeJudge
from exchange_admin.store.judging_again import JudgingAgain
from exchange_admin.store.life_keys import Standing, refuse_too_many
from exchange_admin.store.lost_with_partners import LostWithPartners
from exchange_admin.store.partner_writes import Held
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.peers import RECEIVED, Keys, PackageRow, Packages, Peers
from exchange_admin.store.projection import Projector
from exchange_admin.store.receiving import Receiver, Waiting, read_line
from exchange_admin.store.recovering import Recovering
from exchange_admin.store.retired_incarnations import RetiredIncarnation, RetiredIncarnations
from exchange_admin.store.returned import TAKEN, ReturnedSteps
from exchange_admin.store.row import Shown
from exchange_admin.store.set_aside import without
from exchange_admin.store.withheld_entries import HELD, HOLD
from exchange_admin.store.writing import COUNTER_BITS, DAY_AHEAD, Writer

Key = tuple[str, str]
Place = tuple[str, str, str]
"""(kind, id, field)."""
INSTITUTION = "institution"
_AUTHOR = re.compile(r"[a-z0-9]{1,20}\.[a-z0-9-]{1,30}").fullmatch


@dataclass(frozen=True, slots=True)
class Received:
    """What a package brought. Records are (kind, id), places (kind, id, field).

    `equal` were touched without a change to be seen. `conflicts` and `proposals` are those open on touched records,
    `duplicates` numbers that a touched record shares with another. `waiting` is everything stored that stands on
    something missing. `own_lost`: the sender has shown more of our own chains than we have, so this file is an older
    state of itself; `returned` counts what of that waits to be taken back, from whomever. `claimed` are own steps that
    the sender says to have and has not shown. `unproved` are steps of others that do not count, because their author
    signs what it writes and these were not signed. `ended` are lives that are over of which the package told something
    (`retired_incarnations.py`). `mismatches` is what differs from the sender by what it says of its records, and does
    not wait to be taken back; of the authors in `not_compared` there are steps there that are not here, so that nothing
    could be compared. `forked` are authors of whom the package has shown a second step of one number, with that number.
    """

    changes: Changes
    new: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    deleted: tuple[Key, ...] = ()
    equal: tuple[Key, ...] = ()
    conflicts: tuple[Place, ...] = ()
    proposals: tuple[Place, ...] = ()
    duplicates: tuple[Place, ...] = ()
    held: tuple[Held, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    clock_ahead: bool = False
    own_lost: bool = False
    returned: int = 0
    claimed: int = 0
    unproved: int = 0
    ended: tuple[RetiredIncarnation, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    not_compared: tuple[str, ...] = ()
    forked: Mapping[str, int] = field(default_factory=dict)


class From(Enum):
    """Who sent a package."""

    OFFICE = auto()
    COPY = auto()
    PARTNER = auto()


@dataclass(frozen=True, slots=True)
class Sender:
    """`site` may be an author's name when it is another copy of this file."""

    site: str
    institution: str
    who: From


_NOBODY = Sender("", "", From.PARTNER)
"""Of steps that were here before."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a package says of keys: those of lives, what proves that its sender has steps of ours, and the key that has
    signed the package."""

    lives: Mapping[str, LifeKey] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    sign_key: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A package that was read: its lines, and what its manifest says.

    `peer` is the site that sends, or the author's name of another copy of this file; `institution` is the one it may
    write for. `have` is how far each chain is applied there and `received` the ids of all packages of ours taken in
    there; what was not named is sent again. `own_steps` are written along with it. `told` is what the package says of
    keys, `tally` how the records of its sender stand.
    """

    lines: Iterable[TxnLine]
    peer: str
    institution: str
    who: str
    package: PackageRow
    have: Mapping[str, int] = field(default_factory=dict)
    received: Collection[str] = ()
    own_steps: Sequence[Step] = ()
    told: Told = Told()
    tally: Tally | None = None


class PackageApply(Part):
    def __init__(
        self, file: FileParts, writer: Writer, receiver: Receiver, history: History, comparing: Comparing
    ) -> None:
        super().__init__(file)
        self._origin, self._lives = file.origin, file.lives
        self._writer, self._receiver, self._history, self._comparing = writer, receiver, history, comparing
        self._recovering, self._ended, self._returned = Recovering(file), RetiredIncarnations(file), ReturnedSteps(file)
        self._peers, self._packages, self._keys = Peers(file), Packages(file), Keys(file)
        self._lost = LostWithPartners(file)
        self._judging_again = JudgingAgain(file, writer)
        self._whole: Mapping[str, int] = {}  # how far each chain was here with everything in it, before the package
        self._over: Collection[str] = ()  # the lives of this file that were over before the package
        self._relayed_unproved = 0  # steps of others that should be signed and are not: they count with their number
        self._met: set[str] = set()  # lives of the sender that are known, once a new one is among its lines
        self._shown: dict[str, int] = {}  # own steps that the sender has shown: of each life the last one
        self._bare: dict[str, int] = {}  # and how far those with nothing told in them follow what is here

    def take_in(self, incoming: Incoming, place: str) -> Received:
        """`place` is where the file lies, for the case that it must become somebody new. Raises RuleBroken with
        `package.foreign_author`, `package.other_institution`, `package.too_many_lives`, `journal.unreadable`, or what
        `LifeKeys.learn` raises."""
        package, have, told, who = incoming.package, incoming.have, incoming.told, incoming.who
        sender = Sender(incoming.peer, incoming.institution, self._who_is(incoming.peer))
        if sender.who is From.PARTNER and (new := told.lives.keys() - self._lives.all().keys()):
            refuse_too_many(sender.site, self._journal.lives_of(sender.site) | new)
        self._lives.learn(told.lives, self._site_keys(sender, told), strangers=sender.who is not From.PARTNER)
        ended = self._ended.all()
        self._look(ended)
        self._notice_lost(sender, told, place)
        torn: list[TxnLine] = []
        lines = self._sorted_out(incoming.lines, sender, package, torn)
        projector, held = self._ready_to_tell(), list[Held]()
        now = self._origin.milliseconds()
        latest = self._receiver.take(lines, now, projector, self._judge(sender, have, projector, held))
        self._lack_filled()
        changes = self._written(
            projector, (*self._leave_ended_life(who, place), *self._holds(held, who), *incoming.own_steps)
        )
        if sender.who is From.COPY and HELD in projector.touched:  # by a program that may know less
            changes = changes | self._judging_again.settle(who, fields=True)
        self._recovering.note(torn)
        self._settle_returned()
        is_new = self._note(sender, package, have, incoming.received)
        if is_new and sender.who is From.PARTNER:
            self._lost.note(sender.site, have, self._receiver.causes())
        found, not_compared = self._compared(sender, incoming.tally if is_new else None)
        return replace(
            self._told(projector, changes, held),
            clock_ahead=latest > (now << COUNTER_BITS) + DAY_AHEAD,
            own_lost=bool(self._shown),
            returned=len(self._returned.waiting()),
            claimed=0 if sender.who is From.COPY else self._claimed(have),
            unproved=self._relayed_unproved,
            ended=tuple(one for one in self._ended.all() if one not in ended),
            mismatches=tuple(self._unexplained(found)),
            not_compared=tuple(not_compared),
            forked=dict(self._receiver.forked),
        )

    def take_back(self, states: Sequence[str], who: str, place: str) -> Received:
        """Own steps that were lost and set aside in those states (`returned.py`), as if they had never been away."""
        lines = self._returned.lines(states)
        self._look(self._ended.all())
        projector, held = self._ready_to_tell(), list[Held]()
        judge, now = self._judge(_NOBODY, {}, projector, held), self._origin.milliseconds()
        self._receiver.take(lines, now, projector, judge, names_keys=False)
        self._lack_filled()
        changes = self._written(projector, (*self._leave_ended_life(who, place), *self._holds(held, who)))
        self._returned.mark(states, TAKEN)
        self._comparing.forget((kind, id) for kind, ids in projector.touched.items() for id in ids)
        self._recovering.note(lines)
        self._settle_returned()
        return self._told(projector, changes, held)

    def give_up(self, who: str) -> Received:
        """Says that nobody waits any more for lost steps of lives that are over, or for what partners have lost that
        something here stands on, and applies what waited for them."""
        lost: dict[str, int] = {}
        for one in self._lost.among(self._receiver.causes()):
            lost[one.missing_author] = max(one.needed, lost.get(one.missing_author, 0))
        step = self._ended.cancellable(who, lost)
        if step is None:
            return Received(Changes(), waiting=tuple(self._receiver.waiting()))
        said = self._writer.record(step)
        self._look(self._ended.all())
        projector, held = self._ready_to_tell(), list[Held]()
        self._receiver.take((), self._origin.milliseconds(), projector, self._judge(_NOBODY, {}, projector, held))
        return self._told(projector, said | self._written(projector, self._holds(held, who)), held)

    def _ready_to_tell(self) -> Projector:
        """One that remembers how the rows were before."""
        projector = self._writer.projector()
        projector.before = {}
        return projector

    def _written(self, projector: Projector, steps: Iterable[Step]) -> Changes:
        """What was projected and what these own steps change, which are written now."""
        changes = Changes({kind: frozenset(ids) for kind, ids in projector.touched.items() if ids})
        for step in steps:
            changes = changes | self._writer.record(step)
        return changes

    def _look(self, ended: Iterable[RetiredIncarnation]) -> None:
        """How things stand before lines come in."""
        self._whole, self._over = self._recovering.known(), {one.life for one in ended}
        self._relayed_unproved, self._shown, self._bare = 0, {}, {}
        self._met = set()

    def _site_keys(self, sender: Sender, told: Told) -> dict[str, str]:
        """The keys by which the sender's packages and ours are signed."""
        own = self._keys.get()
        keys = {sender.site: told.sign_key}
        if own is not None:
            keys[self._journal.me.site] = own.sign_public
        return {site: key for site, key in keys.items() if key}

    def _notice_lost(self, sender: Sender, told: Told, place: str) -> None:
        """The sender has a step that the own present life has signed and that is not here: this file was put back, and
        goes on as somebody new before it writes that number again."""
        if sender.who is From.COPY:
            return
        for author, seq in self._lives.proved(told.proofs).items():
            if seq > self._journal.applied(author) and self._is_mine(author):
                self._shown[author] = seq
        if self._journal.me.author in self._shown:
            begin_incarnation(self._journal, self._origin, place)

    def _claimed(self, have: Mapping[str, int]) -> int:
        """How many own steps the sender says to have that neither are here nor were shown."""
        return sum(
            max(0, seq - max(self._journal.applied(author), self._shown.get(author, 0)))
            for author, seq in have.items()
            if self._is_mine(author)
        )

    def _settle_returned(self) -> None:
        """What of the own steps is whole by now, or was let in, need not be taken back."""
        self._recovering.look()
        self._returned.forget_known(self._recovering.known().items())
        self._returned.forget_told(self._adds)

    def _leave_ended_life(self, who: str, place: str) -> Iterator[Step]:
        """This file is at work, but was thought gone: it goes on as somebody new, and says how far it had come."""
        author = self._journal.me.author
        if author in self._ended.names():
            begin_incarnation(self._journal, self._origin, place)
            who = who or self._ended.last_writer([author])
            if step := self._ended.saying({author: self._journal.applied(author)}, who):
                yield step

    def _who_is(self, peer: str) -> From:
        me = self._journal.me
        if peer == me.site or site_of(peer) == me.site:
            return From.COPY
        return From.OFFICE if peer == me.hub else From.PARTNER

    def _is_mine(self, author: str) -> bool:
        """Whether a chain was written by this file in one of its lives, as far as can be told: another copy of it that
        is heard of through the mailbox will tell of its steps itself."""
        return site_of(author) == self._journal.me.site and self._peers.get(author) is None

    def _sorted_out(
        self, lines: Iterable[TxnLine], sender: Sender, package: PackageRow, torn: list[TxnLine]
    ) -> Iterator[TxnLine]:
        """The lines that go into the journal. What anybody but a copy has of our own steps is set aside, unless it is
        signed and nothing is told in it: there is nothing to decide, and others may stand on it."""
        if sender.who is From.COPY:
            yield from self._noting_torn(lines, torn)
            return
        own = self._journal.me.site
        for line in self._checked(lines, sender) if sender.who is From.OFFICE else lines:
            site = site_of(line.site)
            if site == own:
                line = without(line, self._writer.holding.erased)
                if self._is_proved_and_bare(line):
                    self._let_by(line, torn)
                    yield line
                else:
                    self._set_aside(line, sender, package)
                continue
            if sender.who is From.PARTNER:
                self._refuse_foreign(line, site, sender, package.file_name)
                line = _with_ids(line)
            yield line
        for line in self._returned.bare():  # came before what they follow, or had something to be taken back until now
            if self._follows_here(line):
                self._let_by(line, torn)
                yield line

    def _let_by(self, line: TxnLine, torn: list[TxnLine]) -> None:
        torn.append(line)
        self._bare[line.site] = max(line.seq, self._bare.get(line.site, 0))

    def _noting_torn(self, lines: Iterable[TxnLine], torn: list[TxnLine]) -> Iterator[TxnLine]:
        """The lines as they go by; what another copy has of a step of ours without its values is put into `torn`."""
        for line in lines:
            ours = site_of(line.site) == self._journal.me.site and line.seq > self._whole.get(line.site, 0)
            if ours and (line.skipped or not all(pair and not hides(pair[1]) for pair in line.values)):
                torn.append(line)
            yield line

    # what others may send

    def _refuse_foreign(self, line: TxnLine, site: str, sender: Sender, file: str) -> None:
        """A partner writes its own chains, for its own institution."""
        code = ""
        if site != sender.site or not _AUTHOR(line.site):
            code = "package.foreign_author"
        elif self._hides_for_whom(line) or (
            line.seq == 1 and not line.skipped and _written_for(line) != sender.institution
        ):
            code = "package.other_institution"
        if code:
            raise RuleBroken(Problem(code, facts={"file": file, "author": line.site}))
        if line.site not in self._journal.authors and line.site not in self._met:
            self._met |= {line.site, *(() if self._met else self._journal.lives_of(site))}
            refuse_too_many(site, self._met)

    def _hides_for_whom(self, line: TxnLine) -> bool:
        """Whether a run of skipped steps stands where the first step of a chain must say for whom it is written."""
        return line.skipped and line.first == 1 and not self._journal.last(line.site)

    def _checked(self, lines: Iterable[TxnLine], sender: Sender) -> Iterator[TxnLine]:
        """Relayed lines are held against the signatures of their authors; for its own the sender signs the package.

        A signature stands for all lines that it follows without a gap, so the last of each run is enough. A step that
        should be signed and is not counts with its number alone. Raises RuleBroken with `package.step_signature`.
        """
        open_run: TxnLine | None = None
        for line in lines:
            relayed = site_of(line.site) not in {sender.site, self._journal.me.site}
            signs = self._lives.signs(line.site, line.seq)
            if open_run is not None and not (signs and line.signature and _follows(line, open_run)):
                self._refuse_forged(open_run)
            open_run = line if relayed and signs and line.signature else None
            if relayed and not line.signature and self._is_unproved(line):
                self._relayed_unproved += not line.skipped
                line = line.without_values()
            yield line
        if open_run is not None:
            self._refuse_forged(open_run)

    def _is_unproved(self, line: TxnLine) -> bool:
        """Whether an unsigned line should be signed, and the very step is not here with its signature already."""
        if not self._lives.signs(line.site, line.seq):
            return False
        known = self._journal.covering(line.site, line.seq)
        return known is None or not known.signed or (known.seq, known.hash.hex()) != (line.seq, line.hash)

    def _refuse_forged(self, line: TxnLine) -> None:
        if self._lives.standing(line) is Standing.FORGED:
            raise RuleBroken(Problem("package.step_signature", facts={"author": line.site, "seq": line.seq}))

    def _set_aside(self, line: TxnLine, sender: Sender, package: PackageRow) -> None:
        """A step of our own that is not here, or not whole, waits until a person takes it back. What the present life
        has not written nobody else has: it is neither kept nor counted. Raises RuleBroken: `package.step_signature`."""
        me = self._journal.me.author
        if line.site == me or not self._is_lost(line) or not self._adds(line):
            return
        if not line.skipped:
            read_line(line)
        standing = self._lives.standing(line)
        if standing is Standing.FORGED:
            self._refuse_forged(line)
        self._shown[line.site] = max(line.seq, self._shown.get(line.site, 0))
        self._returned.put(line, sender.site, package.at, proved=standing is Standing.SIGNED)

    def _is_proved_and_bare(self, line: TxnLine) -> bool:
        """Whether these are own steps, right behind those that are here, of which the sender has nothing to tell."""
        if any(line.values) or line.site == self._journal.me.author or not self._follows_here(line):
            return False
        return self._is_lost(line) and self._adds(line) and self._lives.standing(line) is Standing.SIGNED

    def _follows_here(self, line: TxnLine) -> bool:
        """Whether own steps are right behind those that are here, applied or not, or that have just been let by."""
        if line.site not in self._bare:
            self._bare[line.site] = self._journal.unbroken(line.site)
        first = line.first if line.skipped else line.seq
        return first <= self._bare[line.site] + 1

    def _is_lost(self, line: TxnLine) -> bool:
        """Whether the line tells of our own steps what is not here, or not all of it: each partner has its part."""
        may_be = self._is_mine(line.site) or line.site in self._over
        return may_be and line.seq > self._whole.get(line.site, 0)

    def _adds(self, line: TxnLine) -> bool:
        """Whether there is more in a line than the journal has."""
        known = self._journal.covering(line.site, line.seq)
        if known is None:
            return True
        if line.skipped or not known.whole:
            return not line.skipped
        return self._receiver.has_more(known, line)

    def _lack_filled(self) -> None:
        """The office's partners were sent less of these than there is now."""
        if not self._journal.me.hub:
            self._packages.lack(self._receiver.filled)

    def _judge(self, sender: Sender, have: Mapping[str, int], projector: Projector, held: list[Held]) -> Judge:
        """Holds what partners may not write. What another copy had applied was judged there."""
        if sender.who is From.OFFICE or self._journal.me.hub:
            return Judge()
        judged = have if sender.who is From.COPY else {}
        return OfficeJudge(self._file, projector, judged=judged, held=held)

    def _holds(self, held: Sequence[Held], who: str) -> Iterator[Step]:
        """The step that names what is held; another copy of this file may have named some of it before.

        The id follows from entry and reason, as where something is judged again: a copy with an older program holds
        the same entry for another reason, and one record with both would be a conflict that nobody can settle.
        """
        by_entry = {one.dot: one for one in held}
        rows = rows_among(self._db, f"SELECT entry FROM {HELD} WHERE entry IN (...)", list(by_entry))
        known = {dot for (dot,) in rows}
        edits = tuple(
            Edit(HELD, derived_id(HELD, dot, one.reason), self._fitting(self._named(one)), new=True)
            for dot, one in by_entry.items()
            if dot not in known
        )
        if edits:
            yield Step(who, HOLD, edits)

    def _named(self, one: Held) -> dict[str, Value]:
        institution = self._journal.institution(one.dot)
        return {
            "entry": one.dot,
            "institution_id": institution if self._rows(INSTITUTION, [institution]) else None,
            "record_kind": one.kind,
            "record": one.id,
            "reason": one.reason,
            "state": "waiting",
        }

    def _fitting(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Without what a stranger's name of a kind or record has that our fields cannot hold."""
        table = self._tables[HELD]
        return {
            name: value for name, value in values.items() if value is None or table.fits[table.position[name]](value)
        }

    # what is remembered and told

    def _note(self, sender: Sender, package: PackageRow, have: Mapping[str, int], received: Collection[str]) -> bool:
        """Whether the package comes for the first time; else it says nothing new about its sender."""
        before = self._packages.find(package.id)
        self._packages.write(package)
        if before and before.direction == RECEIVED:
            return False
        self._packages.told(sender.site, received, package.at)
        peer = self._peers[sender.site]
        self._peers.write(
            replace(
                peer,
                institution=peer.institution or sender.institution,
                known=dict(have),
                received=package.at,
                confirmed=package.at if received else peer.confirmed,
            )
        )
        return True

    def _compared(self, sender: Sender, tally: Tally | None) -> tuple[Sequence[Mismatch], Sequence[str]]:
        """What is known to differ from the sender, and the authors for whose missing steps nothing could be compared.
        What the office has of a differing record goes to the partner once more."""
        if tally is None:
            return self._comparing.mismatches(sender.site), ()
        # other steps of ours that are not here may be those of a copy that was never heard of: it will tell them itself
        lost = self._ended.names() | self._returned.refused()
        missing = self._comparing.missing_before(tally, self._recovering.known(), lost)
        if missing:
            return self._comparing.mismatches(sender.site), missing
        found = self._comparing.compare(tally, sender.site, sender.institution)
        if sender.who is From.PARTNER:
            self._packages.lack({(one.kind, one.id) for one in found if one.missing != HERE})
        return found, ()

    def _unexplained(self, found: Sequence[Mismatch]) -> list[Mismatch]:
        """Without those of records of which something waits to be taken back: that is told already."""
        return of_others(found, self._returned.records() if found else ())

    def _told(self, projector: Projector, changes: Changes, held: Sequence[Held]) -> Received:
        before = projector.before or {}
        found: dict[str, list[Key]] = {"new": [], "changed": [], "deleted": [], "equal": []}
        for kind, part in _in_chunks(projector.touched):
            known = [id for id in part if before.get((kind, id))]
            now = self._rows(kind, known) if known else {}
            now |= self._new_rows(kind, set(part).difference(known))
            for id in part:
                at_all = (kind, id) in before  # else only a reference was mended
                state = _state(before.get((kind, id)), now.get(id)) if at_all else "equal"
                if state:
                    found[state].append((kind, id))
        touched = {(kind, id) for kind, ids in projector.touched.items() for id in ids}
        return Received(
            changes,
            new=tuple(found["new"]),
            changed=tuple(found["changed"]),
            deleted=tuple(found["deleted"]),
            equal=tuple(found["equal"]),
            conflicts=tuple(self._open(touched, "conflict", "changed_deleted")),
            proposals=tuple(self._open(touched, "proposal")),
            duplicates=tuple(self._duplicates(touched)),
            held=tuple(held),
            waiting=tuple(self._receiver.waiting()),
        )

    def _rows(self, kind: str, ids: Sequence[str]) -> dict[str, Shown]:
        """(live, values) of the records that are there."""
        rows = rows_among(self._db, self._tables[kind].select("id IN (...)"), ids)
        return {id: (bool(live), tuple(values)) for _, id, live, _, *values in rows}

    def _new_rows(self, kind: str, ids: Collection[str]) -> dict[str, Shown]:
        """The same without values: of records that were not here before nothing is compared."""
        marks = ",".join("?" * len(ids))
        rows = self._db.execute(f'SELECT id, _live FROM "{kind}" WHERE id IN ({marks})', sorted(ids)).fetchall()
        return {id: (bool(live), ()) for id, live in rows}

    def _open(self, touched: Collection[Key], *issues: str) -> Iterator[Place]:
        marks = ",".join("?" * len(issues))
        rows = self._db.execute(
            f"SELECT kind, id, field FROM sync_issue WHERE issue IN ({marks}) ORDER BY kind, id, field", issues
        )
        wholes: set[Key] = set()
        for kind, id, name in rows.fetchall():
            if (kind, id) not in touched or (kind, id) in wholes:
                continue
            if self._tables[kind].kind.said_whole:  # one thing to decide, whatever fields differ
                wholes.add((kind, id))
            yield kind, id, name

    def _duplicates(self, touched: Collection[Key]) -> Iterator[Place]:
        for kind in sorted({kind for kind, _ in touched}):
            for issue in self._history.duplicates(kind):
                if (kind, issue.id) in touched:
                    yield kind, issue.id, issue.field


def _follows(line: TxnLine, before: TxnLine) -> bool:
    """Whether a line hangs on another by its hash, so that what is signed of it is signed of both."""
    return not line.skipped and (line.site, line.prev) == (before.site, before.hash)


def _with_ids(line: TxnLine) -> TxnLine:
    """Without values in which the author of a line hides an id: they may come later, when they can be judged."""
    if not any(pair and hides(pair[1]) for pair in line.values):
        return line
    return replace(line, values=tuple(None if pair and hides(pair[1]) else pair for pair in line.values))


def _in_chunks(touched: Mapping[str, Collection[str]]) -> Iterator[tuple[str, list[str]]]:
    """(kind, ids) in order, not more ids at once than a query takes."""
    for kind, ids in sorted(touched.items()):
        ordered = sorted(ids)
        for start in range(0, len(ordered), CHUNK):
            yield kind, ordered[start : start + CHUNK]


def _written_for(line: TxnLine) -> str:
    """The institution of a first step; what cannot be read is refused where lines are read."""
    try:
        return read_body(line.body).institution
    except Unreadable:
        raise RuleBroken(Problem("journal.unreadable", facts={"author": line.site, "seq": line.seq})) from None


def _state(before: Shown | None, now: Shown | None) -> str:
    """A word of what became of a record; empty when nobody could see it, before or now."""
    was_live, is_live = bool(before and before[0]), bool(now and now[0])
    if was_live and not is_live:
        return "deleted"
    if not is_live:
        return "equal" if before else ""
    if before is None:
        return "new"
    return "equal" if before == now else "changed"
