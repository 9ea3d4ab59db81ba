"""Decisions of a committee between a secretariat and its colleges, by real packages: §9, case 4."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alliance import BAODING, COLLEGES, HUB, KHABAROVSK, VLADIVOSTOK, Alliance

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
