"""The way of a recognition case: draft, proposed, decided, closed; and what says whether a decision still stands on the
courses of the host as they were when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.domain.problems import Problem, RuleBroken

DRAFT, PROPOSED, DECIDED, CLOSED = "draft", "proposed", "decided", "closed"

RESTED_ON = ("original_mark", "contact_minutes", "practice_minutes", "placement_weeks", "category", "status")
"""What of a course of the host a decision rests on; titles and codes may still be corrected."""

GROUND = "ground"
"""What lists call it; a case that is not decided has none of the words."""
UNCHANGED, CHANGED, NOT_KNOWN = "unchanged", "changed", "not_known"
"""Not known: decided before the courses were kept with the decision."""

_WAYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "propose": {DRAFT: PROPOSED},
        "send_back": {PROPOSED: DRAFT},
        "decide": {PROPOSED: DECIDED},
        "close": {DECIDED: CLOSED},
        # with a reason that the journal keeps
        "reopen": {DECIDED: DRAFT, CLOSED: DRAFT},
    }
)


def after(state: str, verb: str) -> str:
    """The state that a verb leads to. Raises RuleBroken with `recognition.wrong_state`."""
    ways = _WAYS[verb]
    if state not in ways:
        facts = {"state": f"choice.recognition_state.{state}", "needed": f"choice.recognition_state.{next(iter(ways))}"}
        raise RuleBroken(Problem("recognition.wrong_state", "state", facts))
    return ways[state]
