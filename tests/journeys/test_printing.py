"""Certificates before a ceremony: chosen in a list, printed in four steps, proved by what the printer brought out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.verification.code import read_code
from exchange_admin.documents.verification.scanning import codes_of
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.printing import spooling
from exchange_admin.ui.printing.printers import PrinterFacts, SystemPrinters

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
    people = len(page.issuing.session.ticked)
    assert people > 1
    page.issuing.footer.print.click()  # 4
    at_rest(shown, qtbot)
    register = list(shown.office.certificates.register())
    assert page.issuing.notice.text().startswith(f"{people} certificates printed")
    assert {record["state"] for record in register} == {"printed"}
    with Pages(printed) as pages:
        assert len(pages) == people
    key, _ = shown.office.exchange.keys.public()
    codes = [read_code(text) for text in codes_of(printed)]
    assert {code.facts.number for code in codes} == {record["number"] for record in register}
    assert all(code.is_signed_by(key) for code in codes)


def came_and_went(shown: OfficeWindow, id: str) -> bool:
    return shown.office.records.get("mobility", id)["receiving_status"] == "departed"
