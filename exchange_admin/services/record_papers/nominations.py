"""Nomination lists: whom the office sends to a partner in a term, on one numbered paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, TablePaper
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED, shown_status
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.details import passport_of
from exchange_admin.services.certificates.drafts import Draft
from exchange_admin.services.certificates.paper_facts import PaperFacts, day_of, holder_name, trilingual
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.rows import figures, list_of_one, lists
from exchange_admin.store import Store

_COLUMNS = (
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


class NominationSource:
    """A row for each stay at a partner; a paper for each partner and term."""

    def __init__(self, store: Store, finding: Finding, wordings: Mapping[str, Wording]) -> None:
        self._store, self._finding, self._wordings = store, finding, wordings

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each stay that is meant: of people all that they have not begun yet."""
        stays = {one.id: one for one in self._finding.many("mobility", selection.mobilities)}
        found = [self._recipient(stay, papers, check) for stay in (stays | self._of_people(selection)).values()]
        with_one = {one.person_id for one in found}
        without = [one for one in selection.people if self._finding.person(one).id not in with_one]
        found += [self._finding.nothing(one, "certificate.no_mobility") for one in without]
        return self._finding.in_order(found)

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return lists(chosen)

    def _of_people(self, selection: Selection) -> dict[str, Record]:
        finding = self._finding
        enrolled = [one.text("person_id") for one in finding.many("language_enrolment", selection.enrolments)]
        people = finding.entries((*selection.people, *enrolled))
        stays = finding.pointing("mobility", "person_id", people)
        return {one.id: one for one in stays if not one["actual_start"]}

    def _recipient(self, stay: Record, papers: PaperFacts, check: Check) -> Recipient:
        person = self._finding.person(stay["person_id"])
        first, others = person_name(person.values)
        made = Recipient(stay.id, person.id, first, others, stay.id, stay.text("programme_id"))
        cells = self._cells(person, stay, self._wordings[papers.order.languages[0]])
        paper = self._paper(person, stay, papers, [cells[column.key] for column in _COLUMNS])
        return self._finding.told(made, paper, _problems(stay, papers, cells), check, about=[("mobility", stay.id)])

    def _paper(self, person: Record, stay: Record, papers: PaperFacts, row: Sequence[Cell]) -> RecordPaper:
        partner = trilingual(self._finding.get("institution", stay["receiving_institution_id"]), "name")
        term = self._finding.get("term", stay["term_id"])
        facts: list[tuple[str, Cell]] = [("partner", partner), ("term", trilingual(term, "name"))]
        frame = papers.record_paper(TablePaper(kind="", languages=(), institution=Trilingual(), facts=(), tables=()))
        return dataclasses.replace(
            frame,
            content=list_of_one(frame, _COLUMNS, row, facts=facts, notes=("nomination.note",)),
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
            "sex": self._each(lambda words: words.say(f"paper.list.sex.{sex}")) if sex in _SEXES else "",
            "citizenship": self._each(lambda words: words.choice("country", citizenship)) if citizenship else "",
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

    def _each(self, say: Callable[[Wording], str]) -> Trilingual:
        return Trilingual(**{language: say(self._wordings[language]) for language in LANGUAGES})


def _problems(stay: Record, papers: PaperFacts, cells: Mapping[str, Cell]) -> Iterator[Problem]:
    if stay.text("sending_institution_id") != papers.office.text("institution_id"):
        yield Problem("certificate.not_our_student", "sending_institution_id")
    sending, receiving = stay.text("sending_status"), stay.text("receiving_status")
    if sending in CAME_TO_NOTHING or receiving in NOT_ACCEPTED:
        status = shown_status(sending, receiving)
        yield Problem("certificate.status", "sending_status", {"status": status}, Level.ASKS)
    for name in _NEEDED:
        if not cells[name]:
            yield Problem("certificate.no_detail", name, {"detail": f"paper.list.column.{name}"}, Level.ASKS)
