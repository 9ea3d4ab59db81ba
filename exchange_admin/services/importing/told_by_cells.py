"""What cells decide where headings do not: which of two whole names is that of the passport, what «Выдан» asks for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import product

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.identity_cards import born_by_card
from exchange_admin.names import NameParts, Names
from exchange_admin.names.cyrillic import looks_like_patronymic
from exchange_admin.names.scripts import has_han, language_of
from exchange_admin.services.importing.cells import ABOUT_THE_SAME_DAY, after_years
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import KINDS, NAME_KEYS
from exchange_admin.services.importing.sheets import ROW_NUMBER, ListColumnFound, SheetList, shown
from exchange_admin.services.importing.unheaded import CellTests

_BY, _ON = "passport_issued_by", "passport_issued"
_DAY = re.compile(r"\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\D{0,4}$")
_WHOLE, _LATIN = "full_name", "name_latin"
_CYRILLIC = "name_cyrillic"
_IN_LATIN = {_WHOLE: _LATIN, "family_name": "family_latin", "given_name": "given_latin"}
_BORN, _CARD, _UNTIL = "birth_date", "national_id", "passport_valid_until"
_NUMBERS = frozenset({"passport_number", "passport_series", "document_number", "document_series"})
_WHOLE_NUMBERS, _CITIZENSHIP = frozenset({"passport_number", "document_number"}), "citizenship"
_NATIVE = frozenset({_WHOLE, "name_han", "name_cyrillic", "family_name"})
_DAYS_OF_PASSPORTS = frozenset({"passport_issued", "passport_valid_until", "passport_issued_by"})
_PROPOSED = frozenset({_BORN, _CARD, _UNTIL, "passport_number", "email", "phone", "sex"})
_ABROAD = (2, 7)
"""Digits of the series and the number of a Russian passport for abroad; 4 and 6 are also those of a driving licence."""
_SAYS_PASSPORT = re.compile("护照|паспорт|загран|passport", re.IGNORECASE)
_SAYS_TRAVEL = re.compile(
    "выезд|заезд|прибы|убыт|отъезд|вылет|прил[её]т|入住|退房|离店|离开|抵达|到达|返回|check.?(?:in|out)|arriv|depart|return",
    re.IGNORECASE,
)
"""What a heading of a day says that is none of a passport."""
_SAYS_PAPER = re.compile(
    "证|单|号|保险|驾|справк|полис|страхов|удостовер|прав[ао]|свидет|сертиф|виза|договор|номер|№|permit|licen[cs]e|polic|insur|certif|visa"
    r"|contract|card|number|no\.?$",
    re.IGNORECASE,
)
"""What a heading speaks of that has days of its own."""
_REACHED_BY, _EMERGENCY = frozenset({"phone", "email", "messenger"}), "emergency_contact"
_SOMEBODY = re.compile(
    "^contacts?$|^контакты?$|接机人|接站人|联系人|встреча|контактное лицо"
    "|met by|meet|picked up|contact person|contact name"
    "|экстренн|emergency|家长|父亲|母亲|监护|班主任|辅导员|导师|领队|带队|负责人"
    "|родител|мать|мама|отец|папа|представител|опекун|куратор|руководител"
    "|parent|mother|father|guardian|tutor|supervisor|leader|advis[eo]r|coordinator",
    re.IGNORECASE,
)
"""What a heading calls whoever else may be reached."""
_NO_PERSON = re.compile("соглас|consent|同意|意见|паспорт|passport|证|адрес|address|地址", re.IGNORECASE)
"""What a heading speaks of that is somebody's and cannot be reached."""
_ONES_OWN = re.compile(r"\s*(?:ваш|your\b|您|你)", re.IGNORECASE)
_CONTACTS = re.compile("联系人|contact (?:person|name)|контактное лицо", re.IGNORECASE)
_OF_EITHER = frozenset({*_REACHED_BY, "national_id", "passport_number", "document_number"})
_RELATION = re.compile("关系|称谓|родств|кем\\s+приход|relation", re.IGNORECASE)
_THEIR_NUMBER = re.compile("电话|手机|联系方式|телефон|тел\\.|phone|mobile", re.IGNORECASE)
_A_NUMBER = re.compile(r"(?:№|#|no\.?|n)?\s*(\d{1,3})[.)]?", re.IGNORECASE)
_TOTAL = re.compile(r"итого|всего|сумма(?: баллов)?|итоговый балл|总分|合计|total", re.IGNORECASE)
_FEWEST_SUMS = 3  # rows
_PARTS_OF_TESTS = frozenset({"listening", "reading", "writing", "speaking", "grammar"})
_DIGITS = 4  # of a part
_FEWEST_DIGITS = 7  # of a telephone
_A_PAIR = 2  # words
_LOOKED_AT = 60  # rows
_FEWEST = 2  # cells that tell something
_NEARLY_ALL = 0.8  # of the rows


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


