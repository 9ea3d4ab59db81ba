"""Offers, needs, interests, terms and specialities that correspond: whatever happens to files and packages nobody sees
a draft of others, nobody speaks for others, nothing is taken back and nothing lost; and the test would notice.

Every run plays histories of the same seed; new ones are looked for by `long_run.py`.
"""

from __future__ import annotations

import pytest
from hunting import assert_noticed, play
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine
from offer_ends import Market
from offices import DAN, NORTH, OFFICE
from rogue_market import RogueMarket
from test_partner_machine import QUICK, nothing_again

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import partner_scope
from exchange_admin.names import Names
from exchange_admin.store import partner_writes
from exchange_admin.store.outgoing import Dispatch
from exchange_admin.store.scoping import Scoping

SOME = settings(QUICK, max_examples=12, stateful_step_count=30)
HUNT = settings(SOME, max_examples=200)
USUAL_SEED = 1


@pytest.mark.timeout(600)
@pytest.mark.parametrize("machine", [Market, RogueMarket])
def test_offers_and_interests_arrive_where_they_belong_and_nowhere_else(machine: type[Market], names: Names) -> None:
    machine.prepare(names)
    play(machine, USUAL_SEED, SOME)


def no_gate(self: Scoping, kind: Kind) -> str:
    return ""


def no_drafts(*_: object) -> int:
    return 0


def never(*_: object) -> bool:
    return False


BROKEN_RULES: dict[str, tuple[type[RuleBasedStateMachine], object, str, object]] = {
    "drafts go to everybody": (Market, Scoping, "_gate", no_gate),
    "drafts that the office writes for a college do not come to it": (Market, Scoping, "_add_drafts_of", no_drafts),
    "what is published later is not made up for": (Market, Dispatch, "_plan_again", nothing_again),
    "a draft is not its own college's to write": (Market, partner_scope, "_belongs_to", never),
    "a note is the other side's too": (Market, Kind, "drafted_by", property(lambda kind: kind.theirs)),
    "anybody answers for anybody": (RogueMarket, partner_writes, "writes_for_others", never),
    "a record is whosever says so": (RogueMarket, partner_writes.PartnerWrites, "is_theirs", lambda *_: True),
}
"""By which machine it is noticed, where, what, and what stands there instead."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", BROKEN_RULES)
def test_a_broken_rule_is_noticed(broken: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, place, name, instead = BROKEN_RULES[broken]
    machine.prepare(names)  # type: ignore[attr-defined]
    monkeypatch.setattr(place, name, instead)
    assert_noticed(type("Broken", (machine,), {}), USUAL_SEED, HUNT)


def test_a_record_of_which_another_pc_holds_something_is_not_compared_before_that_is_known(names: Names) -> None:
    """Both PCs hold what North wrote of Dan, and North has heard it of both; the one that sends has of the other one's
    steps only what North was shown of them."""
    Market.prepare(names)
    town = Market()
    town.open_files()
    town.slow_form(id=DAN, institution=NORTH, theirs="a", value="b")
    town.propose_term(named=OFFICE, number=1, value="a")
    town.published_by_a_lost_package(back=False, institution=NORTH, named=OFFICE, number=1, value="a")
    town.a_fault_of_the_program(id=DAN, institution=NORTH, upward=False, value="b")
    town.teardown()


@pytest.mark.timeout(600)
def test_colleges_that_agree_to_their_own_terms_are_noticed(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    RogueMarket.prepare(names)
    monkeypatch.setitem(REGISTRY["glossary_term"].__dict__, "theirs_while", ())
    assert_noticed(type("Broken", (RogueMarket,), {}), USUAL_SEED, HUNT)
