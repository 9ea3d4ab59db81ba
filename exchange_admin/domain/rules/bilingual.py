"""What is there in both languages of the two countries: materials, and people who teach."""

from __future__ import annotations

from exchange_admin.domain.rules.listings import parts_in

BOTH = ("zh", "ru")
BILINGUAL = "bilingual"
"""The fact, as lists name it; of what names no language nobody knows."""


def is_bilingual(languages: object) -> bool:
    """Whether it is there in both, whatever else it is in."""
    return not missing_languages(languages)


def missing_languages(languages: object) -> tuple[str, ...]:
    """Of the two, those in which it is not there."""
    there = parts_in(languages if isinstance(languages, str) else None)
    return tuple(one for one in BOTH if one not in there)
