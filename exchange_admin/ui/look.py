"""How everything looks and reads at this moment. One object, handed to every widget; `changed` says: draw again."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from exchange_admin.ui import typography
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.icons import STROKE, Icons
from exchange_admin.ui.theme import Theme, Tone, palette, read_themes
from exchange_admin.ui.typography import REGULAR

_PLACES = re.compile(r"@(?P<tone>\w+)\.(?P<part>\w+)|@(?P<colour>\w+)|(?P<pixels>\d+)dp")


class Density(StrEnum):
    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Look(QObject):
    """`scale` multiplies every size: 1.0 at 100 % text size. `motion` off means no fades. `theme` is a preference as in
    `theme_for`; stylesheet and colours are read from `resources`."""

    changed = Signal()

    def __init__(
        self,
        icons: Icons,
        formats: Formats,
        resources: Path,
        *,
        theme: str = "light",
        density: Density = Density.COMFORTABLE,
        scale: float = 1.0,
        motion: bool = True,
    ) -> None:
        super().__init__()
        self.icons, self.formats, self.motion = icons, formats, motion
        self._styles = (resources / "window.qss").read_text("utf-8")
        self._themes = read_themes(resources / "colours.toml")
        self.theme, self.density, self.scale = self.theme_for(theme), density, scale

    def change(
        self, *, theme: Theme | None = None, density: Density | None = None, formats: Formats | None = None
    ) -> None:
        """Switches what is given and tells everybody once."""
        self.theme = theme or self.theme
        self.density = density or self.density
        self.formats = formats or self.formats
        if theme:
            self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Gives the application Fusion, our palette, font and stylesheet. The native hint is only for title bars."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.setColorScheme(Qt.ColorScheme.Dark if self.theme.dark else Qt.ColorScheme.Light)
        app.setPalette(palette(self.theme))
        app.setStyleSheet(stylesheet(self._styles, self.theme, self.px))
        # after the stylesheet: a new one brings back the fonts that Windows has for lists and menus
        app.setFont(self.font(13))

    def px(self, pixels: float) -> int:
        """A size of the design in pixels of this text size, never below one."""
        return max(1, round(pixels * self.scale))

    def font(self, pixels: int, weight: QFont.Weight = REGULAR, *, figures: bool = False) -> QFont:
        return typography.font(self.px(pixels), weight, figures=figures)

    def pixmap(self, name: str, colour: str, size: int = 16, stroke: float = STROKE) -> QPixmap:
        return self.icons.pixmap(name, colour, self.px(size), ratio=self._ratio(), stroke=stroke)

    def icon(self, name: str, colour: str = "", size: int = 16) -> QIcon:
        return self.icons.icon(
            name, colour or self.theme.ink2, self.px(size), ratio=self._ratio(), disabled=self.theme.ink4
        )

    def theme_for(self, preference: str) -> Theme:
        """The theme of a preference: `light`, `dark`, or `system` for what the desktop asks."""
        if preference in self._themes:
            return self._themes[preference]
        return self._themes["dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"]

    @property
    def row_height(self) -> int:
        return self.px(45 if self.density is Density.COMFORTABLE else 32)

    @property
    def two_lines(self) -> bool:
        return self.density is Density.COMFORTABLE

    def _ratio(self) -> float:
        app = QGuiApplication.instance()
        return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def stylesheet(template: str, theme: Theme, px: Callable[[float], int]) -> str:
    """`template` with the colours of a theme and with sizes in pixels of the screen (`resources/window.qss`)."""

    def put(place: re.Match[str]) -> str:
        if pixels := place["pixels"]:
            return f"{px(int(pixels))}px"
        if tone := place["tone"]:
            return str(getattr(theme.tones[Tone(tone)], place["part"]))
        return str(getattr(theme, place["colour"]))

    return _PLACES.sub(put, template)
