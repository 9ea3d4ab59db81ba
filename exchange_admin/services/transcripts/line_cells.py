"""Cells of the lines of a transcript as somebody wrote them: in a workbook, pasted from Excel, or typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.names import Names
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.cells import CellReader, DateOrder, Reading
from exchange_admin.services.importing.course_rows import COURSES, FIELD_OF_COURSE
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.sources import ImportTables

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
        self._terms, self._hour = terms, hour
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
            values["credit_scheme"] = self._words.choice("credit_scheme", unit)
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
        result = self._words.choice("enrolment_result", text)
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
    """A number that is not negative, and what stands behind it."""
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text))
    number = exact.read_or_none(found[1].replace(" ", "")) if found else None
    if found is None or number is None:
        raise RuleBroken(Problem("value.not_a_number"))
    return number, found[2].strip()
