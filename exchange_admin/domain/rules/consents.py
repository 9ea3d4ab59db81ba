"""Consents of people to what is done with their data."""

from __future__ import annotations

from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values

PROCESSING = "processing"


def holds_on(consent: Values, day: date) -> bool:
    """Given, not withdrawn and not over; on its last day it still holds, on that of its withdrawal no more."""
    given, until, withdrawn = (day_in(consent, name) for name in ("given_on", "valid_until", "withdrawn_on"))
    is_over = (until is not None and until < day) or (withdrawn is not None and withdrawn <= day)
    return given is not None and given <= day and not is_over
