"""Which kind of list a sheet holds, where nobody said it: how much of its headings each kind knows as a whole, and what
stands in the cells below where several kinds call a column alike.

A list of people stays one without a question unless another kind knows as much of its headings. Whatever else only the
headings tell is a guess; what two kinds know about equally is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from exchange_admin.documents.workbook_reading import CellValue, SheetCells
from exchange_admin.domain.fields import Privacy
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import (
    ARRIVALS,
    KINDS,
    NAME,
    NAME_KEYS,
    PEOPLE,
    REGISTRATIONS,
    RESULT_KEYS,
    RESULTS,
    WHO_KEYS,
    shape_of,
)
from exchange_admin.services.importing.sheets import (
    IGNORED,
    ROW_NUMBER,
    HeadingLine,
    find_headings,
    first_below,
    shown,
)
from exchange_admin.services.importing.words import ImportWords

_LOOKED_AT = 60  # names below a heading
_OF_A_PERSON = (WHO_KEYS | {"sex", "citizenship"}) - NAME_KEYS
"""Columns that lists of people have and others hardly ever."""
_REACHED_BY = frozenset({"phone", "email"})
_GROUPS = frozenset({"mobility_group_id", "language_group_id"})
_STATES = frozenset({"state", "sending_status", "activity"})
"""What «Статус» or 类型 heads in lists of records, and in lists of people whatever an office calls so."""
_DAYS_OF_STAYS = frozenset({"planned_start", "planned_end", "actual_start", "actual_end"})
_COUNTRY = frozenset({"country"})
"""That of a passport in lists of documents, and of a person beside one."""
_DAYS_OF_COURSES = frozenset({"enrolled_on", "left_on"})
_INSURES = re.compile("страхов|страхуе|保险|insur", re.IGNORECASE)
"""What says of a list, or of a column of it, that its first and last day are those of a policy."""
_SAID_BY_NAMES, _DENIED_BY_NAMES = 1.0, -3.0  # headings that the names below are worth
_KNOWN_AND_LEFT = 0.5  # of a heading: a column that lists of people often have and nobody reads
_CLEAR, _NEAR = 1.0, 2.0  # headings by which a kind has to lead, and by which one that is asked about is behind at most
_ENOUGH = 3  # headings that tell a kind
_OF_STAYS = (ARRIVALS, REGISTRATIONS)
"""Kinds of lists that often say of people who they are as well: they have a day that a list of people has not."""
_WORDS_OF_A_NAME = range(2, 5)
_BETWEEN_NAMES = re.compile(r"[-./,]+")
_PARTS_OF_A_NAME = ("family_name", "given_name")


@dataclass(frozen=True, slots=True)
class Weighed:
    """How well a kind fits: `weight` in headings; `has_people`: most names below look like those of people."""

    kind: str
    weight: float
    line: HeadingLine
    has_people: bool

    @property
    def is_enough(self) -> bool:
        """Whether it knows more of the headings than it does not, and three at least."""
        headed = sum(1 for column in self.line.columns if column.heading and column.key != ROW_NUMBER)
        return 2 * self.weight > headed and self.weight >= _ENOUGH


@dataclass(frozen=True, slots=True)
class Verdict:
    """`line` heads the list that is read, None where that is asked or there is none; `guess`: only headings and names
    told its kind. `candidates` are the kinds that it may be, the best first; `is_likely`: one of them knows most
    headings, so that there is a list of some kind."""

    line: HeadingLine | None = None
    guess: bool = False
    candidates: tuple[str, ...] = ()
    is_likely: bool = False

    @property
    def kind(self) -> str:
        return self.line.kind if self.line is not None else ""


def judge(
    sheet: SheetCells,
    headings: Headings,
    words: ImportWords,
    kinds: Iterable[str],
    of_people: Sequence[str] = KINDS,
) -> Verdict:
    """What the sheet holds: a list of one of `of_people`, which are about people, or of one of the other `kinds`."""
    usual = tuple(of_people)
    line = _of_people(find_headings(sheet, headings, [usual, (PEOPLE,)] if PEOPLE in usual else [usual]), usual)
    found = find_headings(sheet, headings, [(kind,) for kind in kinds], looking=True)
    told = [one for one in found.values() if one is not None and _is_about_records(one) and _is_told(one, headings)]
    others = [_weighed(sheet, one, headings, words) for one in told]
    others = sorted((one for one in others if one.weight > 0), key=lambda one: -one.weight)
    if line is not None:
        others = [one for one in others if not (_tells_who(line) and _tells_hardly_more(one.line))]
        people = _weighed(sheet, line, headings, words)
        if _is_plainly_of_people(people, others, headings):
            return Verdict(line, candidates=(line.kind, *(one.kind for one in others)), is_likely=True)
        if people.weight > 0:
            return _between(others, people)
    return _between(others)


def _tells_who(line: HeadingLine) -> bool:
    return line.kind == PEOPLE and bool(line.keys() & _OF_A_PERSON)


def _tells_hardly_more(line: HeadingLine) -> bool:
    """Of people nothing more than who they are and in which group, or one word or day that may mean anything: no list
    of stays or courses."""
    own = line.keys() & shape_of(line.kind).own - {"note"}
    more = own - _OF_A_PERSON
    is_anything = len(more) == 1 and more <= _STATES | _DAYS_OF_STAYS | _DAYS_OF_COURSES | _COUNTRY
    return bool(shape_of(line.kind).person and own) and (own <= _GROUPS or is_anything)


def _of_people(found: Mapping[tuple[str, ...], HeadingLine | None], usual: tuple[str, ...]) -> HeadingLine | None:
    """A list that says of each who it is and, besides, no more than a group is one of people."""
    line, people = found[usual], found.get((PEOPLE,))
    if line is None or people is None or line.kind != RESULTS or line.keys() & RESULT_KEYS:
        return line
    return people if people.keys() & _OF_A_PERSON else line


def _between(others: Sequence[Weighed], people: Weighed | None = None) -> Verdict:
    """The best of the other kinds where it has a clear lead, else the question."""
    ranked = sorted([*([people] if people else []), *others], key=lambda one: -one.weight)
    if not ranked:
        return Verdict()
    near = ranked[0].weight - _NEAR
    candidates = tuple(one.kind for one in ranked if one.weight > near or (one is people and _tells_of_people(one)))
    best, rest = ranked[0], ranked[1:]
    is_clear = all(best.weight - one.weight >= (_lead_over_people(one) if one is people else _CLEAR) for one in rest)
    if is_clear and best.is_enough and best is not people:
        return Verdict(best.line, guess=True, candidates=tuple(one.kind for one in ranked), is_likely=True)
    if people is not None and _says_more_of_people(people, ranked):
        return Verdict(people.line, candidates=(people.kind, *candidates), is_likely=True)
    return Verdict(candidates=candidates, is_likely=best.is_enough)


def _is_plainly_of_people(people: Weighed, others: Sequence[Weighed], headings: Headings) -> bool:
    """Whether no other kind knows as much; of lists for groups and those that say something of a person, more."""
    if people.weight <= 0:
        return False
    rivals = [
        one
        for one in others
        if one.weight > people.weight
        or (
            one.weight == people.weight
            and (_is_told_from_people(one, headings) or not (people.has_people or _is_called_as_people(one.kind)))
        )
    ]
    if people.kind != PEOPLE or _tells_of_people(people):
        return all(one.weight == people.weight and one.kind not in _OF_STAYS for one in rivals)
    return not rivals


def _says_more_of_people(people: Weighed, ranked: Sequence[Weighed]) -> bool:
    """Whether a list that another kind knows as well as theirs, or hardly better, tells of people what only their own
    records hold, two things at least. What it says of their stays is named as not read."""
    told = people.line.keys() & (_OF_A_PERSON | _REACHED_BY)
    rivals = [one.kind for one in ranked if one is not people and one.weight >= people.weight]
    about_people = all(shape_of(kind).person and kind not in _OF_STAYS for kind in rivals)
    is_near = ranked[0].weight - people.weight < _CLEAR
    return people.kind == PEOPLE and people.has_people and about_people and is_near and len(told) > 1


def _lead_over_people(people: Weighed) -> float:
    """What a list says of people themselves no other kind can take: it only tells who they are."""
    return _CLEAR + len(_tells_of_people(people))


def _tells_of_people(people: Weighed) -> set[str]:
    return people.line.keys() & _OF_A_PERSON


def _is_told_from_people(one: Weighed, headings: Headings) -> bool:
    """Whether a list has anything that records of the kind cannot do without, besides what they are called."""
    needed = headings.told_from_people.get(one.kind) or frozenset(shape_of(one.kind).required) - {NAME}
    return not needed or bool(needed & one.line.keys())


def _is_about_records(line: HeadingLine) -> bool:
    """Who somebody is makes no list of stays or results: a column of their own has to be there, and one with people."""
    shape, keys = shape_of(line.kind), line.keys()
    return not shape.person or bool(keys & shape.who and (keys & shape.own) - {"note"})


def _is_told(line: HeadingLine, headings: Headings) -> bool:
    """Whether anything tells a list of the kind from those of others."""
    needed = headings.told_by.get(line.kind)
    return not needed or bool(needed & line.keys())


def _weighed(sheet: SheetCells, line: HeadingLine, headings: Headings, words: ImportWords) -> Weighed:
    left = sum(1 for column in line.columns if column.key == IGNORED)
    keys = line.keys() - _DAYS_OF_STAYS if _is_of_policies(sheet, line) else line.keys()
    weight = len(keys) + _KNOWN_AND_LEFT * left
    names = _names_below(sheet, line, headings)
    has_people = _are_mostly(names, lambda name: is_like_a_person(name, words))
    if _is_called_as_people(line.kind):
        weight += _DENIED_BY_NAMES * _are_mostly(names, lambda name: is_like_a_thing(name, words))
    elif has_people:
        weight += _DENIED_BY_NAMES
    elif (is_one := words.called.get(line.kind)) and _are_mostly(names, is_one):
        weight += _SAID_BY_NAMES
    return Weighed(line.kind, weight, line, has_people)


def _is_of_policies(sheet: SheetCells, line: HeadingLine) -> bool:
    above = (cell for row in sheet.rows[: line.at + 1] for cell in row if isinstance(cell, str))
    return any(_INSURES.search(text) for text in above)


def _is_called_as_people(kind: str) -> bool:
    shape = shape_of(kind)
    if kind in KINDS or shape.person:
        return True
    return NAME in REGISTRY[kind] and REGISTRY[kind][NAME].privacy is Privacy.PERSONAL


def _names_below(sheet: SheetCells, line: HeadingLine, headings: Headings) -> list[str]:
    """The first names in the columns that tell what the lines are about, up to the headings of a further list."""
    shape = shape_of(line.kind)
    keys = NAME_KEYS if line.kind in KINDS or shape.person else {NAME, "name_zh", "name_ru", "name_en"} & shape.names
    places = {column.key: column.index for column in line.columns if column.key in keys}
    names = [[places.pop(key) for key in _PARTS_OF_A_NAME]] if places.keys() >= set(_PARTS_OF_A_NAME) else []
    names += [[column] for column in places.values()]
    if not names:
        return []
    below = islice(sheet.rows, first_below(sheet, line), None)
    rows = takewhile(lambda row: not _heads(row, line.kind, headings), below)
    cells = (" ".join(_texts_at(row, columns)) for row in rows for columns in names)
    return list(islice(filter(None, cells), _LOOKED_AT))


def _heads(row: Sequence[CellValue], kind: str, headings: Headings) -> bool:
    sure = (cell for cell in row if isinstance(cell, str) and headings.is_sure(kind, cell))
    return len(list(islice(sure, _ENOUGH))) == _ENOUGH


def _texts_at(row: Sequence[CellValue], columns: Sequence[int]) -> Iterator[str]:
    return (shown(row[index]) for index in columns if index < len(row) and isinstance(row[index], str))


def _are_mostly(names: Sequence[str], what: Callable[[str], bool]) -> bool:
    return bool(names) and 2 * sum(1 for name in names if what(name)) > len(names)


def is_like_a_thing(text: str, words: ImportWords) -> bool:
    """Whether a name is one of an institution, a programme and the like: 滨海职业学院, Осень 2026."""
    return any(is_one(text) for is_one in words.called.values())


def is_like_a_person(text: str, words: ImportWords) -> bool:
    """Whether a text may be the name of somebody: 王小明, Иванова Анна, Anna Smirnova, Петров С. С."""
    if is_like_a_thing(text, words):
        return False
    if all("\u3400" <= one <= "\u9fff" or one == "·" for one in text):
        return "·" in text or (len(text) in _WORDS_OF_A_NAME and text[0] in words.surnames)
    said = _BETWEEN_NAMES.sub(" ", text).split()
    return len(said) in _WORDS_OF_A_NAME and all(one.isalpha() and one[0].isupper() for one in said)
