"""Of what a college was asked for it says how far it is, and crosses nothing out, by packages between real files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from college_files import Place, Town
from rogue import Rogue, Writes
from test_case_offline import arrive, stay_of, tasks, tasks_id

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.casework.case_task import CaseTask

ON = date(2026, 11, 21)


class Asked:
    """A task about a guest that the office shared with the college."""

    def __init__(self, town: Town, **more: Value) -> None:
        self.town, self.college = town, town.college(town.first, 11)
        self.stay = stay_of(town)
        town.enrol(self.college)
        told: dict[str, Value] = {"title": "Register", "kind": "manual", "state": "open", "share": "shared"}
        self.task = town.office.add("task", mobility_id=self.stay, due="2026-12-02", **told, **more)
        town.meet(self.college)

    def said(self, **said: Value) -> bool:
        """Whether its program lets the college say so; past its program the office has it or holds it just the same."""
        with self.college.open() as file:
            task = file.store.get("task", self.task)
            assert task is not None
            if LIVE in said:
                is_let = _is_let(lambda: file.records.remove("task", self.task, "x"))
            else:
                is_let = _is_let(lambda: file.records.set("task", self.task, said, "x"))
            if not is_let:
                file.store.record(Step("rogue", "raw", (Edit("task", self.task, said),)))
        self.town.meet(self.college)
        with self.town.office.open() as office:
            found = office.store.get("task", self.task)
            assert found is not None
            there = {LIVE: int(found.live), **found.values}
            assert is_let is all(there[name] == value for name, value in said.items())
        return is_let


def _is_let(act: object) -> bool:
    try:
        act()  # type: ignore[operator]
    except RuleBroken as broken:
        assert broken.problem.code in {"record.asked_by_others", "record.taken_by_others"}
        return False
    return True


def test_a_college_answers_what_it_was_asked_and_decides_nothing(tmp_path: Path) -> None:
    town = Town(tmp_path)
    asked = Asked(town, responsible_institution_id=town.first)
    for refused in ({"state": "cancelled"}, {"due": "9999-12-31"}, {"responsible_institution_id": None}, {LIVE: 0}):
        assert not asked.said(**refused)
    assert asked.said(state="done", done_on="2026-11-25", number="7")
    assert asked.said(state="open", done_on=None)


@pytest.mark.parametrize("said", [{"state": "done", "done_on": "2026-11-25"}, {LIVE: 0}])
def test_nobody_answers_what_somebody_else_is_asked(tmp_path: Path, said: dict[str, Value]) -> None:
    town = Town(tmp_path)
    assert not Asked(town, responsible_institution_id=town.office.institution).said(**said)


def test_its_own_tasks_a_college_ends_as_it_likes(tmp_path: Path) -> None:
    town = Town(tmp_path)
    asked = Asked(town)
    told: dict[str, Value] = {"title": "Call", "kind": "manual", "state": "open", "share": "shared"}
    asked.task = asked.college.add("task", mobility_id=asked.stay, **told)
    town.meet(asked.college)
    assert asked.said(state="cancelled")
    assert asked.said(**{LIVE: 0})


def test_by_a_rule_a_college_ticks_its_own_part_and_waives_nothing(tmp_path: Path) -> None:
    town = Town(tmp_path)
    stay, college = stay_of(town), town.college(town.first, 11)
    town.enrol(college)
    arrive(town.office, stay)
    town.down(college)
    with college.open() as file:
        lodging, insurance = (tasks_id(file, stay, code) for code in ("cn.lodging", "cn.insurance"))
        verbs = file.casework.verbs
        for act in (
            lambda: verbs.done([lodging], "x", ON),
            lambda: verbs.waive([insurance], "not needed", "x"),
            lambda: verbs.move([insurance], ON, "x"),
        ):
            assert not _is_let(act)
        named: dict[str, Value] = {"kind": "requirement", "mobility_id": stay, "occurrence": "start", "share": "shared"}
        rules = {one.code: one.requirement for one in file.casework.checklists.of_stay(stay, "en").tasks}
        waived = [
            Edit("task", id, {**named, "requirement_id": rules[code], "title": code, "state": "waived"}, new=True)
            for code, id in (("cn.lodging", lodging), ("cn.insurance", insurance))
        ]
        file.store.record(Step("rogue", "raw", tuple(waived)))
    town.meet(college)
    assert {tasks(town.office, stay)[code].state for code in ("cn.lodging", "cn.insurance")} == {"open"}


def tasks_of(place: Place, stay: str, code: str) -> list[CaseTask]:
    with place.open() as file:
        return [one for one in file.casework.checklists.of_stay(stay, "en").tasks if one.code == code]


class Ruled:
    """What rules ask for a guest who arrives, of a college that writes past its program."""

    def __init__(self, town: Town) -> None:
        self.town, self.stay, self.college = town, stay_of(town), town.college(town.first, 11)
        self._dots: dict[tuple[str, str], set[str]] = {}
        town.enrol(self.college)
        arrive(town.office, self.stay)
        town.down(self.college)
        with self.college.open() as file:
            found = file.casework.checklists.of_stay(self.stay, "en").tasks
        self.ids = {one.code: one.id for one in found}
        self._rules = {one.code: one.requirement for one in found}

    def named(self, code: str) -> dict[str, Value]:
        """The fields by which it begins a task."""
        named: dict[str, Value] = {"kind": "requirement", "occurrence": "start", "share": "shared", "title": code}
        return named | {"mobility_id": self.stay, "requirement_id": self._rules[code], "state": "open"}

    def says(self, id: str, said: Mapping[str, Value], *, new: bool = False) -> None:
        """And the office hears of it, and answers."""
        self.writes(id, said, new=new)
        self.town.up(self.college)
        self.town.down(self.college)

    def writes(self, id: str, said: Mapping[str, Value], *, new: bool = False) -> None:
        with self.college.open() as file:
            Rogue(file.store, self._dots).write(Writes("task", id, said, new=new))

    def stands(self, id: str) -> tuple[bool, Value, Value]:
        found = self.town.office.get("task", id)
        assert found is not None
        return found.live, found["state"], found["reason"]


def test_what_the_office_waived_a_college_neither_does_nor_deletes_though_it_began_it_and_says_it_too(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path)
    ruled = Ruled(town)
    id = ruled.ids["cn.insurance"]
    ruled.says(id, ruled.named("cn.insurance"), new=True)
    with town.office.open() as office:
        office.casework.verbs.waive([id], "not needed", "Shen")
    town.meet(ruled.college)
    tried: tuple[dict[str, Value], ...] = (
        {"reason": "other"},
        {"state": "waived"},
        {"reason": "not needed"},
        {"state": "done", "done_on": "2026-11-20"},
        {LIVE: 0},
    )
    for said in tried:
        ruled.says(id, said)
        assert ruled.stands(id) == (True, "waived", "not needed")
    town.office.set("task", id, **{LIVE: 0})
    town.meet(ruled.college)
    ruled.says(id, {LIVE: 1})
    assert not ruled.stands(id)[0], "nor brings it back"


def test_by_a_stay_that_a_college_entered_it_takes_no_part_of_the_office(tmp_path: Path) -> None:
    """Whose a rule's part is follows from who sends and who receives, whatever is said of the direction."""
    town = Town(tmp_path)
    ruled = Ruled(town)
    own = town.office.get("mobility", ruled.stay)
    assert own is not None
    told = {name: own[name] for name in ("activity", "sending_institution_id", "receiving_institution_id")}
    told |= {"person_id": town.person(town.first, "Петрова"), "direction": "outgoing", "sending_status": "nominated"}
    town.down(ruled.college)
    ruled.stay = ruled.college.add("mobility", **told)
    id = derived_id("task", str(ruled.named("cn.lodging")["requirement_id"]), ruled.stay, "start")
    ruled.says(id, {**ruled.named("cn.lodging"), "state": "done", "done_on": "2026-11-20"}, new=True)
    assert town.office.get("task", id) is None


