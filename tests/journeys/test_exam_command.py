"""The commands `exam list|retake` over the sample office."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_failed_exam_is_retaken_and_both_attempts_are_listed(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "exam", "list", office, "--json")
    results = json.loads(out)["results"]
    failed = next(one for one in results if one["outcome"] == "failed")
    earlier = [one for one in results if one["first"] == failed["id"]]
    before = [one["id"] for one in earlier]
    day = max(one["date"] for one in earlier)
    arguments = (f"date={day}", "outcome=passed", "valid_until=2099-02-28")
    code, out, _ = run(capsys, "exam", "retake", office, failed["id"], *arguments, "--as", "Shen", "--json")
    entered = json.loads(out)
    assert (code, entered["first"], entered["problems"]) == (0, failed["id"], [])
    assert entered["attempt"] == len(before) + 1
    _, out, _ = run(capsys, "exam", "list", office, "--person", failed["person_id"], "--json")
    chain = [one for one in json.loads(out)["results"] if one["first"] == failed["id"]]
    assert [one["id"] for one in chain] == [*before, entered["id"]]
    assert (chain[0]["outcome"], chain[-1]["outcome"], chain[-1]["validity"]) == ("failed", "passed", "valid")


def test_a_retake_before_the_attempt_is_refused_in_a_sentence(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "exam", "list", office, "--json")
    one = json.loads(out)["results"][0]
    code, _, err = run(capsys, "exam", "retake", office, one["id"], "date=2001-01-01", "--language", "en")
    assert code == 2
    assert "The retake is before the attempt of" in err


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_list_is_said_in_every_language(office: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    code, out, _ = run(capsys, "exam", "list", office, "--validity", "not_passed", "--language", language)
    assert code == 0
    assert {"zh": "未通过", "ru": "Не сдан", "en": "Not passed"}[language] in out