def told_by_days(sheet: SheetCells, found: SheetList) -> SheetList:
    """«Выдан» over nothing but days is when the passport was issued, and not by whom."""
    by = [column for column in found.columns if column.key == _BY and not column.guess]
    if len(by) != 1 or any(column.key == _ON for column in found.columns) or not _are_days(sheet, found, by[0]):
        return found
    columns = (dataclasses.replace(one, key=_ON) if one is by[0] else one for one in found.columns)
    return dataclasses.replace(found, columns=tuple(columns))


def told_by_sums(sheet: SheetCells, found: SheetList) -> SheetList:
    """«Итого» over nothing but the sums of the parts of a test is the mark of it."""
    wholes = [one for one in found.columns if _TOTAL.fullmatch(one.heading.strip())]
    parts = [one.index for one in found.columns if one.key in _PARTS_OF_TESTS and not one.guess]
    if len(wholes) != 1 or wholes[0].key != "mark" or len(parts) < _FEWEST:
        return found
    if not _are_sums(sheet, found, wholes[0].index, parts):
        return found
    columns = (dataclasses.replace(one, guess=False) if one is wholes[0] else one for one in found.columns)
    return dataclasses.replace(found, columns=tuple(columns))


def _are_sums(sheet: SheetCells, found: SheetList, whole: int, parts: Sequence[int]) -> bool:
    rows = [[_whole_number(sheet.rows[at - 1], column) for column in (whole, *parts)] for at in found.rows]
    told = [row for row in rows if any(one is not None for one in row)]  # others are signatures
    return len(told) >= _FEWEST_SUMS and all(
        None not in row and row[0] == sum(one or 0 for one in row[1:]) for row in told
    )


def _whole_number(row: Sequence[CellValue], column: int) -> int | None:
    cell = row[column] if column < len(row) else None
    if isinstance(cell, str) and cell.strip().isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    return cell if type(cell) is int else None


def _are_days(sheet: SheetCells, found: SheetList, column: ListColumnFound) -> bool:
    cells = (row[column.index] for at in found.rows if column.index < len(row := sheet.rows[at - 1]))
    said = [cell for cell in cells if cell not in (None, "")]
    return bool(said) and all(isinstance(one, date) or (isinstance(one, str) and _DAY.match(one)) for one in said)


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


