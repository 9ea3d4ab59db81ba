"""Colours of the window: one set for light, one for dark. Contrast of every text pair is at least 4.5 : 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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


LIGHT = Theme(
    name="light",
    dark=False,
    canvas="#F4F5F8",
    surface="#FFFFFF",
    sunken="#FAFBFC",
    hover="#EBEDF2",
    line="#E6E9EE",
    line_strong="#D5DAE2",
    ink="#171A21",
    ink2="#454D5C",
    ink3="#626B7B",
    ink4="#9AA2B1",
    accent="#3453C8",
    accent_button="#3453C8",
    accent_hover="#2945AF",
    accent_soft="#EBEFFC",
    accent_ink="#2A46AE",
    on_accent="#FFFFFF",
    selection="#F0F3FD",
    selection_line="#DCE3FA",
    track="#E8EBF0",
    bar="#20242D",
    bar_ink="#DDE2EB",
    tones={
        Tone.GREY: Swatch("#566072", "#EDEFF3", "#9AA2B1"),
        Tone.VIOLET: Swatch("#6446B8", "#EFEBFA", "#8B6BE0"),
        Tone.TEAL: Swatch("#0B6B7D", "#DFF2F5", "#1E9DB4"),
        Tone.GREEN: Swatch("#17774A", "#E4F4EB", "#2AA667"),
        Tone.AMBER: Swatch("#8F5200", "#FDF0D9", "#E09A1B"),
        Tone.RED: Swatch("#B8293A", "#FBE8E9", "#E0485A"),
        Tone.ACCENT: Swatch("#2A46AE", "#EBEFFC", "#3453C8"),
    },
)

DARK = Theme(
    name="dark",
    dark=True,
    canvas="#121418",
    surface="#1A1D23",
    sunken="#1D2027",
    hover="#23272F",
    line="#272B34",
    line_strong="#373D49",
    ink="#ECEFF4",
    ink2="#BCC3CF",
    ink3="#8F98A8",
    ink4="#6A7282",
    accent="#8FA6FF",
    accent_button="#4A67E0",
    accent_hover="#5873E8",
    accent_soft="#232B48",
    accent_ink="#AFC0FF",
    on_accent="#FFFFFF",
    selection="#20263A",
    selection_line="#2D3757",
    track="#2B303A",
    bar="#2C313C",
    bar_ink="#DDE2EB",
    tones={
        Tone.GREY: Swatch("#AAB2C0", "#282D36", "#737C8C"),
        Tone.VIOLET: Swatch("#B9A3FA", "#2A2542", "#9C82F0"),
        Tone.TEAL: Swatch("#6CCBDC", "#15323A", "#38B3C9"),
        Tone.GREEN: Swatch("#6FD3A0", "#17322A", "#3CC07F"),
        Tone.AMBER: Swatch("#F0BC62", "#382C18", "#E5A83A"),
        Tone.RED: Swatch("#F48A97", "#3B2027", "#EE6273"),
        Tone.ACCENT: Swatch("#AFC0FF", "#232B48", "#8FA6FF"),
    },
)

THEMES: Mapping[str, Theme] = {LIGHT.name: LIGHT, DARK.name: DARK}


def mix(one: str, other: str, share: float) -> QColor:
    """`share` of the way from one colour to the other, 0 to 1."""
    a, b = QColor(one), QColor(other)
    red, green, blue = (
        round(x + (y - x) * share)
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(red, green, blue)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    q = QColor(colour)
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (q.redF(), q.greenF(), q.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


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
