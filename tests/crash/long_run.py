"""The long run of the crash tests, by one command:

    python tests/crash/long_run.py --kills 1000 --cuts 10000 --sizes 60 --minutes 60

Prints what was done and what went wrong, and ends with 1 when something did.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from deaths import MORTAL, Deaths  # noqa: E402
from full_disks import FILLING, NoRoom, may_mount  # noqa: E402
from power_cuts import CUT, CutWork  # noqa: E402
from week_offices import make_offices  # noqa: E402
from workshop import open_workshop  # noqa: E402

_CUTS_AT_ONCE = 200


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def kills(count: int, seed: int, until: float) -> list[str]:
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder, open_workshop() as workshop:
        offices = Path(folder) / "offices"
        offices.mkdir()
        deaths = Deaths(workshop, make_offices(offices), Path(folder) / "folder", seed)
        done = 0
        while done < count and time.monotonic() < until:
            found += deaths.die(MORTAL[done % len(MORTAL)])
            done += 1
        say(f"kills: {done} works, {deaths.killed} killed, {deaths.told} lines told, {len(found)} faults")
    return found


def cuts(count: int, seed: int, until: float) -> list[str]:
    """In rounds, each over a newly recorded run of every work."""
    found: list[str] = []
    done = 0
    while done < count and time.monotonic() < until:
        with tempfile.TemporaryDirectory() as folder:
            offices = Path(folder) / "offices"
            offices.mkdir()
            make_offices(offices)
            for work in CUT:
                cut = CutWork(work, offices, Path(folder))
                found += [] if cut.is_faithful else [f"{work} was not recorded faithfully"]
                found += cut.cuts(_CUTS_AT_ONCE, seed + done)
                done += _CUTS_AT_ONCE
    say(f"power cuts: {done} over {', '.join(CUT)}; {len(found)} faults")
    return found


def full(count: int, until: float) -> list[str]:
    """Quotas and disks of `count` sizes for every work, from nothing to enough."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder, open_workshop() as workshop:
        offices = Path(folder) / "offices"
        offices.mkdir()
        room = NoRoom(workshop, make_offices(offices), Path(folder))
        sizes = [room.size * 3 // 2 * n // count for n in range(count)]
        for size in sizes:
            for work in FILLING:
                if time.monotonic() < until:
                    found += room.with_quota(work, max(size, 1))
                    found += room.on_small_disk(work, size) if may_mount() else []
        where = "quotas and small disks" if may_mount() else "quotas only, nothing could be mounted"
        say(f"full: {room.refused} works refused, {room.done} done ({where}); {len(found)} faults")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=10_000)
    parser.add_argument("--sizes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    until = time.monotonic() + given.minutes * 60
    found = [*cuts(given.cuts, given.seed, until), *kills(given.kills, given.seed, until), *full(given.sizes, until)]
    for fault in found:
        say(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
