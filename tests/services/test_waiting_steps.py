"""Steps that wait for what nobody has any more: the cause is said with the import, and one verb lets them go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.app.main import main


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def stuck(town: Town) -> tuple[Place, str, str]:
    """The college changed what the office had written and sent that; then the files of both were put back."""
    person = town.person(town.first, "Орлова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.meet(college)
    kept, theirs = town.backup(town.office), town.backup(college)
    with town.office.open() as office:
        former = office.store.author
    town.office.set("person", person, email="lost@office.cn")
    town.down(college)
    college.set("person", person, email="kept@college.ru")
    town.clock.wait(days=1)
    sent = college.send("", town.out())
    town.restore(town.office, kept)
    town.restore(college, theirs)
    with town.office.open() as office:
        if former not in {one.life for one in office.store.exchange.ended.all()}:
            office.store.exchange.end_lives({former: 0}, town.office.who)
    town.office.receive(*sent)
    town.down(college)
    town.up(college)
    return college, person, former


def test_the_cause_is_said_and_what_waits_goes_on_by_one_verb(town: Town) -> None:
    _, person, _ = stuck(town)
    with town.office.tools() as tools:
        (problem,) = tools.ended_copies.waits(tools.store.exchange.waiting())
        assert problem.code == "package.waits_for_lost"
        assert problem.facts["name"] == "沈若兰"
        assert person in tools.ended_copies.give_up("沈若兰").ids["person"]
        assert tools.store.exchange.waiting() == []
    assert town.office.value("person", person, "email") == "kept@college.ru"
    assert town.office.sound() == []


def test_the_import_says_it(town: Town) -> None:
    college, _, _ = stuck(town)
    came = town.up(college)
    assert came.can_give_up
    assert "package.waits_for_lost" in {one.code for one in came.problems}
    assert "package.earlier_missing" not in {one.code for one in town.up(college).problems}


def test_the_command_line_says_it_and_gives_up(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    stuck(town)
    file = str(town.office.path)
    assert main(["package", "waiting", file, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["problems"]] == ["package.waits_for_lost"]
    assert main(["package", "waiting", file, "--give-up", "--as", "沈若兰", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["gone_on"], told["waiting"]) == (1, [])
