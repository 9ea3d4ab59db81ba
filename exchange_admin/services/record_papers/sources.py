"""The source of each kind of paper that is about no stay or course; transcripts, learning agreements and decided
recognition cases are papers of one record each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from exchange_admin.documents.line_breaking import NBSP
from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature
from exchange_admin.domain import exact
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.learning_agreements import VersionState
from exchange_admin.domain.rules.lessons.hours import percent_text
from exchange_admin.domain.rules.paper_kinds import BALANCE_STATEMENT, RENEWAL_PROTOCOL
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import academic_hours
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.agreements import Agreements
from exchange_admin.services.certificates.paper_facts import PaperFacts, choice_in_each, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Draft, PaperSource, Recipient, one_each
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.grades.written import per_cent, pointed
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementSheets
from exchange_admin.services.lessons.group_sheet import GroupSheet
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.lessons.testing import PointsSheet
from exchange_admin.services.parts import Parts
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.services.recognition.decided_lines import standing_problems
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.recognition.recognition import Recognition
from exchange_admin.services.record_papers.agreements import BalanceSource, ProtocolSource
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.rows import (
    HandoverSource,
    ListSource,
    NominationSource,
    empty_frame,
    figures,
    list_of_one,
)
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.services.transcripts.transcripts import Transcripts

_PLACE = PaperColumn("place", 5, middle=True)
_WITHOUT_TESTS = (
    PaperColumn("holder", 30),
    PaperColumn("attended", 11, middle=True),
    PaperColumn("due", 11, middle=True),
    PaperColumn("rate", 12, middle=True),
    PaperColumn("mark", 9, middle=True),
    PaperColumn("level_reached", 10, middle=True),
    PaperColumn("result", 12, middle=True),
)
_WITH_TESTS = (
    PaperColumn("holder", 22),
    PaperColumn("attended", 10, middle=True),
    PaperColumn("due", 10, middle=True),
    PaperColumn("rate", 12, middle=True),
    PaperColumn("tests", 13),
    PaperColumn("mark", 8, middle=True),
    PaperColumn("level_reached", 10, middle=True),
    PaperColumn("result", 10, middle=True),
)
_SIGNATURES = (PaperSignature("teacher"), PaperSignature("academic_office"))
_GONE = frozenset({"left", "transferred"})


@dataclass(frozen=True, slots=True)
class _Group:
    """What all rows of one group share; `before` are lists of it that still hold."""

    sheet: GroupSheet
    tests: Sequence[PointsSheet]
    course: Record
    before: Sequence[Record]

    @property
    def record(self) -> Record:
        return self.sheet.group


class GroupResultSource(ListSource):
    """A row for each enrolment; a paper for each group."""

    def __init__(self, parts: Parts, lessons: Lessons) -> None:
        super().__init__(parts)
        self._lessons = lessons
        self._groups: dict[str, _Group] = {}

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each enrolment that is meant; people without one are told so."""
        named = {one.id: one for one in self._finding.many("language_enrolment", selection.enrolments)}
        found: list[Recipient] = []
        for person in dict.fromkeys((*selection.people, *self._finding.of_stays(selection))):
            theirs = self._finding.pointing("language_enrolment", "person_id", self._finding.entries([person]))
            named |= {one.id: one for one in theirs}
            if not theirs:
                found.append(self._finding.nothing(person, "certificate.no_enrolment"))
        found += [self._recipient(one, papers, check) for one in named.values()]
        return self._finding.in_order(found)

    def _recipient(self, enrolment: Record, papers: PaperFacts, check: Check) -> Recipient:
        person = self._finding.person(enrolment["person_id"])
        record = self._finding.get("language_group", enrolment["language_group_id"])
        if not record.live:
            return self._finding.nothing(person.id, "certificate.no_enrolment")
        group = self._group(record, papers.order.kind)
        made = self._finding.recipient(enrolment.id, person)
        made = dataclasses.replace(made, programme_id=group.course.text("programme_id"))
        leading = self._wordings[papers.order.languages[0]]
        columns = _WITH_TESTS if group.tests else _WITHOUT_TESTS
        cells = {"holder": holder_name(person), **self._figures(group, enrolment, leading)}
        paper = self._paper(group, papers, columns, [cells[column.key] for column in columns], person, leading)
        about = [("language_enrolment", enrolment.id), ("language_group", record.id)]
        found = _problems(group.record, enrolment)
        return self._finding.told(made, paper, found, check, about=about, before=group.before)

    def _group(self, record: Record, kind: str) -> _Group:
        if record.id not in self._groups:
            self._groups[record.id] = _Group(
                self._lessons.sheet(record.id),
                self._lessons.testing.sheets(record.id),
                self._finding.get("language_course", record["language_course_id"]),
                self._finding.lists_of(kind, record.id),
            )
        return self._groups[record.id]

    def _paper(
        self,
        group: _Group,
        papers: PaperFacts,
        columns: Sequence[PaperColumn],
        row: Sequence[Cell],
        person: Record,
        leading: Wording,
    ) -> RecordPaper:
        frame = empty_frame(papers)
        content = list_of_one(
            frame,
            columns,
            row,
            facts=tuple(self._facts(group, leading)),
            notes=("group_results.note",),
            signatures=_SIGNATURES,
            place=_PLACE,
            across=False,
        )
        return dataclasses.replace(
            frame,
            content=content,
            programme=trilingual(group.course, "name"),
            starts=day_of(group.record["starts"]),
            ends=day_of(group.record["ends"]),
            source=group.record.id,
            people=(person.id,),
        )

    def _facts(self, group: _Group, leading: Wording) -> Iterator[tuple[str, Cell]]:
        """What stands above the table; how many are in the group, so that somebody left out of the list is missed."""
        record = group.record
        yield "group", record.text("code")
        yield "course", trilingual(group.course, "name")
        yield "level_aimed_at", group.course.text("level_to")
        days = (figures(day_of(record[name]), leading) for name in ("starts", "ends") if record[name])
        yield "period", f"{NBSP}– ".join(days)
        yield "teacher", holder_name(self._finding.person(record["teacher_id"])) if record["teacher_id"] else ""
        yield "closed_on", figures(day_of(record["closed_on"]), leading)
        yield "in_group", str(len(group.sheet.members))

    def _figures(self, group: _Group, enrolment: Record, leading: Wording) -> dict[str, Cell]:
        """Figures as the leading language writes them; the result in the words of each."""
        sums, language = group.sheet.tallies[enrolment.id], leading.language
        share = percent_text(sums.rate)
        state, result = enrolment.text("state"), enrolment.text("result")
        vocabulary, word = ("enrolment_state", state) if state in _GONE else ("enrolment_result", result)
        marks = ((one.test.text("title"), one.mark(enrolment.id)) for one in group.tests)
        return {
            "attended": pointed(exact.decimal_text(academic_hours(sums.attended), 2), language),
            "due": pointed(exact.decimal_text(academic_hours(sums.due), 2), language),
            "rate": per_cent(share, language) if share else "",
            "tests": leading.set_apart(f"{title}{NBSP}{pointed(mark, language)}" for title, mark in marks if mark),
            "mark": pointed(enrolment.text("mark"), language),
            "level_reached": enrolment.text("level_reached"),
            "result": choice_in_each(self._wordings, vocabulary, word) if word else "",
        }


