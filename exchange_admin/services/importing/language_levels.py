"""Levels of languages as lists write them, several in one cell at times: «английский — B1, китайский — HSK 2»."""

from __future__ import annotations

import re

from exchange_admin.services.importing.words import ImportWords

_BETWEEN = re.compile("[,;，；、]")
_A_LEVEL = re.compile(
    r"(?<![A-Za-z])[ABC][12]\b|HSK\s*-?\s*\d|(?:ТРКИ|ТОРФЛ|TORFL)\W*[\dIА-В]|[一二三四五六\d]\s*级", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:(?:кит|рус)[а-яё]*\.?(?: яз[а-яё]*\.?)?|chinese|russian|汉语|俄语|中文)\s*[—–:：-]?\s*", re.IGNORECASE
)
"""«китайский — HSK 2»: which language a level is of."""


_LONGEST = 300  # characters; the time that the pattern takes grows with the square of a run of blanks


def level_of_ours(text: str, words: ImportWords) -> str:
    """The level in the language that is learnt here, of a text that speaks of another one too; empty where it says
    none, or does not part into a level for each."""
    if len(text) > _LONGEST:
        return ""
    parts = [part for one in _BETWEEN.split(text) if (part := one.strip())]
    ours = [part for part in parts if not words.speaks_of_other_language(part)]
    are_levels = len(parts) > 1 and all(map(_A_LEVEL.search, parts))
    return _CALLED.sub("", ours[0]) if are_levels and len(ours) == 1 else ""
