"""The sheet Agreements: how each stands on a day, its places by direction, its balance, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.agreements.balance import IN, OUT
from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.domain.rules.agreements.renewal import renewal_of, renews_itself
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.said import step_said
from exchange_admin.services.agreements.standing import Standing, own_calendar
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_PLACES = ("agreed", "used", "free")


def agreements_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """Every agreement, or those that are valid on a day of the year or term asked for. Places are those of the academic
    year of `as_of`, as far as the agreement is in force then; how one stands is read when its row is written."""
    text, number, day = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("agreement.number", ColumnKind.IDENTIFIER),
        ("partner", text),
        ("agreement.kind", text),
        ("agreement.state", text),
        ("agreement.valid_from", day),
        ("agreement.valid_until", day),
        ("agreement.renewal", text),
        ("notice_until", day),
        ("year", text),
        *((f"{way}_{what}", number) for way in ("out", "in") for what in _PLACES),
        ("agreement.balance_unit", text),
        ("balance", ColumnKind.DECIMAL),
        ("balance_confirmed", ColumnKind.DECIMAL),
        ("not_counted", number),
        ("agreement.next_step", text),
        ("agreement.original_place", text),
    )
    narrowed = (*reading.narrowing.others, *(one for way in reading.partner_filters("agreement") for one in way))
    asked = Query("agreement", filters=narrowed, order=Order("number"))
    found = [one for one in reading.store.records(asked) if is_in(one, scope)]
    return Sheet("agreements", heads, _rows(reading, found, as_of), len(found))


def is_in(agreement: Record, scope: Scope) -> bool:
    begins, ends = agreement.text("valid_from"), agreement.text("valid_until")
    goes_on = not ends or ends >= scope.starts or renews_itself(agreement.values)
    return scope.whole or (begins <= scope.ends and goes_on)


def _rows(reading: Reading, agreements: Sequence[Record], as_of: date) -> Iterator[tuple[CellContent, ...]]:
    words = reading.words
    partners = reading.called("institution", (one["institution_id"] for one in agreements))
    calendar = cache(partial(own_calendar, reading.store))
    for one in agreements:
        standing = Standing(reading.store, one, as_of, calendar)
        yield (
            one.text("number"),
            partners.get(one.text("institution_id"), ""),
            words.choice("agreement_kind", one["kind"]),
            words.choice("agreement_state", one["state"]),
            one["valid_from"],
            one["valid_until"],
            words.choice("renewal_kind", renewal_of(one.values)),
            standing.notice.act_by.isoformat() if standing.notice else None,
            standing.year.text("code") if standing.year else "",
            *_places(standing, OUT),
            *_places(standing, IN),
            *_balance(standing, words),
            step_said(words, standing.step),
            one.text("original_place"),
        )


def _places(standing: Standing, direction: str) -> tuple[CellContent, ...]:
    """Nominated ones are among the used; all empty where nothing is agreed in the direction."""
    own = [one.places for one in standing.places if one.condition["direction"] == direction]
    found = sum(own, Places())
    return (found.agreed, found.taken, found.free) if own else (None, None, None)


def _balance(standing: Standing, words: Wording) -> tuple[CellContent, ...]:
    """What is in no balance or on no place is counted beside it."""
    unweighed = sum(1 for _, worth in standing.weighed if worth is None)
    left_out = unweighed + len(standing.not_attributed) + len(standing.without_condition)
    found = standing.balance
    numbers = (found.done.balance, found.confirmed.balance) if found else (None, None)
    return words.choice("balance_unit", standing.unit), *numbers, left_out
