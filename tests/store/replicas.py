"""Several replicas of one office for the tests of merging: who has what, who saw what, what must hold at the end."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.domain.fields import LIVE, Registry, Side
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store import store as stores
from exchange_admin.store.binding import Connection, OperationalError, in_memory
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.journal import Author, Self
from exchange_admin.store.parts import Using
from exchange_admin.store.tables import Tables
from exchange_admin.store.writing import Planned


def uid(tail: str) -> str:
    """An id that reads well in a failing example: `uid("b1")` ends in b1."""
    return f"01900000-0000-7000-8000-{tail:0>12}"


COLLEGE_A, COLLEGE_B = uid("a"), uid("b")
PEOPLE = (uid("51"), uid("52"))
STAY = uid("61")
INSTITUTIONS = {"A": COLLEGE_A, "B": COLLEGE_B, "C": COLLEGE_A, "D": COLLEGE_B, "E": COLLEGE_A}
"""PCs of two colleges."""
SIGNING = StepSigning(random.Random(22).randbytes)


def signing(seed: int) -> StepSigning:
    """Of the same seed the same keys: files that are made twice are made alike."""
    return StepSigning(random.Random(seed).randbytes)


TABLES = Tables(REGISTRY)
stores.Tables = functools.cache(Tables)  # type: ignore[misc]  # hundreds of stores of the same few registries


def first_step() -> Step:
    college = {"country": "CN", "kind": "college"}
    people = [Edit("person", id, {"role": "student", "given_latin": "Ann"}, new=True) for id in PEOPLE]
    stay = {
        "person_id": PEOPLE[0],
        "sending_institution_id": COLLEGE_A,
        "receiving_institution_id": COLLEGE_B,
        "sending_status": "draft",
        "receiving_status": "none",
    }
    return Step(
        "founder",
        "office.add",
        (
            Edit("institution", COLLEGE_A, {"name_en": "A", **college}, new=True),
            Edit("institution", COLLEGE_B, {"name_en": "B", **college}, new=True),
            *people,
            Edit("mobility", STAY, stay, new=True),
        ),
    )


def template(names: Names) -> bytes:
    """An office that every replica starts from (`opened`)."""
    origin = Origin.seeded(1)
    with Store.in_memory(origin=origin, names=names, institution=COLLEGE_A, signing=signing(1)) as store:
        store.record(first_step())
        return store._db.serialize()


def opened(image: bytes) -> Connection:
    """A database of its own with what stood in another one: its `serialize()`."""
    made = in_memory()
    made.deserialize(image)
    return made


@dataclass
class Clockwork:
    """A shared time in milliseconds, told wrongly by some: `wrong_by` for each of them."""

    now: int = int(datetime(2026, 9, 1, tzinfo=UTC).timestamp() * 1000)
    wrong_by: dict[int, int] = field(default_factory=dict)

    def origin(self, seed: int, wrong_by: int = 0) -> Origin:
        chance = random.Random(seed)
        self.wrong_by[seed] = wrong_by
        return Origin(lambda: max(1, self.now + self.wrong_by[seed]), chance.randbytes)


@dataclass
class Replica:
    """One PC. `kept` is its backup, `lives` every author name it ever wrote under."""

    name: str
    names: Names
    origin: Origin
    rules: Rules
    registry: Registry
    connection: Connection
    kept: bytes | None = None
    lives: list[str] = field(default_factory=list)
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.store = self._over(self.connection)
        with self.store._atomic():
            journal = self.store._journal
            institution = INSTITUTIONS.get(self.name, COLLEGE_A)
            journal.begin_life(Self(self.name.lower() * 8, "1", institution, 0, "", is_backup=False))
            for author, state in list(journal.authors.items()):
                journal.save_author(author, Author(state.institution, state.applied, 0))
        self.lives.append(self.store.author)

    def _over(self, connection: Connection) -> Store:
        return Store(
            connection,
            Path(),
            Using(names=self.names, origin=self.origin, registry=self.registry, rules=self.rules, signing=SIGNING),
        )

    def __enter__(self) -> Replica:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def backup(self) -> None:
        self.kept = self.store._db.serialize()

    def restore(self, *, new_life: bool = True) -> None:
        assert self.kept is not None
        self.store.close()
        self.store = self._over(opened(self.kept))
        self._go_on(new_life=new_life)

    def copied(self, name: str, origin: Origin, *, new_life: bool = True) -> Replica:
        """The file was copied by hand, and both are worked with."""
        copy = object.__new__(Replica)
        vars(copy).update({**vars(self), "name": name, "origin": origin, "kept": None, "lives": []})
        copy.store = copy._over(copy_of(self.store._db))
        copy._go_on(new_life=new_life)
        return copy

    def _go_on(self, *, new_life: bool) -> None:
        if new_life:
            with self.store._atomic():
                begin_incarnation(self.store._journal, self.origin, "")
        self.lives.append(self.store.author)

    def die_during(self, work: Callable[[], object], instructions: int) -> bool:
        """Does the work, unless so many instructions of SQLite come first: then the program is dead and started anew.

        Answers whether it died.
        """
        left = instructions

        def tick() -> bool:
            nonlocal left
            left -= 1
            return left == 0

        self.store._db.set_progress_handler(tick, 1)
        try:
            work()
        except OperationalError:
            died = True
        else:
            died = False
        finally:
            self.store._db.set_progress_handler(None, 0)
        if died:
            connection = self.store._db
            self.store = self._over(connection)
        return died

    def upgrade(self, registry: Registry) -> None:
        """A newer program opens the same file."""
        self.registry = registry
        connection = copy_of(self.store._db)
        self.store.close()
        self.store = self._over(connection)
        if self.store.checks.has_learned():
            self.store.checks.rebuild()

    def write_raw(self, planned: Iterable[Planned]) -> None:
        """A step that a wrong or newer program wrote: nothing is checked."""
        writer = self.store._writer
        with self.store._atomic():
            writer.write("x", "raw", list(planned), writer.projector())

    def heads(self, kind: str, id: str) -> Mapping[str, tuple[str, ...]]:
        record = self.store.get(kind, id)
        return dict(record.heads) if record else {}


Pair = tuple[Replica, Replica]
"""PCs of two colleges."""


Restored = Callable[..., Store]
"""The fixture `restored`: opens again what stood in a file, as it was or as somebody new."""


def copy_of(connection: Connection) -> Connection:
    return opened(connection.serialize())


def a_replica(names: Names, name: str, clock: Clockwork, wrong_by: int = 0, registry: Registry = REGISTRY) -> Replica:
    """One PC with the office of the template."""
    origin = clock.origin(ord(name), wrong_by)
    return Replica(name, names, origin, Rules(), registry, opened(template(names)))


@contextmanager
def two_replicas(names: Names, clock: Clockwork) -> Iterator[Pair]:
    """PCs of two colleges, the clock of the second a millisecond ahead."""
    with a_replica(names, "A", clock) as ours, a_replica(names, "B", clock, 1) as theirs:
        yield ours, theirs


def dump(store: Store, registry: Registry = REGISTRY) -> dict[str, object]:
    """Everything that must be equal on two replicas with the same journal."""
    derived = (store.history.conflicts(), store.history.proposals(), store.history.issues())
    same = store._same_people.entries().standing
    told = [[repr(one) for one in group] for group in derived]
    return {**rows_of(store, registry), "derived": told, "same": sorted(same.items())}


def rows_of(store: Store, registry: Registry = REGISTRY) -> dict[str, object]:
    """The rows behind everything that is shown."""
    tables = {}
    for kind in registry.kinds:
        columns = ", ".join(f'"{name}"' for name in ("id", LIVE, "_sort", "_clock", *(f.name for f in kind.fields)))
        rows = store._db.execute(f'SELECT {columns} FROM "{kind.name}" ORDER BY id')  # noqa: S608
        tables[kind.name] = rows.fetchall()
    issues = store._db.execute("SELECT * FROM sync_issue ORDER BY 1, 2, 3, 4").fetchall()
    return {"tables": tables, "issues": issues}


def entries(store: Store) -> dict[str, Entry]:
    """Every applied entry whose values are here and that is not held, by its dot."""
    found = {}
    excluded = {dot for (dot,) in store._db.execute("SELECT dot FROM sync_excluded")}
    for author, state in store._journal.authors.items():
        for seq in range(1, state.applied + 1):
            _, counted = store._journal.readable(author, seq) or (None, [])
            found.update((entry.dot, entry) for entry in counted if entry.dot not in excluded)
    return found


def lost_edits(store: Store, saw: Mapping[str, set[str]]) -> list[str]:
    """I5: what some author wrote and nobody can see any more, though nobody who had seen it replaced it.

    Worked out from the journal alone. `saw` tells, for writes through a form, which dots were on screen.
    """
    everything = entries(store)
    erased = {id for (id,) in store._db.execute("SELECT record FROM erasure")}
    replaced_by: dict[str, list[Entry]] = {}
    for entry in everything.values():
        for parents in entry.parents:
            for parent in parents:
                replaced_by.setdefault(parent, []).append(entry)
    faults = []
    disputes = store._db.execute("SELECT kind, id, field, detail FROM sync_issue").fetchall()
    told = {(kind, id, name, dot) for kind, id, name, detail in disputes for dot in _dots(detail)}
    quoted = [(kind, id, name, detail) for kind, id, name, detail in disputes]  # a wrong value may be a list
    for dot, entry in everything.items():
        later = replaced_by.get(dot, [])
        faults += [f"{one.dot} replaced {dot} unseen" for one in later if one.dot in saw and dot not in saw[one.dot]]
        if entry.kind not in TABLES:
            continue
        record = store.get(entry.kind, entry.id)
        for wire, value in zip(entry.fields, entry.values, strict=True):
            gone = [one for one in later if dot in one.parents_of(wire) or (wire != LIVE and _deletes(one))]
            gone += [entry] if wire != LIVE and _deletes(entry) else []  # written to be deleted at once
            field_ = TABLES[entry.kind].by_wire.get(wire)
            if gone or field_ is None or record is None or (isinstance(value, str) and value in erased):
                continue
            shown = record.live and record.values[field_.name] == value
            here = (entry.kind, entry.id, field_.name)
            if not (shown or (*here, dot) in told or (*here, json.dumps(value)) in quoted or (*here, value) in quoted):
                faults.append(f"{dot} lost {field_.name}={value!r} of {entry.kind} {entry.id}")
    return faults


def overruled_owners(store: Store) -> list[str]:
    """Fields that show something else than what their owner wrote."""
    everything, faults = entries(store), []
    institution = {author: state.institution for author, state in store._journal.authors.items()}
    kind = REGISTRY["mobility"]
    owned = [one for one in kind.fields if one.owner is not Side.ANY]
    for record in store.where("mobility", "id", [STAY]):
        for one in owned:
            owner = record.values[dict(kind.sides)[one.owner]]
            theirs = [
                entry
                for entry in everything.values()
                if entry.id == record.id and one.wire_name in entry.fields and institution[entry.author] == owner
            ]
            replaced = {dot for entry in theirs for dot in entry.parents_of(one.wire_name)}
            alive = [entry.value(one.wire_name) for entry in theirs if entry.dot not in replaced]
            if alive and record.values[one.name] not in alive:
                faults.append(f"{one.name} shows {record.values[one.name]!r}, the owner wrote {alive!r}")
    return faults


def _deletes(entry: Entry) -> bool:
    return LIVE in entry.fields and entry.value(LIVE) == 0


def _dots(detail: str) -> list[str]:
    try:
        plain = json.loads(detail)
    except ValueError:
        return []
    return [one for one in plain if isinstance(one, str)] if isinstance(plain, list) else []
