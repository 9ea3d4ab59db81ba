"""Keys under which a name is found, sorted and compared, over all its scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, product

from exchange_admin.names.cyrillic import CyrillicReader, LatinWords
from exchange_admin.names.folding import fold
from exchange_admin.names.han import HanReader
from exchange_admin.names.latin import LatinReader
from exchange_admin.names.palladius import PalladiusReader
from exchange_admin.names.parts import NameParts
from exchange_admin.names.syllables import PinyinWord

_MOST_READINGS = 4
_MOST_CANDIDATES = 6
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _WordKeys:
    """Folded spellings of one pinyin word; `spellings` and `cyrillic` hold the usual one first."""

    spellings: tuple[str, ...]
    spaced: str
    initials: str
    cyrillic: tuple[str, ...]
    is_plain: bool


_Reading = tuple[_WordKeys, ...]
"""One way to read a name: the surname and the given name, or the parts of a transcribed one."""


class NameKeys:
    """Makes the keys. Every method takes any parts and returns folded text."""

    def __init__(
        self, han: HanReader, cyrillic: CyrillicReader, latin: LatinReader, palladius: PalladiusReader
    ) -> None:
        self._han = han
        self._cyrillic = cyrillic
        self._latin = latin
        self._palladius = palladius
        self._fold = lru_cache(maxsize=8192)(fold)
        self._word = lru_cache(maxsize=8192)(_word_keys)
        self._han_family = self._of_part(han.family_words)
        self._han_given = self._of_part(han.given_words)
        self._latin_family = self._of_part(latin.family_words)
        self._latin_given = self._of_part(latin.given_words)

    def search(self, parts: NameParts) -> tuple[str, ...]:
        """Everything a person may type to find the name, each once: Han, pinyin joined, apart and by first letters,
        passport spellings of all years, Cyrillic after Palladius or as written, pinyin behind Cyrillic."""
        found: list[str] = []
        done: list[_Reading] = []
        if parts.family_han or parts.given_han:
            found.append(self._han_text(parts))
            is_chinese = not self._han.is_transcribed(parts.family_han, parts.given_han)
            readings = self._han_readings(parts)
            for reading in readings:
                found += _pinyin_keys(reading, with_cyrillic=is_chinese)
            done += readings if is_chinese else ()
        if parts.family_cyrillic or parts.given_cyrillic or parts.patronymic:
            found += self._cyrillic_keys(parts)
        if parts.family_latin or parts.given_latin:
            found.append(self._line(parts.family_latin, parts.given_latin))
            for reading in self._latin_readings(parts):
                if reading not in done:
                    found += _pinyin_keys(reading, with_cyrillic=True)
        return tuple(filter(None, dict.fromkeys(found)))

    def sort(self, parts: NameParts) -> str:
        """The text by which lists are ordered, compared by code point.

        Han sorts by pinyin in the surname's own reading, then by the characters (曾毅: "zeng yi 曾毅"), and so stands
        among the Latin names A–Z; names known in Cyrillic follow in the order of their alphabet (ё as е). A name in
        several scripts sorts by the first of Han, Cyrillic, Latin.
        """
        if parts.family_han or parts.given_han:
            reading = next(iter(self._han_readings(parts)), ())
            return " ".join((*[word.spellings[0] for word in reading], self._han_text(parts)))
        if parts.family_cyrillic or parts.given_cyrillic:
            return self._line(parts.family_cyrillic, parts.given_cyrillic, parts.patronymic)
        return self._line(parts.family_latin, parts.given_latin, parts.patronymic)

    def comparison(self, parts: NameParts) -> tuple[str, ...]:
        """Keys for candidates of duplicates: two records may be one person when they share a key.

        A key is Latin, its words in alphabetical order, or Han as it is; so 王小明, WANG XIAOMING and Ван Сяомин meet.
        It is never Cyrillic: Сюй is 徐 and 许, Ли is 李 and 黎. The patronymic is left out: passports have none.
        """
        found: list[str] = []
        lines: list[str] = []
        if parts.family_han or parts.given_han:
            found.append(self._han_text(parts))
            for reading in self._han_readings(parts):
                lines += _spelled_alike([word.spellings for word in reading])
        if parts.family_latin or parts.given_latin:
            lines.append(self._line(parts.family_latin, parts.given_latin))
            for words in self._latin.pinyin_words(parts.family_latin, parts.given_latin)[:1]:
                lines.append(" ".join([word.passport for word in words]).lower())
        if parts.family_cyrillic or parts.given_cyrillic:
            latin = [self._cyrillic.latin(part) for part in (parts.family_cyrillic, parts.given_cyrillic) if part]
            lines += _old_and_new(latin)
            for words_behind in product(*self._pinyin_behind(parts)):
                lines += _spelled_alike([spellings(word) for word in words_behind])
        found += map(_in_order, dict.fromkeys(lines))
        return tuple(filter(None, dict.fromkeys(found)))

    def _of_part(self, words_of: Callable[[str], Sequence[PinyinWord]]) -> Callable[[str], _Reading]:
        """The keys of every word that a part of a name can be read as."""

        def keys_of(part: str) -> _Reading:
            return tuple(map(self._word, words_of(part)))

        return lru_cache(maxsize=8192)(keys_of)

    def _line(self, *names: str) -> str:
        return " ".join(filter(None, map(self._fold, names)))

    def _han_text(self, parts: NameParts) -> str:
        return self._fold(parts.family_han + parts.given_han).replace(" ", "")

    def _han_readings(self, parts: NameParts) -> Sequence[_Reading]:
        """The words of each reading of the Han parts; nothing where a character has no reading."""
        family, given = parts.family_han, parts.given_han
        if self._han.is_transcribed(family, given):
            words = self._han.transcribed_words("·".join(filter(None, (family, given))))
            return (tuple(map(self._word, words)),)
        choices = [self._han_family(family)] if family else []
        if given:
            choices.append(self._han_given(given))
        return tuple(islice(product(*choices), _MOST_READINGS))

    def _latin_readings(self, parts: NameParts) -> Iterator[_Reading]:
        """The two likeliest readings of the Latin parts as pinyin; nothing when one of them is none."""
        family, given = parts.family_latin, parts.given_latin
        choices = [self._latin_family(family)] if family else []
        if given:
            choices.append(self._latin_given(given))
        return islice(product(*choices), 2)

    def _cyrillic_keys(self, parts: NameParts) -> Iterator[str]:
        names = [one for one in (parts.family_cyrillic, parts.given_cyrillic, parts.patronymic) if one]
        yield self._line(*names)
        yield from _old_and_new([self._cyrillic.latin(one) for one in names])
        behind = self._pinyin_behind(parts)
        if behind:
            yield from _spelled_alike([spellings(candidates[0]) for candidates in behind])
            yield "".join(spellings(candidates[0])[0] for candidates in behind)
        for one in chain.from_iterable(candidates[1:] for candidates in behind):
            yield from spellings(one)

    def _pinyin_behind(self, parts: NameParts) -> list[tuple[str, ...]]:
        """For each Cyrillic part the pinyin it may stand for; empty unless the whole can be a Chinese name."""
        if parts.patronymic:
            return []
        names = [self._fold(one) for one in (parts.family_cyrillic, parts.given_cyrillic) if one]
        found: list[tuple[str, ...]] = []
        for name in names:
            candidates = self._palladius.candidates("-".join(name.split()))
            if not candidates:
                return []
            found.append(candidates[:_MOST_CANDIDATES])
        return found


def spellings(pinyin: str) -> tuple[str, ...]:
    """Folded spellings of one word of pinyin: u for ü, then as in passports since 2012 (LYU, LUE), then with v."""
    plain = pinyin.replace("'", "").replace("ê", "e")
    if "ü" not in plain:
        return (plain,)
    in_passports = plain.replace("üe", "ue").replace("ü", "yu")
    return tuple(dict.fromkeys((plain.replace("ü", "u"), in_passports, plain.replace("ü", "v"))))


def _word_keys(word: PinyinWord) -> _WordKeys:
    own = fold(word.palladius or "")
    spaced = " ".join(word.syllables).replace("ü", "u").replace("ê", "e")
    latin = spellings("".join(word.syllables))
    cyrillic = tuple(dict.fromkeys((own, own.replace("ъ", "")))) if own else ()
    return _WordKeys(
        spellings=latin,
        spaced=spaced,
        initials="".join(syllable[0] for syllable in spaced.split()),
        cyrillic=cyrillic,
        is_plain=len(latin) == 1 and len(cyrillic) <= 1,
    )


def _pinyin_keys(reading: _Reading, *, with_cyrillic: bool) -> list[str]:
    if len(reading) == 2 and reading[0].is_plain and reading[1].is_plain:
        return _plain_keys(*reading, with_cyrillic=with_cyrillic)
    keys = _spelled_alike([word.spellings for word in reading])
    keys.append("".join([word.spellings[0] for word in reading]))
    keys.append(" ".join([word.spaced for word in reading]))
    keys.append("".join([word.initials for word in reading]))
    if with_cyrillic and all(word.cyrillic for word in reading):
        keys += _spelled_alike([word.cyrillic for word in reading])
    return keys


def _plain_keys(family: _WordKeys, given: _WordKeys, *, with_cyrillic: bool) -> list[str]:
    """The same for a surname and a given name that are spelled in one way only, as nearly all are."""
    (one,), (other,) = family.spellings, given.spellings
    keys = [f"{one} {other}", one + other, f"{family.spaced} {given.spaced}", family.initials + given.initials]
    if with_cyrillic and family.cyrillic and given.cyrillic:
        keys.append(f"{family.cyrillic[0]} {given.cyrillic[0]}")
    return keys


def _spelled_alike(words: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines that take the same spelling of every word; a word with fewer spellings keeps its first."""
    most = max(map(len, words), default=0)
    if most == 1:
        return [" ".join([word[0] for word in words])]
    return [" ".join([word[number] if number < len(word) else word[0] for word in words]) for number in range(most)]


def _old_and_new(latin: Sequence[LatinWords]) -> Iterator[str]:
    yield " ".join(filter(None, (one.icao for one in latin)))
    yield " ".join(filter(None, (one.gost for one in latin)))
    yield " ".join(filter(None, (one.mvd for one in latin)))


def _in_order(line: str) -> str:
    words = line.split()
    if not all(map(str.isalnum, words)):
        words = _NO_LETTERS.sub(" ", line).split()
    return " ".join(sorted(words))
