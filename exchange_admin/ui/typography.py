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


SCREEN_FOLDERS = ("inter", "noto-sans", "noto-sans-sc")


def load_fonts(folder: Path) -> list[str]:
    """Makes the screen fonts below `folder` known to Qt (those of papers stay out). Returns the files Qt refused."""
    files = sorted(file for name in SCREEN_FOLDERS for file in (folder / name).glob("*.ttf"))
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
