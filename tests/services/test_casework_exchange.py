"""Casework between an office and a college by real packages: what goes along, what never does, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step

HEALTH_FACT, FOR_THE_OFFICE, INTERNAL = "RESULT-88421", "ask-the-dean-88422", "internal-88423"
RULE: dict[str, Value] = {
    "kind": "act",
    "phase": "on_arrival",
    "actor": "receiving",
    "event": "arrival",
    "relation": "on",
    "name_en": "Registration",
    "active": 1,
}


@pytest.fixture
def rules(town: Town) -> tuple[str, str]:
    """An ordinary one, and one about somebody's health."""
    ordinary = town.office.add("requirement", code="our.registration", evidence="file", **RULE)
    return ordinary, town.office.add("requirement", code="our.test", evidence="yes_date", sensitive=1, **RULE)


@pytest.fixture
def stay(town: Town) -> str:
    return town.office.add(
        "mobility",
        person_id=town.person(town.first, "Соколова"),
        direction="incoming",
        activity="student_studies",
        sending_institution_id=town.first,
        receiving_institution_id=town.office.institution,
        sending_status="nominated",
        receiving_status="pending",
    )


def task(place: Place, rule: str, stay: str, **more: Value) -> str:
    values: dict[str, Value] = {
        "title": "Registration",
        "kind": "requirement",
        "state": "open",
        "requirement_id": rule,
        "mobility_id": stay,
        "occurrence": "start",
        "share": "shared",
        **more,
    }
    number = values.pop("number", None)
    with place.open() as office:
        (id,) = office.records.add("task", values, place.who).ids["task"]
        if number:  # past the checks: an older program took the number of a health paper, too
            office.store.record(Step(place.who, "task.set", (Edit("task", id, {"number": number}),)))
    return id


def test_a_health_fact_a_task_of_the_office_and_a_note_are_in_no_package(
    town: Town, rules: tuple[str, str], stay: str
) -> None:
    rule, health = rules
    college = town.college(town.first, 11)
    town.enrol(college)
    shared = task(town.office, rule, stay, note=INTERNAL, number="N-7")
    task(town.office, health, stay, share="office", state="done", done_on="2026-11-03", number=HEALTH_FACT)
    mine = {"title": FOR_THE_OFFICE, "kind": "manual", "state": "open", "share": "office", "mobility_id": stay}
    town.office.add("task", **mine)
    with town.office.open() as office:
        sent = office.store.exchange.outgoing_to_partner(
            office.store.where("partner_file", "state", ["confirmed"])[0].text("site")
        )
        lines = "".join(f"{line.body}{line.values}" for line in sent.lines)
    town.down(college)
    lying = college.bytes()
    assert college.ids("task") == {shared}
    assert "N-7" in lines
    assert b"N-7" in lying
    for secret in (HEALTH_FACT, FOR_THE_OFFICE, INTERNAL, "2026-11-03"):
        assert secret not in lines
        assert secret.encode() not in lying
    assert (town.office.sound(), college.sound()) == ([], [])


def test_the_college_and_the_office_tick_the_same_thing_and_there_is_one_task(
    town: Town, rules: tuple[str, str], stay: str
) -> None:
    town.office.set("requirement", rules[0], actor="person")
    college = town.college(town.first, 11)
    town.enrol(college)
    ours = task(town.office, rules[0], stay, state="done", done_on="2026-09-03")
    theirs = task(college, rules[0], stay, state="done", done_on="2026-09-03", number="N-7")
    assert ours == theirs == derived_id("task", rules[0], stay, "start")
    town.meet(college)
    for place in (town.office, college):
        assert (place.ids("task"), place.value("task", ours, "number")) == ({ours}, "N-7")
        with place.open() as office:
            assert office.exchange.conflicts.cards("en") == ()


@pytest.mark.parametrize(
    ("which", "share", "code"),
    [
        (0, "office", "task.office_not_here"),
        (1, "shared", "task.sensitive_not_here"),
        (1, "office", "task.sensitive_not_here"),
    ],
)
def test_a_college_keeps_no_task_for_itself_and_none_about_health_consent_or_not(
    town: Town, rules: tuple[str, str], stay: str, which: int, share: str, code: str
) -> None:
    person = str(town.office.value("mobility", stay, "person_id"))
    town.office.add("consent", person_id=person, kind="health", given_on="2026-09-01", receiver_id=town.first)
    college = town.college(town.first, 11)
    refused(code, lambda: task(college, rules[which], stay, share=share))
    assert college.ids("task") == set()


