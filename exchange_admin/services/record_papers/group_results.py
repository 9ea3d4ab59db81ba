"""Results of language groups: everybody's hours, marks and level on one numbered paper that the teacher signs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.documents.line_breaking import NBSP
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.lessons.hours import percent_text
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import academic_hours
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import PaperFacts, choice_in_each, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Draft, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.grades.written import per_cent, pointed
from exchange_admin.services.lessons.group_sheet import GroupSheet
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.lessons.testing import PointsSheet
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.rows import empty_frame, figures, list_of_one, lists
from exchange_admin.store import Store

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


class GroupResultSource:
    """A row for each enrolment; a paper for each group."""

    def __init__(self, store: Store, finding: Finding, lessons: Lessons, wordings: Mapping[str, Wording]) -> None:
        self._store, self._finding, self._lessons, self._wordings = store, finding, lessons, wordings
        self._groups: dict[str, _Group] = {}

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each enrolment that is meant; people without one are told so."""
        named = {one.id: one for one in self._finding.many("language_enrolment", selection.enrolments)}
        found: list[Recipient] = []
        for person in self._people(selection):
            theirs = self._finding.pointing("language_enrolment", "person_id", self._finding.entries([person]))
            named |= {one.id: one for one in theirs}
            if not theirs:
                found.append(self._finding.nothing(person, "certificate.no_enrolment"))
        found += [self._recipient(one, papers, check) for one in named.values()]
        return self._finding.in_order(found)

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return lists(chosen)

    def _people(self, selection: Selection) -> list[str]:
        return list(dict.fromkeys((*selection.people, *self._finding.of_stays(selection))))

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
            "tests": "; ".join(f"{title}{NBSP}{pointed(mark, language)}" for title, mark in marks if mark),
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
