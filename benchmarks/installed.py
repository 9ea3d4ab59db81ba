"""The start of the installed program against that of a checkout, both from starting the process to Today painted.

python benchmarks/installed.py ROOT [--json]

ROOT is where a .deb was installed or unpacked (`dpkg-deb -x X.deb ROOT`). Run it with the version of Python that the
package is for: both sides are that Python, by turns. Libraries of the checkout are compiled by a start before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import Line, tell, work_folder
from offices import worked_office

PEOPLE, TIMES = 10_000, 9
STARTED = Path(__file__).parent / "started.py"


def measured(command: Sequence[str], file: Path, environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds on the wall and of the processor."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    called = [*command, str(STARTED), "ours", str(file), repr(time.time())]
    told = subprocess.run(called, check=True, stdout=subprocess.PIPE, text=True, env={**usual, **environment})
    processor, wall = told.stdout.splitlines()[-2:]
    return float(wall), float(processor)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("root", type=Path)
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    python, isolated = (given.root / "usr/bin/exchange-admin").read_text("utf-8").splitlines()[0][2:].split()
    if Path(python).name != f"python{sys.version_info.major}.{sys.version_info.minor}":
        sys.exit(f"the package is for {python}: run this with that Python")
    # a cache each: programs that take turns would read all words anew
    caches = [{"XDG_CACHE_HOME": str(work_folder() / name)} for name in ("cache_installed", "cache")]
    place = {**caches[0], "EXCHANGE_ADMIN_PLACE": str(given.root / "usr/lib/exchange-admin")}
    compiled = {**caches[1], "PYTHONPYCACHEPREFIX": str(work_folder() / "compiled")}
    file = worked_office(PEOPLE)
    turns = [
        (measured([python, isolated], file, place), measured([sys.executable], file, compiled))
        for _ in range(TIMES + 1)
    ][1:]
    installed, checkout = zip(*turns, strict=True)
    what, other = f"start of the installed program to Today painted, {PEOPLE:,} people", "checkout"
    wall, processor = (tuple(min(one[at] for one in side) for side in (installed, checkout)) for at in (0, 1))
    lines = [
        Line(what, wall[0], "s", wall[1], other, limit=0.7),
        Line(f"{what}, of the processor", processor[0], "s", processor[1], other),
    ]
    tell(lines, as_json=given.json)
    if not given.json:
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
