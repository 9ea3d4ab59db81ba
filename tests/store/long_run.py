"""The long run of the property machines, by one command:

    python tests/store/long_run.py --examples 12000 --steps 80 --processes 2 --minutes 60

Prints what was done until all histories were played or the time was over, and ends with 1 when one failed; that one
is printed then.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from hypothesis import HealthCheck, settings  # noqa: E402
from hypothesis.stateful import run_state_machine_as_test  # noqa: E402
from merging_machine import Offices  # noqa: E402
from partner_machine import Partners  # noqa: E402

from exchange_admin.names import Names, NameTables  # noqa: E402

ROUND = 100
MACHINES = {"offices": Offices, "partners": Partners}


def run(machine: str, examples: int, steps: int, minutes: float) -> tuple[Counter[str], str]:
    """What was done, and how it failed. In rounds, so that the time can be looked at."""
    tried, until = MACHINES[machine], time.monotonic() + minutes * 60
    tried.prepare(Names(NameTables.load(HERE.parents[1] / "resources" / "names")))
    for begin in range(0, examples, ROUND):
        how = settings(
            max_examples=min(ROUND, examples - begin),
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(tried, settings=how)
        except BaseException:
            return tried.told, traceback.format_exc()
        if time.monotonic() > until:
            break
    return tried.told, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=12_000)
    parser.add_argument("--steps", type=int, default=80)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="for each machine")
    parser.add_argument("--machine", choices=MACHINES, nargs="*", default=list(MACHINES))
    given = parser.parse_args()
    failed = False
    for machine in given.machine:
        began, told = time.monotonic(), Counter[str]()
        share = (machine, -(-given.examples // given.processes), given.steps, given.minutes)
        with multiprocessing.get_context("spawn").Pool(given.processes) as pool:
            for counts, failure in pool.starmap(run, [share] * given.processes):
                told.update(counts)
                failed |= bool(failure)
                sys.stdout.write(failure)
        counted = ", ".join(f"{count} {what}" for what, count in sorted(told.items()))
        sys.stdout.write(f"{machine}: {counted}; {time.monotonic() - began:.0f} s\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
