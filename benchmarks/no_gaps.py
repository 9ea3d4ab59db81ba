"""Gaps in the event loop while a workbook is staged and applied, a report and certificates are written or printed."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from measuring import Line, arguments, in_child, percentile, tell, work_folder

PEOPLE = 10_000
PRINTED = 10


class Heartbeat:
    """A timer that should fire every two milliseconds; keeps the time between two beats."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start(2)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def works(office: Any) -> dict[str, Callable[[Any], object]]:
    """What the window hands to its jobs: every one on a connection of its own."""
    from import_workbook import workbook

    from exchange_admin.documents.pages import Pages
    from exchange_admin.services.certificates import PARTICIPATION, PaperOrder
    from exchange_admin.services.importing import ImportOptions
    from exchange_admin.ui.preferences import PrinterSettings
    from exchange_admin.ui.printing.spooling import spool

    def bring_in(task: Any) -> object:
        with office.beside(writing=True) as apart:
            draft = apart.imports.stage(workbook(), ImportOptions(), step=lambda: task.step(0))
            return apart.imports.apply(draft, "benchmark")

    def report(task: Any) -> object:
        with office.beside(writing=False) as apart:
            target = work_folder() / "gaps.xlsx"
            return apart.reports.write("exchange-register", target, language="en", step=task.step)

    def papers(task: Any) -> object:
        with office.beside(writing=True) as apart:
            order = PaperOrder(PARTICIPATION, ("zh", "ru"), date(2026, 11, 24))
            selection = apart.selector.select(["programme:IN-SUM-26L"])
            target = work_folder() / "gaps.pdf"
            return apart.issuing.issue(selection, order, "benchmark", target=target, anyway="benchmark")

    def printing(task: Any) -> object:
        with office.beside(writing=False) as apart:
            ids = [record.id for record in islice(apart.certificates.register(), PRINTED)]
            drawn = map(Pages, apart.certificates.papers(ids))
            spool(drawn, len(ids), file_printer(), PrinterSettings(), task.step)

    return {"report": report, "certificates": papers, "printing": printing, "import": bring_in}


def file_printer() -> Any:
    """A printer of 600 dots an inch that prints into a file."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(work_folder() / "gaps_printed.pdf"))
    return printer


def child(file: str) -> dict[str, dict[str, float]]:
    import windows

    running = windows.application()
    windows.open_list(running, Path(file))
    windows.rest(running)
    office, jobs = running.office.office, running.office.jobs
    told = {}
    for name, work in works(office).items():
        ended: list[bool] = []
        failed: list[Exception] = []
        heart = Heartbeat()
        job = jobs.aside(work) if name in {"report", "printing"} else jobs.write(work)
        job.ended.connect(lambda ended=ended: ended.append(True))
        job.failed.connect(failed.append)
        started = time.perf_counter()
        heart.start()
        job.start()
        while not ended:
            windows.qt().processEvents()
        heart.stop()
        if failed:
            raise failed[0]
        told[name] = {
            "longest": max(heart.gaps),
            "p99": percentile(heart.gaps, 0.99),
            "seconds": time.perf_counter() - started,
        }
    return told


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(child(*given.only)), flush=True)
        os._exit(0)
    from import_workbook import workbook
    from offices import office_file

    workbook()
    lines = []
    for old in work_folder().glob("gaps_target.exchange*"):
        old.unlink()
    file = work_folder() / "gaps_target.exchange"
    shutil.copyfile(office_file(PEOPLE), file)
    for name, found in in_child("no_gaps.py", str(file)).items():
        about = f"p99 {found['p99']:.0f} ms over {found['seconds']:.1f} s"
        lines.append(
            Line(f"longest gap in the event loop during {name}", found["longest"], "ms", limit=100, peers=about)
        )
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
