"""Papers drawn on a printer, band by band and never a whole page in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.preferences import PrinterSettings

FINEST = 600
"""Dots per inch: more would not be seen (rulings 33)."""
BAND = 96
"""Rows drawn at once: no longer than the window can do without an answer."""
_CLOSE = 3.0
"""Points by which the sheet of a printer may differ from the page."""

_SIDES = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
_FAILED = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}


def spool(
    papers: Iterable[Pages],
    total: int,
    printer: QPrinter,
    settings: PrinterSettings,
    step: Callable[[int, int], None],
) -> None:
    """Prints every paper, each from the front of a sheet, as one job; the papers are closed.

    `step` hears papers done and in all, before every band, and may raise to stop. Whatever is raised, the job is
    withdrawn as far as the printer can. Raises RuleBroken: `printer.no_such_paper`, `printer.not_started`,
    `printer.stopped`.
    """
    job = _Job(printer, settings)
    try:
        for done, pages in enumerate(papers):
            with closing(pages):
                job.paper(pages, partial(step, done, total))
        job.end()
    except BaseException:
        job.withdraw()
        raise
    step(total, total)


class _Job:
    def __init__(self, printer: QPrinter, settings: PrinterSettings) -> None:
        self._printer, self._settings = printer, settings
        self._painter = QPainter()
        self._papers = 0
        self._sides = 0  # of the paper on the printer
        self._size = (0.0, 0.0)
        self._dpi = 0
        printer.setResolution(FINEST)
        printer.setDuplex(_SIDES[settings.sides])

    def paper(self, pages: Pages, step: Callable[[], None]) -> None:
        self._turn_over()
        self._papers += 1
        self._sides = 0
        for page in range(len(pages)):
            step()
            self._side(pages.size(page))
            self._draw(pages, page, step)

    def end(self) -> None:
        if not self._painter.end() or self._printer.printerState() in _FAILED:
            raise self._refusal("stopped")

    def withdraw(self) -> None:
        self._printer.abort()
        if self._painter.isActive():
            self._painter.end()

    def _turn_over(self) -> None:
        """An empty back, so that nobody's paper begins behind somebody else's."""
        if self._settings.sides != "one" and self._sides % 2:
            self._side(self._size)

    def _side(self, size: tuple[float, float]) -> None:
        """A new side of this size in points, and on the first one the job itself."""
        if size != self._size:
            self._lay_out(size)
        if not self._painter.isActive():
            if not self._painter.begin(self._printer):
                raise self._refusal("not_started")
        elif not self._printer.newPage() or self._printer.printerState() in _FAILED:
            raise self._refusal("stopped")
        self._sides += 1

    def _lay_out(self, size: tuple[float, float]) -> None:
        self._printer.setPageLayout(layout_of(*size))
        given = self._printer.pageLayout().fullRectPoints()
        if abs(given.width() - size[0]) > _CLOSE or abs(given.height() - size[1]) > _CLOSE:
            paper = QPageSize.name(_page_size(*size).id())
            raise RuleBroken(Problem("printer.no_such_paper", facts={"printer": self._name, "paper": paper}))
        self._size = size
        self._dpi = min(FINEST, self._printer.resolution())

    def _draw(self, pages: Pages, page: int, step: Callable[[], None]) -> None:
        """The page moved as the printer needs it; empty bands are left out."""
        dots, painter = self._printer.resolution(), self._painter
        painter.resetTransform()
        painter.translate(self._settings.right * dots / 254, self._settings.down * dots / 254)
        painter.scale(dots / self._dpi, dots / self._dpi)
        height = pages.pixels(page, self._dpi)[1]
        for top in range(0, height, BAND):
            step()
            band = pages.band(page, self._dpi, top, BAND)
            if band.data.strip(b"\xff"):
                image = QImage(band.data, band.width, band.height, band.stride, QImage.Format.Format_RGB888)
                painter.drawImage(QRectF(0, top, band.width, band.height), image)

    def _refusal(self, why: str) -> RuleBroken:
        return RuleBroken(Problem(f"printer.{why}", facts={"printer": self._name, "n": self._papers}))

    @property
    def _name(self) -> str:
        return self._printer.printerName()


def layout_of(width: float, height: float) -> QPageLayout:
    """The whole sheet of a page of this size in points, without margins."""
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(_page_size(width, height), turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _page_size(width: float, height: float) -> QPageSize:
    upright = QSizeF(min(width, height), max(width, height))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
