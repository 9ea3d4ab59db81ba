"""Colours of words that are states; words without one are plain text."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.rules.recognition.staleness import CHANGED, NOT_KNOWN

CHOICE_TONES: Mapping[str, Mapping[str, str]] = {
    "agreement_state": {
        "draft": "grey",
        "sent": "violet",
        "signed": "teal",
        "in_force": "green",
        "expired": "amber",
        "terminated": "red",
    },
    "recognition_state": {"draft": "grey", "proposed": "amber", "decided": "green", "closed": "grey"},
    "recognition_ground": {CHANGED: "amber", NOT_KNOWN: "grey"},
    "recognition_decision": {"recognised": "green", "reassessed": "teal", "partly": "amber", "not_recognised": "red"},
    "learning_agreement_state": {
        "draft": "grey",
        "awaiting": "amber",
        "agreed": "green",
        "changing": "amber",
        "declined": "red",
    },
    "certificate_state": {
        "issued": "violet",
        "printed": "teal",
        "signed": "teal",
        "handed_over": "green",
        "revoked": "red",
    },
    "enrolment_state": {"enrolled": "teal", "completed": "green", "left": "amber", "transferred": "grey"},
    "enrolment_result": {"passed": "green", "failed": "red", "not_assessed": "grey"},
    "exam_outcome": {"passed": "green", "failed": "red", "absent": "amber", "pending": "grey"},
    "line_status": {"passed": "green", "failed": "red", "in_progress": "grey"},
}
