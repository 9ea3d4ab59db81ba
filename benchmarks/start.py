"""From starting the process to a list that can be used, in an office of 10,000 people; against a bare table window."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from measuring import Line, arguments, in_child, tell

PEOPLE, TIMES = 10_000, 5
STARTED = "BENCHMARK_STARTED"


def child(what: str, file: str) -> dict[str, float]:
    import windows

    if what == "ours":
        windows.open_list(windows.application(), Path(file))
    else:
        windows.plain_window(PEOPLE)
    return {"seconds": time.time() - float(os.environ[STARTED])}


def measured(what: str, file: Path) -> float:
    os.environ[STARTED] = repr(time.time())
    return float(in_child("start.py", what, str(file))["seconds"])


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(child(*given.only)), flush=True)
        os._exit(0)  # leaving is not measured
    from offices import office_file

    file = office_file(PEOPLE)
    ours = min(measured("ours", file) for _ in range(TIMES))
    bare = min(measured("bare", file) for _ in range(TIMES))
    what = "start to usable list, 10,000 people"
    tell([Line(what, ours, "s", bare, "bare QTableView window", limit=0.7)], as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
