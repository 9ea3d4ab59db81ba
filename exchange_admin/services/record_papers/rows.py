"""Lists of people: a row each at first, then one paper for all rows that belong together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.papers import read_paper
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.certificate_states import HANDED_OVER, ISSUED, REVOKED
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED, shown_status
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import (
    PaperFacts,
    choice_in_each,
    day_of,
    holder_name,
    in_each,
    passport_of,
    trilingual,
)
from exchange_admin.services.certificates.recipients import Check, Draft, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.record_papers.finding import Finding

DESIGN = "list"
PLACE = PaperColumn("place", 4, middle=True)


def empty_frame(papers: PaperFacts) -> RecordPaper:
    """A paper of the order on which nothing stands yet."""
    return papers.record_paper(TablePaper(kind="", languages=(), institution=Trilingual(), facts=(), tables=()))


def list_of_one(
    paper: RecordPaper,
    columns: Sequence[PaperColumn],
    row: Sequence[Cell],
    *,
    facts: Sequence[tuple[str, Cell]] = (),
    notes: Sequence[str] = (),
    signatures: Sequence[PaperSignature] = (),
    place: PaperColumn = PLACE,
    least: int = 0,
    across: bool = True,
) -> TablePaper:
    """A list on which only one row stands; its number is written when rows are put together."""
    table = PaperTable("", (place, *columns), (("1", *row),), least=least, ruled=True)
    return TablePaper(
        kind=paper.kind,
        languages=paper.languages,
        institution=paper.issuer,
        facts=tuple(facts),
        tables=(table,),
        notes=tuple(notes),
        signatures=tuple(signatures),
        design=DESIGN,
        across=across,
    )


def figures(day: date | None, words: Wording) -> str:
    """A day as the leading language of a list writes it, empty for none."""
    if day is None:
        return ""
    return words.say("paper.list.day", {"year": day.year, "month": f"{day.month:02}", "day": f"{day.day:02}"})


class ListSource(Service[Parts]):
    """People as rows."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._finding = Finding(parts)

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        """One paper for all rows of one `source`, in the order in which they came."""
        grouped: dict[str, list[Recipient]] = {}
        for one in chosen:
            if isinstance(one.facts, RecordPaper):
                grouped.setdefault(one.facts.source, []).append(one)
        return [Draft(_together(rows), tuple(rows)) for rows in grouped.values()]


def _together(recipients: Sequence[Recipient]) -> RecordPaper:
    papers = [one.facts for one in recipients if isinstance(one.facts, RecordPaper)]
    first = papers[0]
    rows = [row for paper in papers for row in _table(paper).rows]
    table = dataclasses.replace(
        _table(first), rows=tuple((str(place), *row[1:]) for place, row in enumerate(rows, start=1))
    )
    counted = ("papers" if first.papers else "people", str(len(rows)))
    content = first.content
    assert isinstance(content, TablePaper)  # `_table` has looked
    days = [paper.starts for paper in papers if paper.starts], [paper.ends for paper in papers if paper.ends]
    return dataclasses.replace(
        first,
        content=dataclasses.replace(content, facts=(*content.facts, counted), tables=(table,)),
        people=tuple(dict.fromkeys(id for paper in papers for id in paper.people)),
        papers=tuple(id for paper in papers for id in paper.papers),
        starts=min(days[0], default=None),
        ends=max(days[1], default=None),
    )


def _table(paper: RecordPaper) -> PaperTable:
    if not isinstance(paper.content, TablePaper):
        raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": paper.kind}))
    return paper.content.tables[0]


_OF_PAPERS = (
    PaperColumn("holder", 27),
    PaperColumn("paper", 20),
    PaperColumn("number", 19, middle=True),
    PaperColumn("received", 12),
    PaperColumn("signature", 18),
)
_ROW = 10  # millimetres, to sign in


