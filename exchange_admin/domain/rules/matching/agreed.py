"""Specialities of two colleges that both agreed correspond: what raises the weight of a common field."""

from __future__ import annotations

from collections.abc import Collection

from exchange_admin.domain.rules.listings import LINKED, LINKED_STATES

__all__ = ["LINKED", "LINKED_STATES", "Agreed", "Side", "agreed_pair"]

Side = tuple[str, str]
"""An institution and the code of a speciality."""
Agreed = Collection[frozenset[Side]]


def agreed_pair(one: Side, other: Side) -> frozenset[Side]:
    """The same whichever of the two needs and offers."""
    return frozenset((one, other))
