"""Papers and what the office keeps under Settings."""

from __future__ import annotations

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
)
