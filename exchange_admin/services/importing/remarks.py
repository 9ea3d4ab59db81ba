"""What lists say of their people besides the cells that are read: sheets, lines between, struck lines, versions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import PurePath

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names import fold
from exchange_admin.services.importing.blocks import ANSWERED_LINE, speaks_of_others, titles_right_above
from exchange_admin.services.importing.cells import NAME_COLUMNS, ticked
from exchange_admin.services.importing.draft import (
    CONTACTS,
    FURTHER,
    GONE,
    OLD_SHEET,
    OTHER_TABLE,
    OTHERS_SHEET,
    RELATIVES,
    SAMPLE,
    STRUCK,
    UNSURE,
    ImportDraft,
    StagedRow,
)
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.layouts import column_letter
from exchange_admin.services.importing.list_shapes import KINDS, NAME_KEYS, WHO_KEYS, shape_of
from exchange_admin.services.importing.sheets import IGNORED, ListColumnFound, SheetList, SheetTable, shown
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.words import ImportWords

_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
_STRUCK_COUNTS = WHO_KEYS | {"phone", "email", "passport_valid_until"}
_VERSION = re.compile(r"(?:\bv|\bver\.?|\bвер(?:сия|\.)?|版本)\s*(\d{1,2})(?!\d)", re.IGNORECASE)
_FINAL = 100.0
"""Rank of a version that is called the last, behind those with numbers."""
_LAST_VERSION = re.compile(r"\bfinal\b|\bфинал|\bитог|最终|定稿|终稿", re.IGNORECASE)
_OF_STUDENTS = frozenset({"passport_number", "document_number", "national_id", "citizenship", "email", "sex"})
_OF_CLASSES = re.compile(
    r"班级|班别|年级|学号|专业(?!负责|带头|主任|老师|教师|导师|教研)"
    r"|групп|курс|зач[её]тк|специальност|\bclass\b|\bgroup\b|year of study|\bmajor\b",
    re.IGNORECASE,
)
_OF_ADDRESS_BOOKS = re.compile(r"通讯录|联系方式|联系表|контакты|contacts(?! person)", re.IGNORECASE)
"""Titles of lists of whomever they call: 学生通讯录, «Контакты студентов»; 学生联系人 may be one of each class."""
_HOW_TO_REACH = re.compile(
    r"(?:紧急|应急)?(?:联系人|通讯录|联系方式|联系表)|(?:экстренн\w*\s+)?контакт(?:ы|ные\s+лица|ное\s+лицо)?(?!\w)"
    r"|(?:emergency\s+)?contacts?(?:\s+(?:persons?|details|list))?(?!\w)",
    re.IGNORECASE,
)
_RELATIVES = re.compile(
    r"家长|监护人|父亲|母亲|父母|亲属|родител\w*|родств\w*|(?<!\w)(?:мать|матер\w+|отец|отца|опекун\w*)(?!\w)"
    r"|(?<!\w)(?:parent|guardian|mother|father|relative)s?(?!\w)",
    re.IGNORECASE,
)
_OF_STUDENT_AFFAIRS = re.compile(
    r"学生(?:处|科|工作|管理|事务|会|服务|公寓|宿舍|社团|干部|组织|资助|中心|辅导)|для\s+\w+|for\s+(?:the\s+)?\w+"
    r"|student.?s?\s+(?:affairs|office|services?|support|union|council|advis|relations)",
    re.IGNORECASE,
)
"""Of those who look after students: 学生处."""
_SECOND = re.compile(
    r"第[二三23]|备用|备选|其他|其它|另外|втор(?:ой|ая|ое|ые)|запасн|дополнит|друг(?:ой|ая|ое|ие)|замещ"
    r"|\b(?:second|alternat|another|other|backup|substitut)",
    re.IGNORECASE,
)
_IN_NEED = re.compile(r"紧急|应急|экстренн|emergency", re.IGNORECASE)
_NAMES = re.compile(r"姓名|名字|фио|ф\. ?и\. ?о|фамилия|name", re.IGNORECASE)
"""What heads a column of names, whoever they are of."""
COMMENTS_UNREAD, COMMENTS_UNREADABLE = "import.comments_unread", "import.comments_unreadable"
_TOLD, _LONGEST_COMMENT = 5, 80
"""How many comments are told with their text, and how much of it."""
_FURTHER, _FEWEST_HEADINGS = 40, 3
"""Lines below the headings of a list in which further ones may stand, and how many have to be known."""


def note_who_is_gone(sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], sources: Sources) -> None:
    """Remarks in columns that nobody reads, and in notes, of people who are not to go any more, and of what is still to
    be checked of somebody."""
    shape = shape_of(found.kind)
    if found.kind not in KINDS and not shape.person:
        return
    columns = [column for column in found.columns if column.key in ("", IGNORED, "note")]
    words = sources.tables.words
    remarks = [one.index for one in columns if one.key == "note" or one.heading == column_letter(one.index)]
    others = [one.index for one in columns if one.index not in remarks]
    questions = [one.index for one in columns if words.asks_whether_gone(one.heading)]
    ends = [at for at in _ends(columns, words) if _some_are_decided(sheet, rows, at, words)]
    for key, says, places in (
        (GONE, words.says_gone, [*remarks, *others]),
        (GONE, lambda text: words.is_refused(ticked(text)), questions),
        (UNSURE, words.is_undecided, [*questions, *ends]),
        (UNSURE, words.says_unsure, remarks),
        (UNSURE, words.says_what_is_unsure, others),
    ):
        _note_remarks(sheet, rows, key, says, places)
    _note_papers(sheet, rows, words, remarks)


def _ends(columns: Sequence[ListColumnFound], words: ImportWords) -> list[int]:
    return [one.index for one in columns if words.says_how_it_ended(one.heading)]


def _some_are_decided(sheet: SheetCells, rows: Sequence[StagedRow], at: int, words: ImportWords) -> bool:
    """Whether a column says of anybody how it ended: where all are pending, it says nothing of one of them."""
    cells = (sheet.rows[row.number - 1] for row in rows)
    return any(text and not words.is_undecided(text) for row in cells if at < len(row) and (text := shown(row[at])))


def _note_papers(sheet: SheetCells, rows: Sequence[StagedRow], words: ImportWords, columns: Sequence[int]) -> None:
    """Remarks that a passport or a card has another name or day than the row: 护照上的生日为2006-01-03."""
    for row in rows if columns else ():
        cells = sheet.rows[row.number - 1]
        for text in filter(None, (shown(cells[at]) for at in columns if at < len(cells))):
            told = words.told_of_a_paper(text)
            if told and not any(cell != text and _says(cell, told) for cell in map(shown, cells)):
                row.cells.setdefault(UNSURE, text)


def _says(cell: str, told: str) -> bool:
    """Whether a cell has the same name or number, or the same day however it is written."""
    if any(map(str.isdigit, told)):
        numbers = [sorted(map(int, _NUMBER.findall(text))) for text in (cell, told)]
        return numbers[0] == numbers[1] or _plain(told) in _plain(cell)
    return _plain(told) in _plain(cell)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _note_remarks(
    sheet: SheetCells, rows: Sequence[StagedRow], key: str, says: Callable[[str], bool], columns: Sequence[int]
) -> None:
    lines = [(row, sheet.rows[row.number - 1]) for row in rows] if columns else []
    said = {cells[at] for _, cells in lines for at in columns if at < len(cells)}
    telling = set(filter(says, (one for one in said if isinstance(one, str))))
    for row, cells in lines if telling else ():
        if text := next((one for at in columns if at < len(cells) and (one := cells[at]) in telling), ""):
            row.cells[key] = str(text).strip()


def note_who_is_struck(sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow]) -> None:
    """People whose name, number, birth or telephone is crossed out, or most of whose line."""
    if not sheet.struck or (found.kind not in KINDS and not shape_of(found.kind).person):
        return
    named = [column.index for column in found.columns if column.key in NAME_COLUMNS]
    telling = [column.index for column in found.columns if column.key in _STRUCK_COUNTS]
    for row in rows:
        cells, struck = sheet.rows[row.number - 1], sheet.struck.get(row.number - 1, ())
        filled = [at for at, cell in enumerate(cells) if cell not in (None, "")]
        names = [at for at in named if at in filled]
        crossed_out = set(struck).intersection(filled)
        if crossed_out.intersection([*names, *telling]) or 2 * len(crossed_out) > len(filled):
            row.cells[STRUCK] = " ".join(shown(cells[at]) for at in names or filled[:1])


def note_comments(draft: ImportDraft, book: WorkbookCells, *, is_form: bool) -> None:
    """What somebody wrote beside cells of the sheets that are read: nobody reads it, and it may change what they say.
    Beside the headings of a form of ours stands how to fill in."""
    begins = {staged.name: staged.header_row if is_form else 0 for staged in draft.sheets}
    found = [
        (f"{column_letter(column)}{at + 1}", text)
        for sheet in book.sheets
        for (at, column), text in sorted(sheet.comments.items())
        if sheet.name in begins and at >= begins[sheet.name]
    ]
    if found:
        told = "; ".join(f"{cell}: {_cut(text)}" for cell, text in found[:_TOLD])
        facts = {"n": len(found), "cells": told + "; …" * (len(found) > _TOLD)}
        draft.remarks.append(Problem(COMMENTS_UNREAD, facts=facts, level=Level.INFORMS))
    damaged = [sheet.name for sheet in book.sheets if sheet.comments_unreadable and sheet.name in begins]
    if damaged:
        draft.remarks.append(Problem(COMMENTS_UNREADABLE, facts={"sheets": ", ".join(damaged)}, level=Level.INFORMS))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_COMMENT else f"{text[: _LONGEST_COMMENT - 1]}…"


def note_titles_between(sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> None:
    """People below a line within the list that speaks of others, 落选学生 or «Отчислены», as far as the next one."""
    lines = [line.row for line in found.left_out if line.why in ("group", "footer")] if found.kind in KINDS else []
    in_order = sorted(rows, key=lambda one: one.number) if lines else []
    numbers = [one.number for one in in_order]
    for row, end in pairwise([*lines, len(sheet.rows) + 1]):
        said = " ".join(text for cell in sheet.rows[row - 1] if (text := shown(cell)))
        if speaks_of_others(said, found.titles, words):
            first, last = bisect_right(numbers, row), bisect_left(numbers, end)
            for one in in_order[first:last]:
                one.cells.setdefault(OTHER_TABLE, said)


def note_other_sheets(sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], sources: Sources) -> None:
    """Sheets whose name or title says that their people are none, or not those that the list is of."""
    words = sources.tables.words
    said = {
        OLD_SHEET: found.sheet if words.is_old(found.sheet) else next(filter(words.is_void, found.titles), ""),
        OTHERS_SHEET: _of_others(sheet, found, words),
        RELATIVES: _relation(found, words, sources.tables.headings),
        SAMPLE: next(filter(words.is_sample, (found.sheet, *found.titles)), ""),
    }
    for key in (key for key, text in said.items() if text and found.kind in KINDS):
        for row in rows:
            row.cells[key] = said[key]


def note_contacts(file: str, found: SheetList, rows: Sequence[StagedRow], sources: Sources) -> None:
    """What says that the people of a list are those whom one may ask, and not the students."""
    said = _of_contacts(file, found, sources.tables.words, sources.tables.headings) if found.kind in KINDS else ""
    for row in rows if said else ():
        row.cells[CONTACTS] = said


def note_further_headings(
    sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], all: Sequence[SheetList], sources: Sources
) -> None:
    """A line of headings below those of the list that heads no list, whether it was left out or taken for somebody of
    the list, «ФИО куратора» below 姓名: what stands below it is not read, or is of others."""
    if found.kind not in KINDS:
        return
    read = {row for one in all for row in (one.header_row, *(() if one is found else one.rows))}
    own = {column.heading for column in found.columns}
    for at in range(found.header_row, min(len(sheet.rows), found.header_row + _FURTHER)):
        texts = [value for value in sheet.rows[at] if isinstance(value, str) and value.strip()]
        if at + 1 in read or len(texts) < 2 or own.issuperset(texts):
            continue
        meanings = [sources.tables.headings.meaning(found.kind, text) for text in texts]
        sure = [one.key for one in meanings if one is not None and one.exact]
        if len(sure) >= min(_FEWEST_HEADINGS, len(texts)):
            has_names = not NAME_KEYS.isdisjoint(sure)  # it is a list of others, and only what is read of it is amiss
            for row in rows:
                if not has_names or row.number > at + 1:
                    row.cells[FURTHER] = f"{at + 1}: {', '.join(texts[:_FEWEST_HEADINGS])}"
            return


def note_doubt(table: SheetTable, rows: Sequence[StagedRow]) -> None:
    for row in rows if table.doubt else ():
        row.cells[OTHER_TABLE] = table.doubt


def _of_others(sheet: SheetCells, found: SheetList, words: ImportWords) -> str:
    """What says that a list is of teachers or of those who go along, left or wait: its sheet, unless the line above the
    list of a delegation says that these are the students of it, or the line right above the headings."""
    above = titles_right_above(sheet, found.header_row - 1)
    nearest = next(iter(above), "")
    names = (column.heading for column in found.columns if column.key in NAME_KEYS)
    if not any(map(words.is_of_students, names)) and (said := next(filter(words.is_list_of_others, above), "")):
        return said
    if undecided := next(filter(words.leaves_open, (found.sheet, nearest)), ""):
        return undecided
    if words.is_of_teachers(found.sheet):
        return "" if words.is_mixed(found.sheet) and words.are_students(nearest) else found.sheet
    if words.is_course_of_teachers(nearest):
        return nearest
    if words.is_of_students(nearest) or words.is_void(nearest) or ANSWERED_LINE.search(nearest):
        return ""
    is_of_some = words.continues(nearest) or words.is_of_department(nearest)
    others = (words.is_of_teachers, words.is_old, words.says_gone)
    is_of_others = words.is_list_of_teachers(nearest) or (not is_of_some and any(one(nearest) for one in others))
    return nearest if is_of_others else ""


def _of_contacts(file: str, found: SheetList, words: ImportWords, headings: Headings) -> str:
    """What says that the people of a list are those whom one may ask, where it only says how to reach them.
    负责人：李老师 says who answers for the list; whoever has a column of their own is nobody of the others."""
    if any(column.key in WHO_KEYS - NAME_KEYS | _OF_STUDENTS - {"email"} for column in found.columns):
        return ""
    said = [text for text in (found.sheet, *found.titles) if ":" not in text and "：" not in text]
    about = next(filter(words.is_of_contacts, said), "")
    others = _others_beside(found, words, headings)
    if others and not found.titles and not _HOW_TO_REACH.sub("", found.sheet).strip():
        said.append(PurePath(file).stem)  # a sheet «Контакты» of a file «Контакты участников»
    of_relatives = [one for one in said if _RELATIVES.search(one)]
    are_students = _are_called_students(found, words) or (
        any(_are_titled_students(one, words, headings) for one in said)
        and any(_OF_CLASSES.search(one.heading) for one in found.columns)
    )
    has_others = any(_RELATIVES.search(one.heading) for one in others) if of_relatives else bool(others)
    is_address_book = _OF_ADDRESS_BOOKS.search(about) is not None and not _IN_NEED.search(about)
    has_others = has_others or (is_address_book and not of_relatives)
    return "" if are_students and has_others else about


def _are_titled_students(title: str, words: ImportWords, headings: Headings) -> bool:
    """学生紧急联系人, «Контакты студентов»; not 学生处通讯录 or «Контакты для студентов», who may be of the office."""
    rest = _OF_STUDENT_AFFAIRS.sub(" ", _HOW_TO_REACH.sub(" ", _RELATIVES.sub(" ", title)))
    others = (words.is_of_contacts, words.is_of_teachers, headings.is_of_others)
    return words.is_of_students(rest) and not any(is_one(rest) for is_one in others)


def _relation(found: SheetList, words: ImportWords, headings: Headings) -> str:
    """The heading by which a list says whose relatives its people are. A list of students may have one too, beside what
    is asked of students only, or behind the names of the relatives."""
    if any(column.key in _OF_STUDENTS for column in found.columns):
        return ""
    others = [one for one in found.columns if not one.key and not _SECOND.search(one.heading)]
    if any(headings.is_of_others(one.heading) and _NAMES.search(one.heading) for one in others):
        return ""
    told = next((column for column in found.columns if words.is_of_relatives(column.heading)), None)
    if told is None or _are_called_students(found, words):
        return ""
    return "" if any(one.index < told.index for one in _others_beside(found, words, headings)) else told.heading


def _are_called_students(found: SheetList, words: ImportWords) -> bool:
    """Whether the heading of the names or of a number says whose they are: 学生姓名, 学生手机."""
    return any(words.is_of_students(one.heading) for one in found.columns if one.key in NAME_KEYS | {"phone"})


def _others_beside(found: SheetList, words: ImportWords, headings: Headings) -> Sequence[ListColumnFound]:
    """The columns behind the names that are of somebody else: 紧急联系人, «Контактное лицо», 家长. A second contact,
    第二联系人, says that those named before are the first ones."""
    first = min((one.index for one in found.columns if one.key in NAME_KEYS), default=0)
    behind = (one for one in found.columns if one.index > first and not _SECOND.search(one.heading))
    return [
        one
        for one in behind
        if one.key == "emergency_contact" or (not one.key and _is_of_somebody(one.heading, words, headings))
    ]


def _is_of_somebody(heading: str, words: ImportWords, headings: Headings) -> bool:
    return not words.is_of_relatives(heading) and (headings.is_of_others(heading) or words.is_of_contacts(heading))


def note_earlier_versions(draft: ImportDraft, words: ImportWords) -> None:
    """A sheet v1 beside a sheet v2 or “final”, a draft beside another list."""
    ranks = {at: rank for at, sheet in enumerate(draft.sheets) if (rank := _version(sheet.name)) is not None}
    if len({sheet.name for sheet in draft.sheets}) > 1:
        ranks |= {at: -1.0 for at, sheet in enumerate(draft.sheets) if words.is_draft(sheet.name)}
    newest = max(0.0, *ranks.values()) if ranks else 0.0
    for row in draft.rows if ranks else ():
        if draft.sheets[row.sheet].kind in KINDS and ranks.get(row.sheet, newest) < newest:
            row.cells.setdefault(OLD_SHEET, draft.sheets[row.sheet].name)


def _version(sheet: str) -> float | None:
    """The number of a version by which a sheet is called; None where it is called otherwise."""
    if numbered := _VERSION.search(sheet):
        return float(numbered[1])
    return _FINAL if _LAST_VERSION.search(sheet) else None


def note_earlier_years(draft: ImportDraft) -> None:
    """A sheet 2025 beside a sheet 2026."""
    years = {at: int(found[0]) for at, sheet in enumerate(draft.sheets) if (found := _YEARS.findall(sheet.name))}
    last = {draft.sheets[at].kind: year for at, year in sorted(years.items(), key=lambda one: one[1])}
    for row in draft.rows if years else ():
        kind = draft.sheets[row.sheet].kind
        if kind in KINDS and years.get(row.sheet, last.get(kind, 0)) < last.get(kind, 0):
            row.cells.setdefault(OLD_SHEET, draft.sheets[row.sheet].name)
