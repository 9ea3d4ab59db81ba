"""How far projects and their outputs are, which way leads on, and whether an output is there in both languages."""

from __future__ import annotations

from collections.abc import Mapping

IDEA, AGREED, RUNNING, PAUSED, FINISHED, STOPPED = "idea", "agreed", "running", "paused", "finished", "stopped"
SHARED_STATES = (AGREED, RUNNING, PAUSED, FINISHED, STOPPED)
"""In which members see a project; an idea only whoever leads does."""
PROJECT_STATES = (IDEA, *SHARED_STATES)
GOING_ON = (AGREED, RUNNING)
"""In which something is expected to happen."""
NEEDS_REASON = (PAUSED, STOPPED)
ROOTS = ("agreement_id", "decision_id", "listing_id")
"""What a project may have come of."""

PLANNED, DRAFTING, REVIEWING, PUBLISHED, WITHDRAWN = "planned", "drafting", "reviewing", "published", "withdrawn"
OUTPUT_STATES = (PLANNED, DRAFTING, REVIEWING, AGREED, PUBLISHED, WITHDRAWN)
UNFINISHED = (PLANNED, DRAFTING, REVIEWING)
APPROVED_STATES = (AGREED, PUBLISHED)
"""Of outputs that all who are asked have approved as they stand; the words alone prove nothing (decision 93)."""

_PROJECT, _OUTPUT = "project_state", "output_state"
_PROJECT_WAYS: Mapping[str, tuple[str, ...]] = {
    IDEA: (AGREED,),
    AGREED: (RUNNING, PAUSED, STOPPED),
    RUNNING: (PAUSED, FINISHED, STOPPED),
    PAUSED: (RUNNING, FINISHED, STOPPED),
    FINISHED: (RUNNING,),
    STOPPED: (RUNNING,),
}
_OUTPUT_WAYS: Mapping[str, tuple[str, ...]] = {
    PLANNED: (DRAFTING, REVIEWING, WITHDRAWN),
    DRAFTING: (REVIEWING, PLANNED, WITHDRAWN),
    REVIEWING: (AGREED, DRAFTING, WITHDRAWN),
    AGREED: (PUBLISHED, REVIEWING, WITHDRAWN),
    PUBLISHED: (REVIEWING, WITHDRAWN),
    WITHDRAWN: (DRAFTING, REVIEWING),
}


def project_state_is_reachable(now: str, wanted: str) -> bool:
    """What members were shown is no idea again; what ended by mistake goes on."""
    return now == wanted or wanted in _PROJECT_WAYS.get(now, ())


def output_state_is_reachable(now: str, wanted: str) -> bool:
    """A new version is reviewed anew before it is published."""
    return now == wanted or wanted in _OUTPUT_WAYS.get(now, ())


def following_states(vocabulary: str, now: str | None) -> tuple[str, ...]:
    """This state and those that may follow it; empty for other words, and for a new project: old ones are entered as
    they are. A new output is approved before it is agreed."""
    if now is None and vocabulary == _OUTPUT:
        return tuple(state for state in OUTPUT_STATES if state not in APPROVED_STATES)
    ways = {_PROJECT: _PROJECT_WAYS, _OUTPUT: _OUTPUT_WAYS}.get(vocabulary, {})
    return (now, *ways[now]) if now is not None and now in ways else ()
