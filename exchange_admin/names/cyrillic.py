"""Names in Cyrillic: family name, given name, patronymic, and their Latin letters in passports of several years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from exchange_admin.domain.patterns import pattern
from exchange_admin.names.folding import fold
from exchange_admin.names.order import split_tokens
from exchange_admin.names.tables import NameTables

_ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SIGNS = "ьъ"
_INITIAL = pattern(r"^[Ѐ-ӿ]\.?(-[Ѐ-ӿ]\.?)?$")
_BRACKETED = pattern(r"\s*\([^()]*\)")
_SPACED_HYPHEN = pattern(r"\s*[-‐–—]\s*")
_JOINED_INITIALS = pattern(r"(?<=\.)(?=[Ѐ-ӿ])")
_MAN = ("ович", "евич", "ьич", "кич", "мич", "нич", "тич", "ввич")
_WOMAN = ("овна", "евна", "ична", "инична")
_OF_A_WOMAN = 2
_A_PAIR = 2  # words
_FAMILY_OF_ONE_LETTER = frozenset("ЕИУЮЭ")
"""叶, 易, 吴, 于 and 鄂 after Palladius."""
SON_OR_DAUGHTER = frozenset(
    [
        "оглы",
        "оглу",
        "углы",
        "улы",
        "уулу",
        "ұлы",
        "ўғли",
        "угли",
        "огли",
        "ўгли",
        "кызы",
        "гызы",
        "кизи",
        "қызы",
        "қизи",
    ]
)
"""Turkic words behind the father's name."""
_TURKIC_JOINED = ("ұлы", "қызы", "улы", "кызы")
"""Son and daughter written together with the father's name, as in Kazakhstan (Санжарұлы, Әділқызы)."""
_SHORTEST_FATHER = 3


@dataclass(frozen=True, slots=True)
class CyrillicName:
    """The parts of a name in Cyrillic as written, and its Latin letters. A proposal: what a passport says wins.

    `icao` is the line of a Russian passport, in capitals, family name first and without the patronymic, which such
    passports print in Cyrillic only (ICAO Doc 9303); None when a letter has no rule there. `older` are the spellings
    of passports before 2014 (GOST R 52535.1-2006 and order 310 of the Interior Ministry of 1997), where they differ.
    """

    family: str
    given: str
    patronymic: str
    family_icao: str | None
    given_icao: str | None
    icao: str | None
    older: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LatinWords:
    """One folded Cyrillic text in the Latin letters of three rules, folded; `icao` is exact where `is_exact`."""

    icao: str
    gost: str
    mvd: str
    is_exact: bool


