"""Reports that somebody put together: a kind of record, its columns, filters, a group and sums, saved under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording
from exchange_admin.services.reports.offered import REPORTS, Period, ReportInfo, ReportShape, of_table
from exchange_admin.services.reports.reading import has_partner
from exchange_admin.services.reports.table_report import RECORD, TableReport, headings
from exchange_admin.services.reports.tables import MOBILITIES, TABLES
from exchange_admin.store import Store

OWN = "own:"
"""Begins the key of the sheet of such a report; the rest is its name."""
LONGEST_NAME = 80
_KEPT_AS = "report"  # among saved views, beside the kinds of lists
_ADDED_UP = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.MINUTES, FieldType.MONEY})
_NO_COLUMN = frozenset({FieldType.JSON})
_DAYS: Mapping[str, tuple[str, str]] = {
    one.kind: (one.term, one.day) for one in (*TABLES.values(), MOBILITIES) if one.day
}
"""By kind the term and the day by which its records belong to a period; others have none."""


@dataclass(frozen=True, slots=True)
class OwnReport:
    """`columns` are fields and facts of the kind or `RECORD`, in their order; `group` and `totals` are among them."""

    name: str
    kind: str
    columns: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    group: str = ""
    totals: tuple[str, ...] = ()

    def as_table(self) -> TableReport:
        term, day = _DAYS.get(self.kind, ("", ""))
        return TableReport(
            key=f"{OWN}{self.name}",
            kind=self.kind,
            columns=self.columns,
            day=day,
            term=term,
            filters=self.filters,
            group=self.group,
            totals=self.totals,
        )

    def shape(self) -> ReportShape:
        """It is marked as private whatever its columns are: nobody knows what stands in a note."""
        period = Period.ANY if self.kind in _DAYS else Period.NONE
        return of_table(self.as_table(), by_partner=has_partner(self.kind), period=period)

    def info(self, words: Wording) -> ReportInfo:
        facts = {"kinds": words.kind(self.kind, 2), "columns": words.listed(headings(self.as_table(), words))}
        return ReportInfo(self.name, self.name, words.say("report.about_of_kind", facts), is_own=True)


def columns_offered(kind: str) -> tuple[str, ...]:
    """What an own report of the kind can have in its columns."""
    return (RECORD, *(field.name for field in REGISTRY[kind].asked_for.values() if field.type not in _NO_COLUMN))


def is_added_up(field: Field) -> bool:
    return field.type in _ADDED_UP and not field.is_year and not field.unsummed


class OwnReports:
    """Kept among the saved views of the file (decision 68). What a later version wrote and this one does not know stays
    there and is not offered."""

    def __init__(self, store: Store) -> None:
        self._views = store.views

    def all(self) -> list[OwnReport]:
        found = (_read(name, content) for name, content in self._views.all(_KEPT_AS).items())
        return [one for one in found if one is not None]

    def get(self, name: str) -> OwnReport | None:
        return next((one for one in self.all() if one.name == name), None)

    def save(self, report: OwnReport) -> OwnReport:
        """In the place of an own one with that name. Raises RuleBroken: `report.own_name`, `report.own_name_taken`,
        `report.own_columns`, `report.own_totals`."""
        name = " ".join(report.name.split())
        made = OwnReport(name, report.kind, _whole(report), report.filters, report.group, report.totals)
        _check(made)
        self._views.put(_KEPT_AS, name, _plain(made))
        return made

    def remove(self, name: str) -> None:
        self._views.remove(_KEPT_AS, name)


def _whole(report: OwnReport) -> tuple[str, ...]:
    """The columns with what is grouped and added up, which has to be seen."""
    return tuple(dict.fromkeys((*report.columns, *filter(None, (report.group,)), *report.totals)))


def _check(report: OwnReport) -> None:
    if not report.name or len(report.name) > LONGEST_NAME or not report.name.isprintable():
        raise RuleBroken(Problem("report.own_name", "name", {"limit": LONGEST_NAME}))
    if report.name in REPORTS:
        raise RuleBroken(Problem("report.own_name_taken", "name", {"name": report.name}))
    offered = columns_offered(report.kind) if report.kind in REGISTRY else ()
    unknown = [one for one in report.columns if one not in offered]
    if unknown or not report.columns:
        raise RuleBroken(Problem("report.own_columns", "columns", {"unknown": ", ".join(unknown), "n": len(unknown)}))
    asked = REGISTRY[report.kind].asked_for
    wrong = [one for one in report.totals if one == RECORD or not is_added_up(asked[one])]
    if wrong:
        raise RuleBroken(Problem("report.own_totals", "totals", {"columns": ", ".join(wrong)}))


def _plain(report: OwnReport) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "columns": list(report.columns),
        "filters": [[one.field, one.test.value, list(one.values)] for one in report.filters],
        "group": report.group,
        "totals": list(report.totals),
    }


def _read(name: str, content: Mapping[str, Any]) -> OwnReport | None:
    try:
        kind = str(content["kind"])
        filters = tuple(Filter(str(field), Test(test), tuple(values)) for field, test, values in content["filters"])
        known = REGISTRY[kind].asked_for
        # what was added up once and is no more keeps its column
        totals = tuple(one for one in _texts(content["totals"]) if one not in known or not known[one].unsummed)
        report = OwnReport(name, kind, _texts(content["columns"]), filters, str(content["group"]), totals)
        _check(report)
        return report if all(one.field in known for one in filters) and _whole(report) == report.columns else None
    except (KeyError, TypeError, ValueError, RuleBroken):
        return None


def _texts(found: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in found)
