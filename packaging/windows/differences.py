"""Compares the tests that failed under wine with those that are known to: `differences.py tests/store/ FAILED.txt`.

The list may only shrink: a failure that is not in it is a fault, and so is an entry that no longer fails.
`differences.py --known` tells those that are known, for a real Windows, where nobody knows which of them fail.
"""

from __future__ import annotations

import sys
from pathlib import Path

KNOWN = Path(__file__).with_name("known_differences.txt")


def known(folder: str, text: str) -> set[str]:
    """A line is the id of a test, ` # ` and why; lines that begin with # are headings."""
    lines = [line.partition(" # ")[0].strip() for line in text.splitlines() if not line.startswith("#")]
    return {line for line in lines if line.startswith(folder)}


def told(listed: set[str], failed: set[str]) -> list[str]:
    new = [f"not known: {one}" for one in sorted(failed - listed)]
    return new + [f"fails no more, take it from the list: {one}" for one in sorted(listed - failed)]


def main(arguments: list[str]) -> int:
    if arguments == ["--known"]:
        print("\n".join(sorted(known("", KNOWN.read_text("utf-8")) - {""})))
        return 0
    if len(arguments) != 2:
        print(__doc__)
        return 2
    folder, file = arguments
    failed = {line for line in Path(file).read_text("utf-8").splitlines() if line}
    listed = known(folder, KNOWN.read_text("utf-8"))
    found = told(listed, failed)
    print("\n".join(found) or f"as known: {len(failed)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
