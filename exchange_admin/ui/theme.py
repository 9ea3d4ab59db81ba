"""Colours of the window: one set for light, one for dark, as `resources/colours.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QPalette


class Tone(StrEnum):
    """What a state says: grey not begun, violet agreed, teal arrived, green well, amber soon, red late or blocking."""

    GREY = "grey"
    VIOLET = "violet"
    TEAL = "teal"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Swatch:
    """One tone: its words, the soft ground under them, and the dot before them."""

    text: str
    soft: str
    dot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    name: str
    dark: bool
    canvas: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    ink3: str
    ink4: str
    accent: str
    accent_button: str
    accent_hover: str
    accent_soft: str
    accent_ink: str
    on_accent: str
    selection: str
    selection_line: str
    track: str
    bar: str
    bar_ink: str
    tones: Mapping[Tone, Swatch]


def read_themes(path: Path) -> Mapping[str, Theme]:
    """Those of `resources/colours.toml`, by name: `light` and `dark`."""
    tables: Mapping[str, dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))
    return {name: Theme(name=name, **table | {"tones": _tones(table["tones"])}) for name, table in tables.items()}


def _tones(table: Mapping[str, Sequence[str]]) -> Mapping[Tone, Swatch]:
    return {Tone(name): Swatch(*colours) for name, colours in table.items()}


def mix(one: str, other: str, share: float) -> QColor:
    """`share` of the way from one colour to the other, 0 to 1."""
    a, b = QColor(one), QColor(other)
    red, green, blue = (
        round(x + (y - x) * share)
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(red, green, blue)


def palette(theme: Theme) -> QPalette:
    """Everything Fusion paints by itself: menus, pop-up lists, tool tips, text cursors."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.canvas,
        roles.WindowText: theme.ink,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.sunken,
        roles.Text: theme.ink,
        roles.PlaceholderText: theme.ink3,
        roles.Button: theme.surface,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.on_accent,
        roles.Highlight: theme.accent_button,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent_button,
        roles.Link: theme.accent_ink,
        roles.LinkVisited: theme.accent_ink,
        roles.ToolTipBase: theme.bar,
        roles.ToolTipText: theme.bar_ink,
        roles.Light: theme.surface,
        roles.Midlight: theme.hover,
        roles.Mid: theme.line_strong,
        roles.Dark: theme.line_strong,
        roles.Shadow: theme.line_strong,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.ink4))
    return made
