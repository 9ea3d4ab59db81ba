"""A list of papers on its way to a printer of this PC, or into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import OpenOffice
from paper_printers import FilePrinters
from task_office import stays, with_rules

from exchange_admin.documents.pages import Pages
from exchange_admin.ui.casework.checklist_card import ChecklistCard
from exchange_admin.ui.printing import sheet_printing
from exchange_admin.ui.printing.print_dialog import PaperDialog


@pytest.fixture
def card(office: OpenOffice, qtbot) -> ChecklistCard:
    with_rules(office)
    page = office.area("mobility")
    page.open_record("mobility", stays(office)[0])
    (found,) = page.page.panel.findChildren(ChecklistCard)
    qtbot.waitUntil(lambda: bool(found.lines))
    return found


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FilePrinters:
    printers = FilePrinters(tmp_path)
    monkeypatch.setattr(sheet_printing, "SystemPrinters", lambda: printers)
    return printers


def test_the_printers_of_the_pc_are_offered_and_one_prints(
    card: ChecklistCard, office: OpenOffice, printers: FilePrinters, qtbot
) -> None:
    def choose(dialog: PaperDialog) -> bool:
        qtbot.waitUntil(dialog.print.isEnabled)
        return True

    office.answers.answers = [choose]
    card._print_list()
    qtbot.waitUntil(lambda: bool(printers.jobs) and not office.desk.jobs.is_busy)
    with Pages(printers.jobs[0].read_bytes()) as pages:
        assert len(pages) == 1


def test_without_a_printer_it_is_saved(
    card: ChecklistCard, office: OpenOffice, printers: FilePrinters, tmp_path: Path, qtbot
) -> None:
    printers.printers.clear()

    def save(dialog: PaperDialog) -> bool:
        assert not dialog.print.isEnabled()
        dialog.save.click()
        return True

    target = tmp_path / "papers.pdf"
    office.answers.answers = [save, target]
    with qtbot.waitSignal(office.desk.notices.said):
        card._print_list()
    assert Path(office.answers.asked[-1]).suffix == ".pdf"
    with Pages(target.read_bytes()) as pages:
        assert len(pages) == 1
