"""Of what a college was asked for it says how far it is, and crosses nothing out, by packages between real files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from college_files import Town
from test_case_offline import arrive, stay_of, tasks, tasks_id

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step

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


def _is_let(act: Callable[[], object]) -> bool:
    try:
        act()
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
