"""What new records begin with."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Value

DEFAULTS: Mapping[str, Mapping[str, Value]] = {
    "person": {"role": "student"},
    "mobility": {
        "direction": "incoming",
        "activity": "student_studies",
        "participation": "participant",
        "sending_status": "draft",
        "receiving_status": "none",
    },
    "institution": {"kind": "college", "is_partner": 1},
    "agreement": {"kind": "exchange", "state": "draft"},
    "condition": {"direction": "outgoing", "activity": "student_studies"},
    "programme": {"kind": "semester"},
    "language_enrolment": {"state": "enrolled"},
    "recognition": {"state": "draft"},
    "transcript_line": {"status": "passed"},
    "staff": {"role": "coordinator", "active": 1},
    "identity_document": {"kind": "passport"},
    "grading_scale": {"direction": "higher_is_better"},
    "conversion_rule": {"method": "distribution", "variant": "MID"},
    "credit_rule": {"hour": "45", "self_study": "not_counted"},
}
