"""Transcripts that the office issues itself, with numbers of the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.drafts import Draft, one_each
from exchange_admin.services.certificates.paper_facts import PaperFacts, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.transcripts.reading import ReadTranscript


class TranscriptSource:
    """`read` answers with a transcript by its id."""

    def __init__(self, finding: Finding, read: Callable[[str], ReadTranscript]) -> None:
        self._finding, self._read = finding, read

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each transcript that is meant; of people and stays those of the office before others."""
        found: dict[str, Recipient] = {}
        own = papers.office.text("institution_id")
        for record in self._finding.many("transcript", selection.of_kind("transcript")):
            found[record.id] = self._recipient(record, papers, check)
        for person, records in self._of_people(selection):
            theirs = [one for one in records if one["institution_id"] == own] or records
            for record in theirs:
                found.setdefault(record.id, self._recipient(record, papers, check))
            if not records:
                found.setdefault(person, self._finding.nothing(person, "certificate.no_transcript"))
        return self._finding.in_order(found.values())

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return one_each(chosen)

    def _of_people(self, selection: Selection) -> Iterator[tuple[str, list[Record]]]:
        finding = self._finding
        for stay in finding.many("mobility", selection.mobilities):
            person = stay.text("person_id")
            theirs = finding.pointing("transcript", "person_id", finding.entries([person]))
            yield person, [one for one in theirs if one["mobility_id"] in (stay.id, None)]
        enrolled = [one.text("person_id") for one in finding.many("language_enrolment", selection.enrolments)]
        for person in dict.fromkeys((*selection.people, *enrolled)):
            yield person, finding.pointing("transcript", "person_id", finding.entries([person]))

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        read = self._read(record.id)
        first, others = person_name(read.person.values)
        stay = self._finding.get("mobility", record["mobility_id"])
        made = Recipient(record.id, read.person.id, first, others, stay.id, stay.text("programme_id"))
        about = [("transcript", record.id)]
        return self._finding.told(made, self._paper(read, stay, papers), _problems(read, papers), check, about=about)

    def _paper(self, read: ReadTranscript, stay: Record, papers: PaperFacts) -> RecordPaper:
        home = read.person["home_institution_id"]
        sender = trilingual(self._finding.get("institution", home if home != read.institution.id else None), "name")
        programme = trilingual(self._finding.get("programme", stay["programme_id"]), "name")
        term = read.facts.term
        return dataclasses.replace(
            papers.record_paper(TranscriptContent(read.facts, sender)),
            holder=holder_name(read.person),
            programme=programme or sender or papers.issuer,
            starts=day_of(stay["actual_start"] or stay["planned_start"]) or (term.starts if term else None),
            ends=day_of(stay["actual_end"] or stay["planned_end"]) or (term.ends if term else None),
            source=read.record.id,
        )


def _problems(read: ReadTranscript, papers: PaperFacts) -> Iterator[Problem]:
    if read.institution.id != papers.office.text("institution_id"):
        institution = trilingual(read.institution, "name").best(papers.order.languages[0])
        yield Problem("certificate.not_own_transcript", "institution_id", {"institution": institution})
    if not read.lines:
        yield Problem("certificate.no_lines", facts={"holder": person_name(read.person.values)[0]})
    going_on = sum(1 for line in read.lines if line["status"] == "in_progress")
    if going_on:
        yield Problem("certificate.courses_open", facts={"n": going_on}, level=Level.ASKS)
