"""Telephones and cards that stand beside somebody else's name, and may be theirs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.sheets import ListColumnFound
from exchange_admin.services.importing.unheaded import CellTests

_REACHED_BY, _EMERGENCY = frozenset({"phone", "email", "messenger"}), "emergency_contact"
_SOMEBODY = re.compile(
    "^contacts?$|^контакты?$|接机人|接站人|联系人|встреча|контактное лицо"
    "|met by|meet|picked up|contact person|contact name"
    "|экстренн|emergency|家长|父亲|母亲|监护|班主任|辅导员|导师|领队|带队|负责人"
    r"|родител|мать|матер\w{0,2}\b|\bмам|отец|отца|\bпап[аыеу]\b|представител|опекун|куратор|руководител"
    "|parent|mother|father|guardian|tutor|supervisor|leader|advis[eo]r|coordinator",
    re.IGNORECASE,
)
"""What a heading calls whoever else may be reached."""
_OF_RELATIVES = re.compile(
    r"экстренн|emergency|紧急|家长|父|母|监护|родител|мать|матер\w{0,2}\b|\bмам|отец|отца|\bпап[аыеу]\b|представител|опекун"
    "|parent|mother|father|guardian",
    re.IGNORECASE,
)
"""Of these everybody has another one, if of the same name: мать, мать."""
_NO_PERSON = re.compile("соглас|consent|同意|意见|паспорт|passport|证|адрес|address|地址", re.IGNORECASE)
"""What a heading speaks of that is somebody's and cannot be reached."""
_ONES_OWN = re.compile(r"\s*(?:ваш|your\b|您|你)", re.IGNORECASE)
_CONTACTS = re.compile("联系人|contact (?:person|name)|контактное лицо", re.IGNORECASE)
_OF_EITHER = frozenset({*_REACHED_BY, "national_id", "passport_number", "document_number"})
_RELATION = re.compile("关系|称谓|родств|кем\\s+приход|relation", re.IGNORECASE)
_THEIR_NUMBER = re.compile("电话|手机|联系方式|телефон|тел\\.|phone|mobile", re.IGNORECASE)
_FEWEST_DIGITS = 7  # of a telephone
_FEWEST_SHARED = 3  # people with one address
_NAMED_BY_FAMILY = frozenset({"full_name", "family_name", "name_latin", "name_cyrillic", "name_han"})
_FEWEST_LETTERS = 2
_ENDS_OF_A_FAMILY = 2  # letters in which Иванов and Иванова, Белый and Белая differ
_FEWEST_PAIRS, _NUMBERS_EACH = 4, 3
"""How many lines have to show it, and how many numbers for each of those who stand before are more than one has."""


