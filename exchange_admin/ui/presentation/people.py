"""People and their stays."""

from __future__ import annotations

from exchange_admin.domain.queries import Having
from exchange_admin.ui.presentation.model import (
    ALL,
    Checklist,
    Consents,
    Facts,
    Files,
    Lines,
    Presentation,
    Stay,
    Training,
    View,
    one_of,
)
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

PEOPLE = (
    Presentation(
        "person",
        "users",
        ("name", "home_institution_id", "role", "study_year", "birth_date", "passport"),
        (
            ALL,
            View("students", QT_TRANSLATE_NOOP("Views", "Students"), one_of("role", "student")),
            View("teachers", QT_TRANSLATE_NOOP("Views", "Teachers"), one_of("role", "teacher")),
            View("staff", QT_TRANSLATE_NOOP("Views", "Staff"), one_of("role", "staff")),
        ),
        cards=(
            Stay("mobility", "person_id", fields=("receiving_institution_id", "coordinator_id", "agreement_id")),
            Checklist(of_person=True),
            Training(),
            Lines("identity_document", "person_id", "kind", ("number",), "valid_until"),
            Lines("mobility", "person_id", "receiving_institution_id", ("programme_id", "planned_start"), "status"),
            Consents(),
            Files("person_id"),
            Facts("section.study", ("home_institution_id", "unit_id", "level", "study_year", "speciality_code")),
            Facts(
                "section.teaching",
                ("teaching_languages", "intercultural_training", "intercultural_minutes", "intercultural_year"),
            ),
            Facts("section.contact", ("email", "phone", "messenger")),
            Lines("language_enrolment", "person_id", "language_group_id", ("level_reached",), "mark"),
            Lines("exam_result", "person_id", "exam", ("date",), "level"),
            Lines("transcript", "person_id", "institution_id", ("number",), "issued"),
            Lines("certificate", "person_id", "number", ("kind",), "issued_on"),
            Lines(
                "message", "person_id", "subject", ("channel", "state", "sent_on"), "made_at", begins_today="sent_on"
            ),
        ),
        meta=("role", "sex", "birth_date"),
        status="mobility",
        asked=("home_institution_id",),
        scope=Having("mobility", "person_id"),
        commands=frozenset(
            {
                "records.certificate",
                "records.labels",
                "records.message",
                "records.add_stay",
                "records.add_exam",
                "records.fill_names",
                "records.merge",
                "records.erase",
                "records.transcript",
                "records.attach",
            }
        ),
    ),
    Presentation(
        "mobility",
        "plane-takeoff",
        ("person_id", "receiving_institution_id", "programme_id", "status", "planned_start", "planned_end"),
        (
            ALL,
            View(
                "nominated",
                QT_TRANSLATE_NOOP("Views", "Nominated"),
                one_of("sending_status", "nominated"),
                "violet",
            ),
            View(
                "here",
                QT_TRANSLATE_NOOP("Views", "In residence"),
                one_of("receiving_status", "arrived", "in_residence"),
                "green",
            ),
            View(
                "recognising",
                QT_TRANSLATE_NOOP("Views", "Under recognition"),
                one_of("sending_status", "recognising"),
                "amber",
            ),
            View("outgoing", QT_TRANSLATE_NOOP("Views", "Outgoing"), one_of("direction", "outgoing")),
            View("incoming", QT_TRANSLATE_NOOP("Views", "Incoming"), one_of("direction", "incoming")),
        ),
        cards=(
            Stay(
                "mobility",
                fields=(
                    *("programme_id", "project_id", "sending_institution_id", "receiving_institution_id"),
                    "agreement_id",
                ),
            ),
            Checklist(),
            Lines("stay_event", "mobility_id", "kind", ("place",), "date", begins_today="date"),
            Facts("section.status", ("sending_status", "receiving_status", "withdrawal_reason", "coordinator_id")),
            Facts("section.period", ("term_id", "planned_start", "planned_end", "actual_start", "actual_end")),
            Lines("transcript", "mobility_id", "institution_id", ("number",), "issued"),
            Lines("certificate", "mobility_id", "number", ("kind",), "issued_on"),
            Lines(
                "message", "mobility_id", "subject", ("channel", "state", "sent_on"), "made_at", begins_today="sent_on"
            ),
        ),
        meta=("direction", "activity"),
        status="status",
        scope="term_id",
        commands=frozenset(
            {
                "records.certificate",
                "records.labels",
                "records.transcript",
                "records.agreement",
                "records.accept",
                "records.arrived",
                "records.message",
            }
        ),
        has_matrix=True,
    ),
    Presentation(
        "mobility_group",
        "users",
        scope="term_id",
        cards=(
            Facts("section.main", ("programme_id", "agreement_id", "term_id", "starts", "ends")),
            Lines("mobility", "mobility_group_id", "person_id", ("programme_id",), "status"),
        ),
        commands=frozenset({"records.accept", "records.arrived"}),
        has_matrix=True,
    ),
    Presentation(
        "message",
        "send",
        ("person_id", "institution_id", "subject", "channel", "state", "made_at"),
        (
            ALL,
            View("prepared", QT_TRANSLATE_NOOP("Views", "Prepared"), one_of("state", "prepared")),
            View("failed", QT_TRANSLATE_NOOP("Views", "Not delivered"), one_of("state", "failed"), "red"),
            View("sent", QT_TRANSLATE_NOOP("Views", "Sent"), one_of("state", "sent")),
            View("answered", QT_TRANSLATE_NOOP("Views", "Answered"), one_of("state", "answered"), "green"),
        ),
        cards=(
            Facts("section.about", ("person_id", "institution_id", "contact_id", "mobility_id", "agreement_id")),
            Facts("section.status", ("channel", "state", "sent_on", "refusal", "answered_on", "answer")),
            Facts("section.wording", ("subject", "text", "attached")),
        ),
        meta=("channel", "language", "address"),
        commands=frozenset({"records.message"}),
    ),
)
