"""Arrivals and departures, teachers' exchanges, papers issued and language exams, written to Excel and read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from paper_office import WHO, PaperOffice, order, wordings
from report_sheets import data, table

from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.reports.offered import ARRIVALS, available

NAMES = {"teachers-exchanges", "teachers", "certificates", "exam-results", ARRIVALS}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def rows(office: PaperOffice, name: str, folder: Path, language: str = "en", **more: Any) -> list[dict[str, Any]]:
    target = folder / "report.xlsx"
    office.reports.write(name, target, language=language, who=WHO, **more)
    return data(target, "")


def outgoing(office: PaperOffice) -> dict[str, Any]:
    return {
        "direction": "outgoing",
        "sending_institution_id": office.own,
        "receiving_institution_id": office.partner,
        "programme_id": None,
    }


def test_who_comes_goes_and_returns_stands_day_by_day_and_says_whether_it_was_so_or_is_planned(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.stay(office.person(), actual_end=None)
    days = {"planned_start": "2026-03-10", "planned_end": "2026-07-01", "actual_start": None, "actual_end": None}
    office.stay(office.person("zeng"), **outgoing(office), **days)
    found = rows(office, ARRIVALS, tmp_path)
    told = [(row["No."], row["Day"].date(), row["Movement"], row["Name as in passport"]) for row in found]
    assert told == [
        (1, date(2026, 3, 4), "arrives", "SOKOLOVA Daria"),
        (2, date(2026, 3, 10), "goes abroad", "ZENG Yi"),
        (3, date(2026, 7, 1), "returns", "ZENG Yi"),
        (4, date(2026, 7, 5), "leaves", "SOKOLOVA Daria"),
    ]
    assert [row["Planned or actual"] for row in found] == ["actual", "planned", "planned", "planned"]


def test_whoever_withdrew_or_was_refused_neither_arrives_nor_leaves(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), receiving_status="rejected")
    office.stay(office.person("zeng"), sending_status="withdrawn")
    office.stay(office.person("eremin"), planned_end=None, actual_end=None)
    assert [row["Movement"] for row in rows(office, ARRIVALS, tmp_path)] == ["arrives"]


def test_of_a_year_only_the_days_within_it_are_told(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), actual_end="2026-09-02")
    assert [row["Movement"] for row in rows(office, ARRIVALS, tmp_path, year="2026/2027")] == ["leaves"]
    assert [row["Movement"] for row in rows(office, ARRIVALS, tmp_path, year="2025/2026")] == ["arrives"]


def test_teachers_and_staff_stand_without_students_and_their_hours_are_summed(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.stay(office.person())
    taught = {"activity": "teaching", "topic_ru": "Логистика", "taught_minutes": 24 * 45}
    office.stay(office.person("zeng", role="teacher"), **(outgoing(office) | taught))
    office.stay(office.person("eremin", role="staff"), activity="staff_training", taught_minutes=6 * 45)
    found = rows(office, "teachers-exchanges", tmp_path)
    assert [row["Name"] for row in found] == ["曾毅", "Ерёмин Фёдор"]
    assert [row["Topic taught"] for row in found if row["Direction"] == "Outgoing"] == ["Логистика"]
    groups, sums = table(tmp_path / "report.xlsx", "Totals")
    assert {row["Direction"]: (row["Records"], row["Hours taught"]) for row in groups} == {
        "Outgoing": (1, 24),
        "Incoming": (1, 6),
    }
    assert (sums["Records"], sums["Hours taught"]) == (2, 30)


def test_whoever_only_came_to_a_forum_is_no_teacher_on_exchange(office: PaperOffice, tmp_path: Path) -> None:
    guest = office.person("zeng", role="teacher")
    programme = office.add("programme", name_ru="Форум", kind="other")
    office.stay(guest, activity="staff_training", programme_id=programme)
    assert len(rows(office, "teachers-exchanges", tmp_path)) == 1
    body = office.add("body", name_ru="Оргкомитет", kind="forum")
    office.add("meeting", body_id=body, kind="forum", state="held", starts="2026-10-16", programme_id=programme)
    assert rows(office, "teachers-exchanges", tmp_path) == []


def test_every_paper_is_told_with_its_holder_and_what_became_of_it(office: PaperOffice, tmp_path: Path) -> None:
    stay = office.stay(office.person())
    office.issuing.issue(Selection(mobilities=(stay,)), order(), WHO)
    (row,) = rows(office, "certificates", tmp_path)
    (record,) = office.store.where("certificate", "mobility_id", [stay])
    assert (row["Certificate number"], row["Name as in passport"]) == (record.text("number"), "SOKOLOVA Daria")
    assert (row["Issued on"].date(), row["Status"]) == (date(2026, 11, 24), "Issued")


def test_exams_stand_by_exam_with_the_numbers_as_numbers(office: PaperOffice, tmp_path: Path) -> None:
    taken = {"language": "zh", "date": "2026-06-20", "score": "228.5", "outcome": "passed"}
    office.add("exam_result", person_id=office.person(), exam="hsk_3", level="HSK 3", **taken)
    (row,) = rows(office, "exam-results", tmp_path)
    assert (row["Name as in passport"], row["Exam level"], row["Exam date"].date()) == (
        "SOKOLOVA Daria",
        "HSK 3",
        date(2026, 6, 20),
    )
    assert row["Total score"] == 228.5


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_each_is_offered_and_written_in_every_language(office: PaperOffice, tmp_path: Path, language: str) -> None:
    office.stay(office.person())
    offered = {one.name: one for one in available(wordings()[language])}
    assert offered.keys() >= NAMES
    for name in NAMES:
        assert offered[name].about != offered[name].title
        rows(office, name, tmp_path, language)


def test_teachers_stand_with_their_languages_and_training_and_are_counted_by_both_languages(
    office: PaperOffice, tmp_path: Path
) -> None:
    trained = {"intercultural_training": "Course", "intercultural_minutes": 72 * 45, "intercultural_year": 2025}
    office.person(role="teacher", teaching_languages="ru;zh", **trained)
    office.person("zeng", role="staff", teaching_languages="zh;en", intercultural_minutes=36 * 45)
    office.person("zeng", role="student")
    target = tmp_path / "report.xlsx"
    office.reports.write("teachers", target, language="en", who=WHO)
    columns = ("Languages taught in", "Teaches in Chinese and Russian", "Intercultural training, year")
    told = [tuple(row[one] for one in columns) for row in data(target, "")]
    assert told == [("Chinese, English", "No", None), ("Russian, Chinese", "Yes", "2025")]
    assert [tuple(row.values()) for row in data(target, "Totals")] == [("No", 1, 36), ("Yes", 1, 72)]
