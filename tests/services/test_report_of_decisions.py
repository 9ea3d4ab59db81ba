"""The reports on committees: control of decisions, and lists of members, written to Excel and read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from agreement_office import AgreementOffice
from paper_office import WHO
from report_sheets import data, lines, table

from exchange_admin.services.reports.offered import DECISION_CONTROL, REPORTS


class CommitteeOffice(AgreementOffice):
    """A committee with two members, and decisions that are late, to come, without end and carried out."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        named = {"name_zh": "合作委员会", "name_ru": "Комитет", "name_en": "Committee"}
        self.body = self.add("body", **named, kind="committee", lead_institution_id=self.own)
        self.meeting = self.add("meeting", body_id=self.body, kind="session", state="agreed", starts="2026-10-22")
        for institution, role, name in ((self.own, "chair", "王大明"), (self.partner, "co_chair", "Орлов П. С.")):
            self.add("membership", body_id=self.body, institution_id=institution, role=role, person_name=name)
        self.decide("1/1", self.own, "2026-11-20", "agreed")
        self.decide("1/2", self.partner, "2027-03-01", "in_work")
        self.decide("1/3", self.partner, "2026-11-01", "done", result="23 offers")
        self.decide("1/4", self.own, "", "proposed")

    def decide(self, number: str, who: str, due: str, state: str, **more: str) -> str:
        told = {"number": number, "kind": "resolution", "text_zh": "发布", "text_ru": "Опубликовать", "state": state}
        of = {"responsible_institution_id": who, **({"due": due} if due else {})}
        return self.add("decision", meeting_id=self.meeting, **told, **of, **more)

    def written(self, name: str, folder: Path, **more: Any) -> Path:
        return self.reports.write(name, folder / "r.xlsx", language="en", who=WHO, **more).path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CommitteeOffice]:
    made = CommitteeOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_what_is_open_stands_late_ones_first_with_its_days(office: CommitteeOffice, tmp_path: Path) -> None:
    rows, _ = table(office.written(DECISION_CONTROL, tmp_path), "Open decisions")
    assert [(row["Number"], row["Days left"], row["Status"]) for row in rows] == [
        ("1/1", -7, "Late"),
        ("1/2", 94, "In progress"),
    ]
    assert {row["Committee or group"] for row in rows} == {"Committee"}


def test_what_is_late_follows_the_day_of_the_report(office: CommitteeOffice, tmp_path: Path) -> None:
    for day, late in ((date(2027, 3, 1), 1), (date(2027, 3, 2), 2)):
        path = office.written(DECISION_CONTROL, tmp_path, as_of=day)
        rows, _ = table(path, "By institution")
        assert sum(row["Late"] for row in rows) == late


def test_what_was_carried_out_stands_apart_within_the_period(office: CommitteeOffice, tmp_path: Path) -> None:
    rows = data(office.written(DECISION_CONTROL, tmp_path), "Settled")
    assert [(row["Number"], row["Outcome"]) for row in rows] == [("1/3", "23 offers")]
    path = office.written(DECISION_CONTROL, tmp_path, days=("2026-12-01", "2026-12-31"))
    assert len(lines(path, "Settled")) == 1
    assert len(data(path, "Open decisions")) == 2


def test_it_is_narrowed_to_one_institution(office: CommitteeOffice, tmp_path: Path) -> None:
    path = office.written(DECISION_CONTROL, tmp_path, partner=office.partner)
    assert [row["Number"] for row in data(path, "Open decisions")] == ["1/2"]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_it_is_made_on_paper_too(office: CommitteeOffice, tmp_path: Path, language: str) -> None:
    written = office.reports.write(DECISION_CONTROL, tmp_path / "r.pdf", language=language, who=WHO)
    assert written.path.read_bytes().startswith(b"%PDF")


def test_who_belongs_to_a_committee_is_a_list(office: CommitteeOffice, tmp_path: Path) -> None:
    rows = data(office.written("memberships", tmp_path), "")
    assert {(row["Role"], row["Name of the person"]) for row in rows} == {
        ("Chair", "王大明"),
        ("Co-chair", "Орлов П. С."),
    }
    assert REPORTS["memberships"].names_people


@pytest.mark.parametrize("name", ["bodies", "memberships", "meetings", "decisions", DECISION_CONTROL])
def test_an_office_without_committees_has_empty_ones(tmp_path: Path, name: str) -> None:
    bare = AgreementOffice(tmp_path / "office.exchange")
    bare.reports.write(name, tmp_path / "r.xlsx", language="ru", who=WHO)
    bare.store.close()