class HandoverSource(ListSource):
    """A row for each paper; all of them on one list."""

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each paper that is meant: of people and stays all that are not handed over yet; no lists."""
        named = self._finding.many("certificate", selection.of_kind("certificate"))
        theirs = [one for one in self._of_people(selection) if one["state"] not in (HANDED_OVER, REVOKED)]
        found = {one.id: one for one in (*named, *theirs) if not _is_list(one)}
        return self._finding.in_order(self._recipient(one, papers, check) for one in found.values())

    def _of_people(self, selection: Selection) -> list[Record]:
        finding = self._finding
        of_stays = finding.pointing("certificate", "mobility_id", selection.mobilities)
        return [*of_stays, *finding.pointing("certificate", "person_id", finding.entries_of(selection))]

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        person = self._finding.person(record["person_id"])
        made = self._finding.recipient(record.id, person)
        made = dataclasses.replace(made, name=made.name or record.text("holder"))
        kind = record.text("kind")
        what = choice_in_each(self._wordings, "certificate_kind", kind)
        row: tuple[Cell, ...] = (_holder(record), what, record.text("number"), "", "")
        frame = empty_frame(papers)
        paper = dataclasses.replace(
            frame,
            content=list_of_one(frame, _OF_PAPERS, row, notes=("handover_list.note",), least=_ROW),
            programme=papers.issuer,
            people=(person.id,) if person.id else (),
            papers=(record.id,),
        )
        return self._finding.told(made, paper, _problems(record), check)


def _is_list(record: Record) -> bool:
    kind = RECORD_KINDS.get(record.text("kind"))
    return kind is not None and kind.for_many


def _holder(record: Record) -> Cell:
    """The names as they stand on the paper."""
    try:
        holder = read_paper(record.text("kind"), record.text("facts")).holder
    except RuleBroken:
        return record.text("holder")
    return holder if holder != HolderName() else record.text("holder")


def _problems(record: Record) -> Iterator[Problem]:
    number, state = record.text("number"), record.text("state")
    if state == REVOKED:
        yield Problem("certificate.revoked", "state", {"number": number})
    if state == HANDED_OVER:
        day = record.text("handed_over_on")
        yield Problem("certificate.handed_over_before", facts={"number": number, "date": day}, level=Level.ASKS)
    if state == ISSUED:
        yield Problem("certificate.not_printed", facts={"number": number}, level=Level.ASKS)


_OF_STAYS = (
    PaperColumn("holder", 19),
    PaperColumn("birth_date", 10, middle=True),
    PaperColumn("sex", 6, middle=True),
    PaperColumn("citizenship", 9, middle=True),
    PaperColumn("passport", 11, middle=True),
    PaperColumn("programme", 23),
    PaperColumn("period", 10, middle=True),
    PaperColumn("level", 8, middle=True),
)
_NEEDED = ("birth_date", "citizenship", "passport")
_SEXES = frozenset({"1", "2"})


class NominationSource(ListSource):
    """A row for each stay at a partner; a paper for each partner and term."""

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each stay that is meant: of people all that they have not begun yet."""
        stays = {one.id: one for one in self._finding.many("mobility", selection.mobilities)}
        found = [self._recipient(stay, papers, check) for stay in (stays | self._of_people(selection)).values()]
        with_one = {one.person_id for one in found}
        without = [one for one in selection.people if self._finding.person(one).id not in with_one]
        found += [self._finding.nothing(one, "certificate.no_mobility") for one in without]
        return self._finding.in_order(found)

    def _of_people(self, selection: Selection) -> dict[str, Record]:
        stays = self._finding.pointing("mobility", "person_id", self._finding.entries_of(selection))
        return {one.id: one for one in stays if not one["actual_start"]}

    def _recipient(self, stay: Record, papers: PaperFacts, check: Check) -> Recipient:
        person = self._finding.person(stay["person_id"])
        made = self._finding.recipient(stay.id, person, stay)
        cells = self._cells(person, stay, self._wordings[papers.order.languages[0]])
        paper = self._paper(person, stay, papers, [cells[column.key] for column in _OF_STAYS])
        return self._finding.told(
            made, paper, _problems_of_stay(stay, papers, cells), check, about=[("mobility", stay.id)]
        )

    def _paper(self, person: Record, stay: Record, papers: PaperFacts, row: Sequence[Cell]) -> RecordPaper:
        partner = trilingual(self._finding.get("institution", stay["receiving_institution_id"]), "name")
        term = self._finding.get("term", stay["term_id"])
        facts: list[tuple[str, Cell]] = [("partner", partner), ("term", trilingual(term, "name"))]
        frame = empty_frame(papers)
        return dataclasses.replace(
            frame,
            content=list_of_one(frame, _OF_STAYS, row, facts=facts, notes=("nomination.note",)),
            programme=partner,
            starts=day_of(stay["planned_start"]) or day_of(term["starts"]),
            ends=day_of(stay["planned_end"]) or day_of(term["ends"]),
            source=f"{stay.text('receiving_institution_id')} {term.id}".strip(),
            people=(person.id,),
        )

    def _cells(self, person: Record, stay: Record, leading: Wording) -> dict[str, Cell]:
        """Days in figures stand once, as the leading language writes them."""
        passport = passport_of(self._store, person.id)
        sex = person.text("sex")
        starts, ends = day_of(stay["planned_start"]), day_of(stay["planned_end"])
        citizenship = person.text("citizenship")
        return {
            "holder": holder_name(person),
            "birth_date": figures(day_of(person["birth_date"]), leading),
            "sex": in_each(self._wordings, lambda words: words.say(f"paper.list.sex.{sex}")) if sex in _SEXES else "",
            "citizenship": choice_in_each(self._wordings, "country", citizenship) if citizenship else "",
            "passport": passport.text("number") if passport else "",
            "programme": trilingual(self._finding.get("programme", stay["programme_id"]), "name"),
            "period": "\xa0– ".join(figures(day, leading) for day in (starts, ends) if day),
            "level": self._level(person),
        }

    def _level(self, person: Record) -> Cell:
        """Of the newest exam or course that was passed, else as the person states it."""
        entries = self._finding.entries([person.id])
        exams = [
            one for one in self._finding.pointing("exam_result", "person_id", entries) if one["outcome"] == "passed"
        ]
        if exams:
            newest = max(exams, key=lambda one: (one.text("date"), one.id))
            return newest.text("level") or newest.text("cefr")
        courses = self._finding.pointing("language_enrolment", "person_id", entries)
        reached = [one.text("level_reached") for one in courses if one["result"] == "passed" and one["level_reached"]]
        return max(reached, default="") or person.text("language_level")


def _problems_of_stay(stay: Record, papers: PaperFacts, cells: Mapping[str, Cell]) -> Iterator[Problem]:
    if stay.text("sending_institution_id") != papers.office.text("institution_id"):
        yield Problem("certificate.not_our_student", "sending_institution_id")
    sending, receiving = stay.text("sending_status"), stay.text("receiving_status")
    if sending in CAME_TO_NOTHING or receiving in NOT_ACCEPTED:
        status = shown_status(sending, receiving)
        yield Problem("certificate.status", "sending_status", {"status": status}, Level.ASKS)
    for name in _NEEDED:
        if not cells[name]:
            yield Problem("certificate.no_detail", name, {"detail": f"paper.list.column.{name}"}, Level.ASKS)
