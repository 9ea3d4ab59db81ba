"""The office and its partners exchange packages in any way and lose and leak nothing, and the test would notice.

Every run plays histories of the same seed and shrinks none, so that red tells of the change; new ones are looked for by
`long_run.py`, which repeats a failing one and shrinks it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pytest
from hunting import assert_noticed, play
from hypothesis import HealthCheck, Phase, settings
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, SOUTH
from partner_machine import CopiedPartners, Partners
from replicas import uid

from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names
from exchange_admin.store.comparing import Comparing, Mismatch
from exchange_admin.store.erasing import Erasing
from exchange_admin.store.outgoing import Dispatch, everything
from exchange_admin.store.partner_writes import Held, PartnerWrites
from exchange_admin.store.peers import Packages
from exchange_admin.store.receiving import Read, Receiver

QUICK = settings(
    max_examples=40,
    stateful_step_count=25,
    phases=[Phase.generate],
    database=None,
    print_blob=False,
    report_multiple_bugs=False,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(QUICK, max_examples=400)

SEEDS = {
    "what is not the partner's counts at once": 2,
    "notes of the office go along": 3,
    "what was sent counts as confirmed": 3,
    "what another PC sent counts as sent from here": 3,
    "records in a lost package count as confirmed": 2,
    "what came into sight later is not made up for": 3,
    "a late package brings the erased back": 3,
    "values of the erased stay": 1,
    "what was given up is waited for": 6,
}
USUAL_SEED = 4
"""The histories of a hunt: with these most breaks are met among the first ten, with others some after hundreds."""


@pytest.mark.timeout(600)
def test_an_office_and_its_partners_agree_and_lose_nothing(names: Names) -> None:
    CopiedPartners.prepare(names)
    play(CopiedPartners, USUAL_SEED, QUICK)


def test_two_pcs_that_died_after_telling_a_partner_leave_nothing_that_waits_for_ever(names: Names) -> None:
    """Of two lost steps that were given up the number of the second alone came back, and was listed as waiting for the
    first; to give it up once more did not help."""
    CopiedPartners.prepare(names)
    town = CopiedPartners()
    town.open_files()
    town.office_disaster(number=1, institution=NORTH, id=ANN, value="a", twice=False)
    town.office_disaster(number=0, institution=SOUTH, id=ANN, value="a", twice=False)
    town.carry_down(institution=SOUTH, number=1)
    town.restore(number=1)
    town.teardown()


def test_what_stands_on_a_step_that_its_partner_and_the_office_lost_waits_for_nobody(names: Names) -> None:
    """The office changed what a partner had written and told another partner; then the disks of the first one and of
    the office died. The change comes back from the other partner, and stands on a step that nobody has."""
    CopiedPartners.prepare(names)
    town = CopiedPartners()
    town.open_files()
    town.backup(number=0)
    town.move(home=OFFICE, id=BEN, number=1)
    town.copies_meet(back=True)
    town.disaster(id=BEN, institution=SOUTH, later="a", value="a")
    town.disaster(id=CID, institution=NORTH, later="a", value="b")
    town.restore(number=0)
    town.teardown()


def test_a_pc_that_took_steps_back_with_a_gap_between_them_asks_for_all_that_is_not_whole(names: Names) -> None:
    """It said that it had more of a life that was over than it had, and the others waited for that for ever."""
    CopiedPartners.prepare(names)
    town = CopiedPartners()
    town.open_files()
    town.copy_by_hand(number=0)
    town.write(id=BEN, number=1, value="c")
    town.tick(number=1, shared=False, stay=uid("54"), value="b")
    town.office_disaster(id=CID, institution=SOUTH, number=1, twice=False, value="a")
    town.copy_by_hand(number=0)
    town.carry_down_without(id=ANN, institution=SOUTH, number=1)
    town.disaster(id=ANN, institution=SOUTH, later="c", value="a")
    town.newcomer(home=False, institution=SOUTH, value="c")
    town.copy_by_hand(number=0)
    town.teardown()


def test_what_a_partner_wrote_knowing_of_a_step_that_another_partner_and_the_office_lost_is_seen_by_all(
    names: Names,
) -> None:
    """North's change reached the office, which told South something; the files of both were put back. What South wrote
    with its form open stands on North's step and was never shown in the office."""
    CopiedPartners.prepare(names)
    town = CopiedPartners()
    town.open_files()
    town.go_abroad(host=SOUTH, id=ANN, number=1)
    town.office_disaster(id=CID, institution=SOUTH, number=0, twice=True, value="c")
    town.carry_down_without(id=CID, institution=SOUTH, number=1)
    town.disaster(id=ANN, institution=NORTH, later="c", value="a")
    town.slow_form(id=ANN, institution=SOUTH, theirs="b", value="a")
    town.restore(number=0)
    town.teardown()


