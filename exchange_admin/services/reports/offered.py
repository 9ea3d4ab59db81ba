"""Which reports there are, what each is made of and by what it can be narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from exchange_admin.domain.wording import Wording
from exchange_admin.services.reports.agreements_sheet import agreements_sheet
from exchange_admin.services.reports.approvals import approvals
from exchange_admin.services.reports.arrivals_sheet import arrivals_sheet
from exchange_admin.services.reports.case_sheets import expiring_sheet, formalities_sheet
from exchange_admin.services.reports.credit_recognition import credit_recognition
from exchange_admin.services.reports.credit_sheet import credit_sheet
from exchange_admin.services.reports.data_quality import data_quality
from exchange_admin.services.reports.decision_control import decision_control
from exchange_admin.services.reports.ending_agreements import ending_agreements_sheet
from exchange_admin.services.reports.language_sheet import language_sheet
from exchange_admin.services.reports.language_training import language_training
from exchange_admin.services.reports.ministry_tables import foreign_students_ru, inbound_students_cn
from exchange_admin.services.reports.mobility_statistics import mobility_statistics
from exchange_admin.services.reports.pages import Page
from exchange_admin.services.reports.partner_balance import partner_sheet
from exchange_admin.services.reports.people_sheet import people_sheet
from exchange_admin.services.reports.places_and_balance import places_and_balance
from exchange_admin.services.reports.project_portfolio import project_portfolio
from exchange_admin.services.reports.reading import Reading, Scope, Sheet
from exchange_admin.services.reports.table_report import TableReport, headings, sums_page, table_sheet
from exchange_admin.services.reports.tables import MOBILITIES, TABLES
from exchange_admin.services.reports.year_statistics import year_statistics

EXCHANGE_REGISTER = "exchange-register"
AGREEMENTS = "agreements"
FORMALITIES, EXPIRING = "formalities", "expiring-documents"
ARRIVALS = "arrivals-and-departures"
MOBILITY_STATISTICS = "mobility-statistics"
INBOUND_CN, FOREIGN_RU = "inbound-students-cn", "foreign-students-ru"
PLACES_AND_BALANCE = "places-and-balance"
YEAR_STATISTICS = "year-statistics"
DATA_QUALITY = "data-quality"
LANGUAGE_TRAINING = "language-training"
CREDIT_RECOGNITION = "credit-recognition"
DECISION_CONTROL = "decision-control"
PROJECT_PORTFOLIO = "project-portfolio"
APPROVALS = "approvals"

Make = Callable[[Reading, Scope, date], Sequence[Sheet | Page]]


class Period(StrEnum):
    """Which period a report is of when none is asked for."""

    ANY = "any"  # everything
    ACADEMIC_YEAR = "academic"  # always one academic year, else that of the day
    CALENDAR_YEAR = "calendar"  # the calendar year of the day
    NONE = "none"  # its records belong to no period, and none can be asked for


@dataclass(frozen=True, slots=True)
class ReportShape:
    """`kind` is the kind of record that it can be narrowed by, empty where it is about several. What `names_people`
    is marked on every page and in its properties."""

    make: Make
    kind: str = ""
    period: Period = Period.ANY
    by_partner: bool = True
    names_people: bool = True

    @property
    def by_days(self) -> bool:
        return self.period in (Period.ANY, Period.CALENDAR_YEAR)


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """`name` is the word on the command line, `title` and `about` are said in the language asked for."""

    name: str
    title: str
    about: str
    is_own: bool = False


def available(words: Wording) -> tuple[ReportInfo, ...]:
    """Every report of this version of the program."""
    return tuple(info_of(words, name) for name in REPORTS)


def info_of(words: Wording, name: str) -> ReportInfo:
    """A table that nothing is said of is called as its records are, and says which columns it has."""
    said = {what: f"report.{name.replace('-', '_')}.{what}" for what in ("title", "about")}
    told = {what: words.say(key) for what, key in said.items()}
    if table := TABLES.get(name):
        facts = {"kinds": words.kind(table.kind, 2), "columns": words.listed(headings(table, words))}
        told |= {what: words.say(f"report.{what}_of_kind", facts) for what, key in said.items() if key not in words}
    return ReportInfo(name, told["title"], told["about"])


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
    return expiring_sheet(reading, scope, as_of), ending_agreements_sheet(reading, scope, as_of)


def _table(report: TableReport, reading: Reading, scope: Scope, as_of: date) -> Sequence[Sheet | Page]:
    sums = sums_page(report, reading, scope)
    return (table_sheet(report, reading, scope), *((sums,) if sums else ()))


def of_table(
    table: TableReport, *, by_partner: bool = True, names_people: bool = True, period: Period = Period.ANY
) -> ReportShape:
    return ReportShape(partial(_table, table), table.kind, period, by_partner, names_people)


_OF_NOBODY = frozenset({"glossary-terms", "institution-profiles"})
_WITHOUT_PEOPLE = frozenset(
    {"programmes", "glossary-terms", "institution-profiles", "speciality-links", "bodies", "meetings", "decisions"}
)
REPORTS: Mapping[str, ReportShape] = MappingProxyType(
    {
        EXCHANGE_REGISTER: ReportShape(_exchange_register),
        AGREEMENTS: ReportShape(_agreements, "agreement", names_people=False),
        PLACES_AND_BALANCE: ReportShape(places_and_balance, "agreement"),
        ARRIVALS: ReportShape(_arrivals, "mobility"),
        FORMALITIES: ReportShape(_formalities, "mobility"),
        EXPIRING: ReportShape(_expiring, "mobility"),
        YEAR_STATISTICS: ReportShape(
            year_statistics, period=Period.ACADEMIC_YEAR, by_partner=False, names_people=False
        ),
        MOBILITY_STATISTICS: ReportShape(mobility_statistics, "mobility", names_people=False),
        LANGUAGE_TRAINING: ReportShape(language_training),
        CREDIT_RECOGNITION: ReportShape(credit_recognition, "recognition"),
        DECISION_CONTROL: ReportShape(decision_control, "decision", names_people=False),
        APPROVALS: ReportShape(approvals),
        PROJECT_PORTFOLIO: ReportShape(project_portfolio, "project", names_people=False),
        INBOUND_CN: ReportShape(inbound_students_cn, "mobility", Period.CALENDAR_YEAR),
        FOREIGN_RU: ReportShape(foreign_students_ru, "mobility", Period.CALENDAR_YEAR),
        DATA_QUALITY: ReportShape(data_quality, by_partner=False),
        **{
            name: of_table(
                table,
                by_partner=name not in _OF_NOBODY,
                names_people=name not in _WITHOUT_PEOPLE,
                period=Period.ANY if table.day or table.term else Period.NONE,
            )
            for name, table in TABLES.items()
        },
    }
)
