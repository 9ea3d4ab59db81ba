"""Runs every benchmark and prints one table; `--write` puts it into `benchmarks/README.md` with the machine and day."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from measuring import Line, table

HERE = Path(__file__).parent
README = HERE / "README.md"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"
SCRIPTS = (
    "start.py",
    "large_list.py",
    "search.py",
    "one_edit.py",
    "merge.py",
    "import_workbook.py",
    "report.py",
    "certificates.py",
    "grades.py",
    "attendance.py",
    "calendars.py",
    "casework.py",
    "cooperation.py",
    "projects.py",
    "committee.py",
    "no_gaps.py",
)


def measured(script: str, people: int) -> list[Line]:
    print(f"{script} …", file=sys.stderr)
    command = [sys.executable, str(HERE / script), "--json", "--people", str(people)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    lines = json.loads(told.stdout.splitlines()[-1])
    return [Line(**{name: value for name, value in line.items() if name not in {"kept", "budget"}}) for line in lines]


def machine() -> str:
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _read("/proc/cpuinfo").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) for line in _read("/proc/meminfo").splitlines() if "MemTotal" in line), 0)
    versions = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    load = f"load while measuring began {os.getloadavg()[0]:.1f}"
    return f"{os.cpu_count()} × {model}, {memory / 1e6:.0f} GB, {versions}; {load}"


def _read(path: str) -> str:
    return Path(path).read_text("utf-8") if Path(path).exists() else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="size of the large office")
    parser.add_argument("--only", nargs="*", default=SCRIPTS)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    about = machine()
    lines = [line for script in given.only for line in measured(script, given.people)]
    result = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {about}\n\n{table(lines)}"
    print(result)
    if given.write:
        before, _, rest = README.read_text("utf-8").partition(BEGIN)
        README.write_text(f"{before}{BEGIN}\n{result}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
