"""The sheet Arrivals and departures: each stay on its first and on its last day, in the order of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.labels import latin_name
from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, shown_status
from exchange_admin.domain.rules.stays import FIRST_DAY, LAST_DAY, REFUSED
from exchange_admin.services.reports.reading import Line, Reading, Scope, Sheet, columns

_TAKES_PLACE = (
    Filter("sending_status", Test.IS_NOT, tuple(sorted(CAME_TO_NOTHING))),
    Filter("receiving_status", Test.IS_NOT, tuple(sorted(REFUSED))),
)
_ACTUAL = {FIRST_DAY: "actual_start", LAST_DAY: "actual_end"}
_REFERENCES = {
    "sending_institution_id": "institution",
    "receiving_institution_id": "institution",
    "programme_id": "programme",
    "mobility_group_id": "mobility_group",
    "coordinator_id": "staff",
}
_FIELDS = ("direction", "activity", "sending_status", "receiving_status", *_REFERENCES)

_Row = tuple[CellContent, ...]


def arrivals_sheet(reading: Reading, scope: Scope) -> Sheet:
    """Whoever is refused or has withdrawn is left out. Of stays without a first or last day that row is missing."""
    text, day = ColumnKind.TEXT, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("row", ColumnKind.INTEGER),
        ("day", day),
        ("full_name", text),
        ("name_latin", text),
        ("movement", text),
        ("person.role", text),
        ("mobility.sending_institution_id", text),
        ("mobility.receiving_institution_id", text),
        ("mobility.programme_id", text),
        ("mobility.mobility_group_id", text),
        ("day_known", text),
        ("status", text),
        ("mobility.coordinator_id", text),
        ("person.phone", ColumnKind.IDENTIFIER),
    )
    found = {field: _stays(reading, scope, field) for field in _ACTUAL}
    streams = (_movements(reading, field, ns) for field, ns in found.items())
    rows = ((n, *row) for n, row in enumerate(merge(*streams, key=itemgetter(0)), 1))
    return Sheet("arrivals_and_departures", heads, rows, sum(map(len, found.values())), frozen=3)


def _stays(reading: Reading, scope: Scope, field: str) -> Sequence[int]:
    """Row numbers of the stays with a day in the period, in the order of that day."""
    within = scope.filters("", field)
    asked = [(*_TAKES_PLACE, Filter(field, Test.FILLED), *dated) for dated in within]
    return reading.ids("mobility", asked, Order(field))


def _movements(reading: Reading, field: str, ns: Sequence[int]) -> Iterator[_Row]:
    wanted = (*_FIELDS, field, _ACTUAL[field])
    for block in reading.lines("mobility", ns, wanted, ("role", "phone")):
        names = reading.names_of(_REFERENCES, (line.values for line in block))
        for line in block:
            called = {name: names[name].get(str(line.values[name])) for name in _REFERENCES}
            yield _movement(reading, field, line, called)


def _movement(reading: Reading, field: str, line: Line, called: dict[str, str | None]) -> _Row:
    row, words = line.values, reading.words
    direction = "incoming" if row["direction"] == "incoming" else "outgoing"
    return (
        row[field],
        line.name,
        latin_name(line.person),
        words.say(f"report.movement.{direction}.{field}"),
        words.choice("person_role", line.person["role"]),
        *(called[name] for name in ("sending_institution_id", "receiving_institution_id")),
        *(called[name] for name in ("programme_id", "mobility_group_id")),
        words.say(f"report.day_{'actual' if row[_ACTUAL[field]] else 'planned'}"),
        words.status(shown_status(str(row["sending_status"]), str(row["receiving_status"]))),
        called["coordinator_id"],
        line.person["phone"],
    )
