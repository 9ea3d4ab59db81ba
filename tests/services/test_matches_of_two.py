"""Any two offers and needs held against each other: how they fit, or why they do not."""

from __future__ import annotations

from itertools import permutations

import pytest
from college_files import Town
from test_own_matches import market

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.listings.matches import ShownMatch, ShownRefusal


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


@pytest.mark.parametrize(("code", "said"), [("071", "Узкая область одна"), ("07", "Широкая область одна")])
def test_a_short_code_that_both_say_is_named_once(town: Town, code: str, said: str) -> None:
    with town.office.open() as office:
        need, offer, _ = market(office)
        for one in (need, offer):
            office.records.set("listing", one, {"isced_f": code}, "Shen")
        found = office.matches.of_two(need, offer, "ru")
    assert isinstance(found, ShownMatch)
    (field,) = [one for one in found.sentences if "область" in one]
    assert (field.startswith(said), field.count(code)) == (True, 1)
