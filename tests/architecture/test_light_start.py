"""What the window loads before its first list is shown."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIBRARIES = ("openpyxl", "lxml", "reportlab", "fontTools", "pypdfium2", "python_calamine", "rapidfuzz")


def loaded_with(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


@pytest.mark.parametrize("module", ["exchange_admin.app.window", "exchange_admin.app.main"])
def test_no_library_for_papers_and_workbooks_is_loaded_before_it_is_needed(module: str) -> None:
    assert not loaded_with(module) & set(LIBRARIES)


def test_the_check_sees_what_is_loaded() -> None:
    assert "openpyxl" in loaded_with("exchange_admin.documents.tables")
