"""`Store`: one open office file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import Outlook
from exchange_admin.domain.steps import Edit, HistoryEntry, Record, Step
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.signatures import LifeKey, Proof, Signing
from exchange_admin.merge.tallies import Tally
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store.atomic import atomic
from exchange_admin.store.attachments import Attachments
from exchange_admin.store.backup import Backups, Copy, Reason, clear_unfinished, finish_restore
from exchange_admin.store.binding import SQLITE_VERSION, Connection, Error, connect, in_memory, is_at_risk, trust
from exchange_admin.store.bulk import PACKAGE_ROOM, bulk, peeked
from exchange_admin.store.cancellation import cancellable
from exchange_admin.store.checking import BROKEN, STOPPING, Checks
from exchange_admin.store.comparing import Comparing, Mismatch, of_others
from exchange_admin.store.erasing import DUE, erasures
from exchange_admin.store.hidden_erasures import HiddenErasures
from exchange_admin.store.history import Dispute, History, Issue, StepEntry
from exchange_admin.store.identity import (
    FIRST,
    begin_incarnation,
    begin_site,
    has_been_elsewhere,
    place_of,
    refuse_strange_self,
)
from exchange_admin.store.journal import Author, Journal, Self
from exchange_admin.store.life_keys import LifeKeys
from exchange_admin.store.local import Drafts, ImportDrafts, Recent, Settings, Views
from exchange_admin.store.locking import FOUND_BROKEN, OfficeLock
from exchange_admin.store.making import made_whole
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
from exchange_admin.store.outgoing import Dispatch, Outgoing
from exchange_admin.store.own_key import KeyChecks
from exchange_admin.store.package_apply import PackageApply, Received, Told
from exchange_admin.store.partner_writes import PartnerWrites
from exchange_admin.store.peers import SENT, Keys, PackageRow, Packages, Peer, Peers
from exchange_admin.store.places import Surroundings
from exchange_admin.store.queries import Queries
from exchange_admin.store.reading import Reader
from exchange_admin.store.receiving import Receiver, Waiting
from exchange_admin.store.recovering import Recovering
from exchange_admin.store.retention import Retention
from exchange_admin.store.retired_incarnations import RetiredIncarnation, RetiredIncarnations
from exchange_admin.store.returned import PROVED, REFUSED, UNPROVED, ReturnedStep, ReturnedSteps
from exchange_admin.store.same_people import Entries, SamePeople
from exchange_admin.store.schema import Difference, searches
from exchange_admin.store.scoping import Scoping
from exchange_admin.store.search_index import SEARCH, SearchIndex
from exchange_admin.store.set_aside import SetAside
from exchange_admin.store.step_form import StepForm
from exchange_admin.store.tables import tables_for
from exchange_admin.store.undo import Undo, Undone
from exchange_admin.store.withheld_entries import ERASE
from exchange_admin.store.writing import Writer


class Store:
    """One open office file, for the thread that opened it. Close it, or use it as a context manager.

    `record` is the only way to change a record. Every write is one transaction: journal, table rows and search rows
    together. Whatever is refused raises RuleBroken and has changed nothing.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        *,
        names: Names,
        origin: Origin,
        registry: Registry = REGISTRY,
        rules: Rules | None = None,
        format: Format = Format(),
        lock: OfficeLock | None = None,
        signing: Signing | None = None,
    ) -> None:
        """Over an open connection; use `create`, `open` or `in_memory`. Without `signing` steps are not signed, and a
        life that has signed cannot write."""
        self.path = path
        self.names, self.origin, self.registry, self._format = names, origin, registry, format
        self._signing = signing
        self._rules = rules or Rules()
        self._db, self._lock, self._is_guest = connection, lock, False
        self._data_version = 0
        self._stopped: list[Problem] = []
        self._begin_writing: Callable[[], None] = _nothing  # what an opening still has to do before the first step
        self.writes = 0
        """How many transactions were committed over this connection."""
        self._tables = tables_for(registry)
        self._journal = Journal(connection)
        self._search = SearchIndex(connection, self._tables, names)
        self._reader = Reader(connection, self._tables)
        self._same_people = SamePeople(connection)
        self._queries = Queries(connection, self._tables, self._same_people)
        self._lives = LifeKeys(connection, self._tables, self._journal, signing)
        self._form = StepForm(connection, self._tables, self._journal, self._lives)
        self._writer = Writer(
            connection, self._tables, self._journal, self._search, self._rules, origin, self._lives, self._form
        )
        self._hidden = HiddenErasures(connection, self._tables, self._journal)
        self._receiver = Receiver(connection, self._journal, self._rules, self._writer, self._lives, self._hidden)
        self._undo = Undo(connection, self._tables, self._journal, self._writer)
        self._scoping = Scoping(connection, self._tables, self._journal)
        self._returned = ReturnedSteps(connection, self._journal)
        holding, believed = self._writer.holding, self._writer.latest_believed
        self._history = History(connection, self._tables, self._journal, holding, believed)
        self._checks = Checks(
            connection,
            self._tables,
            self._journal,
            self._search,
            self._rules,
            path,
            self._differences,
            self._lives,
            KeyChecks(connection, self._journal, self._lives, signing),
            holding,
        )
        self._backups = Backups(connection, path, origin.now)
        self.settings = Settings(connection, self._atomic)
        self.retention = Retention(connection, path, self.settings, origin.now)
        self.drafts = Drafts(connection, self._atomic)
        self.import_drafts = ImportDrafts(connection, self._atomic, origin)
        self.views = Views(connection, self._atomic)
        self.recent = Recent(connection, self._atomic, origin)
        self.attachments = Attachments(connection, self._atomic)
        self.keys = Keys(connection, self._atomic)
        self.peers = Peers(connection, self._atomic)
        self.packages = Packages(connection, self._atomic)
        self._dispatch = Dispatch(
            connection, self._tables, self._journal, self._scoping, self.peers, self.packages, self._lives
        )
        self._recovering = Recovering(connection, self._journal, self._writer.holding)
        self._ended = RetiredIncarnations(
            connection, self._tables, self._journal, self._recovering, self.peers, self._returned, origin
        )
        self._comparing = Comparing(
            connection,
            self._tables,
            self._journal,
            self._writer.holding,
            self._scoping,
            self.packages,
            self._writer.projector,
            origin.random_bytes,
        )
        self._taking_in = PackageApply(
            connection,
            self._tables,
            self._journal,
            self._writer,
            self._receiver,
            self._history,
            self.peers,
            self.packages,
            self.keys,
            self._ended,
            self._lives,
            self._returned,
            self._comparing,
            origin,
        )

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

        return cls._made(path, origin, names, who, surroundings, fill, signing)

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
            building.receive(lines)
            building.peers.save(replace(hub, known=building.known()))

        return cls._made(path, origin, names, who, surroundings, fill, signing)

    @classmethod
    def _made(
        cls,
        path: Path,
        origin: Origin,
        names: Names,
        who: str,
        surroundings: Surroundings | None,
        fill: Callable[[Store], None],
        signing: Signing | None,
    ) -> Store:
        path, format = resolved(path), Format()

        def filled(connection: Connection, unfinished: Path) -> None:
            fill(cls(connection, unfinished, names=names, origin=origin, format=format, signing=signing))

        connection, lock = made_whole(path, format, who, surroundings, filled)
        store = cls(connection, path, names=names, origin=origin, format=format, lock=lock, signing=signing)
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
        registry: Registry = REGISTRY,
        rules: Rules | None = None,
        signing: Signing | None = None,
    ) -> Store:
        """A store without a file, for trying things out; it ends with the program."""
        connection = in_memory()
        Format().begin(connection)
        begin_site(Journal(connection), origin, institution, "")
        return cls(connection, Path(), names=names, origin=origin, registry=registry, rules=rules, signing=signing)

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
        origin = origin or Origin()
        with no_room_named(path):
            if not writing:
                return cls._beside(path, names, origin, registry, format, signing)
            return cls._held(path, names, origin, registry, format, signing, who=who, verified=verified)

    @classmethod
    def _held(
        cls,
        path: Path,
        names: Names,
        origin: Origin,
        registry: Registry,
        format: Format,
        signing: Signing | None,
        *,
        who: str,
        verified: bool,
    ) -> Store:
        """A writing store, which holds the lock of the file."""
        lock = OfficeLock(path, who)
        try:
            clear_unfinished(path)
            lost = refuse_damaged(path, format)
            with damage_named(path):
                connection = trust(connect(path, writing=True))
            store = cls(
                *(connection, path),
                names=names,
                origin=origin,
                registry=registry,
                format=format,
                lock=lock,
                signing=signing,
            )
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
    def _beside(
        cls,
        path: Path,
        names: Names,
        origin: Origin,
        registry: Registry,
        format: Format,
        signing: Signing | None,
        *,
        known: bool = False,
    ) -> Store:
        """A reading store; the tables of a file that this program holds open are `known` to be ours."""
        with damage_named(path):
            connection = connect_reading(path)
            try:
                if not known:
                    refuse_foreign_tables(connection, path, format, writing=False)
                if format.pending(connection):
                    raise RuleBroken(Problem("office_file.older_version", facts={"path": str(path)}))
                if not known:
                    refuse_strange_self(connection, path)
                store = cls(
                    *(trust(connection), path),
                    names=names,
                    origin=origin,
                    registry=registry,
                    format=format,
                    signing=signing,
                )
                _ = store.author
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
        if self._format.pending(self._db):
            self._backups.make(reason=Reason.MIGRATION)
            pass_by("migration.backed_up")
            self._format.migrate(self._db)
        broken = self._checks.at_once() or found or (self._checks.broken() if verified else [])
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
        if over := self._ended.unsaid(lock.lives):
            self.end_lives(over, self._ended.last_writer(over) or lock.who)
        if self._checks.has_learned():
            self._learn()
        self._compact_when_due()
        lock.remember(self.author, self._applied(self.author))

    def _learn(self) -> None:
        """Makes rows of what an older program could not read, but of what was erased meanwhile."""
        self._checks.rebuild()
        with self._atomic():
            projector = self._writer.projector()
            projector.late(self._hidden.recognise_all())
            projector.flush()

    def _make_searches(self, names: Sequence[str]) -> None:
        made = searches(self._format.schema())
        with self._atomic():
            for name in names:
                self._db.execute(made[name])
                self._search.write_all(name.removeprefix(SEARCH))

    def beside(self, *, writing: bool = False) -> Store:
        """A second store on the same file, for the calling thread; it may be asked for in any thread.

        A writing one shares the lock of this one, and the two write in turn: jobs of one program, never two programs.
        Raises RuleBroken with `office_file.in_use` when this store does not hold the file itself.
        """
        if not writing:
            known = self._lock is not None
            given = (self.names, self.origin, self.registry, self._format, self._signing)
            return self._beside(self.path, *given, known=known)
        if self._lock is None:
            raise RuleBroken(Problem("office_file.in_use", facts={"who": "", "host": ""}))
        with damage_named(self.path):
            connection = trust(connect(self.path, writing=True))
        store = Store(
            connection,
            self.path,
            names=self.names,
            origin=self.origin,
            registry=self.registry,
            rules=self._rules,
            format=self._format,
            lock=self._lock,
            signing=self._signing,
        )
        store._is_guest, store._stopped = True, self._stopped
        return store

    def close(self) -> None:
        self._db.close()
        if self._lock is not None and not self._is_guest:
            self._lock.release()
        self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _differences(self) -> list[Difference]:
        return self._format.differences(self._db)

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
            self._notice_others()
            yield
        self.writes += not rehearsal

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
        return self._form.was_used()

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

    # reading

    def get(self, kind: str, id: str) -> Record | None:
        """The record, a deleted one too (`live` tells)."""
        return self._reader.get(kind, id)

    def many(self, kind: str, ids: Sequence[str]) -> dict[str, Record]:
        return self._reader.many(kind, ids)

    def where(self, kind: str, field: str, values: Sequence[Value]) -> list[Record]:
        """Records, deleted ones too, whose `field` equals one of `values`, in the order they were made."""
        return self._reader.where(kind, field, values)

    def ids(self, query: Query) -> array[int]:
        """Row numbers of the records that fit, in order."""
        return self._queries.ids(query)

    def records(self, query: Query) -> list[Record]:
        """The records that fit, in order, read a few hundred at once; for whoever wants all of them whole."""
        return self._reader.at(query.kind, self._queries.ids(query))

    def rows(self, kind: str, ns: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Value, ...]]:
        """Cells of the rows that are still there; `id`, `_live` and `reference.field` are allowed."""
        return self._reader.rows(kind, ns, fields)

    def id_of(self, kind: str, n: int) -> str:
        return self._reader.id_of(kind, n)

    def n_of(self, kind: str, id: str) -> int | None:
        return self._reader.n_of(kind, id)

    def count(self, query: Query) -> int:
        return self._queries.count(query)

    def counts(self, kind: str, field: str, query: Query | None = None) -> dict[Value, int]:
        """How many records have each value of a field, the most frequent first."""
        return self._queries.counts(kind, field, query)

    def search(
        self, text: str, kinds: Sequence[str] = (), limit: int = 200, *, once: bool = True
    ) -> list[tuple[str, str]]:
        """(kind, id) of live records found by what somebody typed, at most `limit` of each kind.

        With `once` a person found by any entry comes once, by the entry that stands for them.
        """
        return self._queries.search(text, kinds, limit, once=once)

    def block(self, kind: str, start: int, count: int) -> list[str]:
        """Ids of live records from the place `start` on: in the order of what they are called, where they are called by
        another record the newest first. Quick however many there are."""
        return self._queries.block(kind, start, count)

    def pointing(self, kind: str, reference: str, ids: Sequence[str], count: int) -> list[str]:
        """Ids of live records whose `reference` is one of `ids`, at most `count`."""
        return self._queries.pointing(kind, reference, ids, count)

    def entries(self) -> Entries:
        """Which people were entered more than once, and which of their entries stands for them (`sync.md` R14)."""
        return self._same_people.entries()

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

        The receipt (`Undone`) names in `kept` what was changed since. Raises RuleBroken with `undo.changed_since` when
        that is all of it, `undo.nothing` for an unknown step.
        """
        return self._take_back(step, who)

    def _take_back(self, step: str, who: str) -> Undone:
        try:
            with bulk(self._db, self._journal.records_of(step)), self._stepping():
                changes = self._undo.take_back(step, who)
                pass_by("undo.before_commit")
        except RuleBroken as refused:
            if refused.problem.code in {"undo.changed_since", "undo.nothing"}:
                self._undo.pass_over(step)
            raise
        self._written(changes)
        return changes

    def _written(self, changes: Changes) -> Changes:
        self._undo.forget()
        if self._lock is not None and changes.step:
            self._lock.remember(self.author, self._applied(self.author))
        return changes

    def undoable(self) -> tuple[str, str] | None:
        """(step, verb) that `undo` would take back."""
        self._notice_others()
        return self._undo.undoable()

    def redoable(self) -> tuple[str, str] | None:
        """(step, verb) that `redo` would take back."""
        self._notice_others()
        return self._undo.redoable()

    def records_of(self, step: str) -> int:
        """How many records a step of the journal touched; 0 for an unknown one."""
        return self._journal.records_of(step)

    # journal

    def history(self, kind: str, id: str) -> list[HistoryEntry]:
        """Everything that happened to a record, the latest first."""
        return self._history.of(kind, id)

    def entry(self, dot: str) -> list[HistoryEntry]:
        """What one entry of the journal wrote, applied or not, field by field; empty for an unknown dot."""
        return self._history.of_entry(dot)

    def institution_of(self, author: str) -> str:
        """The institution (its id) for which an author writes; empty when unknown."""
        return self._journal.institution(f"{author}:0:0")

    def steps(self, limit: int = 200, offset: int = 0) -> list[StepEntry]:
        """Steps of every author, the latest first."""
        return self._history.steps(limit, offset)

    def conflicts(self) -> list[Dispute]:
        """Fields with values of people who did not see each other's, and records deleted here, changed there."""
        return self._history.disputes("conflict", "changed_deleted")

    def proposals(self) -> list[Dispute]:
        """Values by somebody who does not own the field, until its owner writes it again."""
        return self._history.disputes("proposal")

    def issues(self, kind: str | None = None) -> list[Issue]:
        """Invalid values, lost references, equal numbers: derived, the same on every replica."""
        return self._history.issues(kind)

    def known(self) -> dict[str, int]:
        """How far each author's chain is applied here, with everything in it that we may have."""
        return self._recovering.known()

    def known_signed(self) -> dict[str, int]:
        """The same, ending before the first step of another site that should be signed and whose signature has not come
        yet: what is not known is sent again."""
        known = self.known()
        for author in known:
            if site_of(author) != self.site and (first := self._lives.first_unsigned(author)):
                known[author] = min(known[author], first - 1)
        return known

    def slices(self, known: Mapping[str, int]) -> Iterator[TxnLine]:
        """Every stored transaction that somebody who knows `known` lacks."""
        return self._journal.lines(known)

    # exchange

    def scope(self, institution: str) -> dict[str, set[str]]:
        """The records (ids by kind, deleted ones too) that an institution gets to see."""
        return self._scoping.of(institution)

    def outgoing_to_partner(
        self, site: str, *, since: Mapping[str, int] | None = None, without_people: Collection[str] = ()
    ) -> Outgoing:
        """What the partner behind a site has not confirmed of its part of the office, or whatever is above `since`.

        Without some people it holds nothing about them; they are made up for when a later package has them.
        """
        outgoing = self._dispatch.to_partner(site, since, without_people)
        if outgoing.left and not self._db.execute("PRAGMA query_only").fetchone()[0]:
            self.packages.forget(site, outgoing.left)
        return outgoing

    def outgoing_to_hub(self, *, since: Mapping[str, int] | None = None) -> Outgoing:
        """What the office has not confirmed of what was written here, or whatever is above `since`."""
        return self._dispatch.to_hub(since)

    def undelivered(self, site: str, *, without_people: Collection[str] = ()) -> tuple[int, int]:
        """How many entries a site, of a partner or of the office, has not confirmed; how many of these were in no
        package yet."""
        if self.is_partner:
            return self._dispatch.undelivered_to_hub()
        return self._dispatch.undelivered_to_partner(site, without_people)

    def outgoing_to_copies(self, known: Mapping[str, int]) -> Outgoing:
        """Everything that another copy of this file lacks."""
        return self._dispatch.to_copies(known)

    def tally(self, site: str, outgoing: Outgoing) -> Tally:
        """How the records stand that the receiver of a package shares with this file, for it to compare."""
        turn = len(self.packages.of(site, SENT))
        return self._comparing.tally(site, outgoing.scope, turn, self._ended.complete())

    def tally_for_copies(self, turn: int) -> Tally:
        """The same for the other PCs of the office, about all records; `turn` chooses which are told of one by one."""
        return self._comparing.tally_for_copies(turn, self._ended.complete())

    def mismatches(self, site: str = "") -> list[Mismatch]:
        """Records of which a site, or any, has not the same as this file, although both know the same steps; without
        those of which something waits to be taken back."""
        found = self._comparing.mismatches(site)
        return of_others(found, self._returned.records() if found else ())

    def forks(self) -> dict[str, int]:
        """The authors of whom nothing more counts, for they have written two steps under one number: that number."""
        return SetAside(self._db).forks()

    def theirs(self, institution: str, kind: str, id: str, values: Mapping[str, Value] | None = None) -> bool:
        """Whether an institution may write a record, as it stands or with these `values` (references among them)."""
        return PartnerWrites(self._db, self._tables, self._journal).is_theirs(institution, kind, id, values)

    def outlook(self) -> Outlook:
        """Who sees what, as everything stands now; for one reading."""
        return PartnerWrites(self._db, self._tables, self._journal)

    def take_in(
        self,
        lines: Iterable[TxnLine],
        *,
        peer: str,
        institution: str,
        who: str,
        package: PackageRow,
        have: Mapping[str, int] = MappingProxyType({}),
        received: Collection[str] = (),
        own_steps: Sequence[Step] = (),
        dry_run: bool = False,
        told: Told = Told(),
        tally: Tally | None = None,
    ) -> Received:
        """A package as one transaction: its lines, what must be held of them, its row, what its sender confirms.

        `peer` is the site that sends, or the author's name of another copy of this file; `institution` is the one it
        may write for. `have` is how far each chain is applied there and `received` the ids of all packages of ours
        taken in there; what was not named is sent again. `told` is what the package says of keys, `tally` how the
        records of its sender stand. A rehearsal (`dry_run`) answers the same and changes nothing. Raises RuleBroken:
        `package.foreign_author`, `.other_institution`, `.step_signature`, `.life_certificate`, `.other_life_key`,
        `.other_site_key`, `journal.unreadable`.
        """
        entries, lines = peeked(lines)
        with bulk(self._db, entries, PACKAGE_ROOM), self._stepping(rehearsal=dry_run):
            made = self._taking_in.take_in(
                lines,
                peer=peer,
                institution=institution,
                who=who,
                package=package,
                have=have,
                received=received,
                own_steps=own_steps,
                place=self._place(),
                told=told,
                tally=tally,
            )
            if not dry_run:
                pass_by("take_in.before_commit")
        if dry_run:
            return made
        pass_by("take_in.committed")
        self._written(made.changes)
        if self._lock is not None:
            self._lock.remember(self.author, self._applied(self.author))
        self._compact_when_due()
        return made

    def _place(self) -> str:
        return place_of(self.path) if self.path.name else ""

    def returned(self) -> list[ReturnedStep]:
        """Own steps that this file has lost and others have kept, as they wait to be taken back."""
        return self._returned.waiting()

    def returned_by(self, steps: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """From which site steps (author, number) were taken back."""
        return self._returned.by(steps)

    def take_back(self, who: str, *, unproved: bool = False) -> Received:
        """Takes back the own steps that others have kept: those that the own key has signed, and with `unproved` also
        those from before there was a key."""
        states = (PROVED, UNPROVED) if unproved else (PROVED,)
        with bulk(self._db, 0, PACKAGE_ROOM), self._stepping():
            made = self._taking_in.take_back(states, who, self._place())
        self._written(made.changes)
        return made

    def refuse_returned(self, *, unproved_only: bool = True) -> None:
        """They are not ours, or are not wanted: what waits to be taken back is not asked about again."""
        with self._atomic():
            self._returned.mark((UNPROVED,) if unproved_only else (PROVED, UNPROVED), REFUSED)

    # keys of lives

    def lives(self, authors: Collection[str]) -> dict[str, LifeKey]:
        """The keys of those authors, as far as it is certain whose they are."""
        return self._lives.certified(authors)

    def proofs(self, site: str) -> dict[str, Proof]:
        """What shows to a site how far its own chains are here."""
        return self._lives.proofs(site)

    def uncertified_lives(self) -> dict[str, LifeKey]:
        """Lives of this file whose keys the key of the site has to sign."""
        return self._lives.uncertified()

    def certify_life(self, author: str, site_key: str, certificate: bytes) -> None:
        with self._stepping():
            self._lives.certify(author, site_key, certificate)

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

    def end_lives(self, lives: Mapping[str, int], who: str) -> Changes:
        """Says to every copy of this file that these of its lives (authors, each with the last step that is known of)
        write no more. The present one and lives of others are passed over."""
        step = self._ended.saying(lives, who)
        return self.record(step) if step else Changes()

    def give_up_lost_steps(self, who: str) -> Received:
        """Lets everybody go on who waits for steps of lives that are over, as far as nobody can have these any more:
        here, and wherever the ruling arrives. Should one turn up after all it is filled in like any other."""
        with bulk(self._db, 0, PACKAGE_ROOM), self._stepping():
            made = self._taking_in.give_up(who)
        self._written(made.changes)
        return made

    def ended_lives(self) -> list[RetiredIncarnation]:
        """The lives of this file that are over, the latest first, and what of them is missing."""
        return self._ended.all()

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
        """After an erasure came from elsewhere; what fails now is done at the next opening."""
        if self.settings.get(DUE):
            self.compact()

    def receive(self, lines: Iterable[TxnLine]) -> Changes:
        """Takes in transactions in any order, as often as they come, all or none.

        Raises RuleBroken with `journal.unreadable` for a line that is not what its hashes say.
        """
        entries, lines = peeked(lines)
        with bulk(self._db, entries, PACKAGE_ROOM), self._stepping():
            changes = self._receiver.receive(lines, self.origin.milliseconds())
            pass_by("receive.before_commit")
        pass_by("receive.committed")
        return self._written(changes)

    def waiting(self) -> list[Waiting]:
        """Received transactions that cannot be applied yet, and what is missing."""
        return self._receiver.waiting()

    # checking

    def is_faulty(self) -> bool:
        """Whether the check finds something wrong, or does not even come through."""
        try:
            return bool(self.faults())
        except Exception:
            return True

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

    def verify(self) -> list[Problem]:
        """Faults of the journal itself: hashes, chains, forks."""
        return self._checks.verify()

    def compare_with_rebuild(self) -> list[Problem]:
        """Works every table out anew from the journal, beside the file, and names the kinds that differ."""
        return self._checks.compare()

    def rebuild(self) -> Changes:
        """Sets right every row that differs from what the journal says."""
        changes = self._checks.rebuild()
        self._undo.forget()
        return changes

    def quick_check(self) -> list[Problem]:
        """The check after each start: the file's structure, the last steps of each chain, some rows."""
        return self._checks.quick()

    def before_writing(self) -> list[Problem]:
        """What is wrong among all that is looked at before a command writes."""
        return self._checks.before_writing()

    def unreadable(self) -> list[Problem]:
        """Kinds of records of which rows cannot be read, as far as the size of the file lets it be looked for."""
        return self._checks.unreadable()

    def check(self) -> list[Problem]:
        """Everything: structure, references, journal, tables, search rows, and what waits for a person."""
        return [*self.faults(), *self.undecided()]

    def faults(self) -> list[Problem]:
        """What is wrong with the file itself."""
        return self._checks.whole()

    def undecided(self) -> list[Problem]:
        """What is sound and waits for a person: conflicts, proposals, values that were not taken over."""
        return self._checks.told(self.issues(), self.proposals(), self.conflicts())

    def remarks(self) -> list[Problem]:
        """What is no fault of the file and has to be known: steps that a wrong clock dated, steps that go to nobody,
        steps not signed."""
        told = [
            Problem("journal.clock_ahead", facts={"author": author, "n": count, "day": moment[:10]}, level=Level.ASKS)
            for author, count, moment in self._history.ahead()
        ]
        told += [
            Problem("journal.left_behind", facts={"author": author, "n": len(seqs), "seq": seqs[0]}, level=Level.ASKS)
            for author, seqs in self._dispatch.left_behind().items()
        ]
        unsigned = self._history.unsigned()
        if unsigned.before:
            facts = {"n": unsigned.before, "day": unsigned.until[:10]}
            told.append(Problem("journal.unsigned", facts=facts, level=Level.INFORMS))
        for code, n in (("copies", unsigned.by_copies), ("later", unsigned.by_others)):
            if n:
                told.append(Problem(f"journal.unsigned_{code}", facts={"n": n}, level=Level.INFORMS))
        return told

    # safety

    def backup(self, folder: Path | None = None, reason: Reason = Reason.ASKED, when: datetime | None = None) -> Path:
        """As `Backups.make`."""
        return self._backups.make(folder, reason, when)

    def backup_everywhere(self, second: Path | None = None) -> tuple[Path, list[Problem]]:
        """As `Backups.make_daily`."""
        return self._backups.make_daily(second)

    def backups(self) -> list[Copy]:
        """The copies beside the file, the newest first."""
        return self._backups.there()

    def last_backup(self) -> datetime | None:
        return self._backups.last()

    def backup_due(self, now: datetime) -> bool:
        """Whether the last copy is older than a day."""
        return self._backups.are_due(now)

    def _applied(self, author: str) -> int:
        return self._journal.authors.get(author, Author()).applied


def _nothing() -> None:
    """Nothing is left to be done."""
