"""Printers for tests: real QPrinters that print into a PDF, with paper that jams where a test wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.printing.printers import PrinterFacts


class FilePrinter(QPrinter):
    """Prints into `path` at 100 dots an inch; `jams_at` is the side that does not come, `dots` what it insists on."""

    def __init__(self, path: Path, jams_at: int = 0, dots: int = 100) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self._jams_at, self._dots, self.sides, self.aborted = jams_at, dots, 1, False
        self.heard: Callable[[], object] = int
        self.turned = QPrinter.DuplexMode.DuplexNone

    def setDuplex(self, sides: QPrinter.DuplexMode) -> None:
        self.turned = sides  # a file has no back

    def setResolution(self, dots: int) -> None:
        super().setResolution(self._dots)

    def newPage(self) -> bool:
        self.sides += 1
        self.heard()
        return self.sides != self._jams_at and super().newPage()

    def abort(self) -> bool:
        self.aborted = True
        return super().abort()


@dataclass
class FilePrinters:
    """Stands for `SystemPrinters`: every job goes to `folder` under its own number. `heard` is called at every side."""

    folder: Path
    printers: list[PrinterFacts] = field(default_factory=lambda: [PrinterFacts("HP LaserJet 400", usual=True)])
    jams_at: int = 0
    jobs: list[Path] = field(default_factory=list)
    heard: Callable[[], object] = int

    def known(self) -> Sequence[PrinterFacts]:
        return list(self.printers)

    def open(self, name: str) -> QPrinter:
        if name not in {facts.name for facts in self.printers}:
            raise RuleBroken(Problem("printer.gone", facts={"printer": name}))
        self.jobs.append(self.folder / f"job{len(self.jobs) + 1}.pdf")
        printer = FilePrinter(self.jobs[-1], self.jams_at)
        printer.heard = self.heard
        return printer
