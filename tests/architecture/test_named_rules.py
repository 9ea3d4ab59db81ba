"""A rule that a comment names by its number stands in docs/."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULINGS = (ROOT / "docs" / "rulings.md").read_text("utf-8")
SYNC = (ROOT / "docs" / "sync.md").read_text("utf-8")
DECISIONS = {int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md")}


@cache
def texts() -> list[str]:
    found = [path.read_text("utf-8") for part in ("exchange_admin", "tests") for path in (ROOT / part).rglob("*.py")]
    return found + [path.read_text("utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md")]


def named(pattern: str) -> set[str]:
    return {number for text in texts() for found in re.findall(pattern, text) for number in found if number}


def test_every_ruling_that_is_named_can_be_read() -> None:
    numbers = named(r"\brulings (\d+)(?:[–-](\d+)| and (\d+))?")
    assert "28" in numbers, "the search itself must work"
    assert {number for number in numbers if not re.search(rf"(?m)^{number}\. ", RULINGS)} == set()


def test_every_rule_of_the_journal_that_is_named_can_be_read() -> None:
    numbers = named(r"sync\.md` ([IR]?\d+(?:\.\d+)*)(?:, ([IR]\d+))?(?:, ([IR]\d+))?")
    assert {"R14", "8.4"} <= numbers, "the search itself must work"
    assert {number for number in numbers if not re.search(rf"(?<![\w.]){re.escape(number)}(?![\d.]*\d)", SYNC)} == set()


def test_every_decision_that_is_named_is_there() -> None:
    numbers = {int(number) for number in named(r"\(?decisions? (\d+)(?:[–-](\d+)| and (\d+))?\b")}
    assert 9 in numbers, "the search itself must work"
    assert numbers - DECISIONS == set()
