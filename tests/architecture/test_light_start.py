"""What the window loads before its first list is shown."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

LIBRARIES = ("openpyxl", "lxml", "reportlab", "fontTools", "pypdfium2", "python_calamine", "rapidfuzz", "PIL")
OF_THE_WINDOW = ("sqlite_utils", "click", "cryptography", "pyrage", "pypinyin")
LATER = ("services.exchange.statuses", "services.exchange.cards", "services.exchange.sending", "services.importing")
"""Of ours, what a page brings that is not shown at the start."""


@cache
def loaded_with(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


COMMANDS = [f"exchange_admin.app.cli.{name}" for name in ("commands", "files", "names", "packages")]


@pytest.mark.parametrize("module", ["exchange_admin.app.window", "exchange_admin.app.main", *COMMANDS])
def test_no_library_for_papers_and_workbooks_is_loaded_before_it_is_needed(module: str) -> None:
    assert not loaded_with(module) & set(LIBRARIES)


def test_a_window_opens_a_file_without_what_makes_or_signs_one() -> None:
    assert not loaded_with("exchange_admin.app.window") & set(OF_THE_WINDOW)


def test_a_window_opens_without_its_later_pages() -> None:
    assert not loaded_with("exchange_admin.app.window") & {f"exchange_admin.{name}" for name in LATER}


def test_the_check_sees_what_is_loaded() -> None:
    assert "openpyxl" in loaded_with("exchange_admin.documents.tables")
