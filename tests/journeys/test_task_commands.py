"""Tasks, checklists, events and the day, as a script uses them."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from case_office import CaseOffice

from exchange_admin.app.main import main

START = date.today() + timedelta(days=200)


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, CaseOffice]:
    """One stay that begins in half a year and lasts a year, of which nobody has touched anything."""
    made = CaseOffice(tmp_path / "office.exchange")
    made.set("mobility", made.going, planned_start=iso(START), planned_end=iso(START + timedelta(days=300)))
    made.store.close()
    return tmp_path / "office.exchange", made


def iso(day: date) -> str:
    return day.isoformat()


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    capsys.readouterr()
    code = main([*map(str, arguments), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if printed.out else {"err": printed.err}


def test_a_wrong_task_is_refused_though_due_rows_were_worked_out_on_the_way(office, capsys) -> None:
    file, made = office
    _, stay = told(capsys, "show", file, "mobility", made.going)
    person = stay["values"]["person_id"]
    assert told(capsys, "set", file, "person", person, "birth_date=2004-02-29")[0] == 0
    assert told(capsys, "task", "done", file, "nope")[0] == 2


def test_a_new_task_takes_nothing_that_the_program_writes(office, capsys) -> None:
    file, _ = office
    code, refused = told(capsys, "task", "add", file, "Call them", "occurrence=2027-01-01")
    assert code == 2
    assert "written by the program" in refused["err"]
    assert told(capsys, "task", "list", file, "--text", "Call them")[1]["tasks"] == []


def test_a_task_goes_from_the_list_to_done_and_is_told_the_same_everywhere(office, capsys) -> None:
    file, made = office
    id = made.id_of("cn.x1")
    code, listed = told(capsys, "task", "list", file, "--text", "Sokolova")
    (task,) = [one for one in listed["tasks"] if one["id"] == id]
    assert code == 0
    assert listed["counts"]["all"] == len(listed["tasks"])
    assert (task["requirement"], task["state"], task["planned"]) == ("cn.x1", "open", False)
    assert task["due"] == iso(START - timedelta(days=30))
    code, after = told(capsys, "task", "ask", file, id, "--as", "Li")
    assert (code, after["tasks"][0]["state"], after["tasks"][0]["asked_on"]) == (0, "asked", iso(date.today()))
    code, after = told(capsys, "task", "done", file, id, "--number", "X-7", "--until", "2099-01-01")
    assert (code, after["tasks"][0]["number"], after["tasks"][0]["valid_until"]) == (0, "X-7", "2099-01-01")
    _, checklist = told(capsys, "checklist", file, made.going)
    (again,) = [one for one in checklist["tasks"] if one["id"] == id]
    assert again == after["tasks"][0]
    assert (checklist["ready"], checklist["needed"]) == (1, 3)
    code, refused = told(capsys, "task", "waive", file, id, "--reason", "no")
    assert (code, "Done" in refused["err"] or "已完成" in refused["err"]) == (2, True)


def test_a_day_is_moved_by_hand_and_explained(office, capsys) -> None:
    file, made = office
    id = made.id_of("cn.photo")
    moved = told(capsys, "task", "move", file, id, "--to", "2099-05-06")[1]["tasks"][0]
    assert (moved["due"], moved["moved_by_hand"]) == ("2099-05-06", True)
    code, explained = told(capsys, "deadline", "explain", file, id)
    assert code == 0
    assert [step["code"] for step in explained["steps"]][:2] == ["event", "days_before"]
    back = told(capsys, "task", "move", file, id)[1]["tasks"][0]
    assert (back["due"], back["moved_by_hand"]) == (iso(START - timedelta(days=30)), False)
    assert told(capsys, "deadline", "explain", file, "nothing")[0] == 2


def test_guests_are_accepted_on_the_command_line(office, capsys) -> None:
    file, made = office
    _, going = told(capsys, "show", file, "mobility", made.going)
    same = ("person_id", "direction", "activity", "sending_institution_id", "receiving_institution_id")
    _, added = told(
        capsys,
        "add",
        file,
        "mobility",
        *(f"{name}={going['values'][name]}" for name in same),
        "sending_status=draft",
        "receiving_status=none",
    )
    code, accepted = told(capsys, "event", "accept", file, added["id"], made.going)
    assert (code, accepted["stays"]) == (1, [added["id"]])
    assert [one["code"] for one in accepted["problems"]] == ["stay.accepted_before"]
    assert told(capsys, "event", "accept", file, "nothing")[0] == 2


def test_an_arrival_sets_the_terms_and_a_day_says_what_is_overdue(office, capsys) -> None:
    file, made = office
    code, arrived = told(capsys, "event", "arrived", file, made.going, "--date", "2026-09-03")
    assert (code, len(arrived["events"])) == (1, 3)
    assert [one["code"] for one in arrived["problems"]] == ["stay.day_before_of"]
    code, again = told(capsys, "event", "arrived", file, made.going, "--date", "2026-11-20")
    assert (code, again["step"], [one["code"] for one in again["problems"]]) == (1, None, ["stay.arrived_before"])
    code, today = told(capsys, "today", file, "--date", "2026-10-09")
    assert code == 1
    assert {one["requirement"] for one in today["overdue"]["first"]} >= {"cn.registration", "cn.permit"}
    assert today.keys() == {
        "day", "overdue", "late", "week", "waiting", "waiting_long", "remind_after", "to_check", "arrivals",
        "departures", "not_come", "classes", "desk", "agreements", "here", "formalities", "attendance", "next",
    }  # fmt: skip
    code, added = told(capsys, "event", "add", file, made.going, "--kind", "move", "--date", "2026-09-20")
    assert (code, added["problems"]) == (0, [])


def test_nobody_who_has_left_is_told_that_it_is_too_early_to_travel(office, capsys) -> None:
    file, made = office
    main(["checklist", str(file), made.going, "--language", "en"])
    assert "Not ready to travel" in capsys.readouterr().out
    main(["event", "arrived", str(file), made.going, "--date", "2026-09-03"])
    main(["checklist", str(file), made.going, "--language", "en"])
    assert "needed before leaving are there. The others are not asked for any more" in capsys.readouterr().out


def test_an_own_task_is_added_assigned_and_opened_again(office, capsys) -> None:
    file, made = office
    about = ("mobility_id=" + made.going, "due=2099-01-02")
    (task,) = told(capsys, "task", "add", file, "Call the dormitory", *about)[1]["tasks"]
    assert (task["kind"], task["due"], task["stay"]) == ("manual", "2099-01-02", made.going)
    told(capsys, "task", "reject", file, task["id"], "--reason", "wrong house")
    (back,) = told(capsys, "task", "reopen", file, task["id"])[1]["tasks"]
    assert (back["state"], back["reason"]) == ("open", "")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_people_read_lists_in_their_language(office, capsys, language: str) -> None:
    file, made = office
    for words in (("today",), ("task", "list"), ("checklist",), ("deadline", "explain")):
        more = {"checklist": [made.going], "deadline": [made.id_of("cn.x1")]}.get(words[0], [])
        main([*words, str(file), *more, "--language", language])
        printed = capsys.readouterr()
        assert printed.err == ""
        assert not any(key in printed.out for key in ("task.", "today.", "proof.", "deadline."))


@pytest.mark.parametrize("day", ["1949-12-31", "9999-12-31"])
def test_a_day_that_no_calendar_counts_from_is_refused(office, capsys, day: str) -> None:
    file, _ = office
    assert main(["today", str(file), "--date", day, "--language", "en"]) == 2
    assert "days from 1 Jan 1950 to 31 Dec 2199 only" in capsys.readouterr().err
