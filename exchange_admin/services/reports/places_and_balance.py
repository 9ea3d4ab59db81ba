"""Places agreed, used and free, and the exchange balance with its weights, agreement by agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from exchange_admin.documents.report_pages.content import Share, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain import exact
from exchange_admin.domain.labels import latin_name, person_name
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.said import balance_said
from exchange_admin.services.agreements.standing import Standing, own_calendar
from exchange_admin.services.agreements.stays import CountedStay
from exchange_admin.services.reports.agreements_sheet import is_in
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE
_AMOUNT, _SHARE = ColumnKind.DECIMAL, ColumnKind.PERCENT
_WEIGHED, _UNWEIGHED, _NO_PLACE, _NO_AGREEMENT = "weighed", "unweighed", "without_condition", "not_attributed"
_BY_OTHERS = "by_others_alone"


@dataclass(frozen=True, slots=True)
class _Told:
    """An agreement with what its partner is called."""

    standing: Standing
    partner: str | None

    @property
    def agreement(self) -> Record:
        return self.standing.agreement


def places_and_balance(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Of every agreement, or of those that are valid on a day of the period. Places are those of the academic year of
    `as_of`; the balance counts from the first day that the agreement names, whatever the period is."""
    store = reading.store
    narrowed = (*reading.narrowing.others, *(one for way in reading.partner_filters("agreement") for one in way))
    found = [
        one for one in store.records(Query("agreement", filters=narrowed, order=Order("number"))) if is_in(one, scope)
    ]
    names = reading.called("institution", (one["institution_id"] for one in found))
    calendar = cache(partial(own_calendar, store))
    told = [_Told(Standing(store, one, as_of, calendar), names.get(one.text("institution_id"))) for one in found]
    return _places(reading, told), _balance(reading, told), _stays(reading, told)


def _places(reading: Reading, told: Sequence[_Told]) -> Page | Sheet:
    words = reading.words
    heads = columns(
        words,
        ("partner", _TEXT),
        ("agreement.number", _CODE),
        ("agreement.state", _TEXT),
        ("agreement.valid_until", _DAY),
        ("year", _TEXT),
        ("condition.direction", _TEXT),
        ("condition.activity", _TEXT),
        ("places_agreed", _NUMBER),
        ("places_used", _NUMBER),
        ("places_nominated", _NUMBER),
        ("places_free", _NUMBER),
        ("places_share", _SHARE),
    )
    rows: list[tuple[CellContent, ...]] = []
    for one in told:
        year = one.standing.year
        for each in one.standing.places:
            found = each.places
            rows.append(
                (
                    *(
                        one.partner,
                        one.agreement.text("number"),
                        words.choice("agreement_state", one.agreement["state"]),
                    ),
                    *(one.agreement["valid_until"], year.text("code") if year else None),
                    words.choice("direction", each.condition["direction"]),
                    words.choice("activity", each.condition["activity"]),
                    *(found.agreed, found.used, found.nominated, found.free),
                    found.taken / found.agreed if found.agreed else None,
                )
            )
    is_whole = all(row[7] is not None for row in rows)
    shares = {11: Share((8, 9), (7,))} if is_whole else {}
    table = Table(heads, rows, sums=(7, 8, 9, 10), shares=shares, bars=(11,), below_zero=(10,))
    return listed("places", table, (words.say("report.places_note"),), frozen=2)


def _balance(reading: Reading, told: Sequence[_Told]) -> Page | Sheet:
    """What has begun, what is confirmed besides, and with the forecast: sent less ratio times received."""
    words = reading.words
    heads = columns(
        words,
        ("partner", _TEXT),
        ("agreement.number", _CODE),
        ("agreement.balance_unit", _TEXT),
        ("agreement.balance_ratio", _AMOUNT),
        ("agreement.balance_tolerance", _AMOUNT),
        ("agreement.balance_opening", _AMOUNT),
        *((key, _AMOUNT) for key in ("balance_sent", "balance_received", "balance", "balance_confirmed")),
        ("balance_forecast", _AMOUNT),
        ("within_tolerance", _TEXT),
        ("not_counted", _NUMBER),
        ("by_others_alone", _NUMBER),
        ("balance_said", _TEXT),
    )
    rows = [_balanced(reading, one) for one in told if one.standing.balance is not None]
    without = sum(one.standing.balance is None for one in told)
    note = words.say("report.balance_note", {"n": without})
    return listed("exchange_balance", Table(heads, rows, sums=(12, 13)), (note,), frozen=2)


def _balanced(reading: Reading, told: _Told) -> tuple[CellContent, ...]:
    words, standing = reading.words, told.standing
    found = standing.balance
    assert found is not None
    kept = found.is_tolerated
    left_out = found.unweighed + len(standing.not_attributed) + len(standing.without_condition)
    return (
        *(told.partner, told.agreement.text("number"), words.choice("balance_unit", standing.unit)),
        *(standing.ratio, exact.of(told.agreement["balance_tolerance"])),
        standing.opening or None,
        *(found.done.sent, found.done.received, found.done.balance),
        *(found.confirmed.balance, found.forecast.balance),
        None if kept is None else words.choice("boolean", int(kept)),
        *(left_out, len(standing.by_others_alone)),
        balance_said(words, standing.unit, found, as_partner=False),
    )


def _stays(reading: Reading, told: Sequence[_Told]) -> Page | Sheet:
    """Each stay of the balances with what it counts, and those that stand in none or on no place, with the reason."""
    words = reading.words
    heads = columns(
        words,
        ("full_name", _TEXT),
        ("name_latin", _TEXT),
        ("partner", _TEXT),
        ("agreement.number", _CODE),
        ("mobility.direction", _TEXT),
        ("mobility.planned_start", _DAY),
        ("mobility.planned_end", _DAY),
        ("balance_stage", _TEXT),
        ("worth", _AMOUNT),
        ("agreement.balance_unit", _TEXT),
        ("counted_how", _TEXT),
    )
    counted = list(_counted(told))
    store, entries = reading.store, reading.store.entries()
    kept = {stay.id: entries.kept(str(stay.values["person_id"])) for _, stay, _, _ in counted}
    people = store.many("person", tuple(set(kept.values())))
    rows: list[tuple[CellContent, ...]] = []
    for one, stay, worth, how in counted:
        person = people.get(kept[stay.id])
        names = (person_name(person.values)[0], latin_name(person.values)) if person else (None, None)
        rows.append(
            (
                *(*names, one.partner, None if how == _NO_AGREEMENT else one.agreement.text("number")),
                *(words.choice("direction", stay.direction), stay.starts or None, stay.ends or None),
                *(words.say(f"report.stage.{stay.stage.value}"), worth),
                words.choice("balance_unit", one.standing.unit) if worth is not None else None,
                words.say(f"report.counted_how.{how}"),
            )
        )
    return listed("balance_stays", Table(heads, rows), frozen=2)


def _counted(told: Sequence[_Told]) -> Iterator[tuple[_Told, CountedStay, CellContent, str]]:
    """Of several agreements with a partner a stay without an agreement is told once."""
    seen = set[str]()
    for one in told:
        weighed = {stay.id for stay, _ in one.standing.weighed}
        for stay, worth in one.standing.weighed:
            how = _BY_OTHERS if stay.id in one.standing.by_others_alone else _WEIGHED
            yield one, stay, worth, _UNWEIGHED if worth is None else how
        for stay in one.standing.without_condition:
            if stay.id not in weighed:
                yield one, stay, None, _NO_PLACE
        for stay in one.standing.not_attributed:
            if stay.id not in seen:
                seen.add(stay.id)
                yield one, stay, None, _NO_AGREEMENT
