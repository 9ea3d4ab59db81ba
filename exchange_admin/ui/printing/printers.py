"""The printers of this PC, as the pages that print ask for them; tests hand in others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from exchange_admin.domain.problems import Problem, RuleBroken


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """`two_sided` when it turns sheets by itself, `usual` for the one that the system proposes."""

    name: str
    two_sided: bool = False
    usual: bool = False


class Printers(Protocol):
    """Both may take their time, a printer of the network above all: not for the GUI thread."""

    def known(self) -> Sequence[PrinterFacts]:
        """In the order of the system."""
        ...

    def open(self, name: str) -> QPrinter:
        """Ready for a job. Raises RuleBroken with `printer.gone`."""
        ...


class SystemPrinters:
    """What the system lists."""

    def known(self) -> Sequence[PrinterFacts]:
        usual = QPrinterInfo.defaultPrinterName()
        return [_facts(QPrinterInfo.printerInfo(name), usual) for name in QPrinterInfo.availablePrinterNames()]

    def open(self, name: str) -> QPrinter:
        info = QPrinterInfo.printerInfo(name)  # a QPrinter of a name that is gone would print into a file instead
        printer = None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)
        if printer is None or not printer.isValid():
            raise RuleBroken(Problem("printer.gone", facts={"printer": name}))
        return printer


def _facts(info: QPrinterInfo, usual: str) -> PrinterFacts:
    sides = {QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide}
    name = info.printerName()
    return PrinterFacts(name, bool(sides & set(info.supportedDuplexModes())), name == usual)
