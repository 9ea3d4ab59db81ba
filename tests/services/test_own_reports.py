"""Reports that somebody put together: kept in the file, made as all others, refused where they would say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import WHO, PaperOffice
from report_sheets import data, table

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.services.reports.own_reports import OwnReport, OwnReports
from exchange_admin.services.reports.table_report import RECORD

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
