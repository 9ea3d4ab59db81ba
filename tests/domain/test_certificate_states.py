"""The way of a paper through its states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.certificate_states import REVOKED, STATES, is_reachable, state_problems

ANY = st.sampled_from((*STATES, REVOKED))


@given(ANY, ANY)
def test_no_way_leads_back_and_none_out_of_being_revoked(now: str, wanted: str) -> None:
    if is_reachable(now, wanted):
        assert now != REVOKED
        assert not is_reachable(wanted, now)


@given(ANY, ANY)
def test_a_reason_is_given_exactly_for_what_is_neither_reachable_nor_already_so(now: str, wanted: str) -> None:
    problems = state_problems("SHGC-2026-A0001-X", now, wanted)
    assert bool(problems) is (now != wanted and not is_reachable(now, wanted))


@pytest.mark.parametrize("state", STATES)
def test_every_paper_that_is_not_revoked_can_be(state: str) -> None:
    assert is_reachable(state, REVOKED)


def test_steps_may_be_left_out() -> None:
    assert is_reachable("issued", "handed_over")
