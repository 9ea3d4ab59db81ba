"""A real window without a screen, and waiting for what it shows."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from offices import program
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTableView, QWidget

SIZE = (1366, 768)
QUIET_AFTER = 2.5
"""Seconds after which everything has begun that a window does by itself once it is open."""


def qt() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["benchmark"])


def application() -> Any:
    """The application with preferences of its own, and no office."""
    qt()
    from exchange_admin.app.gc_pauses import GcPauses
    from exchange_admin.app.window import Application, yield_to_window_often
    from exchange_admin.ui.preferences import Preferences

    preferences = Preferences(Path(tempfile.mkdtemp(prefix="benchmark_preferences_")))
    preferences.language = "en"
    running = Application(program(), preferences)
    running.collecting = GcPauses(running.is_busy, running)  # as `run_window` does
    yield_to_window_often()
    return running


def open_list(running: Any, file: Path) -> QTableView:
    """The window of the office with its list of people painted."""
    assert running.open_file(file)
    running.office.window.resize(*SIZE)
    running.office.window.show_area("person")
    view = next(view for view in running.office.window.findChildren(QTableView) if view.isVisible())
    wait_until(lambda: view.model().rowCount() > 0)
    view.viewport().repaint()
    return view


def wait_until(ready: Callable[[], bool], longest: float = 120.0) -> float:
    """Lets the event loop run; seconds until `ready`. Raises TimeoutError."""
    started = time.perf_counter()
    while not ready():
        if time.perf_counter() - started > longest:
            raise TimeoutError
        qt().processEvents()
    return time.perf_counter() - started


def rest(running: Any) -> None:
    """Waits for what follows the opening of a file in quiet moments: loading of pages, checks, the backup."""
    jobs = running.office.jobs
    wait_until(lambda at=time.perf_counter(): time.perf_counter() - at > QUIET_AFTER)
    wait_until(lambda: not jobs.is_busy, longest=600)


def painted(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until what somebody did is painted: once, by the event loop. Those of the processor of this thread,
    and those of the clock."""
    clock, started = time.perf_counter(), time.thread_time()
    act()
    qt().processEvents()
    return (time.thread_time() - started) * 1000, (time.perf_counter() - clock) * 1000


def area_painted(window: Any, id: str, times: int) -> list[tuple[float, float]]:
    """As `painted`, from Today to an area of the sidebar."""
    spent = []
    for _ in range(times):
        window.show_area("today")
        qt().processEvents()
        spent.append(painted(lambda: window.show_area(id)))
    return spent


class PaintCounter(QObject):
    """Counts how often a widget paints itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def sql_window(file: Path, kind: str = "person") -> QTableView:
    """Qt's own table model over the same table of the office file, painted."""
    qt()
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    database = QSqlDatabase.addDatabase("QSQLITE", str(file))
    database.setDatabaseName(str(file))
    database.setConnectOptions("QSQLITE_OPEN_READONLY")
    assert database.open()
    view = QTableView()
    model = QSqlTableModel(view, database)
    model.setTable(kind)
    assert model.select()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    qt().processEvents()
    view.viewport().repaint()
    return view
