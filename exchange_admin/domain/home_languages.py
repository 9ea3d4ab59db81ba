"""Which of the languages of the program is read in a country."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OTHER = "en"
"""For every country of neither language."""
HOME_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("CN", "TW", "HK", "MO"), "zh"),
        **dict.fromkeys(("RU", "BY", "KZ", "KG", "TJ", "UZ", "AM", "AZ", "MD"), "ru"),
    }
)
_ITS_OWN = frozenset({"CN", "RU"})


def home_language(country: str) -> str:
    """English for a country that is not known too."""
    return HOME_LANGUAGE.get(country, OTHER)


def is_guessed(country: str) -> bool:
    """Whether the language is one that is read there beside another one, or the country is not known."""
    return not country or (country in HOME_LANGUAGE and country not in _ITS_OWN)
