"""In which language somebody is written to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

HOME_LANGUAGE: Mapping[str, str] = MappingProxyType({"CN": "zh", "RU": "ru"})
ENGLISH = "en"
_SPOKEN = re.compile(r"\b(?:zh|ru|en)\b")


def language_of(*countries: str, spoken: str = "") -> str:
    """The first language of ours that somebody is said to speak, else that of the first country that is known, English
    for all others; empty where nothing is known: whatever is taken then is a guess."""
    if found := _SPOKEN.search(spoken.lower()):
        return found[0]
    country = next(filter(None, countries), "")
    return HOME_LANGUAGE.get(country, ENGLISH) if country else ""
