"""From starting the process to Today painted, and to the list of people from there, in an office of 10,000 people;
against a bare table window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from measuring import Line, arguments, tell, work_folder
from offices import worked_office

PEOPLE, TIMES = 10_000, 7


def measured(what: str, file: Path) -> float:
    script = Path(__file__).parent / "started.py"
    # compiled modules as every installed program has them, whatever the environment of this run says
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(work_folder() / "compiled")
    environment["XDG_CACHE_HOME"] = str(work_folder() / "cache")  # programs that take turns would read all words anew
    command = [sys.executable, str(script), what, str(file), repr(time.time())]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return float(told.stdout.splitlines()[-1])


def main() -> None:
    given = arguments(__doc__)
    file = worked_office(PEOPLE)
    today, people, bare = (min(measured(what, file) for _ in range(TIMES)) for what in ("ours", "list", "bare"))
    about, other = "10,000 people", "bare QTableView window"
    lines = [
        Line(f"start to Today painted, {about}", today, "s", bare, other, limit=0.7),
        Line(f"start, Today, and from there to the list, {about}", people, "s", bare, other),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
