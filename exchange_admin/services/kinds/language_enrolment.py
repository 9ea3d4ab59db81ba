"""People in language groups: their hours, counted in the lessons, else as somebody entered them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import KindHooks, MadeColumn
from exchange_admin.services.lessons.group_sheet import COUNTED_FROM, attended_minutes
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.store import Store


def _attended(store: Store, words: Wording, enrolments: Sequence[Record]) -> Mapping[str, Cell]:
    hours = attended_minutes(store, enrolments)
    return {id: Cell(str(minutes), value=minutes) for id, minutes in hours.items() if minutes is not None}


LANGUAGE_ENROLMENT = KindHooks(
    "language_enrolment",
    columns=(MadeColumn(ListColumn("attended", Show.HOURS, None, usual=True), COUNTED_FROM, _attended),),
)
