"""A short run of what `tools/fuzz_packages.py` does for long."""

from __future__ import annotations

from pathlib import Path

import pytest
from package_fuzzing import fuzz

from exchange_admin.documents.packages import reading
from exchange_admin.documents.packages.refusals import Refused


def test_a_thousand_packages_changed_by_chance_are_refused_or_identical(tmp_path: Path) -> None:
    tally = fuzz(1000, 2026, tmp_path)
    assert tally.refused.total() + tally.identical + tally.sound == 1000
    assert len(tally.refused) > 10, "the changes reach every layer of the reader"


def test_the_run_sees_a_reader_that_checks_no_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "is_signed", lambda *_: True)
    monkeypatch.setattr(reading, "_check_files", lambda *_: None)
    monkeypatch.setattr("exchange_admin.documents.packages.zip_entries.zlib.crc32", lambda *_: 0)
    # what is let in is other content, or a file in it that cannot be read any more
    with pytest.raises((AssertionError, Refused), match="own signature|zip_corrupt"):
        fuzz(4000, 1, tmp_path)
