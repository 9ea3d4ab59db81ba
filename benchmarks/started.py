"""The process that `start.py` starts: shows a window, tells the seconds since it was started, and ends.

Imports nothing but what it shows. Called with `ours` (Today, which opens first), `list` (the list of people after it)
or `bare`, the office file, and the time of its start; `EXCHANGE_ADMIN_PLACE` says where the program lies, if not here.
Tells the seconds of the processor too, in the line before.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

what, file, started = sys.argv[1:]
sys.path.insert(0, os.environ.get("EXCHANGE_ADMIN_PLACE") or str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if what in ("ours", "list"):
    from exchange_admin.app.loading import load_qt, unsearched

    with unsearched():  # as `main` does
        load_qt()
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication, QTableView

        from exchange_admin.app.gc_pauses import GcPauses
        from exchange_admin.app.paths import Paths
        from exchange_admin.app.program import Program
        from exchange_admin.app.window import Application, yield_to_window_often
        from exchange_admin.ui.preferences import Preferences

    app = QApplication(["benchmark"])
    preferences = Preferences(Path(file).parent / "preferences")
    preferences.language = "en"
    running = Application(Program(Paths.find()), preferences)
    collecting = GcPauses(running.is_busy)
    yield_to_window_often()
    assert running.open_file(Path(file))
    window = running.office.window
    page = window.current_page()
    while page.day is None:  # asleep until something happens, as the program is: who asks all the time holds the job up
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()
    page.repaint()
    if what == "list":
        window.show_area("person")
        view = next(view for view in window.findChildren(QTableView) if view.isVisible())
        while not view.model().rowCount():
            app.processEvents()
        app.processEvents()
        view.viewport().repaint()
else:
    from PySide6.QtWidgets import QApplication, QTableView
    from windows_bare import PlainTable

    app = QApplication(["benchmark"])
    view = QTableView()
    model = PlainTable(10_000)
    view.setModel(model)
    view.resize(1366, 768)
    view.show()
    app.processEvents()
    view.viewport().repaint()
print(time.process_time())
print(time.time() - float(started), flush=True)
os._exit(0)  # leaving is not measured
