"""Rules that somebody has checked, and how much of a file still has to be worked out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from case_office import CaseOffice

from exchange_admin.services.casework.task_list import TaskTab


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_a_rule_that_was_checked_is_trusted_in_use_and_asked_for(office: CaseOffice) -> None:
    assert "off.rule" not in office.tasks()
    office.casework.checking.checked([office.rules["off.rule"]], "Shen")
    rule = office.records.get("requirement", office.rules["off.rule"])
    assert (rule["active"], rule["confidence"], rule["checked_on"]) == (1, "high", "2026-10-09")
    assert "off.rule" in office.tasks()


def test_checking_the_same_rule_again_on_a_day_writes_nothing(office: CaseOffice) -> None:
    office.casework.checking.checked([office.rules["cn.photo"]], "Shen")
    assert not office.casework.checking.checked([office.rules["cn.photo"]], "Shen")


def test_a_small_office_is_brought_up_at_once_and_a_large_one_in_a_job(office: CaseOffice) -> None:
    due, upkeep = office.store.due, office.casework.upkeep
    assert not upkeep.is_far_behind()
    assert due.is_far_behind("rules of another program", 0)
    upkeep.bring_up()
    other = office.stay(office.person())
    assert office.store.due.marked() == 1
    assert not upkeep.is_far_behind()
    assert other in {row.stay for _, row in due.at(office.casework.tasks.ns(TaskTab.ALL))}
