"""Replicas that exchange bare journal slices come to the same office and lose nothing, and the test would notice.

Every run plays histories of the same seed and shrinks none, so that red tells of the change; new ones are looked for by
`long_run.py`, which repeats a failing one and shrinks it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
from hunting import assert_noticed, play
from hypothesis import HealthCheck, Phase, settings
from merging_machine import Offices

from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.heads import Candidate, Owns, Rules, Settled, Stays
from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names
from exchange_admin.store import store
from exchange_admin.store.binding import Connection, Error
from exchange_admin.store.journal import Journal
from exchange_admin.store.projection import Projector
from exchange_admin.store.receiving import Receiver
from exchange_admin.store.references import References
from exchange_admin.store.row import Row
from exchange_admin.store.tables import KindTable

QUICK = settings(
    max_examples=100,
    stateful_step_count=40,
    phases=[Phase.generate],
    database=None,
    print_blob=False,
    report_multiple_bugs=False,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(QUICK, max_examples=400)

SEEDS = {
    "what a newer program wrote is not remembered": 0,
    "a second making of a record is like any entry": 9,
}
USUAL_SEED = 1
"""The histories of a hunt: with these every break is met among the first ten, with others some after hundreds."""


@pytest.mark.timeout(600)
def test_replicas_converge_and_lose_nothing(names: Names) -> None:
    Offices.prepare(names)
    play(Offices, USUAL_SEED, QUICK)


class LastWriterWins(Rules):
    def rivals(self, ranked: Sequence[Candidate]) -> tuple[str, ...]:
        return ()


class DeleteWins(Rules):
    def is_visible(self, clock: RowClock) -> bool:
        return not clock.deletes


class DeleteRemovesFields(Rules):
    def take(
        self, clock: RowClock, entry: Entry, immutable: Collection[str], owns: Owns, stays: Stays | None = None
    ) -> None:
        super().take(clock, entry, immutable, owns, stays)
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


class KeepMine(Rules):
    """What is written here is shown here."""

    home = ""

    def settle(self, candidates: Sequence[Candidate], *, immutable: bool, lasting: Collection[str] = ()) -> Settled:
        raised = [replace(one, hlc=one.hlc + (one.dot.startswith(self.home) << 60)) for one in candidates]
        return super().settle(raised, immutable=immutable, lasting=lasting)


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
    KeepMine,
    LatestArrivalWins,
)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", MUTANTS, ids=lambda rules: rules.__name__)
def test_a_broken_rule_is_noticed(broken: type[Rules], names: Names) -> None:
    Offices.prepare(names)
    assert_noticed(type(broken.__name__, (Offices,), {"merging": broken}), USUAL_SEED, HUNT)


@pytest.mark.timeout(600)
def test_a_restored_file_that_goes_on_as_before_is_noticed(names: Names) -> None:
    Offices.prepare(names)
    assert_noticed(type("SameLife", (Offices,), {"new_life": False}), USUAL_SEED, HUNT)


def no(*_: object, **__: object) -> bool:
    return False


def none(*_: object) -> tuple[()]:
    return ()


@contextmanager
def kept_halfway(connection: Connection, journal: Journal, **_: bool) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    journal.look()
    try:
        yield
    finally:
        with suppress(Error):
            connection.execute("COMMIT")
        journal.forget()


def as_it_comes(self: Projector, table: KindTable, row: Row, entry: Entry) -> None:
    self._rules.take(row.clocked(), entry, table.immutable, self._settling.owns(table, row))
    row.contested = row.touched = frozenset(range(len(table.fields)))


BROKEN_LINES = {
    "forks are not noticed": (Receiver, "_is_fork", no),
    "a step is sealed before it is whole": (store, "atomic", kept_halfway),
    "what a newer program wrote is not remembered": (Projector, "_note_unknown", no),
    "references stay empty when their record comes": (References, "mend", none),
    "issues stay when they are settled": (Projector, "_has_issues", no),
    "a second making of a record is like any entry": (Projector, "_replay", as_it_comes),
}
"""Where, what, and what stands there instead."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", BROKEN_LINES)
def test_a_broken_line_is_noticed(broken: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    Offices.prepare(names)
    place, name, instead = BROKEN_LINES[broken]
    monkeypatch.setattr(place, name, instead)
    mutant = type("Broken", (Offices,), {"new_life": "forks" not in broken})
    assert_noticed(mutant, SEEDS.get(broken, USUAL_SEED), HUNT)
