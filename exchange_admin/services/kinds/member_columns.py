"""What lists of members show beside the fields: the country of the institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.store import Store


def _countries(store: Store, words: Wording, members: Sequence[Record], today: date) -> Mapping[str, Cell]:
    places = store.many("institution", list(dict.fromkeys(one.text("institution_id") for one in members)))
    return {
        one.id: Cell(words.choice("country", place["country"]), value=place["country"])
        for one in members
        if (place := places.get(one.text("institution_id"))) is not None
    }


COUNTRY = MadeColumn(ListColumn("member_country", Show.TEXT, None, usual=False), ("institution_id",), _countries)
