"""Rules that the program itself has for what is no stay: agreements and committees."""

from __future__ import annotations

from exchange_admin.domain.rules.agreements.tasks import CODES as _OF_AGREEMENTS
from exchange_admin.domain.rules.committee.states import TASK_CODES as _OF_COMMITTEES

CODES = (*_OF_AGREEMENTS, *_OF_COMMITTEES)
"""There are no records of them: a row of what is due has the code where the id of a requirement stands."""


def code_of(occurrence: str) -> str:
    """Which of `CODES` a record of a task names; empty for none."""
    code = occurrence.partition(":")[0]
    return code if code in CODES else ""
