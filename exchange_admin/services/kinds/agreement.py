"""Agreements beside other agreements with the same partner, and the conditions they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.agreements.next_step import NextStep
from exchange_admin.domain.rules.agreements.standing import AgreedWays, no_condition, overlap
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.said import short_step
from exchange_admin.services.agreements.standing import STEP_NEEDS, Standing, own_calendar
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.stored import pointing
from exchange_admin.store import Store


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    store, partner = sources.store, values.get("institution_id")
    conditions = pointing(store, "condition", "agreement_id", own_id) if own_id else []
    own = AgreedWays(values, _ways(conditions))
    if partner:
        others = [one for one in pointing(store, "agreement", "institution_id", partner) if one.id != own_id]
        yield from overlap(own, (AgreedWays(one.values, _ways_of(store, one)) for one in others))
    if own_id:  # a new one gets its conditions after it is there
        yield from no_condition(own)


def _ways_of(store: Store, agreement: Record) -> frozenset[str]:
    return _ways(pointing(store, "condition", "agreement_id", agreement.id))


def _ways(conditions: Sequence[Record]) -> frozenset[str]:
    return frozenset(one.text("direction") for one in conditions)


def _kept(values: Values, before: Record | None) -> Values:
    """Older programs read of `renewal` only whether it is automatic."""
    if "renewal" not in values:
        return values
    return {**values, "renews": int(values["renewal"] == "automatic")}


def _next_steps(store: Store, words: Wording, agreements: Sequence[Record], today: date) -> Mapping[str, Cell]:
    calendar = cache(partial(own_calendar, store))
    return {one.id: _step(words, Standing(store, one, today, calendar).step_in_a_list) for one in agreements}


def _step(words: Wording, step: NextStep) -> Cell:
    return (
        Cell(short_step(words, step), tone="amber" if step.urgent else "grey", value=step.code) if step.code else Cell()
    )


AGREEMENT = KindHooks(
    "agreement",
    problems=_problems,
    kept=_kept,
    columns=(MadeColumn(ListColumn("next_step", Show.STATUS, None, usual=True), STEP_NEEDS, _next_steps),),
)
