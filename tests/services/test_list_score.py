"""Lists written by people who had not seen the program: nobody comes in wrong or goes missing in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from list_score import SILENT, Program, judged

SAMPLES = Path(__file__).parents[1] / "samples"
ANSWERS = sorted(SAMPLES.glob("lists*/answers/*.json"))
KNOWN: dict[str, str] = {}
"""What is still wrong, by the number of the list."""


def cases() -> list[object]:
    fails = {number: pytest.mark.xfail(reason=why, strict=True) for number, why in KNOWN.items()}
    numbered = [(path.name.partition("_")[0], path) for path in ANSWERS]
    return [pytest.param(path, id=number, marks=fails.get(number, ())) for number, path in numbered]


@pytest.fixture(scope="module")
def program() -> Program:
    return Program.load()


@pytest.mark.parametrize("answer", cases())
def test_of_a_list_of_a_college_nobody_is_wrong_or_missing_in_silence(program: Program, answer: Path) -> None:
    told = json.loads(answer.read_text("utf-8"))
    score = judged(program, answer.parents[1] / "files" / told["file"], told)
    assert {what: score.counts[what] for what in SILENT if score.counts[what]} == {}, "\n".join(score.told)
    assert sum(score.counts.values()) == len(told["people"])
