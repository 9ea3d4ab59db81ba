"""Of which projects nothing has been heard for so long that somebody has to ask whether they go on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.rules.projects.states import GOING_ON

SILENT_MONTHS = 6


def asked_from(project: Values, signs: Iterable[date | None]) -> date | None:
    """The day from which it is asked whether a project goes on: six months after the last of `signs` of it. None for
    one that nobody expects anything of, or of which there was no sign to count from."""
    known = [one for one in signs if one is not None]
    if project.get("state") not in GOING_ON or not known:
        return None
    return add_months(max(known), SILENT_MONTHS)
