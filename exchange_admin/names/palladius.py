"""The way back from Palladius: which pinyin a Cyrillic word may stand for. For searching, never for filling a field."""

from __future__ import annotations

from functools import lru_cache

from exchange_admin.names.syllables import written_as_one_word
from exchange_admin.names.tables import NameTables

_LONGEST_WORD = 40
_KEPT_READINGS = 32
_VARIANT_COST = 2
_MISSING_SIGN_COST = 3
_RARE_COST = 4
_VOWELS = "аеёиоуыэюя"


class PalladiusReader:
    """Reads Cyrillic words as pinyin by the table turned round."""

    def __init__(self, tables: NameTables) -> None:
        self._readings: dict[str, list[tuple[int, str]]] = {}
        for pinyin, cyrillic in tables.palladius.items():
            cost = _RARE_COST if pinyin in tables.rare_syllables else 0
            self._readings.setdefault(cyrillic.replace("ё", "е"), []).append((cost, pinyin))
        for cyrillic, pinyin in tables.palladius_variants:
            self._readings.setdefault(cyrillic.replace("ё", "е"), []).append((_VARIANT_COST, pinyin))
        self._longest = max(map(len, self._readings), default=0)
        self.candidates = lru_cache(maxsize=8192)(self._candidates)

    def _candidates(self, folded_word: str) -> tuple[str, ...]:
        """Pinyin words spelled with apostrophes, the most likely first, at most 32; empty when none fits.

        `folded_word` is one folded word. Several characters share a Cyrillic form, so this is never an answer. A
        missing ъ is forgiven (чанань also gives chang'an), since many writers leave it out; an old hyphen parts
        syllables (сяо-пин).
        """
        if len(folded_word) > _LONGEST_WORD:
            return ()
        ways: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
        for piece in filter(None, folded_word.split("-")):
            found = self._read_piece(piece)
            ways = sorted((c + d, n + m, left + right) for c, n, left in ways for d, m, right in found)
            ways = ways[:_KEPT_READINGS]
        return tuple(dict.fromkeys(written_as_one_word(syllables) for _, _, syllables in ways if syllables))

    def _read_piece(self, word: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """(cost, number of syllables, syllables) of every reading, cheapest and shortest first."""
        ends: list[list[tuple[int, int, tuple[str, ...]]]] = [[] for _ in word] + [[(0, 0, ())]]
        for start in reversed(range(len(word))):
            found = []
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                for cost, pinyin in self._readings.get(word[start:end], ()):
                    joint, follows = _joint(word, end)
                    found += [(cost + joint + c, n + 1, (pinyin, *rest)) for c, n, rest in ends[follows]]
            ends[start] = sorted(found)[: _KEPT_READINGS if start == 0 else _KEPT_READINGS * 2]
        return ends[0][:_KEPT_READINGS]


def _joint(word: str, end: int) -> tuple[int, int]:
    """What joining at `end` costs, and where the next syllable begins: behind the ъ, if н and a vowel enclose one."""
    if word[end - 1] == "н" and end < len(word):
        if word[end] == "ъ" and end + 1 < len(word) and word[end + 1] in _VOWELS:
            return 0, end + 1
        if word[end] in _VOWELS:
            return _MISSING_SIGN_COST, end
    return 0, end
