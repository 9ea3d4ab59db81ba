"""Which records are a partner's own to write (`sync.md` R19). The same rule in its own file and at the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from exchange_admin.domain.fields import Registry, Value

_LINES_OF_INSTITUTION = frozenset({"contact", "unit", "question"})
_INSTITUTION, _PERSON, _MOBILITY = "institution", "person", "mobility"
_OF_THEIR_PEOPLE = frozenset({"identity_document", "distinct_people"})
_SIDES = ("sending_institution_id", "receiving_institution_id")

Values = Mapping[str, Value]


class Lookup(Protocol):
    """What the rule wants to know of other records."""

    def values(self, kind: str, id: str) -> Values | None:
        """None for a record that is not there."""

    def maker(self, kind: str, id: str) -> str:
        """The institution for which the record was made; empty when unknown."""

    def stays(self, person: str) -> Iterable[Values]:
        """The mobilities of a person."""


def takes(registry: Registry, kind: str) -> bool:
    """Whether partners may write records of a kind at all; of institutions only their own."""
    return kind in registry and (registry[kind].by_partner or kind == _INSTITUTION)


def is_theirs(registry: Registry, institution: str, kind: str, id: str, values: Values, lookup: Lookup) -> bool:
    """Whether a record with these values is one that the institution may write.

    A person belongs to its home institution and to whoever made it; papers and duplicates to their person's; a stay to
    both sides; contacts, units and questions to their institution. What else follows a person may be written by
    everybody who sees that person.
    """
    if not takes(registry, kind):
        return False
    if kind == _INSTITUTION:
        return id == institution
    if kind == _PERSON:
        return values.get("home_institution_id") == institution or lookup.maker(kind, id) == institution
    if kind == _MOBILITY:
        return any(values.get(side) == institution for side in _SIDES)
    if kind in _LINES_OF_INSTITUTION:
        return values.get("institution_id") == institution
    followed = _followed(registry, kind, values)
    if kind in _OF_THEIR_PEOPLE:
        return any(_is_their_person(registry, institution, person, lookup) for _, person in followed)
    return any(_is_in_sight(registry, institution, to, record, lookup) for to, record in followed)


def _followed(registry: Registry, kind: str, values: Values) -> list[tuple[str, str]]:
    """(kind, id) of the records that one follows."""
    references = [(registry[kind][name].refers, values.get(name)) for name in registry[kind].follows]
    return [(refers, str(value)) for refers, value in references if value]


def _is_their_person(registry: Registry, institution: str, person: str, lookup: Lookup) -> bool:
    values = lookup.values(_PERSON, person)
    return values is not None and is_theirs(registry, institution, _PERSON, person, values, lookup)


def _is_in_sight(registry: Registry, institution: str, kind: str, id: str, lookup: Lookup) -> bool:
    """Whether the institution gets to see a record that another one follows."""
    if kind == _INSTITUTION:
        return id == institution
    if kind == _PERSON and (
        _is_their_person(registry, institution, id, lookup)
        or any(stay.get(side) == institution for stay in lookup.stays(id) for side in _SIDES)
    ):
        return True
    values = lookup.values(kind, id)
    if values is None or kind == _PERSON:
        return False
    return any(_is_in_sight(registry, institution, to, one, lookup) for to, one in _followed(registry, kind, values))
