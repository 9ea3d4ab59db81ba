"""Regular expressions that wait until they are used: they do what compiled ones do, and none is faulty."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from exchange_admin.domain.patterns import Uncompiled, pattern

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "exchange_admin").rglob("*.py")
    if "patterns import pattern" in path.read_text("utf-8")
)


def test_it_finds_what_a_compiled_one_finds():
    two = pattern("([a-z])([0-9])", re.IGNORECASE)
    assert two.fullmatch("A1").groups() == ("A", "1")
    assert two.sub(r"\2\1", "a1 b2") == "1a 2b"
    assert two.pattern == "([a-z])([0-9])"
    assert two.flags & re.IGNORECASE


def test_nothing_is_compiled_before_it_is_used():
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.search("")


def test_every_one_of_the_program_can_be_compiled():
    found = [one for name in MODULES for one in vars(import_module(name)).values() if isinstance(one, Uncompiled)]
    assert found
    assert all(one.flags for one in found)
