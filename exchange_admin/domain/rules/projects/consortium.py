"""Who has to take part in a consortium of colleges, enterprises and research, and who of them is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CONSORTIUM = "consortium"
COUNTRIES = ("CN", "RU")
COLLEGES = ("college", "university")
ENTERPRISE, RESEARCH = "enterprise", "research"
_COLLEGE = "college"
PARTS = (*(f"{_COLLEGE}_{country.lower()}" for country in COUNTRIES), ENTERPRISE, RESEARCH)
"""Words for what a consortium consists of, in the order in which a person meets them."""
_LOOKS_ON = ("observer", "associate", "expert", "authority")
"""Roles of those who make nothing in it."""


@dataclass(frozen=True, slots=True)
class Party:
    """An institution that takes part: its kind and country, and the role in which it does (empty for whoever leads)."""

    kind: str
    country: str
    role: str = ""


def missing_parts(kind: object, parties: Iterable[Party]) -> tuple[str, ...]:
    """Those of `PARTS` that nobody stands for; nothing is asked of other projects. It is shown, never refused."""
    if kind != CONSORTIUM:
        return ()
    there = {part for one in parties if one.role not in _LOOKS_ON for part in _parts_of(one)}
    return tuple(part for part in PARTS if part not in there)


def _parts_of(party: Party) -> tuple[str, ...]:
    """A college whose role is that of research stands for that, as a company of a university does for enterprises."""
    for part in (ENTERPRISE, RESEARCH):
        if part in (party.role, party.kind):
            return (part,)
    return (f"{_COLLEGE}_{party.country.lower()}",) if party.kind in COLLEGES else ()
