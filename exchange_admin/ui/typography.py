"""Letters on screen: bundled families first, and sizes in pixels at 100 % text size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

REGULAR, MEDIUM, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold

# Inter for Latin and Cyrillic, Noto Sans for the letters of small languages it lacks, then Han.
FAMILIES = (
    "Inter",
    "Segoe UI",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Noto Sans",
)


def load_fonts(folder: Path) -> list[str]:
    """Makes every font file of the folder known to Qt. Returns the files that Qt could not read."""
    files = sorted((*folder.rglob("*.ttf"), *folder.rglob("*.otf")))
    return [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]


@lru_cache(maxsize=256)
def font(pixels: int, weight: QFont.Weight = REGULAR, *, figures: bool = False) -> QFont:
    """A font of the program. `figures`: digits of one width, for columns of numbers only (it widens hyphens)."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
