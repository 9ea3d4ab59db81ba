"""A power cut at any write leaves a whole file with everything that was told; and the simulation would notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from power_cuts import CUT, CutWork

FULL = "PRAGMA synchronous = FULL"
pytestmark = pytest.mark.usefixtures("synced")


@pytest.mark.parametrize("work", CUT)
def test_a_power_cut_loses_nothing_that_was_told(work: str, offices: Path, tmp_path: Path) -> None:
    cut = CutWork(work, offices, tmp_path)
    assert cut.is_faithful
    assert cut.cuts(40, seed=1) == []


@pytest.mark.parametrize(
    ("instead", "lying", "fault"),
    [
        ({FULL: "PRAGMA synchronous = NORMAL"}, False, "something told is lost"),
        ({FULL: "PRAGMA synchronous = OFF"}, False, "something told is lost"),
        ({}, True, "something told is lost"),
        ({"PRAGMA journal_mode = WAL": "PRAGMA journal_mode = OFF"}, False, ""),
    ],
)
def test_a_careless_setting_would_be_noticed(
    instead: dict[str, str], lying: bool, fault: str, offices: Path, tmp_path: Path
) -> None:
    found = CutWork("edit", offices, tmp_path, instead=instead, lying=lying).cuts(60, seed=1)
    assert any(fault in one for one in found)  # without a journal it is half a transaction, or damage


def test_a_copy_that_is_not_synced_would_be_noticed(offices: Path, tmp_path: Path) -> None:
    found = CutWork("backup", offices, tmp_path, lying=True).cuts(40, seed=1)
    assert any("copy" in one or "backup" in one for one in found)
