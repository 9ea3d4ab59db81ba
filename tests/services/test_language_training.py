"""Groups, learners and exams, read back from the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO, PaperOffice, names
from report_sheets import table

from exchange_admin.services.reports.offered import LANGUAGE_TRAINING
from exchange_admin.services.reports.reading import Shipped


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> Path:
    target = folder / "training.xlsx"
    office.reports.write(LANGUAGE_TRAINING, target, language=language, who=WHO, **more)
    return target


def lesson(office: PaperOffice, day: str, hours: int, state: str = "held") -> str:
    return office.add("language_lesson", language_group_id=office.group, date=day, minutes=hours * 45, state=state)


def test_hours_of_a_group_are_those_of_its_lessons_that_were_held(office: PaperOffice, tmp_path: Path) -> None:
    first, second = (office.enrolment(office.person(name)) for name in ("sokolova", "eremin"))
    missed = lesson(office, "2026-03-09", 2)
    lesson(office, "2026-03-16", 4)
    lesson(office, "2026-03-23", 2, "cancelled")
    office.add("attendance", language_lesson_id=missed, language_enrolment_id=first, state="absent")
    office.set("language_enrolment", second, result="failed")
    (row,), sums = table(written(office, tmp_path), "Groups")
    assert (row["Group code"], row["Learners"], row["Start date"]) == ("ZH-B1-2", 2, datetime(2026, 3, 2))
    assert (row["Hours given"], row["Hours due"], row["Hours attended"]) == (6, 12, 10)
    assert (row["Passed"], row["Failed"], row["Pass rate"]) == (1, 1, 0.5)
    assert row["Attendance"] == sums["Attendance"] == pytest.approx(10 / 12)


def test_attendance_of_all_is_hours_through_hours_and_no_mean_of_shares(office: PaperOffice, tmp_path: Path) -> None:
    office.enrolment(office.person(), planned_minutes=100 * 45, attended_minutes_entered=100 * 45)
    more = {"code": "ZH-2", "term_id": office.term, "starts": "2026-03-02", "ends": "2026-07-05"}
    group = office.add("language_group", language_course_id=office.course, **more)
    half = {"planned_minutes": 20 * 45, "attended_minutes_entered": 10 * 45, "state": "completed"}
    office.add("language_enrolment", person_id=office.person("zeng"), language_group_id=group, **half)
    path = written(office, tmp_path)
    for sheet in ("Groups", "Learners"):
        rows, sums = table(path, sheet)
        assert sorted(row["Attendance"] for row in rows) == [0.5, 1]
        assert sums["Attendance"] == pytest.approx(110 / 120)


def test_a_learner_of_whom_no_hours_are_known_has_none_and_a_mark_that_is_a_number_is_one(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.enrolment(office.person(), attended_minutes_entered=None, mark="87")
    office.enrolment(office.person("eremin"), mark="зачтено")
    rows, _ = table(written(office, tmp_path), "Learners")
    found = {row["Name"]: row for row in rows}
    unknown, entered = found["Соколова Дарья Игоревна"], found["Ерёмин Фёдор"]
    assert (unknown["Hours attended"], unknown["Attendance"], unknown["Hours from"]) == (None, None, None)
    assert (entered["Hours attended"], entered["Hours from"]) == (152, "entered")
    assert (unknown["Mark"], entered["Mark"]) == (87, "зачтено")


def test_exams_are_counted_by_level_and_what_is_open_is_no_failure(office: PaperOffice, tmp_path: Path) -> None:
    for name, outcome in (("sokolova", "passed"), ("eremin", "failed"), ("zeng", "pending"), ("nguyen", None)):
        taken = {"exam": "torfl", "language": "ru", "date": "2026-05-10", "level": "ТРКИ-1", "outcome": outcome}
        office.add("exam_result", person_id=office.person(name), **taken)
    (row,), _ = table(written(office, tmp_path), "Exams")
    assert (row["Taken"], row["Passed"], row["Failed"], row["No outcome yet"]) == (4, 1, 1, 2)
    assert row["Pass rate"] == 0.5


def test_of_a_year_only_its_groups_and_exams_are_told(office: PaperOffice, tmp_path: Path) -> None:
    office.enrolment(office.person())
    book = openpyxl.load_workbook(written(office, tmp_path, year="2026/2027"))
    assert [len(sheet.tables) for sheet in book.worksheets] == [0, 0, 0]
    assert "2026/2027" in str(book["Groups"]["A3"].value)


@pytest.mark.parametrize(
    ("language", "sheets"),
    [("zh", ["语言班", "学员", "考试"]), ("ru", ["Группы", "Слушатели", "Экзамены"])],
)
def test_it_speaks_the_language_of_the_report(
    office: PaperOffice, tmp_path: Path, language: str, sheets: list[str]
) -> None:
    office.enrolment(office.person())
    path = written(office, tmp_path, language)
    assert openpyxl.load_workbook(path).sheetnames == sheets
    (row,), _ = table(path, sheets[0])
    assert ("汉语综合（B1）" if language == "zh" else "Китайский язык, B1") in row.values()


@pytest.mark.parametrize(
    ("language", "heading", "wanted"),
    [
        ("en", "Teacher", "曾毅 · ZENG Yi"),
        ("ru", "Преподаватель", "曾毅 · Цзэн И (по транскрипции)"),
        ("zh", "任课教师", "曾毅"),
    ],
)
def test_a_teacher_is_called_so_that_the_reader_can_read_it(
    office: PaperOffice, tmp_path: Path, language: str, heading: str, wanted: str
) -> None:
    office.reports._shipped = lambda: Shipped(names=names())
    office.set("language_group", office.group, teacher_id=office.person("zeng", role="teacher"))
    path = written(office, tmp_path, language)
    (row,), _ = table(path, openpyxl.load_workbook(path).sheetnames[0])
    assert row[heading] == wanted


def test_a_teacher_whose_name_nobody_wrote_in_latin_is_transcribed_and_marked(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.reports._shipped = lambda: Shipped(names=names())
    teacher = office.person("zeng", role="teacher", family_latin=None, given_latin=None)
    office.set("language_group", office.group, teacher_id=teacher)
    (row,), _ = table(written(office, tmp_path), "Groups")
    assert row["Teacher"] == "曾毅 · ZENG Yi (transcribed)"
