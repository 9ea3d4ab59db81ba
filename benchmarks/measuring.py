"""How the benchmarks measure and what they print.

Every script has one `main`, measures the bare library, ours and a peer in the same run, and prints one line a budget.
`--json` prints the same as data, for `run.py`.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True)
class Line:
    """One measured thing. `ours` and `bare` are in `unit`; `limit` is absolute (`unit`), `ratio_limit` ours to bare."""

    what: str
    ours: float
    unit: str
    bare: float | None = None
    bare_is: str = ""
    limit: float | None = None
    ratio_limit: float | None = None
    peers: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.bare if self.bare else None

    @property
    def kept(self) -> bool:
        by_ratio = self.ratio_limit is None or (self.ratio is not None and self.ratio <= self.ratio_limit)
        return by_ratio and (self.limit is None or self.ours <= self.limit)

    @property
    def budget(self) -> str:
        parts = [f"≤ {self.limit:g} {self.unit}"] if self.limit is not None else []
        parts += [f"≤ {self.ratio_limit:g} × bare"] if self.ratio_limit is not None else []
        return ", ".join(parts)


def seconds(action: Callable[[], object]) -> float:
    """Wall seconds of one call, without garbage of earlier ones."""
    gc.collect()
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def best(action: Callable[[], object], times: int = 3) -> float:
    """The shortest of several calls: what the work costs when nothing else runs."""
    return min(seconds(action) for _ in range(times))


def best_cpu(action: Callable[[], object], times: int = 3) -> float:
    """As `best`, in seconds of the processor: for arithmetic, which waits for nothing but its turn."""
    return min(_cpu_seconds(action) for _ in range(times))


def _cpu_seconds(action: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    action()
    return time.process_time() - started


def percentile(values: Sequence[float], part: float) -> float:
    """0.95 gives the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def painted_lines(
    told: Mapping[str, Sequence[Sequence[float]]],
    few: Mapping[str, Sequence[Sequence[float]]],
    limits: Mapping[str, float],
    begins: str = "",
) -> Iterator[Line]:
    """What was painted in a window, the first time and again, beside the same in a small office (`few`): milliseconds
    of the processor, those of the clock beside them. `limits` of what has another than 50 ms."""
    for what, times in told.items():
        (first, *again), (bare_first, *bare_again) = ([cpu for cpu, _ in some] for some in (times, few[what]))
        clock = f"by the clock {median([by_clock for _, by_clock in times[1:]]):.0f} ms, most {max(again):.0f} ms"
        yield Line(f"{begins}{what}, the first time", first, "ms", bare_first, "an office with some dozen")
        limit = limits.get(what, 50)
        yield Line(f"{what}, painted again", median(again), "ms", median(bare_again), "the same", limit, peers=clock)


def in_child(script: str, *words: str) -> dict[str, Any]:
    """What `script --only words…` prints as JSON, run in a process of its own so that memory is its own."""
    command = [sys.executable, str(Path(__file__).parent / script), "--only", *words]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def peak_megabytes() -> float:
    """Most memory that this process has held so far (Linux)."""
    text = Path("/proc/self/status").read_text("ascii")
    return int(text.split("VmHWM:")[1].split()[0]) / 1024


def megabytes() -> float:
    """Memory that this process holds now (Linux)."""
    text = Path("/proc/self/status").read_text("ascii")
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def most_of_all(command: Sequence[str]) -> tuple[float, float]:
    """Most megabytes that a command and all its children held at once (Linux): as shares (PSS, what several use counted
    once) and as they are told one by one (RSS). Looked at each hundredth of a second."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = (0.0, 0.0)
    while running.poll() is None:
        told = [_held(pid) for pid in _with_children(running.pid)]
        most = max(most[0], sum(pss for pss, _ in told)), max(most[1], sum(rss for _, rss in told))
        time.sleep(0.01)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return most


def _with_children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [one for child in task.read_text("ascii").split() for one in _with_children(int(child))]
        except OSError:  # it has ended meanwhile
            continue
    return found


def _held(pid: int) -> tuple[float, float]:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0, 0.0
    told = {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines[1:])}
    return told.get("Pss", 0.0), told.get("Rss", 0.0)


def work_folder() -> Path:
    """Where made offices and workbooks are kept between runs."""
    folder = Path(tempfile.gettempdir()) / "exchange_admin_benchmarks"
    folder.mkdir(exist_ok=True)
    return folder


def arguments(doc: str | None) -> argparse.Namespace:
    """`--json`, and `--only WORD…` for the part that a child process does."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--people", type=int, default=1_000_000, help="size of the large office")
    return parser.parse_args()


def tell(lines: Sequence[Line], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(line) | {"kept": line.kept, "budget": line.budget} for line in lines]))
        return
    print(table(lines))
    print(f"\nmeasured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table."""
    rows = ["| what | ours | bare | ratio | budget | kept | peers |", "| --- | --: | --: | --: | --- | --- | --- |"]
    for line in lines:
        bare = f"{_shown(line.bare)} {line.unit} ({line.bare_is})" if line.bare is not None else "–"
        ratio = f"{line.ratio:.2f}" if line.ratio else "–"
        kept = ("yes" if line.kept else "**no**") if line.budget else "–"
        ours = f"{_shown(line.ours)} {line.unit}"
        rows.append(
            f"| {line.what} | {ours} | {bare} | {ratio} | {line.budget or '–'} | {kept} | {line.peers or '–'} |"
        )
    return "\n".join(rows)


def _shown(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
