"""The two statuses of a mobility, each owned by one side (rulings 4, after the EWP mobility APIs)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem

_BEFORE_CLOSED = ("withdrawn", "cancelled", "deferred")

SENDING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "draft": ("nominated", *_BEFORE_CLOSED),
        "nominated": ("live", "draft", *_BEFORE_CLOSED),
        "live": ("recognising", "closed", *_BEFORE_CLOSED),
        "recognising": ("recognised", "partly_recognised", "not_recognised"),
        "recognised": ("closed",),
        "partly_recognised": ("closed",),
        "not_recognised": ("closed",),
        "closed": (),
        "withdrawn": (),
        "cancelled": (),
        "deferred": ("nominated", "withdrawn", "cancelled"),
    }
)
RECEIVING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "none": ("pending", "verified"),  # a host that enters its guests itself says yes at once
        "pending": ("verified", "rejected", "waitlisted"),
        "rejected": ("pending",),
        "waitlisted": ("verified", "rejected"),
        "verified": ("arrived", "no_show"),
        "arrived": ("in_residence", "departed", "early_return"),
        "in_residence": ("departed", "early_return"),
        "departed": ("transcript_issued",),
        "transcript_issued": (),
        "no_show": (),
        "early_return": ("transcript_issued",),
    }
)
RECOGNISING = "recognising"
OUTCOMES = frozenset({"recognised", "partly_recognised", "not_recognised"})
"""Of a recognition, as sending statuses."""

VERIFIED_OR_LATER = frozenset({"verified", "arrived", "in_residence", "departed", "transcript_issued", "early_return"})
RETURNED = frozenset({"departed", "early_return", "transcript_issued"})
CONFIRMED = "verified"
CAME = frozenset({"arrived", "in_residence", "departed", "transcript_issued", "early_return"})
_STAY = CAME | {"no_show"}
_WITHOUT_RECOGNITION = frozenset({"traineeship", "teaching", "staff_training"})
_NEEDS_REASON = frozenset({"withdrawn", "cancelled"})
CAME_TO_NOTHING = frozenset(_BEFORE_CLOSED)
ENDED_WELL = OUTCOMES | {RECOGNISING, "closed"}
"""Sending statuses of a stay that took place."""
_ENDED = CAME_TO_NOTHING | OUTCOMES | {"closed"}
NOT_ACCEPTED = frozenset({"rejected", "waitlisted", "no_show"})


def sending_problems(now: str, wanted: str, receiving: str, activity: str) -> list[Problem]:
    """Why the sending status may not go from `now` to `wanted`."""
    if wanted == now:
        return []
    if wanted not in SENDING.get(now, ()):
        return [_not_reachable("sending_status", now, wanted)]
    if wanted == "live" and receiving not in VERIFIED_OR_LATER:
        return [Problem("mobility.needs_verified", "sending_status")]
    if wanted == "recognising" and receiving not in RETURNED:
        return [Problem("mobility.needs_departure", "sending_status")]
    if (now, wanted) == ("live", "closed") and activity not in _WITHOUT_RECOGNITION:
        return [_not_reachable("sending_status", now, wanted)]
    return []


def outcome_problems(now: str, outcome: str, receiving: str, activity: str) -> list[Problem]:
    """Why a decision cannot bring the sending status to its `outcome`, by way of `recognising` where needed.

    Empty too where the office has moved it on already, so that nothing is left to bring.
    """
    if now in OUTCOMES or now in _ENDED:
        return []
    if now == RECOGNISING:
        return sending_problems(now, outcome, receiving, activity)
    return sending_problems(now, RECOGNISING, receiving, activity)


def receiving_problems(now: str, wanted: str) -> list[Problem]:
    """Why the receiving status may not go from `now` to `wanted`."""
    if wanted == now or wanted in RECEIVING.get(now, ()):
        return []
    return [_not_reachable("receiving_status", now, wanted)]


def offered_statuses(field: str, now: str) -> tuple[str, ...]:
    """The present status and those that may come next, for a field of a stay; empty for any other field or status."""
    following = {"sending_status": SENDING, "receiving_status": RECEIVING}.get(field, {})
    return (now, *following[now]) if now in following else ()


def is_undecided(sending: str, receiving: str) -> bool:
    """Whether nobody has said yet that somebody goes: the sender has not nominated and the host has not said yes.

    A host that enters its guests itself says yes without ever seeing a nomination.
    """
    return sending == "draft" and receiving not in VERIFIED_OR_LATER


def is_counted(stay: Mapping[str, Value]) -> bool:
    """Whether a stay counts as an exchange: decided, and somebody went or goes."""
    sending, receiving = str(stay.get("sending_status")), str(stay.get("receiving_status"))
    return not is_undecided(sending, receiving) and sending not in CAME_TO_NOTHING and receiving not in NOT_ACCEPTED


def needs_reason(sending: str) -> bool:
    """Whether a withdrawal reason belongs to the status."""
    return sending in _NEEDS_REASON


def shown_status(sending: str, receiving: str) -> str:
    """The one word on screen, as a wording key (`choice.sending_status.live`), computed from both sides.

    Who never came is not shown as recognised, whatever the other side has written: the two want a look.
    """
    if receiving == "no_show" and sending in {*OUTCOMES, "closed"}:
        return "choice.receiving_status.no_show"
    if sending in _ENDED:
        return f"choice.sending_status.{sending}"
    if receiving in _STAY:
        return (
            "choice.sending_status.recognising" if sending == "recognising" else f"choice.receiving_status.{receiving}"
        )
    if receiving in {"rejected", "waitlisted", "verified"} and sending in {"draft", "nominated", "live"}:
        return f"choice.receiving_status.{receiving}"
    return f"choice.sending_status.{sending}"


def stopped_status(sending: str, receiving: str) -> str:
    """The shown status of a stay whose weeks do not pass any more: it came to nothing, or somebody left; else empty."""
    stopped = sending in _ENDED or receiving in NOT_ACCEPTED or receiving in RETURNED
    return shown_status(sending, receiving) if stopped else ""


def tone(status_key: str) -> str:
    """Colour family of a shown status: grey, violet, teal, green, amber or red."""
    return _TONES.get(status_key.rpartition(".")[2], "grey")


_SHOWN_IN = {
    "violet": ("verified", "transcript_issued"),
    "amber": ("waitlisted", "early_return", "recognising", "partly_recognised", "deferred"),
    "red": ("rejected", "no_show", "not_recognised", "withdrawn", "cancelled"),
    "teal": ("arrived", "departed"),
    "green": ("in_residence", "live", "recognised"),
}
_TONES = {status: colour for colour, statuses in _SHOWN_IN.items() for status in statuses}


def _not_reachable(field: str, now: str, wanted: str) -> Problem:
    facts = {"from": f"choice.{field}.{now}", "to": f"choice.{field}.{wanted}"}
    return Problem("mobility.status_not_reachable", field, facts)
