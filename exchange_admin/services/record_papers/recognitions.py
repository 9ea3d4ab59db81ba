"""Decided recognition cases as papers of the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.drafts import Draft, one_each
from exchange_admin.services.certificates.paper_facts import PaperFacts, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.services.recognition.decided_lines import standing_problems
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.record_papers.finding import Finding


class RecognitionSource:
    """`read` answers with a case by its id."""

    def __init__(self, finding: Finding, read: Callable[[str], RecognitionCase], course_papers: CoursePapers) -> None:
        self._finding, self._read, self._course_papers = finding, read, course_papers

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each case that is meant; people without one are told so."""
        found: dict[str, Recipient] = {}
        named = self._finding.many("recognition", selection.of_kind("recognition"))
        named += self._finding.pointing("recognition", "transcript_id", selection.of_kind("transcript"))
        for record in named:
            found[record.id] = self._recipient(record, papers, check)
        for person in self._people(selection):
            cases = self._finding.pointing("recognition", "person_id", self._finding.entries([person]))
            for record in cases:
                found.setdefault(record.id, self._recipient(record, papers, check))
            if not cases:
                found.setdefault(person, self._finding.nothing(person, "certificate.no_case"))
        return self._finding.in_order(found.values())

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return one_each(chosen)

    def _people(self, selection: Selection) -> list[str]:
        finding = self._finding
        records = [
            *finding.many("mobility", selection.mobilities),
            *finding.many("language_enrolment", selection.enrolments),
        ]
        return list(dict.fromkeys((*selection.people, *(one.text("person_id") for one in records))))

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        case = self._read(record.id)
        first, others = person_name(case.person.values)
        stay = self._finding.get("mobility", case.transcript["mobility_id"])
        made = Recipient(record.id, case.person.id, first, others, stay.id, stay.text("programme_id"))
        content = self._course_papers.recognition(case, papers.order.languages)
        paper = dataclasses.replace(
            papers.record_paper(dataclasses.replace(content, institution=papers.issuer)),
            holder=holder_name(case.person),
            programme=trilingual(case.host, "name"),
            starts=day_of(stay["actual_start"] or stay["planned_start"]),
            ends=day_of(stay["actual_end"] or stay["planned_end"]),
            source=record.id,
        )
        return self._finding.told(
            made, paper, _problems(case, papers), check, about=[("transcript", case.transcript.id)]
        )


def _problems(case: RecognitionCase, papers: PaperFacts) -> Iterator[Problem]:
    if case.state not in (DECIDED, CLOSED):
        yield Problem("certificate.not_decided", "state", {"state": f"choice.recognition_state.{case.state}"})
    if case.home.id != papers.office.text("institution_id"):
        home = trilingual(case.home, "name").best(papers.order.languages[0])
        yield Problem("certificate.not_own_case", "home_institution_id", {"institution": home})
    yield from standing_problems(case)
