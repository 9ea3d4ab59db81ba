"""Finding the list in a sheet: its heading line below titles, what the columns hold, which lines are people."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.course_rows import COURSES, parted
from exchange_admin.services.importing.headings import ABOUT_DOCUMENTS, Headings, Meaning
from exchange_admin.services.importing.layouts import IN_LINES, Layout
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE, RESULTS, ListShape, shape_of
from exchange_admin.services.importing.words import ImportWords

IGNORED, ROW_NUMBER = "ignored", "row_number"
UNREAD_KEYS = frozenset({IGNORED, ROW_NUMBER})
"""Columns that are known and left alone."""
_FOOTNOTE = re.compile(r"\s*[*†‡]+\s*[-–—]?\s*\S")
_LONGEST_HEADING = 60  # characters
_FIRST_COLUMNS = 6  # among which the headings of a list have a name or a number
_LOOK_FOR_HEADINGS = 40  # rows from the top
_FEWEST_COLUMNS = 2
_FEWEST_NUMBERED = 3  # columns that a line of their numbers has
_DIGITS = re.compile(r"\d")
_PLAIN_NUMBER = re.compile("[A-Za-z]{0,3}[0-9]{5,20}[A-Za-z]?")
_DATE = re.compile(r"\d\s*[./\-年]\s*\d{1,2}\s*[./\-月]\s*\d")


@dataclass(frozen=True, slots=True)
class ListColumnFound:
    """`index` from 0; `heading` as written; `key` is empty when nobody knows what the column holds, and a `guess` when
    only a word of the heading told."""

    index: int
    heading: str
    key: str
    guess: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not read: `row` as the sheet numbers it, `why` one of footer, blank, heading, group, numbers (of
    columns), example (how to fill in), above (the headings), another (list below), of courses what `parted` says."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class SheetList:
    """The list of one sheet. Row numbers count from 1; `titles` are the texts above the headings."""

    sheet: str
    kind: str
    header_row: int
    columns: tuple[ListColumnFound, ...]
    titles: tuple[str, ...]
    rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    guess: bool = False  # only the headings told the kind


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A list with the cells that it is read from, as of `SheetPart`."""

    cells: SheetCells
    found: SheetList
    layout: Layout = IN_LINES
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The line that heads a list of a kind: `at` and `top`, the first line of its headings, count from 0; `score` is
    how many columns are understood."""

    kind: str
    score: int
    at: int
    top: int
    columns: tuple[ListColumnFound, ...]

    def keys(self) -> set[str]:
        """Of the columns whose headings are known as a whole."""
        return {column.key for column in self.columns if column.key and not column.guess} - UNREAD_KEYS


_LATIN_IN_HAN = frozenset({"英文", "拼音", "护照", "外文", "护照英文", "护照拼音", "汉语拼音", "英语"})
"""What Chinese headings call the letters of a passport."""


_ANSWERED = re.compile(r"[:：]")
_LONGEST_LOOKED_AT = 1000  # characters
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_SPEAKS = re.compile("[:：]|学院|学校|大学|колледж|техникум|college|institute|university", re.IGNORECASE)
"""What stands in the line that says whose list it is, and in no group of columns."""


def find_list(sheet: SheetCells, headings: Headings, words: ImportWords, kind: str = "") -> SheetList | None:
    """The list in the sheet; None when it has no line with at least two known headings and a name or passport."""
    kinds = (kind,) if kind else KINDS
    line = find_headings(sheet, headings, [kinds])[kinds]
    return list_below(sheet, line, headings, words) if line is not None else None


def find_headings(
    sheet: SheetCells,
    headings: Headings,
    contests: Iterable[tuple[str, ...]],
    *,
    looking: bool = False,
    rows: range = range(_LOOK_FOR_HEADINGS),
) -> dict[tuple[str, ...], HeadingLine | None]:
    """For each of the contests the line among `rows` that most headings of one of its kinds stand in. `looking` passes
    over lines with fewer than two cells that head something in lists of the kind."""
    best: dict[tuple[str, ...], HeadingLine | None] = dict.fromkeys(contests)
    width = max(map(len, sheet.rows), default=0)
    for at in rows[: max(len(sheet.rows) - rows.start, 0)]:
        texts = _heading_texts(sheet, at, width, headings)
        for kinds, before in best.items():
            best[kinds] = _better(before, at, texts, headings, kinds, looking=looking)
    return best


def line_at(sheet: SheetCells, at: int, headings: Headings, kinds: Iterable[str]) -> HeadingLine:
    """A line that somebody says heads the list, as the kind as which most of it is understood; `score` 0 where it heads
    none of them."""
    texts = _heading_texts(sheet, at, max(map(len, sheet.rows), default=0), headings)
    top = at - 1 if any(text.above for text in texts) else at
    columns = {kind: _columns(texts, headings, kind) for kind in kinds}
    lines = [HeadingLine(kind, _score(found, shape_of(kind)), at, top, found) for kind, found in columns.items()]
    return max(lines, key=lambda line: line.score)


def _better(
    best: HeadingLine | None,
    at: int,
    texts: Sequence[_HeadingText],
    headings: Headings,
    kinds: Sequence[str],
    *,
    looking: bool,
) -> HeadingLine | None:
    has_groups = any(text.above for text in texts)
    is_deeper = best is not None and best.at == at - 1 and has_groups
    for kind in kinds:
        if looking and headings.known_among(kind, [text.own for text in texts]) < _FEWEST_COLUMNS:
            continue
        columns = _columns(texts, headings, kind)
        score = _score(columns, shape_of(kind))
        if score and (best is None or score > best.score or (is_deeper and score == best.score)):
            best = HeadingLine(kind, score, at, at - 1 if has_groups else at, columns)
    return best


def list_below(sheet: SheetCells, line: HeadingLine, headings: Headings, words: ImportWords) -> SheetList:
    """The list that the line heads."""
    columns, kind = line.columns, line.kind
    rows, left_out = _ROWS.get(kind, _people)(sheet, first_below(sheet, line), columns, words, headings, kind)
    above = [LeftOut(at + 1, "above") for at in range(line.top) if _is_like_a_row(sheet.rows[at], columns)]
    titles = tuple(text for row in sheet.rows[: max(line.at, line.top)] for cell in row if (text := shown(cell)))
    return SheetList(sheet.name, kind, line.at + 1, columns, titles, rows, (*above, *left_out))


def first_below(sheet: SheetCells, line: HeadingLine) -> int:
    """The first line below the headings, from 0."""
    return line.at + 1 + _header_depth(sheet, line.at)


def shown(value: CellValue) -> str:
    """The cell as text that reads back as the same value: dates in ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.datetime):
        return _shown_moment(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return repr(value)


@lru_cache(maxsize=4096)
def _shown_moment(value: dt.datetime) -> str:
    """Most dates of a list stand in it many times."""
    return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")


@dataclass(frozen=True, slots=True)
class _HeadingText:
    """What stands over a column: its own heading, that over it and its neighbours, whether its own is spread out."""

    own: str
    above: str = ""
    is_spread: bool = False


def _heading_texts(sheet: SheetCells, at: int, width: int, headings: Headings) -> list[_HeadingText]:
    row, over = sheet.rows[at], sheet.rows[at - 1] if at else []
    merged = [(top, left, bottom, right) for top, left, bottom, right in sheet.merged if top <= at <= bottom + 1]
    is_of_list = _tells_of_the_list(over, headings)
    wide = [
        (left, right)
        for _, left, bottom, right in merged
        if bottom == at - 1 and 0 < right - left < width - 1 and not is_of_list
        if not _is_title(over, row, left, right, headings)
    ]
    texts: list[_HeadingText] = []
    for column in range(width):
        own, above = _text_at(row, column), ""
        for top, left, bottom, right in merged:
            if left == column == right and top < at <= bottom:
                own = own or _text_at(sheet.rows[top], left)  # one heading over two lines
        for left, right in wide:
            if left <= column <= right:
                above = _of_others_above(sheet, at, column, width, headings) or _text_at(over, left)
        if wide and not own and not above:
            own = _text_at(over, column)
        if not above and "." in own:
            above, own = _parted_at_dot(own, row, over, headings)
        spread = any(left <= column <= right and right > left and bottom == at for _, left, bottom, right in merged)
        texts.append(_HeadingText(own, above if own else "", spread))
    return texts if wide else _with_unmerged_groups(texts, over, headings)


_LONGEST_GROUP = 40  # characters of a heading over several columns that merges nothing
_GROUP_DOT = re.compile(r"([^\W\d_][^.]{3,60})\.\s?([^\W\d_№][^.]{1,60})")
"""How 1C writes a group before each of its columns: «Документ.Серия», «Документ.Номер»."""


def _parted_at_dot(
    text: str, row: Sequence[CellValue], over: Sequence[CellValue], headings: Headings
) -> tuple[str, str]:
    """(above, own) of «Документ.Серия», and of «Студент.Пол» beside «Студент»; any other text stays whole, and all do
    below a line that speaks of somebody else."""
    dotted = _GROUP_DOT.fullmatch(text)
    if dotted is None or any(headings.is_elsewhere(shown(cell)) for cell in over):
        return "", text
    if headings.group(dotted[1]) in ABOUT_DOCUMENTS:
        return dotted[1], dotted[2]
    person = headings.meaning(PEOPLE, dotted[1]) if dotted[1] in map(shown, row) else None
    return "", dotted[2] if person is not None and person.exact and person.key == "full_name" else text


_FURTHER_GROUPS = 3
"""Lines above headings in which there may be groups of groups."""


def _of_others_above(sheet: SheetCells, at: int, column: int, width: int, headings: Headings) -> str:
    """A group over the group of a column that speaks of somebody or something else: 家长 over 护照 over 号码."""
    for top, left, bottom, right in sheet.merged:
        is_over = left <= column <= right and at - 1 - _FURTHER_GROUPS < bottom < at - 1 and right - left < width - 1
        if is_over and headings.is_elsewhere(text := _text_at(sheet.rows[top], left)):
            return text
    return ""


def _tells_of_the_list(over: Sequence[CellValue], headings: Headings) -> bool:
    """Whether a line says something of the whole list, 送检单位：… beside 体检医院：…, and heads no columns."""
    texts = [_IN_BRACKETS.sub("", text[:_LONGEST_LOOKED_AT]) for cell in over if (text := shown(cell))]
    return any(map(_ANSWERED.search, texts)) and not any(map(headings.group, texts))


def _is_title(over: Sequence[CellValue], row: Sequence[CellValue], left: int, right: int, headings: Headings) -> bool:
    """Whether what is merged there heads the whole list and not a group of its columns, though it is not as wide: it
    stands alone in its line, from the first column on or over most of them, and is no group that is known.
    One that says whose list it is may have others beside it, where it stands over names: 学校 over 名称 and 电话 is a
    group."""
    text = _text_at(over, left)
    if left == 0 and _SPEAKS.search(text) and not headings.group(text):
        below = (headings.meaning(PEOPLE, _text_at(row, column)) for column in range(left, right + 1))
        if any(one is not None and one.exact and one.key in shape_of(PEOPLE).names for one in below):
            return True
    stands = [text for cell in over if (text := shown(cell))]
    if len(stands) != 1 or headings.group(stands[0]):
        return False
    return left == 0 or 2 * (right - left + 1) > len(over)


def _with_unmerged_groups(
    texts: list[_HeadingText], over: Sequence[CellValue], headings: Headings
) -> list[_HeadingText]:
    """Headings of a table of text, which merges nothing: a group about a passport, and blanks beside it."""
    above, is_of_others = "", False
    owns = [text.own for text in texts]
    for column, text in enumerate(texts):
        told = _text_at(over, column)
        if told:
            above = told if headings.group(told) in ABOUT_DOCUMENTS else ""
            is_of_others = bool(column) and len(told) <= _LONGEST_GROUP and headings.is_of_others(told)
        if text.own and is_of_others and owns.count(text.own) == 1:
            texts[column] = _HeadingText(text.own, text.above, is_spread=True)  # may be theirs: it is asked
            continue
        if text.own and above:
            texts[column] = _HeadingText(text.own, above, text.is_spread)
        elif not text.own and told and not above and any(headings.group(shown(one)) in ABOUT_DOCUMENTS for one in over):
            texts[column] = _HeadingText(told)
    return texts


def _columns(texts: Sequence[_HeadingText], headings: Headings, kind: str) -> tuple[ListColumnFound, ...]:
    """Every key once, in the column whose heading is known as a whole. What only a word of a heading tells is a guess,
    and so is which of two columns with sure headings it is, where it matters who somebody is."""
    meanings = [headings.meaning(kind, text.own, text.above) for text in texts]
    for left in range(len(texts) - 1):
        if name := _family_beside_given(texts[left].own, texts[left + 1].own, meanings[left]):
            meanings[left : left + 2] = (Meaning(part, exact=True) for part in name)
    sure: dict[str, list[int]] = {}
    guessed: dict[str, int] = {}
    for column, meaning in enumerate(meanings):
        if meaning is not None and meaning.key not in UNREAD_KEYS:
            if meaning.exact and not texts[column].is_spread:
                sure.setdefault(meaning.key, []).append(column)
            else:
                guessed.setdefault(meaning.key, column)
    for series in ("passport_series", "document_series"):
        number = series.replace("series", "number")
        if series in sure and number not in sure:
            beside = sure[series][0] + 1
            if beside < len(texts) and headings.is_passport_number(texts[beside].own):
                guessed = {key: one for key, one in guessed.items() if one != beside}
                if sure.get("document_kind") == [beside - 2]:  # which says whose series and number they are
                    sure[number] = [beside]
                else:
                    guessed = {number: beside, **guessed}
    keys = {column: (key, True) for key, column in guessed.items() if key not in sure}
    telling = shape_of(kind).telling
    for found in sure.values() if kind in KINDS else ():
        found.sort(key=lambda column: headings.is_second(texts[column].own))
    for key, found in sure.items():
        written = [column for column in found if not headings.is_only_shown(kind, texts[column].own)] or found
        keys[written[0]] = (key, len(written) > 1 and key in telling)
    columns = []
    for column, text in enumerate(texts):
        meaning = meanings[column]
        unread = meaning.key if meaning and meaning.key in UNREAD_KEYS else ""
        if text.own or column in keys:
            key, guess = keys.get(column, (unread, False))
            columns.append(ListColumnFound(column, " ".join(filter(None, (text.above, text.own))), key, guess))
    return tuple(columns)


def _family_beside_given(left: str, right: str, meaning: Meaning | None) -> tuple[str, ...]:
    """英文姓 beside 英文名, Surname beside Name: the right one alone would be the whole name."""
    if left.endswith("姓") and right == f"{left[:-1]}名" and left[:-1] in _LATIN_IN_HAN:
        return "family_latin", "given_latin"
    is_family = meaning is not None and meaning.exact and meaning.key in {"family_name", "family_latin"}
    return (meaning.key, "given_name") if meaning is not None and is_family and right.casefold() == "name" else ()


def _score(columns: Sequence[ListColumnFound], shape: ListShape) -> int:
    """How many columns are understood; 0 for a line that cannot head such a list. A guess makes no list of results:
    «Дата инструктажа» is no day of an exam; nor does the sex, which only new people need of it."""
    is_of_results = shape.kind == RESULTS
    keys = {column.key for column in columns if column.key and not (column.guess and is_of_results)} - UNREAD_KEYS
    keys -= {"sex"} if is_of_results else set()
    return len(keys) if len(keys) >= _FEWEST_COLUMNS and shape.is_headed_by(keys) else 0


def _header_depth(sheet: SheetCells, at: int) -> int:
    """Further lines that merged headings reach down to."""
    return max((bottom - at for top, _, bottom, _ in sheet.merged if top <= at <= bottom), default=0)


def _text_at(row: Sequence[CellValue], column: int) -> str:
    return shown(row[column]) if column < len(row) else ""


def _is_like_a_row(row: Sequence[CellValue], columns: Sequence[ListColumnFound]) -> bool:
    """A line above the headings that fills as much of the list as its people do: another list may stand there."""
    filled = sum(1 for column in columns if _at(row, column.index) not in (None, ""))
    return filled >= _FEWEST_COLUMNS and 2 * filled >= len(columns)


def _people(
    sheet: SheetCells,
    first: int,
    columns: Sequence[ListColumnFound],
    words: ImportWords,
    headings: Headings,
    kind: str,
) -> tuple[tuple[int, ...], tuple[LeftOut, ...]]:
    people: list[int] = []
    left_out: list[LeftOut] = []
    judge = _LineJudge(sheet, columns, words, shape_of(kind))
    own = {column.index: column.heading for column in columns}
    is_another = False
    if first < len(sheet.rows) and _numbers_columns(sheet.rows[first]):
        left_out.append(LeftOut(first + 1, "numbers"))
        first += 1
    for at in range(first, len(sheet.rows)):
        is_another = is_another or _heads_another_list(sheet.rows[at], own, headings, kind)
        why = ("another" if any(sheet.rows[at]) else "blank") if is_another else judge.why_no_person(at)
        if why:
            left_out.append(LeftOut(at + 1, why))
        else:
            people.append(at)
    return tuple(at + 1 for at in people), tuple(left_out)


def _courses(
    sheet: SheetCells,
    first: int,
    columns: Sequence[ListColumnFound],
    words: ImportWords,
    headings: Headings,
    kind: str,
) -> tuple[tuple[int, ...], tuple[LeftOut, ...]]:
    read = {column.index: column.key for column in columns if column.key and column.key not in UNREAD_KEYS}
    texts = [list(map(shown, row)) for row in sheet.rows]
    repeated = [at for at in range(first, len(texts)) if _repeats(texts[at], columns)]
    for at in repeated:
        texts[at] = []
    rows, left_out = parted(texts, first, read, words)
    return rows, tuple(
        LeftOut(row, why) for row, why in sorted([*left_out, *((at + 1, "rows_headings") for at in repeated)])
    )


def _repeats(row: Sequence[CellValue], columns: Sequence[ListColumnFound]) -> bool:
    """Whether a row says the headings again, as on each page of a long list."""
    same = sum(1 for column in columns if column.heading and _at(row, column.index) == column.heading)
    return same >= _FEWEST_COLUMNS


_ROWS: Mapping[
    str,
    Callable[
        [SheetCells, int, Sequence[ListColumnFound], ImportWords, Headings, str],
        tuple[tuple[int, ...], tuple[LeftOut, ...]],
    ],
] = MappingProxyType({COURSES: _courses})
"""Kinds of lists whose lines are told from others in their own way."""


def _numbers_columns(row: Sequence[CellValue]) -> bool:
    """1, 2, 3 … below the headings of a form: the columns are numbered."""
    filled = [shown(value) for value in row if value not in (None, "")]
    return len(filled) >= _FEWEST_NUMBERED and filled == [str(number) for number in range(1, len(filled) + 1)]


def _heads_another_list(row: Sequence[CellValue], own: Mapping[int, str], headings: Headings, kind: str) -> bool:
    """Whether a line below a list has the headings of another one, with other columns or in another order."""
    is_sure, first = False, row[:_FIRST_COLUMNS]
    if not any(first):
        first = [value for value in row if value not in (None, "")][:_FIRST_COLUMNS]  # of a list beside another
    for value in first:
        if value is not None and value != "":
            if type(value) is not str:
                return False  # as in nearly all lines, which begin with their number
            is_sure = is_sure or headings.is_sure(kind, value)
    if not is_sure:
        return False
    texts = [value for value in row if value is not None and value != ""]
    if len(texts) < _FEWEST_COLUMNS or any(type(text) is not str or len(text) > _LONGEST_HEADING for text in texts):
        return False
    meanings = [headings.meaning(kind, text) for text in texts if isinstance(text, str)]
    sure = {meaning.key for meaning in meanings if meaning and meaning.exact}
    is_same = all(own.get(index, value) == value for index, value in enumerate(row) if value not in (None, ""))
    is_same = is_same and set(own.values()).issuperset(map(str, texts))
    is_headings_only = kind in KINDS and len(sure) == len(texts)
    return len(sure) >= _FEWEST_COLUMNS and (bool(sure & shape_of(kind).names) or is_headings_only) and not is_same


class _LineJudge:
    """Tells people from totals, signatures, blank lines, repeated headings and the names of groups."""

    def __init__(
        self, sheet: SheetCells, columns: Sequence[ListColumnFound], words: ImportWords, shape: ListShape
    ) -> None:
        self._rows, self._words, self._faults = sheet.rows, words, sheet.faults
        self._are_people = not shape.own
        self._names = [column.index for column in columns if column.key in shape.names]
        self._papers = [column.index for column in columns if column.key in shape.numbers]
        self._known = [column.index for column in columns if column.key and column.key not in UNREAD_KEYS]
        self._columns = [column for column in columns if column.heading]
        self._needed = [column.index for column in columns if column.key in shape.required]
        fields = ((column.index, shape.field(column.key)) for column in columns if column.key)
        self._vocabularies = {index: field.vocabulary for index, field in fields if field and field.vocabulary}
        half = max(len(columns) // 2, 2)
        self._merged = {
            at for top, left, bottom, right in sheet.merged if right - left + 1 >= half for at in range(top, bottom + 1)
        }

    def why_no_person(self, at: int) -> str:
        """Empty for a person."""
        row = self._rows[at]
        if self._are_people and self._only_shows_how(row):
            return "example"
        if any(_identifies(_at(row, column)) for column in self._papers):
            return ""
        if self._faults and any((at, column) in self._faults for column in self._names):
            return ""  # somebody's name, of a formula that nobody has calculated
        filled = [(column, value) for column, value in enumerate(row) if value is not None and value != ""]
        texts = [value for _, value in filled if isinstance(value, str) and not value.isspace()]
        if not filled or (not texts and all(isinstance(value, str) for _, value in filled)):
            return "blank"
        if _repeats(row, self._columns):
            return "heading"
        has_name = any(self._is_name(_at(row, column)) for column in self._names) or self._is_name_in_letters(row)
        told = sum(1 for column in self._known if _at(row, column) not in (None, ""))
        if has_name and not self._are_people and (2 * told > len(self._known) or self._says_what_is_needed(row)):
            return ""
        if any(map(self._words.is_label, texts)) or (texts and _FOOTNOTE.match(texts[0])):
            return "footer"
        if told * 2 < len(self._known) and any(map(self._begins_a_footer, range(len(row)), row)):
            return "footer"
        if not has_name:
            return "group" if at in self._merged or len(filled) == 1 else "footer"
        return "group" if at in self._merged or self._is_alone(filled) else ""

    def _says_what_is_needed(self, row: Sequence[CellValue]) -> bool:
        """Two things at least without which there is no such record: no signature does, however one of its other cells
        begins: «Всего 3 недели», 备注：…"""
        return len(self._needed) >= _FEWEST_COLUMNS and all(_at(row, at) not in (None, "") for at in self._needed)

    def _only_shows_how(self, row: Sequence[CellValue]) -> bool:
        """Not in lists of other things: «пример» is a term as well."""
        if row and isinstance(row[0], str) and self._words.is_example(row[0]):
            return True
        return any(isinstance(name := _at(row, at), str) and self._words.is_trial(name) for at in self._names)

    def _begins_a_footer(self, column: int, value: CellValue) -> bool:
        """What its column asks for is none, however it begins: Среднее профессиональное."""
        if not isinstance(value, str) or not self._words.begins_a_footer(value):
            return False
        vocabulary = self._vocabularies.get(column)
        return not vocabulary or self._words.choice(vocabulary, value) is None

    def _is_name_in_letters(self, row: Sequence[CellValue]) -> bool:
        """Whether the cells for names are one where each has one Chinese character: 李 beside 娜."""
        cells = (_at(row, column) for column in self._names)
        letters = [one.strip() for one in cells if isinstance(one, str)]
        together = "".join(letters)
        return len(together) == len(letters) > 1 and has_han(together) and self._is_name(together)

    def _is_name(self, value: CellValue) -> bool:
        if not self._are_people:
            return value is not None and value != "" and not self._words.is_total(shown(value))
        if not isinstance(value, str) or self._words.is_total(value):
            return False
        letters = sum(
            1 for one in _IN_BRACKETS.sub("", value[:_LONGEST_LOOKED_AT]) if unicodedata.category(one)[0] == "L"
        )
        return letters >= 2 and not _DIGITS.search(value)

    def _is_alone(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        """Only the first cell of a list with more than names says something: the name of a class, not of a person."""
        others = [column for column in self._known if column not in self._names]
        return bool(others) and len(filled) == 1 and filled[0][0] == 0


def _at(row: Sequence[CellValue], column: int) -> CellValue:
    return row[column] if column < len(row) else None


def _identifies(value: CellValue) -> bool:
    """A number of a paper or an address of mail: what a line of signatures does not have in such a column."""
    if isinstance(value, str):
        if _PLAIN_NUMBER.fullmatch(value):
            return True
        plain = value if value.isascii() else unicodedata.normalize("NFKC", value)
        return "@" in plain or (":" not in plain and len(_DIGITS.findall(plain)) >= 5 and not _DATE.search(plain))
    return isinstance(value, int) and value >= 100_000
