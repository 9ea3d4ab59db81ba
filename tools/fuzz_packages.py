"""Opens many packages that chance has changed, half of them inside the seal, and tells what came of them.

python tools/fuzz_packages.py [PACKAGES] [SEED]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "documents"), str(ROOT)]

from package_fuzzing import fuzz  # noqa: E402


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 1_000_000
    print(f"seed {seed}")
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(fuzz(runs, seed, Path(folder)).text())
        except Exception:
            shutil.copy(Path(folder) / "changed.exchpack", "fuzzed.exchpack")
            raise
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