class CyrillicReader:
    """Reads Cyrillic. The letter rules come from the transliteration library, loaded with the first name."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables
        self.latin = lru_cache(maxsize=8192)(self._latin)

    def split(self, text: str) -> tuple[str, str, str]:
        """(family, given, patronymic) of one line of Cyrillic; missing parts are empty, nothing is dropped."""
        whole = _JOINED_INITIALS.sub(" ", _SPACED_HYPHEN.sub("-", text))
        family, rest = split_tokens(whole)
        if family:
            return (" ".join(family), *_given_and_patronymic(rest))
        if len(rest) == _A_PAIR and rest[0] in _FAMILY_OF_ONE_LETTER and self._is_chinese.fullmatch(rest[1].lower()):
            return rest[0], rest[1], ""  # Е Тинли: no stop says that the syllable is an initial
        return _by_order(rest)

    @cached_property
    def _is_chinese(self) -> re.Pattern[str]:
        """A given name of at most two syllables after Palladius that does not end like Бунин, Лунина."""
        return re.compile(f"(?!.{{3,}}ина?$)(?:{self._syllable})[ъ-]?(?:{self._syllable})?")

    def may_be_given_in_chinese(self, word: str) -> bool:
        """Whether a word is a given name of at most two syllables after Palladius, whatever else it may be."""
        return self._two_syllables.fullmatch(word.lower()) is not None

    @cached_property
    def _two_syllables(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._syllable})(?:[ъ-]?(?:{self._syllable}))?")

    @cached_property
    def _syllable(self) -> str:
        return "|".join(sorted(set(self._tables.palladius.values()), key=len, reverse=True))

    def read(self, family: str, given: str, patronymic: str) -> CyrillicName | None:
        """The Latin forms of the parts; None without any Cyrillic letter in them."""
        if not any("Ѐ" <= one <= "ԯ" for one in family + given + patronymic):
            return None
        parts = [self.latin(plain) for part in (family, given) if (plain := _BRACKETED.sub("", part))]
        older = {_line(part.gost for part in parts), _line(part.mvd for part in parts)} - {""}
        icao = _line(part.icao for part in parts) or None
        exact = icao if all(part.is_exact for part in parts) else None
        return CyrillicName(
            family=family,
            given=given,
            patronymic=patronymic,
            family_icao=self._passport(family),
            given_icao=self._passport(given),
            icao=exact,
            older=tuple(sorted(older - {icao})),
        )

    def _passport(self, part: str) -> str | None:
        latin = self.latin(_BRACKETED.sub("", part))
        return latin.icao.upper() if part and latin.is_exact else None

    def _latin(self, part: str) -> LatinWords:
        icao, gost, mvd = (rule(part) for rule in self._rules)
        return LatinWords(icao, gost, mvd, is_exact=self._is_exact(part))

    def _is_exact(self, part: str) -> bool:
        """Whether ICAO Doc 9303 has a rule for each Cyrillic letter."""
        return all(one in self._tables.icao_letters or one in _ALPHABET for one in part.lower() if "Ѐ" <= one <= "ԯ")

    @cached_property
    def _rules(self) -> tuple[Callable[[str], str], ...]:
        import iuliia

        schemas = (iuliia.ICAO_DOC_9303, iuliia.GOST_52535, iuliia.MVD_310)
        others = dict(self._tables.nearest_letters) | dict(self._tables.icao_letters)
        return tuple(_rule(schema.translate, others) for schema in schemas)


def _rule(translate: Callable[[str], str], others: Mapping[str, str]) -> Callable[[str], str]:
    """The library's rule as a table of letters and of sign-and-letter pairs, forty times as fast as the library."""
    letters = {letter: translate(letter) for letter in _ALPHABET}
    pairs = {
        pair: latin
        for pair in (sign + letter for sign in _SIGNS for letter in _ALPHABET)
        if (latin := translate(pair)) != letters[pair[0]] + letters[pair[1]]
    }
    table = str.maketrans(dict(others) | letters)

    def to_latin(text: str) -> str:
        plain = text.lower()
        if "ь" in plain or "ъ" in plain:
            for pair, latin in pairs.items():
                plain = plain.replace(pair, latin)
        return fold(plain.translate(table))

    return to_latin


def _line(words: Iterable[str]) -> str:
    return " ".join(filter(None, words)).upper()


def looks_like_patronymic(word: str) -> bool:
    """By its ending, in either sex, or by a Turkic word for son or daughter (Мамед-оглы, Санжарұлы)."""
    plain = word.lower()
    joined = any(plain.endswith(end) and len(plain) >= _SHORTEST_FATHER + len(end) for end in _TURKIC_JOINED)
    return joined or plain.endswith(_MAN + _WOMAN) or plain.rpartition("-")[2] in SON_OR_DAUGHTER


def sex_by_patronymic(word: str) -> int:
    """1 for a man, 2 for a woman (ISO/IEC 5218), 0 where the ending does not tell."""
    plain = word.lower()
    return _OF_A_WOMAN if plain.endswith(_WOMAN) else int(plain.endswith(_MAN))


def _by_order(words: list[str]) -> tuple[str, str, str]:
    """Parts of words in the order of a document, or of a signature when initials or a patronymic show it."""
    if len(words) < 2:
        return (words[0] if words else "", "", "")
    if _INITIAL.match(words[0]) and not _INITIAL.match(words[-1]):
        return (words[-1], *_given_and_patronymic(words[:-1]))
    if len(words) == 2 and sex_by_patronymic(words[1]) == _OF_A_WOMAN:
        return "", words[0], words[1]
    if len(words) == 3 and looks_like_patronymic(words[1]) and words[2].lower() not in SON_OR_DAUGHTER:
        return words[2], words[0], words[1]
    return (words[0], *_given_and_patronymic(words[1:]))


def _given_and_patronymic(words: list[str]) -> tuple[str, str]:
    if len(words) > 2 and words[-1].lower() in SON_OR_DAUGHTER:
        return " ".join(words[:-2]), " ".join(words[-2:])
    if len(words) > 1 and (looks_like_patronymic(words[-1]) or all(map(_INITIAL.match, words[-2:]))):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""
