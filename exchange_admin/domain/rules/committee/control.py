"""Control of decisions: which are open, which are late, and when the next session is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.rules.committee.states import (
    CANCELLED,
    DONE,
    IN_FORCE,
    INFORMATION,
    LAPSED,
    WITH_MINUTES,
)

SESSION, FORUM = "session", "forum"
"""Kinds of meetings; the second is one of bodies too: whoever prepares a forum meets for its editions."""
_MONTHS_OF_FORUM = 12


class Urgency(StrEnum):
    """How a decision stands on a day, the most pressing first."""

    LATE = "late"
    IN_TIME = "in_time"
    UNDATED = "undated"
    DONE = "done"
    LAPSED = "lapsed"
    INFORMATION = "information"
    PROPOSED = "proposed"


OPEN = frozenset({Urgency.LATE, Urgency.IN_TIME, Urgency.UNDATED})
"""What somebody has to carry out."""


def urgency(decision: Values, today: date) -> Urgency:
    """Late from the day after its due date."""
    state = decision.get("state")
    if decision.get("kind") == INFORMATION:
        return Urgency.INFORMATION
    if state in (DONE, LAPSED):
        return Urgency(str(state))
    if state not in IN_FORCE:
        return Urgency.PROPOSED
    due = day_in(decision, "due")
    if due is None:
        return Urgency.UNDATED
    return Urgency.LATE if due < today else Urgency.IN_TIME


def is_open(decision: Values) -> bool:
    """Whether somebody has to carry it out."""
    return decision.get("kind") != INFORMATION and decision.get("state") in IN_FORCE


def next_session(body: Values, meetings: Iterable[Values], today: date | None = None) -> tuple[date, bool] | None:
    """The day of the session that is planned or announced, and True; else the one by which the committee has to meet,
    so many months after its last session, and False. None where nobody says how often it meets. A forum committee has
    editions of its forum instead, each year where nobody says how often. What is over on `today` is not to come, also
    where nobody has said yet that it was held."""
    sessions = [one for one in meetings if one.get("kind") == meets_for(body) and one.get("state") != CANCELLED]
    to_come, held = list[date](), list[date]()
    for one in sessions:
        if (day := day_in(one, "starts")) is not None:
            last = day_in(one, "ends") or day
            is_over = one.get("state") in WITH_MINUTES or (today is not None and last < today)
            (held if is_over else to_come).append(day)
    if to_come:
        return min(to_come), True
    months = body.get("meets_every_months") or (_MONTHS_OF_FORUM if is_of_forum(body) else None)
    if body.get("active") == 0 or not held or not isinstance(months, int):
        return None
    return add_months(max(held), months), False


def is_of_forum(body: Values) -> bool:
    return body.get("kind") == FORUM


def meets_for(body: Values) -> str:
    """The kind of meeting that it has to hold again and again."""
    return FORUM if is_of_forum(body) else SESSION
