"""What institutions offer and what they need, who is interested, and the glossary."""

from __future__ import annotations

from exchange_admin.domain.queries import Order
from exchange_admin.domain.rules.interests import SENT, SHORTLISTED, STATUS
from exchange_admin.ui.presentation.model import ALL, Facts, Presentation, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

COOPERATION = (
    Presentation(
        "listing",
        "tag",
        ("name", "side", "topic", "institution_id", "valid_until", "state"),
        (
            ALL,
            View("ours", QT_TRANSLATE_NOOP("Views", "Ours"), ours="institution_id"),
            View("offers", QT_TRANSLATE_NOOP("Views", "Offers"), one_of("side", "offer")),
            View("needs", QT_TRANSLATE_NOOP("Views", "Needs"), one_of("side", "need")),
            View(
                "expiring",
                QT_TRANSLATE_NOOP("Views", "Ends within 30 days"),
                one_of("state", "published"),
                "amber",
                Within("valid_until", last=30),
            ),
        ),
        deadlines=frozenset({"valid_until"}),
        cards=(
            Facts("section.main", ("side", "topic", "institution_id", "valid_until", "published_on", "revision")),
            Facts("section.titles", ("name_zh", "name_ru", "name_en", "summary_zh", "summary_ru", "summary_en")),
            Facts(
                "section.meets",
                (
                    *("isced_f", "speciality_codes", "keywords", "languages", "level", "places", "starts", "ends"),
                    *("format", "wanted_countries"),
                ),
            ),
            Facts("section.conditions", ("cost", "terms", "contact_id")),
            Facts("section.note", ("person_id", "note")),
        ),
        meta=("institution_id", "topic"),
        status="state",
        told=("published_on", "revision"),
        order=Order("valid_until"),
    ),
    Presentation(
        "glossary_term",
        "languages",
        ("name_zh", "name_ru", "name_en", "isced_f", "institution_id", "state"),
        (
            ALL,
            View("proposed", QT_TRANSLATE_NOOP("Views", "Proposed"), one_of("state", "proposed"), "amber"),
            View("agreed", QT_TRANSLATE_NOOP("Views", "Agreed"), one_of("state", "agreed")),
        ),
        cards=(
            Facts("section.main", ("name_zh", "name_ru", "name_en")),
            Facts("section.variants", ("variants_zh", "variants_ru", "variants_en")),
            Facts(
                "section.definitions",
                ("definition_zh", "definition_ru", "definition_en", "isced_f", "context", "source"),
            ),
            Facts("section.note", ("note",)),
        ),
        meta=("institution_id", "isced_f"),
        status="state",
    ),
    Presentation(
        "interest",
        "tag",
        ("listing_id", STATUS, "asking_institution_id", "answering_institution_id", "asked_on", "answered_on"),
        (
            ALL,
            View(
                "to_answer",
                QT_TRANSLATE_NOOP("Views", "To answer"),
                one_of(STATUS, SENT),
                "amber",
                ours="answering_institution_id",
            ),
            View("sent", QT_TRANSLATE_NOOP("Views", "Sent"), one_of("state", SENT), ours="asking_institution_id"),
            View("kept", QT_TRANSLATE_NOOP("Views", "Shortlisted"), one_of("state", SHORTLISTED)),
        ),
        cards=(
            Facts(
                "section.main", ("listing_id", "own_listing_id", "asking_institution_id", "answering_institution_id")
            ),
            Facts("section.asked", ("asked_on", "message")),
            Facts("section.answered", ("reply", "answered_on", "answer", "led_to_agreement_id")),
            Facts("section.note", ("reason", "note")),
        ),
        meta=("asking_institution_id",),
        status=STATUS,
        told=("asked_on", "answered_on"),
        addable=False,
        order=Order("asked_on", descending=True),
    ),
    Presentation(
        "speciality_link",
        "graduation-cap",
        ("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", "state", "agreed_on"),
        (
            ALL,
            View("proposed", QT_TRANSLATE_NOOP("Views", "Proposed"), one_of("state", "proposed"), "amber"),
            View("agreed", QT_TRANSLATE_NOOP("Views", "Agreed"), one_of("state", "agreed")),
        ),
        cards=(
            Facts(
                "section.main",
                ("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", "relation"),
            ),
            Facts("section.decision", ("agreed_on", "decision")),
            Facts("section.note", ("note",)),
        ),
        status="state",
    ),
)
