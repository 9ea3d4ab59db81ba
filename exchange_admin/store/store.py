"""`Store`: one open office file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.signatures import LifeKey, Signing
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store.atomic import atomic
from exchange_admin.store.backup import Backups, Reason, clear_unfinished, finish_restore
from exchange_admin.store.binding import (
    SQLITE_VERSION,
    Connection,
    Error,
    cancellable,
    connect,
    in_memory,
    is_at_risk,
    trust,
)
from exchange_admin.store.bulk import bulk
from exchange_admin.store.checking import BROKEN, STOPPING, Checks
from exchange_admin.store.counted_stays import CountedStays
from exchange_admin.store.due_rows import DueRows
from exchange_admin.store.erasing import DUE, erasures
from exchange_admin.store.exchange import Exchange, Transactions
from exchange_admin.store.history import History
from exchange_admin.store.identity import (
    FIRST,
    begin_incarnation,
    begin_site,
    has_been_elsewhere,
    place_of,
    refuse_strange_self,
)
from exchange_admin.store.journal import Journal, Self
from exchange_admin.store.judging_again import JudgingAgain
from exchange_admin.store.local import Attachments, Drafts, ImportDrafts, Recent, Settings, Views
from exchange_admin.store.locking import FOUND_BROKEN, OfficeLock
from exchange_admin.store.making import made_whole
from exchange_admin.store.minutes_taught import MinutesTaught
from exchange_admin.store.moving_stays import MovingStays
from exchange_admin.store.opening import (
    Format,
    connect_reading,
    damage_named,
    no_room_named,
    refuse_damaged,
    refuse_foreign_tables,
    refuse_place,
    refuse_stranger,
    resolved,
)
from exchange_admin.store.parts import FileParts, Using
from exchange_admin.store.peers import Keys, Packages, Peer, Peers
from exchange_admin.store.places import Surroundings
from exchange_admin.store.places_taken import PlacesTaken
from exchange_admin.store.queries import Queries
from exchange_admin.store.receiving import Receiver
from exchange_admin.store.retention import Retention
from exchange_admin.store.schema import Difference, searches
from exchange_admin.store.search_index import SEARCH
from exchange_admin.store.side_files import FileHold, WatchedSide
from exchange_admin.store.step_form import StepForm
from exchange_admin.store.undo import Undo, Undone
from exchange_admin.store.withheld_entries import ERASE
from exchange_admin.store.writing import Writer


class Store(Queries):
    """One open office file, for the thread that opened it. Close it, or use it as a context manager.

    `record` is the only way to change a record. Every write is one transaction: journal, table rows and search rows
    together. Whatever is refused raises RuleBroken and has changed nothing.
    """

    def __init__(self, connection: Connection, path: Path, using: Using, lock: OfficeLock | None = None) -> None:
        """Over an open connection; use `create`, `open` or `in_memory`."""
        file = FileParts(connection, path, using, self._atomic)
        super().__init__(file)
        self.path, self.names, self.origin, self.registry = path, using.names, using.origin, using.registry
        self._using, self._lock, self._is_guest = using, lock, False
        self._data_version = 0
        self._stopped: list[Problem] = []
        self._begin_writing: Callable[[], None] = _nothing  # what an opening still has to do before the first step
        self._committed = 0
        self._lives = file.lives
        self._writer = Writer(file)
        self._side = WatchedSide(connection, path)
        self._hold: FileHold | None = None
        self._receiver = Receiver(file, self._writer)
        self._undo = Undo(file, self._writer)
        self._judging_again = JudgingAgain(file, self._writer)
        self.history = History(file, self._writer.latest_believed)
        self.backups = Backups(file)
        self.settings = Settings(file)
        self.retention = Retention(file)
        self.drafts = Drafts(file)
        self.import_drafts = ImportDrafts(file)
        self.views = Views(file)
        self.recent = Recent(file)
        self.attachments = Attachments(file)
        self.due = DueRows(file)
        self.places_taken = PlacesTaken(file)
        self.counted_stays = CountedStays(file)
        self.minutes_taught = MinutesTaught(file)
        self.moving_stays = MovingStays(file)
        self.keys = Keys(file)
        self.peers = Peers(file)
        self.packages = Packages(file)
        transactions = Transactions(self._stepping, self._written, self.record, self._compact_when_due)
        self.exchange = Exchange(file, self._writer, self._receiver, self.history, transactions)
        self.checks = Checks(file, self.history, self._differences, self.exchange.left_behind)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        origin: Origin,
        names: Names,
        institution: str = "",
        who: str = "",
        surroundings: Surroundings | None = None,
        steps: Iterable[Step] = (),
        then: Callable[[Store], None] | None = None,
        signing: Signing | None = None,
    ) -> Store:
        """A new office file whose steps are written for `institution` (its id, "" for none), made whole or not at all:
        it has its name only when `steps`, the first of its journal, are in it and `then` has done its work on them.

        Raises RuleBroken with `office_file.exists`, `.network`, `.synced_folder`, `.no_permission` or `.disk_full`.
        """

        def fill(building: Store) -> None:
            begin_site(building._journal, origin, institution, "")
            for step in steps:
                building.record(step)
                pass_by("create.step_recorded")
            if then is not None:
                then(building)

        return cls._made(path, Using(names=names, origin=origin, signing=signing), who, surroundings, fill)

    @classmethod
    def create_partner(
        cls,
        path: Path,
        *,
        site: str,
        institution: str,
        hub: Peer,
        lines: Iterable[TxnLine],
        origin: Origin,
        names: Names,
        who: str = "",
        surroundings: Surroundings | None = None,
        signing: Signing | None = None,
        lives: Mapping[str, LifeKey] = MappingProxyType({}),
    ) -> Store:
        """The file of a partner, with the part of the office that `lines` are, made whole or not at all.

        Its steps are written for `institution`; packages go to `hub`, of whom it counts as known that it has the lines.
        `lives` are the keys of the authors of the lines. Raises what `create` raises.
        """

        def fill(building: Store) -> None:
            building._journal.begin_life(Self(site, FIRST, institution, 0, "", is_backup=False, hub=hub.site))
            building._lives.learn(lives, {hub.site: hub.sign_key}, strangers=True)
            building.exchange.receive(lines)
            building.peers.save(replace(hub, known=building.exchange.known()))

        return cls._made(path, Using(names=names, origin=origin, signing=signing), who, surroundings, fill)

    @classmethod
    def _made(
        cls, path: Path, using: Using, who: str, surroundings: Surroundings | None, fill: Callable[[Store], None]
    ) -> Store:
        path = resolved(path)

        def filled(connection: Connection, unfinished: Path) -> None:
            fill(cls(connection, unfinished, using))

        connection, lock = made_whole(path, using.format, who, surroundings, filled)
        store = cls(connection, path, using, lock)
        store._hold = FileHold(path)
        try:
            with damage_named(path), store._atomic():
                connection.execute("UPDATE sync_self SET place = ?", (place_of(path),))
        except BaseException:
            store.close()
            raise
        store._journal.forget()
        return store

    @classmethod
    def in_memory(
        cls,
        *,
        origin: Origin,
        names: Names,
        institution: str = "",
        signing: Signing | None = None,
    ) -> Store:
        """A store without a file, for trying things out; it ends with the program."""
        connection = in_memory()
        Format().begin(connection)
        begin_site(Journal(connection), origin, institution, "")
        return cls(connection, Path(), Using(names=names, origin=origin, signing=signing))

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        names: Names,
        origin: Origin | None = None,
        writing: bool = True,
        who: str = "",
        registry: Registry = REGISTRY,
        format: Format = Format(),
        surroundings: Surroundings | None = None,
        verified: bool = False,
        signing: Signing | None = None,
    ) -> Store:
        """Raises RuleBroken with an `office_file.` problem; the file is then as it was. With `verified` the journal is
        checked too (`journal.chain_broken`): all of it in a small file, else the latest steps of each chain.

        Without `writing` it opens beside a program that has the file open. `who` is told to others who want the file.
        """
        path = resolved(path)
        if writing:
            finish_restore(path, who)
        refuse_stranger(path, format)
        refuse_place(path, surroundings or Surroundings())
        using = Using(names=names, origin=origin or Origin(), registry=registry, format=format, signing=signing)
        with no_room_named(path):
            return cls._held(path, using, who=who, verified=verified) if writing else cls._beside(path, using)

    @classmethod
    def _held(cls, path: Path, using: Using, *, who: str, verified: bool) -> Store:
        """A writing store, which holds the lock of the file."""
        lock = OfficeLock(path, who)
        try:
            clear_unfinished(path)
            lost = refuse_damaged(path, using.format)
            with damage_named(path):
                store = cls(trust(connect(path, writing=True)), path, using, lock)
                store._hold = FileHold(path)
        except BaseException:
            lock.release()
            raise
        try:
            with damage_named(path):
                store._settle_in(lock, [one.name for one in lost], verified=verified)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _beside(cls, path: Path, using: Using, hold: FileHold | None = None) -> Store:
        """A reading store; the tables of a file that this program holds open are known to be ours."""
        known = hold is not None
        with damage_named(path):
            connection = connect_reading(path)
            try:
                if not known:
                    refuse_foreign_tables(connection, path, using.format, writing=False)
                if using.format.pending(connection):
                    raise RuleBroken(Problem("office_file.older_version", facts={"path": str(path)}))
                if not known:
                    refuse_strange_self(connection, path)
                store = cls(trust(connection), path, using)
                _ = store.author
                store._hold = hold.share() if hold else None
            except BaseException:
                connection.close()
                raise
        return store

    def _settle_in(self, lock: OfficeLock, lost_searches: Sequence[str], *, verified: bool) -> None:
        """What an opening may change: search tables that are gone are made anew; older tables are brought up, after a
        backup; a copy becomes somebody new."""
        found = [Problem(FOUND_BROKEN, facts={"path": str(self.path)})] if lock.found_broken else []
        if verified and found:
            raise RuleBroken(*found)
        if self._using.format.pending(self._db):
            self.backups.make(reason=Reason.MIGRATION)
            pass_by("migration.backed_up")
            self._judging_again.note_known()
            self._using.format.migrate(self._db)
        broken = self.checks.at_once() or found or (self.checks.broken() if verified else [])
        if verified and broken:
            raise RuleBroken(*broken)
        self._stopped += broken
        self._begin_writing = partial(self._begin_life, lock, lost_searches)
        if not broken:
            self._begin_writing()

    def _begin_life(self, lock: OfficeLock, lost_searches: Sequence[str]) -> None:
        self._begin_writing = _nothing
        if lost_searches:
            self._make_searches(lost_searches)
        place = place_of(self.path)
        if has_been_elsewhere(self._journal, place, lock.last_step):
            with self._atomic():
                begin_incarnation(self._journal, self.origin, place)
                pass_by("life.before_commit")
        if over := self.exchange.ended.unsaid(lock.lives):
            self.exchange.end_lives(over, self.exchange.ended.last_writer(over) or lock.who)
        if self.checks.has_learned():
            self._learn()
        if self._judging_again.is_due():
            with self._stepping():
                self._judging_again.settle(lock.who)
        self._compact_when_due()
        lock.remember(self.author, self._journal.applied(self.author))

    def _learn(self) -> None:
        """Makes rows of what an older program could not read, but of what was erased meanwhile."""
        self.checks.rebuild()
        with self._atomic():
            projector = self._writer.projector()
            projector.late(self._receiver.hidden_erasures.recognise_all())
            projector.flush()

    def _make_searches(self, names: Sequence[str]) -> None:
        made = searches(self._using.format.schema())
        with self._atomic():
            for name in names:
                self._db.execute(made[name])
                self._file.search.write_all(name.removeprefix(SEARCH))

    def beside(self, *, writing: bool = False) -> Store:
        """A second store on the same file, for the calling thread; it may be asked for in any thread.

        A writing one shares the lock of this one, and the two write in turn: jobs of one program, never two programs.
        Raises RuleBroken with `office_file.in_use` when this store does not hold the file itself.
        """
        if not writing:
            return self._beside(self.path, self._using, self._hold if self._lock else None)
        if self._lock is None:
            raise RuleBroken(Problem("office_file.in_use", facts={"who": "", "host": ""}))
        with damage_named(self.path):
            store = Store(trust(connect(self.path, writing=True)), self.path, self._using, self._lock)
        store._hold = self._hold.share() if self._hold else None
        store._is_guest, store._stopped = True, self._stopped
        return store

    def close(self) -> None:
        hold, self._hold = self._hold, None
        with hold.leaving() if hold else nullcontext():
            self._db.close()
        if self._lock is not None and not self._is_guest:
            self._lock.release()
        self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _differences(self) -> list[Difference]:
        return self._using.format.differences(self._db)

    @property
    def writes(self) -> int:
        """How many transactions over this connection kept something; due rows that follow from it are not counted."""
        return self._committed - self.due.upkeeps

    @contextmanager
    def _stepping(self, *, rehearsal: bool = False) -> Iterator[None]:
        """A transaction that goes into the journal."""
        if self._stopped:
            raise RuleBroken(*self._stopped)
        with self._atomic(rehearsal=rehearsal):
            yield

    @contextmanager
    def _atomic(self, *, rehearsal: bool = False) -> Iterator[None]:
        with atomic(self._db, self._journal, rehearsal=rehearsal):
            self._side.refuse_taken()
            self._notice_others()
            yield
        self._side.refuse_taken()
        self._committed += not rehearsal

    def cancellable(self, step: Callable[[], object]) -> AbstractContextManager[None]:
        """Within it a write is rolled back whole when `step`, called many times a second, raises; that comes out."""
        return cancellable(self._db, step)

    def _notice_others(self) -> None:
        """After a write of another connection nothing remembered of the journal holds."""
        version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        if version != self._data_version:
            self._data_version = version
            self._journal.forget()
            self._undo.forget()

    # who and what

    @property
    def site(self) -> str:
        return self._journal.me.site

    @property
    def author(self) -> str:
        """`site.incarnation`, the name of the chain that own steps go into."""
        return self._journal.me.author

    @property
    def institution(self) -> str:
        """The institution for which own steps are written."""
        return self._journal.me.institution

    @property
    def hub(self) -> str:
        """The site of the office that made this file for a partner; empty in the file of an office."""
        return self._journal.me.hub

    @property
    def is_partner(self) -> bool:
        """Whether this is the file of a partner: it holds that institution's part, and packages go to its office."""
        return bool(self.hub)

    @property
    def format(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @property
    def has_leaves(self) -> bool:
        """Whether there are steps that only programs of the present format read (`step_form.py`)."""
        return StepForm(self._file).was_used()

    def size(self) -> int:
        """Bytes of the file with what still waits beside it."""
        sides = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(side.stat().st_size for side in sides if side.exists())

    def step_count(self) -> int:
        return self._journal.count()

    def sqlite_version(self) -> str:
        return SQLITE_VERSION

    def sqlite_at_risk(self) -> bool:
        return is_at_risk()

    # writing

    def record(self, step: Step, contents: Mapping[str, bytes] | None = None) -> Changes:
        """One step, whole or not at all. `contents` are bytes of attachments by id, kept out of the journal."""
        with bulk(self._db, len(step.edits)), self._stepping():
            changes = self._writer.record(step)
            self.attachments.put(contents or {})
            pass_by("record.before_commit")
        pass_by("record.committed")
        return self._written(changes)

    def undo(self, who: str) -> Changes | None:
        """Takes back the last own step that can be; None when there is none. See `undo_step`."""
        step = self.undoable()
        return self._take_back(step[0], who) if step else None

    def redo(self, who: str) -> Changes | None:
        """Takes back the last undo."""
        step = self.redoable()
        return self._take_back(step[0], who) if step else None

    def undo_step(self, step: str, who: str) -> Changes:
        """Takes back any step (`author:seq`) as a new step: each field that nobody changed since gets its old value.

        The receipt (`Undone`) names in `kept` what was changed since, or told somebody. Raises RuleBroken with
        `undo.changed_since` or `undo.told` when that is all of it, `undo.nothing` for an unknown step.
        """
        return self._take_back(step, who)

    def _take_back(self, step: str, who: str) -> Undone:
        try:
            with bulk(self._db, self._journal.records_of(step)), self._stepping():
                changes = self._undo.take_back(step, who)
                pass_by("undo.before_commit")
        except RuleBroken as refused:
            if refused.problem.code in {"undo.changed_since", "undo.nothing", "undo.told"}:
                self._undo.pass_over(step)
            raise
        self._written(changes)
        return changes

    def _written(self, changes: Changes) -> Changes:
        self._undo.forget()
        if self._lock is not None:
            self._lock.remember(self.author, self._journal.applied(self.author))
        return changes

    def undoable(self) -> tuple[str, str] | None:
        """(step, verb) that `undo` would take back."""
        self._notice_others()
        return self._undo.undoable()

    def redoable(self) -> tuple[str, str] | None:
        """(step, verb) that `redo` would take back."""
        self._notice_others()
        return self._undo.redoable()

    def erase(
        self, records: Collection[tuple[str, str]], who: str, reason: str, on: str, *, more: Iterable[Edit] = ()
    ) -> Changes:
        """Erases every value about the records (kind, id) for ever, here and wherever the journal goes.

        `reason` is a word of `erasure_reason`, `on` a date. What points to them is emptied. The bytes are gone from the
        file after `compact`. `more` goes into the same step, before.
        """
        wanted = erasures(records, reason, on)
        known = self.many("erasure", [one.id for one in wanted])
        edits = (*more, *(one for one in wanted if one.id not in known))
        return self.record(Step(who, ERASE, edits)) if edits else Changes()

    def compact(self) -> bool:
        """Writes the file anew without its free pages, so that nothing erased is left in it. False when that must
        wait for the next opening: the disk had no room, or another connection was reading."""
        try:
            with self._atomic():
                for kind in self._tables.searchable:
                    self._db.execute(f'INSERT INTO "search_{kind}" ("search_{kind}") VALUES (\'optimize\')')
            self._db.execute("VACUUM")
            if self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return False
            self.settings.remove(DUE)
        except (Error, RuleBroken):
            return False
        return True

    def _compact_when_due(self) -> None:
        """After an erasure came from elsewhere; what fails now is done at the next opening: what was taken in before
        is committed, and nobody is to be told that it was not."""
        with suppress(Error):
            if self.settings.get(DUE):
                self.compact()

    # checking

    @property
    def found_broken(self) -> bool:
        """Whether no step is written because of what was seen at the opening or found by a check."""
        return bool(self._stopped)

    def checked(self, problems: Iterable[Problem], *, whole: bool) -> None:
        """What a check found. On a broken journal or file no step is written any more, in this program and wherever the
        file is opened next, until a check that looked at the `whole` file finds it sound."""
        stopping = [problem for problem in problems if problem.code in STOPPING]
        if stopping or whole:
            self._stopped[:] = stopping
            if not stopping:
                self._begin_writing()
            if self._lock is not None:
                self._lock.note_found_broken(any(problem.code in BROKEN for problem in stopping))

    def rebuild(self) -> Changes:
        """Sets right every row that differs from what the journal says."""
        changes = self.checks.rebuild()
        self._undo.forget()
        return changes

    # safety


def _nothing() -> None:
    """Nothing is left to be done."""
