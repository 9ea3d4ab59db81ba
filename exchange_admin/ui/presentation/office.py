"""Papers and what the office keeps under Settings."""

from __future__ import annotations

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.ui.presentation.model import ALL, Facts, Presentation, View, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

OFFICE = (
    Presentation(
        "certificate",
        "award",
        ("number", "holder", "kind", "programme_id", "issued_on", "state"),
        (
            ALL,
            View(
                "to_sign",
                QT_TRANSLATE_NOOP("Views", "To be signed"),
                one_of("state", "issued", "printed"),
                "violet",
            ),
            View("to_hand_over", QT_TRANSLATE_NOOP("Views", "To be handed over"), one_of("state", "signed"), "teal"),
            View("handed_over", QT_TRANSLATE_NOOP("Views", "Handed over"), one_of("state", "handed_over"), "green"),
            View("revoked", QT_TRANSLATE_NOOP("Views", "Revoked"), one_of("state", "revoked"), "red"),
        ),
        cards=(Facts("section.main", ("kind", "person_id", "programme_id", "issued_on", "issued_by", "signatory_id")),),
        status="state",
        addable=False,
        told=(
            "number",
            "holder",
            "languages",
            "state",
            "handed_over_on",
            "handed_over_to",
            "revoked_on",
            "revocation_reason",
        ),
    ),
    Presentation("term", "calendar-clock"),
    Presentation("academic_year", "calendar-clock"),
    Presentation("staff", "users"),
    Presentation("signatory", "pencil"),
    Presentation("speciality", "graduation-cap"),
    Presentation(
        "requirement",
        "list-checks",
        ("name", "phase", "host_country", "actor", "active", "confidence", "checked_on"),
        (
            ALL,
            View("in_use", QT_TRANSLATE_NOOP("Views", "In use"), (Filter("active", Test.IS, (1,)),), "green"),
            View(
                "to_check",
                QT_TRANSLATE_NOOP("Views", "Off until checked"),
                (Filter("active", Test.IS, (0, None)),),
                "amber",
            ),
            View("cn", QT_TRANSLATE_NOOP("Views", "China"), one_of("host_country", "CN")),
            View("ru", QT_TRANSLATE_NOOP("Views", "Russia"), one_of("host_country", "RU")),
        ),
        cards=(
            Facts(
                "section.source",
                ("basis", "source", "confidence", "checked_on", "in_force_from", "in_force_until", "note"),
            ),
            Facts("section.main", ("kind", "phase", "actor", "active")),
            Facts(
                "section.applies",
                (
                    *("host_country", "direction", "activities", "roles", "citizenships", "minors_only"),
                    *("least_days", "most_days", "programme_id", "agreement_id"),
                ),
            ),
            Facts(
                "section.deadline", ("event", "relation", "offset", "unit", "day_type", "counts_from", "remind_days")
            ),
            Facts("section.proof", ("evidence", "evidence_word", "valid_months", "valid_at", "sensitive")),
        ),
        commands=frozenset({"records.examples", "records.rule_checked"}),
    ),
)
