"""A disk or a quota that is full at any write: a sentence instead of damage, and everything that was told is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_disks import FILLING, KIB, NoRoom, may_mount
from workshop import Workshop


@pytest.fixture
def room(workshop: Workshop, offices: Path, tmp_path: Path) -> NoRoom:
    return NoRoom(workshop, offices, tmp_path)


@pytest.mark.parametrize("work", FILLING)
def test_a_quota_that_is_used_up_does_no_harm(work: str, room: NoRoom) -> None:
    found = [fault for quota in (KIB, 60 * KIB, room.size // 2, room.size) for fault in room.with_quota(work, quota)]
    assert found == []
    assert room.refused > 0


@pytest.mark.parametrize("work", FILLING)
def test_a_disk_that_is_full_does_no_harm(work: str, room: NoRoom) -> None:
    if not may_mount():
        pytest.skip("did not run: only root may mount a small disk")
    try:
        found = [fault for left in (16 * KIB, 300 * KIB, 1800 * KIB) for fault in room.on_small_disk(work, left)]
    except OSError:
        pytest.skip("did not run: this system mounts no small disk")
    assert found == []
    assert room.refused > 0