def told_by_values(
    sheet: SheetCells, found: SheetList, headings: Headings, tests: CellTests, names: Names
) -> SheetList:
    """The list with what its cells prove or propose.

    Proved, and sure: a day that identity cards of the list say too is that of birth, one that lies five or ten years
    behind the issue of a passport the last of its validity, Latin letters that are those of the names beside them
    theirs. Proposed, and asked about: a column with an unknown heading whose cells look like what the list lacks, so
    that it is not lost. Days of a document without a number in the list are not read.
    """
    if found.kind not in KINDS or not found.header_row:
        return found
    rows = [sheet.rows[at - 1] for at in found.rows[:_LOOKED_AT]]
    texts = {column.index: _texts(rows, column.index) for column in found.columns}
    columns = list(_without_numbers_for_names(found.columns, texts))
    columns = _with_given_names(_with_whole_names(columns, texts), texts)
    columns = _with_patronymics(columns, texts, headings)
    columns = _with_numbers_beside_series(columns, texts)
    columns = _with_citizenship(columns, texts, tests, headings)
    columns = _with_validity(columns, texts, partial(_is_unknown, kind=found.kind, headings=headings))
    for at, column in enumerate(columns):
        taken = {other.key for other in columns if other.key and other is not column}
        if column.guess and column.key not in taken and _is_proved(column, columns, texts, names):
            columns[at] = dataclasses.replace(column, guess=False)
        elif not column.key and _is_unknown(column, found.kind, headings):
            columns[at] = _proposed(column, columns, texts, tests, taken)
    columns = _with_roles(columns, texts, tests)
    columns = [_unread_if_unfit(column, texts[column.index], tests) for column in columns]
    columns = list(_with_days_of_numbers(columns))
    columns = [_of_what_stands_before(at, columns, headings) for at in range(len(columns))]
    columns = _of_who_stands_before(columns, texts, tests, headings)
    return dataclasses.replace(found, columns=tuple(columns))


def _is_unknown(column: ListColumnFound, kind: str, headings: Headings) -> bool:
    """Whether nobody knows the heading; what was left out with its heading known stays left out."""
    text = column.heading
    return bool(text) and not headings.is_elsewhere(text) and headings.meaning(kind, text) is None


def _with_whole_names(columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]) -> list[ListColumnFound]:
    """«Имя (лат.)» over two words, without a column for the surname, is the whole name."""
    keys = {column.key for column in columns}
    if not keys & {"family_name", "family_latin", _WHOLE, _LATIN, "name_han", "name_cyrillic"}:
        columns = [
            dataclasses.replace(one, key=_WHOLE)
            if one.key == "given_name" and _are_several(texts[one.index]) and not _have_patronymics(texts[one.index])
            else one
            for one in columns
        ]
    if keys & {"family_latin", "name_latin"}:
        return columns
    return [
        dataclasses.replace(one, key=_LATIN) if one.key == "given_latin" and _are_several(texts[one.index]) else one
        for one in columns
    ]


def _without_numbers_for_names(
    columns: Sequence[ListColumnFound], texts: Mapping[int, Sequence[str]]
) -> Iterator[ListColumnFound]:
    """“Student” over № 1, № 2 numbers those whom other columns name."""
    names = [one for one in columns if one.key in NAME_KEYS]
    for one in columns:
        numbers = [_A_NUMBER.fullmatch(text) for text in texts[one.index] if text] if one.key == _WHOLE else []
        counted = [int(number[1]) for number in numbers if number]
        is_number = len(names) > 1 and bool(counted) and counted == list(range(1, len(numbers) + 1))
        yield dataclasses.replace(one, key=ROW_NUMBER) if is_number else one


def _with_given_names(columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]) -> list[ListColumnFound]:
    """“Name” over single words, beside the surname, is the given name: as the whole one it would be lost. So is «Имя по
    загранпаспорту» beside «Фамилия по загранпаспорту», in the same letters."""
    sure = {column.key: column for column in columns if not column.guess}
    pairs = [(_WHOLE, "family_name", "given_name"), (_WHOLE, "family_latin", "given_latin")]
    pairs += [(_LATIN, "family_latin", "given_latin"), (_LATIN, "family_name", "given_name")]
    for whole_key, family_key, given in [*pairs, (_CYRILLIC, "family_name", "given_name")]:
        whole, family = sure.get(whole_key), sure.get(family_key)
        taken = {"given_latin"} if whole_key == _LATIN else {"given_name", "given_latin"}
        if whole is None or family is None or taken & {column.key for column in columns}:
            continue
        beside = zip(texts[whole.index], texts[family.index], strict=True)
        names = [(name, one) for name, one in beside if name and one]
        if names and not any(
            " " in name.strip() or name.startswith(one) or _is_latin(name) != _is_latin(one) for name, one in names
        ):
            return [dataclasses.replace(one, key=given) if one is whole else one for one in columns]
    return columns


