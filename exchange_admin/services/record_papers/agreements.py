"""Learning agreements as papers of the register: the newest version, under the hash that its sides approve."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.learning_agreements import VersionState
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.drafts import Draft, one_each
from exchange_admin.services.certificates.paper_facts import PaperFacts, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementSheets
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.record_papers.finding import Finding


class AgreementSource:
    """`course_papers` puts the content together."""

    def __init__(self, finding: Finding, sheets: AgreementSheets, course_papers: CoursePapers) -> None:
        self._finding, self._sheets, self._course_papers = finding, sheets, course_papers

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each agreement that is meant; stays without one are told so."""
        found: dict[str, Recipient] = {}
        for record in self._finding.many("learning_agreement", selection.of_kind("learning_agreement")):
            found[record.id] = self._recipient(record, papers, check)
        for stay in self._stays(selection):
            agreement = self._sheets.of_mobility(stay.id)
            if agreement is None:
                nothing = self._finding.nothing(stay.text("person_id"), "certificate.no_agreement")
                found.setdefault(stay.id, nothing)
            else:
                found.setdefault(agreement.id, self._recipient(agreement, papers, check))
        return self._finding.in_order(found.values())

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return one_each(chosen)

    def _stays(self, selection: Selection) -> list[Record]:
        finding = self._finding
        enrolled = [one.text("person_id") for one in finding.many("language_enrolment", selection.enrolments)]
        people = finding.entries((*selection.people, *enrolled))
        theirs = finding.pointing("mobility", "person_id", people)
        with_one = [one for one in theirs if self._sheets.of_mobility(one.id) is not None]
        return [*finding.many("mobility", selection.mobilities), *(with_one or theirs)]

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        sheet = self._sheets.read(record.id)
        person = self._finding.person(record["person_id"])
        first, others = person_name(person.values)
        stay = self._finding.get("mobility", record["mobility_id"])
        programme = self._finding.get("programme", stay["programme_id"])
        host = self._finding.get("institution", record["receiving_institution_id"])
        content = self._course_papers.agreement(sheet, sheet.current, papers.order.languages)
        paper = dataclasses.replace(
            papers.record_paper(dataclasses.replace(content, institution=papers.issuer)),
            holder=holder_name(person),
            programme=trilingual(programme, "name") or trilingual(host, "name"),
            starts=day_of(record["starts"]),
            ends=day_of(record["ends"]),
            source=sheet.current.id,
        )
        made = Recipient(record.id, person.id, first, others, stay.id, stay.text("programme_id"))
        return self._finding.told(made, paper, _problems(sheet, first), check, about=[("mobility", stay.id)])


def _problems(sheet: AgreementSheet, name: str) -> Iterator[Problem]:
    current = sheet.current
    if not current.components:
        yield Problem("certificate.no_lines", facts={"holder": name})
    if current.state != VersionState.APPROVED:
        state = f"choice.agreement_version_state.{current.state}"
        yield Problem("certificate.agreement_open", facts={"number": current.number, "state": state}, level=Level.ASKS)
