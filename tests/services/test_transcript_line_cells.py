"""What somebody writes into a cell of a transcript's line, in any usual form, and what the record holds then."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transcript_office import WORDINGS, names, tables

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.vocabulary import words as vocabulary_words
from exchange_admin.services.transcripts.line_cells import COLUMNS, LineCells

TERM = "01990000-0000-7000-8000-000000000001"
TODAY = date(2026, 11, 25)


def term(text: str) -> list[str]:
    return [TERM] if text.casefold() == "осень 2026" else []


CELLS = LineCells(names(), tables().imports, TODAY, term)


@pytest.mark.parametrize(
    ("key", "text", "values"),
    [
        ("title", "数控加工", {"title_zh": "数控加工"}),
        ("title", " Сварка ", {"title_ru": "Сварка"}),
        ("title", "焊接 / Сварка / Welding", {"title_zh": "焊接", "title_ru": "Сварка", "title_en": "Welding"}),
        ("title", "AC/DC circuits", {"title_en": "AC/DC circuits"}),
        ("title", "Практика № 1", {"title_ru": "Практика № 1"}),
        ("title_ru", "Сварка в CO₂", {"title_ru": "Сварка в CO₂"}),
        ("original_mark", "½", {"original_mark": "½"}),
        ("contact_hours", "64", {"contact_minutes": 2880}),
        ("contact_hours", "64学时", {"contact_minutes": 2880}),
        ("contact_hours", "72 ак. ч.", {"contact_minutes": 3240}),
        ("contact_hours", "1,6", {"contact_minutes": 72}),
        ("self_study_hours", "2 2/3", None),
        ("self_study_hours", "8/3", {"self_study_minutes": 120}),
        ("credits", "3.5", {"credits": "3.5"}),
        ("credits", "3,5 з. е.", {"credits": "3.5", "credit_scheme": "zet"}),
        ("credits", "4学分", {"credits": "4", "credit_scheme": "xuefen"}),
        ("credits", "7/3", {"credits": "7/3"}),
        ("term", "осень 2026", {"term_id": TERM}),
        ("status", "通过", {"status": "passed"}),
        ("status", "не сдано", {"status": "failed"}),
        ("status", "In progress", {"status": "in_progress"}),
        ("original_mark", "отлично", {"original_mark": "отлично"}),
        ("code", "", {"code": None}),
        ("contact_hours", " ", {"contact_minutes": None}),
        ("contact_hours", "0.01", None),
        ("contact_hours", "много", None),
        ("contact_hours", "-3", None),
        ("credits", "4 ½ очка", None),
        ("term", "весна 1999", None),
        ("status", "perhaps", None),
        ("original_mark", "5" * 41, None),
    ],
)
def test_a_cell_is_read_or_refused_with_its_field(key: str, text: str, values: dict[str, object] | None) -> None:
    if values is not None:
        assert CELLS.read(key, text) == values
        return
    with pytest.raises(RuleBroken) as refused:
        CELLS.read(key, text)
    assert refused.value.problem.field
    assert refused.value.problem.facts["typed"] == text


@given(st.sampled_from([45, 60]), st.integers(0, 10_000))
def test_whole_hours_are_exact_whatever_an_hour_is(hour: int, hours: int) -> None:
    cells = LineCells(names(), tables().imports, TODAY, term, hour)
    assert cells.read("contact_hours", str(hours)) == {"contact_minutes": hours * hour}


@given(st.fractions(0, 1000, max_denominator=180))
def test_a_part_of_an_hour_is_exact_or_refused_and_never_rounded(hours: Fraction) -> None:
    try:
        read = CELLS.read("contact_hours", str(hours))["contact_minutes"]
    except RuleBroken as refused:
        assert refused.problem.code == "transcript.no_whole_minutes"
        assert (hours * 45).denominator != 1
    else:
        assert read == hours * 45


@given(st.sampled_from(COLUMNS), st.text(max_size=60))
def test_nothing_that_somebody_types_breaks_a_cell(key: str, text: str) -> None:
    try:
        CELLS.read(key, text)
    except RuleBroken as refused:
        assert refused.problem.field


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_the_grid_shows_can_be_typed_back(language: str) -> None:
    words = WORDINGS[language]
    for scheme in vocabulary_words("credit_scheme"):
        for shown in (words.say(f"credit_unit.{scheme}"), words.say(f"paper.transcript.scheme_{scheme}")):
            assert CELLS.read("credit_scheme", shown) == {"credit_scheme": scheme}
    for status in vocabulary_words("line_status"):
        assert CELLS.read("status", words.choice("line_status", status)) == {"status": status}
