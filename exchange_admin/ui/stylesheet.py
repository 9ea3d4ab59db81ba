"""The stylesheet of a theme. What has states of its own is painted by its widget and not styled here."""

from __future__ import annotations

import re
from collections.abc import Callable

from exchange_admin.ui.theme import Theme, Tone

_PLACES = re.compile(r"@(?P<tone>\w+)\.(?P<part>\w+)|@(?P<colour>\w+)|(?P<pixels>\d+)dp")


def stylesheet(template: str, theme: Theme, px: Callable[[float], int]) -> str:
    """`template` with the colours of a theme and with sizes in pixels of the screen (`resources/window.qss`)."""

    def put(place: re.Match[str]) -> str:
        if pixels := place["pixels"]:
            return f"{px(int(pixels))}px"
        if tone := place["tone"]:
            return str(getattr(theme.tones[Tone(tone)], place["part"]))
        return str(getattr(theme, place["colour"]))

    return _PLACES.sub(put, template)
