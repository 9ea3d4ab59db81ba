"""Names in Chinese characters: the surname first, read by our own table before the library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from exchange_admin.names.folding import fold
from exchange_admin.names.scripts import has_han, tidy
from exchange_admin.names.syllables import PinyinWord, Syllables
from exchange_admin.names.tables import NameTables, Readings

_LONGEST_GIVEN = 3
_MOST_READINGS = 4
_UMLAUTS = re.compile("([ln])(?:ü|v|yu|u)")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzüê")


@dataclass(frozen=True, slots=True)
class HanName:
    """A reading of a name in Han. A proposal: what a passport says wins over it.

    `pinyin` follows GB/T 28039 ("Ouyang Nana"), `passport` is the Latin line of a Chinese passport ("OUYANG NANA"),
    `palladius` the Cyrillic ("Оуян Нана"); each None where it does not apply. `is_transcribed` names of foreigners
    (伊万诺夫·彼得) stand whole in `family` and have pinyin only. `alternatives` are other readings in use for the same
    characters: with them the name is `doubtful` and the person has to be asked.
    """

    family: str
    given: str
    pinyin: str | None
    passport: str | None
    palladius: str | None
    family_word: PinyinWord | None
    given_word: PinyinWord | None
    is_transcribed: bool = False
    alternatives: tuple[HanName, ...] = ()

    @property
    def han(self) -> str:
        return ("·" if self.is_transcribed and self.family and self.given else "").join((self.family, self.given))

    @property
    def doubtful(self) -> bool:
        return bool(self.alternatives)


class HanReader:
    """Reads Han. The pinyin library (0.2 s, 50 MB) is loaded with the first character that needs it."""

    def __init__(self, tables: NameTables, syllables: Syllables) -> None:
        self._tables = tables
        self._syllables = syllables
        self._longest_surname = max(map(len, tables.surnames), default=1)
        self.surnames_of_two = [han for han in tables.surnames if len(han) > 1]
        self.family_words = lru_cache(maxsize=4096)(self._family_words)
        self.given_words = lru_cache(maxsize=8192)(self._given_words)
        self.all_readings = lru_cache(maxsize=8192)(self._all_readings)
        self._character = lru_cache(maxsize=8192)(self._library_character)

    def split(self, han: str) -> tuple[str, str]:
        """(surname, given name) of Han without spaces: the longest surname of the table, else one character.

        A transcribed foreign name stays whole, as a surname, and so does text too long for a Chinese name.
        """
        if "·" in han:
            return han, ""
        for length in range(min(self._longest_surname, len(han)), 1, -1):
            if han[:length] in self._tables.surnames and len(han) <= length + _LONGEST_GIVEN:
                return han[:length], han[length:]
        return (han[:1], han[1:]) if len(han) <= 1 + _LONGEST_GIVEN else (han, "")

    def read(self, family: str, given: str) -> HanName | None:
        """The reading of a surname and a given name in Han; either may be empty. None without any Han."""
        if not has_han(family + given):
            return None
        if self.is_transcribed(family, given):
            words = self.transcribed_words("·".join(filter(None, (family, given))))
            pinyin = " ".join(word.pinyin for word in words) or None
            return HanName(family, given, pinyin, None, None, None, None, is_transcribed=True)
        families, givens = self.family_words(family), self.given_words(given)
        if (family and not families) or (given and not givens):
            return HanName(family, given, None, None, None, None, None)
        likeliest, *others = islice(product(families or (None,), givens or (None,)), _MOST_READINGS)
        return _name(family, given, *likeliest, tuple(_name(family, given, *words) for words in others))

    def words(self, family: str, given: str) -> tuple[PinyinWord | None, PinyinWord | None] | None:
        """The likeliest words of surname and given name, as `read` has them, in less time; None without any Han."""
        if not has_han(family + given):
            return None
        if self.is_transcribed(family, given):
            return None, None
        families, givens = self.family_words(family), self.given_words(given)
        if (family and not families) or (given and not givens):
            return None, None
        return next(iter(families), None), next(iter(givens), None)

    def is_transcribed(self, family: str, given: str) -> bool:
        """Whether Han spells a name of another language by sound, so that Chinese rules do not apply."""
        return "·" in family or "·" in given or len(given) > _LONGEST_GIVEN or len(family) > self._longest_surname + 1

    def transcribed_words(self, han: str) -> tuple[PinyinWord, ...]:
        """One pinyin word for each part between middle dots; parts with a character unknown to us are left out."""
        return tuple(words[0] for part in han.split("·") if part and (words := self.given_words(part)))

    def may_be_spelled(self, han: str, letters: str) -> bool:
        """Whether `letters` are one of the readings of each character in turn, whatever they stand for elsewhere."""
        rest = {_without_umlauts(fold(letters))}
        for character in han:
            readings = self.all_readings(character)
            rest = {one[len(read) :] for one in rest for read in readings if one.startswith(read)}
        return "" in rest

    def _all_readings(self, character: str) -> frozenset[str]:
        from pypinyin import Style, pinyin

        found = {one for some in pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True) for one in some}
        for table in (self._tables.surnames, self._tables.given_names):
            if known := table.get(character):
                found |= {known.usual, *known.others}
        return frozenset(map(_without_umlauts, map(fold, found)))

    def _family_words(self, family: str) -> tuple[PinyinWord, ...]:
        """Readings of a surname, the usual one first; empty when a character has none."""
        family = "".join(tidy(family).split())
        known = self._tables.surnames.get(family)
        if known is not None:
            return tuple(word for one in (known.usual, *known.others) if (word := self._word(one, len(family))))
        return self._by_character(family, self._tables.surnames)

    def _given_words(self, given: str) -> tuple[PinyinWord, ...]:
        """Readings of a given name, the usual one first; empty when a character has none.

        Whole words of the library win over our single characters: 长安 is Chang'an whatever 长 alone would be.
        """
        given = "".join(tidy(given).split())
        known = self._tables.given_names.get(given)
        if known is not None:
            return tuple(word for one in (known.usual, *known.others) if (word := self._word(one, len(given))))
        if len(given) > 1 and given in _library_words():
            syllables = self._library_text(given)
            return (self._syllables.word(syllables),) if syllables else ()
        return self._by_character(given, self._tables.given_names)

    def _by_character(self, han: str, own: Mapping[str, Readings]) -> tuple[PinyinWord, ...]:
        library = self._library_text(han) if len(han) > 2 else ()
        choices: list[tuple[str, ...]] = []
        for place, character in enumerate(han):
            known = own.get(character)
            if known is not None:
                choices.append((known.usual, *known.others))
                continue
            syllable = library[place] if library else self._character(character)
            if not syllable:
                return ()
            choices.append((syllable,))
        return tuple(self._syllables.word(one) for one in islice(product(*choices), _MOST_READINGS) if one)

    def _word(self, pinyin: str, length: int) -> PinyinWord | None:
        """The word for a reading from our table, cut into one syllable per character."""
        cut = (pinyin,) if length == 1 else next((c for c in self._syllables.cuts(pinyin) if len(c) == length), ())
        return self._syllables.word(cut) if cut else None

    def _library_character(self, character: str) -> str:
        syllables = self._library_text(character)
        return syllables[0] if syllables else ""

    def _library_text(self, han: str) -> tuple[str, ...]:
        """One syllable per character; empty when the library lacks one of them."""
        from pypinyin import lazy_pinyin

        assert _library_words()  # which makes room
        syllables = tuple(lazy_pinyin(han, v_to_u=True, errors="ignore"))
        complete = len(syllables) == len(han) and all(_LETTERS.issuperset(syllable) for syllable in syllables)
        return syllables if complete else ()


@cache
def _library_words() -> Mapping[str, list[list[str]]]:
    """The library keeps each syllable of its 47,000 words as a list and a text of its own, 20 MB of the same ones, and
    reads only copies of them: they share one, once in a process."""
    from pypinyin.constants import PHRASES_DICT

    words: Mapping[str, list[list[str]]] = PHRASES_DICT
    known: dict[tuple[str, ...], list[str]] = {}
    for syllables in words.values():
        syllables[:] = [known.setdefault(tuple(one), one) for one in syllables]
    return words


def _without_umlauts(pinyin: str) -> str:
    """Only letters, and U for Ü however it is written: LÜ, LV and LYU are LU."""
    plain = "".join(one for one in pinyin if "a" <= one <= "z" or one == "ü")
    return _UMLAUTS.sub(r"\1u", plain)


def _name(
    family: str,
    given: str,
    family_word: PinyinWord | None,
    given_word: PinyinWord | None,
    alternatives: tuple[HanName, ...] = (),
) -> HanName:
    words = [word for word in (family_word, given_word) if word is not None]
    cyrillic = [word.palladius for word in words if word.palladius]
    return HanName(
        family=family,
        given=given,
        pinyin=" ".join(word.pinyin for word in words),
        passport=" ".join(word.passport for word in words),
        palladius=" ".join(cyrillic) if len(cyrillic) == len(words) else None,
        family_word=family_word,
        given_word=given_word,
        alternatives=alternatives,
    )
