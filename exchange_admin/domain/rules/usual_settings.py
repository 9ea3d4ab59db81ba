"""What holds for an office that has set nothing else: forms show it in the empty field."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.eligibility import USUAL_ATTENDANCE
from exchange_admin.domain.values import ACADEMIC_HOUR

STAMP_MM = 40
"""Diameter of a usual round seal, kept clear on papers where an office has not measured its own."""

REMIND_EVERY_DAYS = 7
"""Days after which somebody who was asked and has not answered is to be reminded."""


def usual_settings(country: str) -> Mapping[str, Value]:
    """By field of the office, for a college in `country`. What is not in it has no usual value there."""
    from exchange_admin.domain.rules import training_hours  # the rules behind them, for whoever sets up an office
    from exchange_admin.domain.rules.grades.by_distribution import SMALLEST_SAMPLE

    usual: dict[str, Value] = {
        "stamp_mm": STAMP_MM,
        "attendance_needed": USUAL_ATTENDANCE,
        "smallest_sample": SMALLEST_SAMPLE,
        "remind_every_days": REMIND_EVERY_DAYS,
    }
    if country == training_hours.COUNTRY:
        for law in (training_hours.ADVANCED_TRAINING, training_hours.RETRAINING):
            usual[law.field] = law.by_law * ACADEMIC_HOUR
    return usual
