"""What a person should look at before a case is proposed or decided: in its marks, its credits, and what it leaves
out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.recognition.decisions import RECOGNISED, TAKEN
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase, line_title, summed


def mark_problems(mapping: CourseMapping) -> list[Problem]:
    """Another mark than the rule's wants its reason; a mark that the rule refuses is asked about."""
    own, given = mapping.record.text("converted_mark"), mapping.mark.mark if mapping.mark else None
    facts = {"course": mapping.title}
    found = []
    if own and given and own != given and not mapping.record["mark_reason"]:
        found.append(Problem("recognition.mark_reason_missing", "mark_reason", {**facts, "mark": own, "rule": given}))
    if mapping.courses and mapping.refused is not None and not own:
        found.append(replace(mapping.refused, level=Level.ASKS))
    return found


def lacking_mark(mapping: CourseMapping) -> list[Problem]:
    """A course that is recognised as it is gets its mark at home now: none is asked about, unless the host gave no
    rank."""
    lacks = mapping.decision == RECOGNISED and mapping.courses and not mapping.shown_mark and not mapping.pass_only
    return (
        [Problem("recognition.no_home_mark", "converted_mark", {"course": mapping.title}, Level.ASKS)] if lacks else []
    )


def left_out(case: RecognitionCase) -> list[Problem]:
    """Courses that still go on: neither matched nor left out by anybody, they count for nothing here."""
    courses = tuple(line_title(one) for one in case.lines_going_on)
    facts = {"n": len(courses), "courses": courses}
    return [Problem("recognition.left_going_on", "transcript_line_id", facts, Level.ASKS)] if courses else []


def credit_problems(mapping: CourseMapping) -> Iterator[Problem]:
    """A course that the rule bars wants its reason; credits far apart or beyond a limit are asked about."""
    worth, facts = mapping.worth, {"course": mapping.title}
    if worth is None or mapping.decision not in TAKEN:
        return
    if not worth.transferable and not mapping.reason:
        yield Problem("recognition.not_transferable", "reason", facts)
    if worth.near is False and mapping.decision == RECOGNISED:
        yield Problem("recognition.credits_apart", "home_credits", facts, Level.ASKS)
    typed = summed(mapping.courses, worth.scheme)
    if worth.cut and typed > worth.rounded:
        numbers = {"typed": exact.shown(typed), "most": exact.shown(worth.rounded)}
        yield Problem("recognition.credits_beyond_limit", "home_credits", {**facts, **numbers}, Level.ASKS)
