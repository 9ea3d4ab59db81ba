"""The exchange register, written to Excel and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO, PaperOffice, names, wordings
from report_sheets import data, lines, table

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.reports.offered import EXCHANGE_REGISTER, available
from exchange_admin.services.reports.reading import Shipped
from exchange_admin.services.reports.report import WrittenReport

Rows = list[dict[str, Any]]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def written(office: PaperOffice, folder: Path, language: str = "en", **more: Any) -> WrittenReport:
    target = folder / "register.xlsx"
    return office.reports.write(EXCHANGE_REGISTER, target, language=language, who=WHO, **more)


def sheet(report: WrittenReport, name: str) -> Rows:
    return data(report.path, name)


def register(office: PaperOffice, folder: Path, name: str, **more: Any) -> Rows:
    return sheet(written(office, folder, **more), name)


def test_the_report_is_listed_in_three_languages() -> None:
    titles = {language: available(words)[0].title for language, words in wordings().items()}
    assert titles == {"zh": "交流人员名册", "ru": "Реестр участников обмена", "en": "Exchange register"}


def test_it_has_five_sheets_in_the_language_asked_for(office: PaperOffice, tmp_path: Path) -> None:
    names = {
        "zh": ["人员", "交流情况", "按院校和年度", "语言成绩", "学分认定"],
        "ru": ["Участники", "Мобильность", "По партнёрам и годам", "Языковая подготовка", "Перезачёт"],
        "en": ["People", "Mobilities", "By partner and year", "Language results", "Credit transfer"],
    }
    for language, expected in names.items():
        report = written(office, tmp_path, language)
        book = openpyxl.load_workbook(report.path)
        assert book.sheetnames == expected
        for page in book:
            title = next(cell.value for cell in page[1] if cell.value)  # beside the names where they repeat
            first = next(cell.value for cell in book[expected[0]][1] if cell.value)
            assert title.startswith(first)
            assert str(page.page_setup.paperSize) == page.PAPERSIZE_A4
            assert page.print_title_cols == "$A:$B"
            assert page.freeze_panes.startswith("C")


def test_no_heading_is_a_key(office: PaperOffice, tmp_path: Path) -> None:
    for language in ("zh", "ru", "en"):
        path = written(office, tmp_path, language).path
        for name in openpyxl.load_workbook(path).sheetnames:
            assert not any(re.search(r"\w[._][a-z]", str(title)) for title in lines(path, name)[0])


def test_people_come_with_names_in_their_scripts_and_typed_cells(office: PaperOffice, tmp_path: Path) -> None:
    person = office.person(home_institution_id=office.partner, sex="2", study_year=2, phone="+7 900 000 00 01")
    for number, until in (("700000002", "2031-05-05"), ("700000001", "2027-01-01")):
        office.add("identity_document", person_id=person, kind="passport", number=number, valid_until=until)
    (row,) = register(office, tmp_path, "People", as_of=date(2026, 3, 13))
    assert row["Name"] == "Соколова Дарья Игоревна"
    assert row["Name in Chinese"] == "索科洛娃·达里娅"
    assert row["Name as in passport"] == "SOKOLOVA Daria"
    assert (row["Date of birth"], row["Age"]) == (datetime(2005, 3, 14), 20)
    assert (row["Sex"], row["Citizenship"], row["Year of study"]) == ("Female", "Russia", 2)
    assert row["Home institution"] == "Primorye College of Transport and Logistics"
    assert (row["Passport"], row["Passport valid until"]) == ("700000002", datetime(2031, 5, 5))
    assert row["Phone"] == "+7 900 000 00 01"


def test_a_name_that_the_program_made_is_told_from_one_that_stands_in_a_document(
    office: PaperOffice, tmp_path: Path
) -> None:
    office.person(cyrillic_source="document", latin_source="generated")
    (row,) = register(office, tmp_path, "People")
    assert (row["Source of the Cyrillic form"], row["Source of the Latin form"]) == ("Other document", "Generated")


def test_a_chinese_name_stands_in_cyrillic_after_palladius_where_nobody_wrote_it(
    office: PaperOffice, tmp_path: Path
) -> None:
    bare = {"family_cyrillic": None, "given_cyrillic": None, "patronymic": None, "cyrillic_source": None}
    person = office.person(**bare, family_han="程", given_han="文涵", citizenship="CN")
    office.reports._shipped = lambda: Shipped(names=names())
    (row,) = register(office, tmp_path, "People")
    assert (row["Name in Cyrillic"], row["Source of the Cyrillic form"]) == ("Чэн Вэньхань", "Generated")
    office.set("person", person, citizenship="FR")
    (row,) = register(office, tmp_path, "People")
    assert row["Name in Cyrillic"] is None  # of somebody else Han is no pinyin


def test_a_person_entered_twice_stands_once_with_the_passport_of_either_entry(
    office: PaperOffice, tmp_path: Path
) -> None:
    kept = office.person()
    twice = office.person("eremin", same_as_id=kept)
    office.add("identity_document", person_id=twice, kind="passport", number="700000003", valid_until="2030-01-01")
    office.stay(twice)
    office.stay(kept)
    for year in ("", "2025/2026"):
        report = written(office, tmp_path, year=year)
        (row,) = sheet(report, "People")
        assert (row["Name"], row["Passport"]) == ("Соколова Дарья Игоревна", "700000003")
        (stay, other) = sheet(report, "Mobilities")
        assert stay["Name"] == other["Name"] == "Соколова Дарья Игоревна"
        assert {row["People"] for row in sheet(report, "By partner and year")} == {1}


def test_a_stay_is_said_in_words_with_its_days(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person(), actual_end=None, receiving_status="in_residence")
    (row,) = register(office, tmp_path, "Mobilities")
    assert (row["Direction"], row["Status"]) == ("Incoming", "In residence")
    assert row["Sending institution"] == "Primorye College of Transport and Logistics"
    assert row["Programme"] == "Semester exchange at Songhua, Spring 2026"
    assert row["Actual start"] == datetime(2026, 3, 4)
    assert row["Actual end"] is None
    assert row["Days"] == (date(2026, 7, 5) - date(2026, 3, 4)).days + 1


def test_references_are_said_in_the_language_of_the_report(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person())
    (row,) = sheet(written(office, tmp_path, "ru"), "Мобильность")
    assert row["Программа"] == "Семестр обмена в Сунхуа, весна 2026"
    assert row["Семестр"] == "Весна 2026"


def counted(office: PaperOffice, partner: str) -> None:
    """Three students in, one withdrawn, one teacher in, one student out, one escort out."""
    for name in ("sokolova", "eremin", "nguyen"):
        office.stay(office.person(name))
    office.stay(office.person("eremin"), sending_status="withdrawn")
    office.stay(office.person("eremin"), receiving_status="no_show")
    office.stay(office.person("sokolova", role="teacher"), activity="teaching")
    out = {"direction": "outgoing", "sending_institution_id": office.own, "receiving_institution_id": partner}
    zeng = office.person("zeng")
    office.stay(zeng, **out)
    office.stay(office.person("zeng", role="staff"), participation="accompanying", **out)


def test_partners_are_counted_by_year_against_the_places_agreed(office: PaperOffice, tmp_path: Path) -> None:
    counted(office, office.partner)
    agreement = office.add(
        "agreement",
        number="2024-07",
        institution_id=office.partner,
        kind="exchange",
        state="in_force",
        valid_from="2024-09-01",
        valid_until="2026-06-30",
    )
    for direction, places in (("incoming", 3), ("outgoing", 5)):
        office.add(
            "condition", agreement_id=agreement, direction=direction, activity="student_studies", places_per_year=places
        )
    draft = office.add("agreement", number="2027-01", institution_id=office.partner, kind="exchange", state="draft")
    office.add("condition", agreement_id=draft, direction="incoming", activity="teaching", places_per_year=50)
    (row,) = register(office, tmp_path, "By partner and year")
    assert (row["Academic year"], row["Partner institution"], row["Country"]) == (
        "2025/2026",
        "Primorye College of Transport and Logistics",
        "Russia",
    )
    assert (row["Students in"], row["Staff in"], row["Incoming, total"]) == (3, 1, 4)
    assert (row["Students out"], row["Staff out"], row["Outgoing, total"]) == (1, 1, 2)
    assert (row["Places agreed, in"], row["Places left, in"]) == (3, -1)
    assert (row["Places agreed, out"], row["Places left, out"]) == (5, 3)
    assert (row["Exchange balance"], row["People"]) == (-2, 6)


def test_the_sum_stands_above_the_rows_and_says_how_many_people_there_are(office: PaperOffice, tmp_path: Path) -> None:
    person = office.person()
    other = office.add("institution", name_en="Baikal Polytechnic", country="RU", kind="college")
    office.stay(person)
    office.stay(person, sending_institution_id=other)
    office.stay(person, term_id=None, planned_start="2026-09-07", planned_end="2027-01-20")
    rows = register(office, tmp_path, "By partner and year")
    told = [(r["Academic year"], r["Partner institution"], r["Incoming, total"], r["People"]) for r in rows]
    primorye = "Primorye College of Transport and Logistics"
    assert told == [
        ("2026/2027", primorye, 1, 1),
        ("2025/2026", "Baikal Polytechnic", 1, 1),
        ("2025/2026", primorye, 1, 1),
    ]
    _, sums = table(tmp_path / "register.xlsx", "By partner and year")
    assert (sums["Incoming, total"], sums["People"]) == (3, None)
    page = openpyxl.load_workbook(tmp_path / "register.xlsx")["By partner and year"]
    assert any("People: 1, each once." in str(cell.value) for cell in page[4])


def test_language_results_hold_courses_and_exams(office: PaperOffice, tmp_path: Path) -> None:
    person = office.person()
    office.enrolment(person, mark="87")
    office.add(
        "exam_result",
        person_id=person,
        exam="hsk_3",
        language="zh",
        date="2026-06-14",
        cefr="B1",
        score="228.5",
        outcome="passed",
    )
    course, exam = register(office, tmp_path, "Language results")
    assert (course["Course or exam"], course["Group code"]) == ("Chinese, B1", "ZH-B1-2")
    assert (course["Planned hours"], course["Hours attended"], course["Attendance"]) == (160, 152, 0.95)
    assert (course["Level reached"], course["Mark"], course["Result"]) == ("B1", "87", "Passed")
    assert exam["Language"] == course["Language"] == "Chinese"
    assert (exam["Total score"], exam["Exam date"]) == (228.5, datetime(2026, 6, 14))


def recognised(office: PaperOffice, person: str, **more: str | None) -> str:
    transcript = office.add(
        "transcript", person_id=person, institution_id=office.partner, number="0012", term_id=more.pop("term_id", None)
    )
    line = office.add(
        "transcript_line",
        transcript_id=transcript,
        title_ru="Логистика",
        title_en="Logistics",
        contact_minutes=72 * 45,
        credits="7/2",
        credit_scheme="zet",
        original_mark="5",
        status="passed",
    )
    recognition = office.add(
        "recognition",
        transcript_id=transcript,
        person_id=person,
        state="decided",
        home_institution_id=office.own,
        minutes_number="12-3",
        **more,
    )
    return office.add(
        "recognition_mapping",
        recognition_id=recognition,
        transcript_line_id=line,
        home_course="物流学",
        home_credits="4",
        credit_scheme="xuefen",
        converted_mark="95",
        decision="recognised",
    )


def test_credit_transfer_shows_both_sides_of_a_course(office: PaperOffice, tmp_path: Path) -> None:
    recognised(office, office.person("zeng"), decided_on="2026-09-20")
    (row,) = register(office, tmp_path, "Credit transfer")
    assert (row["Name"], row["Host course"], row["Home course"]) == ("曾毅", "Logistics", "物流学")
    assert (row["Contact hours"], row["Host credits"], row["Home credits"]) == (72, 3.5, 4)
    assert (row["Original mark"], row["Converted mark"], row["Decision"]) == ("5", "95", "Recognised")
    assert (row["Transcript number"], row["Decided on"]) == ("0012", datetime(2026, 9, 20))


def test_a_year_takes_what_belongs_to_it(office: PaperOffice, tmp_path: Path) -> None:
    before, after = office.person(), office.person("zeng")
    office.person("nguyen")
    office.stay(before)
    office.stay(after, term_id=None, planned_start="2026-09-07", planned_end="2027-01-20")
    office.enrolment(before)
    office.add("exam_result", person_id=after, exam="torfl", language="ru", date="2026-10-10", outcome="passed")
    recognised(office, before, term_id=office.term)
    recognised(office, after, decided_on="2026-10-01")
    found = {}
    for year in ("2025/2026", "2026"):
        report = written(office, tmp_path, year=year)
        found[year] = {
            name: [row["Name"] for row in sheet(report, name)]
            for name in ("People", "Mobilities", "Language results", "Credit transfer")
        }
    sokolova, zeng = "Соколова Дарья Игоревна", "曾毅"
    assert all(names == [sokolova] for names in found["2025/2026"].values())
    assert all(names == [zeng] for names in found["2026"].values())
    report = written(office, tmp_path, term="Весна 2026")
    assert [row["Name"] for row in sheet(report, "Mobilities")] == [sokolova]
    assert report.title == "Exchange register · Spring 2026 · as of 24 Nov 2026"


@pytest.mark.parametrize("asked", [{"year": "2031/2032"}, {"year": "soon"}, {"term": "лето"}])
def test_a_year_or_term_that_is_not_there_is_refused(
    office: PaperOffice, tmp_path: Path, asked: dict[str, str]
) -> None:
    with pytest.raises(RuleBroken) as refused:
        written(office, tmp_path, **asked)
    assert refused.value.problem.code == "value.unknown_reference"
    assert not (tmp_path / "register.xlsx").exists()


def test_an_unknown_report_is_refused_with_those_there_are(office: PaperOffice, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.reports.write("balance", tmp_path / "x.xlsx", language="en")
    there = ", ".join(report.name for report in available(wordings()["en"]))
    assert refused.value.problem.facts == {"typed": "balance", "known": there}


def test_text_that_looks_like_a_formula_stays_text(office: PaperOffice, tmp_path: Path) -> None:
    office.person("zeng", speciality_name="=1+1")
    report = written(office, tmp_path)
    cells = {cell.value: cell.data_type for row in openpyxl.load_workbook(report.path)["People"] for cell in row}
    assert cells["=1+1"] in {"s", "inlineStr"}


def test_an_empty_office_gives_empty_sheets(office: PaperOffice, tmp_path: Path) -> None:
    report = written(office, tmp_path)
    assert dict(report.sheets) == dict.fromkeys(
        ("people", "mobilities", "by_partner_and_year", "language_results", "credit_transfer"), 0
    )
    assert all(sheet(report, page) == [] for page in openpyxl.load_workbook(report.path).sheetnames)


class Stopped(Exception):
    pass


def test_progress_reaches_the_end_and_stopping_leaves_no_file(office: PaperOffice, tmp_path: Path) -> None:
    for _ in range(3):
        office.stay(office.person())
    heard: list[tuple[int, int]] = []
    report = written(office, tmp_path, step=lambda done, expected: heard.append((done, expected)))
    assert heard[-1] == (report.rows, report.rows)

    def stop(done: int, expected: int) -> None:
        raise Stopped

    (tmp_path / "register.xlsx").unlink()
    with pytest.raises(Stopped):
        written(office, tmp_path, step=stop)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == []


@pytest.mark.parametrize(("state", "places"), [("in_force", 4), ("signed", 4), ("expired", 4), ("terminated", None)])
def test_places_of_an_agreement_that_has_expired_count_for_its_years(
    office: PaperOffice, tmp_path: Path, state: str, places: int | None
) -> None:
    counted(office, office.partner)
    agreement = office.add(
        "agreement",
        number="2024-07",
        institution_id=office.partner,
        kind="exchange",
        state=state,
        valid_from="2024-09-01",
        valid_until="2026-06-30",
    )
    office.add("condition", agreement_id=agreement, direction="incoming", activity="student_studies", places_per_year=4)
    (row,) = register(office, tmp_path, "By partner and year")
    assert (row["Academic year"], row["Places agreed, in"]) == ("2025/2026", places)


def test_a_speciality_of_the_list_is_said_in_the_language_of_the_report(office: PaperOffice, tmp_path: Path) -> None:
    listed = {"name_zh": "机电一体化技术", "name_ru": "Мехатроника", "name_en": "Mechatronics"}
    office.add("speciality", code="460301", country="CN", **listed)
    office.person(speciality_code="460301", speciality_name="机电一体化技术")
    office.person("eremin", speciality_code="460301", speciality_name="Сварка")
    office.person("zeng", speciality_code="999999", speciality_name="物流")
    said = [row["Speciality"] for row in register(office, tmp_path, "People")]
    assert sorted(said) == ["Mechatronics", "Сварка", "物流"]