def _problems(group: Record, enrolment: Record) -> Iterator[Problem]:
    """Figures that may still change, and somebody whose result nobody has decided."""
    if not group["closed_on"]:
        yield Problem("certificate.group_open", facts={"group": group.text("code")}, level=Level.ASKS)
    if not enrolment["result"] and enrolment["state"] not in _GONE:
        yield Problem("certificate.no_result", "result", level=Level.ASKS)


class _OneEach:
    """A paper for each record."""

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return one_each(chosen)


class TranscriptSource(_OneEach):
    """`read` answers with a transcript by its id."""

    def __init__(self, parts: Parts, read: Callable[[str], ReadTranscript]) -> None:
        self._finding, self._read = Finding(parts), read

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

    def _of_people(self, selection: Selection) -> Iterator[tuple[str, list[Record]]]:
        finding = self._finding
        for stay in finding.many("mobility", selection.mobilities):
            person = stay.text("person_id")
            theirs = finding.pointing("transcript", "person_id", finding.entries([person]))
            yield person, [one for one in theirs if one["mobility_id"] in (stay.id, None)]
        for person in dict.fromkeys((*selection.people, *finding.of_enrolments(selection))):
            yield person, finding.pointing("transcript", "person_id", finding.entries([person]))

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        read = self._read(record.id)
        stay = self._finding.get("mobility", record["mobility_id"])
        made = self._finding.recipient(record.id, read.person, stay)
        about = [("transcript", record.id)]
        return self._finding.told(
            made, self._paper(read, stay, papers), _problems_of_transcript(read, papers), check, about=about
        )

    def _paper(self, read: ReadTranscript, stay: Record, papers: PaperFacts) -> RecordPaper:
        home = read.person["home_institution_id"]
        sender = trilingual(self._finding.get("institution", home if home != read.institution.id else None), "name")
        programme = trilingual(self._finding.get("programme", stay["programme_id"]), "name")
        term = read.facts.term
        return dataclasses.replace(
            papers.record_paper(TranscriptContent(read.facts, sender)),
            holder=holder_name(read.person),
            programme=programme or sender or papers.issuer,
            starts=_begun(stay) or (term.starts if term else None),
            ends=_ended(stay) or (term.ends if term else None),
            source=read.record.id,
        )


def _problems_of_transcript(read: ReadTranscript, papers: PaperFacts) -> Iterator[Problem]:
    if read.institution.id != papers.office.text("institution_id"):
        institution = trilingual(read.institution, "name").best(papers.order.languages[0])
        yield Problem("certificate.not_own_transcript", "institution_id", {"institution": institution})
    if not read.lines:
        yield Problem("certificate.no_lines", facts={"holder": person_name(read.person.values)[0]})
    going_on = sum(1 for line in read.lines if line["status"] == "in_progress")
    if going_on:
        yield Problem("certificate.courses_open", facts={"n": going_on}, level=Level.ASKS)


