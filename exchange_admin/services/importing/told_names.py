"""What cells tell of columns of names: which letters they are in, and which part of a name they hold."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.names import NameParts, Names, fold
from exchange_admin.names.cyrillic import looks_like_patronymic
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.columns_agree import agree
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import KINDS, NAME_KEYS
from exchange_admin.services.importing.sheets import ROW_NUMBER, ListColumnFound, SheetList

WHOLE, LATIN = "full_name", "name_latin"
_CYRILLIC = "name_cyrillic"
_IN_LATIN = {WHOLE: LATIN, "family_name": "family_latin", "given_name": "given_latin"}
_A_NUMBER = re.compile(r"(?:№|#|no\.?|n)?\s*(\d{1,3})[.)]?", re.IGNORECASE)
_IN_TWO_LANGUAGES = re.compile(
    r"\s*(?:名字?\W+(?:Имя|Given names?|First names?)|(?:Имя|Given names?|First names?)\W+名字?)\W*", re.IGNORECASE
)
_GIVEN_BESIDE = {WHOLE: {"given_name", "given_latin"}, LATIN: {"given_latin"}}
"""Columns beside which a whole name is one. In Han or Cyrillic beside parts in Latin letters it may be a part."""
_A_PAIR = 2  # words
_ALIKE = 0.75  # of 1
_PARTS_IN_LATIN = frozenset({"family_latin", "given_latin"})


def told_by_letters(sheet: SheetCells, found: SheetList, headings: Headings) -> SheetList:
    """The list with columns of names that are headed alike told apart, where every name of one is in Latin letters and
    none of the other is: Фамилия, Имя and Surname, Name."""
    if found.kind not in KINDS:
        return found
    for key, in_latin in _IN_LATIN.items():
        found = _told_by_letters(sheet, found, headings, key, in_latin)
    return found


def _told_by_letters(sheet: SheetCells, found: SheetList, headings: Headings, key: str, latin: str) -> SheetList:
    taken = [column for column in found.columns if column.key == key and column.guess]
    others = [column for column in found.columns if not column.key and _heads_names(column, found.kind, headings, key)]
    if len(taken) != 1 or len(others) != 1 or any(column.key == latin for column in found.columns):
        return found
    pair = (*taken, *others)
    in_latin = [column for column in pair if _letters(sheet, found, column) == {True}]
    in_others = [column for column in pair if _letters(sheet, found, column) == {False}]
    if len(in_latin) != 1 or len(in_others) != 1:
        return found
    keys = {in_latin[0].index: latin, in_others[0].index: key}
    columns = (
        dataclasses.replace(column, key=keys[column.index], guess=False) if column.index in keys else column
        for column in found.columns
    )
    return dataclasses.replace(found, columns=tuple(columns))


def _heads_names(column: ListColumnFound, kind: str, headings: Headings, key: str) -> bool:
    if key == "given_name" and column.heading.casefold() == "name":
        return True  # beside Surname
    meaning = headings.meaning(kind, column.heading)
    return meaning is not None and meaning.exact and meaning.key == key


def _letters(sheet: SheetCells, found: SheetList, column: ListColumnFound) -> set[bool]:
    """Whether the names below are in Latin letters: a set of what they are."""
    names = (row[column.index] for at in found.rows if column.index < len(row := sheet.rows[at - 1]))
    return {_is_latin(name) for name in names if isinstance(name, str) and any(map(str.isalpha, name))}


def _is_latin(name: str) -> bool:
    letters = [one for one in name if one.isalpha()]
    return not has_han(name) and all(one < "\u0250" for one in letters)


def with_whole_names(columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]) -> list[ListColumnFound]:
    """«Имя (лат.)» over two words, without a column for the surname, is the whole name, and so is «Фамилия (лат.)»."""
    keys = {column.key for column in columns}
    if not keys & {"family_name", "family_latin", WHOLE, LATIN, "name_han", "name_cyrillic"}:
        columns = [
            dataclasses.replace(one, key=WHOLE)
            if one.key == "given_name" and _are_several(texts[one.index]) and not _have_patronymics(texts[one.index])
            else one
            for one in columns
        ]
    if LATIN in keys or keys >= _PARTS_IN_LATIN:
        return columns
    families = [texts[one.index] for one in columns if one.key == "family_name"]
    may_be_family = "given_name" in keys and (not families or any(map(_are_several, families)))  # VAN BERG, Jan
    whole = _PARTS_IN_LATIN - ({"family_latin"} if may_be_family else set())
    return [
        dataclasses.replace(one, key=LATIN) if one.key in whole and _are_several(texts[one.index]) else one
        for one in columns
    ]


def without_numbers_for_names(
    columns: Sequence[ListColumnFound], texts: Mapping[int, Sequence[str]]
) -> Iterator[ListColumnFound]:
    """“Student” over № 1, № 2 numbers those whom other columns name."""
    names = [one for one in columns if one.key in NAME_KEYS]
    for one in columns:
        numbers = [_A_NUMBER.fullmatch(text) for text in texts[one.index] if text] if one.key == WHOLE else []
        counted = [int(number[1]) for number in numbers if number]
        is_number = len(names) > 1 and bool(counted) and counted == list(range(1, len(numbers) + 1))
        yield dataclasses.replace(one, key=ROW_NUMBER) if is_number else one


def with_given_names(columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]) -> list[ListColumnFound]:
    """“Name” over single words, beside the surname, is the given name: as the whole one it would be lost. So is «Имя по
    загранпаспорту» beside «Фамилия по загранпаспорту», in the same letters."""
    columns = _with_given_in_two_languages(columns, texts)
    sure = {column.key: column for column in columns if not column.guess}
    pairs = [(WHOLE, "family_name", "given_name"), (WHOLE, "family_latin", "given_latin")]
    pairs += [(LATIN, "family_latin", "given_latin"), (LATIN, "family_name", "given_name")]
    pairs += [(_CYRILLIC, "family_name", "given_name"), ("name_han", "family_name", "given_name")]
    for whole_key, family_key, given in pairs:
        whole, family = sure.get(whole_key), sure.get(family_key)
        taken = _GIVEN_BESIDE.get(whole_key, {"given_name"})
        if whole is None or family is None or taken & {column.key for column in columns}:
            continue
        beside = zip(texts[whole.index], texts[family.index], strict=True)
        names = [(name, one) for name, one in beside if name and one]
        if names and not any(
            " " in name.strip() or name.startswith(one) or _is_latin(name) != _is_latin(one) for name, one in names
        ):
            return [dataclasses.replace(one, key=given) if one is whole else one for one in columns]
    return columns


def _with_given_in_two_languages(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]
) -> list[ListColumnFound]:
    """名字/Имя beside 姓氏/Фамилия: 名字 alone may be the whole name, and Имя too."""
    family = next((one for one in columns if one.key == "family_name" and not one.guess), None)
    guessed = [one for one in columns if one.guess and _IN_TWO_LANGUAGES.fullmatch(one.heading)]
    if family is None or len(guessed) != 1 or any(one.key == "given_name" and not one.guess for one in columns):
        return columns
    said = [text.strip() for text in texts[guessed[0].index] if text]
    beside = {text.strip() for text in texts[family.index] if text}
    if any(" " in text or text in beside for text in said) or _are_whole_in_han(said, beside):
        return columns
    return [dataclasses.replace(one, key="given_name", guess=False) if one is guessed[0] else one for one in columns]


def with_names_in_cyrillic(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], names: Names, kind: str, headings: Headings
) -> list[ListColumnFound]:
    """姓名 over Han beside «ФИО» over the same names after Palladius: each heads the whole name, in its own script."""
    guessed = [one for one in columns if one.key == WHOLE and one.guess]
    others = [one for one in columns if not one.key and _heads_names(one, kind, headings, WHOLE)]
    if len(guessed) != 1 or len(others) != 1 or any(one.key in ("name_han", _CYRILLIC) for one in columns):
        return columns
    for han, other in (guessed + others, others + guessed):
        if agree(texts[han.index], texts[other.index], partial(_is_after_palladius, names)):
            keys = {han.index: WHOLE, other.index: _CYRILLIC}
            return [
                dataclasses.replace(one, key=keys[one.index], guess=False) if one.index in keys else one
                for one in columns
            ]
    return columns


def _is_after_palladius(names: Names, han: str, cyrillic: str) -> bool:
    own = names.suggest(NameParts(**_han(names, han))) if has_han(han) and not has_han(cyrillic) else NameParts()
    spelled = f"{own.family_cyrillic or ''}{own.given_cyrillic or ''}"
    return bool(spelled) and SequenceMatcher(None, fold(spelled), fold(_letters_only(cyrillic))).ratio() >= _ALIKE


def _are_whole_in_han(names: Sequence[str], families: Collection[str]) -> bool:
    return any(has_han(name) and name.startswith(tuple(families)) and len(name) > 1 for name in names)


def with_patronymics(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], headings: Headings
) -> list[ListColumnFound]:
    """“Middle name” over patronymics in Cyrillic has them; over other names it is asked about."""
    if any(one.key == "patronymic" for one in columns):
        return columns
    found = []
    for one in columns:
        said = [text for text in texts[one.index] if any(map(str.isalpha, text))]
        if said and headings.is_middle_name(one.heading):
            one = dataclasses.replace(one, key="patronymic", guess=not all(map(_is_patronymic, said)))
        found.append(one)
    return found


def _is_patronymic(text: str) -> bool:
    return not _is_latin(text) and looks_like_patronymic(text.strip())


def _have_patronymics(texts: Sequence[str]) -> bool:
    """«Имя» over Анна Игоревна: the surname stands elsewhere, or nowhere."""
    pairs = [words for text in texts if len(words := text.split()) == _A_PAIR]
    return any(looks_like_patronymic(words[-1]) for words in pairs)


def _are_several(texts: Sequence[str]) -> bool:
    """Whether every cell has words besides its first."""
    said = [text for text in texts if text]
    return bool(said) and all(" " in text.strip() for text in said)


def is_spelled(names: Names, latin: str, name: str) -> bool:
    """Whether letters are those of a name: ZHANG SAN and 张三."""
    suggested = names.suggest(NameParts(**_han(names, name)))
    spelled = f"{suggested.family_latin or ''}{suggested.given_latin or ''}"
    return bool(spelled) and _letters_only(spelled) == _letters_only(latin)


def _han(names: Names, name: str) -> dict[str, str]:
    parts = names.parts(name)
    return {"family_han": parts.family_han or "", "given_han": parts.given_han or ""} if parts.family_han else {}


def _letters_only(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalpha())
