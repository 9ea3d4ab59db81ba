"""What cells prove or propose where headings do not decide."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.names import Names
from exchange_admin.services.importing.columns_agree import FEWEST_CELLS, LOOKED_AT, agree, column_texts
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE
from exchange_admin.services.importing.sheets import ListColumnFound, SheetList
from exchange_admin.services.importing.teachers import SAYS_WHO
from exchange_admin.services.importing.told_names import (
    LATIN,
    WHOLE,
    is_spelled,
    with_given_names,
    with_names_in_cyrillic,
    with_patronymics,
    with_whole_names,
    without_numbers_for_names,
)
from exchange_admin.services.importing.told_of_others import of_who_stands_before
from exchange_admin.services.importing.told_papers import (
    BORN,
    CARD,
    NUMBERS,
    ON,
    SAYS_TRAVEL,
    UNTIL,
    WHOLE_NUMBERS,
    ends_that,
    is_born_so,
    is_end_of_period,
    of_what_stands_before,
    with_citizenship,
    with_days_of_numbers,
    with_numbers_beside_series,
    with_validity,
)
from exchange_admin.services.importing.unheaded import CellTests

_SAY_LATIN = frozenset({LATIN, "family_latin", "given_latin"})
_PROPOSED = frozenset({BORN, CARD, UNTIL, "passport_number", "email", "phone", "sex"})
_STUDY_YEAR = "study_year"
_SAYS_YEAR = re.compile(r"year|yr\.?|год|course", re.IGNORECASE)
_SAYS_LENGTH = re.compile(
    r"день|число|месяц|day|month|月|日|duration|term of study|срок|длительность|学制|期限", re.IGNORECASE
)
"""What stands beside a year that is part of a date, or how long something takes."""
_YEAR_OF_STUDY = re.compile(r"[1-6](?:st|nd|rd|th)?|I{1,3}|IV|VI?", re.IGNORECASE)
_LATE_YEAR = re.compile(r"[56](?:th)?|VI?", re.IGNORECASE)
"""Where all are such, they may be 2005 and 2006."""


def told_by_values(
    sheet: SheetCells, found: SheetList, headings: Headings, tests: CellTests, names: Names
) -> SheetList:
    """The list with what its cells prove or propose.

    Proved, and sure: a day that identity cards of the list say too is that of birth, one that lies five or ten years
    behind the issue of a passport the last of its validity, Latin letters that are those of the names beside them
    theirs. Proposed, and asked about: a column with an unknown heading whose cells look like what the list lacks, so
    that it is not lost. Days of a document without a number in the list are not read. What somebody said of a column,
    as a form of ours does, stays.
    """
    if found.kind not in KINDS or not found.header_row:
        return found
    rows = [sheet.rows[at - 1] for at in found.rows[:LOOKED_AT]]
    texts = {column.index: column_texts(rows, column.index) for column in found.columns}
    columns = list(without_numbers_for_names(found.columns, texts))
    columns = with_given_names(with_whole_names(columns, texts), texts)
    columns = with_names_in_cyrillic(columns, texts, names, found.kind, headings)
    columns = with_patronymics(columns, texts, headings)
    columns = with_numbers_beside_series(columns, texts)
    columns = with_citizenship(columns, texts, tests, headings)
    columns = with_validity(columns, texts, partial(_is_unknown, kind=found.kind, headings=headings))
    for at, column in enumerate(columns):
        taken = {other.key for other in columns if other.key and other is not column}
        if column.guess and column.key not in taken and _is_proved(column, columns, texts, names):
            columns[at] = dataclasses.replace(column, guess=False)
        elif not column.key and _is_unknown(column, found.kind, headings):
            in_latin = dataclasses.replace(column, key=LATIN)
            are_written_so = all(map(_is_written_as_a_name, texts[column.index]))
            if are_written_so and taken.isdisjoint(_SAY_LATIN) and _is_proved(in_latin, columns, texts, names):
                columns[at] = in_latin
            elif _STUDY_YEAR not in taken and _are_years_of_study(column, columns, texts[column.index]):
                columns[at] = dataclasses.replace(column, key=_STUDY_YEAR)
            else:
                proposed = _proposed(column, columns, texts, tests, taken)
                is_guess = proposed.guess and not _is_known_of_people(proposed, found.kind, headings)
                columns[at] = dataclasses.replace(proposed, guess=is_guess)
    columns = _with_roles(columns, texts, tests, partial(_is_unknown, kind=found.kind, headings=headings))
    columns = [_unread_if_unfit(column, texts[column.index], tests) for column in columns]
    columns = list(with_days_of_numbers(columns))
    columns = [of_what_stands_before(at, columns, headings) for at in range(len(columns))]
    columns = of_who_stands_before(columns, texts, tests, headings)
    said = {one.index: one for one in found.columns if headings.said_of(one.heading)}
    columns = [said.get(one.index, one) for one in columns]
    return dataclasses.replace(found, columns=tuple(columns))


def _is_unknown(column: ListColumnFound, kind: str, headings: Headings) -> bool:
    """Whether nobody knows the heading; what was left out with its heading known stays left out."""
    text = column.heading
    is_left = headings.is_elsewhere(text) or headings.is_left(kind, text)
    return bool(text) and not is_left and headings.meaning(kind, text) is None


def _is_known_of_people(column: ListColumnFound, kind: str, headings: Headings) -> bool:
    """Whether results say of their people what lists of people say below the same heading: 身份证号, E-mail."""
    known = headings.meaning(PEOPLE, column.heading) if kind != PEOPLE else None
    return known is not None and known.exact and known.key == column.key


def _is_proved(
    column: ListColumnFound,
    columns: Sequence[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    names: Names,
) -> bool:
    for key, about, agrees in (
        (BORN, CARD, is_born_so),
        (UNTIL, ON, ends_that),
        (LATIN, WHOLE, partial(is_spelled, names)),
        (LATIN, "name_han", partial(is_spelled, names)),
    ):
        beside = next((one for one in columns if one.key == about and not one.guess), None)
        if column.key == key and beside is not None and agree(texts[column.index], texts[beside.index], agrees):
            return True
    return False


def _is_written_as_a_name(text: str) -> bool:
    """Wang Fang or WANGFANG; wangfang and wang.fang are what somebody is called by a computer."""
    return not text or text.isupper() or (" " in text.strip() and not text.islower())


def _are_years_of_study(column: ListColumnFound, columns: Sequence[ListColumnFound], texts: Sequence[str]) -> bool:
    """“Year” over 2 and 3, which are no years of a calendar, in a list that parts no days."""
    said = [text for text in texts if text]
    is_year = _SAYS_YEAR.fullmatch(column.heading.strip()) is not None
    is_year = is_year and not any(not one.key and _SAYS_LENGTH.search(one.heading) for one in columns)
    are_late = all(map(_LATE_YEAR.fullmatch, said))
    return is_year and not are_late and len(said) >= FEWEST_CELLS and all(map(_YEAR_OF_STUDY.fullmatch, said))


def _proposed(
    column: ListColumnFound,
    columns: Sequence[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    tests: CellTests,
    taken: Collection[str],
) -> ListColumnFound:
    """What the list lacks and the cells of the column look like; days of validity beside numbers only."""
    said = [text for text in texts[column.index] if text]
    if len(said) < FEWEST_CELLS or 2 * len(said) < len(texts[column.index]):
        return column
    key, is_beside_number = tests.key(said), bool(NUMBERS & set(taken))
    if key == UNTIL and (SAYS_TRAVEL.search(column.heading) or _ends_period(column, columns)):
        return column
    if key in taken or key not in _PROPOSED or not _may_hold(key, said, tests, is_beside_number=is_beside_number):
        return column
    issued = next((one for one in columns if one.key == ON and not one.guess), None)
    is_sure = key == UNTIL and issued is not None and agree(texts[column.index], texts[issued.index], ends_that)
    return dataclasses.replace(column, key=key, guess=not is_sure)


def _ends_period(column: ListColumnFound, columns: Sequence[ListColumnFound]) -> bool:
    before = next((one for one in columns if one.index == column.index - 1), None)
    return before is not None and not before.key and is_end_of_period(column.heading, before.heading)


def _with_roles(
    columns: list[ListColumnFound],
    texts: Mapping[int, Sequence[str]],
    tests: CellTests,
    is_unknown: Callable[[ListColumnFound], bool],
) -> list[ListColumnFound]:
    """A column whose heading may be one of roles, 随团身份, or says nothing that is known, «Статус», and that has
    nothing but students and teachers, both of them: without it teachers would be entered as students."""
    has_roles = any(one.key == "role" for one in columns)
    return [
        dataclasses.replace(one, key="role", guess=False)
        if (one.guess if one.key == "role" else not has_roles and not one.key and _may_be_roles(one, is_unknown))
        and tests.are_of_both_roles(texts[one.index])
        else one
        for one in columns
    ]


def _may_be_roles(column: ListColumnFound, is_unknown: Callable[[ListColumnFound], bool]) -> bool:
    return SAYS_WHO.search(column.heading) is not None and is_unknown(column)


def _unread_if_unfit(column: ListColumnFound, texts: Sequence[str], tests: CellTests) -> ListColumnFound:
    """«Загранпаспорт» over «есть» and «оформляется» holds no numbers, «Категория» over «многодетная» does not say what
    somebody takes part as, «Уровень языка (англ.)» is no level of Russian or Chinese."""
    if column.key == "language_level" and tests.is_of_other_language(column.heading):
        return dataclasses.replace(column, key="", guess=False)  # «Уровень языка (англ.)»
    said = [text for text in texts if text]
    if len(said) < FEWEST_CELLS:
        return column
    is_of_numbers = column.key in WHOLE_NUMBERS or column.key == CARD
    has_none = is_of_numbers and not any(map(str.isdigit, "".join(said)))
    if has_none or (column.key == "role" and not any(map(tests.is_role, said))):
        is_of_posts = column.key == "role" and any(map(tests.is_post_of_teachers, said))  # whose rows are asked about
        return dataclasses.replace(column, key="role" if is_of_posts else "", guess=is_of_posts)
    return column


def _may_hold(key: str, said: Sequence[str], tests: CellTests, *, is_beside_number: bool) -> bool:
    """What looks alike and is something else: numbers of a register, days of an application, 1 and 2 of a score."""
    if key in NUMBERS:
        return not (is_beside_number or _are_counted(said))
    if key == UNTIL:
        return is_beside_number and tests.lie_ahead(said)
    if key == "email":
        return all(len(text.split()) == 1 for text in said)
    return key != "sex" or not any(map(str.isdigit, "".join(said)))


def _are_counted(numbers: Sequence[str]) -> bool:
    """Numbers of a register: 0000-01204, 0000-01207."""
    return all(number.startswith("0") for number in numbers) or len({number[:6] for number in numbers}) == 1
