"""The Excel reports: which there are, and writing one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.report_pages.content import ReportPage
from exchange_admin.documents.table_cells import CellContent
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.said_words import said
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.agreements_sheet import agreements_sheet
from exchange_admin.services.reports.arrivals_sheet import arrivals_sheet
from exchange_admin.services.reports.case_sheets import expiring_sheet, formalities_sheet
from exchange_admin.services.reports.credit_recognition import credit_recognition
from exchange_admin.services.reports.credit_sheet import credit_sheet
from exchange_admin.services.reports.data_quality import data_quality
from exchange_admin.services.reports.language_sheet import language_sheet
from exchange_admin.services.reports.language_training import language_training
from exchange_admin.services.reports.ministry_tables import calendar_year, foreign_students_ru, inbound_students_cn
from exchange_admin.services.reports.mobility_statistics import mobility_statistics
from exchange_admin.services.reports.pages import Frame, Page, frame_of
from exchange_admin.services.reports.partner_balance import partner_sheet
from exchange_admin.services.reports.people_sheet import people_sheet
from exchange_admin.services.reports.reading import (
    Narrowing,
    Reading,
    Scope,
    Sheet,
    Shipped,
    said_day,
    scope_of,
)
from exchange_admin.services.reports.table_report import TableReport, headings, table_sheet
from exchange_admin.services.reports.tables import MOBILITIES, TABLES
from exchange_admin.services.reports.year_statistics import year_statistics
from exchange_admin.services.reports.year_windows import year_on
from exchange_admin.store import Store

EXCHANGE_REGISTER = "exchange-register"
AGREEMENTS = "agreements"
FORMALITIES, EXPIRING = "formalities", "expiring-documents"
ARRIVALS = "arrivals-and-departures"
MOBILITY_STATISTICS = "mobility-statistics"
INBOUND_CN, FOREIGN_RU = "inbound-students-cn", "foreign-students-ru"
YEAR_STATISTICS = "year-statistics"
DATA_QUALITY = "data-quality"
LANGUAGE_TRAINING = "language-training"
CREDIT_RECOGNITION = "credit-recognition"
_SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        AGREEMENTS: "agreement",
        **dict.fromkeys((FORMALITIES, EXPIRING, ARRIVALS, MOBILITY_STATISTICS, INBOUND_CN, FOREIGN_RU), "mobility"),
        CREDIT_RECOGNITION: "recognition",
    }
)
_NOT_BY_PARTNER = frozenset({YEAR_STATISTICS, DATA_QUALITY, "glossary-terms"})
_WITHOUT_PEOPLE = frozenset({YEAR_STATISTICS, MOBILITY_STATISTICS, AGREEMENTS, "programmes", "glossary-terms"})
"""Reports that tell of nobody; all others are marked on every page and in their properties."""
_OF_ONE_YEAR = frozenset({YEAR_STATISTICS})
"""Reports that are about one academic year: without one asked for, about that of the day."""
_OF_A_CALENDAR_YEAR = frozenset({INBOUND_CN, FOREIGN_RU})

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

    def __init__(
        self,
        store: Store,
        lists: Lists,
        wordings: Mapping[str, Wording],
        today: Callable[[], date],
        shipped: Callable[[], Shipped] = Shipped,
    ) -> None:
        """`shipped` is asked for when a report is made."""
        self._store, self._lists, self._wordings, self._today = store, lists, wordings, today
        self._shipped = shipped

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
        days: tuple[str, str] = ("", ""),
        partner: str = "",
        filters: Sequence[Filter] = (),
        as_of: date | None = None,
        who: str = "",
        step: Step = lambda done, expected: None,
    ) -> WrittenReport:
        """Writes the workbook whole or not at all. `as_of` is the day of ages and of the title, today when left out.

        Without a year or term a period may be asked for by its `days`, of which one may be empty. `partner` is an id;
        `filters` are about the kind `subject_of`. Raises RuleBroken: `report.unknown`, `report.not_by_partner`,
        `report.not_filtered`, `report.of_one_year`, `value.unknown_reference` for year or term, `table.…`, `file.…`.
        """
        if name not in _REPORTS:
            raise RuleBroken(Problem("report.unknown", "name", {"typed": name, "known": ", ".join(_REPORTS)}))
        words = self._wordings[language]
        _stop_at_what_it_cannot(name, _info(words, name).title, days, partner, filters)
        day = as_of or self._today()
        scope = scope_of(self._store, year, term, days)
        if name in _OF_ONE_YEAR and (one := scope.year or year_on(scope, day)):
            scope = scope_of(self._store, one.id)
        elif name in _OF_A_CALENDAR_YEAR and scope.whole:
            scope = scope_of(self._store, days=calendar_year(day))
        narrowing = Narrowing(subject_of(name), partner, tuple(filters))
        reading = Reading(self._store, self._lists, words, self._shipped(), narrowing)
        sheets = _REPORTS[name](reading, scope, day)
        frame = frame_of(reading, _info(words, name).title, self._about(words, scope, narrowing), day, who)
        title = " · ".join(filter(None, (frame.title, frame.period, frame.day)))
        mark = "" if name in _WITHOUT_PEOPLE else words.say("report.private")
        facts = BookFacts(title, who, language, footer=words.say("report.page"), mark=mark)
        expected = sum(sheet.expected for sheet in sheets if isinstance(sheet, Sheet))
        counts: dict[str, int] = {}
        written = write_tables(
            target,
            [self._made(sheet, frame, words, counts) for sheet in sheets],
            facts,
            lambda done: step(done, max(done, expected)),
        )
        return WrittenReport(target, title, counts, written.notices)

    @staticmethod
    def _made(sheet: Sheet | Page, frame: Frame, words: Wording, counts: dict[str, int]) -> TableSheet | ReportPage:
        """What is written; `counts` gets its rows, those of a table while they are taken."""
        is_first = not counts
        counts[sheet.key] = 0
        if isinstance(sheet, Page):
            page = frame.around(sheet, is_first=is_first)
            counts[sheet.key] = page.rows
            return page
        return TableSheet(_sheet_title(words, sheet.key), sheet.columns, _counted(sheet, counts))

    def _about(self, words: Wording, scope: Scope, narrowing: Narrowing) -> str:
        """The period, the partner and by what was chosen, as far as something was asked for."""
        partner = narrowing.partner
        called = self._lists.labels("institution", [partner], words.language)[partner] if partner else ""
        chosen = [
            words.labelled(words.field(narrowing.kind, one.field), self._said(words, narrowing.kind, one))
            for one in narrowing.others
        ]
        return " · ".join(filter(None, (self._period(words, scope), called, *chosen)))

    def _said(self, words: Wording, kind: str, asked: Filter) -> str:
        field, (value,) = REGISTRY[kind].asked_for[asked.field], asked.values
        if field.refers and value:
            return self._lists.labels(field.refers, [str(value)], words.language).get(str(value), "")
        return said(field, value, words) or words.say("report.not_said")

    def _period(self, words: Wording, scope: Scope) -> str:
        if scope.by_day:
            return words.say(
                "report.days", {"from": said_day(words, scope.starts), "until": said_day(words, scope.ends)}
            )
        if scope.term_id:
            return self._lists.labels("term", [scope.term_id], words.language)[scope.term_id]
        return words.say("report.scope_year", {"year": scope.year.code}) if scope.year else ""


def subject_of(name: str) -> str:
    """The kind of record that a report can be narrowed by; empty where it is about several."""
    return TABLES[name].kind if name in TABLES else _SUBJECTS.get(name, "")


def _stop_at_what_it_cannot(
    name: str, title: str, days: tuple[str, str], partner: str, filters: Sequence[Filter]
) -> None:
    """A report that left out what it was asked for would be wrong in silence."""
    refused = {
        "report.of_one_year": any(days) and name in _OF_ONE_YEAR,
        "report.not_by_partner": bool(partner) and name in _NOT_BY_PARTNER,
        "report.not_filtered": bool(filters) and not subject_of(name),
    }
    if codes := [code for code, is_so in refused.items() if is_so]:
        raise RuleBroken(*(Problem(code, "name", {"report": title}) for code in codes))
    if days[0] and days[1] and days[1] < days[0]:
        raise RuleBroken(Problem("period.reversed", facts={"start": days[0], "end": days[1]}))


def _sheet_title(words: Wording, key: str) -> str:
    """The only table of a report is called as its kind, if it has all records of it."""
    if key not in TABLES:
        return words.say(f"report.sheet.{key}")
    return _info(words, key).title if TABLES[key].filters else words.kind(TABLES[key].kind, 2)


def _counted(sheet: Sheet, counts: dict[str, int]) -> Iterator[Sequence[CellContent]]:
    for row in sheet.rows:
        counts[sheet.key] += 1
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


_REPORTS: Mapping[str, Callable[[Reading, Scope, date], Sequence[Sheet | Page]]] = MappingProxyType(
    {
        EXCHANGE_REGISTER: _exchange_register,
        AGREEMENTS: _agreements,
        ARRIVALS: _arrivals,
        FORMALITIES: _formalities,
        EXPIRING: _expiring,
        YEAR_STATISTICS: year_statistics,
        MOBILITY_STATISTICS: mobility_statistics,
        LANGUAGE_TRAINING: language_training,
        CREDIT_RECOGNITION: credit_recognition,
        INBOUND_CN: inbound_students_cn,
        FOREIGN_RU: foreign_students_ru,
        DATA_QUALITY: data_quality,
        **{name: partial(_table, report) for name, report in TABLES.items()},
    }
)
