"""Pages of papers compared with those that somebody looked at: as pictures and as the text that a reader would copy.

Pictures and texts lie in `tests/documents/golden/`. When a page differs, the test says where, and writes the page as it
is now beside the difference. When the change is wanted, look at the picture and renew it:

    python -m pytest tests/documents/test_golden_papers.py tests/services/test_golden_papers.py --renew-golden
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from exchange_admin.documents.pages import Pages

FOLDER = Path(__file__).parent / "golden"
DPI = 96
GREYS = 16
LEVELS = 64
"""How far a pixel may be from the golden one, of 255. A full stop of 8 points changes more, another build of the
renderer less."""
LARGEST = 60_000  # bytes of a picture
RENEW = "--renew-golden"
_BREAK = "\f\n"


@dataclass(frozen=True, slots=True)
class GoldenPages:
    """`scratch` takes the pictures of what differs. With `renew` the stored pages are written instead of compared."""

    scratch: Path
    renew: bool = False
    folder: Path = FOLDER

    def check(self, name: str, pdf: bytes) -> None:
        """Every page of `pdf` against `name.png`, `name-2.png`, … and `name.txt`; fails the test at a difference."""
        pages, text = _read(pdf)
        if self.renew:
            self._store(name, pages, text)
        stored = self._stored(name)
        if len(stored) != len(pages):
            pytest.fail(f"{name} has {len(pages)} pages, {len(stored)} are stored; look, then renew with {RENEW}")
        different = [self._difference(path, page) for path, page in zip(stored, pages, strict=True)]
        told = [one for one in different if one]
        if told:
            pytest.fail("\n".join([*told, f"if this is wanted, renew with {RENEW}"]))
        assert text == (self.folder / f"{name}.txt").read_text("utf-8"), f"the text of {name} is another"

    def _stored(self, name: str) -> list[Path]:
        paths = [self.folder / f"{name}.png"]
        while (following := self.folder / f"{name}-{len(paths) + 1}.png").is_file():
            paths.append(following)
        return [path for path in paths if path.is_file()]

    def _store(self, name: str, pages: list[Image.Image], text: str) -> None:
        for path in self._stored(name):
            path.unlink()
        self.folder.mkdir(exist_ok=True)
        for number, page in enumerate(pages, 1):
            path = self.folder / (f"{name}.png" if number == 1 else f"{name}-{number}.png")
            page.quantize(GREYS, dither=Image.Dither.NONE).save(path, optimize=True)
            assert path.stat().st_size <= LARGEST, f"{path.name} has {path.stat().st_size} bytes, {LARGEST} are allowed"
        (self.folder / f"{name}.txt").write_text(text, "utf-8")

    def _difference(self, path: Path, page: Image.Image) -> str:
        """What to say of a page that is not as stored; empty when it is."""
        with Image.open(path) as opened:
            golden = opened.convert("L")
        if golden.size != page.size:
            return f"{path.name} is {golden.size} pixels large, the page is {page.size} now"
        far = ImageChops.difference(golden, page).point([level > LEVELS and 255 for level in range(256)])
        place = far.getbbox()
        if place is None:
            return ""
        shown = self.scratch / path.name.replace(".png", ".difference.png")
        Image.merge("RGB", (page, ImageChops.subtract(page, far), ImageChops.subtract(page, far))).save(shown)
        page.save(self.scratch / path.name)
        left, top, right, bottom = (round(at * 25.4 / DPI) for at in place)
        count = far.histogram()[255]
        return f"{path.name}: {count} pixels differ, {left}–{right} mm from the left, {top}–{bottom} mm down: {shown}"


def _read(pdf: bytes) -> tuple[list[Image.Image], str]:
    """The pages in grey, and their text."""
    pictures, texts = [], []
    with Pages(pdf) as pages:
        for number in range(len(pages)):
            image = pages.image(number, DPI)
            size = (image.width, image.height)
            pictures.append(Image.frombytes("RGB", size, image.data, "raw", "RGB", image.stride).convert("L"))
            texts.append("\n".join(pages.text(number).splitlines()) + "\n")
    return pictures, _BREAK.join(texts)
