"""A package as the post brings it."""

from __future__ import annotations

from pathlib import Path

import pytest
from package_sample import (
    OFFICE,
    PARTNER,
    SCAN,
    SCAN_NAME,
    manifest,
    ordinary,
)

from exchange_admin.documents.packages.writing import write_packages


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "EXCH_hy5kpdq2_hub3wz7a_20261124-0912_62999fc9.exchpack"


@pytest.fixture
def genuine(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (one,) = write_packages(
        folder, manifest(), ordinary(), keys=PARTNER, recipients=[OFFICE.age_public], blobs={SCAN_NAME: SCAN}
    )
    return one.path
