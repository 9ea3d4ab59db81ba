"""Reports about one partner, from one day to another, or of what fits a filter: all of it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paper_office import WHO, PaperOffice
from report_sheets import data, table

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.reports.asked import Asked
from exchange_admin.services.reports.offered import (
    AGREEMENTS,
    ARRIVALS,
    CREDIT_RECOGNITION,
    DATA_QUALITY,
    EXCHANGE_REGISTER,
    LANGUAGE_TRAINING,
    MOBILITY_STATISTICS,
    REPORTS,
    YEAR_STATISTICS,
    Period,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def other(office: PaperOffice) -> str:
    """A second partner, from which Eremin came; Zeng went to the first one, Sokolova came from there."""
    other = office.add("institution", name_en="Other College", country="RU", kind="college")
    office.stay(office.person("sokolova", home_institution_id=office.partner))
    office.stay(office.person("eremin", home_institution_id=other), sending_institution_id=other)
    zeng = office.person("zeng", home_institution_id=office.own)
    sides = {"sending_institution_id": office.own, "receiving_institution_id": office.partner}
    office.stay(zeng, direction="outgoing", **sides)
    for person in office.store.records(_people()):
        office.enrolment(person.id)
        taken = {"exam": "hsk_3", "language": "zh", "date": "2026-06-14", "outcome": "passed"}
        office.add("exam_result", person_id=person.id, **taken)
    return other


def _people() -> Query:

    return Query("person")


def written(office: PaperOffice, name: str, folder: Path, **more: Any) -> Path:
    target = folder / "report.xlsx"
    office.reports.write(name, target, **{"language": "en", "who": WHO, **more})
    return target


def names(path: Path, sheet: str) -> set[str]:
    return {row["Name"] for row in data(path, sheet)}


def test_of_a_partner_everybody_is_told_who_came_from_there_or_went_there(
    office: PaperOffice, other: str, tmp_path: Path
) -> None:
    path = written(office, EXCHANGE_REGISTER, tmp_path, partner=office.partner)
    for sheet in ("People", "Mobilities", "Language results"):
        assert names(path, sheet) == {"Соколова Дарья Игоревна", "曾毅"}, sheet
    path = written(office, EXCHANGE_REGISTER, tmp_path, partner=other, year="2025/2026")
    assert names(path, "People") == names(path, "Mobilities") == {"Ерёмин Фёдор"}


def test_every_sheet_of_a_narrowed_report_is_narrowed(office: PaperOffice, other: str, tmp_path: Path) -> None:
    path = written(office, LANGUAGE_TRAINING, tmp_path, partner=other)
    assert [table(path, "Groups")[0][0]["Learners"], len(table(path, "Learners")[0])] == [1, 1]
    assert table(path, "Exams")[1]["Taken"] == 1
    path = written(office, MOBILITY_STATISTICS, tmp_path, partner=office.partner)
    assert [row["Partner institution"] for row in data(path)] == ["Primorye College of Transport and Logistics"] * 2


def test_agreements_of_a_partner_are_its_own(office: PaperOffice, other: str, tmp_path: Path) -> None:
    for number, partner in (("1", office.partner), ("2", other)):
        office.add("agreement", number=number, institution_id=partner, kind="exchange", state="in_force")
    (row,) = data(written(office, AGREEMENTS, tmp_path, partner=other), "Agreements")
    assert row["Agreement number"] == "2"


def test_from_one_day_to_another_the_day_counts_and_not_the_term(
    office: PaperOffice, other: str, tmp_path: Path
) -> None:
    office.stay(office.person("nguyen"), planned_start="2026-09-01", planned_end="2027-01-20", actual_start=None)
    assert len(data(written(office, MOBILITY_STATISTICS, tmp_path, days=("2026-09-01", "")))) == 1
    assert len(data(written(office, MOBILITY_STATISTICS, tmp_path, days=("", "2026-08-31")))) == 3
    assert len(data(written(office, MOBILITY_STATISTICS, tmp_path, days=("2026-03-02", "2026-09-01")))) == 4


def test_a_filter_is_about_what_the_report_tells_of(office: PaperOffice, other: str, tmp_path: Path) -> None:
    outgoing = [Filter("direction", Test.IS, ("outgoing",))]
    path = written(office, MOBILITY_STATISTICS, tmp_path, filters=outgoing)
    assert [row["Direction"] for row in data(path)] == ["Outgoing"]
    path = written(office, ARRIVALS, tmp_path, filters=outgoing, partner=office.partner)
    assert {row["Name as in passport"] for row in data(path, "Arrivals and departures")} == {"ZENG Yi"}
    assert REPORTS[ARRIVALS].kind == "mobility"
    assert REPORTS["certificates"].kind == "certificate"


def test_what_it_was_narrowed_by_stands_in_the_title_and_on_the_page(
    office: PaperOffice, other: str, tmp_path: Path
) -> None:
    asked = {"partner": other, "days": ("2026-03-01", ""), "filters": [Filter("direction", Test.IS, ("incoming",))]}
    book = openpyxl.load_workbook(written(office, MOBILITY_STATISTICS, tmp_path, **asked))
    for text in ("1 Mar 2026 – …", "Other College", "Direction: Incoming"):
        assert text in str(book.properties.title)
        assert text in str(book["By partner"]["A3"].value)


@pytest.mark.parametrize(
    ("name", "asked", "code"),
    [
        (DATA_QUALITY, {"partner": "any"}, "report.not_by_partner"),
        (YEAR_STATISTICS, {"partner": "any"}, "report.not_by_partner"),
        (YEAR_STATISTICS, {"days": ("2026-09-01", "")}, "report.of_one_year"),
        (EXCHANGE_REGISTER, {"filters": [Filter("direction", Test.IS, ("incoming",))]}, "report.not_filtered"),
        (MOBILITY_STATISTICS, {"days": ("2026-09-01", "2026-08-01")}, "period.reversed"),
    ],
)
def test_what_a_report_cannot_leave_out_it_refuses_and_writes_nothing(
    office: PaperOffice, tmp_path: Path, name: str, asked: dict[str, Any], code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        written(office, name, tmp_path, **asked)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert not (tmp_path / "report.xlsx").exists()


def test_credits_of_a_partner_are_those_of_its_people(office: PaperOffice, other: str, tmp_path: Path) -> None:
    for name, host in (("Ерёмин", other), ("Соколова", office.partner)):
        person = next(one.id for one in office.store.records(_people()) if one["family_cyrillic"] == name)
        transcript = office.add("transcript", person_id=person, institution_id=host)
        office.add("recognition", transcript_id=transcript, person_id=person, state="draft")
    rows, _ = table(written(office, CREDIT_RECOGNITION, tmp_path, partner=other), "By person")
    assert [row["Name"] for row in rows] == ["Ерёмин Фёдор"]


def test_how_much_a_report_would_hold_is_told_before_it_is_written(office: PaperOffice, other: str) -> None:
    asked = Asked(days=("2026-01-01", ""), partner=other, filters=(Filter("direction", Test.IS, ("incoming",)),))
    (sheet,) = office.reports.preview(ARRIVALS, asked, "en")
    assert (sheet.title, sheet.rows, sheet.is_counted) == ("Arrivals and departures", 2, True)
    assert [one.rows for one in office.reports.preview(EXCHANGE_REGISTER, Asked(), "zh")][:2] == [3, 3]
    with pytest.raises(RuleBroken):
        office.reports.preview(YEAR_STATISTICS, Asked(partner=other), "en")


def test_bounds_and_several_values_are_said_in_the_title(office: PaperOffice, other: str, tmp_path: Path) -> None:
    filters = [
        Filter("planned_start", Test.FROM, ("2026-03-01",)),
        Filter("direction", Test.IS, ("incoming", "outgoing")),
        Filter("withdrawal_reason", Test.EMPTY),
    ]
    book = openpyxl.load_workbook(written(office, MOBILITY_STATISTICS, tmp_path, filters=filters))
    for text in ("Planned start: ≥ 1 Mar 2026", "Direction: Incoming, Outgoing", "Reason for withdrawal: not stated"):
        assert text in str(book.properties.title)


def test_paper_leaves_out_sheets_for_pivot_tables_and_names_them(
    office: PaperOffice, other: str, tmp_path: Path
) -> None:
    made = office.reports.write(MOBILITY_STATISTICS, tmp_path / "x.pdf", language="en", who=WHO)
    assert [(one.code, one.facts["sheets"]) for one in made.notices] == [("report.not_on_paper", "Data")]
    assert made.path.read_bytes().startswith(b"%PDF")


def test_a_list_too_long_for_paper_is_refused(
    office: PaperOffice, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_admin.services.reports.pages.MOST_ON_A_PAGE", 1)
    with pytest.raises(RuleBroken) as refused:
        office.reports.write(ARRIVALS, tmp_path / "x.pdf", language="en", who=WHO)
    assert refused.value.problem.code == "report.too_long_for_paper"
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("name", REPORTS)
def test_what_a_report_is_asked_for_it_does_or_refuses_with_a_sentence(
    office: PaperOffice, other: str, tmp_path: Path, name: str
) -> None:
    shape, day = REPORTS[name], ("2035-01-01", "")
    asked: dict[str, dict[str, Any]] = {
        "year": {"year": office.year},
        "term": {"term": office.term},
        "days": {"days": day},
        "partner": {"partner": other},
        **({} if shape.kind else {"filter": {"filters": (Filter("direction", Test.IS, ("incoming",)),)}}),
    }
    for what, more in asked.items():
        refused = {
            "year": shape.period is Period.NONE,
            "term": shape.period is Period.NONE,
            "days": shape.period in (Period.NONE, Period.ACADEMIC_YEAR),
            "partner": not shape.by_partner,
            "filter": True,
        }[what]
        if refused:
            with pytest.raises(RuleBroken):
                written(office, name, tmp_path, **more)
        else:
            assert written(office, name, tmp_path, **more).exists()


def test_terms_belong_to_no_period(office: PaperOffice, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as told:
        written(office, "glossary-terms", tmp_path, year=office.year)
    assert told.value.problems[0].code == "report.without_period"
