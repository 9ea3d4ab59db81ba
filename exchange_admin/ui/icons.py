"""Lucide drawings, coloured for the theme and sharp at any scale of the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75


class Icons:
    """Reads `folder/name.svg` once and keeps every rendering that was asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, *, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
        """A drawing of `size` × `size` logical pixels for a screen with the given device pixel ratio."""
        key = (name, colour, size, ratio, stroke)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size, ratio, stroke)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, size: int, *, ratio: float = 1.0, disabled: str = "") -> QIcon:
        made = QIcon(self.pixmap(name, colour, size, ratio=ratio))
        if disabled:
            made.addPixmap(self.pixmap(name, disabled, size, ratio=ratio), QIcon.Mode.Disabled)
        return made

    def names(self) -> list[str]:
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def _render(self, name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        source = (
            self._source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
        )
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return self._sources[name]