@pytest.mark.parametrize("how", ["at once", "in two steps", "in two packages"])
def test_what_a_rule_asks_for_has_no_second_task_of_a_college(tmp_path: Path, how: str) -> None:
    """Beside an open one it would show one that is waived."""
    town = Town(tmp_path)
    ruled = Ruled(town)
    id = ruled.college.program.origin.new_id()
    told = {**ruled.named("cn.lodging"), "state": "waived", "occurrence": None}
    rule = {"requirement_id": told["requirement_id"]}
    ruled.writes(id, told if how == "at once" else {**told, "requirement_id": None}, new=True)
    if how == "in two packages":
        town.up(ruled.college)
        town.down(ruled.college)
    if how != "at once":
        ruled.writes(id, rule)
    town.up(ruled.college)
    assert [one.state for one in tasks_of(town.office, ruled.stay, "cn.lodging")] == ["open"]


def test_what_was_sent_back_a_college_answers_again(tmp_path: Path) -> None:
    town = Town(tmp_path)
    ruled = Ruled(town)
    id, scan = ruled.ids["cn.insurance"], tmp_path / "policy.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with ruled.college.open() as file:
        file.casework.verbs.submit([id], "Orlova")
        with pytest.raises(RuleBroken, match=r"record\.asked_by_others"):
            file.casework.verbs.attach(ruled.ids["cn.lodging"], [scan], "Orlova")
    town.up(ruled.college)
    for answer in ("received", "submitted"):
        with town.office.open() as office:
            office.casework.verbs.send_back([id], "cannot be read", "Shen")
        town.down(ruled.college)
        with ruled.college.open() as file:
            verbs = file.casework.verbs
            _ = verbs.submit([id], "Orlova") if answer == "submitted" else verbs.attach(id, [scan], "Orlova")
        town.up(ruled.college)
        assert ruled.stands(id) == (True, answer, "cannot be read")
