"""Recognition of what was studied elsewhere."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Scope
from exchange_admin.domain.registry.parts import note, reference

RECOGNITION = Kind(
    name="recognition",
    fields=(
        reference("transcript_id", "transcript", required=True, immutable=True, listed=True),
        reference("person_id", "person", required=True, immutable=True, listed=True),
        Field(
            name="state",
            type=FieldType.CHOICE,
            choices="recognition_state",
            required=True,
            listed=True,
            merge=Merge.DECISION,
        ),
        reference("home_institution_id", "institution", listed=True),
        Field(name="decided_on", type=FieldType.DATE, listed=True),
        Field(name="minutes_number", longest=60, listed=True),
        reference("decided_by_id", "staff"),
        note(),
    ),
    label=("person_id", "home_institution_id"),
    indexed=("person_id", "transcript_id", "state"),
    scope=Scope.PARTNER,
    follows=("person_id",),
)

RECOGNITION_MAPPING = Kind(
    name="recognition_mapping",
    fields=(
        reference("recognition_id", "recognition", required=True, immutable=True),
        reference("transcript_line_id", "transcript_line", listed=True),
        Field(name="home_course", listed=True),
        Field(name="home_course_code", longest=40),
        Field(name="home_credits", type=FieldType.DECIMAL, listed=True),
        Field(name="credit_scheme", type=FieldType.CHOICE, choices="credit_scheme"),
        Field(name="converted_mark", longest=40, listed=True, merge=Merge.DECISION),
        Field(
            name="decision", type=FieldType.CHOICE, choices="recognition_decision", listed=True, merge=Merge.DECISION
        ),
        Field(name="reason", longest=1000),
        # whatever a mapping points to is a used rule and no longer changes
        reference("conversion_rule_id", "conversion_rule"),
        reference("credit_rule_id", "credit_rule"),
    ),
    label=("home_course",),
    parent="recognition_id",
    scope=Scope.PARTNER,
    follows=("recognition_id",),
)

KINDS = (
    RECOGNITION,
    RECOGNITION_MAPPING,
)