def test_the_office_does_not_share_a_task_about_health(town: Town, rules: tuple[str, str], stay: str) -> None:
    refused("task.sensitive_stays_here", lambda: task(town.office, rules[1], stay))


def test_a_shared_task_is_not_taken_back(town: Town, rules: tuple[str, str], stay: str) -> None:
    id = task(town.office, rules[0], stay)
    with town.office.open() as office:
        refused("task.shared_for_good", lambda: office.records.set("task", id, {"share": "office"}, "x"))


def test_a_scan_is_kept_of_a_task_but_of_none_about_health(
    town: Town, rules: tuple[str, str], stay: str, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-88424")
    ordinary, health = (task(town.office, rule, stay, share="office") for rule in rules)
    with town.office.open() as office:
        office.attachments.add(scan, {"task_id": ordinary}, "x")
        refused("task.sensitive_no_file", lambda: office.attachments.add(scan, {"task_id": health}, "x"))
        assert office.store.where("attachment", "task_id", [health]) == []


def test_an_event_of_both_sides_stands_in_both_files(town: Town, stay: str) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    ours = town.office.add("stay_event", mobility_id=stay, kind="entry", date="2026-09-01")
    theirs = college.add("stay_event", mobility_id=stay, kind="entry", date="2026-09-02", note=INTERNAL)
    town.meet(college)
    assert town.office.ids("stay_event") == college.ids("stay_event") == {ours, theirs}
    assert INTERNAL.encode() not in town.office.bytes()


def test_erasing_somebody_takes_tasks_events_and_scans_along(
    town: Town, rules: tuple[str, str], stay: str, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-88424")
    college = town.college(town.first, 11)
    town.enrol(college)
    task(town.office, rules[1], stay, share="office", number=HEALTH_FACT)
    shared = task(town.office, rules[0], stay, number="N-7")
    town.office.add("stay_event", mobility_id=stay, kind="entry", date="2026-09-01", place="Place-88425")
    with town.office.open() as office:
        office.attachments.add(scan, {"task_id": shared}, "x")
    town.meet(college)
    person = str(town.office.value("mobility", stay, "person_id"))
    with town.office.tools() as tools:
        tools.erasing.erase(person, "x", "request")
    town.meet(college)
    for place in (town.office, college):
        assert (place.ids("task"), place.ids("stay_event"), place.ids("attachment")) == (set(), set(), set())
    for secret in (HEALTH_FACT, "N-7", "Place-88425", "%PDF-88424"):
        assert secret.encode() not in town.office.bytes()
        assert secret.encode() not in college.bytes()


def test_a_task_goes_from_state_to_state_as_an_office_works(town: Town, rules: tuple[str, str], stay: str) -> None:
    id = task(town.office, rules[0], stay)
    with town.office.open() as office:
        refused("task.reason_needed", lambda: office.records.set("task", id, {"state": "waived"}, "x"))
        refused("task.no_day", lambda: office.records.set("task", id, {"state": "done"}, "x"))
        office.records.set("task", id, {"state": "waived", "reason": "diplomat"}, "x")
        done = {"state": "done", "done_on": "2026-09-03"}
        refused("task.state_not_reachable", lambda: office.records.set("task", id, done, "x"))
        office.records.set("task", id, {"state": "open"}, "x")
        office.records.set("task", id, done, "x")


def test_a_rule_about_health_stays_one(town: Town, rules: tuple[str, str]) -> None:
    with town.office.open() as office:
        refused(
            "requirement.sensitive_for_good", lambda: office.records.set("requirement", rules[1], {"sensitive": 0}, "x")
        )
        refused(
            "requirement.sensitive_keeps_date",
            lambda: office.records.set("requirement", rules[0], {"sensitive": 1}, "x"),
        )


def refused(code: str, verb: Callable[[], object]) -> None:
    with pytest.raises(RuleBroken) as raised:
        verb()
    assert code in [problem.code for problem in raised.value.problems]
