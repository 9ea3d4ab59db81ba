"""Recognition of what was studied elsewhere: case, mappings of courses, what is still owed, what is remembered."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Privacy, Scope
from exchange_admin.domain.registry.parts import choice, note, reference, trilingual
from exchange_admin.domain.rules.recognition.states import GROUND

_EXPLAINED = 200_000
"""Characters of a stored explanation: two distributions of a thousand grades fit."""


# Most mappings are of one course to one course and stand in one record; further lines and courses of a group are
# records of their own below it.

KINDS = (
    Kind(
        name="course_equivalence",
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            reference("home_institution_id", "institution", required=True, immutable=True, listed=True),
            # the courses of the host by code or title, sorted and folded: what is looked up
            Field(name="host_key", type=FieldType.MEMO, longest=4000, written_by_program=True),
            Field(name="host_courses", type=FieldType.MEMO, longest=4000, required=True, listed=True),
            Field(name="home_courses", type=FieldType.JSON, longest=20_000, written_by_program=True),
            Field(name="home_titles", type=FieldType.MEMO, longest=4000, listed=True),
            choice("decision", "recognition_decision", listed=True, merge=Merge.DECISION),
            Field(name="approved_by", listed=True, privacy=Privacy.PERSONAL),
            Field(name="approved_on", type=FieldType.DATE, listed=True),
            Field(name="minutes_number", longest=60, listed=True),
            Field(name="withdrawn_on", type=FieldType.DATE, listed=True),
            note(),
        ),
        label=("host_courses", "home_titles"),
        indexed=("institution_id", "host_key"),
    ),
    Kind(
        name="recognition",
        words={
            "recognition_ground": ("unchanged", "changed", "not_known"),
            "recognition_state": ("draft", "proposed", "decided", "closed"),
        },
        fields=(
            reference("transcript_id", "transcript", required=True, immutable=True, listed=True),
            reference("person_id", "person", required=True, immutable=True, listed=True),
            choice(
                "state",
                "recognition_state",
                required=True,
                listed=True,
                merge=Merge.DECISION,
                begins="draft",
                written_by_program=True,
            ),
            reference("home_institution_id", "institution", listed=True),
            reference("learning_agreement_id", "learning_agreement"),
            Field(name="proposed_on", type=FieldType.DATE, written_by_program=True),
            Field(name="proposed_by", privacy=Privacy.PERSONAL, written_by_program=True),
            # of lines and mappings as they were proposed: a decision names what it decides
            Field(name="content_hash", longest=64, written_by_program=True),
            Field(name="decided_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="minutes_number", longest=60, listed=True, written_by_program=True),
            reference("decided_by_id", "staff", written_by_program=True),
            Field(name="decided_by", privacy=Privacy.PERSONAL, written_by_program=True),
            Field(name="decided_position", written_by_program=True),
            Field(name="decided_lines", type=FieldType.JSON, longest=_EXPLAINED, written_by_program=True),
            # once closed, a case changes only by a correction that says why; the journal keeps every reason
            Field(name="closed_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="closed_by", privacy=Privacy.PERSONAL, written_by_program=True),
            Field(name="correction", longest=1000, written_by_program=True),
            note(),
        ),
        label=("person_id", "home_institution_id"),
        indexed=("person_id", "transcript_id", "state"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        computed_fields=(choice(GROUND, "recognition_ground", listed=True),),
    ),
    Kind(
        name="recognition_mapping",
        fields=(
            reference("recognition_id", "recognition", required=True, immutable=True),
            reference("transcript_line_id", "transcript_line", listed=True),
            Field(name="competence", longest=400, listed=True),  # where no course of the host stands behind it
            Field(name="home_course", listed=True),
            Field(name="home_course_code", longest=40),
            Field(name="home_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="home_credits", type=FieldType.DECIMAL, listed=True),
            choice("credit_scheme", "credit_scheme"),
            Field(name="converted_mark", longest=40, listed=True, merge=Merge.DECISION),
            Field(name="mark_reason", longest=1000),  # of a mark that is not the one that the rule gave
            choice("decision", "recognition_decision", listed=True, merge=Merge.DECISION),
            Field(name="reason", longest=1000),
            # whatever a mapping points to is a used rule and no longer changes
            reference("conversion_rule_id", "conversion_rule"),
            reference("credit_rule_id", "credit_rule"),
            reference("course_equivalence_id", "course_equivalence", internal=True),
            Field(name="conversion", type=FieldType.JSON, longest=_EXPLAINED, written_by_program=True),
            Field(name="credit_conversion", type=FieldType.JSON, longest=_EXPLAINED, written_by_program=True),
        ),
        label=("home_course",),
        parent="recognition_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="mapping_line",
        fields=(
            reference("recognition_mapping_id", "recognition_mapping", required=True, immutable=True),
            reference("transcript_line_id", "transcript_line", listed=True),
            Field(name="competence", longest=400, listed=True),
        ),
        label=("transcript_line_id", "competence"),
        parent="recognition_mapping_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="mapping_course",
        fields=(
            reference("recognition_mapping_id", "recognition_mapping", required=True, immutable=True),
            Field(name="home_course", required=True, listed=True),
            Field(name="home_course_code", longest=40),
            Field(name="home_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="home_credits", type=FieldType.DECIMAL, listed=True),
            choice("credit_scheme", "credit_scheme"),
        ),
        label=("home_course",),
        parent="recognition_mapping_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="owed_course",
        words={
            # of an академическая разница: examined, made up in part, studied at home
            "owed_form": ("reassessment", "difference", "retake"),
        },
        fields=(
            reference("recognition_id", "recognition", required=True, immutable=True),
            Field(name="home_course", required=True, listed=True),
            Field(name="home_course_code", longest=40),
            *trilingual("title"),
            choice("form", "owed_form", required=True, listed=True),
            Field(name="due", type=FieldType.DATE, required=True, listed=True),
            Field(name="settled_on", type=FieldType.DATE, listed=True),
            Field(name="mark", longest=40, listed=True, merge=Merge.DECISION),
            Field(name="comment", longest=1000),
        ),
        label=("home_course",),
        parent="recognition_id",
        indexed=("recognition_id", "due"),
        scope=Scope.PARTNER,
    ),
)
