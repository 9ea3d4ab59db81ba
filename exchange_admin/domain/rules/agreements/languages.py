"""In which languages the papers of an agreement are printed."""

from __future__ import annotations

import re

from exchange_admin.domain.home_languages import OTHER, home_language
from exchange_admin.domain.wording import LANGUAGES


def paper_languages(stated: str, own_country: str, *countries: str) -> tuple[str, ...]:
    """Two, the one of the own country first where it is among them: those that the agreement is in (`stated`, as in its
    field, such as `zh, ru`), else the own one and the first of the other `countries` of its parties that has another;
    English for a country of neither language, and beside the own one where all are the same.
    """
    own = home_language(own_country)
    found = [code for code in re.split(r"[\s,;/]+", stated.lower()) if code in LANGUAGES]
    if len(set(found)) < 2:
        found = [own, *sorted(map(home_language, countries), key=lambda code: code == OTHER), OTHER]
    in_order = sorted(dict.fromkeys(found), key=lambda code: code != own)
    return tuple(in_order[:2])
