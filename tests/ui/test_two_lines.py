"""Headings of narrow columns."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.ui.casework.two_lines import in_three_lines, in_two_lines

RULES = Path(__file__).parents[2] / "resources" / "reference" / "requirements.toml"


def up_to(letters: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= letters


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("Passport", 10, ("Passport",)),
        ("Learning agreement", 10, ("Learning", "agreement")),
        ("Загранпаспорт", 9, ("Загран-", "паспорт")),
        ("语言水平证明", 4, ("语言水", "平证明")),
        ("JW201/JW202表", 7, ("JW201/", "JW202表")),
        ("Медосвидетельствование", 12, ("Медосвиде-", "тельствование")),
        ("", 5, ()),
    ],
)
def test_it_is_broken_where_a_reader_would(text: str, letters: int, lines: tuple[str, ...]) -> None:
    assert in_two_lines(text, up_to(letters)) == lines


@given(st.text(max_size=30), st.integers(1, 20))
def test_nothing_of_it_is_lost_and_there_are_two_lines_at_most(text: str, letters: int) -> None:
    lines = in_two_lines(text, up_to(letters))
    assert len(lines) <= 2
    kept = "".join(lines).replace(" ", "").replace("-", "")
    assert kept == "".join(text.split()).replace("-", "")


def test_most_short_labels_that_ship_can_be_read_whole_in_eleven_letters() -> None:
    rules = tomllib.loads(RULES.read_text("utf-8"))["requirement"]
    for language in ("zh", "ru", "en"):
        lines = [in_two_lines(one[f"short_{language}"], up_to(12)) for one in rules]
        whole = [one for one in lines if all(len(line) <= 12 for line in one)]
        assert len(whole) >= 0.85 * len(rules), language


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("Доверенность опекуна", 8, ("Доверен-", "ность", "опекуна")),
        ("Passport", 10, ("Passport",)),
        ("Регистрация по месту", 11, ("Регистрация", "по месту")),
    ],
)
def test_a_third_line_is_begun_only_where_two_are_not_enough(text: str, letters: int, lines: tuple[str, ...]) -> None:
    assert in_three_lines(text, up_to(letters)) == lines


@given(st.text(max_size=30), st.integers(1, 20))
def test_nothing_is_lost_in_three_lines(text: str, letters: int) -> None:
    lines = in_three_lines(text, up_to(letters))
    assert len(lines) <= 3
    assert "".join(lines).replace(" ", "").replace("-", "") == "".join(text.split()).replace("-", "")


def test_every_short_label_that_ships_can_be_read_whole_in_three_lines_of_twelve_letters() -> None:
    rules = tomllib.loads(RULES.read_text("utf-8"))["requirement"]
    for language in ("zh", "ru", "en"):
        lines = [in_three_lines(one[f"short_{language}"], up_to(12)) for one in rules]
        assert [one for one in lines if any(len(line) > 12 for line in one)] == [], language
