"""Certificates before a ceremony: chosen in a list, printed in four steps, proved by what the printer brought out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from clerk import Clerk
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.verification.code import read_code
from exchange_admin.documents.verification.scanning import codes_of
from exchange_admin.domain.steps import Record
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.printing import spooling
from exchange_admin.ui.printing.printers import PrinterFacts, SystemPrinters
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.sidebar import NavItem

Start = Callable[[], Application]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the one printer of this PC prints; at 300 dots an inch, the least at which a phone must read the code."""
    paper = tmp_path / "printed.pdf"

    def open_printer(printers: SystemPrinters, name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        return printer

    monkeypatch.setattr(SystemPrinters, "known", lambda printers: [PrinterFacts("HP LaserJet 400", usual=True)])
    monkeypatch.setattr(SystemPrinters, "open", open_printer)
    monkeypatch.setattr(spooling, "FINEST", 300)
    return paper


def at_rest(shown: OfficeWindow, qtbot: QtBot) -> CertificatesPage:
    page = cast("CertificatesPage", shown.window.page("certificates"))
    quiet = [0]

    def still() -> bool:
        busy = shown.desk.jobs.is_busy or page.issuing.session.is_busy
        quiet[0] = 0 if busy else quiet[0] + 1
        return quiet[0] > 20

    qtbot.waitUntil(still, timeout=60_000)
    return page


def test_papers_chosen_in_a_list_are_printed_in_four_steps_and_prove_themselves(
    start: Start, office: Path, qtbot: QtBot, printed: Path
) -> None:
    application = start()
    assert application.open_file(office)
    shown = application.office
    assert shown is not None
    shown.window.show()
    shown.window.show_area("mobility")  # 1: the list
    stays = cast("AreaListPage", shown.window.page("mobility")).page
    departed = [n for n in range(stays.list.model.rowCount()) if came_and_went(shown, stays.list.model.id_at(n))][:4]
    for row in departed:  # 2: who it is about
        stays.list.model.pick_span(row, row)
    shown.window.refresh_commands()
    shown.desk.actions["records.certificate"].trigger()  # 3: their certificates, as they will come out
    page = at_rest(shown, qtbot)
    people, before = len(page.issuing.session.ticked), papers(shown)
    assert people > 1
    page.issuing.footer.print.click()  # 4
    at_rest(shown, qtbot)
    register = [record for id, record in papers(shown).items() if id not in before]
    assert page.issuing.notice.text().startswith(f"{people} certificates printed")
    assert {record["state"] for record in register} == {"printed"}
    with Pages(printed) as pages:
        assert len(pages) == people
    key, _ = shown.office.exchange.keys.public()
    codes = [read_code(text) for text in codes_of(printed)]
    assert {code.facts.number for code in codes} == {record["number"] for record in register}
    assert all(code.is_signed_by(key) for code in codes)


def papers(shown: OfficeWindow) -> dict[str, Record]:
    return {record.id: record for record in shown.office.certificates.register()}


def course_of_forty(office: Path) -> None:
    """A course with forty people: one failed, one was hardly there."""
    with Program(Paths.find()).open(office, writing=True) as made:

        def add(kind: str, **values: object) -> str:
            (id,) = made.records.add(kind, values, "Shen").ids[kind]
            return id

        course = add("language_course", name_zh="汉语", name_ru="Китайский язык", name_en="Chinese", language="zh")
        group = add("language_group", language_course_id=course, code="FORTY", starts="2026-02-24", ends="2026-06-30")
        for n in range(40):
            name = {"family_latin": f"Tester{n:02}", "given_latin": "Anna", "citizenship": "RU"}
            person = add("person", role="student", family_cyrillic=f"Проверкина{chr(0x430 + n % 32)}", **name)
            result, there = ("failed" if n == 7 else "passed"), (1000 if n == 21 else 14000)
            add("language_enrolment", person_id=person, language_group_id=group, state="completed", result=result,
                planned_minutes=14400, attended_minutes_entered=there)  # fmt: skip


def press_line(choices: ChoiceList, text: str, clerk: Clerk) -> None:
    """A line that is in sight."""
    model, viewport = choices.view.model(), choices.view.viewport()
    lines = (model.index(row, 0) for row in range(model.rowCount()))
    place = choices.view.visualRect(next(line for line in lines if text in line.data())).center()
    assert viewport.rect().contains(place)
    clerk.gestures += 1
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_forty_certificates_of_a_course_are_printed_in_four_steps(
    start: Start, office: Path, qtbot: QtBot, printed: Path
) -> None:
    """Journey 1, with the mouse alone: Certificates, for whom, the course, Print."""
    course_of_forty(office)
    application = start()
    assert application.open_file(office)
    shown = application.office
    assert shown is not None
    shown.window.show()
    clerk = Clerk(qtbot)
    (area,) = (one for one in shown.window.findChildren(NavItem) if one.entry.id == "certificates")
    clerk.click(area)  # Certificates
    page = at_rest(shown, qtbot)
    clerk.click(page.issuing.people.source)  # for whom
    (choices,) = page.findChildren(ChoiceList)
    press_line(choices, "FORTY", clerk)  # the course
    at_rest(shown, qtbot)
    reasons = {one.problems[0].code for one in page.issuing.session.left_out()}
    assert reasons == {"certificate.not_passed", "certificate.attendance"}
    assert page.issuing.footer.print.text().strip() == "Print 38"
    before = papers(shown)
    clerk.click(page.issuing.footer.print)
    assert clerk.gestures == 4
    at_rest(shown, qtbot)
    register = [record for id, record in papers(shown).items() if id not in before]
    assert [record["state"] for record in register] == ["printed"] * 38
    assert {record["kind"] for record in register} == {"language_course"}
    with Pages(printed) as pages:
        assert len(pages) == 38


def came_and_went(shown: OfficeWindow, id: str) -> bool:
    stay = shown.office.records.get("mobility", id)
    return stay["receiving_status"] == "departed" and stay["participation"] != "accompanying"
