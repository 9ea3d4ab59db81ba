"""Columns whose heading asks for two things, 护照号/有效期, «ФИО, дата рождения», 姓名（性别）: each is read by itself.

A column is parted only where nearly all of its cells part into what its heading says, by their shape. A cell that does
not stays whole, and what was read there is asked about as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE, shape_of
from exchange_admin.services.importing.sheets import IGNORED
from exchange_admin.services.importing.words import ImportWords

_LAST_LINE = 40  # headings stand above it
_FEWEST_HEADINGS = 2  # known ones beside the one that asks for two things
_NEARLY_ALL = 0.8  # of the cells
_LONGEST_HEADING, _LONGEST_CELL = 80, 300
"""Characters; the time that the patterns below take grows with the square of a text."""
_BETWEEN = re.compile(
    r"\s*[/|\n\\、,，;；+＋&]\s*|\s+(?:и|and)\s+|(?<=[\u3400-\u9fff])[-–—~～及和与至](?=[\u3400-\u9fff])"
)
_BRACKETED = re.compile(r"\s*[(（\[]\s*([^)）\]]+?)\s*[)）\]]\s*$")
_WHOLE: Mapping[str, tuple[str, str]] = {
    "дата и место рождения": ("birth_date", "birth_place"),
    "дата, место рождения": ("birth_date", "birth_place"),
    "число и место рождения": ("birth_date", "birth_place"),
    "date and place of birth": ("birth_date", "birth_place"),
    "出生日期及地点": ("birth_date", "birth_place"),
    "出生日期和地点": ("birth_date", "birth_place"),
    "出生时间及地点": ("birth_date", "birth_place"),
}
_A_DAY = (
    r"(?<!\d)(?:\d{4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    r"|\d{1,2}\s+[A-Za-zА-яё]{3,9}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s*\d{4})(?!\d)"
)
_DAY = re.compile(_A_DAY + r"(?:\s*г\.?\s*р\.?|\s*года?\s+рожд\w*\.?|\s*г(?:ода?)?\b\.?|\s*生|出生)?")
_WHOLE_NAMES = frozenset({"full_name", "name_han", "name_cyrillic"})
_NAME_AND_BIRTH = re.compile(
    rf"[^\d,;(（]{{2,60}}[\s,;(（]+{_A_DAY}\s*(?:г\.?\s*р\.?|года? рожд\w*\.?|生|出生)[)）]?", re.IGNORECASE
)
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "birth_date": _DAY,
    "national_issued": _DAY,
    "national_valid_until": _DAY,
    "passport_issued": _DAY,
    "passport_valid_until": _DAY,
    "national_id": re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
    "email": re.compile(r"[^\s,;，；/()]+@[^\s,;，；/()]+\.[A-Za-z]+"),
    "passport_number": re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z]{1,2}\d{7,8}|\d{2}\s?(?:№\s?)?\d{7})(?!\d)"),
    "document_number": re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z]{1,2}\d{7,8}|\d{2}\s?(?:№\s?)?\d{7})(?!\d)"),
    "phone": re.compile(r"(?<!\d)\+?\d[\d\s()–-]{8,16}\d(?!\d)"),
}
_IN_TURN = tuple(_SHAPES)
"""Shapes are looked for in this order: that of a telephone would take a piece of a number."""
_TEXTS = frozenset(
    {
        "full_name", "name_han", "name_cyrillic", "name_latin", "birth_place", "address", "institution", "speciality",
        "unit", IGNORED,
    }
)  # fmt: skip
"""Columns that hold whatever stands beside the other thing."""
_LABELS = re.compile(
    r"有效期(?:限)?至?|截止|到期|(?:действ\w*|годен|срок)(?:\s+до)?|(?<!\w)до(?!\w)|valid(?:\s+until)?|exp\w*\.?"
    r"|(?:тел|моб|сот)\w*\.?|e-?mail|почта|电话|手机|邮箱|серия|номер|№",
    re.IGNORECASE,
)
"""What a cell may call its two things."""
_LANGUAGES = {"zh": re.compile("[\u3400-\u9fff]"), "ru": re.compile("[\u0400-\u04ff]"), "en": re.compile("")}
"""In which a column is called: by the letters of the heading that asks for two things."""
_OF_CARDS = {"passport_issued": "national_issued", "passport_valid_until": "national_valid_until"}
"""身份证号/有效期: whose days stand behind the number of a card."""
_OF_PASSPORTS = frozenset({"passport_issued", "passport_valid_until"})
_OF_RELATIVES = re.compile(
    "мам|пап|родит|мать|матер|отец|отц|母亲|父亲|家长|妈妈|爸爸|监护|mother|father|parent", re.IGNORECASE
)
_SAYS_MORE = re.compile(r"[(（][^)）]*\w")
_EMPTY_BRACKETS = re.compile(r"[(（]\s*[)）]")
_WORD = re.compile(r"[^\s,;，；、/()（）\[\]]+")
_EDGES = " \t\n,;:，；：/|\\、.-–—()（）"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a heading asks for: keys of columns, and how each is called above them."""

    keys: tuple[str, str]
    called: tuple[str, str]


