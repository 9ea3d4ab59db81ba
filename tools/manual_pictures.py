"""Renews the pictures of the manual, `docs/manual/*/pictures`, from the invented office of a sample file.

python tools/manual_pictures.py [FILE]       FILE is an office file to show instead; it is not changed
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.app.snapshot import take_snapshots
from exchange_admin.domain.wording import LANGUAGES

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "manual"
WIDTH, COLOURS = 1000, 200
PEOPLE = 300


def shown() -> list[str]:
    """What the chapters show, by the names of the scenes of a snapshot."""
    texts = (path.read_text("utf-8") for path in (MANUAL / "en").glob("*.md"))
    return sorted({name for text in texts for name in re.findall(r"\(pictures/(\w+)\.png\)", text)})


def renew(file: Path, language: str) -> int:
    """The bytes of the pictures of one language."""
    folder = MANUAL / language / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with tempfile.TemporaryDirectory() as taken:
        made = take_snapshots(Program(Paths.find()), file, Path(taken), language=language, only=shown())
        for picture in made.pictures:
            small(picture).save(folder / f"{picture.name.partition('-')[0]}.png", optimize=True)
    return sum(path.stat().st_size for path in folder.iterdir())


def small(picture: Path) -> Image.Image:
    whole = Image.open(picture).convert("RGB")
    wide = min(WIDTH, whole.width)
    sized = whole.resize((wide, round(whole.height * wide / whole.width)), Image.Resampling.LANCZOS)
    return sized.quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if sys.argv[1:] else Path(folder) / "office.exchange"
        if not file.exists():
            program = Program(Paths.find())
            program.make_sample(file, today=program.today(), people=PEOPLE).close()
        for language in LANGUAGES:
            print(language, f"{renew(file, language) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
