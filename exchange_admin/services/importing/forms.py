"""One-person forms (报名表, анкета) and lists with people in columns: labels with what is said beside them.

Which cell answers which label is seen from where they stand. A label that is known as a whole is sure, as a heading is;
below a line that speaks of somebody else, or of nobody knows whom, none is. What answers no label is named by its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.services.importing.cells import ticked
from exchange_admin.services.importing.headings import ABOUT_DOCUMENTS, Headings, Meaning, plain_heading
from exchange_admin.services.importing.layouts import FormPlaces, Layout, Place, cell_at
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE, WHO_KEYS, shape_of
from exchange_admin.services.importing.sheets import (
    ROW_NUMBER,
    UNREAD_KEYS,
    HeadingLine,
    LeftOut,
    ListColumnFound,
    SheetList,
    SheetTable,
    shown,
)
from exchange_admin.services.importing.words import ImportWords

REST = "form_rest"
"""Why a line of a form is left out: something in it answers no label."""
_FEWEST_LABELS = 4  # known as a whole
_FEWEST_LINES = 3  # that they stand in
_FEWEST_PEOPLE = 2  # in columns
_LOOK_FOR_LABELS = 40  # rows from the top
_CLEARLY_A_LIST = 5  # headings in one line
_MOST_FACTS = 120  # rows about people who stand in columns
_LONGEST_LABEL = 80
_ALIKE = 0.6  # of the labels of the first form that another one has at least
_BETWEEN_HAN = re.compile("(?<=[\u3400-\u9fff])\\s+(?=[\u3400-\u9fff])")
_SAYS_NAME = re.compile("姓|名|фио|ф\\. ?и|фам|имя|name", re.IGNORECASE)
_RELATION = re.compile(
    r"关系|称谓|与本人的?关系|(?:степень\s+)?родств[оа]|кем\s+приходится|relation(?:ship)?", re.IGNORECASE
)
"""What heads a column of how relatives are related, and is no label of whoever fills the form in."""
_FAMILY = re.compile(r"家庭(?:主要)?成员|家庭情况|家庭关系|主要社会关系|семь[ияе]|family", re.IGNORECASE)
_FAMILY_IN_ENGLISH = frozenset({"surname", "familyname", "lastname"})
_FORM = re.compile(
    r"анкет|заявлени|\bформа\b|опросн|application|\bform\b|questionnaire|申请表|信息表|登记表|报名表", re.IGNORECASE
)
_FOR_WHAT = re.compile(
    r"\bвиз(?:ы|у|е|ов\w+)?\b|\bприглашени[еяю]\b|\bvisas?\b|\binvitations?\b|签证|邀请函?", re.IGNORECASE
)
_SHAPE = shape_of(PEOPLE)
_OF_A_PERSON = (WHO_KEYS | {"sex", "citizenship"}) - NAME_KEYS
"""Labels of which a form about a person has one, and one about an institution or somebody of its office hardly ever."""


def find_forms(
    sheet: SheetCells, headings: Headings, words: ImportWords, line: HeadingLine | None
) -> list[SheetTable] | None:
    """The forms of a sheet in which at best `line` heads a list, none of them empty; None unless their labels tell more
    than it does."""
    score = line.score if line is not None else 0
    above = line.at if line is not None and score >= _CLEARLY_A_LIST else len(sheet.rows)
    rows = range(min(above, _LOOK_FOR_LABELS, len(sheet.rows)))
    reader = _LabelReader(sheet, headings, words)
    labels = reader.labels(rows)
    if len(_sure_keys(labels)) <= score or not _make_a_form(labels):
        return None
    in_columns = _people_in_columns(sheet, reader, labels)
    return [in_columns] if in_columns is not None else _forms(sheet, reader, labels)


@dataclass(frozen=True, slots=True)
class _Label:
    """`at` is where it stands, `value` the place of what is said, which may be empty. `sure` when the whole label is
    known and nothing above or before it speaks of somebody else."""

    at: Place
    text: str
    key: str
    sure: bool
    value: Place

    @property
    def plain(self) -> str:
        return plain_heading(self.text)


def _sure_keys(labels: Iterable[_Label]) -> set[str]:
    return {label.key for label in labels if label.sure} - UNREAD_KEYS


def _make_a_form(labels: Sequence[_Label]) -> bool:
    """Whether labels tell of one person: not of a line of headings, which stand beside each other."""
    lines = {label.at[0] for label in labels if label.sure}
    keys, has_name = _sure_keys(labels), any(label.key in NAME_KEYS for label in labels)
    return has_name and bool(keys & _OF_A_PERSON) and len(keys) >= _FEWEST_LABELS and len(lines) >= _FEWEST_LINES


class _Section:
    """What the lines above say that stand alone: which document the labels are about, and whether about somebody else
    (`of_others`), or perhaps (`is_unsure`). `in_table` below the headings of a table inside a form."""

    def __init__(self) -> None:
        self.group, self.of_others, self.is_unsure, self.in_table = "", False, False, False

    def begin(self, *, group: str = "", of_others: bool = False, is_unsure: bool = False) -> None:
        self.group, self.of_others, self.is_unsure, self.in_table = group, of_others, is_unsure, False


class _LabelReader:
    """Reads the labels of one sheet."""

    def __init__(self, sheet: SheetCells, headings: Headings, words: ImportWords) -> None:
        self._sheet, self._headings, self._words = sheet, headings, words
        self._ends = {(top, left): right for top, left, _, right in sheet.merged}
        self._copies = {(row, left) for top, left, bottom, _ in sheet.merged for row in range(top + 1, bottom + 1)}
        self._width = max([*map(len, sheet.rows), *(right + 1 for right in self._ends.values())], default=0)

    def labels(self, rows: range, only: int | None = None) -> list[_Label]:
        """Of the rows; with `only` those of that column, each with the cell beside it."""
        section, found = _Section(), list[_Label]()
        for row in rows:
            cells = self.cells(row)
            if only is not None:
                self._begin_beside([one for one in cells if one[0] < only], section)
                cells = [one for one in cells if one[0] >= only]
            if not cells:
                section.in_table = False
            elif len(cells) == 1 and self._begins_section(row, *cells[0], section, is_first=not found):
                continue
            elif only is not None:
                found += self._label_in(row, only, cells, section)
            elif self._heads_a_table(row, cells):
                section.in_table = True
            elif not section.in_table or any(self._is_known(text) for _, text in cells):
                section.in_table = False
                found += self._pairs(row, cells, section)
        return found

    def is_over_several_lines(self, place: Place) -> bool:
        """Whether a cell is merged down, as one that stands beside the labels of a group."""
        return (place[0] + 1, place[1]) in self._copies

    def _begin_beside(self, cells: Sequence[tuple[int, str]], section: _Section) -> None:
        """What stands before the labels of a group: 护照, merged down beside 号码 and 到期."""
        for _, text in cells[-1:]:
            text = _as_label(text)
            is_paper = self._headings.group(text) in ABOUT_DOCUMENTS
            section.begin(group=text if is_paper else "", of_others=self._headings.is_elsewhere(text))

    def cells(self, row: int) -> list[tuple[int, str]]:
        """The column and the text of the cells that say something, each once."""
        return [
            (column, text)
            for column, value in enumerate(self._sheet.rows[row])
            if value is not None and (row, column) not in self._copies and (text := shown(value))
        ]

    def says_nothing(self, text: str) -> bool:
        """Whether a text by itself is a place for a photograph and the like."""
        meaning = self._meaning(text)
        return meaning is not None and meaning.exact and meaning.key in UNREAD_KEYS

    def is_title(self, row: int, cells: Sequence[tuple[int, str]]) -> bool:
        return len(cells) == 1 and not self._is_known(cells[0][1])

    def _pairs(self, row: int, cells: Sequence[tuple[int, str]], section: _Section) -> Iterator[_Label]:
        """From left to right a label, what is said, the next label. A label after one about somebody else is unsure,
        and one whose answer does not stand beside it; where other labels stand nothing answers from afar."""
        at, is_of_others = 0, False
        while at < len(cells):
            column, text = cells[at]
            has_next = at + 1 < len(cells)
            if len(text) > _LONGEST_LABEL or not (has_next or self._is_known(text)):
                at += 1
                continue
            beside = self._end(row, column) + 1
            value = cells[at + 1][0] if has_next else beside
            is_answered = has_next and not self._is_known(cells[at + 1][1], asked=text)
            is_answered = is_answered and (value == beside or value not in self._label_columns)
            value = value if is_answered else beside
            yield self._label((row, column), text, (row, value), section, is_unsure=is_of_others or value != beside)
            is_of_others = is_of_others or self._is_of_others(text)
            at += 2 if is_answered else 1

    @cached_property
    def _label_columns(self) -> frozenset[int]:
        """Columns with known labels."""
        rows = range(min(len(self._sheet.rows), _LOOK_FOR_LABELS))
        return frozenset(column for row in rows for column, text in self.cells(row) if self._is_known(text))

    def _label_in(self, row: int, column: int, cells: Sequence[tuple[int, str]], section: _Section) -> Iterator[_Label]:
        if cells[0][0] == column and len(cells[0][1]) <= _LONGEST_LABEL:
            yield self._label((row, column), cells[0][1], (row, column + 1), section)

    def _label(self, at: Place, text: str, value: Place, section: _Section, *, is_unsure: bool = False) -> _Label:
        text = _as_label(text)
        meaning = self._headings.meaning(PEOPLE, text, section.group)
        if meaning is None or section.of_others:
            return _Label(at, text, "", False, value)
        return _Label(at, text, meaning.key, meaning.exact and not (is_unsure or section.is_unsure), value)

    def _begins_section(self, row: int, column: int, text: str, section: _Section, *, is_first: bool) -> bool:
        """Whether a line with one cell is about those below it, and not a label that nobody has answered."""
        text = _as_label(text)
        is_wide = 2 * (self._end(row, column) - column + 1) > self._width
        group = self._headings.group(text)
        if group:
            section.begin(group=text if group in ABOUT_DOCUMENTS else "")
        elif self._is_known(text):
            return False
        elif (self._headings.is_of_others(text) and not (is_first and self._asks_for_a_visa(text))) or (
            not is_first and self._headings.is_elsewhere(text)
        ):
            section.begin(of_others=is_wide, is_unsure=not is_wide)
        elif is_first or is_wide or self._asks_a_name(row + 1):
            section.begin(is_unsure=not is_first)
        else:
            return False
        return True

    def _asks_for_a_visa(self, title: str) -> bool:
        """Whether a title is that of a form for a visa or an invitation of whoever fills it in: «Анкета для визы»."""
        return _FORM.search(title) is not None and not self._headings.is_of_others(_FOR_WHAT.sub(" ", title))

    def _asks_a_name(self, row: int) -> bool:
        cells = self.cells(row) if row < len(self._sheet.rows) else []
        meaning = self._meaning(cells[0][1]) if cells else None
        return meaning is not None and meaning.key in NAME_KEYS

    def _heads_a_table(self, row: int, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether labels stand beside each other without room for answers, as above a table of relatives: 家庭主要成员,
        关系, 姓名."""
        texts = [_as_label(text) for _, text in cells]
        if _FAMILY.search(texts[0]) and any(map(_RELATION.fullmatch, texts[1:])):
            return any(map(_SAYS_NAME.search, texts[1:]))
        return any(
            beside == self._end(row, column) + 1 and self._is_known(text) and self._is_known(other, asked=text)
            for (column, text), (beside, other) in pairwise(cells)
        )

    def _is_known(self, text: str, asked: str = "") -> bool:
        """Whether a text is a label as a whole, and not a word that answers what is `asked`."""
        if ticked(text) != text:
            return False  # ☑男 □女 answers
        meaning = self._meaning(text)
        if (meaning is None or not meaning.exact) and not self._words.is_of_relatives(_as_label(text)):
            return False
        question = self._meaning(asked) if asked else None
        if question is not None and question.key in UNREAD_KEYS and meaning is not None and meaning.key in NAME_KEYS:
            return _SAYS_NAME.search(text) is not None  # 团员 answers 政治面貌
        field = _SHAPE.field(question.key) if question is not None else None
        vocabulary = field.vocabulary if field is not None else ""
        return not vocabulary or self._words.choice(vocabulary, text) is None

    def _is_of_others(self, text: str) -> bool:
        meaning = self._meaning(text)
        is_contact = meaning is not None and meaning.key == "emergency_contact"
        return is_contact or self._headings.is_elsewhere(_as_label(text))

    def _meaning(self, text: str) -> Meaning | None:
        return self._headings.meaning(PEOPLE, _as_label(text), "")

    def _end(self, row: int, column: int) -> int:
        return self._ends.get((row, column), column)


