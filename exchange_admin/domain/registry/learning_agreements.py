"""Learning agreements: what is studied at the host (table A), what it stands for at home (table B), who approved it.

Fields and reasons after the learning agreement of Erasmus Without Paper (`domain.md` 2.4).
"""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Privacy, Scope
from exchange_admin.domain.registry.parts import choice, note, period, reference, trilingual

KINDS = (
    Kind(
        name="learning_agreement",
        words={
            # learning agreement, `domain.md` 2.4: table A is studied at the host, table B recognised at home
            "learning_agreement_state": ("draft", "awaiting", "agreed", "changing", "declined"),
        },
        fields=(
            reference("person_id", "person", required=True, immutable=True, listed=True),
            reference("mobility_id", "mobility", immutable=True),
            reference("sending_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("receiving_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("term_id", "term", listed=True),
            *period("starts", "ends", listed=True),
            choice("state", "learning_agreement_state", required=True, listed=True),
            Field(name="teaching_language", type=FieldType.LANGUAGE, section="learning"),
            choice("language_level", "cefr", section="learning"),
            Field(name="catalogue", longest=400, section="learning"),
            # a contact or shifted days need no new version
            Field(name="sending_contact", section="contact", privacy=Privacy.PERSONAL),
            Field(name="receiving_contact", section="contact", privacy=Privacy.PERSONAL),
            note(),
        ),
        label=("person_id", "receiving_institution_id"),
        indexed=("person_id", "mobility_id", "state"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        due_through="person_id",
    ),
    Kind(
        name="learning_agreement_version",
        words={"agreement_version_state": ("draft", "proposed", "approved", "declined", "superseded")},
        fields=(
            reference("learning_agreement_id", "learning_agreement", required=True, immutable=True),
            Field(name="number", type=FieldType.INTEGER, unsummed=True, required=True, low=1, high=10_000, listed=True),
            choice("state", "agreement_version_state", required=True, listed=True, merge=Merge.DECISION),
            Field(name="content_hash", longest=64, listed=True, written_by_program=True),
            Field(name="proposed_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="comment", longest=1000, listed=True),
        ),
        label=("number",),
        parent="learning_agreement_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="agreement_component",
        words={
            "agreement_table": ("a", "b"),
            "component_change": ("inserted", "deleted"),
            "component_reason": (
                "not_available",
                "language_mismatch",
                "timetable_conflict",
                "substituting_deleted",
                "extending_mobility",
                "adding_virtual_component",
                "other",
            ),
        },
        fields=(
            reference("learning_agreement_version_id", "learning_agreement_version", required=True, immutable=True),
            choice("table", "agreement_table", required=True, immutable=True, listed=True),
            Field(name="position", type=FieldType.INTEGER, unsummed=True, low=1, high=10_000),
            Field(name="code", longest=40, listed=True),
            *trilingual("title", listed=True),
            reference("term_id", "term"),
            Field(name="contact_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="credits", type=FieldType.DECIMAL, listed=True),
            choice("credit_scheme", "credit_scheme", listed=True),
            # only in table B: filled where the course is not recognised of itself
            Field(name="recognition_conditions", longest=1000),
            # against the version approved before
            choice("change", "component_change", listed=True),
            choice("reason_code", "component_reason", listed=True),
            Field(name="reason_text", longest=1000),
        ),
        label=("code", "title"),
        parent="learning_agreement_version_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="agreement_approval",
        words={
            "approval_side": ("student", "sending", "receiving"),
        },
        fields=(
            reference("learning_agreement_version_id", "learning_agreement_version", required=True, immutable=True),
            choice("side", "approval_side", required=True, immutable=True, listed=True),
            choice("verdict", "approval_verdict", required=True, listed=True, merge=Merge.DECISION),
            Field(name="content_hash", longest=64, required=True, listed=True, written_by_program=True),
            Field(name="signer", required=True, listed=True, privacy=Privacy.PERSONAL),
            Field(name="signer_position", listed=True),
            Field(name="signed_on", type=FieldType.DATE, required=True, listed=True),
            reference("attachment_id", "attachment"),  # the signed paper, where its scan is kept
            Field(name="comment", longest=1000),
        ),
        label=("side", "verdict"),
        parent="learning_agreement_version_id",
        scope=Scope.PARTNER,
    ),
)
