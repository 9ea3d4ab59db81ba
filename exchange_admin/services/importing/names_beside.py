"""What a name in Latin letters is, told by the same person's name in Han or Cyrillic in another column.

TANGYUYAN beside 唐雨燕 is parted by her letters; “Eva Uvarova” beside Уварова Ева has the given name first. Only what
the other name spells is settled, and told; capitals that deny it are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names import NameParts, Names, fold
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.name_reader import ON_A_TICKET
from exchange_admin.services.importing.names_of_others import has_another_family, is_of_another
from exchange_admin.services.importing.words import ImportWords

_GIVEN = ("given_latin", "given_name")
_LATIN_LETTER = re.compile("[A-Za-z]")
_JOINED, _ORDER, _WITH_WORDS = "import.joined_name", "import.name_order", "import.name_with_words"
_CAPITALS_BEHIND = re.compile(r"\s*[^\W\d_][^\s]*[a-z\u00df-\u017f]\s+[A-Z\u00c0-\u00de'-]+\s*")
"""Two words, the second in capitals."""
_WHOLE = ("name_latin", "full_name", "name_cyrillic", "name_han")
"""Columns in which a name may stand in Latin letters, one that was guessed wrong among them."""
_LATIN_ONLY = re.compile(r"[\sA-Za-z\u00c0-\u024f'’,./-]+")
_NICKNAMED = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z' -]*[A-Za-z])\s*[(（](?P<other>[A-Za-z][A-Za-z' .-]*)[)）]\s*(?P<more>[A-Za-z'-]*)"
)
_TWO_HUMPS = re.compile(r"([A-Z][a-z]+|[A-Z]+?)([A-Z][a-z]+)")
_ALIKE = 0.75
"""Of 1: a passport may spell a name by older rules than those of today."""
_LONGEST = 100  # characters
_AS_IN_RUSSIAN = str.maketrans("қғҳўҷӣӯәңөұүіһҕҗҚҒҲЎҶӢӮӘҢӨҰҮІҺҔҖ", "кгхужиуаноууихгжКГХУЖИУАНОУУИХГЖ")
"""Letters of the neighbours of Russian, for which passports have rules of their own."""
_OWN = (("family_han", "given_han"), ("family_cyrillic", "given_cyrillic"))


def settle_latin_names(rows: Sequence[StagedRow], names: Names, words: ImportWords) -> None:
    """Sets the Latin parts and problems of the rows that have the name in another script, too."""

    @lru_cache(maxsize=8192)
    def spelled(*own: tuple[str, str]) -> tuple[str, str] | tuple[()]:
        return names.spelled_in_latin(NameParts(**dict(own)))

    @lru_cache(maxsize=8192)
    def in_cyrillic(family: str, given: str) -> tuple[str, str]:
        own = names.suggest(NameParts(family_han=family, given_han=given))
        return own.family_cyrillic, own.given_cyrillic

    for row in rows:
        _settle_cyrillic(row, in_cyrillic)
        if row.values.get("given_han") and _column_in_brackets(row):
            _settle_nickname(row, names, words)
        if (key := _column(row)) and (own := _spelled(row, spelled)):
            _settle(row, key, *own, names, words)
        elif (key := _column_of_part(row)) and (own := _spelled(row, spelled)):
            _compare_parts(row, key, *own, names, words)


def _column(row: StagedRow) -> str:
    """The column in which the name stands in Latin letters as a whole; empty where none says it."""
    if not row.values.get("family_latin"):
        return ""
    for key in _WHOLE:
        text = row.cells.get(key)
        if text and _LATIN_ONLY.fullmatch(text):
            return key
    return ""


def _column_of_part(row: StagedRow) -> str:
    """The column in which Latin letters stand as the given name, or beside another script; empty where none does or
    they are not both parts."""
    if not (row.values.get("family_latin") and row.values.get("given_latin")):
        return ""
    return next((key for key in (*_GIVEN, *_WHOLE) if _LATIN_LETTER.search(row.cells.get(key, ""))), "")


def _compare_parts(row: StagedRow, key: str, family: str, given: str, names: Names, words: ImportWords) -> None:
    """Asks about parts in each other's column, and about those of somebody else: WANG under the given name of 王芳."""
    first, second = str(row.values["family_latin"]), str(row.values["given_latin"])
    if _is_letter_by_letter(first, second, family, given):
        return
    again, _, rest = second.partition(" ")
    if again.casefold() == first.casefold() and _are_letters_of((first, rest), (family, given)):
        row.values["given_latin"] = rest  # HOU | HOU JIAYI beside 侯佳怡
        row.problems.append(Problem("import.remark_left_out", key, {"remark": again}, Level.INFORMS))
        return
    straight, turned = _likeness(first, second, family, given)
    if turned >= _ALIKE and turned > straight:
        row.problems.append(Problem(_ORDER, key, {"typed": f"{first} {second}", "family": first}, Level.ASKS))
    elif _is_of_another(row, names, words, (first, second), (family, given), straight):
        _ask_about_another(row, key, f"{first} {second}", family, given)


