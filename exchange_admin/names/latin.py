"""Names in Latin letters: which part is the family name, and whether the whole is Chinese pinyin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from exchange_admin.domain.patterns import pattern
from exchange_admin.names.order import split_tokens
from exchange_admin.names.syllables import PinyinWord, Syllables
from exchange_admin.names.tables import NameTables

_MOST_READINGS = 4
_LONGEST_FAMILY = 2
_LONGEST_GIVEN = 3
_TWO_HUMPS = pattern("([A-ZÜ][a-zü]+|[A-ZÜ]{2,})([A-ZÜ][a-zü]+)")
_PARTS_OF_A_WORD = pattern(r"[\s'’ʼ-]+")


@dataclass(frozen=True, slots=True)
class LatinName:
    """The parts of a name in Latin letters as written. A proposal: the owner knows better.

    `passport` is the line in capitals, family name first. `pinyin` and `palladius` are None unless every word can be
    read as pinyin.
    Names of Hong Kong, Taiwan or minorities may look like pinyin without being it.
    """

    family: str
    given: str
    passport: str
    pinyin: str | None
    palladius: str | None


class LatinReader:
    """Reads Latin letters."""

    def __init__(self, tables: NameTables, syllables: Syllables) -> None:
        self._syllables = syllables
        readings = [
            one for han, known in tables.surnames.items() if len(han) > 1 for one in (known.usual, *known.others)
        ]
        self._compounds = frozenset(cut for one in readings for cut in syllables.cuts(one)[:1])
        self.words = lru_cache(maxsize=8192)(self._words)
        self.family_words = lru_cache(maxsize=8192)(self._family_words)
        self.given_words = lru_cache(maxsize=8192)(self._given_words)

    def split(self, text: str) -> tuple[str, str]:
        """(family, given) of one line. Without a mark the first word is the family name, as in a passport.

        Pinyin tells more: OU YANG NANA has a compound surname, and in Xiaoming Wang the surname stands last, because
        surnames of two syllables are few and known.
        """
        family, rest = split_tokens(self._apart(text))
        if family or len(rest) < 2:
            return " ".join(family or rest[:1]), " ".join(rest if family else rest[1:])
        if len(rest) > 2 and self._is_compound(" ".join(rest[:2])):
            return " ".join(rest[:2]), " ".join(rest[2:])
        if len(rest) == 2 and self._is_given_first(*rest):
            return rest[1], rest[0]
        return rest[0], " ".join(rest[1:])

    def _apart(self, text: str) -> str:
        """TangYuyan as Tang Yuyan, TANGYuyan as TANG Yuyan: two words of pinyin that only capitals part."""
        humps = _TWO_HUMPS.fullmatch(text.strip())
        if humps and self.family_words(humps[1]) and self.given_words(humps[2]):
            return f"{humps[1]} {humps[2]}"
        return text

    def is_joined(self, text: str) -> bool:
        """TANGYUYAN: one word of pinyin in two to five syllables, of which nothing shows where the surname ends; and
        IvanovIvan, whose capitals part what is no pinyin."""
        word = text.strip()
        if not (word.isascii() and word.isalpha()) or self._apart(word) != word:
            return False
        if _TWO_HUMPS.fullmatch(word):
            return True
        cuts = self._syllables.cuts(word)
        return bool(cuts) and 2 <= len(cuts[0]) <= _LONGEST_FAMILY + _LONGEST_GIVEN

    def read(self, family: str, given: str) -> LatinName | None:
        """The forms of the parts; None when both are empty."""
        if not family and not given:
            return None
        readings = self.pinyin_words(family, given)
        first = readings[0] if readings else ()
        return LatinName(
            family=family,
            given=given,
            passport=" ".join(word.passport for word in first) or f"{family} {given}".strip().upper(),
            pinyin=" ".join(word.pinyin for word in first) or None,
            palladius=" ".join(word.palladius or "" for word in first) if readings else None,
        )

    def pinyin_words(self, family: str, given: str) -> tuple[tuple[PinyinWord, ...], ...]:
        """Readings as (surname, given name) in pinyin, the likely one first; empty when it cannot be a Chinese name."""
        families, givens = self.family_words(family), self.given_words(given)
        if (family and not families) or (given and not givens):
            return ()
        if not given:
            return tuple((word,) for word in families)
        if not family:
            return tuple((word,) for word in givens)
        return tuple(islice(product(families, givens), _MOST_READINGS))

    def _words(self, part: str) -> tuple[PinyinWord, ...]:
        """Readings of one part as one pinyin word each; spaces and hyphens part syllables. Empty when it is none."""
        cuts = self._syllables.cuts("-".join(_PARTS_OF_A_WORD.split(part.strip())))
        return tuple(self._syllables.word(cut) for cut in cuts)

    def _family_words(self, family: str) -> tuple[PinyinWord, ...]:
        return tuple(word for word in self.words(family) if len(word.syllables) <= _LONGEST_FAMILY)

    def _given_words(self, given: str) -> tuple[PinyinWord, ...]:
        return tuple(word for word in self.words(given) if len(word.syllables) <= _LONGEST_GIVEN)

    def _is_compound(self, part: str) -> bool:
        return any(word.syllables in self._compounds for word in self.words(part))

    def _is_given_first(self, first: str, second: str) -> bool:
        ways, last = self.words(first), self.words(second)
        if not ways or not last or self._is_compound(first):
            return False
        return len(ways[0].syllables) > 1 and len(last[0].syllables) == 1
