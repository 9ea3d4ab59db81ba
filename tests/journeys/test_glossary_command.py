"""`glossary` finds the terms of a text and says it in the other languages; an empty glossary says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app.main import main


def run(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


def test_a_text_is_said_in_three_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "office.exchange"
    run(capsys, "new", office, "--name", "松花学院", "--country", "CN")
    assert "Offers and needs" in run(capsys, "glossary", office, "робот", "--language", "en")
    term = ("name_zh=工业机器人", "name_ru=промышленный робот", "state=proposed")
    run(capsys, "add", office, "glossary_term", *term, "--as", "x")
    told = json.loads(run(capsys, "glossary", office, "Курс:", "Промышленный робот", "--json"))
    assert [(one["zh"], one["state"]) for one in told["terms"]] == [("工业机器人", "proposed")]
    assert told["said"]["zh"] == "Курс: 工业机器人"
    assert run(capsys, "glossary", office, "--language", "zh").strip() == "工业机器人 · промышленный робот（拟议）"


def test_shipped_terms_are_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "office.exchange"
    run(capsys, "new", office, "--name", "松花学院", "--country", "CN")
    would = json.loads(run(capsys, "term", "examples", office, "--dry-run", "--json"))
    assert (would["step"], {one["state"] for one in would["added"]}) == (None, {"agreed", "proposed"})
    assert json.loads(run(capsys, "glossary", office, "--json"))["terms"] == []
    assert "实训（拟议）" in run(capsys, "term", "examples", office, "--language", "zh", "--as", "x")
    assert json.loads(run(capsys, "term", "examples", office, "--json", "--as", "x"))["added"] == []
    assert run(capsys, "glossary", office, "курс: станок с ЧПУ", "--language", "en").count("数控机床") == 1
