"""The sheet Ending agreements: which end soon or in the period asked for, with whom, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import day_in, days_after
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.agreements.next_step import AHEAD, SIGNED_STATES
from exchange_admin.domain.rules.agreements.renewal import renewal_of, renews_itself
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.parties import names_of_others
from exchange_admin.services.agreements.said import step_said
from exchange_admin.services.agreements.standing import Standing, own_calendar
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

SOON = 180
"""Days ahead within which an agreement, a document or a proof is told to end."""
_ENDED = "expired"
_DAYS_LEFT = 6  # its column


def ending_agreements_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """The first one first: what is signed and ends within 180 days, or ended and is in force in the records still;
    where a period is asked for, what ends or ended in it. What renewed itself since has not ended."""
    text, day = ColumnKind.TEXT, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("agreement.number", ColumnKind.IDENTIFIER),
        ("partner", text),
        ("agreement.kind", text),
        ("agreement.state", text),
        ("agreement.valid_from", day),
        ("agreement.valid_until", day),
        ("days_left", ColumnKind.INTEGER),
        ("agreement.renewal", text),
        ("notice_until", day),
        ("agreement.next_step", text),
    )
    found = [one for one in _asked_for(reading, scope, as_of) if not _renewed_itself(one, as_of)]
    # what is asked of stays is not asked of agreements, and nobody is to take all of them for what was asked for
    said = ("report.ending_agreements_note",) if reading.narrowing.others else ()
    notes = (reading.words.say("report.tones_note", {"n": AHEAD.days}), *map(reading.words.say, said))
    rows, days_left = _rows(reading, found, as_of), {_DAYS_LEFT: AHEAD.days}
    return Sheet("ending_agreements", heads, rows, len(found), notes=notes, days_left=days_left)


def _asked_for(reading: Reading, scope: Scope, as_of: date) -> Sequence[Record]:
    states: tuple[str, ...] = SIGNED_STATES
    within = [Filter("valid_until", Test.UNTIL, (days_after(as_of, SOON).isoformat(),))]
    if not scope.whole:
        states, within = (*SIGNED_STATES, _ENDED), list(scope.filters("", "valid_until")[0])
    partners = [one for way in reading.partner_filters("agreement") for one in way]
    filters = (Filter("state", Test.IS, states), *within, *partners)
    return list(reading.store.records(Query("agreement", filters=filters, order=Order("valid_until"))))


def _renewed_itself(agreement: Record, as_of: date) -> bool:
    until = day_in(agreement.values, "valid_until")
    return renews_itself(agreement.values) and until is not None and until < as_of


def _rows(reading: Reading, agreements: Sequence[Record], as_of: date) -> Iterator[tuple[CellContent, ...]]:
    words = reading.words
    partners = names_of_others(reading.store, agreements, as_of, words.language)
    calendar = cache(partial(own_calendar, reading.store))
    for one in agreements:
        standing, until = Standing(reading.store, one, as_of, calendar), day_in(one.values, "valid_until")
        yield (
            one.text("number"),
            words.listed(partners[one.id]) or None,
            words.choice("agreement_kind", one["kind"]),
            words.choice("agreement_state", one["state"]),
            one["valid_from"],
            one["valid_until"],
            (until - as_of).days if until else None,
            words.choice("renewal_kind", renewal_of(one.values)),
            standing.notice.act_by.isoformat() if standing.notice else None,
            step_said(words, standing.step),
        )
