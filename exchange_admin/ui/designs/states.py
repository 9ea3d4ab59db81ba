"""States of a design in words and colours."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.services.certificates.design_catalogue import DesignState
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

STATE_TONES: Mapping[str, Tone] = {
    DesignState.READY: Tone.GREY,
    DesignState.DRAFT: Tone.AMBER,
    DesignState.IN_USE: Tone.GREEN,
    DesignState.RETIRED: Tone.GREY,
}
_WORDS: Mapping[str, str] = {
    DesignState.READY: QT_TRANSLATE_NOOP("DesignStates", "Ready-made"),
    DesignState.DRAFT: QT_TRANSLATE_NOOP("DesignStates", "Draft"),
    DesignState.IN_USE: QT_TRANSLATE_NOOP("DesignStates", "In use"),
    DesignState.RETIRED: QT_TRANSLATE_NOOP("DesignStates", "Retired"),
}


def state_words(state: str) -> str:
    return say("DesignStates", _WORDS[state])
