"""Text for the full-text index, and what a person typed as a query of it (FTS5, `unicode61`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from exchange_admin.domain.patterns import pattern
from exchange_admin.names.folding import HAN, fold

_HAN_CHARACTER = pattern(f"([{HAN}])")
_RUNS = pattern(f"[{HAN}]+|[^{HAN}]+")
_MOST_WORDS = 32
_NUMBERED = pattern(r"\+?[\d().\-–/]*\d[\d().\-–/]*")
_FEWEST_DIGITS = 4
_RUSSIAN_DIGITS = 11
_TRUNK = {"8": "7", "7": "8"}
_AREA_BEGINS = frozenset("346789")
"""First digits of the codes that stand behind +7, in Russia and Kazakhstan."""


def search_text(keys: Iterable[str]) -> str:
    """The text to index for folded `keys`: each Han character stands alone, so that any part of a name is found."""
    apart = [key if key.isascii() else " ".join(_HAN_CHARACTER.split(key)) for key in keys]
    return " ".join(" ".join(apart).split())


def search_query(text: str) -> str:
    """The FTS5 expression that finds everything holding all the words of `text`; empty when there is none to find.

    Han becomes a phrase of single characters ("李 伟"), any other word the beginning of one ("куз"*). All is quoted and
    all punctuation left out, so nothing that is typed is read as syntax. At most 32 words count. Numbers side by side
    may be one phone, however it is written.
    """
    groups: list[str] = []
    for words, is_number in _grouped(fold(text).split()[:_MOST_WORDS]):
        terms = " ".join(dict.fromkeys(term for word in words for term in _terms(word)))
        phones = [f'"{digits}"*' for digits in _as_phone(words)] if is_number else []
        if terms:
            groups.append(f"({' OR '.join((f'({terms})', *phones))})" if phones else terms)
    return (" AND " if any(group.startswith("(") for group in groups) else " ").join(groups)


def _grouped(words: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """Words side by side that are numbers, and those that are not."""
    for is_number, group in groupby(words, key=lambda word: bool(_NUMBERED.fullmatch(word))):
        yield list(group), is_number


def _terms(word: str) -> Iterator[str]:
    for run in _RUNS.findall(word):
        letters = "".join(one if one.isalnum() else " " for one in run)
        if letters.strip():
            is_han = _HAN_CHARACTER.match(run)
            yield f'"{" ".join(letters if is_han else letters.split())}"' + ("" if is_han else "*")


def _as_phone(words: Iterable[str]) -> list[str]:
    """The digits of `words` in a row, and as somebody else writes a Russian number: 8 916 … is +7 916 …, and the code
    of the country may be left out where the number is whole."""
    digits = "".join(one for word in words for one in word if one.isdigit())
    if len(digits) < _FEWEST_DIGITS:
        return []
    found = [digits]
    if digits[0] in _TRUNK and digits[1] in _AREA_BEGINS and len(digits) <= _RUSSIAN_DIGITS:
        found.append(_TRUNK[digits[0]] + digits[1:])
        if len(digits) == _RUSSIAN_DIGITS:
            found.append(digits[1:])
    return found
