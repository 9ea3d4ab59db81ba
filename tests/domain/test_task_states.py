"""How a task may go on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from exchange_admin.domain.rules.casework.states import EXITS, FOLLOWING, task_state_is_reachable
from exchange_admin.domain.vocabulary import words


def test_every_state_of_the_vocabulary_has_its_ways_on() -> None:
    assert {*FOLLOWING} == {*words("task_state")}
    assert {one for following in FOLLOWING.values() for one in following} <= {*words("task_state")}


@pytest.mark.parametrize(
    "way",
    [
        ("open", "asked", "received", "done"),
        ("received", "rejected", "asked"),
        ("received", "submitted", "done"),
        ("open", "done"),
        ("open", "received"),
        ("done", "rejected"),
    ],
)
def test_the_usual_ways_are_open(way: tuple[str, ...]) -> None:
    assert all(task_state_is_reachable(now, wanted) for now, wanted in pairwise(way))


@pytest.mark.parametrize("state", ["done", *EXITS])
def test_whatever_was_decided_can_be_taken_back(state: str) -> None:
    assert task_state_is_reachable(state, "open")


@pytest.mark.parametrize(
    ("now", "wanted"), [("waived", "done"), ("cancelled", "asked"), ("done", "waived"), ("done", "asked")]
)
def test_from_a_decision_the_way_leads_by_open(now: str, wanted: str) -> None:
    assert not task_state_is_reachable(now, wanted)


@pytest.mark.parametrize("state", FOLLOWING)
def test_a_task_may_stay_as_it_is(state: str) -> None:
    assert task_state_is_reachable(state, state)


def test_a_state_of_a_newer_program_leads_nowhere() -> None:
    assert not task_state_is_reachable("postponed", "done")
