"""A page of a report that is read and signed: what its sheet is called, whose it is, of when, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from exchange_admin.documents.report_pages.content import Block, ReportPage, Table
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.office_files import usual_signatory
from exchange_admin.services.reports.reading import Reading, Sheet
from exchange_admin.services.stored import NO_RECORD, got
from exchange_admin.store import Store

MOST_ON_A_PAGE = 5_000
"""Rows of a list on a page; more of them are a plain sheet, headings in the first row and nothing to sign."""
LONG = 45
"""Rows of a list behind which nobody looks for a signature: it stands on another page of the book."""


@dataclass(frozen=True, slots=True)
class Page:
    """`key` is the word `report.sheet.<key>`; `notes` stand below its title, `frozen` columns stay in sight."""

    key: str
    blocks: Sequence[Block]
    notes: Sequence[str] = ()
    frozen: int = 1


def listed(key: str, table: Table, notes: Sequence[str] = (), *, frozen: int = 1) -> Page | Sheet:
    """A page with one table; of very many rows a plain sheet, which takes little memory."""
    if len(table.rows) > MOST_ON_A_PAGE:
        return Sheet(key, table.columns, table.rows, len(table.rows))  # type: ignore[arg-type]
    return Page(key, (table,), notes, frozen=frozen)


def readable(sheet: Page | Sheet) -> Page | Sheet:
    """A list as a page, unless it has too many rows or is for pivot tables; at most the rows of a page are held."""
    if isinstance(sheet, Page) or sheet.is_data:
        return sheet
    rest = iter(sheet.rows)
    rows = list(islice(rest, MOST_ON_A_PAGE + 1))
    if len(rows) > MOST_ON_A_PAGE:
        return replace(sheet, rows=chain(rows, rest))
    table = Table(sheet.columns, rows, sums=sheet.sums, days_left=sheet.days_left)
    return Page(sheet.key, (table,), sheet.notes, frozen=sheet.frozen)


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a report have in common. `period` and `day` are said in words."""

    title: str
    office: str
    period: str
    day: str
    signature: Sequence[str]
    words: Wording

    def around(self, page: Page, name: str, *, is_first: bool) -> ReportPage:
        """The page `name` with its title, and the signature unless a list is too long for it and not the first."""
        words = self.words
        period = self.period or words.say("report.all_records")
        lines = [self.office, f"{period} | {self.day}", *page.notes]
        made = ReportPage(
            name,
            self.title if is_first else words.labelled(self.title, name),
            [line for line in lines if line],
            page.blocks,
            frozen=page.frozen,
            office=self.office,
            total=words.say("report.total_shown"),
            nothing=words.say("report.nothing"),
        )
        is_signed = is_first or made.rows <= LONG
        signature = self.signature if is_signed else [words.say("report.signed_elsewhere")]
        return ReportPage(
            *(made.name, made.title, made.lines, made.blocks, signature),
            *(made.frozen, made.office, made.total, made.nothing),
        )


def frame_of(reading: Reading, title: str, period: str, as_of: date, who: str) -> Frame:
    """An office without a name, a department or a signatory leaves room for what is written by hand."""
    store, words = reading.store, reading.words
    office = next(iter(store.records(Query("office"))), NO_RECORD)
    own = got(store, "institution", office["institution_id"])
    names = (in_language(own.values, "name", words.language), in_language(office.values, "department", words.language))
    day = words.say("report.as_of", {"date": written_day(words.language, as_of.isoformat())})
    signature = _signature(store, words, office, who, as_of)
    return Frame(title, " · ".join(filter(None, names)), period, day, signature, words)


def _signature(store: Store, words: Wording, office: Record, who: str, as_of: date) -> list[str]:
    """Prepared by, head of the office, who signs for the college on that day, date and seal."""
    signatory = got(store, "signatory", usual_signatory(store, office)) if office.id else NO_RECORD
    until, day = signatory.text("valid_until"), as_of.isoformat()
    signs = signatory if signatory.text("valid_from") <= day and (not until or day <= until) else NO_RECORD
    position = in_language(signs.values, "position", words.language) or words.say("report.signature.director")
    name = in_language(signs.values, "name", words.language)
    return [
        words.say("report.signature.line", {"who": words.say("report.signature.prepared"), "name": who}),
        words.say("report.signature.line", {"who": words.say("report.signature.head"), "name": ""}),
        words.say("report.signature.line", {"who": position, "name": name}),
        words.say("report.signature.date"),
    ]
