"""What cells tell of columns of documents: what «Выдан» asks for, whose country and days they are."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.identity_cards import born_by_card
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.columns_agree import FEWEST_CELLS, LOOKED_AT, NEARLY_ALL, agree
from exchange_admin.services.importing.day_cells import ABOUT_THE_SAME_DAY, after_years
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.sheets import IGNORED, ListColumnFound, SheetList
from exchange_admin.services.importing.told_names import WHOLE
from exchange_admin.services.importing.unheaded import CellTests

_BY, ON = "passport_issued_by", "passport_issued"
_DAY = re.compile(r"\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\D{0,4}$")
BORN, CARD, UNTIL = "birth_date", "national_id", "passport_valid_until"
NUMBERS = frozenset({"passport_number", "passport_series", "document_number", "document_series"})
WHOLE_NUMBERS, _CITIZENSHIP = frozenset({"passport_number", "document_number"}), "citizenship"
_NATIVE = frozenset({WHOLE, "name_han", "name_cyrillic", "family_name"})
_DAYS_OF_PASSPORTS = frozenset({"passport_issued", "passport_valid_until", "passport_issued_by"})
_TWO_LETTERS = re.compile(r"\s*[A-Z]{2}\s*")
_ABROAD = (2, 7)
"""Digits of the series and the number of a Russian passport for abroad; 4 and 6 are also those of a driving licence."""
_SAYS_PASSPORT = re.compile("护照|паспорт|загран|passport", re.IGNORECASE)
_SAYS_PAPER = re.compile(
    "证|单|号|保险|驾|справк|полис|страхов|удостовер|прав[ао]|свидет|сертиф|виза|договор|номер|№|permit|licen[cs]e|polic|insur|certif|visa"
    r"|contract|card|number|no\.?$",
    re.IGNORECASE,
)
"""What a heading speaks of that has days of its own."""

SAYS_TRAVEL = re.compile(
    "выезд|заезд|приезд|отъезд|пребыван|прожива|поездк|стажировк|прибы|убыт|вылет|прил[её]т|check.?(?:in|out)|arriv|depart|return"
    "|入住|退房|离店|离开|抵达|到达|返回",
    re.IGNORECASE,
)
"""What a heading of a day says that is none of a passport."""
_OF_A_PAPER = re.compile(
    r"(?:тип|вид|категория|код(?: подразделения| органа)?|страна выдачи|(?:кем |когда |дата )?выда[нч]\w*"
    r"|скан\w*(?:[ -]?копи\w+)?|копи\w+|фото|type|kind|code|copy|scan|photo|issued?"
    r"|(?:личный|идентификационный|персональный) (?:номер|код|№)|иин|жсн|пинфл|инн|снилс|жшшир"
    r"|personal (?:number|no\.?|id)|(?:жсн|иин)\s*/\s*(?:иин|жсн)"
    r"|(?:country|place|date) of issue|issuing (?:country|state|authority)"
    r"|类型|种类|类别|性质|签发|签发日期?|签发国家?|签发国别|签发地点?"
    r"|复印件|扫描件|照片|照片页|是否办理|有无)",
    re.IGNORECASE,
)
"""What stands between the number of a paper and its days, and is of that paper or has no days of its own."""
_SAYS_REGISTRATION = re.compile("регистрац|прописк|registr|登记", re.IGNORECASE)
_WITH_DAYS = frozenset({CARD, "language_level"})
"""What else has an issue and an end."""
_BEGINS, _ENDS = (
    re.compile(said, re.IGNORECASE)
    for said in (r"(?:\bс|\bот|\bfrom|起|自)\s*$", r"\s*(?:по|до|до какого числа|до какой даты|to|till|until|止|至)\s*")
)
"""«Период с» and «по» beside it, of a policy or a journey."""


def told_by_days(sheet: SheetCells, found: SheetList) -> SheetList:
    """«Выдан» over nothing but days is when the passport was issued, and not by whom."""
    by = [column for column in found.columns if column.key == _BY and not column.guess]
    if len(by) != 1 or any(column.key == ON for column in found.columns) or not _are_days(sheet, found, by[0]):
        return found
    columns = (dataclasses.replace(one, key=ON) if one is by[0] else one for one in found.columns)
    return dataclasses.replace(found, columns=tuple(columns))


def _are_days(sheet: SheetCells, found: SheetList, column: ListColumnFound) -> bool:
    cells = (row[column.index] for at in found.rows if column.index < len(row := sheet.rows[at - 1]))
    said = [cell for cell in cells if cell not in (None, "")]
    return bool(said) and all(isinstance(one, date) or (isinstance(one, str) and _DAY.match(one)) for one in said)


def with_numbers_beside_series(
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
        if len(pairs) >= FEWEST_CELLS and shapes.count(_ABROAD) >= NEARLY_ALL * len(pairs):
            return [dataclasses.replace(one, guess=False) if one is right else one for one in columns]
    return [
        dataclasses.replace(one, guess=True)
        if one.key in WHOLE_NUMBERS and any(_may_be_series_of(one, other, texts) for other in columns)
        else one
        for one in columns
    ]


def _may_be_series_of(number: ListColumnFound, other: ListColumnFound, texts: Mapping[int, Sequence[str]]) -> bool:
    """Whether nobody knows what stands beside a number, FA beside 9456764: without its letters it is no number."""
    if other.key or abs(other.index - number.index) != 1:
        return False
    pairs = [pair for pair in zip(texts[other.index], texts[number.index], strict=True) if all(pair)]
    return len(pairs) >= FEWEST_CELLS and all(
        _TWO_LETTERS.fullmatch(letters) and digits.isdigit() for letters, digits in pairs
    )


def with_citizenship(
    columns: list[ListColumnFound], texts: Mapping[int, Sequence[str]], tests: CellTests, headings: Headings
) -> list[ListColumnFound]:
    """“Country” is that of the passport where each row that says one has a number beside it, and nearly all of them are
    of that country; else it may be anything. Of a list that is not looked through whole nothing is said."""
    number = next((one for one in columns if one.key in WHOLE_NUMBERS and not one.guess), None)
    if any(one.key == _CITIZENSHIP for one in columns):
        return columns
    if number is None:
        return _with_country_of_names(columns, texts, tests, headings)
    for at, one in enumerate(columns):
        is_unread = not one.key and headings.is_country(one.heading)
        countries, numbers = texts[one.index], texts[number.index]
        is_whole = len(countries) < LOOKED_AT and all(
            held or not country for country, held in zip(countries, numbers, strict=True)
        )
        if is_unread and is_whole and agree(countries, numbers, tests.is_number_of):
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


def with_validity(
    columns: list[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    is_unknown: Callable[[ListColumnFound], bool],
) -> list[ListColumnFound]:
    """Two columns of days five or ten years apart beside numbers of passports are the issue and the end, as «Выдан» and
    «До»: surely where one of them is known, for a licence to drive has such days too."""
    sure = {column.key for column in columns if not column.guess}
    if not sure & NUMBERS or {ON, UNTIL} <= sure:
        return columns
    begins = [one for one in columns if one.key == ON or (not one.key and is_unknown(one))]
    ends = [one for one in columns if one.key == UNTIL or (not one.key and is_unknown(one))]
    for first, last in product(begins, ends):
        if first is not last and agree(texts[last.index], texts[first.index], ends_that):
            said, guess = {first.index: ON, last.index: UNTIL}, not {ON, UNTIL} & sure
            return [
                dataclasses.replace(one, key=said[one.index], guess=guess) if one.index in said else one
                for one in columns
            ]
    return columns


def with_days_of_numbers(columns: Sequence[ListColumnFound]) -> Iterator[ListColumnFound]:
    """Действителен до in a list without a passport is that of something else; behind an identity card it is the card's,
    where it stands beside it."""
    keys = {column.key for column in columns}
    card = next((column.index for column in columns if column.key == CARD), None)
    for column in columns:
        if column.key not in _DAYS_OF_PASSPORTS or keys & NUMBERS:
            yield column
        elif card is None:
            yield dataclasses.replace(column, key="", guess=False)
        else:
            key = column.key.replace("passport", "national")
            yield dataclasses.replace(column, key=key, guess=key in keys or column.index != card + 1)


def of_what_stands_before(at: int, columns: Sequence[ListColumnFound], headings: Headings) -> ListColumnFound:
    """A day of validity behind what is not read is that paper's: 保险单号 before 有效期. Behind the number of a card,
    a level of a language, of which there are certificates, a registration, or where nobody knows what stands there, it
    is a guess."""
    column = columns[at]
    if column.key not in _DAYS_OF_PASSPORTS or _SAYS_PASSPORT.search(column.heading):
        return column
    before = next((one for one in reversed(columns[:at]) if not _is_of_paper_before(one)), None)
    if before is None or before.index != column.index - (at - columns.index(before)) or not before.heading:
        return column
    if before.key in _WITH_DAYS or (before.key == "address" and _SAYS_REGISTRATION.search(before.heading)):
        return dataclasses.replace(column, guess=True)
    if before.key not in ("", IGNORED):
        return column
    is_of_another = headings.is_elsewhere(before.heading)
    if _SAYS_PASSPORT.search(before.heading):  # the old one, or a guardian's
        return dataclasses.replace(column, key="", guess=False) if is_of_another else column
    if _is_of_stay(before.heading):
        is_of_another = is_end_of_period(column.heading, before.heading)
    elif not _SAYS_PAPER.search(before.heading):
        is_of_another = False
    return dataclasses.replace(column, key="" if is_of_another else column.key, guess=not is_of_another)


def _is_of_paper_before(column: ListColumnFound) -> bool:
    if column.key in _DAYS_OF_PASSPORTS:
        return True
    return column.key in ("", IGNORED, "document_kind") and _OF_A_PAPER.fullmatch(column.heading.strip()) is not None


def _is_of_stay(heading: str) -> bool:
    return _BEGINS.search(heading) is not None or SAYS_TRAVEL.search(heading) is not None


def is_end_of_period(heading: str, before: str) -> bool:
    """Whether a heading says nothing but the end of what the one before it begins: «Пребывание с», «по»."""
    return _is_of_stay(before) and _ENDS.fullmatch(heading) is not None


def is_born_so(day: str, card: str) -> bool:
    born = born_by_card(card.strip())
    return born is not None and _day(day) == born


def ends_that(until: str, issued: str) -> bool:
    first, last = _day(issued), _day(until)
    if first is None or last is None:
        return False
    return any(last - after_years(first, years) in ABOUT_THE_SAME_DAY for years in (5, 10))


def _day(text: str) -> date | None:
    try:
        found = read_date(text)
    except RuleBroken:
        return None
    return None if found.ambiguous else found.day
