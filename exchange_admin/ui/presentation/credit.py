"""Credit transfer: recognition, agreements, transcripts."""

from __future__ import annotations

from exchange_admin.domain.rules.recognition.states import CHANGED, GROUND
from exchange_admin.ui.presentation.model import ALL, Facts, Lines, Presentation, View, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

CREDIT = (
    Presentation(
        "recognition",
        "arrow-left-right",
        ("person_id", "transcript_id", "state", GROUND, "home_institution_id", "decided_on", "minutes_number"),
        (
            ALL,
            View("open", QT_TRANSLATE_NOOP("Views", "Open"), one_of("state", "draft", "proposed"), "amber"),
            View("decided", QT_TRANSLATE_NOOP("Views", "Decided"), one_of("state", "decided", "closed"), "green"),
            View(
                CHANGED,
                QT_TRANSLATE_NOOP("Views", "Changed since"),
                one_of(GROUND, CHANGED),
                "amber",
                aside=True,
            ),
        ),
        cards=(
            Facts("section.main", ("transcript_id", "home_institution_id", "decided_on", "minutes_number")),
            Lines(
                "recognition_mapping",
                "recognition_id",
                "home_course",
                ("decision", "reason"),
                "converted_mark",
                "records.recognise",
            ),
        ),
        status="state",
        elsewhere={"owed_course": "records.recognise"},
        rests_on=frozenset({"transcript_line"}),
        commands=frozenset({"records.certificate", "records.recognise"}),
    ),
    Presentation(
        "learning_agreement",
        "handshake",
        ("person_id", "receiving_institution_id", "state", "starts", "ends", "term_id"),
        (
            ALL,
            View(
                "open",
                QT_TRANSLATE_NOOP("Views", "Open"),
                one_of("state", "draft", "awaiting", "changing", "declined"),
                "amber",
            ),
        ),
        cards=(
            Facts(
                "section.main",
                ("sending_institution_id", "receiving_institution_id", "starts", "ends", "teaching_language"),
            ),
            Lines(
                "learning_agreement_version",
                "learning_agreement_id",
                "number",
                ("proposed_on",),
                "state",
                "records.agreement",
            ),
        ),
        status="state",
        scope="term_id",
        addable=False,
        commands=frozenset({"records.certificate", "records.agreement"}),
    ),
    Presentation(
        "course_equivalence",
        "book-open",
        ("host_courses", "home_titles", "institution_id", "approved_by", "approved_on", "minutes_number"),
        cards=(
            Facts(
                "section.main",
                (
                    "institution_id",
                    "home_institution_id",
                    "decision",
                    "approved_by",
                    "approved_on",
                    "minutes_number",
                ),
            ),
        ),
        status="decision",
        addable=False,
    ),
    Presentation(
        "transcript",
        "file-text",
        ("person_id", "institution_id", "number", "issued", "term_id"),
        cards=(
            Facts("section.main", ("institution_id", "number", "issued", "grading_scale_id")),
            Lines(
                "transcript_line",
                "transcript_id",
                "name",
                ("contact_minutes", "credits"),
                "original_mark",
                "records.transcript",
            ),
        ),
        scope="term_id",
        commands=frozenset({"records.certificate", "records.recognise", "records.transcript"}),
    ),
)
