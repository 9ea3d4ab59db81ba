"""Codes of ISCED-F that are offered: by digits, or by a word of what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.domain.rules.glossary import stands_in
from exchange_admin.domain.rules.listings import folded

Names = Mapping[str, Mapping[str, str]]
"""What codes are called, by code and language."""


def codes_offered(typed: str, names: Names) -> Sequence[str]:
    """Codes that begin so, or in whose name in any language a word does; all of them where nothing was typed."""
    begun = folded(typed)
    if not begun:
        return tuple(sorted(names))
    by_code = [code for code in sorted(names) if code.startswith(begun)]
    by_name = [code for code in sorted(names) if any(stands_in(begun, folded(one)) for one in names[code].values())]
    return tuple(dict.fromkeys((*by_code, *by_name)))
