"""A package of another site, taken in as one transaction: journal, tables, what is held, and what the sender confirms.

Who sends decides what may be in it. The office may send anything to its partners' files; another copy of the same file
too; a partner only its own chains, of which the office holds back what is not the partner's to write.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin, derived_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.dots import dot_of, site_of
from exchange_admin.merge.transactions import Entry, TxnLine, Unreadable, read_body
from exchange_admin.store.binding import Connection
from exchange_admin.store.ended_lives import EndedLife, EndedLives
from exchange_admin.store.history import History
from exchange_admin.store.holding import HELD, HOLD
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.journal import Author, Journal
from exchange_admin.store.peers import RECEIVED, PackageRow, Packages, Peers
from exchange_admin.store.projection import Projector
from exchange_admin.store.receiving import DAY_AHEAD, Judge, Receiver, Waiting, as_they_are, read_line
from exchange_admin.store.recovering import Recovering
from exchange_admin.store.row import Shown
from exchange_admin.store.sight import Held, Sight
from exchange_admin.store.tables import CHUNK, Tables
from exchange_admin.store.writing import COUNTER_BITS, Writer

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
    something missing. `own_lost`: the sender has more of our own chains than we do, so this file is an older state of
    itself. `ended` are lives that are over of which the package told something (`ended_lives.py`).
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
    ended: tuple[EndedLife, ...] = ()


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


class TakingIn:
    """Opens no transaction of its own."""

    def __init__(
        self,
        connection: Connection,
        tables: Tables,
        journal: Journal,
        writer: Writer,
        receiver: Receiver,
        history: History,
        peers: Peers,
        packages: Packages,
        ended: EndedLives,
        origin: Origin,
    ) -> None:
        self._db, self._tables, self._journal, self._writer = connection, tables, journal, writer
        self._receiver, self._history, self._origin = receiver, history, origin
        self._recovering = Recovering(connection, journal, writer.holding)
        self._peers, self._packages, self._ended = peers, packages, ended
        self._whole: Mapping[str, int] = {}  # how far each chain was here with everything in it, before the package
        self._over: Collection[str] = ()  # the lives of this file that were over before the package

    def take_in(
        self,
        lines: Iterable[TxnLine],
        *,
        peer: str,
        institution: str,
        who: str,
        package: PackageRow,
        have: Mapping[str, int],
        received: Collection[str],
        own_steps: Sequence[Step],
        place: str,
    ) -> Received:
        """`place` is where the file lies, for the case that it must become somebody new. Raises RuleBroken with
        `package.foreign_author`, `package.other_institution` or `journal.unreadable`."""
        sender = Sender(peer, institution, self._who_is(peer))
        ended = self._ended.all()
        self._whole, self._over = self._recovering.known(), {one.life for one in ended}
        own_lost = sender.who is not From.COPY and self._is_behind(have)
        if own_lost and have.get(self._journal.me.author, 0) > self._applied(self._journal.me.author):
            begin_incarnation(self._journal, self._origin, place)
        lost: list[TxnLine] = []
        lines = self._noting_lost(lines, sender, lost)
        if sender.who is From.PARTNER:
            lines = self._allowed(lines, sender, package.file_name)
        held: list[Held] = []
        projector = self._writer.projector()
        projector.before = {}
        now = self._origin.milliseconds()
        judge = self._judge(sender, have, projector, held)
        latest = self._receiver.take(lines, now, projector, judge)
        self._lack_filled()
        while lost and sender.who is From.PARTNER and self._take_again(lost, sender, now, projector, judge):
            self._lack_filled()
        changes = Changes({kind: frozenset(ids) for kind, ids in projector.touched.items() if ids})
        for step in (*self._leave_ended_life(who, place), *self._holds(held, who), *own_steps):
            changes = changes | self._writer.record(step)
        self._recovering.note(lost)
        self._recovering.look()
        self._note(sender, package, have, received)
        return replace(
            self._told(projector),
            changes=changes,
            held=tuple(held),
            waiting=tuple(self._receiver.waiting()),
            clock_ahead=latest > (now << COUNTER_BITS) + DAY_AHEAD,
            own_lost=own_lost,
            ended=tuple(one for one in self._ended.all() if one not in ended),
        )

    def _leave_ended_life(self, who: str, place: str) -> Iterator[Step]:
        """This file is at work, but was thought gone: it goes on as somebody new, and says how far it had come."""
        author = self._journal.me.author
        if author in self._ended.names():
            begin_incarnation(self._journal, self._origin, place)
            who = who or self._ended.last_writer([author])
            if step := self._ended.saying({author: self._applied(author)}, who):
                yield step

    def _who_is(self, peer: str) -> From:
        me = self._journal.me
        if peer == me.site or site_of(peer) == me.site:
            return From.COPY
        return From.OFFICE if peer == me.hub else From.PARTNER

    def _applied(self, author: str) -> int:
        return self._journal.authors.get(author, Author()).applied

    def _is_behind(self, have: Mapping[str, int]) -> bool:
        """Whether the sender knows more of our own chains than we do."""
        return any(seq > self._applied(author) and self._is_mine(author) for author, seq in have.items())

    def _is_mine(self, author: str) -> bool:
        """Whether a chain was written by this file in one of its lives, as far as can be told: another copy of it that
        is heard of through the mailbox will tell of its steps itself."""
        return site_of(author) == self._journal.me.site and self._peers.get(author) is None

    def _noting_lost(self, lines: Iterable[TxnLine], sender: Sender, lost: list[TxnLine]) -> Iterator[TxnLine]:
        """The lines as they go by; what may have come of our own steps without all of its values is put into `lost`."""
        for line in lines:
            if self._is_torn(line) if sender.who is From.COPY else self._is_lost(line):
                lost.append(line)
            yield line

    def _is_torn(self, line: TxnLine) -> bool:
        """Whether another copy has something of a step of ours without its values."""
        ours = site_of(line.site) == self._journal.me.site and line.seq > self._whole.get(line.site, 0)
        return ours and (line.skipped or None in line.values)

    # what a partner may send

    def _allowed(self, lines: Iterable[TxnLine], sender: Sender, file: str) -> Iterator[TxnLine]:
        """The partner's own chains, and of ours what we have lost."""
        us = self._journal.me.site
        sight = Sight(self._db, self._tables, self._journal)
        for line in lines:
            facts: dict[str, object] = {"file": file, "author": line.site}
            site = site_of(line.site)
            if site == us:
                if self._is_lost(line):
                    yield self._recovered(line, sender, sight)
                continue
            if site != sender.site or not _AUTHOR(line.site):
                raise RuleBroken(Problem("package.foreign_author", facts=facts))
            if line.seq == 1 and not line.skipped and _written_for(line) != sender.institution:
                raise RuleBroken(Problem("package.other_institution", facts=facts))
            yield line

    def _is_lost(self, line: TxnLine) -> bool:
        """Whether the line tells of our own steps what is not here, or not all of it: each partner has its part."""
        may_be = self._is_mine(line.site) or line.site in self._over
        return may_be and line.seq > self._whole.get(line.site, 0)

    def _recovered(self, line: TxnLine, sender: Sender, sight: Sight) -> TxnLine:
        """A lost step of our own from the hands of a partner, who could have made it up: of its values only those count
        that the partner might have written itself. Its number counts, or what stands on it would wait for ever."""
        if line.skipped:
            return line
        read = read_line(line)
        plain = [entry for entry in read.entries if entry.kind in self._tables and not self._tables[entry.kind].owned]
        kept, _ = sight.sift(sender.institution, plain)
        dots = {entry.dot for entry in kept}
        values = tuple(pair if dot_of(line.site, line.seq, i) in dots else None for i, pair in enumerate(line.values))
        return replace(line, values=values)

    def _take_again(
        self, lost: Sequence[TxnLine], sender: Sender, now: int, projector: Projector, judge: Judge
    ) -> bool:
        """Lost steps may be about records that came in the same package; whether any of them brought more."""
        sight = Sight(self._db, self._tables, self._journal)
        self._receiver.take([self._recovered(line, sender, sight) for line in lost], now, projector, judge)
        return bool(self._receiver.filled)

    def _lack_filled(self) -> None:
        """The office's partners were sent less of these than there is now."""
        if not self._journal.me.hub:
            self._packages.lack(self._receiver.filled)

    def _judge(self, sender: Sender, have: Mapping[str, int], projector: Projector, held: list[Held]) -> Judge:
        """Holds what partners may not write. What another copy had applied was judged there."""
        if sender.who is From.OFFICE or self._journal.me.hub:
            return as_they_are
        us = self._journal.me.site
        judged = have if sender.who is From.COPY else {}
        sight: Sight | None = None

        def judge(author: str, seq: int, entries: Sequence[Entry]) -> Sequence[Entry]:
            nonlocal sight
            if site_of(author) == us or seq <= judged.get(author, 0):
                sight = None
                return entries
            if sight is None:  # what counted unjudged must be seen in the tables
                projector.flush()
                sight = Sight(self._db, self._tables, self._journal)
            kept, waiting = sight.sift(self._journal.authors[author].institution, entries)
            held.extend(waiting)
            return kept

        return judge

    def _holds(self, held: Sequence[Held], who: str) -> Iterator[Step]:
        """The step that names what is held; another copy of this file may have named some of it before."""
        ids = {derived_id(HELD, one.dot): one for one in held}
        known = self._rows(HELD, list(ids))
        edits = tuple(
            Edit(HELD, id, self._fitting(self._named(one)), new=True) for id, one in ids.items() if id not in known
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

    def _note(self, sender: Sender, package: PackageRow, have: Mapping[str, int], received: Collection[str]) -> None:
        """A package that comes once more says nothing new about its sender."""
        before = self._packages.find(package.id)
        self._packages.write(package)
        if before and before.direction == RECEIVED:
            return
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

    def _told(self, projector: Projector) -> Received:
        before = projector.before or {}
        found: dict[str, list[Key]] = {"new": [], "changed": [], "deleted": [], "equal": []}
        for kind, part in _in_chunks(projector.touched):
            now = self._rows(kind, part)
            for id in part:
                at_all = (kind, id) in before  # else only a reference was mended
                state = _state(before.get((kind, id)), now.get(id)) if at_all else "equal"
                if state:
                    found[state].append((kind, id))
        touched = {(kind, id) for kind, ids in projector.touched.items() for id in ids}
        return Received(
            Changes(),
            new=tuple(found["new"]),
            changed=tuple(found["changed"]),
            deleted=tuple(found["deleted"]),
            equal=tuple(found["equal"]),
            conflicts=tuple(self._open(touched, "conflict", "changed_deleted")),
            proposals=tuple(self._open(touched, "proposal")),
            duplicates=tuple(self._duplicates(touched)),
        )

    def _rows(self, kind: str, ids: Sequence[str]) -> dict[str, Shown]:
        """(live, values) of the records that are there."""
        table = self._tables[kind]
        found: dict[str, Shown] = {}
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            for _, id, live, _, *values in self._db.execute(table.select(f"id IN ({marks})"), part):
                found[id] = bool(live), tuple(values)
        return found

    def _open(self, touched: Collection[Key], *issues: str) -> Iterator[Place]:
        marks = ",".join("?" * len(issues))
        rows = self._db.execute(
            f"SELECT kind, id, field FROM sync_issue WHERE issue IN ({marks}) ORDER BY kind, id, field", issues
        )
        return ((kind, id, field) for kind, id, field in rows.fetchall() if (kind, id) in touched)

    def _duplicates(self, touched: Collection[Key]) -> Iterator[Place]:
        for kind in sorted({kind for kind, _ in touched}):
            for issue in self._history.duplicates(kind):
                if (kind, issue.id) in touched:
                    yield kind, issue.id, issue.field


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
