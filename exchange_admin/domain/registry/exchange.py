"""Working with partners apart from each other: their files, consents, what was sent to whom, and what waits."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Privacy, Scope
from exchange_admin.domain.registry.parts import choice, fixed, note, reference

KINDS = (
    Kind(
        name="partner_file",
        words={"partner_file_state": ("made", "enrolled", "confirmed", "revoked")},
        fields=(
            fixed("site", longest=20, required=True),
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            choice("state", "partner_file_state", required=True, listed=True),
            Field(name="language", type=FieldType.LANGUAGE),
            Field(name="sign_key", longest=64, written_by_program=True),
            Field(name="age_key", longest=100, written_by_program=True),
            Field(name="enrolment_code", longest=64, written_by_program=True, privacy=Privacy.SENSITIVE),
            Field(name="made_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="enrolled_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="confirmed_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="revoked_on", type=FieldType.DATE, written_by_program=True),
            note(),
        ),
        label=("institution_id", "site"),
        indexed=("site", "state"),
    ),
    Kind(
        name="consent",
        words={
            # what the office must record before personal data leaves the country (152-FZ art. 9, 12; PIPL art. 38-39)
            "consent_kind": ("processing", "cross_border", "photo", "health"),
        },
        fields=(
            reference("person_id", "person", required=True, immutable=True),
            choice("kind", "consent_kind", required=True, listed=True),
            Field(name="given_on", type=FieldType.DATE, required=True, listed=True),
            Field(name="valid_until", type=FieldType.DATE, listed=True, not_before=("given_on",)),
            Field(name="withdrawn_on", type=FieldType.DATE, listed=True, not_before=("given_on",)),
            reference("receiver_id", "institution", listed=True),
            Field(name="country", type=FieldType.COUNTRY, listed=True),
            Field(name="purpose", longest=400),
            Field(name="text_version", longest=60),
            Field(name="language", type=FieldType.LANGUAGE),
            note(),
        ),
        label=("kind", "given_on"),
        parent="person_id",
        scope=Scope.PARTNER,
        by_partner=True,
        due_through="person_id",
        theirs=("person_id",),
        kept_as_written=True,
    ),
    Kind(
        name="transfer",
        words={"transfer_direction": ("sent", "received")},
        fields=(
            choice("direction", "transfer_direction", required=True, immutable=True, listed=True),
            reference("institution_id", "institution", immutable=True, listed=True),
            reference("partner_file_id", "partner_file", immutable=True),
            Field(name="at", type=FieldType.MOMENT, required=True, immutable=True, listed=True),
            fixed("package", longest=64),
            fixed("file_name"),
            Field(name="people", type=FieldType.INTEGER, low=0, immutable=True, listed=True),
            Field(name="changes", type=FieldType.INTEGER, low=0, immutable=True, listed=True),
            choice("basis", "transfer_basis", immutable=True, listed=True),
            note(),
        ),
        label=("at", "institution_id"),
        indexed=("at",),
        outlasts_undo=True,
    ),
    Kind(
        name="disclosure",
        fields=(
            reference("transfer_id", "transfer", required=True, immutable=True),
            reference("person_id", "person", required=True, immutable=True),
            reference("consent_id", "consent", immutable=True),
            choice("basis", "transfer_basis", immutable=True, listed=True),
        ),
        label=("person_id",),
        parent="transfer_id",
        outlasts_undo=True,
    ),
    Kind(
        name="held_change",
        words={
            "hold_reason": (
                "not_theirs",
                "not_their_kind",
                "unknown_record",
                "not_in_sight",
                "not_their_person",
                "shows_others",
                "unknown_field",
                "unsigned",
                "side_by_side",
            ),
            "hold_state": ("waiting", "let_in", "refused"),
        },
        fields=(
            fixed("entry", longest=80, required=True),
            reference("institution_id", "institution", immutable=True, listed=True),
            fixed("record_kind", longest=100, required=True),
            fixed("record", longest=100, required=True),
            choice("reason", "hold_reason", required=True, immutable=True, listed=True),
            choice("state", "hold_state", required=True, listed=True),
            note(),
        ),
        label=("record_kind", "reason"),
        indexed=("entry", "state"),
        scope=Scope.PARTNER,
        follows=("institution_id",),
    ),
    Kind(
        name="question",
        words={"question_state": ("open", "answered", "withdrawn")},
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            fixed("record_kind", longest=100, required=True),
            fixed("record", longest=100, required=True),
            fixed("record_field", longest=100),
            Field(name="text", type=FieldType.MEMO, longest=2000, required=True, listed=True),
            Field(name="answer", type=FieldType.MEMO, longest=2000),
            choice("state", "question_state", required=True, listed=True, in_turns=True),
            Field(name="asked_on", type=FieldType.DATE, listed=True),
        ),
        label=("text",),
        indexed=("state", "record"),
        scope=Scope.PARTNER,
        follows=("institution_id",),
        by_partner=True,
        theirs=("institution_id",),
        kept_as_written=True,
    ),
    Kind(
        name="erasure",
        words={"erasure_reason": ("request", "consent_withdrawn", "term_over", "other")},
        fields=(
            fixed("record_kind", longest=100, required=True),
            fixed("record", longest=100, required=True),
            Field(name="erased_on", type=FieldType.DATE, required=True, immutable=True, listed=True),
            choice("reason", "erasure_reason", required=True, immutable=True),
        ),
        label=("record_kind", "erased_on"),
        indexed=("record",),
        scope=Scope.SHARED,
    ),
    # A life of the office's file (`site.incarnation`) that writes no more, and its last step as far as is known. Nobody
    # waits for its steps beyond `given_up_after` any more, where that is said; of a partner's life only that is said,
    # and `last_step` is the last one that nobody waits for.
    Kind(
        name="ended_life",
        fields=(
            fixed("life", longest=60, required=True),
            Field(
                name="last_step", type=FieldType.INTEGER, low=0, required=True, immutable=True, written_by_program=True
            ),
            Field(name="ended_at", type=FieldType.MOMENT, required=True, immutable=True, listed=True),
            Field(name="given_up_after", type=FieldType.INTEGER, low=0, immutable=True, written_by_program=True),
        ),
        label=("life", "ended_at"),
        indexed=("life",),
    ),
)
