"""Cells of the lines of a transcript as somebody wrote them: in a workbook, pasted from Excel, or typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import clean, parse, problems_of
from exchange_admin.names import fold
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.words import ImportWords

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
"""Keys of the columns, in the order of the grid; `title` is a name in whichever language its letters tell."""

FIELD_OF = {
    "contact_hours": "contact_minutes",
    "practice_hours": "practice_minutes",
    "self_study_hours": "self_study_minutes",
    "term": "term_id",
}
"""Fields of a line that are called otherwise than their column."""

_AMOUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?(?:\s*/\s*[0-9]+)?)\s*(.*)", re.DOTALL)
_UNIT_OF_HOURS = re.compile(r"(?:ак\.?\s*)?(?:ч(?:ас\w*)?\.?|学时|课时|小时|h(?:ours?)?\.?)?", re.IGNORECASE)
_UNIT_OF_WEEKS = re.compile(r"(?:周|нед(?:ел\w*)?\.?|w(?:eeks?|k)?\.?)?", re.IGNORECASE)


class LineCells:
    """Reads one cell at a time. `hour` is the length in minutes of the hours that are written."""

    def __init__(self, registry: Registry, words: ImportWords, terms: Iterable[Record], hour: int = ACADEMIC) -> None:
        self._kind, self._words, self._hour = registry["transcript_line"], words, hour
        self._terms: dict[str, set[str]] = {}
        for term in terms:
            for name in ("name_zh", "name_ru", "name_en"):
                if term[name]:
                    self._terms.setdefault(fold(term.text(name)), set()).add(term.id)

    def read(self, key: str, text: str) -> dict[str, Value]:
        """Values of the fields that the cell fills; None clears one. Raises RuleBroken with the field in question."""
        plain = clean(text)
        name = FIELD_OF.get(key, key)
        if not plain:
            return {} if key == "title" else {name: None}
        try:
            values = self._filled(key, name, plain)
            if wrong := [one for field, value in values.items() for one in problems_of(self._kind[field], value)]:
                raise RuleBroken(*wrong)
            return values
        except RuleBroken as refused:
            told = [Problem(one.code, name, {"typed": text, **one.facts}, one.level) for one in refused.problems]
            raise RuleBroken(*told) from None

    def _filled(self, key: str, name: str, text: str) -> dict[str, Value]:
        match key:
            case "title":
                return self._titles(text)
            case "contact_hours" | "practice_hours" | "self_study_hours":
                return {name: self._minutes(text)}
            case "placement_weeks":
                return {name: self._weeks(text)}
            case "credits":
                return self._credits(text)
            case "term":
                return {name: self._term(text)}
            case "credit_scheme":
                return {name: self._choice("credit_scheme", text)}
            case "category":
                return {name: self._choice("course_category", text)}
            case "status":
                return {name: self._status(text)}
        return {name: parse(self._kind[name], text)}

    def _titles(self, text: str) -> dict[str, Value]:
        """A name in one script, or several with a slash between them."""
        parts = [part.strip() for part in re.split(r"\s*[/|\n]\s*", text) if part.strip()]
        languages = [language_of(part) for part in parts]
        if len(set(languages)) != len(parts):
            parts, languages = [text], [language_of(text)]
        return {
            f"title_{language}": parse(self._kind[f"title_{language}"], part)
            for language, part in zip(languages, parts, strict=True)
        }

    def _minutes(self, text: str) -> Value:
        """Exact: hours that are no whole number of minutes are refused and not rounded."""
        number, unit = _amount(text)
        minutes = number * self._hour
        if not _UNIT_OF_HOURS.fullmatch(unit):
            raise RuleBroken(Problem("value.not_a_number"))
        if minutes.denominator != 1:
            raise RuleBroken(Problem("transcript.no_whole_minutes", facts={"hour": self._hour}))
        return parse(self._kind["contact_minutes"], minutes.numerator)

    def _weeks(self, text: str) -> Value:
        number, unit = _amount(text)
        if not _UNIT_OF_WEEKS.fullmatch(unit):
            raise RuleBroken(Problem("value.not_a_number"))
        return parse(self._kind["placement_weeks"], exact.shown(number))

    def _credits(self, text: str) -> dict[str, Value]:
        """A number, with the kind of credits behind it where somebody wrote one: 4学分, 3 з. е."""
        number, unit = _amount(text)
        values: dict[str, Value] = {"credits": parse(self._kind["credits"], exact.shown(number))}
        if unit:
            values["credit_scheme"] = self._choice("credit_scheme", unit)
        return values

    def _term(self, text: str) -> str:
        found = self._terms.get(fold(text), set())
        if len(found) != 1:
            raise RuleBroken(
                Problem("value.called_alike" if found else "value.unknown_reference", facts={"n": len(found)})
            )
        return next(iter(found))

    def _status(self, text: str) -> str:
        result = self._words.choice("enrolment_result", text)
        return result if result in {"passed", "failed"} else self._choice("line_status", text)

    def _choice(self, vocabulary: str, text: str) -> str:
        word = self._words.choice(vocabulary, text)
        if word is None:
            raise RuleBroken(Problem("value.unknown_word"))
        return word


def _amount(text: str) -> tuple[Fraction, str]:
    """A number that is not negative, and what stands behind it."""
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text))
    number = exact.read_or_none(found[1].replace(" ", "")) if found else None
    if found is None or number is None:
        raise RuleBroken(Problem("value.not_a_number"))
    return number, found[2].strip()