def _is_of_another(
    row: StagedRow, names: Names, words: ImportWords, typed: tuple[str, str], spelled: tuple[str, str], straight: float
) -> bool:
    if has_another_family(row, names, words, typed, spelled):
        return True
    return straight < _ALIKE and is_of_another(row, names, words, typed, spelled)


def _is_letter_by_letter(first: str, second: str, family: str, given: str) -> bool:
    """As nearly all rows are: likeness takes longer than all else."""
    return (first.upper(), second.upper()) == (family.upper(), given.upper())


def _likeness(first: str, second: str, family: str, given: str) -> tuple[float, float]:
    """How alike the parts are as they stand, and turned round."""
    straight = min(_alike(first, family), _alike(second, given))
    return straight, min(_alike(first, given), _alike(second, family))


def _ask_about_another(row: StagedRow, key: str, typed: str, family: str, given: str) -> None:
    facts = {"typed": typed, "other": f"{family} {given}"}
    row.problems.append(Problem("import.name_differs", key, facts, Level.ASKS))


def _spelled(row: StagedRow, spelled: Callable[..., tuple[str, str] | tuple[()]]) -> tuple[str, str] | None:
    """(family, given) as a passport spells the name in the other script; None where there is none of two parts."""
    for family, given in _OWN:
        if row.values.get(family) and row.values.get(given):
            own = ((part, str(row.values[part]).translate(_AS_IN_RUSSIAN)) for part in (family, given))
            found = spelled(*own)
            return found if found and all(found) else None
    return None


def _settle(row: StagedRow, key: str, family: str, given: str, names: Names, words: ImportWords) -> None:
    typed = row.cells[key]
    if (ticket := ON_A_TICKET.fullmatch(typed.strip())) and _are_letters_of((ticket[1], ticket[2]), (family, given)):
        row.values["family_latin"], row.values["given_latin"] = ticket[1], ticket[2]
        _drop(row, _WITH_WORDS, key)
        return
    if any(one.code == _JOINED and one.field == key for one in row.problems):
        if parted := _parted(typed.strip(), family, given):
            row.values["family_latin"], row.values["given_latin"] = parted
            _drop(row, _JOINED, key)
        return
    first, second = str(row.values.get("family_latin") or ""), str(row.values.get("given_latin") or "")
    if not (first and second):
        return
    if _is_letter_by_letter(first, second, family, given):
        _drop(row, _ORDER, key)
        return
    if _is_parted_elsewhere((first, second), (family, given), typed):
        _ask_about_another(row, key, typed, family, given)
        return
    straight, turned = _likeness(first, second, family, given)
    if turned >= _ALIKE and turned > straight:
        _drop(row, _ORDER, key)
        if _CAPITALS_BEHIND.fullmatch(typed):
            row.problems.append(Problem(_ORDER, key, {"typed": typed, "family": first}, Level.ASKS))
            return
        row.values["family_latin"], row.values["given_latin"] = second, first
        row.problems.append(Problem("import.order_by_name", key, {"typed": typed, "family": second}, Level.INFORMS))
    elif _is_of_another(row, names, words, (first, second), (family, given), straight):
        _ask_about_another(row, key, typed, family, given)
    elif straight >= _ALIKE and straight > turned:
        _drop(row, _ORDER, key)


