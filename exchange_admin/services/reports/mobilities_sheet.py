"""The sheet Mobilities: one row a stay, from the first start on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.labels import latin_name
from exchange_admin.domain.queries import Order
from exchange_admin.domain.rules.mobility_status import shown_status
from exchange_admin.services.reports.reading import Reading, Values
from exchange_admin.services.reports.scope import Scope
from exchange_admin.services.reports.sheets import Sheet, columns

_REFERENCES = {
    "sending_institution_id": "institution",
    "receiving_institution_id": "institution",
    "programme_id": "programme",
    "agreement_id": "agreement",
    "mobility_group_id": "mobility_group",
    "term_id": "term",
    "coordinator_id": "staff",
}
_FIELDS = (
    *_REFERENCES,
    "direction",
    "activity",
    "participation",
    "planned_start",
    "planned_end",
    "actual_start",
    "actual_end",
    "sending_status",
    "receiving_status",
    "withdrawal_reason",
)


def mobilities_sheet(reading: Reading, scope: Scope) -> Sheet:
    """Every stay, drafts and withdrawn ones too: its status stands beside it."""
    text, day = ColumnKind.TEXT, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("row", ColumnKind.INTEGER),
        ("full_name", text),
        ("name_latin", text),
        ("person.role", text),
        ("mobility.direction", text),
        ("mobility.activity", text),
        ("mobility.participation", text),
        ("mobility.sending_institution_id", text),
        ("mobility.receiving_institution_id", text),
        ("mobility.programme_id", text),
        ("mobility.agreement_id", text),
        ("mobility.mobility_group_id", text),
        ("mobility.term_id", text),
        ("mobility.planned_start", day),
        ("mobility.planned_end", day),
        ("mobility.actual_start", day),
        ("mobility.actual_end", day),
        ("days", ColumnKind.INTEGER),
        ("status", text),
        ("mobility.sending_status", text),
        ("mobility.receiving_status", text),
        ("mobility.withdrawal_reason", text),
        ("mobility.coordinator_id", text),
    )
    ns = reading.ids("mobility", scope.filters("term_id", "planned_start"), Order("planned_start"))
    rows = ((number, *row) for number, row in enumerate(_rows(reading, ns), 1))
    return Sheet("mobilities", heads, rows, len(ns))


def _rows(reading: Reading, ns: Sequence[int]) -> Iterator[tuple[CellContent, ...]]:
    say = reading.words.choice
    for block in reading.lines("mobility", ns, _FIELDS, ("role",)):
        names = reading.names_of(_REFERENCES, (line.values for line in block))
        for line in block:
            row = line.values
            yield (
                line.name,
                latin_name(line.person),
                say("person_role", line.person["role"]),
                say("direction", row["direction"]),
                say("activity", row["activity"]),
                say("participation", row["participation"]),
                *(
                    names[field].get(str(row[field]))
                    for field in (
                        "sending_institution_id",
                        "receiving_institution_id",
                        "programme_id",
                        "agreement_id",
                        "mobility_group_id",
                        "term_id",
                    )
                ),
                row["planned_start"],
                row["planned_end"],
                row["actual_start"],
                row["actual_end"],
                days_of(row),
                reading.words.status(shown_status(str(row["sending_status"]), str(row["receiving_status"]))),
                say("sending_status", row["sending_status"]),
                say("receiving_status", row["receiving_status"]),
                say("withdrawal_reason", row["withdrawal_reason"]),
                names["coordinator_id"].get(str(row["coordinator_id"])),
            )


def days_of(row: Values) -> int | None:
    """Days of the stay, first and last included: as it was, where not yet known as planned."""
    starts = row["actual_start"] or row["planned_start"]
    ends = row["actual_end"] or row["planned_end"]
    if not (starts and ends) or str(ends) < str(starts):
        return None
    return (date.fromisoformat(str(ends)) - date.fromisoformat(str(starts))).days + 1
