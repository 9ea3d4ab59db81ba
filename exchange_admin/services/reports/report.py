"""Writing a report to a workbook, and telling before how much will be in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.report_pages.content import ReportPage, Table
from exchange_admin.documents.table_cells import CellContent
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.asked import Asked, said_of
from exchange_admin.services.reports.ministry_tables import calendar_year
from exchange_admin.services.reports.offered import REPORTS, Period, ReportInfo, ReportShape, available, info_of
from exchange_admin.services.reports.own_reports import OWN, OwnReports
from exchange_admin.services.reports.pages import MOST_ON_A_PAGE, Frame, Page, frame_of, readable
from exchange_admin.services.reports.reading import (
    Narrowing,
    Reading,
    Scope,
    Sheet,
    Shipped,
    scope_of,
)
from exchange_admin.services.reports.tables import TABLES
from exchange_admin.services.reports.year_windows import year_on
from exchange_admin.store import Store

Step = Callable[[int, int], None]
"""Rows written so far and about how many come; may raise to stop, and no file is left behind."""
PAPER = ".pdf"
_MOST_COUNTED = 5_000
"""Rows of a list that are counted for a preview; of a longer one it is told about how many."""


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


@dataclass(frozen=True, slots=True)
class ExpectedSheet:
    """A sheet as it would be written; the rows of a long list are told about, not counted."""

    title: str
    rows: int
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class _Composed:
    """A report before it is written."""

    sheets: Sequence[Sheet | Page]
    frame: Frame
    mark: str

    @property
    def title(self) -> str:
        frame = self.frame
        return " · ".join(filter(None, (frame.title, frame.period, frame.day)))


class Reports:
    """Reads the store and writes workbooks; belongs to the thread of its store."""

    def __init__(
        self,
        store: Store,
        lists: Lists,
        wordings: Mapping[str, Wording],
        today: Callable[[], date],
        shipped: Callable[[], Shipped] = Shipped,
        *,
        fonts: Callable[[], Fonts],
    ) -> None:
        """`shipped` is asked for when a report is made, `fonts` when it is made on paper."""
        self._store, self._lists, self._wordings, self._today = store, lists, wordings, today
        self._shipped, self._fonts = shipped, fonts

    @cached_property
    def own(self) -> OwnReports:
        return OwnReports(self._store)

    def available(self, language: str) -> tuple[ReportInfo, ...]:
        """Those of the program, then those that somebody put together in this file."""
        words = self._wordings[language]
        return (*available(words), *(one.info(words) for one in self.own.all()))

    def shape(self, name: str) -> ReportShape:
        """Raises RuleBroken with `report.unknown`."""
        if name in REPORTS:
            return REPORTS[name]
        if found := self.own.get(name):
            return found.shape()
        known = ", ".join((*REPORTS, *(one.name for one in self.own.all())))
        raise RuleBroken(Problem("report.unknown", "name", {"typed": name, "known": known}))

    def years(self) -> list[str]:
        """Codes of the academic years, the last one first."""
        return sorted((one.text("code") for one in self._store.records(Query("academic_year"))), reverse=True)

    def terms(self) -> list[tuple[str, str]]:
        """Id of each term and code of its academic year, the last one first."""
        years = {one.id: one.text("code") for one in self._store.records(Query("academic_year"))}
        terms = self._store.records(Query("term", order=Order("starts", descending=True)))
        return [(one.id, years.get(one.text("academic_year_id"), "")) for one in terms]

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
        """Writes the workbook whole or not at all. `as_of` is the day of ages and of the title, today when left out;
        what it can be narrowed by is told by `Asked`.

        Raises RuleBroken: `report.unknown`, `report.not_by_partner`, `report.not_filtered`, `report.of_one_year`,
        `value.unknown_reference` for year or term, `table.…`, `file.…`.
        """
        asked = Asked(year, term, days, partner, tuple(filters))
        return self.write_asked(name, target, asked, language=language, as_of=as_of, who=who, step=step)

    def write_asked(
        self,
        name: str,
        target: Path,
        asked: Asked,
        *,
        language: str,
        as_of: date | None = None,
        who: str = "",
        step: Step = lambda done, expected: None,
    ) -> WrittenReport:
        """As `write`; a name that ends in `.pdf` makes it a PDF of the pages, without sheets for pivot tables. Raises
        RuleBroken with `report.too_long_for_paper`."""
        words = self._wordings[language]
        made = self._composed(name, asked, words, as_of, who)
        if target.suffix.lower() == PAPER:
            return self._on_paper(made, target, language, who, step)
        facts = BookFacts(made.title, who, language, footer=words.say("report.page"), mark=made.mark)
        expected = sum(sheet.expected for sheet in made.sheets if isinstance(sheet, Sheet))
        counts: dict[str, int] = {}
        written = write_tables(
            target,
            [self._made(sheet, made.frame, words, counts) for sheet in made.sheets],
            facts,
            lambda done: step(done, max(done, expected)),
        )
        return WrittenReport(target, made.title, counts, written.notices)

    def _on_paper(self, made: _Composed, target: Path, language: str, who: str, step: Step) -> WrittenReport:
        from exchange_admin.documents.report_pages.paper import write_paper

        words = self._wordings[language]
        long = [one for one in made.sheets if isinstance(one, Sheet) and not one.is_data]
        if long:
            facts = {"sheet": _sheet_title(words, long[0].key), "limit": MOST_ON_A_PAGE}
            raise RuleBroken(Problem("report.too_long_for_paper", facts=facts))
        counts: dict[str, int] = {}
        drawn = [self._made(one, made.frame, words, counts) for one in made.sheets if isinstance(one, Page)]
        pages = [one for one in drawn if isinstance(one, ReportPage)]
        expected = sum(counts.values())
        facts_of_book = BookFacts(made.title, who, language, footer=words.say("report.page"), mark=made.mark)
        written = write_paper(target, pages, facts_of_book, self._fonts(), lambda done: step(done, expected))
        left_out = [_sheet_title(words, one.key) for one in made.sheets if isinstance(one, Sheet)]
        told = [Problem("report.not_on_paper", facts={"sheets": words.listed(left_out)}, level=Level.INFORMS)]
        return WrittenReport(target, made.title, counts, (*written.notices, *(told if left_out else ())))

    def preview(self, name: str, asked: Asked, language: str) -> tuple[ExpectedSheet, ...]:
        """How many rows each sheet would have. Raises as `write` does."""
        words = self._wordings[language]
        return tuple(_expected(sheet, words) for sheet in self._composed(name, asked, words, None, "").sheets)

    def _composed(self, name: str, asked: Asked, words: Wording, as_of: date | None, who: str) -> _Composed:
        shape = self.shape(name)
        title = info_of(words, name).title if name in REPORTS else name
        _stop_at_what_it_cannot(shape, title, asked)
        day = as_of or self._today()
        scope = self._scope(shape.period, asked, day)
        narrowing = Narrowing(shape.kind, asked.partner, asked.filters)
        reading = Reading(self._store, self._lists, words, self._shipped(), narrowing)
        sheets = [readable(sheet) for sheet in shape.make(reading, scope, day)]
        frame = frame_of(reading, title, said_of(self._lists, words, scope, narrowing), day, who)
        return _Composed(sheets, frame, words.say("report.private") if shape.names_people else "")

    def _scope(self, period: Period, asked: Asked, day: date) -> Scope:
        scope = scope_of(self._store, asked.year, asked.term, asked.days)
        if period is Period.ACADEMIC_YEAR and (one := scope.year or year_on(scope, day)):
            return scope_of(self._store, one.id)
        if period is Period.CALENDAR_YEAR and scope.whole:
            return scope_of(self._store, days=calendar_year(day))
        return scope

    @staticmethod
    def _made(sheet: Sheet | Page, frame: Frame, words: Wording, counts: dict[str, int]) -> TableSheet | ReportPage:
        """What is written; `counts` gets its rows, those of a table while they are taken."""
        is_first = not counts
        counts[sheet.key] = 0
        if isinstance(sheet, Page):
            page = frame.around(sheet, _sheet_title(words, sheet.key), is_first=is_first)
            counts[sheet.key] = page.rows
            return page
        return TableSheet(
            _sheet_title(words, sheet.key), sheet.columns, _counted(sheet, counts), 0 if sheet.is_data else sheet.frozen
        )


def _stop_at_what_it_cannot(shape: ReportShape, title: str, asked: Asked) -> None:
    """A report that left out what it was asked for would be wrong in silence."""
    refused = {
        "report.of_one_year": any(asked.days) and shape.period is Period.ACADEMIC_YEAR,
        "report.without_period": any((asked.year, asked.term, *asked.days)) and shape.period is Period.NONE,
        "report.not_by_partner": bool(asked.partner) and not shape.by_partner,
        "report.not_filtered": bool(asked.filters) and not shape.kind,
    }
    if codes := [code for code, is_so in refused.items() if is_so]:
        raise RuleBroken(*(Problem(code, "name", {"report": title}) for code in codes))
    first, last = asked.days
    if first and last and last < first:
        raise RuleBroken(Problem("period.reversed", facts={"start": first, "end": last}))


def _sheet_title(words: Wording, key: str) -> str:
    """The only table of a report is called as its kind, if it has all records of it and no name of its own is said."""
    if key.startswith(OWN):
        return key.removeprefix(OWN)
    if key not in TABLES:
        return words.say(f"report.sheet.{key}")
    named = TABLES[key].filters or f"report.{key.replace('-', '_')}.title" in words
    return info_of(words, key).title if named else words.kind(TABLES[key].kind, 2)


def _expected(sheet: Sheet | Page, words: Wording) -> ExpectedSheet:
    title = _sheet_title(words, sheet.key)
    if isinstance(sheet, Page):
        return ExpectedSheet(title, sum(len(one.rows) for one in sheet.blocks if isinstance(one, Table)))
    counted = sum(1 for _ in islice(sheet.rows, _MOST_COUNTED + 1))
    is_counted = counted <= _MOST_COUNTED
    return ExpectedSheet(title, counted if is_counted else max(counted, sheet.expected), is_counted)


def _counted(sheet: Sheet, counts: dict[str, int]) -> Iterator[Sequence[CellContent]]:
    for row in sheet.rows:
        counts[sheet.key] += 1
        yield row
