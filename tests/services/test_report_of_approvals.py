"""The report on approvals: whom minutes and outputs wait for, whose approval is of another text, who has approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from report_sheets import lines
from test_report_of_decisions import CommitteeOffice

from exchange_admin.services.committee.committees import Committees, Signed
from exchange_admin.services.projects.projects import Projects
from exchange_admin.services.reports.offered import APPROVALS

ASKED = ["Institution", "Approval", "Signed by"]


class ApprovalOffice(CommitteeOffice):
    """Its minutes have been approved by one of two chairs; an output is under review."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.set("meeting", self.meeting, state="held")
        for one in self.store.where("decision", "meeting_id", [self.meeting]):
            self.set("decision", one.id, kind="information")
        self.committees = Committees(self.parts, self.records)
        self.approve(self.own, "王大明", date(2026, 10, 25))
        led = {"lead_institution_id": self.own, "kind": "laboratory", "state": "running"}
        project = self.add("project", name_en="Laboratory", **led)
        self.output = self.add("output", project_id=project, name_en="Textbook", kind="textbook", state="reviewing")

    def approve(self, institution: str, signer: str, day: date) -> None:
        self.committees.approve(self.meeting, Signed(signer, institution, day), "Shen")

    def waiting(self, folder: Path, **more: Any) -> list[tuple[object, ...]]:
        return self.told(self.written(APPROVALS, folder, **more), "To be approved", *ASKED)

    def told(self, path: Path, sheet: str, *columns: str) -> list[tuple[object, ...]]:
        head, *rows = lines(path, sheet)
        return [tuple(row[head.index(one)] for one in columns) for row in rows]

    def called(self, institution: str) -> str:
        return self.lists.labels("institution", [institution], "en")[institution]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ApprovalOffice]:
    made = ApprovalOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_whoever_is_asked_is_told_apart_from_whoever_approved(office: ApprovalOffice, tmp_path: Path) -> None:
    own, partner = map(office.called, (office.own, office.partner))
    assert office.waiting(tmp_path) == [(partner, "Still to approve", None), (own, "Still to approve", None)]
    assert office.told(tmp_path / "r.xlsx", "Approved", "Institution", "Signed by") == [(own, "王大明")]
    Projects(office.parts, office.records).approve(office.output, Signed("王大明", office.own), "Shen")
    office.approve(office.partner, "Орлов", date(2026, 11, 2))
    given = office.told(office.written(APPROVALS, tmp_path), "Approved", "Signed by")
    assert sorted(given) == [("Орлов",), ("王大明",), ("王大明",)]


def test_an_approval_of_another_text_stands_first_among_what_waits(office: ApprovalOffice, tmp_path: Path) -> None:
    office.set("meeting", office.meeting, place="Харбин")
    assert office.waiting(tmp_path)[0] == (office.called(office.own), "Approved another text", "王大明")


def test_a_period_narrows_what_was_signed_and_nothing_that_waits(office: ApprovalOffice, tmp_path: Path) -> None:
    assert len(office.waiting(tmp_path, days=("2026-11-01", "2026-11-30"))) == 2
    assert office.told(tmp_path / "r.xlsx", "Approved", "Institution") == []
