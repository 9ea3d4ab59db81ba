"""In which languages the papers of an agreement are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.domain.wording import LANGUAGES

_RUSSIAN = ("RU", "BY", "KZ", "KG", "TJ", "UZ", "AM", "AZ", "MD")
_OF_COUNTRY: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(("CN", "TW", "HK", "MO"), "zh"), **dict.fromkeys(_RUSSIAN, "ru")}
)
_OTHER = "en"


def paper_languages(stated: str, own_country: str, partner_country: str) -> tuple[str, ...]:
    """Two, the one of the own country first where it is among them: those that the agreement is in (`stated`, as in its
    field, such as `zh, ru`), else those of both countries; English for a country of neither language, and beside the
    own one where both are the same.
    """
    own = _OF_COUNTRY.get(own_country, _OTHER)
    found = [code for code in re.split(r"[\s,;/]+", stated.lower()) if code in LANGUAGES]
    if len(set(found)) < 2:
        found = [own, _OF_COUNTRY.get(partner_country, _OTHER), _OTHER]
    in_order = sorted(dict.fromkeys(found), key=lambda code: code != own)
    return tuple(in_order[:2])
