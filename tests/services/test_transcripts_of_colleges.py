"""Workbooks as colleges send them: what is another's, or stands where nobody reads, is never taken over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from transcript_office import TranscriptOffice

from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.transcripts.staged import StagedFile, TranscriptOptions

HEAD = ("课程名称", "学时", "学分", "成绩")
WELDING, PHYSICS = ("焊接", 32, 2, 85), ("物理", 64, 4, 70)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TranscriptOffice]:
    made = TranscriptOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


Rows = Sequence[Sequence[object]]


def staged(office: TranscriptOffice, path: Path, *sheets: Rows, merged: str = "") -> StagedFile:
    """What is read of a workbook of these sheets; `merged` are ranges of the first, apart by blanks."""
    book = openpyxl.Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{at}")
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    for cells in merged.split():
        book["Sheet0"].merge_cells(cells)
    book.save(path / "marks.xlsx")
    options = TranscriptOptions(
        person=office.with_person(family_han="索", given_han="达莎"), institution_id=office.college
    )
    return office.transcripts.stage(path / "marks.xlsx", options)


def titles(found: StagedFile) -> list[object]:
    return [line.values.get("title_zh") or line.values.get("title_ru") for line in found.transcripts[0].lines]


@pytest.mark.parametrize(
    "rows",
    [
        [("学号", "姓名", *HEAD), (1, "张伟", *WELDING), (2, "李娜", *PHYSICS)],
        [("姓名：张伟",), HEAD, WELDING, (), ("姓名：李娜",), HEAD, PHYSICS],
        [("姓名", "张伟"), HEAD, WELDING, (), ("姓名", "李娜"), PHYSICS],
        [("学号", *HEAD), (1, *WELDING), (2, *PHYSICS)],
        [("Фамилия", "Имя", "Дисциплина", "Часы"), ("Иванов", "Иван", "Сварка", 32), ("Петров", "Пётр", "Физика", 64)],
        [("ФИО", "Дисциплина", "Часы"), ("Иванов Иван", "Сварка", 32), ("Петров Пётр", "Физика", 64)],
    ],
    ids=["column", "blocks", "blocks_with_one_heading", "numbers", "surnames", "column_ru"],
)
def test_courses_of_several_people_are_not_taken_over_as_those_of_one(
    office: TranscriptOffice, tmp_path: Path, rows: Rows
) -> None:
    with pytest.raises(RuleBroken, match=r"transcript\.several_people"):
        staged(office, tmp_path, rows)


def test_one_name_in_every_row_is_one_person(office: TranscriptOffice, tmp_path: Path) -> None:
    rows = [
        ("姓名：张伟",),
        ("姓名", *HEAD, "教师姓名"),
        ("张伟", *WELDING, "李娜"),
        ("张 伟", *PHYSICS, "王芳"),
        ("任课教师：", "李娜"),
    ]
    assert titles(staged(office, tmp_path, rows)) == ["焊接", "物理"]


def test_two_terms_beside_each_other_are_refused_and_no_half_is_lost(office: TranscriptOffice, tmp_path: Path) -> None:
    rows = [("第一学期", *[None] * 3, "第二学期"), HEAD + HEAD, WELDING + PHYSICS]
    with pytest.raises(RuleBroken, match=r"transcript\.courses_beside"):
        staged(office, tmp_path, rows, merged="A1:D1 E1:H1")


def test_a_point_average_below_the_heading_of_a_term_is_no_term(office: TranscriptOffice, tmp_path: Path) -> None:
    rows = [("第一学期", *[None] * 4, "备注"), (*HEAD, "绩点"), (*WELDING, 3.5)]
    found = staged(office, tmp_path, rows, merged="A1:E1")
    assert titles(found) == ["焊接"]
    assert not found.stopping


def test_courses_on_another_sheet_are_asked_about(office: TranscriptOffice, tmp_path: Path) -> None:
    found = staged(office, tmp_path, [HEAD, WELDING], [HEAD, PHYSICS], [("说明",)], [])
    told = [(one.code, one.facts["sheet"], one.level) for one in found.left]
    assert told == [
        ("transcript.sheet_unread", "Sheet1", Level.ASKS),
        ("transcript.sheet_unread", "Sheet2", Level.INFORMS),
    ]
    assert found.left[0] in found.asking


@pytest.mark.parametrize("typed", ["108/3", "72 / 2", "16/1"])
@pytest.mark.parametrize("heading", ["Час./з.е.", "Часы/ЗЕТ", "Часы", "ЗЕТ"])
def test_hours_and_credits_in_one_cell_are_no_fraction(
    office: TranscriptOffice, tmp_path: Path, heading: str, typed: str
) -> None:
    found = staged(office, tmp_path, [("Дисциплина", heading, "Оценка"), ("Сварка", typed, "зачтено")])
    assert [one.code for one in found.stopping] == ["transcript.two_in_one"]
    assert not {"credits", "contact_minutes"} & found.transcripts[0].lines[0].values.keys()


@pytest.mark.parametrize(
    "row",
    [
        ("总学分", None, 6, None),
        ("平均绩点", None, None, 3.02),
        ("平均学分绩点", 3.02, None, None),
        ("GPA", None, None, 3.5),
        ("в том числе аудиторных часов", 1200, None, "x"),
        ("Всего часов", 1200, None, "x"),
        ("Директор колледжа", None, None, "Кузнецов А. А."),
        HEAD,
    ],
)
def test_totals_and_repeated_headings_are_no_courses(
    office: TranscriptOffice, tmp_path: Path, row: Sequence[object]
) -> None:
    found = staged(office, tmp_path, [HEAD, WELDING, row, PHYSICS])
    assert titles(found) == ["焊接", "物理"]
    (told,) = found.left
    assert str(told.facts["rows"]).startswith("3 (")


def test_the_headings_of_a_russian_certificate_are_known(office: TranscriptOffice, tmp_path: Path) -> None:
    rows = [
        ("Наименование дисциплин (модулей)", "Количество часов", None, "ЗЕТ", "Оценка"),
        (None, "всего", "аудиторных", None, None),
        ("Сварка", 72, 48, "2,5", "отлично"),
    ]
    found = staged(office, tmp_path, rows, merged="A1:A2 B1:C1 D1:D2 E1:E2")
    (line,) = found.transcripts[0].lines
    assert (line.values["title_ru"], line.values["contact_minutes"], line.values["credits"]) == (
        "Сварка",
        48 * 45,
        "2.5",
    )


@pytest.mark.parametrize(
    ("rows", "asks"),
    [
        ([("姓名：李娜",), HEAD, WELDING], True),
        ([("Студент", "Иванов Иван"), HEAD, WELDING], True),
        ([("姓名", *HEAD), ("李娜", *WELDING)], True),
        ([("ФИО: Соколова Дарья Андреевна",), HEAD, WELDING], False),
        ([("Name: Somebody Else",), HEAD, WELDING], True),
    ],
)
def test_a_transcript_that_names_somebody_else_is_asked_about(
    office: TranscriptOffice, tmp_path: Path, rows: Rows, asks: bool
) -> None:
    found = staged(office, tmp_path, rows)
    assert [one.code for one in found.asking if one.code == "transcript.other_name"] == ["transcript.other_name"] * asks
