"""A folder with office files as a real week leaves them, made once, and the process that works on copies of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from week_offices import make_offices
from workshop import Workshop, open_workshop


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork and SIGKILL")
    with open_workshop() as made:
        yield made


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_offices(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def folder(offices: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(offices, tmp_path / "folder"))
