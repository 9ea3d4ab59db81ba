"""The way of an expression of interest: what the asking institution says, what the answering one says, and the one word
that a person sees of both."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Values

SHORTLISTED, DISMISSED, SENT, WITHDRAWN = "shortlisted", "dismissed", "sent", "withdrawn"
"""Words of the asking institution."""
AT_HOME, SHARED = (SHORTLISTED, DISMISSED), (SENT, WITHDRAWN)
"""What the other side never hears of, and what it keeps."""
ANSWERED, ACCEPTED, DECLINED = "answered", "accepted", "declined"
REPLIES = (ANSWERED, ACCEPTED, DECLINED)
"""Words of the answering institution."""
LED_TO = "led_to"
STANDING = (SENT, ANSWERED, ACCEPTED, LED_TO)
"""Statuses in which something may still come, or came, of an interest: it needs no second one the other way round."""
LED_TO_ONE = ("led_to_agreement_id", "led_to_project_id")
"""What may come of an interest."""
STATUS = "interest_status"
"""The fact that lists show, with the word for what an agreement or a project came of."""
STATUSES = (*AT_HOME, SENT, *REPLIES, WITHDRAWN, LED_TO)
_NEXT: Mapping[str, frozenset[str]] = {
    SHORTLISTED: frozenset({DISMISSED, SENT}),
    DISMISSED: frozenset({SHORTLISTED, SENT}),
    SENT: frozenset({WITHDRAWN}),
    WITHDRAWN: frozenset({SENT}),
}


def interest_state_is_reachable(now: str, wanted: str) -> bool:
    """What was sent is never again a note of one's own: whoever has it would hear of nothing that follows."""
    return wanted == now or wanted in _NEXT.get(now, frozenset())


def interest_status(values: Values) -> str:
    """The one word on screen: what came of it, else that it was taken back, else the answer, else what was asked."""
    if any(values.get(name) for name in LED_TO_ONE):
        return LED_TO
    state, reply = str(values.get("state") or ""), values.get("reply")
    return str(reply) if state == SENT and reply else state


def waits_for_answer(values: Values) -> bool:
    """Whether the answering institution has not said anything yet."""
    return interest_status(values) == SENT
