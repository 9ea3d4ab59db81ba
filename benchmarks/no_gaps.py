"""Gaps in the event loop of the window while its jobs report, issue, print, import, undo, merge and work out a changed
rule, and just after."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from measuring import Line, arguments, in_child, percentile, tell, work_folder

PEOPLE = 10_000
PRINTED = 10
MERGED, MERGE = 20_000, "merge"
ASIDE = {"report", "printing"}
"""Jobs that only read."""
AFTERWARDS = 500
"""Milliseconds in which the window shows what a job changed."""

Work = Callable[[Any], Any]
"""What a job does; answers with the changes that it made, or with nothing."""


class Heartbeat:
    """A timer that should fire every two milliseconds; keeps the milliseconds between two beats, and those of them in
    which this process had a processor: on a machine with other work the rest is not its own doing."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self.own: list[float] = []
        self._last = self._spent = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._spent = time.perf_counter(), time.process_time()
        self._timer.start(2)

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.process_time()
        gap = (now - self._last) * 1000
        self.gaps.append(gap)
        self.own.append(min(gap, (spent - self._spent) * 1000))
        self._last, self._spent = now, spent

    def stop(self) -> None:
        self._timer.stop()


def works(office: Any) -> dict[str, Work]:
    """What the window hands to its jobs: every one on a connection of its own, in the order of the names."""
    from import_workbook import workbook

    from exchange_admin.documents.pages import Pages
    from exchange_admin.services.certificates.paper_facts import PARTICIPATION, PaperOrder
    from exchange_admin.services.importing.draft import ImportOptions
    from exchange_admin.ui.preferences import PrinterSettings
    from exchange_admin.ui.printing.spooling import spool

    issued: list[str] = []

    def report(task: Any) -> None:
        with office.beside(writing=False) as apart:
            apart.reports.write("exchange-register", work_folder() / "gaps.xlsx", language="en", step=task.step)

    def papers(task: Any) -> Any:
        with office.beside(writing=True) as apart:
            order = PaperOrder(PARTICIPATION, ("zh", "ru"), date(2026, 11, 24))
            selection = apart.selector.select(["programme:IN-SUM-26L"])
            target = work_folder() / "gaps.pdf"
            done = apart.issuing.issue(selection, order, "benchmark", target=target, anyway="benchmark", step=task.step)
            issued.extend(done.ids)
            return done.changes

    def again(task: Any) -> Any:
        with office.beside(writing=True) as apart:
            return apart.certificates.print(issued, work_folder() / "gaps_again.pdf", "benchmark", step=task.step)

    def printing(task: Any) -> None:
        with office.beside(writing=False) as apart:
            drawn = map(Pages, apart.certificates.papers(issued[:PRINTED]))
            spool(drawn, PRINTED, file_printer(), PrinterSettings(), task.step)

    def bring_in(task: Any) -> Any:
        with office.beside(writing=True) as apart:
            draft = apart.imports.stage(workbook(), ImportOptions(), step=lambda: task.step(0))
            return apart.imports.apply(draft, "benchmark").changes

    def take_back(task: Any) -> Any:
        with office.beside(writing=True) as apart:
            return apart.undoing.undo("benchmark", lambda: task.step(0))

    def rule(task: Any) -> Any:
        with office.beside(writing=True) as apart:
            changes = change_rule(apart)
            apart.casework.upkeep.bring_up(lambda: task.step(0))
            return changes

    return {
        "a changed rule": rule,
        "report": report,
        "issuing certificates": papers,
        "the same again from the register": again,
        "printing": printing,
        "import": bring_in,
        "undo of the import": take_back,
    }


def change_rule(office: Any) -> Any:
    """One day more for the rule with the most open tasks."""
    from exchange_admin.domain.queries import Query

    n: dict[str, int] = {}
    for one in office.store.due.counts():
        n[one.requirement] = n.get(one.requirement, 0) + (one.n if one.is_open else 0)
    rule = max(office.store.records(Query("requirement")), key=lambda one: n.get(one.id, 0))
    return office.records.set("requirement", rule.id, {"offset": int(rule["offset"] or 0) + 1}, "benchmark")


def merging(office: Any, packages: list[Path]) -> dict[str, Work]:
    """Packages of a college taken in by the window of its office, with backup and look-alikes."""
    from exchange_admin.domain.changes import Changes

    def take_in(task: Any) -> Any:
        touched = []
        for package in packages:
            with office.beside(writing=True) as apart:
                outcome = apart.exchange.receiving.take_in(package, "en", "benchmark")
                touched += [*outcome.new, *outcome.changed, *outcome.deleted]
        return Changes.of(touched, step=outcome.step, verb="package.import")

    return {MERGE: take_in}


def file_printer() -> Any:
    """A printer of 600 dots an inch that prints into a file."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(work_folder() / "gaps_printed.pdf"))
    return printer


def child(file: str, *packages: str) -> dict[str, dict[str, float]]:
    """The jobs of one office file in its window, one after the other; `packages` are merged instead when given."""
    import windows

    running = windows.application()
    assert running.open_file(Path(file))
    windows.rest(running)
    office = running.office.office
    work = merging(office, [Path(package) for package in packages]) if packages else works(office)
    return {name: gaps(running.office, name, work) for name, work in work.items()}


def gaps(shown: Any, name: str, work: Work) -> dict[str, float]:
    """Runs one job as the window does, with the lists that follow what it changed, until everything rests."""
    from PySide6.QtCore import QEventLoop, QTimer

    jobs, feed = shown.jobs, shown.desk.feed
    failed: list[Exception] = []
    heart, loop = Heartbeat(), QEventLoop()
    job = jobs.aside(work) if name in ASIDE else jobs.write(work)
    job.succeeded.connect(lambda changes: feed.publish(changes) if changes else None)
    job.failed.connect(failed.append)
    job.ended.connect(lambda: QTimer.singleShot(AFTERWARDS, loop.quit))
    started = time.perf_counter()
    heart.start()
    job.start()
    loop.exec()
    heart.stop()
    if failed:
        raise failed[0]
    seconds = time.perf_counter() - started - AFTERWARDS / 1000
    return {
        "longest": max(heart.gaps),
        "own": max(heart.own),
        "p99": percentile(heart.gaps, 0.99),
        "seconds": seconds,
    }


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(child(*given.only)), flush=True)
        os._exit(0)
    from import_workbook import workbook
    from merge import Town, copied
    from offices import office_file

    workbook()
    for old in work_folder().glob("gaps_target.exchange*"):
        old.unlink()
    file = work_folder() / "gaps_target.exchange"
    shutil.copyfile(office_file(PEOPLE), file)
    told = in_child("no_gaps.py", str(file))
    town = Town(MERGED)
    town.build()
    for what, file in (("people", town.office), ("edits", town.merged)):
        with copied(file, town.folder / "gaps.exchange") as copy:
            found = in_child("no_gaps.py", str(copy), *map(str, town.packages(what)))
        told[f"{MERGE} of {getattr(town, what):,} {what}"] = found[MERGE]
    lines = []
    for name, found in told.items():
        about = f"with a processor {found['own']:.0f} ms; p99 {found['p99']:.0f} ms over {found['seconds']:.1f} s"
        lines.append(
            Line(f"longest gap in the event loop during {name}", found["longest"], "ms", limit=100, peers=about)
        )
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
