"""The closed lists of words. The file holds the word, the screen its sentence in `resources/wording/*/choices.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # ISO/IEC 5218; the same digits as GB/T 2261.1-2003
        "sex": ("0", "1", "2", "9"),
        "person_role": ("student", "teacher", "staff"),
        "name_source": ("passport", "document", "typed", "imported", "generated"),
        "institution_kind": ("college", "university", "enterprise", "research", "authority", "school", "other"),
        "study_level": (
            "secondary_vocational",
            "short_cycle",
            "vocational_bachelor",
            "bachelor",
            "specialist",
            "master",
            "doctorate",
            "short_course",
        ),
        "document_kind": (
            "passport",
            "service_passport",
            "national_id",
            "birth_certificate",
            "residence_permit",
            "visa",
            "migration_card",
            "other",
        ),
        "direction": ("outgoing", "incoming"),
        "activity": ("student_studies", "traineeship", "teaching", "staff_training"),
        "participation": ("participant", "accompanying"),
        "sending_status": (
            "draft",
            "nominated",
            "live",
            "recognising",
            "recognised",
            "partly_recognised",
            "not_recognised",
            "closed",
            "withdrawn",
            "cancelled",
            "deferred",
        ),
        "receiving_status": (
            "none",
            "pending",
            "verified",
            "rejected",
            "waitlisted",
            "arrived",
            "in_residence",
            "departed",
            "transcript_issued",
            "no_show",
            "early_return",
        ),
        "withdrawal_reason": ("health", "family", "visa", "finance", "study", "military", "other_offer", "other"),
        "agreement_kind": ("framework", "exchange", "training", "double_diploma", "letter_of_intent", "other"),
        "agreement_state": ("draft", "sent", "signed", "in_force", "expired", "terminated"),
        "programme_kind": (
            "semester",
            "language_year",
            "short_course",
            "summer_school",
            "traineeship",
            "teaching",
            "other",
        ),
        # CEFR; native scales keep their own words in text fields
        "cefr": ("A1", "A2", "B1", "B2", "C1", "C2", "NS"),
        "exam": ("hsk_2", "hsk_3", "gf0025", "torfl", "own", "other"),
        # whose word counts on what a level of an exam is worth
        "cefr_view": ("claimed", "independent"),
        "language_skill": ("grammar", "reading", "listening", "writing", "speaking", "other"),
        "exam_outcome": ("passed", "failed", "absent", "pending"),
        "enrolment_state": ("enrolled", "completed", "left", "transferred"),
        "enrolment_result": ("passed", "failed", "not_assessed"),
        # ISO 8601: Monday is 1
        "weekday": ("1", "2", "3", "4", "5", "6", "7"),
        "lesson_state": ("planned", "held", "cancelled", "moved"),
        "attendance_state": ("present", "absent", "excused", "late"),
        "line_status": ("passed", "failed", "in_progress"),
        # 课程性质 and блок: what limits of a credit rule are set for
        "course_category": (
            "compulsory",
            "elective",
            "optional",
            "practice",
            "language",
            "physical_education",
            "political_theory",
            "other",
        ),
        "credit_scheme": ("xuefen", "zet", "ects", "other"),
        "recognition_state": ("draft", "proposed", "decided", "closed"),
        # перезачёт / переаттестация / 学分认定 and the refusal
        "recognition_decision": ("recognised", "reassessed", "partly", "not_recognised"),
        # of an академическая разница: examined, made up in part, studied at home
        "owed_form": ("reassessment", "difference", "retake"),
        # learning agreement, `domain.md` 2.4: table A is studied at the host, table B recognised at home
        "learning_agreement_state": ("draft", "awaiting", "agreed", "changing", "declined"),
        "agreement_version_state": ("draft", "proposed", "approved", "declined", "superseded"),
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
        "approval_side": ("student", "sending", "receiving"),
        "approval_verdict": ("approved", "declined"),
        "scale_direction": ("higher_is_better", "lower_is_better"),
        "grade_method": ("distribution", "table", "linear", "bavarian", "kept"),
        # of the comparison of distributions, then of the modified Bavarian formula
        "grade_variant": ("MIN", "MAX", "MID", "LARGEST", "WAVG", "truncate", "half-up", "nearest"),
        "hour_length": ("45", "60"),
        "self_study": ("not_counted", "by_ratio", "as_recorded"),
        "credit_rounding": ("down", "half_up", "up"),
        "certificate_kind": (
            "participation",
            "language_course",
            "invitation",
            "transcript",
            "acceptance",
            "arrival",
            "attendance",
            "departure",
            "learning_agreement",
            "recognition",
            "nomination",
            "handover_list",
        ),
        "certificate_state": ("issued", "printed", "signed", "handed_over", "revoked"),
        "staff_role": ("coordinator", "clerk", "teacher", "academic_office", "head"),
        "confidence": ("high", "medium", "low", "unverified"),
        "partner_file_state": ("made", "enrolled", "confirmed", "revoked"),
        # what the office must record before personal data leaves the country (152-FZ art. 9, 12; PIPL art. 38-39)
        "consent_kind": ("processing", "cross_border", "photo", "health"),
        "transfer_direction": ("sent", "received"),
        "transfer_basis": ("consent", "contract", "office_decision"),
        "hold_reason": ("not_theirs", "not_their_kind", "unknown_record"),
        "hold_state": ("waiting", "let_in", "refused"),
        "question_state": ("open", "answered", "withdrawn"),
        "erasure_reason": ("request", "consent_withdrawn", "term_over", "other"),
        "term_season": ("autumn", "spring", "summer", "year"),
    }
)


def words(vocabulary: str) -> tuple[str, ...]:
    """The words of a vocabulary in the order in which a person meets them. Raises KeyError for an unknown one."""
    return VOCABULARY[vocabulary]