def _as_label(text: str) -> str:
    """姓    名 is 姓名."""
    return _BETWEEN_HAN.sub("", " ".join(text.split()))


def _forms(sheet: SheetCells, reader: _LabelReader, first: Sequence[_Label]) -> list[SheetTable]:
    """Forms below each other; those with the same labels make one table."""
    parts = _parts(sheet, reader, first)
    read = [(part, reader.labels(part)) for part in parts]
    alike: dict[tuple[str, ...], list[tuple[range, list[_Label]]]] = {}
    for part, labels in read:
        if any(cell_at(sheet.rows, label.value) not in (None, "") for label in labels):
            alike.setdefault(tuple(label.plain for label in labels), []).append((part, labels))
    tables = []
    for forms in alike.values():
        places = tuple(FormPlaces(_number(labels), tuple(label.value for label in labels)) for _, labels in forms)
        layout = Layout(labels=tuple(label.at for label in forms[0][1]), forms=places)
        titles, left_out = list[str](), list[LeftOut]()
        for part, labels in forms:
            above, rest = _rest(reader, part, labels)
            titles += [one for one in above if one not in titles]
            left_out += rest
        tables.append(_table(sheet, layout, _columns(forms[0][1]), titles, left_out))
    return tables


def _parts(sheet: SheetCells, reader: _LabelReader, first: Sequence[_Label]) -> list[range]:
    """The rows of each form: another one begins where the first label stands again, or the name, and most labels of
    the first form follow."""
    name = _name(first)
    begins = _again(sheet, first[0])
    before = 0
    if len(begins) == 1:
        begins, before = _again(sheet, name), name.at[0] - first[0].at[0]
    begins = [max(row - before, 0) for row in begins]
    ends = [*begins[1:], len(sheet.rows)]
    wanted = {label.plain for label in reader.labels(range(begins[0], ends[0]))}
    titles = {text for row in range(begins[0]) for _, text in reader.cells(row)}
    starts = [0]
    for begin, end in zip(begins[1:], ends[1:], strict=True):
        own = {label.plain for label in reader.labels(range(begin, end))}
        if len(own & wanted) >= _ALIKE * len(wanted):
            while begin > 1 and all(text in titles for _, text in reader.cells(begin - 1)):
                begin -= 1
            starts.append(begin)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(sheet.rows)], strict=True)]


