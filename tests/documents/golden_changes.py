"""Says where golden pages differ from those of a commit, in millimetres from the upper left corner, and which texts do.

python tests/documents/golden_changes.py COMMIT
"""

from __future__ import annotations

import subprocess
import sys
from difflib import ndiff
from io import BytesIO
from pathlib import Path

from golden_pages import DPI, FOLDER, LEVELS
from PIL import Image, ImageChops

ROOT = Path(__file__).parents[2]
PLUS_OR_MINUS = "+-"


def box_of_changes(before: bytes, now: bytes) -> tuple[float, ...] | None:
    """Left, top, right and bottom of all pixels that differ, None where none does."""
    with Image.open(BytesIO(before)) as first, Image.open(BytesIO(now)) as second:
        if first.size != second.size:
            return (0.0, 0.0, *(side * 25.4 / DPI for side in second.size))
        far = ImageChops.difference(first.convert("L"), second.convert("L"))
    place = far.point([level > LEVELS and 255 for level in range(256)]).getbbox()
    return tuple(round(at * 25.4 / DPI, 1) for at in place) if place else None


def main(commit: str) -> None:
    listed = _git("diff", "--name-only", commit, "--", str(FOLDER)).decode()
    for name in listed.split():
        before, now = _git("show", f"{commit}:{name}"), (ROOT / name).read_bytes()
        if name.endswith(".png"):
            sys.stdout.write(f"{name} {box_of_changes(before, now)}\n")
        else:
            lines = ndiff(before.decode().splitlines(), now.decode().splitlines())
            sys.stdout.write(f"{name} {[line for line in lines if line[:1] in PLUS_OR_MINUS]}\n")


def _git(*words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
