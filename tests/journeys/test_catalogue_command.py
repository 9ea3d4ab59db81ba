"""`catalogue export|import` as a script and as a person uses it: two alliances, a file between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hub_files import Country, Hub

from exchange_admin.app.cli.commands import run


@pytest.fixture
def harbin(country: Country) -> Hub:
    hub = country.hub("松花工程职业学院", "CN")
    hub.offer()
    return hub


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


@pytest.fixture
def amur(country: Country) -> Hub:
    return country.hub("Амурский колледж", "RU")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    def told(hub: Hub, verb: str, *more: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(hub.program, ["--language", "en", "catalogue", verb, str(hub.path), *map(str, more)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return told


def test_it_is_written_looked_at_answered_and_taken_in(harbin: Hub, amur: Hub, tmp_path: Path, said: Any) -> None:
    path = tmp_path / "all.exchcat"
    code, out, _ = said(harbin, "export", "--out", path, "--json")
    made = json.loads(out)
    assert (code, made["listings"], made["institutions"], made["bytes"]) == (0, 1, 1, path.stat().st_size)
    code, out, _ = said(amur, "import", path, "--dry-run", "--json")
    told = json.loads(out)
    (asked,) = told["questions"]
    assert (code, told["counts"]["waits"], told["step"], asked["asks_digits"]) == (1, 1, None, True)
    assert made["digits"] not in str(told)
    assert made["digits"].replace(" ", "") not in str(told)
    code, out, _ = said(amur, "import", path, "--say", f"{asked['key']}={made['digits']}", "--json")
    told = json.loads(out)
    assert (code, told["counts"]["new"], told["questions"], bool(told["step"])) == (0, 1, [], True)
    code, out, _ = said(amur, "import", path, "--json")
    assert (code, json.loads(out)["counts"]["same"], json.loads(out)["step"]) == (0, 1, None)


def test_a_person_reads_what_becomes_of_each_line_and_how_to_answer(
    harbin: Hub, amur: Hub, tmp_path: Path, said: Any
) -> None:
    path = tmp_path / "all.exchcat"
    _, out, _ = said(harbin, "export", "--out", path)
    assert "Offers and needs signed by this office: 1, by others: 0, institutions: 1." in out
    code, out, _ = said(amur, "import", path)
    assert code == 1
    assert "Waits for an answer: Курс по промышленным роботам" in out
    assert "Telephone that office and enter the digits that it reads out" in out
    assert "--say key:" in out


def test_a_forged_line_is_named_and_nothing_is_taken_over(harbin: Hub, amur: Hub, tmp_path: Path, said: Any) -> None:
    path = harbin.file()
    path.write_bytes(path.read_bytes().replace("工业机器人培训".encode(), "免费工作签证".encode()))
    code, out, err = said(amur, "import", path)
    assert (code, out) == (2, "")
    assert "Line 3" in err
    assert amur.table() == {}


def test_other_endings_and_answers_that_are_none_are_refused(harbin: Hub, tmp_path: Path, said: Any) -> None:
    assert said(harbin, "export", "--out", tmp_path / "all.xlsx")[0] == 2
    assert said(harbin, "export", "--out", tmp_path / "all.exchcat", "--fields", "robots")[0] == 2
    assert said(harbin, "import", harbin.file(), "--say", "yes")[0] == 2
    assert said(harbin, "import", tmp_path / "none.exchcat")[0] == 2


def test_a_key_is_listed_revoked_and_its_offers_are_gone(harbin: Hub, amur: Hub, tmp_path: Path, said: Any) -> None:
    path = tmp_path / "all.exchcat"
    said(harbin, "export", "--out", path)
    assert said(amur, "key")[1].startswith("No key of another office counts here yet")
    amur.believe(path)
    code, out, _ = said(amur, "key", "--json")
    (listed,) = json.loads(out)["keys"]
    told = (code, listed["hub"], listed["counts"], listed["listings"], listed["revoked_on"])
    assert told == (0, "松花工程职业学院", True, 1, None)
    code, out, _ = said(amur, "key", listed["digits"], "--revoke")
    assert code == 0
    assert "Revoked on 24 Nov 2026" in out
    assert "0 offers and needs" in out
    code, out, _ = said(amur, "import", path, "--json")
    assert (code, json.loads(out)["counts"]["revoked"], amur.table()) == (0, 1, {})
    assert said(amur, "key", "--revoke")[0] == 2
    assert said(amur, "key", "nobody", "--revoke")[0] == 2