def _again(sheet: SheetCells, label: _Label) -> list[int]:
    """The rows in which the label stands in its column."""
    column = label.at[1]
    texts = ((at, row[column]) for at, row in enumerate(sheet.rows) if column < len(row))
    return [at for at, text in texts if isinstance(text, str) and plain_heading(_as_label(text)) == label.plain]


def _number(labels: Sequence[_Label]) -> int:
    """The row, from 1, by which a form is told: that of the name, but not the first of the sheet, for the labels stand
    above it in the list that forms make."""
    return max(_name(labels).at[0] + 1, 2)


def _name(labels: Sequence[_Label]) -> _Label:
    """The label of the name; of forms without one the first."""
    names = [label for label in labels if label.key in NAME_KEYS]
    return next((label for label in names if label.sure), names[0] if names else labels[0])


def _rest(reader: _LabelReader, part: range, labels: Sequence[_Label]) -> tuple[list[str], list[LeftOut]]:
    """The titles above the labels of a form, and the lines in which something answers no label."""
    used = {place for label in labels for place in (label.at, label.value)}
    first = min(label.at[0] for label in labels)
    titles, rest = list[str](), list[LeftOut]()
    for row in part:
        cells = reader.cells(row)
        if row < first and reader.is_title(row, cells):
            titles.append(cells[0][1])
        elif any((row, column) not in used and not reader.says_nothing(text) for column, text in cells):
            rest.append(LeftOut(row + 1, REST))
    return titles, rest


