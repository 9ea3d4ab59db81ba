"""From the cells of staged rows to values, column by column."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.problems import Problem
from exchange_admin.services.importing.cells import CellReader, DateOrder
from exchange_admin.services.importing.draft import StagedRow, StagedSheet


def read_rows(sheet: StagedSheet, rows: Sequence[StagedRow], reader: CellReader) -> None:
    """Sets `values` and `problems` of the rows from their cells, and nothing else. All rows are of `sheet`."""
    for row in rows:
        row.values, row.problems = {}, []
    cells, values = [row.cells for row in rows], [row.values for row in rows]
    for column in sheet.columns:
        key = column.key
        texts = [one.get(key, "") for one in cells]
        readings = reader.column(key, texts, DateOrder(column.day_first, sheet.from_1904))
        for at, reading in enumerate(readings):
            if isinstance(reading, Problem):
                rows[at].problems.append(reading)
            elif reading:
                values[at].update(reading)
    for row in rows:
        if row.faults:
            row.problems += [Problem(code, key, {"typed": row.cells.get(key, "")}) for key, code in row.faults.items()]
        series = row.values.pop("passport_series", None)
        if series and not str(row.values.get("passport_number", "")).startswith(str(series)):
            joined = f"{series}{row.values.get('passport_number', '')}"
            row.values["passport_number"] = joined
            row.problems += reader.number_problems(joined)
