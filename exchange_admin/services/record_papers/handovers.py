"""Lists on which people sign for the papers that they receive, made of papers in the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.papers import read_paper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, TablePaper
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.certificate_states import HANDED_OVER, ISSUED, REVOKED
from exchange_admin.domain.rules.record_papers import RECORD_KINDS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.drafts import Draft
from exchange_admin.services.certificates.paper_facts import PaperFacts
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.rows import list_of_one, lists

_COLUMNS = (
    PaperColumn("holder", 27),
    PaperColumn("paper", 20),
    PaperColumn("number", 19, middle=True),
    PaperColumn("received", 12),
    PaperColumn("signature", 18),
)
_ROW = 10  # millimetres, to sign in


class HandoverSource:
    """A row for each paper; all of them on one list."""

    def __init__(self, finding: Finding, wordings: Mapping[str, Wording]) -> None:
        self._finding, self._wordings = finding, wordings

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each paper that is meant: of people and stays all that are not handed over yet; no lists."""
        named = self._finding.many("certificate", selection.of_kind("certificate"))
        theirs = [one for one in self._of_people(selection) if one["state"] not in (HANDED_OVER, REVOKED)]
        found = {one.id: one for one in (*named, *theirs) if not _is_list(one)}
        return self._finding.in_order(self._recipient(one, papers, check) for one in found.values())

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return lists(chosen)

    def _of_people(self, selection: Selection) -> list[Record]:
        finding = self._finding
        enrolled = [one.text("person_id") for one in finding.many("language_enrolment", selection.enrolments)]
        people = finding.entries((*selection.people, *enrolled))
        return [
            *finding.pointing("certificate", "mobility_id", selection.mobilities),
            *finding.pointing("certificate", "person_id", people),
        ]

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        person = self._finding.person(record["person_id"])
        first, others = person_name(person.values)
        made = Recipient(record.id, person.id, first or record.text("holder"), others)
        kind = record.text("kind")
        what = Trilingual(**{one: self._wordings[one].choice("certificate_kind", kind) for one in LANGUAGES})
        row: tuple[Cell, ...] = (_holder(record), what, record.text("number"), "", "")
        frame = papers.record_paper(TablePaper(kind="", languages=(), institution=Trilingual(), facts=(), tables=()))
        paper = dataclasses.replace(
            frame,
            content=list_of_one(frame, _COLUMNS, row, notes=("handover_list.note",), least=_ROW),
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