def _with_patronymics(
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


def _with_numbers_beside_series(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]]
) -> list[ListColumnFound]:
    """«Серия» and «Номер» with the digits of a Russian passport for abroad, 75 and 1234567, are the number of one."""
    for series in ("document_series", "passport_series"):
        left = next((one for one in columns if one.key == series), None)
        right = next((one for one in columns if left is not None and one.index == left.index + 1 and one.guess), None)
        if left is None or right is None or right.key != series.replace("series", "number"):
            continue
        pairs = [pair for pair in zip(texts[left.index], texts[right.index], strict=True) if any(pair)]
        shapes = [tuple(sum(map(str.isdigit, part)) for part in pair) for pair in pairs]
        if len(pairs) >= _FEWEST and shapes.count(_ABROAD) >= _NEARLY_ALL * len(pairs):
            return [dataclasses.replace(one, guess=False) if one is right else one for one in columns]
    return columns


def _with_citizenship(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests, headings: Headings
) -> list[ListColumnFound]:
    """“Country” is that of the passport where each row that says one has a number beside it, and nearly all of them are
    of that country; else it may be anything. Of a list that is not looked through whole nothing is said."""
    number = next((one for one in columns if one.key in _WHOLE_NUMBERS and not one.guess), None)
    if any(one.key == _CITIZENSHIP for one in columns):
        return columns
    if number is None:
        return _with_country_of_names(columns, texts, tests, headings)
    for at, one in enumerate(columns):
        is_unread = not one.key and headings.is_country(one.heading)
        countries, numbers = texts[one.index], texts[number.index]
        is_whole = len(countries) < _LOOKED_AT and all(
            held or not country for country, held in zip(countries, numbers, strict=True)
        )
        if is_unread and is_whole and _agree(countries, numbers, tests.is_number_of):
            return [*columns[:at], dataclasses.replace(one, key=_CITIZENSHIP), *columns[at + 1 :]]
    return columns


def _with_country_of_names(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests, headings: Headings
) -> list[ListColumnFound]:
    """Without numbers “Country” may be the citizenship where all names are in the letters of that country."""
    name = next((one for one in columns if one.key in _NATIVE and not one.guess), None)
    country = next((one for one in columns if not one.key and headings.is_country(one.heading)), None)
    if name is None or country is None:
        return columns
    pairs = [(said, one) for said, one in zip(texts[country.index], texts[name.index], strict=True) if said and one]
    if not pairs or not all(tests.is_language_of(said, language_of(one)) for said, one in pairs):
        return columns
    return [dataclasses.replace(one, key=_CITIZENSHIP, guess=True) if one is country else one for one in columns]


def _have_patronymics(texts: Sequence[str]) -> bool:
    """«Имя» over Анна Игоревна: the surname stands elsewhere, or nowhere."""
    pairs = [words for text in texts if len(words := text.split()) == _A_PAIR]
    return any(looks_like_patronymic(words[-1]) for words in pairs)


def _are_several(texts: Sequence[str]) -> bool:
    """Whether every cell has words besides its first."""
    said = [text for text in texts if text]
    return bool(said) and all(" " in text.strip() for text in said)


