"""Cells of the lines of a transcript as somebody wrote them: in a workbook, pasted from Excel, or typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial

from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.names import NameParts, Names
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.course_rows import COURSES, FIELD_OF_COURSE, TITLES
from exchange_admin.services.importing.day_cells import DateOrder
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.reading import read_rows
from exchange_admin.services.importing.readings import Reading
from exchange_admin.services.importing.sheets import LeftOut, SheetList, find_list, shown
from exchange_admin.services.importing.sources import ImportTables, Sources
from exchange_admin.services.importing.staging import hidden_rows, staged_list
from exchange_admin.services.transcripts.named_people import first_other, named_people, told_apart
from exchange_admin.services.transcripts.staged import StagedLine

COLUMNS = (
    "code",
    "title_zh",
    "title_ru",
    "title_en",
    "term",
    "contact_hours",
    "self_study_hours",
    "credits",
    "credit_scheme",
    "original_mark",
    "status",
    "category",
    "practice_hours",
    "placement_weeks",
)
"""Keys of the columns, in the order of the grid; a table may have others, see `course_rows`."""

_AMOUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?(?:\s*/\s*[0-9]+)?)\s*(.*)", re.DOTALL)
_UNIT_OF_HOURS = re.compile(r"(?:ак\.?\s*)?(?:ч(?:ас\w*)?\.?|学时|课时|小时|h(?:ours?)?\.?)?", re.IGNORECASE)
_UNIT_OF_WEEKS = re.compile(r"(?:周|нед(?:ел\w*)?\.?|w(?:eeks?|k)?\.?)?", re.IGNORECASE)
_AS_SAID = frozenset({"original_mark"})
"""Where a dash is not nothing: nobody knows what a mark of that kind means."""


class LineCells(CellReader):
    """Reads the cells of courses; what is special about them stands here. `terms` finds the ids of terms that are
    called so, `hour` is the length in minutes of the hours that are written."""

    def __init__(
        self,
        names: Names,
        tables: ImportTables,
        today: date,
        terms: Callable[[str], Sequence[str]],
        hour: int = ACADEMIC,
    ) -> None:
        super().__init__(names, tables.words, tables.reference, today, shape_of(COURSES))
        self.names, self._terms, self._hour = names, terms, hour
        hours = ("contact_hours", "practice_hours", "self_study_hours")
        self._special: Mapping[str, Callable[[str], Reading]] = {
            **{key: partial(self._minutes, FIELD_OF_COURSE[key]) for key in hours},
            "theory_hours": partial(self._minutes, "theory_hours"),  # part of the contact hours
            "title": _titles,
            "placement_weeks": _weeks,
            "credits": self._credits,
            "term": self._term,
            "status": self._status,
        }

    def read(self, key: str, text: str) -> dict[str, Value]:
        """Values of the fields that one cell fills; None clears one. Raises RuleBroken with the field in question."""
        (reading,) = self.column(key, [text], DateOrder())
        name = FIELD_OF_COURSE.get(key, key)
        if isinstance(reading, Problem):
            raise RuleBroken(replace(reading, field=name))
        values = reading if isinstance(reading, Mapping) else reading.values
        return dict(values) or ({} if key == "title" else {name: None})

    def _reader(self, key: str, order: DateOrder) -> Callable[[str], Reading]:
        return self._special.get(key) or super()._reader(key, order)

    def _is_nothing(self, key: str, tidy: str) -> bool:
        return key not in _AS_SAID and super()._is_nothing(key, tidy)

    def _minutes(self, name: str, text: str) -> Reading:
        """Exact: hours that are no whole number of minutes are refused and not rounded."""
        number, unit = _amount(text)
        minutes = number * self._hour
        if not _UNIT_OF_HOURS.fullmatch(unit):
            raise RuleBroken(Problem("value.not_a_number"))
        if minutes.denominator != 1:
            raise RuleBroken(Problem("transcript.no_whole_minutes", facts={"hour": self._hour}))
        return {name: minutes.numerator}

    def _credits(self, text: str) -> Reading:
        """A number, with the kind of credits behind it where somebody wrote one: 4学分, 3 з. е."""
        number, unit = _amount(text)
        values: dict[str, Value] = {"credits": exact.shown(number)}
        if unit:
            values["credit_scheme"] = self.words.choice("credit_scheme", unit)
            if values["credit_scheme"] is None:
                raise RuleBroken(Problem("value.unknown_word"))
        return values

    def _term(self, text: str) -> Reading:
        found = self._terms(text)
        if len(found) != 1:
            code = "value.called_alike" if found else "value.unknown_reference"
            raise RuleBroken(Problem(code, facts={"n": len(found)}))
        return {"term_id": found[0]}

    def _status(self, text: str) -> Reading:
        result = self.words.choice("enrolment_result", text)
        return {"status": result} if result in {"passed", "failed"} else self._choice("status", "line_status", text)


def _titles(text: str) -> Reading:
    """A name in one script, or several with a slash between them."""
    parts = [part.strip() for part in re.split(r"\s*[/|]\s*", text) if part.strip()]
    languages = [language_of(part) for part in parts]
    if len(set(languages)) != len(parts):
        parts, languages = [text], [language_of(text)]
    return {f"title_{language}": part for language, part in zip(languages, parts, strict=True)}


def _weeks(text: str) -> Reading:
    number, unit = _amount(text)
    if not _UNIT_OF_WEEKS.fullmatch(unit):
        raise RuleBroken(Problem("value.not_a_number"))
    return {"placement_weeks": exact.shown(number)}


def _amount(text: str) -> tuple[Fraction, str]:
    """A number that is not negative, and what stands behind it. A fraction stands in lowest terms: 108/3 are hours and
    credits in one cell."""
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text))
    number = exact.read_or_none(found[1].replace(" ", "")) if found else None
    if found is None or number is None:
        raise RuleBroken(Problem("value.not_a_number"))
    _, slash, below = found[1].partition("/")
    if slash and (below.strip() == "1" or below.strip() != str(number.denominator)):
        raise RuleBroken(Problem("transcript.two_in_one"))
    return number, found[2].strip()


_MOST_LINES = 1_000
_MOST_NAMED, _MOST_NUMBERED = 3, 20  # rows of one reason that are told with what stands there, and by number
_LONGEST_NAMED = 40  # characters of a row
_GUESSED = "import.column_guessed"
_NOBODY = NameParts()


@dataclass(frozen=True, slots=True)
class LineTable:
    """The lines, not settled yet, and what of the table was not read, or only guessed."""

    lines: list[StagedLine]
    told: tuple[Problem, ...]


def table_in(
    sheets: Sequence[SheetCells], cells: LineCells, sources: Sources, scheme: str = "", person: NameParts = _NOBODY
) -> LineTable | None:
    """The first table that names courses and one thing more about them; None where there is none. `scheme` is that of
    credits where the table does not say, `person` is whose transcript it is. Raises RuleBroken with
    `transcript.too_many_lines`, `transcript.several_people`, `transcript.courses_beside`."""
    tables = sources.tables
    for at, sheet in enumerate(sheets):
        found = None if sheet.hidden else find_list(sheet, tables.headings, tables.words, COURSES)
        if found is None:
            continue
        _refuse_two_tables(sheet, found, tables.headings)
        if apart := told_apart(sheet, found, tables.headings):
            raise RuleBroken(Problem("transcript.several_people", facts={"one": apart[0], "other": apart[1]}))
        other = _other_than(person, list(named_people(sheet, found, tables.headings)), cells.names)
        staged, rows = staged_list(sheet, found, 0, from_1904=False, sources=sources, headings=sources.tables.headings)
        if len(rows) > _MOST_LINES:
            raise RuleBroken(Problem("transcript.too_many_lines", facts={"n": len(rows), "most": _MOST_LINES}))
        staged.hidden_rows = hidden_rows(found, sheet)
        read_rows(staged, rows, cells)
        told = [Problem("transcript.column_unread", facts={"typed": one}, level=Level.INFORMS) for one in staged.unread]
        told += [
            Problem("transcript.column_guessed", facts={"typed": one.heading}, level=Level.INFORMS)
            for one in staged.columns
            if one.guess
        ]
        told += [*_left(sheet, found.left_out), *other, *_unread_sheets([*sheets[:at], *sheets[at + 1 :]], tables)]
        return LineTable([_line(row, scheme) for row in rows], tuple(told))
    return None


def _refuse_two_tables(sheet: SheetCells, found: SheetList, headings: Headings) -> None:
    """Terms beside each other repeat the heading of the courses."""
    heads = [text for text in map(shown, sheet.rows[found.header_row - 1]) if text]
    meanings = [(text, meaning.key) for text in heads if (meaning := headings.meaning(COURSES, text))]
    if repeated := [text for text, key in meanings if key in TITLES and heads.count(text) > 1]:
        raise RuleBroken(Problem("transcript.courses_beside", facts={"typed": repeated[0], "n": len(repeated)}))


def _other_than(person: NameParts, people: list[str], names: Names) -> list[Problem]:
    """Whom the sheet names instead of the person. Raises RuleBroken with `transcript.several_people`."""
    if people and (second := first_other(people, names, names.parts(people[0]))):
        raise RuleBroken(Problem("transcript.several_people", facts={"one": people[0], "other": second}))
    other = first_other(people, names, person)
    return [Problem("transcript.other_name", facts={"typed": other}, level=Level.ASKS)] if other else []


def _unread_sheets(sheets: Iterable[SheetCells], tables: ImportTables) -> Iterator[Problem]:
    """Sheets that say something; those with courses ask."""
    for sheet in sheets:
        if any(cell not in (None, "") for row in sheet.rows for cell in row):
            has_courses = find_list(sheet, tables.headings, tables.words, COURSES) is not None
            level = Level.ASKS if has_courses else Level.INFORMS
            yield Problem("transcript.sheet_unread", facts={"sheet": sheet.name}, level=level)


def _line(row: StagedRow, scheme: str) -> StagedLine:
    values = row.values
    theory = values.pop("theory_hours", None)
    if theory is not None:
        values.setdefault("contact_minutes", int(theory) + int(values.get("practice_minutes") or 0))
    if "credits" in values and scheme:
        values.setdefault("credit_scheme", scheme)
    problems = [
        replace(one, field=FIELD_OF_COURSE.get(one.field, one.field)) for one in row.problems if one.code != _GUESSED
    ]
    return StagedLine(0, row.number, row.cells, values=values, problems=problems, where=str(row.number))


def _left(sheet: SheetCells, lines: Sequence[LeftOut]) -> list[Problem]:
    """Why rows are no courses, the first of each reason with what stands there."""
    reasons: dict[str, list[int]] = {"rows_headings": [], "rows_notes": [], "rows_unnamed": []}
    for line in lines:
        reasons["rows_notes" if line.why == "above" else line.why].append(line.row)
    found = []
    for reason, rows in reasons.items():
        named = [f"{row} ({_short(sheet, row)})" for row in rows[:_MOST_NAMED]]
        named += [str(row) for row in rows[_MOST_NAMED:_MOST_NUMBERED]]
        named += ["…"] if len(rows) > _MOST_NUMBERED else []
        if named:
            found.append(Problem(f"transcript.{reason}", facts={"rows": ", ".join(named)}, level=Level.INFORMS))
    return found


def _short(sheet: SheetCells, row: int) -> str:
    text = " · ".join(filter(None, map(shown, sheet.rows[row - 1])))
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"