class AgreementSource(_OneEach):
    """`course_papers` puts the content together."""

    def __init__(self, parts: Parts, course_papers: CoursePapers) -> None:
        self._finding, self._sheets, self._course_papers = Finding(parts), AgreementSheets(parts.store), course_papers

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

    def _stays(self, selection: Selection) -> list[Record]:
        finding = self._finding
        theirs = finding.pointing("mobility", "person_id", finding.entries_of(selection))
        with_one = [one for one in theirs if self._sheets.of_mobility(one.id) is not None]
        return [*finding.many("mobility", selection.mobilities), *(with_one or theirs)]

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        sheet = self._sheets.read(record.id)
        person = self._finding.person(record["person_id"])
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
        made = self._finding.recipient(record.id, person, stay)
        return self._finding.told(
            made, paper, _problems_of_agreement(sheet, made.name), check, about=[("mobility", stay.id)]
        )


def _problems_of_agreement(sheet: AgreementSheet, name: str) -> Iterator[Problem]:
    current = sheet.current
    if not current.components:
        yield Problem("certificate.no_lines", facts={"holder": name})
    if current.state != VersionState.APPROVED:
        state = f"choice.agreement_version_state.{current.state}"
        yield Problem("certificate.agreement_open", facts={"number": current.number, "state": state}, level=Level.ASKS)


class RecognitionSource(_OneEach):
    """`read` answers with a case by its id."""

    def __init__(self, parts: Parts, read: Callable[[str], RecognitionCase], course_papers: CoursePapers) -> None:
        self._finding, self._read, self._course_papers = Finding(parts), read, course_papers

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each case that is meant; people without one are told so."""
        found: dict[str, Recipient] = {}
        named = self._finding.many("recognition", selection.of_kind("recognition"))
        named += self._finding.pointing("recognition", "transcript_id", selection.of_kind("transcript"))
        for record in named:
            found[record.id] = self._recipient(record, papers, check)
        finding = self._finding
        people = (*selection.people, *finding.of_stays(selection), *finding.of_enrolments(selection))
        for person in dict.fromkeys(people):
            cases = self._finding.pointing("recognition", "person_id", self._finding.entries([person]))
            for record in cases:
                found.setdefault(record.id, self._recipient(record, papers, check))
            if not cases:
                found.setdefault(person, self._finding.nothing(person, "certificate.no_case"))
        return self._finding.in_order(found.values())

    def _recipient(self, record: Record, papers: PaperFacts, check: Check) -> Recipient:
        case = self._read(record.id)
        stay = self._finding.get("mobility", case.transcript["mobility_id"])
        made = self._finding.recipient(record.id, case.person, stay)
        content = self._course_papers.recognition(case, papers.order.languages)
        paper = dataclasses.replace(
            papers.record_paper(dataclasses.replace(content, institution=papers.issuer)),
            holder=holder_name(case.person),
            programme=trilingual(case.host, "name"),
            starts=_begun(stay),
            ends=_ended(stay),
            source=record.id,
        )
        return self._finding.told(
            made, paper, _problems_of_case(case, papers), check, about=[("transcript", case.transcript.id)]
        )


def _problems_of_case(case: RecognitionCase, papers: PaperFacts) -> Iterator[Problem]:
    if case.state not in (DECIDED, CLOSED):
        yield Problem("certificate.not_decided", "state", {"state": f"choice.recognition_state.{case.state}"})
    if case.home.id != papers.office.text("institution_id"):
        home = trilingual(case.home, "name").best(papers.order.languages[0])
        yield Problem("certificate.not_own_case", "home_institution_id", {"institution": home})
    yield from standing_problems(case)


def _begun(stay: Record) -> date | None:
    return day_of(stay["actual_start"] or stay["planned_start"])


def _ended(stay: Record) -> date | None:
    return day_of(stay["actual_end"] or stay["planned_end"])


MakeSource = Callable[[], PaperSource]
"""A source reads some things once: every question gets a new one."""


def paper_sources(
    parts: Parts,
    transcripts: Transcripts,
    recognition: Recognition,
    course_papers: CoursePapers,
    lessons: Lessons,
    agreements: Agreements,
) -> Mapping[str, MakeSource]:
    """By kind."""
    return {
        "transcript": partial(TranscriptSource, parts, transcripts.read),
        "learning_agreement": partial(AgreementSource, parts, course_papers),
        "recognition": partial(RecognitionSource, parts, recognition.case, course_papers),
        "nomination": partial(NominationSource, parts),
        "handover_list": partial(HandoverSource, parts),
        "group_results": partial(GroupResultSource, parts, lessons),
        BALANCE_STATEMENT: partial(BalanceSource, parts, agreements),
        RENEWAL_PROTOCOL: partial(ProtocolSource, parts, agreements),
    }
