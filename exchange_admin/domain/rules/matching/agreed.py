"""Specialities of two colleges that both agreed correspond: what raises the weight of a common field."""

from __future__ import annotations

from collections.abc import Collection

LINKED, ENDED = "agreed", "ended"
LINKED_STATES = (LINKED, ENDED)
"""In which everybody of the same office has such a pair."""
Side = tuple[str, str]
"""An institution and the code of a speciality."""
Agreed = Collection[frozenset[Side]]


def agreed_pair(one: Side, other: Side) -> frozenset[Side]:
    """The same whichever of the two needs and offers."""
    return frozenset((one, other))
