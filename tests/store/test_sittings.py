"""Committees in the partner machine: whatever happens to files and packages, what was announced arrives with members,
nobody else sees anything, and what a college ticks goes to its office alone.

Every run plays histories of the same seed; new ones are looked for by `long_run.py`.
"""

from __future__ import annotations

import pytest
from committee_work import Sittings
from hunting import play
from hypothesis import settings
from offices import CID, NORTH, SOUTH
from test_partner_machine import QUICK

from exchange_admin.names import Names

SOME = settings(QUICK, max_examples=8, stateful_step_count=30)
USUAL_SEED = 1


@pytest.mark.timeout(600)
def test_what_a_committee_announces_arrives_with_its_members_and_nowhere_else(names: Names) -> None:
    Sittings.prepare(names)
    play(Sittings, USUAL_SEED, SOME)


def test_steps_of_a_put_back_office_come_home_though_the_one_before_them_has_no_signature_of_its_own(
    names: Names,
) -> None:
    """What a partner was shown later opened a run of steps that were nothing to it; the rest of the run lost the
    signature that stood at its end, and the office waited for it for ever."""
    Sittings.prepare(names)
    town = Sittings()
    town.open_files()
    town.backup(number=0)
    town.write(id=CID, number=0, value="b")
    town.published_by_a_lost_package(back=False, institution=SOUTH, named=NORTH, number=0, value="a")
    town.restore(number=0)
    town.teardown()
