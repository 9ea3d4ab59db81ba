"""The list of 1,000,000 people: opening, memory, scrolling and jumping; against Qt's own SQL table model."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from measuring import Line, arguments, in_child, megabytes, percentile, tell

STEPS, JUMPS = 300, 150


def opened(what: str, file: str) -> dict[str, float]:
    """Seconds from opening the file to the painted first page, and what the process holds then."""
    import windows

    windows.qt()
    running = windows.application() if what == "ours" else None
    started = time.perf_counter()
    view = windows.open_list(running, Path(file)) if running else windows.sql_window(Path(file))
    spent = time.perf_counter() - started
    windows.wait_until(lambda: time.perf_counter() - started > spent + 1.5)  # what comes after the first paint
    return {"seconds": spent, "megabytes": megabytes(), "rows": view.model().rowCount()}


def scrolled(what: str, file: str) -> dict[str, float]:
    """Milliseconds of one paint after a step of three rows, and after a jump anywhere."""
    import windows

    running = windows.application() if what == "ours" else None
    view = windows.open_list(running, Path(file)) if running else windows.sql_window(Path(file))
    bar, chance = view.verticalScrollBar(), random.Random(1)
    reached = 0.0
    if running:
        windows.rest(running)
    else:
        started = time.perf_counter()
        while view.model().canFetchMore(view.rootIndex()):  # it reads every row before the last one can be shown
            view.model().fetchMore(view.rootIndex())
            if time.perf_counter() - started > 60:
                break
        reached = time.perf_counter() - started

    paints = windows.PaintCounter(view.viewport())

    def painted(value: int) -> float:
        before, started = paints.count, time.perf_counter()
        bar.setValue(value)
        windows.qt().processEvents()
        spent = (time.perf_counter() - started) * 1000
        assert paints.count > before
        return spent

    one_row = max(1, bar.maximum() // max(1, view.model().rowCount()))
    steps = [painted(bar.value() + 3 * one_row) for _ in range(STEPS)]
    jumps = [painted(chance.randrange(bar.maximum())) for _ in range(JUMPS)]
    told = {"step95": percentile(steps, 0.95), "step_most": max(steps), "reached": reached}
    return told | {"jump95": percentile(jumps, 0.95), "jump_most": max(jumps), "rows": view.model().rowCount()}


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        what, *rest = given.only
        print(json.dumps({"open": opened, "scroll": scrolled}[what](*rest)), flush=True)
        os._exit(0)
    from offices import office_file

    file, small = str(office_file(given.people)), str(office_file(1))
    opening = min((in_child("large_list.py", "open", "ours", file) for _ in range(3)), key=lambda told: told["seconds"])
    plain = in_child("large_list.py", "open", "sql", file)
    empty = in_child("large_list.py", "open", "ours", small)
    ours, sql = (in_child("large_list.py", "scroll", what, file) for what in ("ours", "sql"))
    more = opening["megabytes"] - empty["megabytes"]
    people = f"{given.people:,} people"
    model = "QSqlTableModel"
    whole = f"QSqlTableModel holds {sql['rows']:,.0f} rows after {sql['reached']:.0f} s of reading on"
    lines = [
        Line(f"open {people}, first page", opening["seconds"], "s", plain["seconds"], model, limit=1.0),
        Line("memory over an empty office", more, "MB", limit=60, peers=f"{opening['megabytes']:.0f} MB in all"),
        Line("scroll step, p95", ours["step95"], "ms", sql["step95"], model, limit=16, peers=whole),
        Line("scroll step, longest", ours["step_most"], "ms", sql["step_most"], model),
        Line("jump anywhere, p95", ours["jump95"], "ms", sql["jump95"], model, limit=16),
        Line("jump anywhere, longest", ours["jump_most"], "ms", sql["jump_most"], model),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
