"""The Excel reports: which there are, and writing one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.table_cells import CellContent
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.agreements_sheet import agreements_sheet
from exchange_admin.services.reports.arrivals_sheet import arrivals_sheet
from exchange_admin.services.reports.case_sheets import expiring_sheet, formalities_sheet
from exchange_admin.services.reports.credit_sheet import credit_sheet
from exchange_admin.services.reports.language_sheet import language_sheet
from exchange_admin.services.reports.partner_balance import partner_sheet
from exchange_admin.services.reports.people_sheet import people_sheet
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, scope_of
from exchange_admin.services.reports.table_report import TableReport, headings, table_sheet
from exchange_admin.services.reports.tables import MOBILITIES, TABLES
from exchange_admin.store import Store

EXCHANGE_REGISTER = "exchange-register"
AGREEMENTS = "agreements"
FORMALITIES, EXPIRING = "formalities", "expiring-documents"
ARRIVALS = "arrivals-and-departures"

Step = Callable[[int, int], None]
"""Rows written so far and about how many come; may raise to stop, and no file is left behind."""


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """`name` is the word on the command line, the rest is said in the language asked for."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """`sheets` maps the key of a sheet to its rows; `notices` inform of characters left out and of text cut."""

    path: Path
    title: str
    sheets: Mapping[str, int]
    notices: tuple[Problem, ...]

    @property
    def rows(self) -> int:
        return sum(self.sheets.values())


def available(words: Wording) -> tuple[ReportInfo, ...]:
    """Every report of this version of the program."""
    return tuple(_info(words, name) for name in _REPORTS)


class Reports:
    """Reads the store and writes workbooks; belongs to the thread of its store."""

    def __init__(self, store: Store, lists: Lists, wordings: Mapping[str, Wording], today: Callable[[], date]) -> None:
        self._store, self._lists, self._wordings, self._today = store, lists, wordings, today

    def years(self) -> list[str]:
        """Codes of the academic years, the last one first."""
        return sorted((one.text("code") for one in self._store.records(Query("academic_year"))), reverse=True)

    def write(
        self,
        name: str,
        target: Path,
        *,
        language: str,
        year: str = "",
        term: str = "",
        as_of: date | None = None,
        who: str = "",
        step: Step = lambda done, expected: None,
    ) -> WrittenReport:
        """Writes the workbook whole or not at all. `as_of` is the day of ages and of the title, today when left out.

        Raises RuleBroken: `report.unknown`, `value.unknown_reference` for year or term, `table.…`, `file.…`.
        """
        if name not in _REPORTS:
            raise RuleBroken(Problem("report.unknown", "name", {"typed": name, "known": ", ".join(_REPORTS)}))
        words = self._wordings[language]
        scope = scope_of(self._store, year, term)
        day = as_of or self._today()
        sheets = _REPORTS[name](Reading(self._store, self._lists, words), scope, day)
        title = self._title(words, name, scope, day)
        facts = BookFacts(title, who, language, footer=words.say("report.page"))
        expected = sum(sheet.expected for sheet in sheets)
        counted = {sheet.key: _Counted(sheet) for sheet in sheets}
        titles = {key: _sheet_title(words, key) for key in counted}
        tables = [TableSheet(titles[key], rows.sheet.columns, rows) for key, rows in counted.items()]
        written = write_tables(target, tables, facts, lambda done: step(done, max(done, expected)))
        return WrittenReport(target, title, {key: rows.count for key, rows in counted.items()}, written.notices)

    def _title(self, words: Wording, name: str, scope: Scope, as_of: date) -> str:
        parts = [_info(words, name).title]
        if scope.term_id:
            parts.append(self._lists.labels("term", [scope.term_id], words.language)[scope.term_id])
        elif scope.year:
            parts.append(words.say("report.scope_year", {"year": scope.year.code}))
        parts.append(words.say("report.as_of", {"date": written_day(words.language, as_of.isoformat())}))
        return " · ".join(parts)


def _sheet_title(words: Wording, key: str) -> str:
    """The only table of a report is called as its kind, if it has all records of it."""
    if key not in TABLES:
        return words.say(f"report.sheet.{key}")
    return _info(words, key).title if TABLES[key].filters else words.kind(TABLES[key].kind, 2)


class _Counted:
    """The rows of a sheet, counted while they are taken."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.count = sheet, 0

    def __iter__(self) -> Iterator[Sequence[CellContent]]:
        for row in self.sheet.rows:
            self.count += 1
            yield row


def _exchange_register(reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (
        people_sheet(reading, scope, as_of),
        table_sheet(MOBILITIES, reading, scope),
        partner_sheet(reading, scope, as_of),
        language_sheet(reading, scope),
        credit_sheet(reading, scope),
    )


def _agreements(reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (agreements_sheet(reading, scope, as_of),)


def _arrivals(reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (arrivals_sheet(reading, scope),)


def _formalities(reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (formalities_sheet(reading, scope, as_of),)


def _expiring(reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (expiring_sheet(reading, scope, as_of),)


def _table(report: TableReport, reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet]:
    return (table_sheet(report, reading, scope),)


def _info(words: Wording, name: str) -> ReportInfo:
    """A table that nothing is said of is called as its records are, and says which columns it has."""
    said = {what: f"report.{name.replace('-', '_')}.{what}" for what in ("title", "about")}
    told = {what: words.say(key) for what, key in said.items()}
    if table := TABLES.get(name):
        facts = {"kinds": words.kind(table.kind, 2), "columns": words.listed(headings(table, words))}
        told |= {what: words.say(f"report.{what}_of_kind", facts) for what, key in said.items() if key not in words}
    return ReportInfo(name, told["title"], told["about"])


_REPORTS: Mapping[str, Callable[[Reading, Scope, date], Sequence[Sheet]]] = MappingProxyType(
    {
        EXCHANGE_REGISTER: _exchange_register,
        AGREEMENTS: _agreements,
        ARRIVALS: _arrivals,
        FORMALITIES: _formalities,
        EXPIRING: _expiring,
        **{name: partial(_table, report) for name, report in TABLES.items()},
    }
)
