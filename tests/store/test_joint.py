"""Joint projects in the partner machine: whatever happens to files and packages, what was agreed on arrives with
members, nobody else sees anything, and an idea stays with whoever leads.

Every run plays histories of the same seed; new ones are looked for by `long_run.py`.
"""

from __future__ import annotations

import pytest
from hunting import play
from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test
from offices import CID, NORTH, SOUTH
from project_work import Joint
from replicas import uid
from test_partner_machine import QUICK

from exchange_admin.domain.fields import Kind
from exchange_admin.names import Names
from exchange_admin.store.scoping import Scoping

SOME = settings(QUICK, max_examples=8, stateful_step_count=30)
USUAL_SEED = 1


@pytest.mark.timeout(600)
def test_what_a_project_agrees_on_arrives_with_its_members_and_nowhere_else(names: Names) -> None:
    Joint.prepare(names)
    play(Joint, USUAL_SEED, SOME)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kinds", [("project", "membership"), ("membership",)])
def test_an_idea_that_gets_out_is_noticed(
    names: Names, monkeypatch: pytest.MonkeyPatch, kinds: tuple[str, ...]
) -> None:
    gate = Scoping._gate

    def open_for_some(self: Scoping, kind: Kind) -> str:
        return self._names_one(kind) if kind.name in kinds else gate(self, kind)

    monkeypatch.setattr(Scoping, "_gate", open_for_some)
    Joint.prepare(names)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(seed(USUAL_SEED)(type("Open", (Joint,), {})), settings=SOME)


def test_a_package_that_tells_of_a_step_and_not_of_what_it_replaced_differs_in_nothing(names: Names) -> None:
    """Steps of the second PC came to the first one by way of a partner, not all of them whole; what was written on top
    of them was compared with less than it stands on."""
    Joint.prepare(names)
    town, stay = Joint(), uid("51")
    town.open_files()
    town.lost_publication(institution=SOUTH, number=1, stay=stay, value="a")
    town.found(named=SOUTH, number=1, value="a")
    town.lost_publication(institution=NORTH, number=1, stay=stay, value="b")
    town.carry_down_without(id=CID, institution=NORTH, number=0)
    town.lost_publication(institution=SOUTH, number=0, stay=stay, value="b")
    town.newcomer(home=True, institution=NORTH, value="a")
    town.lost_publication(institution=NORTH, number=1, stay=stay, value="a")
    town.lost_publication(institution=NORTH, number=0, stay=stay, value="b")
    town.teardown()
