"""Reports that are one table: what somebody adds here is offered in the window and on the command line.

Its words stand with its kind: `report.<name>.title` and `about` in `resources/wording/*/kinds/<kind>.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.services.reports.table_report import TableReport

_ALL = (
    TableReport(
        key="programmes",
        kind="programme",
        columns=(
            "kind",
            "name",
            "host_institution_id",
            "agreement_id",
            "term_id",
            "starts",
            "ends",
            "language",
            "planned_minutes",
            "places",
            "coordinator_id",
        ),
        day="starts",
        term="term_id",
        order="starts",
        group="kind",
        totals=("planned_minutes", "places"),
    ),
)
TABLES: Mapping[str, TableReport] = MappingProxyType({report.key: report for report in _ALL})
