"""Nothing is searched for among what is being loaded, and PySide reads none of it."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from exchange_admin.app.loading import unsearched

ROOT = Path(__file__).parents[2]
START = """
import gc
searches = []
gc.callbacks.append(lambda phase, about: searches.append(about["generation"]))
import exchange_admin.app.main as main
searches.clear()
with main.unsearched():
    import exchange_admin.app.{part}
print(len(searches), gc.get_freeze_count() > {least}, gc.isenabled())
"""


def test_searching_goes_on_behind_it() -> None:
    with unsearched():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_searching_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with unsearched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_cannot_be_loaded_leaves_searching_on() -> None:
    with pytest.raises(ImportError), unsearched():
        raise ImportError
    assert gc.isenabled()


def test_what_is_there_already_is_not_set_aside_again() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with unsearched():
        pass
    assert gc.get_freeze_count() == before


@pytest.mark.parametrize(("part", "least"), [("window", 50_000), ("cli.commands", 5_000)])
def test_a_start_searches_for_nothing(part: str, least: int) -> None:
    code = START.format(part=part, least=least)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["0", "True", "True"]
    assert told.stderr == "", "libraries that count at the end what is left of them find nothing"


def test_qt_leaves_import_to_python() -> None:
    """PySide's own reads the source of every module that is loaded after it, a twentieth of a start."""
    lines = "import builtins, linecache\nown = builtins.__import__\nfrom exchange_admin.app.loading import load_qt\n"
    lines += "load_qt()\nimport exchange_admin.app.window\n"
    lines += "print(builtins.__import__ is own, [name for name in linecache.cache if 'exchange_admin' in name])"
    told = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "True []"
