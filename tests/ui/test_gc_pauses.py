"""When Python looks for unreachable objects, and among which."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from exchange_admin.app.gc_pauses import FEW, SHORT_ONES, GcPauses


class Knot:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def busy() -> list[bool]:
    return [False]


@pytest.fixture
def watched() -> list[bool]:
    return [True]


@pytest.fixture
def collecting(qapp, busy, watched) -> Iterator[GcPauses]:
    made = GcPauses(lambda: busy[0], watched=lambda: watched[0])
    start = [[] for _ in range(FEW + 1000)]
    made.collect()
    del start
    yield made
    made.stop()


@pytest.fixture
def much() -> list[list[int]]:
    """Enough new objects to make a search worth its time."""
    return [[] for _ in range(FEW + 1000)]


def test_no_job_of_a_test_frees_what_is_qts(qapp):
    """Tests have windows without the program around them: see tests/conftest.py."""
    assert not gc.isenabled()


@pytest.mark.parametrize("before", [True, False])
def test_python_does_not_search_by_itself_until_they_end(qapp, before):
    was_on = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        made = GcPauses(lambda: False)
        assert not gc.isenabled()
        made.stop()
        assert gc.isenabled() is before
        assert gc.get_freeze_count() == 0
    finally:
        (gc.enable if was_on else gc.disable)()


def test_what_the_start_left_is_set_aside_without_a_search(qapp):
    made = GcPauses(lambda: False, watched=lambda: True)
    much = [[] for _ in range(FEW + 1000)]
    held = weakref.ref(Knot())
    made.collect()
    assert held() is not None
    assert gc.get_freeze_count() > len(much)
    made.stop()


def test_a_quiet_moment_frees_what_holds_itself(collecting, much):
    held = weakref.ref(Knot())
    collecting.collect()
    assert held() is None


def test_nothing_is_searched_while_a_job_runs(collecting, busy, much):
    busy[0] = True
    held = weakref.ref(Knot())
    collecting.collect()
    assert held() is not None


def test_a_few_new_objects_are_not_worth_a_search(collecting, much):
    collecting.collect()
    held = weakref.ref(Knot())
    collecting.collect()
    assert held() is not None


def test_while_somebody_watches_only_what_is_new_is_searched(collecting, much, watched):
    knot = Knot()
    held = weakref.ref(knot)
    collecting.collect()
    del knot
    more = [[] for _ in range(FEW + 1000)]
    collecting.collect()
    assert held() is not None
    watched[0] = False
    collecting.collect()
    assert held() is None
    assert more


def test_what_grew_old_is_found_in_the_end_even_if_somebody_always_watches(collecting):
    knot = Knot()
    held = weakref.ref(knot)
    kept = []
    for _ in range(SHORT_ONES + 1):
        kept.append([[] for _ in range(FEW + 1000)])
        collecting.collect()
        knot = None
    assert held() is None