def _people_in_columns(sheet: SheetCells, reader: _LabelReader, seen: Sequence[_Label]) -> SheetTable | None:
    """Labels below each other and several people beside them."""
    columns = Counter(label.at[1] for label in seen if label.sure and not reader.is_over_several_lines(label.at))
    column = columns.most_common(1)[0][0] if columns else 0
    if len(columns) != 1 or len(sheet.rows) > _MOST_FACTS:
        return None
    labels = reader.labels(range(len(sheet.rows)), column)
    filled = Counter(at for label in labels for at, _ in reader.cells(label.at[0]) if at > column)
    people = sorted(at for at, n in filled.items() if 2 * n >= len(labels))
    if len(people) < _FEWEST_PEOPLE:
        return None
    forms = tuple(FormPlaces(at + 1, tuple((label.at[0], at) for label in labels)) for at in people)
    layout = Layout(labels=tuple(label.at for label in labels), forms=forms, in_columns=True)
    titles = [text for row in range(labels[0].at[0]) for _, text in reader.cells(row)]
    left_out = [LeftOut(at + 1, REST) for at in sorted(filled) if at not in people]
    labels = [_numbered(sheet, label, people) for label in labels]
    return _table(sheet, layout, _columns(labels), titles, left_out)


def _numbered(sheet: SheetCells, label: _Label, people: Sequence[int]) -> _Label:
    """1, 2, 3 … beside a label number the people."""
    said = [shown(cell_at(sheet.rows, (label.at[0], at))) for at in people]
    is_number = said == [str(n) for n in range(1, len(people) + 1)]
    return replace(label, key=ROW_NUMBER, sure=True) if is_number else label