def _with_validity(
    columns: list[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    is_unknown: Callable[[ListColumnFound], bool],
) -> list[ListColumnFound]:
    """Two columns of days five or ten years apart beside numbers of passports are the issue and the end, as «Выдан» and
    «До»: surely where one of them is known, for a licence to drive has such days too."""
    sure = {column.key for column in columns if not column.guess}
    if not sure & _NUMBERS or {_ON, _UNTIL} <= sure:
        return columns
    begins = [one for one in columns if one.key == _ON or (not one.key and is_unknown(one))]
    ends = [one for one in columns if one.key == _UNTIL or (not one.key and is_unknown(one))]
    for first, last in product(begins, ends):
        if first is not last and _agree(texts[last.index], texts[first.index], _ends_that):
            said, guess = {first.index: _ON, last.index: _UNTIL}, not {_ON, _UNTIL} & sure
            return [
                dataclasses.replace(one, key=said[one.index], guess=guess) if one.index in said else one
                for one in columns
            ]
    return columns


def _is_proved(
    column: ListColumnFound,
    columns: Sequence[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    names: Names,
) -> bool:
    for key, about, agrees in (
        (_BORN, _CARD, _is_born_so),
        (_UNTIL, _ON, _ends_that),
        (_LATIN, _WHOLE, partial(_is_spelled, names)),
        (_LATIN, "name_han", partial(_is_spelled, names)),
    ):
        beside = next((one for one in columns if one.key == about and not one.guess), None)
        if column.key == key and beside is not None and _agree(texts[column.index], texts[beside.index], agrees):
            return True
    return False


def _proposed(
    column: ListColumnFound,
    columns: Sequence[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    tests: CellTests,
    taken: Collection[str],
) -> ListColumnFound:
    """What the list lacks and the cells of the column look like; days of validity beside numbers only."""
    said = [text for text in texts[column.index] if text]
    if len(said) < _FEWEST or 2 * len(said) < len(texts[column.index]):
        return column
    key, is_beside_number = tests.key(said), bool(_NUMBERS & set(taken))
    if key == _UNTIL and _SAYS_TRAVEL.search(column.heading):
        return column
    if key in taken or key not in _PROPOSED or not _may_hold(key, said, tests, is_beside_number=is_beside_number):
        return column
    issued = next((one for one in columns if one.key == _ON and not one.guess), None)
    is_sure = key == _UNTIL and issued is not None and _agree(texts[column.index], texts[issued.index], _ends_that)
    return dataclasses.replace(column, key=key, guess=not is_sure)


def _with_roles(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests
) -> list[ListColumnFound]:
    """A column whose heading may be one of roles, 随团身份, and that has nothing but students and teachers, both of
    them: without it teachers would be entered as students."""
    return [
        dataclasses.replace(one, guess=False)
        if one.key == "role" and one.guess and tests.are_of_both_roles(texts[one.index])
        else one
        for one in columns
    ]


def _unread_if_unfit(column: ListColumnFound, texts: Sequence[str], tests: CellTests) -> ListColumnFound:
    """«Загранпаспорт» over «есть» and «оформляется» holds no numbers, «Категория» over «многодетная» does not say what
    somebody takes part as, «Уровень языка (англ.)» is no level of Russian or Chinese."""
    if column.key == "language_level" and tests.is_of_other_language(column.heading):
        return dataclasses.replace(column, key="", guess=False)  # «Уровень языка (англ.)»
    said = [text for text in texts if text]
    if len(said) < _FEWEST:
        return column
    is_of_numbers = column.key in _WHOLE_NUMBERS or column.key == _CARD
    has_none = is_of_numbers and not any(map(str.isdigit, "".join(said)))
    if has_none or (column.key == "role" and not any(map(tests.is_role, said))):
        is_of_posts = column.key == "role" and any(map(tests.is_post_of_teachers, said))  # whose rows are asked about
        return dataclasses.replace(column, key="role" if is_of_posts else "", guess=is_of_posts)
    return column


def _with_days_of_numbers(columns: Sequence[ListColumnFound]) -> Iterator[ListColumnFound]:
    """Действителен до in a list without a passport is that of something else; behind an identity card it is the card's,
    where it stands beside it."""
    keys = {column.key for column in columns}
    card = next((column.index for column in columns if column.key == _CARD), None)
    for column in columns:
        if column.key not in _DAYS_OF_PASSPORTS or keys & _NUMBERS:
            yield column
        elif card is None:
            yield dataclasses.replace(column, key="", guess=False)
        else:
            key = column.key.replace("passport", "national")
            yield dataclasses.replace(column, key=key, guess=key in keys or column.index != card + 1)


def _of_what_stands_before(at: int, columns: Sequence[ListColumnFound], headings: Headings) -> ListColumnFound:
    """A day of validity behind what is not read is that paper's: 保险单号 before 有效期. Behind the number of a card,
    or where nobody knows what stands there, it is asked about."""
    column = columns[at]
    if column.key not in _DAYS_OF_PASSPORTS or _SAYS_PASSPORT.search(column.heading):
        return column
    before = next((one for one in reversed(columns[:at]) if one.key not in _DAYS_OF_PASSPORTS), None)
    if before is None or before.index != column.index - (at - columns.index(before)) or not before.heading:
        return column
    if before.key == _CARD:
        return dataclasses.replace(column, guess=True)
    if before.key or not _SAYS_PAPER.search(before.heading):
        return column
    is_of_another = headings.is_elsewhere(before.heading)
    return dataclasses.replace(column, key="" if is_of_another else column.key, guess=not is_of_another)


def _of_who_stands_before(
    columns: Sequence[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests, headings: Headings
) -> list[ListColumnFound]:
    """Telephones behind somebody else, 接机人 before 联系电话, may be theirs: they are asked about, and so is a card
    between the two. Whoever has a number before or behind, 导师姓名, 联系电话, 导师电话, has another one; what
    nobody reads between them says nothing."""
    found = list(columns)
    for at, column in enumerate(columns):
        if column.key not in _OF_EITHER or column.guess or _is_ones_own(column, headings):
            continue
        before = at - 1
        while before >= 0 and _says_nothing_of_whom(found, columns, before, tests, texts):
            before -= 1
        other = columns[before] if before >= 0 else None
        is_near = other is not None and other.index == column.index - (at - before)
        if is_near and other is not None and _is_of_another(other, column, columns, texts, tests):
            found[at] = dataclasses.replace(column, guess=True)
    return found


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


def _may_hold(key: str, said: Sequence[str], tests: CellTests, *, is_beside_number: bool) -> bool:
    """What looks alike and is something else: numbers of a register, days of an application, 1 and 2 of a score."""
    if key in _NUMBERS:
        return not (is_beside_number or _are_counted(said))
    if key == _UNTIL:
        return is_beside_number and tests.lie_ahead(said)
    if key == "email":
        return all(len(text.split()) == 1 for text in said)
    return key != "sex" or not any(map(str.isdigit, "".join(said)))


def _are_counted(numbers: Sequence[str]) -> bool:
    """Numbers of a register: 0000-01204, 0000-01207."""
    return all(number.startswith("0") for number in numbers) or len({number[:6] for number in numbers}) == 1


def _texts(rows: Sequence[Sequence[CellValue]], column: int) -> list[str]:
    return [shown(row[column]) if column < len(row) else "" for row in rows]


def _agree(some: Sequence[str], others: Sequence[str], agrees: Callable[[str, str], bool]) -> bool:
    """Whether nearly all rows that have both agree, two at least: a list may have slips of the pen."""
    pairs = [(one, other) for one, other in zip(some, others, strict=True) if one and other]
    agreed = sum(1 for one, other in pairs if agrees(one, other))
    return agreed >= _FEWEST and agreed >= _NEARLY_ALL * len(pairs)


def _is_born_so(day: str, card: str) -> bool:
    born = born_by_card(card.strip())
    return born is not None and _day(day) == born


def _ends_that(until: str, issued: str) -> bool:
    first, last = _day(issued), _day(until)
    if first is None or last is None:
        return False
    return any(last - after_years(first, years) in ABOUT_THE_SAME_DAY for years in (5, 10))


def _is_spelled(names: Names, latin: str, name: str) -> bool:
    """Whether letters are those of a name: ZHANG SAN and 张三."""
    suggested = names.suggest(NameParts(**_han(names, name)))
    spelled = f"{suggested.family_latin or ''}{suggested.given_latin or ''}"
    return bool(spelled) and _letters_only(spelled) == _letters_only(latin)


def _han(names: Names, name: str) -> dict[str, str]:
    parts = names.parts(name)
    return {"family_han": parts.family_han or "", "given_han": parts.given_han or ""} if parts.family_han else {}


def _letters_only(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalpha())


def _day(text: str) -> date | None:
    try:
        found = read_date(text)
    except RuleBroken:
        return None
    return None if found.ambiguous else found.day
