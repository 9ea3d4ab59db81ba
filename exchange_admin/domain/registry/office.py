"""The office itself: years and terms, staff, signatories, specialities, settings that travel with the file."""

from __future__ import annotations

from exchange_admin.domain.fields import EVERYTHING, ITSELF, Field, FieldType, Kind, Merge, Privacy, ReadAs, Scope
from exchange_admin.domain.registry.parts import choice, names, note, period, reference, trilingual

KINDS = (
    Kind(
        name="academic_year",
        fields=(
            Field(name="code", required=True, unique=True, listed=True, searched=True, longest=9),  # YYYY/YYYY
            *period("starts", "ends", required=True, listed=True),
        ),
        label=("code",),
        indexed=("starts",),
        scope=Scope.SHARED,
        imported=True,
        is_study_time=True,
        due_through=ITSELF,
        due_fields=("starts", "ends"),
        due_alone=True,
    ),
    Kind(
        name="term",
        words={"term_season": ("autumn", "spring", "summer", "year")},
        fields=(
            reference("academic_year_id", "academic_year", required=True, listed=True),
            choice("season", "term_season", required=True, listed=True),
            *names(),
            *period("starts", "ends", required=True, listed=True),
        ),
        indexed=("starts",),
        scope=Scope.SHARED,
        imported=True,
        is_study_time=True,
        due_through=ITSELF,
        due_fields=("starts", "academic_year_id"),
    ),
    Kind(
        name="staff",
        words={"staff_role": ("coordinator", "clerk", "teacher", "academic_office", "head")},
        fields=(
            Field(name="name", required=True, listed=True, searched=True, privacy=Privacy.PERSONAL),
            # as papers and reports in a language call somebody whose name is in another script
            *trilingual("called", searched=True, privacy=Privacy.PERSONAL),
            choice("role", "staff_role", required=True, listed=True, begins="coordinator"),
            Field(name="email", listed=True, privacy=Privacy.PERSONAL),
            Field(name="phone", privacy=Privacy.PERSONAL),
            Field(name="active", type=FieldType.BOOLEAN, listed=True, begins=1),
        ),
        scope=Scope.REFERENCED,
        imported=True,
    ),
    Kind(
        name="signatory",
        fields=(
            *names(),
            *trilingual("position"),
            *period("valid_from", "valid_until", listed=True),
            Field(name="signature_image", longest=64, written_by_program=True),  # SHA-256 of an attachment
        ),
    ),
    Kind(
        name="speciality",
        fields=(
            Field(name="country", type=FieldType.COUNTRY, required=True, listed=True),
            Field(name="code", required=True, listed=True, searched=True, longest=20),
            *names(),
            Field(name="isced_f", longest=4, listed=True, read_as=ReadAs.FIELDS_OF_EDUCATION),
            Field(name="catalogue"),
            *period("valid_from", "valid_until"),
            Field(name="source", longest=400, section="source"),
            choice("confidence", "confidence", section="source", listed=True),
        ),
        label=("code", "name"),
        searchable=True,
        indexed=("code",),
        scope=Scope.SHARED,
        imported=True,
    ),
    Kind(
        name="language_level",
        fields=(
            *names(),
            choice("exam", "exam", required=True, listed=True),
            Field(name="language", type=FieldType.LANGUAGE, required=True),
            Field(name="level", required=True, listed=True, longest=40),  # as a certificate writes it
            Field(
                name="position", type=FieldType.INTEGER, unsummed=True, required=True, low=1, high=100
            ),  # 1 = lowest of its exam
            choice("cefr", "cefr", listed=True),
            # what others say of the level; empty with a source is below A1
            choice("cefr_independent", "cefr", listed=True),
            Field(name="words", type=FieldType.INTEGER, low=0, high=1_000_000),
            # for which results count, from the day of the exam; empty: no end, or none that is known
            Field(name="valid_months", type=FieldType.INTEGER, unsummed=True, low=1, high=600, listed=True),
            Field(name="source", longest=400, section="source"),
            Field(name="validity_source", longest=400, section="source"),
            Field(name="independent_source", longest=400, section="source"),
            choice("confidence", "confidence", section="source", listed=True),
        ),
        may_be_nameless=True,
        scope=Scope.SHARED,
        imported=True,
        due_through=EVERYTHING,
    ),
    Kind(
        name="office",
        words={
            # of one paper, the leading one first
            "document_languages": ("zh,ru", "ru,zh", "zh,ru,en", "ru,zh,en", "zh", "ru", "en"),
            # whose word counts on what a level of an exam is worth
            "cefr_view": ("claimed", "independent"),
        },
        fields=(
            reference("institution_id", "institution", required=True, merge=Merge.IDENTITY),
            Field(name="code", required=True, longest=12, merge=Merge.IDENTITY),  # first part of certificate numbers
            Field(name="language", type=FieldType.LANGUAGE, required=True),
            choice("document_languages", "document_languages"),
            *trilingual("department"),
            *trilingual("city"),
            *trilingual("stamp"),  # the words on the round seal
            Field(name="stamp_mm", type=FieldType.INTEGER, unsummed=True, low=20, high=60),  # kept clear on papers
            # per cent of a course; usually USUAL_ATTENDANCE, 0 for whoever asks for none
            Field(name="attendance_needed", type=FieldType.INTEGER, unsummed=True, low=0, high=100),
            # passing marks that a distribution needs to be compared; usually SMALLEST_SAMPLE, a rule may name its own
            Field(name="smallest_sample", type=FieldType.INTEGER, unsummed=True, low=1, high=1_000_000),
            # who was asked so many days ago is reminded; usually REMIND_EVERY_DAYS
            Field(name="remind_every_days", type=FieldType.INTEGER, unsummed=True, low=1, high=365),
            # in place of what the law asks for (`domain/rules/training_hours.py`); 0 for whoever asks for none
            Field(name="advanced_training_minutes", type=FieldType.MINUTES, low=0, high=1_000_000),
            Field(name="retraining_minutes", type=FieldType.MINUTES, low=0, high=1_000_000),
            reference("signatory_id", "signatory"),
            choice("cefr_view", "cefr_view"),
            Field(name="phone"),
            Field(name="email"),
            Field(name="logo_image", longest=64, written_by_program=True),  # SHA-256 of an attachment
            Field(name="sample", type=FieldType.BOOLEAN, written_by_program=True),
            note(),
        ),
        label=("code",),
        due_through=EVERYTHING,
        due_fields=("institution_id", "cefr_view"),
    ),
)
