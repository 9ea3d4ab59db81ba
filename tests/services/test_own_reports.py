"""Reports that somebody put together: kept in the file, made as all others, refused where they would say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import WHO, PaperOffice
from report_sheets import data, table

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.reports.own_reports import OwnReport, OwnReports, is_added_up
from exchange_admin.services.reports.table_report import RECORD
from exchange_admin.services.reports.tables import TABLES

STAYS = OwnReport(
    "Who came",
    "mobility",
    (RECORD, "planned_start"),
    (Filter("direction", Test.IS, ("incoming",)),),
    "activity",
    ("taught_minutes",),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_it_has_its_columns_its_group_and_its_sums_and_is_listed(office: PaperOffice, tmp_path: Path) -> None:
    office.stay(office.person())
    taught = {"activity": "teaching", "taught_minutes": 90}
    office.stay(office.person("eremin", role="teacher"), **taught)
    office.stay(office.person("zeng"), direction="outgoing")
    office.reports.own.save(STAYS)
    assert office.reports.available("en")[-1].name == "Who came"
    path = office.reports.write("Who came", tmp_path / "x.xlsx", language="en", who=WHO).path
    rows = data(path, "Who came")
    assert [*rows[0]] == ["No.", "Mobility", "Planned start", "Activity", "Hours taught"]
    assert len(rows) == 2
    groups, sums = table(path, "Totals")
    assert {row["Activity"]: (row["Records"], row["Hours taught"]) for row in groups} == {
        "Exchange studies": (1, None),
        "Teaching": (1, 2),
    }
    assert sums["Hours taught"] == 2
    none = office.reports.write("Who came", tmp_path / "y.xlsx", language="en", days=("2030-01-01", ""))
    assert none.sheets["own:Who came"] == 0


def test_it_stays_in_the_file_and_a_second_one_of_the_name_replaces_it(office: PaperOffice) -> None:
    office.reports.own.save(STAYS)
    saved = office.reports.own.save(OwnReport("  Who   came ", "person", ("family_latin",)))
    assert OwnReports(office.store).all() == [saved]
    office.reports.own.remove("Who came")
    assert office.reports.own.all() == []


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (OwnReport("  ", "mobility", (RECORD,)), "report.own_name"),
        (OwnReport("x" * 81, "mobility", (RECORD,)), "report.own_name"),
        (OwnReport("agreements", "mobility", (RECORD,)), "report.own_name_taken"),
        (OwnReport("A", "mobility", ()), "report.own_columns"),
        (OwnReport("A", "mobility", ("nothing",)), "report.own_columns"),
        (OwnReport("A", "nothing", (RECORD,)), "report.own_columns"),
        (OwnReport("A", "mobility", (RECORD,), totals=("direction",)), "report.own_totals"),
        (OwnReport("A", "person", (RECORD,), totals=("study_year",)), "report.own_totals"),
    ],
)
def test_what_would_say_nothing_is_not_saved(office: PaperOffice, report: OwnReport, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.reports.own.save(report)
    assert refused.value.problem.code == code
    assert office.reports.own.all() == []


def test_what_this_version_does_not_understand_is_not_offered(office: PaperOffice) -> None:
    whole = {"kind": "mobility", "columns": [RECORD], "filters": [], "group": "", "totals": []}
    for name, content in (
        ("a", whole | {"kind": "later"}),
        ("b", {"kind": "mobility", "columns": 7}),
        (
            "c",
            {"kind": "mobility", "columns": [RECORD], "filters": [["no_field", "is", []]], "group": "", "totals": []},
        ),
        ("d", {"kind": "mobility", "columns": [RECORD], "filters": [], "group": "nothing", "totals": []}),
    ):
        office.store.views.put("report", name, content)
    assert office.reports.own.all() == []
    assert not any(one.is_own for one in office.reports.available("ru"))


def test_records_without_a_day_are_not_asked_for_by_period_or_partner(office: PaperOffice, tmp_path: Path) -> None:
    office.reports.own.save(OwnReport("Partners", "institution", (RECORD, "country")))
    for asked, code in (({"year": "2025/2026"}, "report.without_period"), ({"partner": "x"}, "report.not_by_partner")):
        with pytest.raises(RuleBroken) as refused:
            office.reports.write("Partners", tmp_path / "x.xlsx", language="zh", **asked)  # type: ignore[arg-type]
        assert refused.value.problem.code == code
    assert office.reports.write("Partners", tmp_path / "x.xlsx", language="zh").rows > 0


@pytest.mark.parametrize(
    ("kind", "summed", "unsummed"),
    [
        ("person", {"intercultural_minutes"}, {"study_year", "intercultural_year"}),
        ("condition", {"places_per_year", "months"}, {"weight"}),
        ("exam_result", set(), {"score", "grammar", "reading", "listening", "writing", "speaking"}),
        ("agreement", {"balance_opening"}, {"notice_days", "balance_ratio", "balance_tolerance"}),
    ],
)
def test_numbers_that_say_which_one_or_how_good_are_not_offered_as_sums(
    kind: str, summed: set[str], unsummed: set[str]
) -> None:
    offered = {one.name for one in REGISTRY[kind].asked_for.values() if is_added_up(one)}
    assert summed <= offered
    assert not unsummed & offered


def test_no_report_of_the_program_adds_up_what_cannot_be() -> None:
    for one in TABLES.values():
        assert all(is_added_up(REGISTRY[one.kind].asked_for[total]) for total in one.totals), one.key


def test_a_report_that_added_up_years_of_study_keeps_their_column(office: PaperOffice) -> None:
    kept = {"kind": "person", "columns": [RECORD, "study_year"], "filters": [], "group": "", "totals": ["study_year"]}
    office.store.views.put("report", "Years", kept)
    assert office.reports.own.all() == [OwnReport("Years", "person", (RECORD, "study_year"))]
