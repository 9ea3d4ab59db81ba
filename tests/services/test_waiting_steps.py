"""Steps that wait for what nobody has any more: the cause is said with the import, and one verb lets them go on."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.app.main import main
from exchange_admin.merge.dots import site_of
from exchange_admin.store.receiving import Waiting


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
        (problem,) = tools.ended_copies.waits(tools.store.exchange.waiting(), "en")
        assert problem.code == "package.waits_for_lost"
        assert problem.facts["name"] == "沈若兰"
        assert person in tools.ended_copies.give_up("沈若兰").ids["person"]
        assert tools.store.exchange.waiting() == []
    assert town.office.value("person", person, "email") == "kept@college.ru"
    assert town.office.sound() == []


def test_a_gap_in_the_chain_of_a_copy_is_not_offered_to_be_given_up(town: Town) -> None:
    """It would let nothing go on, and be offered for ever."""
    _, _, former = stuck(town)
    gap = Waiting(former, 99, former, 98, 98)
    with town.office.tools() as tools:
        (problem,) = tools.ended_copies.waits([gap], "en")
        assert (problem.code, tools.ended_copies.stands_on_lost([gap])) == ("package.earlier_missing", False)


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


@dataclass
class Lost:
    """`found` is a copy of the first college's file that still has what the file lost."""

    first: Place
    second: Place
    person: str
    found: Path


def stuck_on_a_partner(town: Town) -> Lost:
    """The first college changed a student of its own, the office told the second college something, which answered;
    then the files of the first college and of the office were put back from before."""
    person = town.person(town.first, "Орлова")
    town.office.add(
        "mobility",
        person_id=person,
        direction="incoming",
        activity="student_studies",
        sending_institution_id=town.first,
        receiving_institution_id=town.second,
        sending_status="nominated",
        receiving_status="pending",
    )
    first, second = town.college(town.first, 11), town.college(town.second, 12, "Белова")
    for college in (first, second):
        town.enrol(college)
    town.meet(first, second)
    kept, theirs = town.backup(town.office), town.backup(first)
    first.set("person", person, email="lost@first.ru")
    town.up(first)
    found = shutil.copy(first.path, first.path.with_suffix(".found"))
    town.office.set("person", person, phone="+7 914 000-00-00")
    town.down(second)
    second.add("contact", institution_id=town.second, name="Белова")
    town.clock.wait(days=1)
    with town.office.open() as office:
        former = office.store.author
    town.restore(town.office, kept)
    town.restore(first, theirs)
    with town.office.open() as office:
        if former not in {one.life for one in office.store.exchange.ended.all()}:
            office.store.exchange.end_lives({former: 0}, town.office.who)
    return Lost(first, second, person, found)


def codes_from(town: Town, college: Place) -> set[str]:
    """What the office is told with two packages of a college, and what was lost with its own file taken back."""
    for _ in range(2):
        came = town.up(college)
        town.office.take_back()
        town.down(college)
    return {one.code for one in came.problems}


def test_what_a_partner_and_the_office_lost_is_said_once_the_partner_has_shown_it_and_goes_on(town: Town) -> None:
    lost = stuck_on_a_partner(town)
    codes = codes_from(town, lost.second)
    assert "package.waits_for_lost_by_partner" not in codes, "the first college may still have it"
    town.meet(lost.first, lost.second)
    assert town.up(lost.first).can_give_up
    with town.office.tools() as tools:
        told = {one.code: one.facts for one in tools.ended_copies.waits(tools.store.exchange.waiting(), "ru")}
        assert told["package.waits_for_lost_by_partner"]["name"] == "Приморский колледж"
        tools.ended_copies.give_up("沈若兰")
        assert tools.store.exchange.waiting() == []
        assert {site_of(one.life) for one in tools.store.exchange.ended.all()} == {tools.store.site}
    assert "Белова" in {town.office.value("contact", id, "name") for id in town.office.ids("contact")}
    assert town.office.sound() == []


def test_a_step_that_a_partner_lost_and_found_after_it_was_given_up_counts_like_any_other(town: Town) -> None:
    lost = stuck_on_a_partner(town)
    codes_from(town, lost.second)
    town.meet(lost.first, lost.second)
    with town.office.tools() as tools:
        tools.ended_copies.give_up("沈若兰")
    assert town.office.value("person", lost.person, "email") is None
    town.restore(lost.first, lost.found)
    town.meet(lost.first, lost.second)
    assert town.office.value("person", lost.person, "email") == "lost@first.ru"
    assert lost.second.value("person", lost.person, "email") == "lost@first.ru"
    for place in (town.office, lost.first, lost.second):
        assert place.sound() == []


def test_what_stands_in_a_revoked_file_is_said_to_come_from_nowhere_and_goes_on(town: Town) -> None:
    lost = stuck_on_a_partner(town)
    codes_from(town, lost.second)
    with town.office.tools() as tools:
        tools.partners.revoke(lost.first.institution, "沈若兰")
        told = {one.code: one.facts for one in tools.ended_copies.waits(tools.store.exchange.waiting(), "en")}
        assert told["package.waits_for_revoked"]["name"] == "Приморский колледж"
        tools.ended_copies.give_up("沈若兰")
        assert tools.store.exchange.waiting() == []
    assert town.office.sound() == []
