"""The long run of the property machines, where chance has its place; the tests of the suite play the same every time.

    python tests/store/long_run.py --examples 12000 --steps 80 --processes 2 --minutes 60

Plays rounds of histories, each round with a seed of its own, until all were played or the time was over, and prints
what was done in each. A failing round prints its history and the command that repeats it; with `--shrink` the same
command looks for a shorter one. Ends with 1 when one failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import secrets
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from committee_work import Sittings  # noqa: E402
from hypothesis import HealthCheck, Phase, seed, settings  # noqa: E402
from hypothesis.stateful import run_state_machine_as_test  # noqa: E402
from merging_machine import Offices  # noqa: E402
from offer_ends import Market  # noqa: E402
from partner_machine import CopiedPartners  # noqa: E402
from project_work import Joint  # noqa: E402
from rogue_machine import Rogues  # noqa: E402
from rogue_market import RogueMarket  # noqa: E402

from exchange_admin.names import Names, NameTables  # noqa: E402

ROUND = 20
MACHINES = {
    "offices": Offices,
    "partners": CopiedPartners,
    "rogues": Rogues,
    "market": Market,
    "rogue market": RogueMarket,
    "sittings": Sittings,
    "joint": Joint,
}


@dataclass(frozen=True)
class Round:
    """Histories that one seed gives: the same in each run with the same program and the same hypothesis."""

    machine: str
    seed: int
    examples: int
    steps: int
    shrink: bool
    until: float

    def command(self) -> str:
        given = f"--machine {self.machine} --seed {self.seed} --examples {self.examples} --steps {self.steps}"
        return f"python tests/store/long_run.py {given}"


def prepare() -> None:
    names = Names(NameTables.load(HERE.parents[1] / "resources" / "names"))
    for machine in MACHINES.values():
        machine.prepare(names)


def play(one: Round) -> tuple[Round, Counter[str], str]:
    """What was done, and how it failed."""
    if time.time() > one.until:
        return one, Counter(), ""
    machine = MACHINES[one.machine]
    machine.told.clear()
    how = settings(
        max_examples=one.examples,
        stateful_step_count=one.steps,
        phases=[Phase.generate, *([Phase.shrink] if one.shrink else [])],
        deadline=None,
        database=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(one.seed)(type("Played", (machine,), {})), settings=how)
    except BaseException:
        return one, machine.told.copy(), traceback.format_exc()
    return one, machine.told.copy(), ""


def rounds(machine: str, given: argparse.Namespace) -> Iterator[Round]:
    until = time.time() + given.minutes * 60
    for number, begin in enumerate(range(0, given.examples, ROUND)):
        examples = min(ROUND, given.examples - begin)
        yield Round(machine, given.seed + number, examples, given.steps, given.shrink, until)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def counts(done: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(done.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=12_000)
    parser.add_argument("--steps", type=int, default=80)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="for each machine")
    parser.add_argument("--machine", choices=MACHINES, nargs="*", default=list(MACHINES))
    parser.add_argument("--seed", type=int, help="of the first round; by chance otherwise")
    parser.add_argument("--shrink", action="store_true", help="look for the shortest history that fails: minutes")
    given = parser.parse_args()
    if given.seed is None:
        given.seed = secrets.randbelow(10**9)
    failed = 0
    with multiprocessing.get_context("spawn").Pool(given.processes, prepare) as pool:
        for machine in given.machine:
            began, told = time.monotonic(), Counter[str]()
            for one, done, failure in pool.imap_unordered(play, rounds(machine, given)):
                told.update(done)
                if done:
                    say(f"{machine}, seed {one.seed}: {counts(done)}")
                if failure:
                    failed += 1
                    say(f"{failure}\nFAILED; again: {one.command()} [--shrink]")
            say(f"{machine}: {counts(told)}; {failed} rounds failed; {time.monotonic() - began:.0f} s")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
