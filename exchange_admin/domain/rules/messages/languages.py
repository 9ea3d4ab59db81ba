"""In which language somebody is written to."""

from __future__ import annotations

import re

from exchange_admin.domain.home_languages import home_language, is_guessed

_SPOKEN = re.compile(r"\b(?:zh|ru|en)\b")


def language_of(*countries: str, spoken: str = "") -> tuple[str, bool]:
    """The first language of ours that somebody is said to speak, else that of the first country that is known, English
    for all others; and whether that is a guess: where nothing is known, and for a country that reads another one too.
    """
    if found := _SPOKEN.search(spoken.lower()):
        return found[0], False
    country = next(filter(None, countries), "")
    return home_language(country), is_guessed(country)
