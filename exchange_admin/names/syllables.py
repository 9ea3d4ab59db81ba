"""Pinyin words: cutting them into syllables, spelling them for a passport, writing them in Cyrillic after Palladius."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from exchange_admin.names.tables import NameTables, without_tones

_APOSTROPHES = re.compile("['’ʼ`´ʹ-]+")
_LONGEST_WORD = 40
_KEPT_CUTS = 4
_LIKELY_WITHIN = 6
_CUT_COST = 5
_RARE_COST = 7
_OPENING_COST = {"a": 12, "o": 12, "e": 4}
_JOINING_COST = {
    "an": 3, "en": 3, "er": 3, "ai": 6, "ao": 6, "ou": 6, "ang": 6, "e": 6, "a": 12, "o": 12, "ei": 12, "eng": 12,
    "ge": 2, "geng": 2, "gen": 4, "gan": 4, "gao": 4, "gai": 8, "ga": 12, "gou": 12, "gei": 12,
    "nai": 6, "nao": 8, "ne": 6, "nei": 12, "nen": 8, "neng": 6, "nang": 8, "nou": 12,
    "nü": 8, "nüe": 12,
}  # fmt: skip
"""How unlikely a syllable is inside a word that was written without apostrophes. Passports leave them out, so CHANGAN
can be chang+an or chan+gan: 安 is common in given names, 甘 is not, while LINA is li+na, JIANGANG is jian+gang and
JIANYU is jian+yu, not jia+nü."""

_CYRILLIC_VOWELS = "аеёиоуыэюя"


@dataclass(frozen=True, slots=True)
class PinyinWord:
    """A surname or a given name: one word of pinyin with what follows from its syllables.

    `pinyin` is spelled after GB/T 28039 (capital, apostrophe before a, o, e), `passport` in the capitals of a Chinese
    passport (LYU, NYU, but LUE, NUE), `palladius` in Cyrillic with a capital, None for a syllable outside the table.
    """

    syllables: tuple[str, ...]
    pinyin: str
    passport: str
    palladius: str | None


class Syllables:
    """The syllables of standard Chinese: every way to cut a word into them, and the forms of a word."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables
        self._known = {syllable: syllable for syllable in tables.palladius} | dict(tables.spellings)
        self._longest = max(map(len, self._known), default=0)
        self.cuts = lru_cache(maxsize=8192)(self._cuts)

    def _cuts(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Likely ways to read `word` as pinyin, the best first, at most four; empty when it is no pinyin.

        Tone marks and case do not matter, aliases become the syllable they stand for (lyu and lv give lü), and an
        apostrophe or hyphen always parts syllables.
        """
        plain = without_tones(word).replace("u:", "ü")
        if not 0 < len(plain) <= _LONGEST_WORD:
            return ()
        ways: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        for piece in filter(None, _APOSTROPHES.split(plain)):
            found = self._cut_piece(piece)
            ways = sorted((cost + more, before + rest) for cost, before in ways for more, rest in found)[:_KEPT_CUTS]
        return tuple(syllables for cost, syllables in ways if syllables and cost <= ways[0][0] + _LIKELY_WITHIN)

    def _cut_piece(self, piece: str) -> list[tuple[int, tuple[str, ...]]]:
        """The cheapest cuts of a word without apostrophes, built from its end; (cost, syllables) each."""
        ends: list[list[tuple[int, tuple[str, ...]]]] = [[] for _ in piece] + [[(0, ())]]
        for start in reversed(range(len(piece))):
            found = []
            for end in range(start + 1, min(start + self._longest, len(piece)) + 1):
                syllable = self._known.get(piece[start:end])
                if syllable is not None:
                    cost = self._cost(syllable, opening=start == 0)
                    found += [(cost + more, (syllable, *rest)) for more, rest in ends[end]]
            ends[start] = sorted(found)[:_KEPT_CUTS]
        return ends[0]

    def _cost(self, syllable: str, *, opening: bool) -> int:
        rare = _RARE_COST if syllable in self._tables.rare_syllables else 0
        if opening:
            return rare + _OPENING_COST.get(syllable, 0)
        return rare + _CUT_COST + _JOINING_COST.get(syllable, 0)

    def word(self, syllables: Iterable[str]) -> PinyinWord:
        """The forms of one word. Any lower-case syllables will do; only those of the table have a Cyrillic form."""
        parts = tuple(syllables)
        palladius = self.palladius(parts)
        return PinyinWord(
            syllables=parts,
            pinyin=written_as_one_word(parts).capitalize(),
            passport="".join(map(_passport_syllable, parts)).upper(),
            palladius=palladius.capitalize() if palladius else None,
        )

    def palladius(self, syllables: tuple[str, ...]) -> str | None:
        """Lower-case Cyrillic of one word: ъ between н and a following vowel; None when a syllable is unknown."""
        table = self._tables.palladius
        if not syllables or any(syllable not in table for syllable in syllables):
            return None
        cyrillic = [table[syllable] for syllable in syllables]
        signs = ["ъ" if _needs_hard_sign(left, right) else "" for left, right in pairwise(cyrillic)]
        return cyrillic[0] + "".join(sign + part for sign, part in zip(signs, cyrillic[1:], strict=True))


def written_as_one_word(syllables: tuple[str, ...]) -> str:
    """Lower-case pinyin after GB/T 28039: an apostrophe before a syllable that begins with a, o or e."""
    return "".join(
        f"'{syllable}" if number and syllable[0] in "aoeê" else syllable for number, syllable in enumerate(syllables)
    )


def _needs_hard_sign(left: str, right: str) -> bool:
    return left.endswith("н") and right[0] in _CYRILLIC_VOWELS


def _passport_syllable(syllable: str) -> str:
    """ü is YU, but U in LÜE and NÜE (notice of the National Immigration Administration of 2021-09-29)."""
    return syllable.replace("üe", "ue").replace("ü", "yu").replace("ê", "e")
