"""Transcripts of records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Scope, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry.parts import choice, note, reference, trilingual


def _check_transcript_line(values: Values, today: date) -> Iterator[Problem]:
    """Practice is part of the contact hours; nobody studies for less than nothing."""
    for name in ("credits", "placement_weeks"):
        number = exact.read_or_none(str(values.get(name) or ""))
        if number is not None and number < 0:
            yield Problem("value.too_small", name, {"low": 0})
    contact, practice = values.get("contact_minutes"), values.get("practice_minutes")
    if isinstance(contact, int) and isinstance(practice, int) and practice > contact:
        yield Problem("transcript.practice_beyond_contact", "practice_minutes")


KINDS = (
    Kind(
        name="transcript",
        fields=(
            reference("person_id", "person", required=True, immutable=True, listed=True),
            reference("institution_id", "institution", required=True, listed=True),
            reference("mobility_id", "mobility"),
            reference("grading_scale_id", "grading_scale", listed=True),
            Field(name="number", longest=60, listed=True),
            Field(name="issued", type=FieldType.DATE, listed=True),
            reference("term_id", "term", listed=True),
            # minutes of the hours that the issuer counts in; nothing means academic hours
            choice("hour", "hour_length"),
            note(),
        ),
        answer_forms=("marks",),
        label=("person_id", "institution_id"),
        indexed=("person_id", "institution_id"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        by_partner=True,
        word_of="institution_id",
        kept_as_written=True,
        due_through="person_id",
    ),
    Kind(
        name="transcript_line",
        words={"line_status": ("passed", "failed", "in_progress")},
        fields=(
            reference("transcript_id", "transcript", required=True, immutable=True),
            Field(name="code", longest=40, listed=True),
            *trilingual("title", listed=True),
            reference("term_id", "term"),  # where it is not that of the whole transcript
            # what the rules of the home institution limit by
            choice("category", "course_category", listed=True),
            Field(name="contact_minutes", type=FieldType.MINUTES, low=0, high=10_000_000, listed=True),
            # part of the contact minutes, laboratory and workshop included; the rest is theory
            Field(name="practice_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="placement_weeks", type=FieldType.DECIMAL),  # not counted in hours
            Field(name="self_study_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="credits", type=FieldType.DECIMAL, listed=True),
            choice("credit_scheme", "credit_scheme", listed=True),
            Field(name="original_mark", longest=40, listed=True, merge=Merge.DECISION),
            choice("status", "line_status", required=True, listed=True, begins="passed"),
        ),
        label=("title",),
        parent="transcript_id",
        scope=Scope.PARTNER,
        by_partner=True,
        word_of="transcript_id.institution_id",
        kept_as_written=True,
        check=_check_transcript_line,
    ),
)