def _is_parted_elsewhere(parts: tuple[str, str], spelled: tuple[str, str], typed: str) -> bool:
    """SURI NA beside 苏日娜, which was parted as 苏 and 日娜: the same letters, of which another part is the family
    name."""
    is_same_name = _letters(typed) == _letters("".join(spelled))
    return is_same_name and sorted(map(_letters, parts)) != sorted(map(_letters, spelled))


def _are_letters_of(typed: tuple[str, str], spelled: tuple[str, str]) -> bool:
    return all(_letters(one) == _letters(other) for one, other in zip(typed, spelled, strict=True))


def _letters(name: str) -> str:
    return "".join(one for one in fold(name) if one.isalpha())


def _column_in_brackets(row: StagedRow) -> str:
    """The column in which a name in Latin letters has something in brackets; empty where none has."""
    for key in _WHOLE:  # a loop, since each row of a long list comes here
        text = row.cells.get(key)
        if text and ("(" in text or "（" in text):
            return key
    return ""


def _settle_nickname(row: StagedRow, names: Names, words: ImportWords) -> None:
    """“Gong Ruoxi (Lily)” beside 龚若曦: what stands outside the brackets is her whole name, letter by letter, so that
    an English given name in them is another one, which is told and left out. Whatever else they say is asked about."""
    key = _column_in_brackets(row)
    typed = row.cells[key].strip()
    found = _NICKNAMED.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None or found["other"].casefold() not in words.english_given_names:
        return
    own = NameParts(family_han=str(row.values.get("family_han") or ""), given_han=str(row.values["given_han"]))
    spelled, told = names.spelled_in_latin(own), names.parts(f"{found['name']} {found['more'] or ''}")
    said = told.family_latin or "", told.given_latin or ""
    if spelled and all(said) and _are_letters_of(said, (spelled[0], spelled[1])):
        _drop(row, _WITH_WORDS, key)
        row.values["family_latin"], row.values["given_latin"] = said
        row.problems.append(Problem("import.remark_left_out", key, {"remark": found["other"]}, Level.INFORMS))


def _settle_cyrillic(row: StagedRow, in_cyrillic: Callable[[str, str], tuple[str, str]]) -> None:
    """Ян Тянъян beside 杨天扬 has the family name first; Фан Ван beside 王芳 is asked about."""
    family, given = str(row.values.get("family_han") or ""), str(row.values.get("given_han") or "")
    said = str(row.values.get("family_cyrillic") or ""), str(row.values.get("given_cyrillic") or "")
    if not (family and given and all(said)):
        return
    asked = any(one.code == _ORDER and one.field == "name_cyrillic" for one in row.problems)
    if not all(spelled := in_cyrillic(family, given)):
        return
    if min(map(_alike, said, spelled)) >= _ALIKE:
        _drop(row, _ORDER, "name_cyrillic")
    elif min(map(_alike, reversed(said), spelled)) < _ALIKE:
        return
    elif asked:
        _drop(row, _ORDER, "name_cyrillic")
        row.values["family_cyrillic"], row.values["given_cyrillic"] = said[1], said[0]
    else:
        facts = {"typed": " ".join(said), "family": said[0]}
        row.problems.append(Problem(_ORDER, _column_in_cyrillic(row), facts, Level.ASKS))


def _column_in_cyrillic(row: StagedRow) -> str:
    columns = ("name_cyrillic", "given_name", "full_name")
    return next((key for key in columns if row.cells.get(key)), "full_name")


def _parted(typed: str, family: str, given: str) -> tuple[str, str] | None:
    """The family name and the given name of a name in one word: by its letters, or by its capitals."""
    family = "".join(one for one in family if one.isalpha())
    if fold(typed) == fold(family + given).replace(" ", "").replace("-", "").replace("'", ""):
        return typed[: len(family)], typed[len(family) :]
    humps = _TWO_HUMPS.fullmatch(typed)
    if humps and min(_alike(humps[1], family), _alike(humps[2], given)) >= _ALIKE:
        return humps[1], humps[2]
    return None


def _drop(row: StagedRow, code: str, key: str) -> None:
    if row.problems:
        row.problems = [one for one in row.problems if not (one.code == code and one.field == key)]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
