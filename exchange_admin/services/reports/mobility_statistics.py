"""Mobilities counted by partner, direction, kind, level, field and year, with the rows for a pivot table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from exchange_admin.documents.report_pages.content import Chart, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.services.reports.counted_stays import IN, OUT, CountedStay, counted_stays
from exchange_admin.services.reports.pages import Page
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _SHARE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.PERCENT, ColumnKind.DATE
Key = TypeVar("Key")


def mobility_statistics(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Counts what is decided and took place or will; the last sheet has every stay, and no name."""
    stays = counted_stays(reading, scope)
    counted = [stay for stay in stays if stay.counts]
    left_out = reading.words.say("report.stays_counted", {"n": len(counted), "left_out": len(stays) - len(counted)})
    return (
        by_partner(reading, counted, (left_out,)),
        _by_kind(reading, counted),
        _by_level(reading, counted),
        _by_field(reading, counted),
        _by_year(reading, counted),
        data_sheet(reading, stays),
    )


@dataclass(slots=True)
class Tally:
    """How many stays of each kind, and of how many people."""

    students: Counter[str] = field(default_factory=Counter)
    staff: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)

    def add(self, stay: CountedStay) -> None:
        (self.students if stay.is_student else self.staff)[stay.direction] += 1
        self.people.add(stay.person)

    def total(self, direction: str) -> int:
        return self.students[direction] + self.staff[direction]

    @property
    def all(self) -> int:
        return self.total(OUT) + self.total(IN)


def tallied(stays: Iterable[CountedStay], key: Callable[[CountedStay], Key]) -> dict[Key, Tally]:
    found: dict[Key, Tally] = {}
    for stay in stays:
        found.setdefault(key(stay), Tally()).add(stay)
    return found


def by_partner(reading: Reading, stays: Sequence[CountedStay], notes: Sequence[str] = ()) -> Page:
    """Who exchanges most stands first."""
    found = tallied(stays, lambda stay: stay.partner)
    names, countries = reading.called("institution", found), _countries(reading, found)
    heads = columns(
        reading.words,
        ("partner", _TEXT),
        ("country", _TEXT),
        *((f"{way}{what}", _NUMBER) for way in (OUT, IN) for what in ("_students", "_staff", "")),
        ("stays", _NUMBER),
        ("people", _NUMBER),
        ("balance", _NUMBER),
    )
    order = sorted(found, key=lambda one: (-found[one].all, names.get(one, ""), one))
    rows: list[tuple[CellContent, ...]] = []
    for partner in order:
        one = found[partner]
        counts = (number for way in (OUT, IN) for number in (one.students[way], one.staff[way], one.total(way)))
        called = names.get(partner) or reading.words.say("report.not_said")
        rows.append((called, countries.get(partner), *counts, one.all, len(one.people), one.total(OUT) - one.total(IN)))
    table = Table(heads, rows, sums=(*range(2, 9), 10))
    chart = Chart("bars", reading.words.say("report.chart.by_partner"), 0, 0, (4, 7), stacked=True)
    return Page("by_partner", (table, chart), notes)


def _by_kind(reading: Reading, stays: Sequence[CountedStay]) -> Page:
    words = reading.words
    found = tallied(stays, lambda stay: (stay.direction, stay.activity, stay.participation))
    heads = columns(
        words,
        ("mobility.direction", _TEXT),
        ("mobility.activity", _TEXT),
        ("mobility.participation", _TEXT),
        ("stays", _NUMBER),
        ("people", _NUMBER),
        ("days", _NUMBER),
        ("share", _SHARE),
    )
    days = Counter[tuple[str, str, str]]()
    for stay in stays:
        days[stay.direction, stay.activity, stay.participation] += stay.days or 0
    rows = [
        (
            words.choice("direction", key[0]),
            words.choice("activity", key[1]) or words.say("report.not_said"),
            words.choice("participation", key[2]),
            *(one.all, len(one.people), days[key], one.all / len(stays)),
        )
        for key, one in sorted(found.items(), key=lambda each: (each[0][0] != OUT, -each[1].all, each[0]))
    ]
    return Page("by_kind", (Table(heads, rows, sums=(3, 5), bars=(6,)),))


def _by_level(reading: Reading, stays: Sequence[CountedStay]) -> Page:
    """Of students: staff study nothing."""
    students = [stay for stay in stays if stay.is_student]
    return _students_by(reading, "by_level", "person.level", students, lambda stay: stay.level, _level_named(reading))


def _by_field(reading: Reading, stays: Sequence[CountedStay]) -> Page:
    students = [stay for stay in stays if stay.is_student]
    return _students_by(reading, "by_field", "person.isced_f", students, lambda stay: stay.field, field_named(reading))


