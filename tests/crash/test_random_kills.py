"""A program that is killed at any time loses nothing that it told, and the work can simply be repeated."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from deaths import MORTAL, Deaths
from week_offices import faults, known
from workshop import Workshop


@pytest.mark.parametrize("work", MORTAL)
def test_being_killed_at_any_time_does_no_harm(work: str, offices: Path, tmp_path: Path, workshop: Workshop) -> None:
    deaths = Deaths(workshop, offices, tmp_path / "folder", seed=random.randrange(1 << 30))
    assert [fault for _ in range(2) for fault in deaths.die(work)] == []


@pytest.mark.parametrize("statement", [1, 2, 5, 12, 17])
def test_a_migration_killed_in_the_middle_of_a_step_is_begun_again(
    statement: int, folder: Path, workshop: Workshop
) -> None:
    assert workshop.run("migrate_halfway", folder, statement=statement).was_killed
    assert workshop.run("migrate", folder).status == 0
    assert faults(folder / "old.exchange", (), {}) == []
    assert known(folder / "old.exchange")
