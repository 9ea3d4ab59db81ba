"""Death at any time: a piece of work on a fresh folder is killed at a random moment, and what it left is looked at."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

from week_offices import faults, known, leftovers
from workshop import Workshop

MORTAL = (
    "edit",
    "receive",
    "take_in",
    "send",
    "rebuild",
    "import",
    "issue",
    "backup",
    "restore",
    "migrate",
    "elsewhere",
    "new",
)
FILE_OF = {"send": "college.exchange", "elsewhere": "copy.exchange", "migrate": "old.exchange", "new": "new.exchange"}
"""The file that a work changes, where it is not the office."""


class Deaths:
    """Kills work in copies of one folder. `seconds` are how long each work takes when nobody kills it."""

    def __init__(self, workshop: Workshop, offices: Path, scratch: Path, seed: int) -> None:
        self._workshop, self._offices, self._scratch = workshop, offices, scratch
        self._chance = random.Random(seed)
        self.seconds: dict[str, float] = {}
        self.killed = self.told = 0

    def die(self, work: str) -> list[str]:
        """What is wrong after a death during `work`, and after the work was then done to its end."""
        folder = self._fresh()
        path = folder / FILE_OF.get(work, "office.exchange")
        before = known(path) if work not in {"restore", "migrate", "new"} else {}
        after = self._chance.uniform(0, self._length(work))
        ended = self._workshop.run(work, folder, kill_after=after)
        self.killed += ended.was_killed
        self.told += len(ended.told)
        there = work != "new" or path.exists()
        found = faults(path, ended.told, before, spoiled=work == "rebuild") if there else []
        if work == "new" and path.exists():
            return found
        repeated = self._workshop.run(work, folder)
        found += [] if repeated.status == 0 else [repeated.errors]
        found += faults(path, (*ended.told, *repeated.told), before) + leftovers(folder)
        return [f"{work} killed after {after:.4f} s: {fault}" for fault in found]

    def _length(self, work: str) -> float:
        if work not in self.seconds:
            folder = self._fresh()
            started = time.perf_counter()
            ended = self._workshop.run(work, folder)
            assert ended.status == 0, ended.errors
            self.seconds[work] = time.perf_counter() - started
        return self.seconds[work]

    def _fresh(self) -> Path:
        shutil.rmtree(self._scratch, ignore_errors=True)
        return Path(shutil.copytree(self._offices, self._scratch))
