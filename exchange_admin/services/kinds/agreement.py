"""Agreements beside other agreements with the same partner, and the conditions they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache, partial

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.agreements.balance import Balance
from exchange_admin.domain.rules.agreements.next_step import PRESSES, SIGNED_STATES, NextStep
from exchange_admin.domain.rules.agreements.standing import AgreedWays, no_condition, overlap
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.balances_in_lists import balances_in_lists
from exchange_admin.services.agreements.parties import names_of_others, unsigned
from exchange_admin.services.agreements.places_in_lists import ListedPlaces, places_in_lists
from exchange_admin.services.agreements.said import number_said, short_step
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
    if own_id:  # a new one gets its conditions and members after it is there
        yield from no_condition(own)
        yield from _not_all_signed(sources, values, own_id)


def _not_all_signed(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """It is asked about when it is said to be signed or in force, for paper may be further than the list of members."""
    if values.get("state") not in SIGNED_STATES or sources.today is None:
        return
    if lacking := unsigned(sources.store, own_id, sources.today()):
        yield Problem("agreement.not_all_signed", "state", {"missing": lacking}, Level.ASKS)


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
    places = places_in_lists(store, agreements, today)
    steps = {one.id: Standing(store, one, today, calendar).step_in_a_list(places.get(one.id)) for one in agreements}
    return {id: _step(words, step) for id, step in steps.items()}


def _parties(store: Store, words: Wording, agreements: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """Of several, and of two others, whoever reads the list sees all with whom it is."""
    found = names_of_others(store, agreements, today, words.language)
    return {id: Cell(said, value=said) for id, names in found.items() if (said := words.listed(names))}


def _places(store: Store, words: Wording, agreements: Sequence[Record], today: date) -> Mapping[str, Cell]:
    found = places_in_lists(store, agreements, today)
    return {id: _places_cell(words, one) for id, one in found.items()}


def _places_cell(words: Wording, found: ListedPlaces) -> Cell:
    """Never two bare numbers with a stroke: spreadsheets take them for a day."""
    if found.agreed is None and not found.taken:
        return Cell()
    key = "of_no_number" if found.agreed is None else "taken_of"
    said = words.say(f"agreements.places.{key}", {"taken": found.taken, "agreed": found.agreed})
    return Cell(said, second=found.year, value=found.taken)


def _step(words: Wording, step: NextStep) -> Cell:
    return (
        Cell(short_step(words, step), tone="amber" if step.urgent else "grey", value=step.code) if step.code else Cell()
    )


def _balances(store: Store, words: Wording, agreements: Sequence[Record], today: date) -> Mapping[str, Cell]:
    units = {one.id: words.choice("balance_unit", one["balance_unit"]) for one in agreements}
    found = balances_in_lists(store, agreements, today)
    return {id: _balance_cell(words, units[id], one) for id, one in found.items()}


def _balance_ranks(store: Store, agreements: Sequence[Record], today: date) -> Mapping[str, Fraction]:
    """The exact numbers, whatever they count: the unit stands below each."""
    return {id: one.done.balance for id, one in balances_in_lists(store, agreements, today).items()}


def _balance_cell(words: Wording, unit: str, found: Balance) -> Cell:
    """Above zero the partner owes. Amber is what goes beyond the tolerance, never red."""
    owed = found.done.balance
    said = number_said(owed, words.language)
    tone = "amber" if found.is_tolerated is False else ""
    return Cell(f"+{said}" if owed > 0 else said, second=unit, tone=tone)


_PLACES_NEED = ("valid_from", "valid_until", "renewal", "renews")

_BALANCE_NEEDS = (
    *("balance_unit", "balance_ratio", "balance_tolerance", "balance_from_year_id", "balance_opening", "previous_id"),
)

AGREEMENT = KindHooks(
    "agreement",
    problems=_problems,
    kept=_kept,
    columns=(
        MadeColumn(ListColumn("parties", Show.TEXT, "institution_id", usual=False), ("institution_id",), _parties),
        MadeColumn(ListColumn("places_taken", Show.TEXT, None, usual=True), _PLACES_NEED, _places),
        MadeColumn(
            ListColumn("balance_now", Show.TEXT, "balance_now", usual=True), _BALANCE_NEEDS, _balances, _balance_ranks
        ),
        MadeColumn(ListColumn("next_step", Show.STATUS, PRESSES, usual=True), STEP_NEEDS, _next_steps),
    ),
)
