"""Whether a task is kept by the office for itself, or shown to the other side of the stay."""

from __future__ import annotations

OFFICE, SHARED = "office", "shared"
_OF_THE_SENDER = frozenset({"sending", "person", "parents"})
"""Who acts on the side of the sending institution: the participant and the parents belong to it."""


def usual_share(actor: str, phase: str, direction: str, *, sensitive: bool = False) -> str:
    """How a task is begun by the office that owns its rule. What the other side does, or both, is shown to it; so is
    what a host does on arrival, which the sender wants to see. What its own side does stays with the office, and what
    concerns somebody's health never leaves it. `direction` is seen from that office.
    """
    if sensitive:
        return OFFICE
    if actor == "receiving" and phase == "on_arrival":
        return SHARED
    return OFFICE if is_own_side(actor, direction) else SHARED


def is_own_side(actor: str, direction: str) -> bool:
    """Whether only the side of the office that owns the rule acts; both sides are not."""
    return actor in (_OF_THE_SENDER if direction == "outgoing" else frozenset({"receiving"}))