def test_what_one_copy_of_a_partners_file_wrote_about_is_no_news_to_another_one(names: Names) -> None:
    """South's program made somebody up whom South never saw; the file that it wrote into had been copied by hand, and
    the office tells both copies what it holds and erases of that."""
    CopiedPartners.prepare(names)
    town = CopiedPartners()
    town.open_files()
    town.copy_by_hand(number=3)
    town.trespass(id=ANN, institution=SOUTH, new=True)
    town.disaster(id=DAN, institution=SOUTH, later="b", value="a")
    town.erase(id=ANN, institution=SOUTH, keep=0, number=1, value="c")
    town.teardown()


@pytest.mark.timeout(600)
def test_a_restored_file_that_goes_on_as_before_is_noticed(names: Names) -> None:
    Partners.prepare(names)
    assert_noticed(type("SameLife", (Partners,), {"new_life": False}), USUAL_SEED, HUNT)


@pytest.mark.timeout(600)
def test_a_copy_made_by_hand_that_goes_on_as_the_file_it_was_is_noticed(names: Names) -> None:
    CopiedPartners.prepare(names)
    assert_noticed(type("SameCopy", (CopiedPartners,), {"new_copy": False}), 1, settings(HUNT, max_examples=25))


@pytest.mark.timeout(600)
def test_a_pc_that_was_put_back_and_does_not_say_so_is_noticed(names: Names) -> None:
    Partners.prepare(names)
    assert_noticed(type("Silent", (Partners,), {"says_so": False}), USUAL_SEED, HUNT)


def everything_is_theirs(
    self: PartnerWrites, institution: str, entries: Sequence[Entry]
) -> tuple[list[Entry], list[Held]]:
    return list(entries), []


def nothing_stays(*_: object) -> bool:
    return False


def shows_everybody(wanted: Callable[..., object]) -> Callable[..., object]:
    def broken(self: Dispatch, plan: object, n: int, body: str, sees: object, *, internal: bool = False) -> object:
        return wanted(self, plan, n, body, everything, internal=internal)

    return broken


def sent_is_confirmed(self: Dispatch, site: str) -> Mapping[str, int]:
    return self._packages.sent_ends(site)


def what_others_told_counts(self: Dispatch, site: str) -> Mapping[str, int]:
    return self._peers[site].known


def nothing_again(*_: object) -> None:
    return None


def never_spared(self: Receiver, read: Read) -> Read:
    return read


def nothing_erased(self: Erasing, records: Collection[tuple[str, str]]) -> None:
    return None


def never_late(self: object, *_: Iterable[str]) -> None:
    return None


def never_compared(*_: object) -> list[Mismatch]:
    return []


def waits_for_ever(self: Receiver, needs: Mapping[str, int]) -> Mapping[str, int]:
    return needs


BROKEN_LINES = {
    "what is not the partner's counts at once": (PartnerWrites, "sift", everything_is_theirs),
    "notes of the office go along": (Dispatch, "_stays", nothing_stays),
    "everybody's records go along": (Dispatch, "_wanted", shows_everybody(Dispatch._wanted)),
    "what was sent counts as confirmed": (Dispatch, "_confirmed", sent_is_confirmed),
    "what another PC sent counts as sent from here": (Dispatch, "_confirmed", what_others_told_counts),
    "records in a lost package count as confirmed": (Packages, "confirmed_records", Packages.shared),
    "what came into sight later is not made up for": (Dispatch, "_plan_again", nothing_again),
    "a late package brings the erased back": (Receiver, "_spared", never_spared),
    "values of the erased stay": (Erasing, "apply", nothing_erased),
    "nothing is compared": (Comparing, "compare", never_compared),
    "what was given up is waited for": (Receiver, "_still_needed", waits_for_ever),
    "what came late is not filled in": (Receiver, "_fill_late", never_late),
}
"""Where, what, and what stands there instead."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", BROKEN_LINES)
def test_a_broken_line_is_noticed(broken: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    Partners.prepare(names)
    place, name, instead = BROKEN_LINES[broken]
    monkeypatch.setattr(place, name, instead)
    assert_noticed(type("Broken", (Partners,), {}), SEEDS.get(broken, USUAL_SEED), HUNT)
