"""How many went out and came in, by partner and academic year, beside the places that agreements give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.services.reports.reading import AcademicYear, Reading, Scope, Sheet, columns
from exchange_admin.store import Entries

OUT, IN = "outgoing", "incoming"
_STUDENT = frozenset({"student_studies", "traineeship"})
_IN_FORCE = frozenset({"signed", "in_force", "expired"})
_STAY = (
    "direction",
    "activity",
    "participation",
    "sending_institution_id",
    "receiving_institution_id",
    "term_id.academic_year_id",
    "planned_start",
    "sending_status",
    "receiving_status",
    "person_id",
)
_PLACES = (
    "direction",
    "places_per_year",
    "first_year_id",
    "last_year_id",
    "agreement_id.institution_id",
    "agreement_id.state",
    "agreement_id.valid_from",
    "agreement_id.valid_until",
)


@dataclass(slots=True)
class Balance:
    """Counts of one partner in one academic year; `places` are those agreed, None where nothing is agreed."""

    students: dict[str, int] = field(default_factory=lambda: {OUT: 0, IN: 0})
    staff: dict[str, int] = field(default_factory=lambda: {OUT: 0, IN: 0})
    places: dict[str, int | None] = field(default_factory=lambda: {OUT: None, IN: None})
    people: set[str] = field(default_factory=set)

    def total(self, direction: str) -> int:
        return self.students[direction] + self.staff[direction]

    def left(self, direction: str) -> int | None:
        """Places not used, negative when more went than agreed."""
        places = self.places[direction]
        return None if places is None else places - self.total(direction)

    def add_places(self, direction: str, places: int) -> None:
        self.places[direction] = (self.places[direction] or 0) + places


Key = tuple[str, str]
"""Partner id and academic year id; the year is empty for stays outside of every year."""


def balances(reading: Reading, scope: Scope, today: date) -> dict[Key, Balance]:
    """Every partner and year with a counted stay, or with agreed places in a year that has stays or holds `today`.

    Places are agreed by the year: of a term, or from one day to another, only stays are counted.
    """
    found: dict[Key, Balance] = {}
    ns, entries = reading.ids("mobility", scope.filters("term_id", "planned_start")), reading.store.entries()
    for block in reading.rows("mobility", ns, _STAY):
        for row in block:
            if is_counted(row) and row["direction"] in (OUT, IN):
                _count(found, row, scope, entries)
    busy = {year for _, year in found}
    years = [scope.year] if scope.year else [y for y in scope.years if y.id in busy or y.holds(today.isoformat())]
    if not scope.term_id and not scope.by_day:
        _add_places(found, reading, years, scope.years)
    return found


def _count(found: dict[Key, Balance], row: Values, scope: Scope, entries: Entries) -> None:
    direction = str(row["direction"])
    partner = row["receiving_institution_id"] if direction == OUT else row["sending_institution_id"]
    year = scope.year_of(row["term_id.academic_year_id"], row["planned_start"])
    balance = found.setdefault((str(partner or ""), year.id if year else ""), Balance())
    student = row["activity"] in _STUDENT and row["participation"] != "accompanying"
    kinds = balance.students if student else balance.staff
    kinds[direction] += 1
    balance.people.add(entries.kept(str(row["person_id"])))


def _add_places(
    found: dict[Key, Balance], reading: Reading, years: Sequence[AcademicYear], all_years: Sequence[AcademicYear]
) -> None:
    for block in reading.rows("condition", reading.ids("condition", [()]), _PLACES):
        for row in block:
            partner, places = row["agreement_id.institution_id"], row["places_per_year"]
            if not partner or not isinstance(places, int) or row["agreement_id.state"] not in _IN_FORCE:
                continue
            if row["direction"] not in (OUT, IN):
                continue
            for year in _years_agreed(row, years, all_years):
                balance = found.setdefault((str(partner), year.id), Balance())
                balance.add_places(str(row["direction"]), places)


def _years_agreed(
    row: Values, years: Iterable[AcademicYear], all_years: Iterable[AcademicYear]
) -> Iterator[AcademicYear]:
    starts = {year.id: year.starts for year in all_years}
    first, last = starts.get(str(row["first_year_id"])), starts.get(str(row["last_year_id"]))
    for year in years:
        in_years = (not first or year.starts >= first) and (not last or year.starts <= last)
        if in_years and _overlaps(year, row["agreement_id.valid_from"], row["agreement_id.valid_until"]):
            yield year


def _overlaps(year: AcademicYear, valid_from: Value, valid_until: Value) -> bool:
    return (not valid_from or str(valid_from) <= year.ends) and (not valid_until or str(valid_until) >= year.starts)


def partner_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """Counted before the first row is written."""
    text, number = ColumnKind.TEXT, ColumnKind.INTEGER
    heads = columns(
        reading.words,
        *((key, text) for key in ("year", "partner", "country")),
        *((f"{way}{what}", number) for way in (OUT, IN) for what in ("_students", "_staff", "", "_places", "_left")),
        ("balance", number),
        ("people", number),
    )
    found = balances(reading, scope, as_of)
    rows = list(_rows(reading, scope, found))
    people = set().union(*(one.people for one in found.values()))
    note = reading.words.say("report.people_once", {"n": len(people)})
    sums = tuple(range(3, len(heads) - 1))  # somebody may stand in two rows
    return Sheet("by_partner_and_year", heads, rows, len(rows), sums, notes=(note,))


def _rows(reading: Reading, scope: Scope, found: Mapping[Key, Balance]) -> Iterator[tuple[CellContent, ...]]:
    partners = {partner for partner, _ in found}
    names, countries = reading.called("institution", partners), _countries(reading, partners)
    places = _order(reading)
    newest = {year.id: index for index, year in enumerate(reversed(scope.years))}
    codes = {year.id: year.code for year in scope.years}
    in_order = sorted(found, key=lambda key: (newest.get(key[1], len(newest)), places.get(key[0], len(places)), key))
    for partner, year in in_order:
        country = reading.words.choice("country", countries.get(partner))
        yield codes.get(year, ""), names.get(partner, ""), country, *_numbers(found[partner, year])


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
