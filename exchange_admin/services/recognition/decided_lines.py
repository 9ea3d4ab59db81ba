"""What a proposal writes into the mappings of a case, and the courses of the host as a decision rests on them, kept
with it, and what has become of them since.

Forms refuse to change such a course; a package of another office, decided upon apart, may still bring a change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED, RESTED_ON
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.grades.frozen import ConvertedMark
from exchange_admin.services.recognition.case import (
    CourseMapping,
    RecognitionCase,
    frozen_plain,
    line_title,
)
from exchange_admin.services.transcripts.reading import hour_of

_HOURS = frozenset({"contact_minutes", "practice_minutes"})
_CHOICES = {"category": "course_category", "status": "line_status"}


def kept_lines(mappings: Iterable[CourseMapping]) -> str:
    """What `recognition.decided_lines` holds: by id the title and values of each course that a mapping starts from."""
    lines = {source.line.id: source.line for one in mappings for source in one.sources if source.line}
    kept = {id: {"course": line_title(line), **_said(line)} for id, line in lines.items()}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def standing_problems(case: RecognitionCase) -> list[Problem]:
    """What a person should know of a case that others have changed under a proposal or a decision; lists work out in
    `store.computed_field` whether there is any of it."""
    if case.outdated:
        return [Problem("recognition.outdated", "content_hash", level=Level.ASKS)]
    if case.state not in {DECIDED, CLOSED}:
        return []
    kept = frozen_plain(case.record["decided_lines"])
    if kept is None:
        return [Problem("recognition.ground_not_known", "decided_lines", level=Level.INFORMS)]
    lines, hour = {line.id: line for line in case.lines}, hour_of(case.transcript)
    return [found for id, before in kept.items() for found in _changes(before, lines.get(id), hour)]


def _changes(before: object, line: Record | None, hour: int) -> Iterator[Problem]:
    if not isinstance(before, Mapping):
        return
    if line is None:
        yield Problem("recognition.line_gone", "transcript_line_id", {"course": before.get("course")}, Level.ASKS)
        return
    for name in RESTED_ON:
        was, now = before.get(name), line[name]
        if was != now:
            facts = {
                "course": line_title(line),
                "field": f"field.{name}",
                "before": _shown(name, was, hour),
                "after": _shown(name, now, hour),
            }
            yield Problem("recognition.line_changed", name, facts, Level.ASKS)


def _said(line: Record) -> dict[str, Value]:
    return {name: line[name] for name in RESTED_ON if line[name] is not None}


def _shown(name: str, value: object, hour: int) -> object:
    """Hours are those that the transcript counts in."""
    if name in _HOURS and isinstance(value, int):
        return exact.shown(Fraction(value, hour))
    return f"choice.{_CHOICES[name]}.{value}" if name in _CHOICES and value else value


def frozen_values(mapping: CourseMapping) -> dict[str, Value]:
    """What a proposal writes into a mapping: mark, credits, and how both came about."""
    values: dict[str, Value] = {}
    if mapping.courses and mapping.shown_mark:
        values["converted_mark"] = mapping.shown_mark
    if mapping.courses:
        first = mapping.shown_courses[0]
        values |= {"home_credits": first.credits or None, "credit_scheme": first.scheme or None}
    values["conversion"] = _text(mapping.mark.as_plain()) if mapping.mark else None
    values["credit_conversion"] = _text(mapping.worth.plain) if mapping.worth else None
    values["conversion_rule_id"] = _mark_rule(mapping)
    values["credit_rule_id"] = mapping.worth.rule_id or None if mapping.worth else None
    return {name: value for name, value in values.items() if value != mapping.record[name]}


def worth_values(mapping: CourseMapping) -> dict[str, Value]:
    """What another line of the final sheet writes into a proposed mapping; typed credits stand."""
    assert mapping.worth is not None
    values: dict[str, Value] = {"credit_conversion": _text(mapping.worth.plain)}
    before = frozen_plain(mapping.record["credit_conversion"]) or {}
    if len(mapping.courses) == 1 and mapping.courses[0].credits == before.get("rounded"):
        values["home_credits"] = str(mapping.worth.rounded)
    return values


def _mark_rule(mapping: CourseMapping) -> str | None:
    """The rule of the office file that converted the marks; none where they are kept as they are."""
    converted = mapping.mark.lines[0].converted if mapping.mark and mapping.mark.lines else None
    return converted.rule.id or None if isinstance(converted, ConvertedMark) else None


def thawed(case: RecognitionCase) -> list[Edit]:
    """Takes away what a proposal wrote by rule; what a person set stays."""
    edits = []
    for one in case.mappings:
        values: dict[str, Value] = dict.fromkeys(
            ("conversion", "credit_conversion", "conversion_rule_id", "credit_rule_id")
        )
        if one.mark and one.record["converted_mark"] == one.mark.mark:
            values["converted_mark"] = None
        if one.worth and len(one.courses) == 1 and one.courses[0].credits == str(one.worth.rounded):
            values |= {"home_credits": None, "credit_scheme": None}
        changed = {name: value for name, value in values.items() if one.record[name] is not None}
        if changed:
            edits.append(Edit("recognition_mapping", one.id, changed))
    return edits


def with_values(mapping: CourseMapping, values: Mapping[str, Value]) -> CourseMapping:
    """The mapping as it will be once `values` are written."""
    record = replace(mapping.record, values={**mapping.record.values, **values})
    courses = mapping.courses
    if courses and "home_credits" in values:
        first = replace(courses[0], credits=record.text("home_credits"), scheme=record.text("credit_scheme"))
        courses = (first, *courses[1:])
    return replace(mapping, record=record, courses=courses)


def _text(plain: Mapping[str, object]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
