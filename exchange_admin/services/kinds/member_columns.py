"""What lists of members show beside the fields: the country of the institution, and what kind of institution it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from exchange_admin.domain.rules.committee.minutes import CHAIRS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import place_among
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.store import Store


def _countries(store: Store, words: Wording, members: Sequence[Record], today: date) -> Mapping[str, Cell]:
    places = _places(store, members)
    return {
        one.id: Cell(words.choice("country", place["country"]), value=place["country"])
        for one in members
        if (place := places.get(one.text("institution_id"))) is not None
    }


COUNTRY = MadeColumn(ListColumn("member_country", Show.TEXT, None, usual=False), ("institution_id",), _countries)


def _kinds(store: Store, words: Wording, members: Sequence[Record], today: date) -> Mapping[str, Cell]:
    places = _places(store, members)
    return {
        one.id: Cell(words.choice("institution_kind", place["kind"]), value=place["kind"])
        for one in members
        if (place := places.get(one.text("institution_id"))) is not None
    }


def _at_the_table(store: Store, members: Sequence[Record], today: date) -> Mapping[str, Fraction]:
    """Chairs first, then by kind of institution and by role, as their words stand in their lists."""
    kinds, roles = (words_of(name) for name in ("institution_kind", "member_role"))
    places = _places(store, members)
    found = {}
    for one in members:
        role, place = one.text("role"), places.get(one.text("institution_id"))
        kind = place.text("kind") if place is not None else ""
        above = CHAIRS.index(role) - len(CHAIRS) if role in CHAIRS else place_among(kinds, kind)
        found[one.id] = Fraction(above * (len(roles) + 1) + place_among(roles, role))
    return found


def _places(store: Store, members: Sequence[Record]) -> Mapping[str, Record]:
    return store.many("institution", list(dict.fromkeys(one.text("institution_id") for one in members)))


KIND = MadeColumn(
    ListColumn("member_kind", Show.TEXT, "member_kind", usual=False), ("institution_id", "role"), _kinds, _at_the_table
)
