"""What the window loads before its first list is shown."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from exchange_admin.services.kinds import HOOKED

LIBRARIES = ("openpyxl", "lxml", "reportlab", "fontTools", "pypdfium2", "python_calamine", "rapidfuzz", "PIL")
OF_THE_WINDOW = ("sqlite_utils", "click", "cryptography", "pyrage", "pypinyin")
LATER = (
    *("services.exchange.statuses", "services.exchange.cards", "services.exchange.sending", "services.importing"),
    *("services.records", "services.record_checks", "services.attachments", "services.recognition", "services.grades"),
    *("domain.rules.grades", "domain.rules.credits", "domain.rules.recognition.decisions", "domain.rules.catalogue"),
    *("store.package_apply", "store.comparing", "ui.widgets.command_palette", "ui.words_dialog"),
)
"""Of ours, what a page brings that is not shown at the start, or the first thing that somebody writes."""
MOST = 290
"""Modules of ours before a file is opened: each is read and run before somebody sees a window."""


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


def test_a_window_opens_with_few_modules() -> None:
    ours = sorted(name for name in loaded_with("exchange_admin.app.window") if name.startswith("exchange_admin"))
    assert len(ours) <= MOST, "what somebody needs later is imported where it is first asked for"


def test_a_window_opens_without_what_single_kinds_bring() -> None:
    assert not loaded_with("exchange_admin.app.window") & {*HOOKED.values()}


def test_the_check_sees_what_is_loaded() -> None:
    assert "openpyxl" in loaded_with("exchange_admin.documents.tables")
