"""From starting the process to a list that can be used, in an office of 10,000 people; against a bare table window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from measuring import Line, arguments, tell, work_folder
from offices import office_file

PEOPLE, TIMES = 10_000, 7


def measured(what: str, file: Path) -> float:
    script = Path(__file__).parent / "started.py"
    # compiled modules as every installed program has them, whatever the environment of this run says
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(work_folder() / "compiled")
    command = [sys.executable, str(script), what, str(file), repr(time.time())]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return float(told.stdout.splitlines()[-1])


def main() -> None:
    given = arguments(__doc__)
    file = office_file(PEOPLE)
    ours = min(measured("ours", file) for _ in range(TIMES))
    bare = min(measured("bare", file) for _ in range(TIMES))
    what = "start to usable list, 10,000 people"
    tell([Line(what, ours, "s", bare, "bare QTableView window", limit=0.7)], as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