def _level_named(reading: Reading) -> Callable[[str], str]:
    return lambda level: reading.words.choice("study_level", level)


def field_named(reading: Reading) -> Callable[[str], str]:
    """The name of a field of education with its code before it."""

    def named(code: str) -> str:
        return f"{code} {reading.field_of_education(code)}".strip()

    return named


def _students_by(
    reading: Reading,
    key: str,
    head: str,
    stays: Sequence[CountedStay],
    of: Callable[[CountedStay], str],
    named: Callable[[str], str],
) -> Page:
    """Stays of students; those of whom it is not known stand last and are said to be."""
    words, found = reading.words, tallied(stays, of)
    heads = columns(
        words,
        (head, _TEXT),
        *((f"{way}_students", _NUMBER) for way in (OUT, IN)),
        ("stays", _NUMBER),
        ("people", _NUMBER),
        ("share", _SHARE),
    )
    rows = [
        (
            named(value) if value else words.say("report.not_said"),
            *(one.students[OUT], one.students[IN], one.all, len(one.people), one.all / len(stays)),
        )
        for value, one in sorted(found.items(), key=lambda each: (not each[0], -each[1].all, each[0]))
    ]
    chart = Chart("bars", words.say(f"report.chart.{key}"), 0, 0, (1, 2), stacked=True)
    return Page(key, (Table(heads, rows, sums=(1, 2, 3), bars=(5,)), chart))


def _by_year(reading: Reading, stays: Sequence[CountedStay]) -> Page:
    words, found = reading.words, tallied(stays, lambda stay: stay.year)
    partners = {year: {stay.partner for stay in stays if stay.year == year and stay.partner} for year in found}
    heads = columns(
        words,
        ("year", _TEXT),
        *((f"{way}{what}", _NUMBER) for way in (OUT, IN) for what in ("_students", "_staff", "")),
        ("stays", _NUMBER),
        ("people", _NUMBER),
        ("partners", _NUMBER),
        ("balance", _NUMBER),
    )
    rows: list[tuple[CellContent, ...]] = [
        (
            year or words.say("report.no_year"),
            *(number for way in (OUT, IN) for number in (one.students[way], one.staff[way], one.total(way))),
            *(one.all, len(one.people), len(partners[year]), one.total(OUT) - one.total(IN)),
        )
        for year, one in sorted(found.items(), key=lambda each: (not each[0], each[0]))
    ]
    chart = Chart("columns", words.say("report.chart.by_year"), 0, 0, (3, 6))
    return Page("by_year", (Table(heads, rows, sums=(*range(1, 8), 10)), chart))


def data_sheet(reading: Reading, stays: Sequence[CountedStay]) -> Sheet:
    """Headings in the first row and nothing else, for pivot tables. It may be passed on: it has no names."""
    heads = columns(
        reading.words,
        ("year", _TEXT),
        ("mobility.direction", _TEXT),
        ("mobility.activity", _TEXT),
        ("mobility.participation", _TEXT),
        ("person.role", _TEXT),
        ("person.level", _TEXT),
        ("person.isced_f", _TEXT),
        ("partner", _TEXT),
        ("country", _TEXT),
        ("person.citizenship", _TEXT),
        ("person.sex", _TEXT),
        ("mobility.first_day", _DAY),
        ("mobility.last_day", _DAY),
        ("days", _NUMBER),
        ("status", _TEXT),
        ("counted", _NUMBER),
    )
    return Sheet("data", heads, _data(reading, stays), len(stays), is_data=True)


def _data(reading: Reading, stays: Sequence[CountedStay]) -> Iterator[tuple[CellContent, ...]]:
    words, field_name = reading.words, field_named(reading)
    partners = {stay.partner for stay in stays}
    names, countries = reading.called("institution", partners), _countries(reading, partners)
    for stay in sorted(stays, key=lambda one: (one.starts or LATEST_DAY, one.direction, one.partner)):
        yield (
            stay.year,
            words.choice("direction", stay.direction),
            words.choice("activity", stay.activity),
            words.choice("participation", stay.participation),
            words.choice("person_role", stay.role),
            words.choice("study_level", stay.level),
            field_name(stay.field),
            names.get(stay.partner),
            countries.get(stay.partner),
            words.choice("country", stay.citizenship),
            words.choice("sex", stay.sex),
            stay.starts,
            stay.ends,
            stay.days,
            words.status(stay.status),
            int(stay.counts),
        )


def _countries(reading: Reading, partners: Iterable[str]) -> Mapping[str, str]:
    """Partner id to its country in words."""
    found = reading.store.many("institution", tuple(one for one in partners if one))
    return {id: reading.words.choice("country", one["country"]) for id, one in found.items()}
