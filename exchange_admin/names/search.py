"""Text for the full-text index, and what a person typed as a query of it (FTS5, `unicode61`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exchange_admin.names.folding import HAN, fold

_HAN_CHARACTER = re.compile(f"([{HAN}])")
_RUNS = re.compile(f"[{HAN}]+|[^{HAN}]+")
_MOST_WORDS = 32


def search_text(keys: Iterable[str]) -> str:
    """The text to index for folded `keys`: each Han character stands alone, so that any part of a name is found."""
    apart = [key if key.isascii() else " ".join(_HAN_CHARACTER.split(key)) for key in keys]
    return " ".join(" ".join(apart).split())


def search_query(text: str) -> str:
    """The FTS5 expression that finds everything holding all the words of `text`; empty when there is none to find.

    Han becomes a phrase of single characters ("李 伟"), any other word the beginning of one ("куз"*). All is quoted and
    all punctuation left out, so nothing that is typed is read as syntax. At most 32 words count.
    """
    terms: list[str] = []
    for word in fold(text).split():
        for run in _RUNS.findall(word):
            letters = "".join(one if one.isalnum() else " " for one in run)
            if not letters.strip():
                continue
            is_han = _HAN_CHARACTER.match(run)
            terms.append(f'"{" ".join(letters if is_han else letters.split())}"' + ("" if is_han else "*"))
    return " ".join(dict.fromkeys(terms[:_MOST_WORDS]))
