"""Undo and redo of the design editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.ui.designs.editor_session import LONGEST, History

STATES = st.lists(st.tuples(st.integers(), st.sampled_from([None, "size", "text"])), max_size=30)


@given(STATES)
def test_undoing_everything_gives_the_first_state_and_redoing_the_last(states):
    history = History(0)
    for state, about in states:
        history.put(state, about)
    last = history.now
    while history.can_undo:
        history.undo()
    assert history.now == 0
    while history.can_redo:
        history.redo()
    assert history.now == last


@given(STATES, st.integers())
def test_a_change_after_undo_forgets_what_was_undone(states, other):
    history = History(0)
    for state, about in states:
        history.put(state, about)
    history.undo()
    if history.put(other):
        assert not history.can_redo
    assert history.now == other


def test_typing_in_one_field_is_one_step_until_somebody_rests():
    history = History("")
    for typed in ("С", "Се", "Сер"):
        history.put(typed, "title")
    history.rest()
    history.put("Серт", "title")
    assert history.undo() == "Сер"
    assert history.undo() == ""


def test_the_same_state_again_is_no_step():
    history = History("a")
    assert not history.put("a", "title")
    assert not history.can_undo


def test_only_the_newest_states_are_kept():
    history = History(0)
    for n in range(1, LONGEST + 20):
        history.put(n)
    while history.can_undo:
        history.undo()
    assert history.now == 19
