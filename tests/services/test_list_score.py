"""Fifty lists written by somebody who had not seen the program: nobody comes in wrong or goes missing in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from list_score import SILENT, Program, judged

LISTS = Path(__file__).parents[1] / "samples" / "lists"
ANSWERS = sorted((LISTS / "answers").glob("*.json"))


@pytest.fixture(scope="module")
def program() -> Program:
    return Program.load()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.stem[:2])
def test_of_a_list_of_a_college_nobody_is_wrong_or_missing_in_silence(program: Program, answer: Path) -> None:
    told = json.loads(answer.read_text("utf-8"))
    score = judged(program, LISTS / "files" / told["file"], told)
    assert sum(score.counts.values()) == len(told["people"])
    assert {what: score.counts[what] for what in SILENT if score.counts[what]} == {}, "\n".join(score.told)
