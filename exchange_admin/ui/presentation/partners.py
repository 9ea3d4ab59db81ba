"""Partner institutions and what was agreed with them."""

from __future__ import annotations

from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.domain.rules.agreements.next_step import PRESSES, STANDS, UNSIGNED
from exchange_admin.ui.presentation.model import ALL, Facts, Files, Lines, Presentation, Stay, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

PARTNERS = (
    Presentation(
        "institution",
        "building-2",
        ("name", "short_name", "country", "city", "kind", "is_partner"),
        (
            ALL,
            View(
                "partners",
                QT_TRANSLATE_NOOP("Views", "Partners"),
                (Filter("is_partner", Test.IS, (1,)),),
                not_ours="id",
            ),
            View("cn", QT_TRANSLATE_NOOP("Views", "China"), one_of("country", "CN")),
            View("ru", QT_TRANSLATE_NOOP("Views", "Russia"), one_of("country", "RU")),
        ),
        cards=(
            Facts("section.main", ("short_name", "kind", "country", "city")),
            Facts("section.contact", ("website", "email", "phone", "address")),
            Lines("agreement", "institution_id", "number", ("kind",), "valid_until"),
            Lines("contact", "institution_id", "name", ("position",), "phone"),
            Lines("unit", "institution_id", "name", ("code",)),
            Lines(
                "message",
                "institution_id",
                "subject",
                ("channel", "state", "sent_on"),
                "made_at",
                begins_today="sent_on",
            ),
            Facts("section.codes", ("code", "national_code", "grading_scale_id")),
            Facts(
                "section.profile",
                (
                    *("strengths_zh", "strengths_ru", "strengths_en", "priority_fields", "teaching_languages"),
                    *("students", "teachers", "foreign_students", "dormitory_places", "accreditations"),
                    "profile_as_of",
                ),
            ),
        ),
        meta=("city", "country"),
        status="kind",
        commands=frozenset({"records.message"}),
    ),
    Presentation("unit", "building-2", ("name", "institution_id", "code")),
    Presentation("contact", "users", ("name", "institution_id", "position", "email", "phone")),
    Presentation(
        "agreement",
        "handshake",
        ("number", "parties", "places_taken", "balance_now", "valid_until", "next_step"),
        (
            ALL,
            View(
                "in_force",
                QT_TRANSLATE_NOOP("Views", "Signed, in force"),
                one_of(STANDS, "signed", "in_force"),
                "green",
            ),
            View(
                "ending",
                QT_TRANSLATE_NOOP("Views", "Ends within 180 days"),
                one_of("state", "signed", "in_force"),
                "amber",
                Within("valid_until", last=180),
            ),
            View(
                "draft",
                QT_TRANSLATE_NOOP("Views", "In preparation, unsigned"),
                one_of(STANDS, "draft", "sent", UNSIGNED),
                "amber",
            ),
            View("ended", QT_TRANSLATE_NOOP("Views", "Ended"), one_of("state", "expired", "terminated")),
        ),
        deadlines=frozenset({"valid_until"}),
        cards=(
            Stay("agreement", starts="valid_from", ends="valid_until"),
            Facts(
                "section.main",
                ("institution_id", "isced_f", "signed", "coordinator_id", "renewal", "notice_days", "interest_id"),
            ),
            Lines("condition", "agreement_id", "activity", ("direction", "level"), "places_per_year"),
            Files("agreement_id"),
            Lines("programme", "agreement_id", "name", ("kind",), "starts"),
            Lines(
                "membership",
                "agreement_id",
                "institution_id",
                ("role", "person_name"),
                "signed_on",
                order="member_kind",
                begins=(("role", "party"),),
                unlike=frozenset({"institution_id"}),  # others than the partner who signs with us
                # the others are mostly of two
                offered_for=("kind", ("framework", "charter", "letter_of_intent", "other")),
            ),
            Lines(
                "message", "agreement_id", "subject", ("channel", "state", "sent_on"), "made_at", begins_today="sent_on"
            ),
        ),
        meta=("kind",),
        status="state",
        rests_on=frozenset({"condition", "membership", "mobility", "academic_year", "term"}),
        order=Order(PRESSES),
        commands=frozenset({"records.attach", "records.renew", "records.certificate", "records.message"}),
    ),
    Presentation(
        "condition", "list-checks", ("agreement_id", "direction", "activity", "level", "places_per_year", "months")
    ),
    Presentation(
        "programme",
        "layout-list",
        ("name", "kind", "host_institution_id", "term_id", "starts", "ends"),
        cards=(
            Stay("programme", starts="starts", ends="ends", fields=("host_institution_id", "agreement_id", "term_id")),
            Facts("section.main", ("code", "kind", "planned_minutes", "places", "language", "required_level")),
            Lines("mobility", "programme_id", "person_id", ("receiving_institution_id",), "status"),
        ),
        meta=("kind", "code"),
        scope="term_id",
        has_matrix=True,
        asked=("host_institution_id",),  # without it nobody of ours can go on it
    ),
)
