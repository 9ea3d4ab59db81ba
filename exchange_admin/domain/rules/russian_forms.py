"""How a Russian noun or adjective that stands in a dictionary is written in a sentence. Verbs have no forms here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

SHORTEST = 4
"""Letters of a word that has forms: of shorter ones the forms are too easily other words."""
_VOWELS = frozenset("аеиоуыэюя")
_PLURAL_HARD, _PLURAL_SOFT = ("ам", "ами", "ах"), ("ям", "ями", "ях")
_ADJECTIVES = (
    *("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ая", "яя", "ей", "ую", "юю", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими"),
)
_ENDINGS = {
    "ие": ("ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях"),
    "ия": ("ии", "ию", "ией", "ий", "иям", "иями", "иях"),
    "ика": ("ики", "ике", "ику", "икой"),  # механика, of which механик is no form
    "ик": ("иком", "иков"),  # техник, of which техника is one and something else as well
    "ость": ("ости", "остью", "остей", "остям", "остями", "остях"),
    "й": ("я", "ю", "ем", "е", "и", "ев", *_PLURAL_SOFT),
    "ь": ("я", "ю", "ем", "е", "и", "ью", "ей", *_PLURAL_SOFT, "ами", "ам", "ах"),
    "а": ("ы", "и", "е", "у", "ой", "ою", "ей", "", *_PLURAL_HARD),
    "я": ("и", "е", "ю", "ей", "ь", "", *_PLURAL_SOFT),
    "о": ("а", "у", "ом", "е", "", *_PLURAL_HARD),
    "е": ("я", "а", "ю", "у", "ем", "и", "ей", "", *_PLURAL_SOFT, *_PLURAL_HARD),
    "ы": ("ов", "ев", "ей", "", "а", "у", "ом", "е", *_PLURAL_HARD),
    "и": ("ов", "ев", "ей", "", "а", "у", "ом", "е", "я", "ю", "ем", "ь", *_PLURAL_HARD, *_PLURAL_SOFT),
}
"""By how the word ends: what may stand there instead, of the longest ending that fits."""
_AFTER_CONSONANT = ("а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", *_PLURAL_HARD)
_FLEETING = ("ок", "ек", "ец", "ень")
"""Their vowel stands in the first form alone: станок, станка."""


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> frozenset[str]:
    """All that the word may be written as, itself too; of small letters without ё."""
    if len(word) < SHORTEST or not all("а" <= sign <= "я" for sign in word):
        return frozenset((word,))
    return frozenset((word, *(one for one in _forms(word) if len(one) >= SHORTEST - 1)))


def _forms(word: str) -> Iterator[str]:
    if word[-2:] in ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые"):
        yield from (word[:-2] + ending for ending in _ADJECTIVES)
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    if ending:
        stem = word[: len(word) - len(ending)]
        yield from (stem + one for one in _ENDINGS[ending])
        if "" in _ENDINGS[ending]:
            yield from _with_vowel(stem)
    elif word[-1] not in _VOWELS:
        yield from (word + one for one in _AFTER_CONSONANT)
    if (fleeting := next((one for one in _FLEETING if word.endswith(one)), "")) and len(word) > len(fleeting) + 1:
        stem = word[: len(word) - len(fleeting)] + fleeting[1]
        yield from (stem + one for one in (*_AFTER_CONSONANT, "я", "ю", *_PLURAL_SOFT))


def _with_vowel(stem: str) -> Iterator[str]:
    """Of several: сварок of сварка, окон of окно."""
    if len(stem) > 1 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        before = stem[:-2] if stem[-2] in "ьй" else stem[:-1]
        yield from (before + vowel + stem[-1] for vowel in "ое")