def _columns(labels: Sequence[_Label]) -> tuple[ListColumnFound, ...]:
    """As of headings: every key once, where it is sure; of two for the same a person says which, where it matters."""
    labels = _given_below_family(labels)
    sure = Counter(label.key for label in labels if label.sure)
    taken, columns = set[str](), list[ListColumnFound]()
    for index, label in enumerate(labels):
        key = label.key
        if key and key not in UNREAD_KEYS:
            key = "" if key in taken or (sure[key] and not label.sure) else key
            taken.add(key)
        guess = bool(key) and key not in UNREAD_KEYS and (not label.sure or (sure[key] > 1 and key in _SHAPE.telling))
        columns.append(ListColumnFound(index, label.text, key, guess))
    return tuple(columns)


def _given_below_family(labels: Sequence[_Label]) -> list[_Label]:
    """“Name” right below “Surname” is the given name, as «Имя» below «Фамилия» is; in Latin letters beside those."""
    names = [one for one in labels if one.sure and one.key == "full_name" and one.plain == "name"]
    families = [one for one in labels if one.sure and one.plain in _FAMILY_IN_ENGLISH]
    if len(names) != 1 or len(families) != 1 or (families[0].at[0] + 1, families[0].at[1]) != names[0].at:
        return list(labels)
    own = {one.key for one in labels if one is not families[0]}
    if own & {"family_latin", "given_latin", "name_latin"} or ("family_name" in own) != ("given_name" in own):
        return list(labels)
    family, given = ("family_latin", "given_latin") if "family_name" in own else ("family_name", "given_name")
    keys = {families[0].at: family, names[0].at: given}
    return [replace(one, key=keys.get(one.at, one.key)) for one in labels]


def _table(
    sheet: SheetCells,
    layout: Layout,
    columns: tuple[ListColumnFound, ...],
    titles: Sequence[str],
    left_out: Sequence[LeftOut],
) -> SheetTable:
    rows = tuple(form.number for form in layout.forms)
    found = SheetList(sheet.name, PEOPLE, layout.heading_line, columns, tuple(titles), rows, tuple(left_out))
    return SheetTable(layout.sheet(sheet), found, layout)
