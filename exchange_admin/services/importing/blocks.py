"""Several tables in one sheet: beside each other, a list folded into blocks or two lists with an empty column between;
below each other, each with headings of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.heading_asides import without_number
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.layouts import Layout, SheetPart
from exchange_admin.services.importing.list_shapes import KINDS, NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import (
    ROW_NUMBER,
    UNREAD_KEYS,
    HeadingLine,
    SheetList,
    SheetTable,
    find_headings,
    list_below,
    shown,
)
from exchange_admin.services.importing.words import ImportWords

_LOOK_FOR_HEADINGS = 40  # rows from the top
_FEWEST_HEADINGS = 2  # of each table
_DEEPEST = 2  # lines of headings
_LEADS = re.compile("room|комнат|房|type|тип|этаж|floor|楼|床|bed", re.IGNORECASE)
_LONGEST_LEAD = 4  # columns before those that are repeated
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TELLING_APART = frozenset({"birth_date", "passport_number", "document_number", "national_id"})

_LED_BY = re.compile(
    r"(?<=[\w)）»”\"])(?:\s*[,;:，；：(（]\s*|\s+)"
    r"(?:(?:[Кк]уратор|[Сс]тароста|[Тт]ьютор|[Кк]лассный руководитель|[Пп]реподаватель|[Tt]utor|[Cc]urator|[Tt]eacher)"
    r"\s*[:：–—-]?\s*"
    r"(?:[А-ЯЁ][а-яё]+|[A-Z][a-z]+)(?:[\s-](?:[А-ЯЁA-Z]\.\s?){1,2}|(?:[\s-](?:[А-ЯЁ][а-яё]+|[A-Z][a-z]+)){0,2})"
    "|(?:班主任|辅导员|班长)[:：]\\s*[\u3400-\u9fff]{2,4}(?![\u3400-\u9fff]))"
    r"(?:\s*[,;，；]?\s*(?:тел|т|tel|phone|моб|电话|手机)\.?\s*[:：]?\s*\+?[\d][\d\s()-]{5,})?\s*[)）]?"
)
"""Who leads a group, behind its name: «Группа ЛХ-21, куратор Крылова Н.С.». Whatever else is said there counts."""
_RELATIVES = re.compile("мам[аы]|пап[аы]|родител|мать|отец|母亲|父亲|家长|mother|father|parent", re.IGNORECASE)
ANSWERED_LINE = re.compile(r"[:：]\s*(?!\d+\s*(?:чел\w*|人|名|people|persons)?\.?\s*$)\S")
"""A line that says something of a list, 班级：…, and is no title: no count, nor nothing, stands behind its colon."""
_OF_OTHERS = frozenset({"position", "role"})
"""Columns by which a further table may be of other people than the list above it."""

Columns = tuple[int, int]
"""The first and the last."""


def parts_of(sheet: SheetCells, headings: Headings, words: ImportWords) -> list[SheetPart]:
    """The tables of a sheet from left to right; the sheet itself where nothing stands beside its list. Blocks whose
    lines are numbered go on with each other; of others somebody has to say that they hold the same kind of people."""
    for at, row in enumerate(sheet.rows[:_LOOK_FOR_HEADINGS]):
        texts = {column: cell for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
        if sum(1 for text in texts.values() if headings.is_sure(PEOPLE, text)) < 2 * _FEWEST_HEADINGS:
            continue
        folded = _folded(texts) or _folded_behind(texts, headings)
        starts = folded or _apart(sheet, row, headings)
        columns = list(_between(starts, max(map(len, sheet.rows))))
        if len(columns) < 2 or not all(_heads_people(row[left : right + 1], headings) for left, right in columns):
            continue
        titles = [_titles_of(sheet, at, one) for one in columns]
        first = [title for title in titles[0] if not ANSWERED_LINE.search(title)]
        alone = [*first, *(title for said in titles[1:] for title in said)]
        if any(headings.is_of_others(title) or _is_of_teachers(title, words) for title in alone):
            break  # a group of columns about somebody else; 教师：李老师 only says who teaches them
        is_one = bool(folded) and _is_numbered(row, columns[0], headings)
        are_counted = bool(folded) and _are_counted(titles, headings)
        called = [_called(row, one, said) for one, said in zip(columns, titles, strict=True)]
        is_by_sex = all(said and words.choice("sex", said[-1]) is not None for said in titles)
        others = [next((one for one in said if speaks_of_others(one, (), words)), "") for said in titles]
        doubts = ["", *others[1:]] if is_one or is_by_sex else ["", *called[1:]]
        doubts = [""] * len(columns) if are_counted else doubts
        return [
            SheetPart(_block(sheet, at, one), Layout(columns=one), doubt, tuple(_titles_over(sheet, at, one)))
            for one, doubt in zip(columns, doubts, strict=True)
        ]
    return [SheetPart(sheet)]


def _are_counted(titles: Sequence[Sequence[str]], headings: Headings) -> bool:
    """“Guest 1” beside “Guest 2”: the same people, several in a line."""
    nearest = [said[-1] if said else "" for said in titles]
    called = {without_number(title) for title in nearest}
    return len(called) == 1 and len(set(nearest)) == len(nearest) and headings.group(nearest[0]) == "people"


def _is_of_teachers(title: str, words: ImportWords) -> bool:
    return words.is_of_teachers(title) and not words.is_of_class_of_one(title)


def first_of_several(
    sheet: SheetCells, line: HeadingLine, headings: Headings, words: ImportWords
) -> tuple[HeadingLine, str]:
    """The headings of the first list of people in a sheet where others stand above those of which most is known, and
    what somebody has to say about it: its title, unless that speaks of a group or programme and of nobody else."""
    contest = (line.kind,)
    above = find_headings(sheet, headings, [contest], rows=range(line.top))[contest] if line.kind in KINDS else None
    if above is None or not above.keys() & NAME_KEYS or not above.keys() & _TELLING_APART:
        return line, ""
    first = list_below(sheet, above, headings, words)
    is_seen = any(one.why == "another" and line.top <= one.row - 1 <= line.at for one in first.left_out)
    if not is_seen or not first.rows or first.rows[0] > line.top:
        return line, ""
    nearest = first.titles[-1:]
    over = titles_right_above(sheet, line.top)
    doubt = "" if not nearest or _is_of_the_same(nearest, over, headings, words) else nearest[0]
    before, its_doubt = first_of_several(sheet, above, headings, words)
    return (above, doubt) if before is above else (before, its_doubt)


def titles_right_above(sheet: SheetCells, top: int) -> list[str]:
    """The lines that stand alone above the line `top`, from 0, the nearest first."""
    titles: list[str] = []
    for at in range(top - 1, -1, -1):
        if _fills(sheet.rows[at]) > 1:
            break
        titles += filter(None, map(shown, sheet.rows[at]))
    return titles


def tables_below(table: SheetTable, headings: Headings, words: ImportWords) -> list[SheetTable]:
    """The table, and those below it that have other headings. They are read where their headings tell people from each
    other; else their lines stay named as another list. Somebody has to say that their people belong to the list, unless
    a title says so and the table does not say what they are."""
    found = table.found
    begins = next((line.row - 1 for line in found.left_out if line.why == "another"), 0)
    line = _heading_at(table, begins, headings) if begins and found.kind in KINDS else None
    if line is None:
        return [table]
    rows, last = table.cells.rows, max(found.rows, default=line.top)
    first = line.top
    while first > last and _fills(rows[first - 1]) <= 1:
        first -= 1
    layout = replace(table.layout, lines=(first, len(rows) - 1))
    cells = replace(table.cells, rows=replace(layout, columns=None).seen(rows))
    below = list_below(cells, line, headings, words)
    doubt, further = "", line.keys() - _sure_keys(found)
    if further & _OF_OTHERS or not (below.titles and _is_of_the_same(below.titles, found.titles, headings, words)):
        doubt = below.titles[-1] if below.titles else " · ".join(filter(None, map(shown, rows[line.at])))
    over = tuple(title for title in found.titles if words.choice("sex", title) is None)
    other = SheetTable(cells, replace(below, titles=(*over, *below.titles), guess=found.guess), layout, doubt)
    above = replace(found, left_out=tuple(one for one in found.left_out if one.row <= first))
    return [replace(table, found=above), *tables_below(other, headings, words)]


def _sure_keys(found: SheetList) -> set[str]:
    return {column.key for column in found.columns if column.key and not column.guess}


def _is_of_the_same(own: Sequence[str], over: Sequence[str], headings: Headings, words: ImportWords) -> bool:
    """Whether the titles over a further table speak of a programme or a group, and not of teachers, relatives,
    those who left, or of another year than the titles of the first."""
    if any(headings.is_elsewhere(one) or words.is_of_teachers(one) for one in own):
        return False
    continues = any(words.continues(one) or words.is_of_department(one) for one in own)
    return continues and not any(speaks_of_others(one, over, words) for one in own)


def speaks_of_others(title: str, over: Sequence[str], words: ImportWords) -> bool:
    """Whether a line within a list says that those below it are not of it: they left, were not taken, may not go, are
    teachers or relatives, or of another year than the titles `over` the list say."""
    said = " ".join(title.split())
    title = _LED_BY.sub("", said) if words.continues(said) else said
    is_led_by_more = title != said and (words.is_of_teachers(title) or _RELATIVES.search(title) is not None)
    others = (words.is_of_others, words.is_of_relatives, words.is_old, words.is_void, words.is_draft)
    may_not_go = words.says_gone(title) or words.leaves_open(title)
    years = [set(_YEAR.findall(text)) for text in (title, " ".join(over))]
    is_another_year = bool(years[0] and years[1]) and not years[0] <= years[1]
    is_of_teachers = words.is_of_teachers(title) and not words.continues(title)
    are_teachers = is_of_teachers or words.is_list_of_teachers(title) or words.is_group_of_others(title)
    return is_led_by_more or is_another_year or are_teachers or may_not_go or any(is_one(title) for is_one in others)


def _heading_at(table: SheetTable, at: int, headings: Headings) -> HeadingLine | None:
    contest = (table.found.kind,)
    line = find_headings(table.cells, headings, [contest], rows=range(at, at + _DEEPEST))[contest]
    keys = line.keys() if line is not None else set()
    tells_apart = bool(keys & _TELLING_APART) or keys == _sure_keys(table.found) - UNREAD_KEYS
    return line if keys & NAME_KEYS and tells_apart else None


def _fills(row: Sequence[CellValue]) -> int:
    return sum(1 for cell in row if cell not in (None, ""))


def _titles_of(sheet: SheetCells, at: int, columns: Columns) -> list[str]:
    """What stands above the line `at` in these columns."""
    left, right = columns
    return [text for row in sheet.rows[:at] for cell in row[left : right + 1] if (text := shown(cell))]


def _is_numbered(row: Sequence[CellValue], columns: Columns, headings: Headings) -> bool:
    left, right = columns
    meanings = [headings.meaning(PEOPLE, shown(cell), "") for cell in row[left : right + 1]]
    return any(meaning is not None and meaning.exact and meaning.key == ROW_NUMBER for meaning in meanings)


def _called(row: Sequence[CellValue], columns: Columns, titles: Sequence[str]) -> str:
    """The title that stands nearest to the headings, else the headings."""
    left, right = columns
    return titles[-1] if titles else " · ".join(filter(None, map(shown, row[left : right + 1])))


def _titles_over(sheet: SheetCells, at: int, columns: Columns) -> list[str]:
    """What stands above the line `at` over these columns and others: titles of the whole sheet."""
    left, right = columns
    over = [(top, first) for top, first, _, last in sheet.merged if top < at and first < left and last >= right]
    alone = [(row, 0) for row in range(at) if left and _stands_alone(sheet.rows[row])]
    return [text for row, column in sorted({*over, *alone}) if (text := _text(sheet.rows[row], column))]


def _folded(texts: dict[int, str]) -> list[int]:
    """The first columns of blocks that have the same headings in the same order."""
    columns = sorted(texts)
    said = [texts[column].strip() for column in columns]
    starts = [at for at, text in enumerate(said) if text == said[0]]
    length = len(said) // len(starts)
    if len(starts) < 2 or length < _FEWEST_HEADINGS or said != said[:length] * len(starts):
        return []
    return [columns[at] for at in starts]


def _folded_behind(texts: dict[int, str], headings: Headings) -> list[int]:
    """The same behind columns of the whole line that say nothing of a person: the room before “Guest 1”, “Guest 2”."""
    columns = sorted(texts)
    for lead, column in enumerate(columns[:_LONGEST_LEAD], 1):
        meaning = headings.meaning(PEOPLE, texts[column].strip(), "")
        if (meaning is None and not _LEADS.search(texts[column])) or (meaning and meaning.key not in UNREAD_KEYS):
            return []
        if folded := _folded({at: texts[at] for at in columns[lead:]}):
            return folded
    return []


def _apart(sheet: SheetCells, row: Sequence[CellValue], headings: Headings) -> list[int]:
    """The first columns of tables with a column between them in which nothing stands in the whole sheet."""
    filled = [column for column, cell in enumerate(row) if cell is not None and cell != ""]
    gaps = [after for before, after in pairwise(filled) if after > before + 1]
    empty = [after for after in gaps if _heads_people(row[after:], headings) and _is_empty(sheet, after - 1)]
    return [filled[0], *empty] if empty else []


def _is_empty(sheet: SheetCells, column: int) -> bool:
    return all(column >= len(row) or row[column] in (None, "") for row in sheet.rows)


def _heads_people(cells: Sequence[CellValue], headings: Headings) -> bool:
    """Whether headings are known as a whole, one of a name among them."""
    meanings = [headings.meaning(PEOPLE, shown(cell), "") for cell in cells if isinstance(cell, str)]
    keys = {meaning.key for meaning in meanings if meaning is not None and meaning.exact}
    return len(keys) >= _FEWEST_HEADINGS and bool(keys & NAME_KEYS)


def _between(starts: Sequence[int], width: int) -> Iterator[Columns]:
    """Every column of the sheet belongs to a block."""
    for at, start in enumerate(starts):
        end = starts[at + 1] - 1 if at + 1 < len(starts) else width - 1
        yield (start if at else 0), end


def _block(sheet: SheetCells, at: int, columns: Columns) -> SheetCells:
    """What is merged over the whole block above its headings is a title, and no group of columns."""
    left, right = columns
    merged = tuple(
        (top, first, bottom, last)
        for top, first, bottom, last in sheet.merged
        if left <= first and last <= right and (top >= at or last - first < _width(sheet.rows[at], columns) - 1)
    )
    return replace(Layout(columns=columns).sheet(sheet), merged=merged)


def _width(row: Sequence[CellValue], columns: Columns) -> int:
    """Of the headings of a block, without the empty column behind it."""
    left, right = columns
    filled = [column for column in range(left, min(right + 1, len(row))) if row[column] not in (None, "")]
    return filled[-1] - filled[0] + 1


def _stands_alone(row: Sequence[CellValue]) -> bool:
    return _fills(row) == 1 and row[0] not in (None, "")


def _text(row: Sequence[CellValue], column: int) -> str:
    return shown(row[column]) if column < len(row) else ""