def of_who_stands_before(
    columns: Sequence[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests, headings: Headings
) -> list[ListColumnFound]:
    """Telephones behind somebody else, 接机人 before 联系电话, may be theirs: they are asked about, and so is a card
    between the two. Whoever has a number before or behind, 导师姓名, 联系电话, 导师电话, has another one; what
    nobody reads between them says nothing."""
    found, own = list(columns), set[int]()
    for at, column in enumerate(columns):
        if column.key not in _OF_EITHER or column.guess or _is_ones_own(column, headings):
            continue
        before = at - 1
        while before >= 0 and (before in own or _says_nothing_of_whom(found, columns, before, tests, texts)):
            before -= 1
        other = columns[before] if before >= 0 else None
        if other is None or other.index != column.index - (at - before):
            continue
        if _is_of_another(other, column, columns, texts, tests):
            if _are_ones_own(other, column, texts, tests) and not _has_relatives(columns[:before]):
                own.add(at)  # whatever stands behind it may still be theirs
            else:
                found[at] = dataclasses.replace(column, guess=True)
    are_of_one_family = any(_are_of_one_family(texts[one.index]) for one in columns if one.key in _NAMED_BY_FAMILY)
    return [
        dataclasses.replace(one, guess=True)
        if one.key in ("email", "phone") and _is_one_of_all(texts[one.index], one.key) and not are_of_one_family
        else one
        for one in found
    ]


def _has_relatives(before: Sequence[ListColumnFound]) -> bool:
    """Whether relatives stand in front, and no telephone behind them: everybody has others, so that numbers may be
    theirs though one tutor stands between."""
    for column in reversed(before):
        if column.key in _REACHED_BY or _THEIR_NUMBER.search(column.heading):
            return False
        if column.key == _EMERGENCY or _OF_RELATIVES.search(column.heading):
            return True
    return False


def _are_ones_own(
    other: ListColumnFound, column: ListColumnFound, texts: Mapping[int, Sequence[str]], tests: CellTests
) -> bool:
    """Whether a column has numbers of its own behind people who are named, and are no relatives."""
    called = texts[other.index]
    are_people = tests.are_names(list(filter(None, called))) and not _OF_RELATIVES.search(other.heading)
    return are_people and _have_numbers_of_their_own(called, texts[column.index])


def _is_one_of_all(texts: Sequence[str], key: str) -> bool:
    """Whether everybody has the same address or number: that of an office."""
    if key == "email":
        said = [text.strip().casefold() for text in texts if "@" in text]
    else:
        said = ["".join(filter(str.isdigit, text)) for text in texts if _is_like_a_number(text)]
    return len(said) >= _FEWEST_SHARED and len(set(said)) == 1


def _are_of_one_family(names: Sequence[str]) -> bool:
    """Иванов, Иванова, or 王: sisters and brothers have one address at home."""
    families = [name.split()[0].casefold() for name in names if name.split()]
    stem = max(families, key=len, default="")
    stem = stem[:1] if has_han(stem) else stem[: max(_FEWEST_LETTERS, len(stem) - _ENDS_OF_A_FAMILY)]
    return bool(stem) and all(one.startswith(stem) for one in families)


def _have_numbers_of_their_own(called: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether everybody has another number, though a few people stand beside all of them: one tutor of six students has
    not six addresses."""
    pairs = [pair for pair in zip(called, numbers, strict=True) if all(pair)]
    people, own = ({pair[n] for pair in pairs} for n in (0, 1))
    return len(pairs) >= _FEWEST_PAIRS and len(own) == len(pairs) >= _NUMBERS_EACH * len(people)


def _is_ones_own(column: ListColumnFound, headings: Headings) -> bool:
    return headings.is_of_oneself(column.heading) or _ONES_OWN.match(column.heading) is not None


def _says_nothing_of_whom(
    found: Sequence[ListColumnFound],
    columns: Sequence[ListColumnFound],
    at: int,
    tests: CellTests,
    texts: Mapping[int, Sequence[str]],
) -> bool:
    """Of a column between somebody's name and a telephone: 关系, 年龄, 工作单位, or a card that is asked about."""
    column = columns[at]
    if found[at].guess and not column.guess:
        return True
    if column.key == "address" or _RELATION.search(column.heading) or _NO_PERSON.search(column.heading):
        return column.key in ("", "address")
    said = [text for text in texts[column.index] if text]
    is_somebody = _SOMEBODY.search(column.heading) is not None or tests.are_names(said)
    return not column.key and bool(column.heading) and not is_somebody


def _is_of_another(
    other: ListColumnFound,
    column: ListColumnFound,
    columns: Sequence[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    tests: CellTests,
) -> bool:
    """Whether a column names somebody else, whose number stands neither in its cells nor below a heading of theirs."""
    said = [text for text in texts[other.index] if text]
    called = _SOMEBODY.search(other.heading)
    if other.key not in ("", _EMERGENCY) or _NO_PERSON.search(other.heading):
        return False
    if column.key not in _REACHED_BY:
        return called is not None and tests.are_names(said)
    if not (called or (not other.key and tests.are_names(said))):
        return False
    numbers = sum(map(_is_like_a_number, said))
    has_number = 2 * numbers > len(said) if said else _THEIR_NUMBER.search(other.heading) is not None
    if column.key == "phone":
        return not has_number and not (called and _have_their_number(called[0], other, columns, texts))
    return not has_number or _CONTACTS.search(other.heading) is not None


def _have_their_number(
    called: str, other: ListColumnFound, columns: Sequence[ListColumnFound], texts: Mapping[int, Sequence[str]]
) -> bool:
    """Whether another column that nobody reads is the telephone of whoever is called so: 导师电话."""
    return any(
        one is not other
        and not one.key
        and called.casefold() in one.heading.casefold()
        and _THEIR_NUMBER.search(one.heading) is not None
        and any(map(_is_like_a_number, texts[one.index]))
        for one in columns
    )


def _is_like_a_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS
