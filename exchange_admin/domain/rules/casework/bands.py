"""How tasks stand in a list by the day to act by: what presses first, what can wait, what nobody waits for any more."""

from __future__ import annotations

from enum import StrEnum

from exchange_admin.domain.rules.casework.states import SUBMITTED


class Band(StrEnum):
    """In their order. `PAST` is overdue too, but of a phase that is over: papers for a journey that was made without
    them. They stand behind what still has a term to be kept, else hundreds of them hide one registration."""

    OVERDUE = "overdue"
    LATE_TO_ACT = "late_to_act"
    WEEK = "week"
    PAST = "past"
    LATER = "later"
    UNDATED = "undated"
    SUBMITTED = "submitted"
    CLOSED = "closed"


def band_of(
    due: str | None, act_by: str | None, state: str, today: str, week: str, *, is_open: bool, is_past: bool
) -> Band:
    """Days are ISO texts; `week` is the last day of "this week", included."""
    if not is_open:
        return Band.CLOSED
    if state == SUBMITTED:
        return Band.SUBMITTED
    if due is None or act_by is None:
        return Band.UNDATED
    if due < today:
        return Band.PAST if is_past else Band.OVERDUE
    if act_by < today:
        return Band.LATE_TO_ACT
    return Band.WEEK if act_by <= week else Band.LATER
