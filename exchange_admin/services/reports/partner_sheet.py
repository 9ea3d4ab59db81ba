"""The sheet By partner and year: one row a partner and year, the newest year first, sums below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.services.reports.partner_balance import IN, OUT, Balance, Key, balances, totals
from exchange_admin.services.reports.reading import Reading
from exchange_admin.services.reports.scope import Scope
from exchange_admin.services.reports.sheets import Sheet, columns


def partner_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """Counted before the first row is written; a sum for each year and one for all."""
    text, number = ColumnKind.TEXT, ColumnKind.INTEGER
    heads = columns(
        reading.words,
        ("year", text),
        ("partner", text),
        ("country", text),
        ("outgoing_students", number),
        ("outgoing_staff", number),
        ("outgoing", number),
        ("outgoing_places", number),
        ("outgoing_left", number),
        ("incoming_students", number),
        ("incoming_staff", number),
        ("incoming", number),
        ("incoming_places", number),
        ("incoming_left", number),
        ("balance", number),
        ("people", number),
    )
    found = balances(reading, scope, as_of)
    rows = list(_rows(reading, scope, found, totals(found) if found else {}))
    return Sheet("by_partner_and_year", heads, rows, len(rows))


def _rows(
    reading: Reading, scope: Scope, found: Mapping[Key, Balance], sums: Mapping[str, Balance]
) -> Iterator[tuple[CellContent, ...]]:
    partners = {partner for partner, _ in found}
    names, countries = reading.called("institution", partners), _countries(reading, partners)
    places = _order(reading)
    newest = {year.id: index for index, year in enumerate(reversed(scope.years))}
    codes = {year.id: year.code for year in scope.years}
    in_order = sorted(found, key=lambda key: (newest.get(key[1], len(newest)), places.get(key[0], len(places)), key))
    for partner, year in in_order:
        country = reading.words.choice("country", countries.get(partner))
        yield codes.get(year, ""), names.get(partner, ""), country, *_numbers(found[partner, year])
    total = reading.words.say("report.total")
    by_year = sorted((key for key in sums if key != "*"), key=lambda key: newest.get(key, len(newest)))
    for year in by_year if len(by_year) > 1 else ():
        yield codes.get(year, ""), total, "", *_numbers(sums[year])
    if sums:
        yield codes.get(by_year[0], "") if len(by_year) == 1 else "", total, "", *_numbers(sums["*"])


def _numbers(balance: Balance) -> tuple[CellContent, ...]:
    sides = (
        (balance.students[way], balance.staff[way], balance.total(way), balance.places[way], balance.left(way))
        for way in (OUT, IN)
    )
    return *(value for side in sides for value in side), balance.total(OUT) - balance.total(IN), len(balance.people)


def _countries(reading: Reading, partners: set[str]) -> dict[str, str]:
    return {id: record.text("country") for id, record in reading.store.many("institution", tuple(partners)).items()}


def _order(reading: Reading) -> dict[str, int]:
    """Institution id to its place in the order of names, in every script as the lists sort."""
    blocks = reading.rows("institution", reading.ids("institution", [()]), ("id",))
    ids = (str(row["id"]) for block in blocks for row in block)
    return {id: place for place, id in enumerate(ids)}
