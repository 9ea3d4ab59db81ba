"""A large write that somebody stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store

ROOT = Path(__file__).parents[2]


class Stopped(Exception):
    pass


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    names = Names(NameTables.load(ROOT / "resources" / "names"))
    with Store.create(tmp_path / "office.exchange", origin=Origin.seeded(1), names=names) as made:
        yield made


def crowd(store: Store, size: int) -> Step:
    return Step(
        "Shen",
        "people.import",
        tuple(
            Edit("person", store.origin.new_id(), {"family_latin": f"Wang{n}", "role": "student"}, new=True)
            for n in range(size)
        ),
    )


def at(call: int) -> Callable[[], None]:
    """Raises at that call, counted from 1."""
    calls = 0

    def step() -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise Stopped

    return step


@pytest.mark.parametrize("call", [1, 5, 25])
def test_stopped_in_the_middle_nothing_is_written_and_the_next_write_works(store: Store, call: int) -> None:
    with pytest.raises(Stopped), store.cancellable(at(call)):
        store.record(crowd(store, 1500))
    assert store.count(Query("person")) == 0
    assert store.step_count() == 0
    store.record(crowd(store, 3))
    assert store.count(Query("person")) == 3
    assert not store.checks.verify()
    assert not store.checks.compare_with_rebuild()


def test_an_undo_that_is_stopped_takes_nothing_back(store: Store) -> None:
    store.record(crowd(store, 1500))
    with pytest.raises(Stopped), store.cancellable(at(10)):
        store.undo("Shen")
    assert store.count(Query("person")) == 1500
    store.undo("Shen")
    assert store.count(Query("person")) == 0


def test_without_a_stop_everything_is_written_and_step_was_asked_often(store: Store) -> None:
    asked: list[None] = []
    with store.cancellable(lambda: asked.append(None)):
        store.record(crowd(store, 1500))
    assert store.count(Query("person")) == 1500
    assert len(asked) > 20
    before = len(asked)
    store.record(crowd(store, 100))
    assert len(asked) == before


def test_another_failure_comes_out_as_it_is(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.cancellable(lambda: None):
        raise ZeroDivisionError
