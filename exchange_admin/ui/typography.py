"""Letters on screen: bundled families first, and sizes in pixels at 100 % text size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF

REGULAR, MEDIUM, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold

# Inter for Latin and Cyrillic, Noto Sans for the letters of small languages it lacks, then Han.
FAMILIES = (
    "Inter",
    "Segoe UI",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Noto Sans",
)

_TEXTS = 4_096  # measured ones that are kept

SCREEN_FOLDERS = ("inter", "noto-sans", "noto-sans-sc")


def load_fonts(folder: Path) -> list[str]:
    """Makes the screen fonts below `folder` known to Qt (those of papers stay out). Returns the files Qt refused."""
    files = sorted(file for name in SCREEN_FOLDERS for file in (folder / name).glob("*.ttf"))
    refused = [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    for measured in (advance, exact_advance, elided):
        measured.cache_clear()
    return refused


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


# Setting a text costs as much as painting it, and most of what stands on a page stood there a moment ago.


@lru_cache(maxsize=_TEXTS)
def advance(font: QFont, text: str) -> int:
    """Pixels of a line."""
    return QFontMetrics(font).horizontalAdvance(text)


@lru_cache(maxsize=_TEXTS)
def exact_advance(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


@lru_cache(maxsize=_TEXTS)
def elided(font: QFont, text: str, room: int) -> str:
    """As much of a line as has room, with … at the end of one that was cut."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
