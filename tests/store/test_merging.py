"""Replicas that exchange bare journal slices come to the same office and lose nothing, and the test would notice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from merging_machine import Offices

from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Candidate, Owns, Rules
from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names

QUICK = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(
    QUICK, max_examples=400, phases=[Phase.generate], database=None, print_blob=False, report_multiple_bugs=False
)


@pytest.mark.timeout(600)
def test_replicas_converge_and_lose_nothing(names: Names) -> None:
    Offices.prepare(names)
    run_state_machine_as_test(Offices, settings=QUICK)


class LastWriterWins(Rules):
    def rivals(self, ranked: Sequence[Candidate]) -> tuple[str, ...]:
        return ()


class DeleteWins(Rules):
    def is_visible(self, clock: RowClock) -> bool:
        return not clock.deletes


class DeleteRemovesFields(Rules):
    def take(self, clock: RowClock, entry: Entry, immutable: Collection[str], owns: Owns) -> None:
        super().take(clock, entry, immutable, owns)
        if entry.dot in clock.deletes:
            clock.fields = {"_live": clock.fields["_live"]}


class NoGate(Rules):
    def is_ready(self, applied: Mapping[str, int], author: str, seq: int, deps: Mapping[str, int]) -> bool:
        return True


class ParentsWhenSaving(Rules):
    def parents(self, seen: Iterable[str] | None, now: Iterable[str]) -> tuple[str, ...]:
        return tuple(now)


class AnybodyOwns(Rules):
    def replaceable(
        self, clock: RowClock, field: str, dot: str, parents: Iterable[str], immutable: Collection[str], owns: Owns
    ) -> set[str]:
        return set(parents)


class LatestArrivalWins(Rules):
    def rivals(self, ranked: Sequence[Candidate]) -> tuple[str, ...]:
        self.turn = not getattr(self, "turn", False)
        return super().rivals(ranked) if self.turn else ()


MUTANTS = (
    LastWriterWins,
    DeleteWins,
    DeleteRemovesFields,
    NoGate,
    ParentsWhenSaving,
    AnybodyOwns,
    LatestArrivalWins,
)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", MUTANTS, ids=lambda rules: rules.__name__)
def test_a_broken_rule_is_noticed(broken: type[Rules], names: Names) -> None:
    Offices.prepare(names)
    mutant = type(broken.__name__, (Offices,), {"merging": broken()})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(mutant, settings=HUNT)


@pytest.mark.timeout(600)
def test_a_restored_file_that_goes_on_as_before_is_noticed(names: Names) -> None:
    Offices.prepare(names)
    mutant = type("SameLife", (Offices,), {"new_life": False})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(mutant, settings=HUNT)
