"""Whether a name in Latin letters is another person's than the one in Han or Cyrillic beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from exchange_admin.names import Names, fold
from exchange_admin.names.consonants import likeness_of_consonants, without_end
from exchange_admin.services.importing.draft import PEOPLE_OF, StagedRow
from exchange_admin.services.importing.words import ImportWords

_PARTS = re.compile(r"[\s'’-]+")
_DOUBLED = re.compile("([aeou])\\1", re.IGNORECASE)
"""Vowels that pinyin does not double."""
_ANOTHER = 0.5
"""Of 1: less is like no part of the name."""
_ALIKE = 0.75
_MISSPELT = 0.6
_USUAL_HAN = 2  # characters of a given name; longer ones spell names of other peoples
_FEWEST = 2  # letters of a name, below which it is an initial


def is_of_another(
    row: StagedRow, names: Names, words: ImportWords, typed: tuple[str, str], spelled: tuple[str, str]
) -> bool:
    """`typed` are the parts in Latin letters, `spelled` those of the name beside them as a passport has them."""
    if row.values.get("given_han"):
        return _is_another_in_han(row, names, typed, spelled)
    if (is_chinese := _is_read_in_chinese(row, names, typed)) is not None:
        return not is_chinese
    if not _is_another_in_cyrillic(typed, spelled, words):
        return False
    turned = typed[::-1]
    return _least_alike(turned, spelled) <= _least_alike(typed, spelled) or _is_another_in_cyrillic(
        turned, spelled, words
    )


def has_another_family(
    row: StagedRow, names: Names, words: ImportWords, typed: tuple[str, str], spelled: tuple[str, str]
) -> bool:
    """What looks alike and is another family name: KOTOVSKAIA beside Котова, LIU beside 李."""
    if row.values.get("given_han"):
        return _has_another_in_han(row, names, typed)
    if typed[0].casefold() in words.russian_given_names_in_latin:
        return False
    (stem, end), (other, own) = without_end(typed[0]), without_end(spelled[0])
    return bool(end and own and end != own) and _likeness(stem, other) >= _ALIKE and _alike(*spelled) < _ALIKE


def _is_another_in_cyrillic(typed: tuple[str, str], spelled: tuple[str, str], words: ImportWords) -> bool:
    """Whether one of the parts is another, or neither is like the one beside it."""
    if _is_another_family(typed[0], spelled[0], words) or _is_another_given(typed[1], spelled[1], words):
        return True
    if any(map(_is_initial, typed)) or _likeness(typed[1], spelled[1]) >= _ALIKE:
        return False
    (stem, end), (other, own) = without_end(typed[0]), without_end(spelled[0])
    is_of_other_sex = bool(end and own) and _ends_in_a(typed[0]) is not _ends_in_a(spelled[0])
    return is_of_other_sex or _likeness(stem, other) < _ALIKE


def _is_another_family(typed: str, spelled: str, words: ImportWords) -> bool:
    """Without the ends of Russian names, which make all of them alike."""
    if _is_initial(typed) or _is_initial(spelled):
        return False
    told = words.russian_given_names_in_latin
    if typed.casefold() in told or spelled.casefold() in told:
        return _likeness(typed, spelled) < _ANOTHER
    return all(_are_apart(one, other) for one in (typed, *_parts(typed)) for other in (spelled, *_parts(spelled)))


def _are_apart(typed: str, spelled: str) -> bool:
    (stem, end), (other, own) = without_end(typed), without_end(spelled)
    likeness = _likeness(stem, other)
    return likeness <= _ANOTHER if end or own else likeness < _ANOTHER  # Чан is TRAN


def _is_another_given(typed: str, spelled: str, words: ImportWords) -> bool:
    """ANNA is no spelling of Алина, though it is like one: both are known as names."""
    if _is_initial(typed) or _is_initial(spelled):
        return False
    known = words.russian_given_names_in_latin
    if known.issuperset((typed.casefold(), spelled.casefold())) and _ends_in_a(typed) is not _ends_in_a(spelled):
        return True  # OLEG and OLGA
    pairs = ((one, other) for one in (typed, *_parts(typed)) for other in (spelled, *_parts(spelled)))
    return all(
        _likeness(one, other) < (_ALIKE if known.issuperset((one.casefold(), other.casefold())) else _ANOTHER)
        for one, other in pairs
    )


def _parts(name: str) -> Iterable[str]:
    return (part for part in _PARTS.split(name) if len(part) > _FEWEST)


def _is_initial(name: str) -> bool:
    return sum(map(str.isalpha, name)) < _FEWEST


def _ends_in_a(name: str) -> bool:
    return name[-1:].casefold() == "a"


def _likeness(one: str, other: str) -> float:
    return max(_alike(one, other), likeness_of_consonants(one, other))


def _is_read_in_chinese(row: StagedRow, names: Names, typed: tuple[str, str]) -> bool | None:
    """Whether pinyin, read after Palladius, is the name beside it, as XU HAN is «Сюй Хань»; None where one of the two
    is not Chinese: LEE beside «Ли»."""
    own = tuple(str(row.values.get(part) or "") for part in ("family_cyrillic", "given_cyrillic"))
    read = tuple(names.palladius(part) or "" for part in typed)
    if not all(read):
        return None
    if max(_least_alike(read, own), _least_alike(read[::-1], own)) >= _ALIKE:
        return True
    is_chinese = all(map(names.may_be_given_in_chinese, own)) and not any(map(_DOUBLED.search, typed))
    return False if is_chinese else None


def _is_another_in_han(row: StagedRow, names: Names, typed: tuple[str, str], spelled: tuple[str, str]) -> bool:
    """LI WEI beside 王芳. Only pinyin can be held against Han; peoples with names of their own are spelled in their own
    ways. A given name that is like the one in Han is misspelt at most."""
    family, given = str(row.values["family_han"]), str(row.values["given_han"])
    if not _is_pinyin_of_usual(row, names, typed):
        return False
    return not any(
        names.may_spell(family, first) and (names.may_spell(given, second) or _alike(second, spelled[1]) >= _MISSPELT)
        for first, second in (typed, typed[::-1])
    )


def _has_another_in_han(row: StagedRow, names: Names, typed: tuple[str, str]) -> bool:
    family = str(row.values["family_han"])
    return _is_pinyin_of_usual(row, names, typed) and not any(names.may_spell(family, one) for one in typed)


def _is_pinyin_of_usual(row: StagedRow, names: Names, typed: tuple[str, str]) -> bool:
    read = names.read_latin(f"{typed[0]}, {typed[1]}")
    is_usual = len(str(row.values["given_han"])) <= _USUAL_HAN and not row.cells.get(PEOPLE_OF)
    return is_usual and read is not None and read.pinyin is not None


def _least_alike(names: Iterable[str], others: Iterable[str]) -> float:
    return min(_alike(one, other) for one, other in zip(names, others, strict=True))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
