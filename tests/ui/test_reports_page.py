"""What a report is about, chosen in the window: the same as on the command line, with the rows it would have."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from office import OpenOffice
from PySide6.QtCore import Qt

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.services.reports.offered import ARRIVALS, EXCHANGE_REGISTER, REPORTS, YEAR_STATISTICS
from exchange_admin.ui.pages.own_report_dialog import OwnReportDialog
from exchange_admin.ui.pages.reports_page import ReportsPage


@pytest.fixture
def page(office: OpenOffice, qtbot) -> ReportsPage:
    page = ReportsPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    return page


def choose(page: ReportsPage, name: str) -> None:
    page.choices()[[*REPORTS].index(name)].click()


def told(page: ReportsPage, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: page.rows.text() == text, timeout=10_000)


def test_the_rows_follow_period_partner_and_filters(page: ReportsPage, office: OpenOffice, qtbot) -> None:
    choose(page, ARRIVALS)
    told(page, qtbot, "Arrivals and departures: 4")
    narrowing = page.narrowing
    narrowing.period.choose("days")
    narrowing.period.activated.emit(0)
    qtbot.keyClicks(narrowing.days[0].widget, "2027-01-01")
    told(page, qtbot, "Arrivals and departures: 2")
    narrowing.filters.filter_by("direction", (Filter("direction", Test.IS, ("outgoing",)),))
    told(page, qtbot, "Nothing fits this.")
    (chip,) = narrowing.filters.chips()
    assert (chip.chip.caption, chip.chip.value) == ("Direction", "Outgoing")
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    told(page, qtbot, "Arrivals and departures: 2")
    narrowing.partner.show_value(office.ids["theirs"])
    narrowing.partner.changed.emit()
    asked = narrowing.asked()
    assert (asked.days, asked.partner, asked.filters) == (("2027-01-01", ""), office.ids["theirs"], ())


def test_what_was_chosen_is_written(page: ReportsPage, qtbot, tmp_path: Path) -> None:
    choose(page, ARRIVALS)
    page.narrowing.filters.filter_by("direction", (Filter("direction", Test.IS, ("incoming",)),))
    page.write_to(tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: "x.xlsx" in page.done.text(), timeout=30_000)
    assert "Direction: Incoming" in str(openpyxl.load_workbook(tmp_path / "x.xlsx").properties.title)


def test_only_what_narrows_the_report_is_offered(page: ReportsPage) -> None:
    choose(page, YEAR_STATISTICS)
    narrowing = page.narrowing
    assert not narrowing.partner.widget.isVisible()
    assert not narrowing.filters.isVisible()
    assert narrowing.period.findData("days") < 0
    choose(page, EXCHANGE_REGISTER)
    assert narrowing.partner.widget.isVisible()
    assert not narrowing.filters.isVisible()


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_written(page: ReportsPage, qtbot, tmp_path: Path) -> None:
    page.narrowing.period.choose("days")
    page.narrowing.period.activated.emit(0)
    qtbot.keyClicks(page.narrowing.days[1].widget, "soon")
    qtbot.keyClick(page.narrowing.days[1].widget, Qt.Key.Key_Return)
    assert "soon" in page.rows.text()
    page.write_to(tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()
    assert page.make.isEnabled()


def test_the_same_is_made_on_paper(page: ReportsPage, office: OpenOffice, qtbot, tmp_path: Path) -> None:
    choose(page, ARRIVALS)
    page.format._buttons[".pdf"].click()
    assert page.make.text().strip() == "Make PDF…"
    office.answers.answers.append(tmp_path / "x.pdf")
    page.write()
    qtbot.waitUntil(lambda: "x.pdf" in page.done.text(), timeout=30_000)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_of_ones_own_is_put_together_run_changed_and_removed(
    page: ReportsPage, office: OpenOffice, qtbot, tmp_path: Path
) -> None:
    def fill(dialog: OwnReportDialog) -> None:
        dialog.name.setText("Who came")
        dialog.kind.choose("mobility")
        dialog.columns.offer([("id", "Mobility"), ("planned_start", "Planned start")], ("id", "planned_start"))
        dialog.group.choose("direction")
        dialog.filters.filter_by("direction", (Filter("direction", Test.IS, ("incoming",)),))
        dialog.accept()

    office.answers.answers.append(fill)
    page.new.click()
    assert (page.chosen().name, page.change.isVisible()) == ("Who came", True)
    told(page, qtbot, "Who came: 2, Totals: 1")
    page.write_to(tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: "x.xlsx" in page.done.text(), timeout=30_000)
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == ["Who came", "Totals"]

    def rename(dialog: OwnReportDialog) -> None:
        assert (dialog.columns.ticked(), dialog.group.currentData()) == (
            ["id", "planned_start", "direction"],
            "direction",
        )
        dialog.name.setText("Guests")
        dialog.accept()

    office.answers.answers.append(rename)
    page.change.click()
    assert [one.name for one in office.desk.office.reports.own.all()] == ["Guests"]
    office.answers.answers.append(True)
    page.remove.click()
    assert office.desk.office.reports.own.all() == []
    assert not page.chosen().is_own
