"""Decisions of a committee between a secretariat and its colleges, by real packages: §9, case 4."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alliance import BAODING, COLLEGES, HUB, KHABAROVSK, VLADIVOSTOK, Alliance
from alliance_windows import Start, window_of
from pytestqt.qtbot import QtBot

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.casework.tasks_page import TasksPage
from exchange_admin.ui.committee.committee_page import CommitteePage

SEEN = ((HUB, "zh"), (VLADIVOSTOK, "ru"), (KHABAROVSK, "en"), (BAODING, "zh"))
TASK = {"zh": "落实决议", "ru": "Исполнить решение", "en": "Carry out decision"}
TEXT = {"zh": "在 2027 年 3 月 1 日前发布供需信息不少于 20 条", "ru": "До 1 марта 2027 года опубликовать не менее 20"}


class Sitting(Alliance):
    """All but one college sit in the committee of the secretariat, whose third meeting is over; both chairs approve
    its minutes, with a decision that one of them carries out."""

    def sit(self, responsible: str) -> str:
        self.body = self.add(
            HUB, "body", name_zh="委员会", name_ru="Комитет", kind="committee", code="ВК",
            lead_institution_id=self.institutions[HUB], meets_every_months=12,
        )  # fmt: skip
        for name, role in ((HUB, "chair"), (VLADIVOSTOK, "co_chair"), (KHABAROVSK, "partner")):
            self.add(HUB, "membership", body_id=self.body, institution_id=self.institutions[name], role=role)
        meeting = self.add(
            HUB, "meeting", body_id=self.body, number="3", kind="session", state="held", starts="2026-10-22"
        )
        told = ("--zh", TEXT["zh"], "--ru", TEXT["ru"], "--responsible", self.institutions[responsible])
        decided = self.tell(HUB, "decisions", "add", "FILE", meeting, *told, "--due", "2027-03-01", "--as", HUB)
        self.meet()
        self.tell(HUB, "minutes", "approve", "FILE", meeting, "--signer", "沈", "--as", HUB)
        self.tell(VLADIVOSTOK, "minutes", "approve", "FILE", meeting, "--signer", "Орлов", "--as", VLADIVOSTOK)
        self.meet()
        self.tell(HUB, "minutes", "agree", "FILE", meeting, "--as", HUB)
        self.meet()
        return str(decided["id"])

    def tasks(self, place: str) -> list[dict[str, Any]]:
        """Of decisions, that are asked for."""
        found = self.tell(place, "task", "list", "FILE")["tasks"]
        return [one for one in found if one["requirement"] == "committee.decision" and one["asked"]]


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


@pytest.mark.parametrize("responsible", [HUB, VLADIVOSTOK])
def test_case_4_a_decision_is_a_task_at_whoever_carries_it_out_and_nowhere_else(
    sitting: Sitting, responsible: str
) -> None:
    decision = sitting.sit(responsible)
    for place in (HUB, *COLLEGES):
        found = sitting.tasks(place)
        assert [one["decision_id"] for one in found] == ([decision] if place == responsible else []), place
    (task,) = sitting.tasks(responsible)
    assert (task["due"], task["open"]) == ("2027-03-01", True)
    for day, late in (("2027-03-01", False), ("2027-03-02", True)):
        shown = sitting.tell(HUB, "decisions", "control", "FILE", "--date", day, code=int(late))
        assert [(one["number"], one["late"]) for one in shown["decisions"]] == [("ВК-3/1", late)]
    assert sitting.tell(BAODING, "decisions", "control", "FILE")["decisions"] == []


def test_case_4_in_the_windows_the_task_stands_with_whoever_carries_it_out_and_is_late_the_day_after(
    sitting: Sitting, start: Start, qtbot: QtBot
) -> None:
    sitting.sit(HUB)

    def listed(place: str, language: str) -> tuple[int, int | None]:
        """Tasks of decisions, and how many decisions the tab of late ones says."""
        with window_of(start, sitting, place, language) as shown:
            shown.window.show_area("tasks")
            tasks = shown.window.page("tasks")
            assert isinstance(tasks, TasksPage)
            qtbot.waitUntil(lambda: tasks._is_read)
            tasks.show_tab("all")
            titles = [tasks.model.cell(row, "what").text for row in range(tasks.model.rowCount())]
            shown.desk.actions["view.committee"].trigger()
            page = shown.window.page("body")
            assert isinstance(page, CommitteePage)
            page.show_tab("decision.late")
            late = next(one.tab.count for one in page.page.list.tabs._buttons if one.tab.id == "late")
            return titles.count(TASK[language]), late

    assert [listed(place, language) for place, language in SEEN] == [(1, 0), (0, 0), (0, 0), (0, 0)]
    sitting.clock.wait(days=(date(2027, 3, 1) - sitting.places[HUB].program.today()).days)
    assert listed(HUB, "zh") == (1, 0)
    sitting.clock.wait(days=1)
    assert [listed(place, language)[1] for place, language in SEEN] == [1, 1, 1, 0]


def test_members_are_told_the_numbers_of_a_forum_and_not_whose_stays_stand_behind_them(sitting: Sitting) -> None:
    sitting.sit(HUB)
    told = {"kind": "forum", "state": "held", "starts": "2026-10-25", "participants_home": 40}
    edition = sitting.add(HUB, "meeting", body_id=sitting.body, number="F", **told)
    programme = sitting.tell(HUB, "forum", "list", "FILE", edition, "--as", HUB)["programme_id"]
    sitting.meet()
    with sitting.places[KHABAROVSK].open() as office:
        came = office.store.get("meeting", edition)
        assert came is not None
        assert (came["participants_home"], came["programme_id"]) == (40, None)
        assert office.store.get("programme", programme) is None
        with pytest.raises(RuleBroken, match="meeting.list_of_office"):
            office.forums.begin_list(edition, KHABAROVSK)
    assert programme.encode() not in sitting.places[KHABAROVSK].bytes()


def test_what_a_college_ticks_reaches_the_office_and_no_other_college(sitting: Sitting) -> None:
    decision = sitting.sit(VLADIVOSTOK)
    (task,) = sitting.tasks(VLADIVOSTOK)
    sitting.tell(VLADIVOSTOK, "task", "done", "FILE", task["id"], "--as", VLADIVOSTOK)
    sitting.meet()
    with sitting.places[HUB].open() as office:
        came = office.store.get("task", task["id"])
        assert came is not None
        assert (came["state"], came["decision_id"]) == ("done", decision)
        assert office.exchange.conflicts.held("en") == ()
    assert sitting.tasks(HUB) == []
    with sitting.places[KHABAROVSK].open() as office:
        assert office.store.get("task", task["id"]) is None
    for place in (HUB, *COLLEGES):
        assert sitting.tell(place, "journal", "FILE", "--verify", "--rebuild")["problems"] == []
