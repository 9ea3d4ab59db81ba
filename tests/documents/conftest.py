"""A package as the post brings it, and a browser."""

from __future__ import annotations

import os
import sys
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
from verify_browser import CHROMIUM, Browser

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


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    if CHROMIUM is None:
        if os.environ.get("CI") and sys.platform != "win32":  # .ci/windows says that it has none
            pytest.fail("a browser belongs to the checks")
        pytest.skip("did not run: there is no Chromium on this PC")
    return Browser(tmp_path)
