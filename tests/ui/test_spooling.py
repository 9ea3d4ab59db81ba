"""Papers on a printer, at the seam: a real QPrinter that prints into a PDF, and one whose paper jams."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from paper_printers import FilePrinter
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from exchange_admin.documents.drawing import A4_LANDSCAPE, MM, RuleMark, pdf_of
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.pages import Pages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.jobs import Cancelled
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.printers import SystemPrinters
from exchange_admin.ui.printing.spooling import spool

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


class OnlyA5(FilePrinter):
    """Has no other paper."""

    def setPageLayout(self, layout: QPageLayout) -> bool:
        a5 = QPageLayout(QPageSize(QPageSize.PageSizeId.A5), layout.orientation(), QMarginsF())
        return super().setPageLayout(a5)


def paper(sides: int = 1, size: tuple[float, float] = A4_LANDSCAPE) -> Pages:
    """Every side has a square of 10 mm whose upper left corner lies 30 mm from the left and 40 mm from the top."""
    y = size[1] - 45 * MM
    square = RuleMark(30 * MM, y, 40 * MM, y, 10 * MM, "000000")
    return Pages(pdf_of(Fonts(FONTS), [[square]] * sides, size=size, title="", author=""))


def no_step(done: int, total: int) -> None:
    pass


def squares(path: Path) -> list[tuple[int, int, int, int] | None]:
    """Left, top, right and bottom of what is dark on each side, in millimetres."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        image = page.render(scale=254 / 72)
        width, height, data = image.width, image.height, bytes(image.buffer)
        rows = [data[y * image.stride : y * image.stride + width * 3] for y in range(height)]
        dark = [y for y, line in enumerate(rows) if min(line) < 128]
        if not dark:
            found.append(None)
            continue
        line = rows[(dark[0] + dark[-1]) // 2]
        across = [x for x in range(width) if line[3 * x] < 128]
        found.append(tuple(round(n / 10) for n in (across[0], dark[0], across[-1] + 1, dark[-1] + 1)))
    document.close()
    return found


@pytest.fixture
def target(qapp, tmp_path):
    return tmp_path / "out.pdf"


@pytest.mark.parametrize("dots", [100, 600, 1200])
def test_every_millimetre_stays_where_the_page_has_it_whatever_the_printer_resolves(target, dots):
    spool([paper()], 1, FilePrinter(target, dots=dots), PrinterSettings(), no_step)
    assert squares(target) == [(30, 40, 40, 50)]
    with Pages(target) as printed:
        width, height = printed.size(0)
    assert (round(width / MM), round(height / MM)) == (297, 210)


def test_a_page_is_moved_by_what_the_printer_needs(target):
    spool([paper()], 1, FilePrinter(target), PrinterSettings(right=-50, down=30), no_step)
    assert squares(target) == [(25, 43, 35, 53)]


def test_on_both_sides_everybody_begins_on_a_sheet_of_their_own(target):
    square = (30, 40, 40, 50)
    printer = FilePrinter(target)
    spool([paper(1), paper(2), paper(3)], 3, printer, PrinterSettings(sides="short"), no_step)
    assert squares(target) == [square, None, square, square, square, square, square]
    assert printer.turned is QPrinter.DuplexMode.DuplexShortSide


def test_papers_of_other_sizes_get_sheets_of_their_size(target):
    upright, a3 = (A4_LANDSCAPE[1], A4_LANDSCAPE[0]), (420 * MM, 297 * MM)
    papers = [paper(), paper(size=upright), paper(size=a3)]
    spool(papers, 3, FilePrinter(target), PrinterSettings(), no_step)
    with Pages(target) as printed:
        sizes = [tuple(round(n / MM) for n in printed.size(page)) for page in range(3)]
    assert sizes == [(297, 210), (210, 297), (420, 297)]


def test_progress_counts_papers_up_to_the_last(target):
    heard = []

    def step(done: int, total: int) -> None:
        heard.append((done, total))

    spool([paper(), paper()], 2, FilePrinter(target), PrinterSettings(), step)
    assert list(dict.fromkeys(heard)) == [(0, 2), (1, 2), (2, 2)]


def test_stopping_withdraws_the_job(target):
    printer = FilePrinter(target)

    def step(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        spool([paper(), paper(), paper()], 3, printer, PrinterSettings(), step)
    assert printer.aborted
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_printer_that_stops_says_at_which_paper(target):
    printer = FilePrinter(target, jams_at=3)
    with pytest.raises(RuleBroken) as refused:
        spool([paper() for _ in range(5)], 5, printer, PrinterSettings(), no_step)
    assert (refused.value.problem.code, refused.value.problem.facts["n"]) == ("printer.stopped", 3)
    assert printer.aborted


def test_a_printer_without_the_paper_is_told_before_anything_is_drawn(target):
    with pytest.raises(RuleBroken) as refused:
        spool([paper()], 1, OnlyA5(target), PrinterSettings(), no_step)
    assert refused.value.problem.code == "printer.no_such_paper"
    assert refused.value.problem.facts["paper"] == "A4"
    assert not target.exists()


def test_a_printer_that_takes_no_job_is_named(target, qtlog):
    with qtlog.disabled(), pytest.raises(RuleBroken) as refused:
        spool([paper()], 1, FilePrinter(target / "nowhere" / "x.pdf"), PrinterSettings(), no_step)
    assert refused.value.problem.code == "printer.not_started"


def test_a_printer_that_is_gone_is_never_printed_past(qapp):
    with pytest.raises(RuleBroken) as refused:
        SystemPrinters().open("HP LaserJet 400")
    assert refused.value.problem.code == "printer.gone"
    assert refused.value.problem.facts["printer"] == "HP LaserJet 400"


def test_bands_leave_no_seam(target, monkeypatch):
    monkeypatch.setattr("exchange_admin.ui.printing.spooling.BAND", 17)
    tall = (QSizeF(297, 210) * MM).toTuple()
    spool([paper(size=tall)], 1, FilePrinter(target, dots=300), PrinterSettings(), no_step)
    assert squares(target) == [(30, 40, 40, 50)]