def with_parted_columns(sheet: SheetCells, headings: Headings, words: ImportWords) -> SheetCells:
    """The sheet with the second thing of such columns in columns of their own behind the last; itself where none is."""
    lines = [at for at, row in enumerate(sheet.rows[:_LAST_LINE]) if _heads(row, headings)]
    width = max(map(len, sheet.rows), default=0)
    for at, end in pairwise([*lines, len(sheet.rows)]):
        texts = [value if isinstance(value, str) else "" for value in sheet.rows[at]]
        asked = {column: one for column, text in enumerate(texts) if (one := _asked(text, headings, words))}
        asked |= _names_with_births(sheet.rows[at + 1 : end], texts, headings, words, asked)
        asked = {column: one for column, one in asked.items() if _stands_alone(sheet.merged, at, column, width)}
        meanings = [headings.meaning(PEOPLE, text) if text else None for text in texts]
        exact = {column: one.key for column, one in enumerate(meanings) if one is not None and one.exact}
        known = list(exact.values())
        if not asked or not _are_of_one_list(texts, known) or _has_groups_above(sheet.rows, at):
            continue
        asked = {
            column: one
            for column, one in asked.items()
            if all(one.keys[1] != key for other, key in exact.items() if other != column)
        }
        below = sheet.rows[at + 1 : end]
        parted = {column: cells for column, one in asked.items() if (cells := _parted(below, column, one.keys, words))}
        if parted:
            sheet = _with_columns(sheet, at, {column: asked[column] for column in parted}, parted)
    return sheet


def _stands_alone(merged: Iterable[tuple[int, int, int, int]], line: int, column: int, width: int) -> bool:
    """Whether no group of columns stands above: 护照号/有效期 below 家长 is of the parents, and its second thing, in a
    column behind the last, would be the student's."""
    return not any(
        bottom == line - 1 and left <= column <= right and 0 < right - left < width - 1
        for _, left, bottom, right in merged
    )


def _has_groups_above(rows: Sequence[Sequence[CellValue]], line: int) -> bool:
    """Whether the line above heads several groups, as in a table of text, which merges nothing. A heading merged
    over both lines stands in both."""
    if not line:
        return False
    own = [*rows[line], *([None] * (len(rows[line - 1]) - len(rows[line])))]
    return sum(1 for above, below in zip(rows[line - 1], own, strict=False) if above not in (None, "", below)) > 1


