"""What one stay means beside others: the person's other stays, the agreement it goes by, the places agreed.

The field allows exceptions from all of it, so each only asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.agreements.renewal import renews_itself
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED, is_counted

FIRST_DAY, LAST_DAY = "first_day", "last_day"
"""Facts of a stay that the store works out as `days_of` does."""
CAME_ON = "came_on"
"""Fact of a stay: the actual first day, else that of the first event that says that somebody came."""
COMING = ("entry", "arrival", "lodging")
"""Events that say so: what somebody who has arrived has done, usually on one day."""
REFUSED = NOT_ACCEPTED - {"waitlisted"}
"""Receiving statuses of those who do not come."""


def days_of(stay: Values) -> tuple[str, str]:
    """First and last day as ISO text, those that came true before those planned; empty where nobody said."""
    starts = stay.get("actual_start") or stay.get("planned_start") or ""
    ends = stay.get("actual_end") or stay.get("planned_end") or ""
    return str(starts), str(ends)


def takes_place(stay: Values) -> bool:
    """Whether somebody goes or may still go."""
    return stay.get("sending_status") not in CAME_TO_NOTHING and stay.get("receiving_status") not in REFUSED


def away_already(stay: Values, others: Iterable[Values]) -> Iterator[Problem]:
    """Another stay of the same person on the same days; leaving on the day of coming home is no overlap."""
    starts, ends = days_of(stay)
    if not (starts and ends and takes_place(stay)):
        return
    for other in others:
        there, back = days_of(other)
        if there and back and takes_place(other) and there < ends and starts < back:
            yield Problem("mobility.person_away_already", "planned_start", {"start": there, "end": back}, Level.ASKS)
            return


def agreement_not_in_force(stay: Values, agreement: Values) -> Iterator[Problem]:
    """Days before the agreement begins or after it has ended; one that renews itself ends by termination only."""
    starts, ends = days_of(stay)
    if not starts or not takes_place(stay):
        return
    since, until = str(agreement.get("valid_from") or ""), str(agreement.get("valid_until") or "")
    terminated = agreement.get("state") == "terminated"
    ended = bool(until) and (ends or starts) > until and (terminated or not renews_itself(agreement))
    if (since and starts < since) or ended or (terminated and not until):
        yield Problem("agreement.not_in_force", "agreement_id", level=Level.ASKS)


def places_used(stay: Values, places: Value, others: int) -> Iterator[Problem]:
    """`places` are those of the condition a year, `others` the counted stays of that year without this one."""
    if isinstance(places, int) and is_counted(stay) and others + 1 > places:
        facts = {"used": others + 1, "places": places}
        yield Problem("condition.places_used", "condition_id", facts, Level.ASKS)
