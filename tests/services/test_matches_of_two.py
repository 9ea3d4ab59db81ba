"""Any two offers and needs held against each other: how they fit, or why they do not."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from college_files import Town
from test_own_matches import market

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.listings.matches import ShownMatch, ShownRefusal


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def test_whichever_is_named_first_the_need_is_the_need(town: Town) -> None:
    with town.office.open() as office:
        need, offer, _ = market(office)
        found = [office.matches.of_two(*pair, "en") for pair in permutations((need, offer))]
    assert all(isinstance(one, ShownMatch) and (one.need.id, one.offer.id) == (need, offer) for one in found)


def test_two_offers_do_not_meet_and_say_so(town: Town) -> None:
    with town.office.open() as office:
        _, first, second = market(office)
        found = office.matches.of_two(first, second, "en")
    assert isinstance(found, ShownRefusal)
    assert (found.refusal.code, bool(found.sentence)) == ("not_a_pair", True)


def test_one_is_not_held_against_itself(town: Town) -> None:
    with town.office.open() as office:
        need, _, _ = market(office)
        with pytest.raises(RuleBroken) as refused:
            office.matches.of_two(need, need, "en")
    assert refused.value.problem.code == "listing.same_twice"