def _are_of_one_list(texts: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the headings stand side by side and ask for no name twice: of two lists beside each other the second
    thing of the left one would be behind the right one."""
    filled = [at for at, text in enumerate(texts) if text.strip()]
    names = [key for key in known if key in NAME_KEYS]
    return len(filled) == filled[-1] - filled[0] + 1 and len(set(names)) == len(names)


def _heads(row: Sequence[CellValue], headings: Headings) -> bool:
    return headings.known_among(PEOPLE, [one for one in row if isinstance(one, str)]) >= _FEWEST_HEADINGS


def _asked(text: str, headings: Headings, words: ImportWords) -> _Asked | None:
    if len(text) > _LONGEST_HEADING or headings.said_of(text):
        return None
    whole = " ".join(text.split()).casefold()
    if keys := _WHOLE.get(whole):
        return _Asked(keys, (called(keys[0], text, headings, words), called(keys[1], text, headings, words)))
    known = headings.meaning(PEOPLE, text) if text else None
    bracketed = _BRACKETED.search(text)
    parts = [text[: bracketed.start()], bracketed[1]] if bracketed else _BETWEEN.split(text.strip())
    if len(parts) != 2 or headings.is_elsewhere(text):
        return None
    first, second = headings.meaning(PEOPLE, parts[0]), headings.meaning(PEOPLE, parts[1])
    is_alone = second is not None and second.exact
    second = second if is_alone else headings.meaning(PEOPLE, parts[1], parts[0])
    if first is None or second is None or not (first.exact and second.exact) or first.key == second.key:
        return None
    keys = first.key, _OF_CARDS.get(second.key, second.key) if first.key == "national_id" else second.key
    if known is not None and known.exact and (known.key not in keys or not _SHAPES.keys() >= set(keys)):
        return None  # «Загранпаспорт, срок действия» is known for days alone, and may ask for both
    if not all(key in _SHAPES or key in _TEXTS or key == "sex" for key in keys) or _TEXTS.issuperset(keys):
        return None
    if is_alone and keys[1] == second.key and keys[1] not in _OF_PASSPORTS:
        return _Asked(keys, (parts[0], parts[1]))
    return _Asked(keys, (parts[0], called(keys[1], text, headings, words))) if keys[1] != IGNORED else None


def _names_with_births(
    below: Sequence[Sequence[CellValue]],
    texts: Sequence[str],
    headings: Headings,
    words: ImportWords,
    asked: Mapping[int, _Asked],
) -> dict[int, _Asked]:
    """Columns of names of which nearly all cells say when somebody was born as well, «Белов Иван, 20.06.2007 г.р.»,
    in a list without a column for it."""
    meanings = [headings.meaning(PEOPLE, text) if text else None for text in texts]
    if any(one is not None and one.key == "birth_date" for one in meanings):
        return {}
    found = {}
    for column, one in enumerate(meanings):
        if column in asked or one is None or not one.exact or one.key not in _WHOLE_NAMES:
            continue
        said = [str(row[column]) for row in below if column < len(row) and row[column] not in (None, "")]
        told = sum(1 for text in said if len(text) <= _LONGEST_CELL and _NAME_AND_BIRTH.fullmatch(text.strip()))
        if told >= 2 and told >= _NEARLY_ALL * len(said):
            key = "birth_date"
            found[column] = _Asked((one.key, key), (texts[column], called(key, texts[column], headings, words)))
    return found


def called(key: str, like: str, headings: Headings, words: ImportWords) -> str:
    """What a column is called in the language of a heading, so that it is known by that alone. Days are called by their
    paper: behind the last column nothing else tells which it is."""
    language = next(language for language, letters in _LANGUAGES.items() if letters.search(like))
    return headings.called[language].get(key) or shape_of(PEOPLE).label(key, words.wordings[language])


Parts = tuple[str, str]


def _parted(
    rows: Sequence[Sequence[CellValue]], column: int, keys: tuple[str, str], words: ImportWords
) -> dict[int, Parts]:
    """By line below the headings the two things of its cell; nothing where too many cells do not part."""
    said = {at: value for at, row in enumerate(rows) if column < len(row) and (value := row[column]) not in (None, "")}
    texts = {at: value for at, value in said.items() if isinstance(value, str)}
    found = {at: parts for at, text in texts.items() if (parts := _parts(text, keys, words))}
    return found if len(found) >= 2 and len(found) >= _NEARLY_ALL * len(said) else {}


def _parts(text: str, keys: tuple[str, str], words: ImportWords) -> Parts | None:
    """Both things, or None where one of them is not there once, or more stands there than the two."""
    if len(text) > _LONGEST_CELL:
        return None
    if keys[0] in _SHAPES and _SHAPES[keys[0]] is _SHAPES.get(keys[1]):
        return _both(_SHAPES[keys[0]], text)
    left, found = text, dict.fromkeys(keys, "")
    for key in sorted(keys, key=lambda one: _IN_TURN.index(one) if one in _IN_TURN else len(_IN_TURN)):
        take = _taking(key, words)
        if take is None:
            continue
        taken = take(left)
        if taken is None:
            return None
        found[key], left = taken
    if "phone" in keys and _OF_RELATIVES.search(text):
        return None
    rest = _EMPTY_BRACKETS.sub(" ", left).strip(_EDGES)
    of_text = next((key for key in keys if key in _TEXTS), "")
    if of_text not in ("", "full_name") and _SAYS_MORE.search(left):
        return None
    if of_text:
        found[of_text] = rest
    elif any(map(str.isalnum, _LABELS.sub(" ", rest))):
        return None
    return (found[keys[0]], found[keys[1]]) if all(found.values()) else None


def _both(shape: re.Pattern[str], text: str) -> Parts | None:
    """Two things of one shape in the order of the heading: 2026.3.4-2036.3.3 below 签发日期-有效期."""
    found = list(shape.finditer(text))
    rest = shape.sub(" ", text)
    if len(found) != 2 or any(map(str.isalnum, _LABELS.sub(" ", rest))):
        return None
    return found[0][0].strip(), found[1][0].strip()


def _taking(key: str, words: ImportWords) -> Callable[[str], tuple[str, str] | None] | None:
    """What takes the thing out of a text: gives the thing and what is left; None for what is left anyway."""
    if key == "sex":
        return lambda text: _sex_in(text, words)
    if (shape := _SHAPES.get(key)) is None:
        return None
    return lambda text: _only(shape, text)


def _only(shape: re.Pattern[str], text: str) -> tuple[str, str] | None:
    found = list(shape.finditer(text))
    if len(found) != 1:
        return None
    return found[0][0].strip(), f"{text[: found[0].start()]} {text[found[0].end() :]}"


def _sex_in(text: str, words: ImportWords) -> tuple[str, str] | None:
    """The one word of the text that says it: 张三（男）, «Иванов Иван, м»."""
    said = [one for one in _WORD.finditer(text) if words.choice("sex", one[0]) is not None]
    if len(said) != 1:
        return None
    return said[0][0], f"{text[: said[0].start()]} {text[said[0].end() :]}"


def _with_columns(
    sheet: SheetCells, line: int, asked: Mapping[int, _Asked], parted: Mapping[int, Mapping[int, Parts]]
) -> SheetCells:
    width = max(map(len, sheet.rows))
    rows = [list(row) for row in sheet.rows]
    for behind, (column, one) in enumerate(asked.items(), width):
        rows[line][column] = one.called[0]
        _put(rows[line], behind, one.called[1])
        for below, (first, second) in parted[column].items():
            row = rows[line + 1 + below]
            row[column] = first
            _put(row, behind, second)
    return replace(sheet, rows=rows)


def _put(row: list[CellValue], column: int, value: str) -> None:
    row += [None] * (column + 1 - len(row))
    row[column] = value
