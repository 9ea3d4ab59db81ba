"""How far meetings and decisions are, and which way leads on."""

from __future__ import annotations

from collections.abc import Mapping

PLANNED, ANNOUNCED, HELD, AGREED, CANCELLED = "planned", "announced", "held", "agreed", "cancelled"
SHARED_STATES = (ANNOUNCED, HELD, AGREED, CANCELLED)
"""In which members see a meeting; before, only whoever leads the committee does."""
WITH_MINUTES = (HELD, AGREED)

PROPOSED, IN_WORK, DONE, LAPSED = "proposed", "in_work", "done", "lapsed"
DECISION_STATES = (PROPOSED, AGREED, IN_WORK, DONE, LAPSED)
IN_FORCE = (AGREED, IN_WORK)
"""What somebody has to carry out."""
SETTLED = (DONE, LAPSED)
SIGNING = ("party", "lead", "co_lead", "partner", "enterprise", "research", "authority")
"""Roles of members of an agreement that sign it; others are named in it or look on."""

DECISION_TASK, SESSION_TASK, FORUM_TASK = TASK_CODES = ("committee.decision", "committee.session", "committee.forum")
"""Rules that every committee has for its tasks; there are no records of them."""

INFORMATION = "information"
"""A decision that nobody has to carry out."""

_MEETING, _DECISION = "meeting_state", "decision_state"

_MEETING_WAYS: Mapping[str, tuple[str, ...]] = {
    PLANNED: (ANNOUNCED, HELD, CANCELLED),
    ANNOUNCED: (HELD, CANCELLED),
    HELD: (AGREED, ANNOUNCED),
    AGREED: (HELD,),
    CANCELLED: (ANNOUNCED,),
}
_DECISION_WAYS: Mapping[str, tuple[str, ...]] = {
    PROPOSED: (AGREED, LAPSED),
    AGREED: (IN_WORK, DONE, LAPSED, PROPOSED),
    IN_WORK: (DONE, LAPSED, AGREED),
    DONE: (IN_WORK,),
    LAPSED: (IN_WORK, PROPOSED),
}


def meeting_state_is_reachable(now: str, wanted: str) -> bool:
    """What members were shown is not hidden again; minutes are agreed only on a meeting that was held."""
    return now == wanted or wanted in _MEETING_WAYS.get(now, ())


def following_states(vocabulary: str, now: str | None) -> tuple[str, ...]:
    """This state and those that may follow it; of a new meeting those that it can begin with. Empty for other words,
    and for a new decision: old ones are entered as they ended."""
    if now is None:
        return (PLANNED, *_MEETING_WAYS[PLANNED]) if vocabulary == _MEETING else ()
    ways = {_MEETING: _MEETING_WAYS, _DECISION: _DECISION_WAYS}.get(vocabulary, {})
    return (now, *ways.get(now, ())) if now in ways else ()


def decision_state_is_reachable(now: str, wanted: str) -> bool:
    """What was settled by mistake is taken up again."""
    return now == wanted or wanted in _DECISION_WAYS.get(now, ())
