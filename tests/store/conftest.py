"""Office files for the tests of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchanging import a_partner
from offices import NORTH, SOUTH
from quiet import QUIET
from replicas import SIGNING, Clockwork, Pair, Restored, opened, two_replicas

from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.domain.ids import Origin
from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(NameTables.load(Path(__file__).parents[2] / "resources" / "names"))


@pytest.fixture
def origin() -> Origin:
    return Origin.seeded(7)


@pytest.fixture
def store(names: Names, origin: Origin) -> Iterator[Store]:
    """An empty office in memory."""
    with Store.in_memory(origin=origin, names=names, institution="01900000-0000-7000-8000-00000000000a") as made:
        yield made


@pytest.fixture
def clock() -> Clockwork:
    return Clockwork()


@pytest.fixture
def pair(names: Names, clock: Clockwork) -> Iterator[Pair]:
    with two_replicas(names, clock) as both:
        yield both


@pytest.fixture
def office(tmp_path: Path, names: Names, origin: Origin) -> Iterator[Store]:
    """An empty office file."""
    with Store.create(tmp_path / "office.exchange", origin=origin, names=names, surroundings=QUIET) as made:
        yield made


@pytest.fixture
def reopen(names: Names) -> Iterator[Callable[..., Store]]:
    """Opens office files that are closed after the test."""
    opened: list[Store] = []

    def open_(path: Path, **more: object) -> Store:
        more.setdefault("surroundings", QUIET)
        made = Store.open(path, names=names, **more)  # type: ignore[arg-type]
        opened.append(made)
        return made

    yield open_
    for made in opened:
        made.close()


@pytest.fixture
def north(names: Names, office: Store) -> Iterator[Store]:
    """The file of a partner of the `office` that the tests of a module have."""
    with a_partner(names, office, NORTH) as made:
        yield made


@pytest.fixture
def south(names: Names, office: Store) -> Iterator[Store]:
    """The file of another partner."""
    with a_partner(names, office, SOUTH) as made:
        yield made


@pytest.fixture
def restored(names: Names) -> Iterator[Restored]:
    """Puts back what stood in a file, and goes on as somebody new unless nobody noticed; `by` signs there."""
    made: list[Store] = []

    def restore(image: bytes, *, new_life: bool = True, by: StepSigning | None = SIGNING) -> Store:
        store = Store(opened(image), Path(), Using(names=names, origin=Origin.seeded(70 + len(made)), signing=by))
        if new_life:
            with store._atomic():
                begin_incarnation(store._journal, store.origin, "")
        made.append(store)
        return store

    yield restore
    for one in made:
        one.close()


@pytest.fixture
def copied(restored: Restored) -> Callable[..., Store]:
    """As `restored`, the file as it stands."""
    return lambda store, **how: restored(store._db.serialize(), **how)
