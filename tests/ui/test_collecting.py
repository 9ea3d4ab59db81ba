"""When Python looks for unreachable objects."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from exchange_admin.app.collecting import QuietCollecting


class Knot:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def busy() -> list[bool]:
    return [False]


@pytest.fixture
def collecting(qapp, busy) -> Iterator[QuietCollecting]:
    made = QuietCollecting(lambda: busy[0])
    yield made
    made.stop()


def test_python_does_not_search_by_itself(collecting):
    assert not gc.isenabled()
    collecting.stop()
    assert gc.isenabled()


def test_a_quiet_moment_frees_what_holds_itself(collecting):
    held = weakref.ref(Knot())
    collecting.collect()
    assert held() is None


def test_nothing_is_searched_while_a_job_runs(collecting, busy):
    busy[0] = True
    held = weakref.ref(Knot())
    collecting.collect()
    assert held() is not None
