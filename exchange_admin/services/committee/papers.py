"""Minutes on paper, in Chinese and Russian side by side, and the control of decisions as a paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.committee.minutes import CHAIRS, LANGUAGES, Standing, is_member_on
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.towns import Towns
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.certificates.paper_facts import choice_in_each, in_each, trilingual
from exchange_admin.services.committee.controlling import Controlled
from exchange_admin.services.committee.reported import report_said
from exchange_admin.services.committee.sheets import MeetingSheet, read_sheet, votes_said
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import got, refuse

_BOTH = (PaperColumn("zh", 50), PaperColumn("ru", 50))
_CONTROL_OF_ONE = (
    PaperColumn("number", 12),
    PaperColumn("decision", 39),
    PaperColumn("due", 18, middle=True),
    PaperColumn("state", 14, middle=True),
    PaperColumn("result", 17),
)
_CONTROL_UPRIGHT = (
    PaperColumn("number", 11),
    PaperColumn("decision", 25),
    PaperColumn("responsible", 17),
    PaperColumn("due", 18, middle=True),
    PaperColumn("state", 12, middle=True),
    PaperColumn("result", 17),
)
_RESPONSIBLE = 2
"""The place of the column that a table of one institution does not need."""
_CONTROL = (
    PaperColumn("number", 9),
    PaperColumn("decision", 39),
    PaperColumn("responsible", 17),
    PaperColumn("due", 10, middle=True),
    PaperColumn("state", 11, middle=True),
    PaperColumn("result", 14),
)


class CommitteePapers(Service[Parts]):
    """Reads only; files are written whole or not at all."""

    def __init__(self, parts: Parts, pages: TablePages, towns: Towns) -> None:
        super().__init__(parts)
        self._pages, self._towns = pages, towns

    def write_minutes(self, meeting: str, target: Path) -> None:
        """Raises RuleBroken where there are none or one language is missing; FileNotWritten."""
        write_bytes(target, self._pages.pdf(self.minutes(meeting)))

    def minutes(self, meeting: str) -> TablePaper:
        """Each decision stands in both languages beside each other. Raises RuleBroken."""
        sheet = read_sheet(self._store, meeting)
        if not sheet.has_minutes:
            refuse("approval.not_held", state=f"choice.meeting_state.{sheet.meeting['state']}")
        if found := sheet.untranslated():
            raise RuleBroken(*found)
        record, agreed = sheet.meeting, sheet.standing.standing is Standing.AGREED
        return TablePaper(
            kind="minutes",
            design="committee",
            languages=LANGUAGES,
            institution=trilingual(sheet.body, "name"),
            facts=(
                *self.where_and_when(record),
                ("votes", votes_said(record["votes_present"], sheet.body["quorum"])),
                ("state", self._said("agreed" if agreed else "not_agreed")),
                ("names_as_of", self._today()),
            ),
            tables=tuple(self._tables(sheet)),
            notes=("minutes.hash", "minutes.not_in_hash", "minutes.alike"),
            signatures=tuple(self._signatures(sheet)),
            number=f"SHA-256 {shown_hash(sheet.standing.hash)}",
            registered=False,
        )

    def where_and_when(self, meeting: Record) -> tuple[tuple[str, Cell], ...]:
        """Which meeting it is, as papers of it say above."""
        return (
            ("meeting", meeting.text("number")),
            ("day", day_in(meeting.values, "starts") or ""),
            ("place", self._place(meeting)),
            ("format", self._format(meeting)),
        )

    def write_control(
        self, rows: Sequence[Controlled], languages: Sequence[str], target: Path, on: date | None = None
    ) -> None:
        """Raises RuleBroken as `TablePages.pdf`, FileNotWritten."""
        write_bytes(target, self._pages.pdf(self.control(rows, languages, on)))

    def control(self, rows: Sequence[Controlled], languages: Sequence[str], on: date | None = None) -> TablePaper:
        """In the order of the rows, as they stand on a day. Raises RuleBroken with `decision.nothing_to_print`."""
        if not rows:
            refuse("decision.nothing_to_print")
        return TablePaper(
            kind="control",
            design="committee",
            languages=tuple(languages),
            institution=trilingual(got(self._store, "institution", self._store.institution), "name"),
            facts=(
                ("body", self._committees(rows)),
                ("as_of", on or self._today()),
                ("open", str(sum(one.is_open for one in rows))),
                ("late", str(sum(one.is_late for one in rows))),
                ("text_changed", ", ".join(one.number for one in rows if one.is_changed)),
            ),
            tables=(PaperTable("", _CONTROL, self._controlled_rows(rows)),),
            across=True,
            registered=False,
        )

    def control_table(self, rows: Sequence[Controlled], title: str | Trilingual, *, of_one: bool = False) -> PaperTable:
        """For an upright page; those `of_one` institution, which the title names, do not name it again."""
        told = self._controlled_rows(rows)
        if of_one:
            told = tuple((*row[:_RESPONSIBLE], *row[_RESPONSIBLE + 1 :]) for row in told)
        return PaperTable(title, _CONTROL_OF_ONE if of_one else _CONTROL_UPRIGHT, told, named_by=1)

    def _controlled_rows(self, rows: Sequence[Controlled]) -> tuple[tuple[Cell, ...], ...]:
        decisions = self._store.many("decision", [one.id for one in rows])
        return tuple(self._controlled(one, decisions[one.id]) for one in rows)

    def write_book(
        self, rows: Sequence[Controlled], language: str, target: Path, who: str = "", on: date | None = None
    ) -> int:
        """How many rows there are. Raises FileNotWritten."""
        from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

        words = self._wordings[language]
        title = words.say("committee.paper.control")
        day = words.explained("report.as_of", {"date": on or self._today()})
        decisions = self._store.many("decision", [one.id for one in rows])
        cells = [_book_row(one, decisions[one.id], words) for one in rows]
        facts = BookFacts(f"{title} · {day}", who, language, footer=words.say("report.page"))
        return write_tables(target, [TableSheet(title, _book_columns(words), iter(cells))], facts).rows

    def _format(self, meeting: Record) -> Trilingual | str:
        word = meeting.text("format")
        return choice_in_each(self._wordings, "meeting_format", word) if word else ""

    def _tables(self, sheet: MeetingSheet) -> Iterator[PaperTable]:
        zh, ru = (sheet.meeting.text(f"agenda_{one}").splitlines() for one in LANGUAGES)
        if zh or ru:
            rows = tuple(zip_longest(zh, ru, fillvalue=""))
            yield PaperTable("minutes.agenda", _BOTH, rows, flows=True)
        if sheet.decisions:
            decided = tuple(tuple(self._decided(one, language) for language in LANGUAGES) for one in sheet.decisions)
            yield PaperTable("minutes.decisions", _BOTH, decided, flows=True)

    def _decided(self, decision: Record, language: str) -> str:
        """Number and text, then who carries it out by when."""
        words, due = self._wordings[language], decision.text("due")
        text = f"{decision.text('number')}  {decision.text(f'text_{language}')}"
        place = got(self._store, "institution", decision["responsible_institution_id"])
        who = in_language(place.values, "name", language)
        if not (who or due):
            is_told = decision["kind"] == "information"
            return words.in_turn((text, words.say("committee.paper.information") if is_told else ""))
        told = " · ".join(part for part in (who, written_day(language, due) if due else "") if part)
        return words.in_turn((text, words.say("committee.paper.responsible", {"who": told})))

    def _signatures(self, sheet: MeetingSheet) -> Iterator[PaperSignature]:
        """The chairs of the day; whoever has approved this text stands there with the day."""
        said = {one.text("institution_id"): one for one in sheet.approvals}
        day = day_in(sheet.meeting.values, "starts")
        seats = [one for one in sheet.memberships if one["role"] in CHAIRS and is_member_on(one.values, day)]
        for seat in sorted(seats, key=lambda one: (CHAIRS.index(one.text("role")), one.id)):
            institution = seat.text("institution_id")
            approval = said.get(institution) if institution in sheet.standing.approved else None
            yield PaperSignature(
                seat.text("role"),
                approval.text("signer") if approval else seat.text("person_name"),
                trilingual(got(self._store, "institution", institution), "name"),
                day_in(approval.values, "signed_on") if approval else None,
            )

    def _controlled(self, one: Controlled, decision: Record) -> tuple[Cell, ...]:
        return (
            one.number,
            trilingual(decision, "text"),
            trilingual(got(self._store, "institution", one.responsible_id), "name"),
            one.due or "",
            self._late(one) if one.is_late else choice_in_each(self._wordings, "decision_state", one.state),
            one.result or (self._reported(one) if one.reported else ""),
        )

    def _reported(self, one: Controlled) -> Trilingual:
        return in_each(self._wordings, lambda words: report_said(words, one.reported_on))

    def _committees(self, rows: Sequence[Controlled]) -> Trilingual:
        """Whose decisions these are: numbers of two committees may be alike."""
        ids = sorted({one.body_id for one in rows} - {""})
        bodies = self._store.many("body", ids)
        return in_each(
            self._wordings,
            lambda words: words.listed(in_language(bodies[id].values, "name", words.language) for id in ids),
        )

    def _place(self, meeting: Record) -> Trilingual | str:
        place = meeting.text("place")
        return in_each(self._wordings, lambda words: self._towns.said(place, words.language)) if place else ""

    def _late(self, one: Controlled) -> Trilingual:
        days = -(one.days or 0)
        return in_each(self._wordings, lambda words: words.say("committee.said.late", {"n": days}))

    def _said(self, key: str) -> Trilingual:
        return in_each(self._wordings, lambda words: words.say(f"committee.paper.{key}"))


def _book_columns(words: Wording) -> list[Column]:
    return [
        Column(words.field("decision", "number"), ColumnKind.IDENTIFIER),
        Column(words.field("meeting", "body_id")),
        *(Column(words.field("decision", f"text_{one}")) for one in LANGUAGES),
        Column(words.field("decision", "responsible_institution_id")),
        Column(words.field("decision", "due"), ColumnKind.DATE),
        Column(words.field("decision", "state")),
        Column(words.say("committee.paper.days"), ColumnKind.INTEGER),
        Column(words.field("decision", "result")),
    ]


def _book_row(one: Controlled, decision: Record, words: Wording) -> tuple[CellContent, ...]:
    return (
        one.number,
        one.body,
        *(decision.text(f"text_{language}") or None for language in LANGUAGES),
        one.responsible or None,
        one.due.isoformat() if one.due else None,
        words.choice("decision_state", one.state),
        one.days,
        one.result or (report_said(words, one.reported_on) if one.reported else None),
    )
