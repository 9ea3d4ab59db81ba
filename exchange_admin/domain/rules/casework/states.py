"""The states of a task: which may follow which, and how a day to act by stands to today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

OPEN, ASKED, RECEIVED, SUBMITTED, DONE = "open", "asked", "received", "submitted", "done"
REJECTED = "rejected"
EXITS = ("waived", "not_applicable", "cancelled")
"""States that somebody decided and gave a reason for, or that took the task off the list."""

SETTLED = frozenset({DONE, SUBMITTED, *EXITS})
"""States in which nothing is late any more."""

FOLLOWING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        OPEN: (ASKED, RECEIVED, SUBMITTED, DONE, REJECTED, *EXITS),
        ASKED: (RECEIVED, SUBMITTED, DONE, REJECTED, OPEN, *EXITS),
        RECEIVED: (DONE, SUBMITTED, REJECTED, OPEN, *EXITS),
        SUBMITTED: (DONE, REJECTED, OPEN, *EXITS),
        DONE: (OPEN, REJECTED),
        REJECTED: (ASKED, RECEIVED, SUBMITTED, DONE, OPEN, *EXITS),
        **dict.fromkeys(EXITS, (OPEN,)),
    }
)
"""Steps may be left out: a paper that comes unasked is received or done at once. Back to open takes a decision back."""


class Lateness(StrEnum):
    """How a task stands to its days, the most pressing first. Only `overdue` is red, `late_to_act` and `soon` amber."""

    OVERDUE = "overdue"
    LATE_TO_ACT = "late_to_act"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    SETTLED = "settled"


def lateness(due: date | None, act_by: date | None, state: str, today: date, remind_days: int = 0) -> Lateness:
    """Overdue is a task after its last lawful day, late to act after the last day on which an office could act."""
    if state in SETTLED:
        return Lateness.SETTLED
    act_by = act_by or due
    if act_by is None:
        return Lateness.UNDATED
    if due is not None and today > due:
        return Lateness.OVERDUE
    if today > act_by:
        return Lateness.LATE_TO_ACT
    return Lateness.SOON if (act_by - today).days <= remind_days else Lateness.LATER


def days_overdue(due: date | None, today: date) -> int:
    """How many days ago the last lawful day was; 0 where it has not passed, or there is none."""
    return max((today - due).days, 0) if due else 0


def task_state_is_reachable(now: str, wanted: str) -> bool:
    """Whether a task that shows `now` may be set to `wanted`, which may be the same."""
    return wanted == now or wanted in FOLLOWING.get(now, ())
