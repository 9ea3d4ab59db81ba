"""Who gets a paper, who is asked about, who is left out, and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.papers import Paper
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.certificate_numbers import UNNUMBERED
from exchange_admin.domain.rules.certificate_states import REVOKED
from exchange_admin.domain.rules.eligibility import (
    USUAL_ATTENDANCE,
    course_problems,
    day_of_issue_problems,
    fee_problems,
)
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, ENDED_WELL, NOT_ACCEPTED, shown_status
from exchange_admin.domain.rules.paper_gates import Case, PaperGates
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.arrivals import came_by_word_of_others, result_by_word_of_others
from exchange_admin.services.certificates.paper_facts import PaperFacts, passport_of
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.consents import without_consent
from exchange_admin.services.exchange.same_numbers import open_fields, two_answers
from exchange_admin.services.lessons.group_sheet import attended
from exchange_admin.services.office_files import is_as_begun
from exchange_admin.services.parts import Parts

Check = Callable[[Paper], Sequence[Problem]]
"""What the design of the paper and its code say about facts."""

_TOOK_PART = frozenset({"arrived", "in_residence", "departed", "transcript_issued"})


@dataclass(frozen=True, slots=True)
class Recipient:
    """One paper that was asked for, or one row of a list. `id` is that of the stay, the enrolment or the record that it
    is made of, the person's where there is none.

    Without `facts` there is nothing to print. `mobility_id` and `programme_id` are empty where the paper has none.
    """

    id: str
    person_id: str
    name: str
    other_names: str
    mobility_id: str = ""
    programme_id: str = ""
    problems: tuple[Problem, ...] = ()
    facts: Paper | None = None

    @property
    def blocked(self) -> bool:
        """No paper can be made, whoever wishes it."""
        return self.facts is None or any(problem.level is Level.BLOCKS for problem in self.problems)

    @property
    def ready(self) -> bool:
        """The paper can be issued without asking; another one needs a note from a person."""
        return not self.blocked and not any(problem.level is Level.ASKS for problem in self.problems)


class Recipients:
    """Finds the recipients of one order."""

    def __init__(self, parts: Parts, papers: PaperFacts, check: Check, gates: PaperGates) -> None:
        self._parts, self._store, self._names, self._today = parts, parts.store, parts.names, parts.today()
        self._papers, self._check, self._gates = papers, check, gates
        self._begun: dict[tuple[str, str], bool] = {}
        self._open = open_fields(parts.store, parts.registry)
        self._kind = PAPER_KINDS[papers.order.kind]

    def find(self, selection: Selection) -> tuple[Recipient, ...]:
        """In the order of names; each person once a stay or course."""
        found = self._courses(selection) if self._kind.for_course else self._stays(selection)
        return tuple(recipient for _, recipient in sorted(found, key=lambda pair: pair[0]))

    def _stays(self, selection: Selection) -> Iterator[tuple[str, Recipient]]:
        mobilities = self._store.many("mobility", selection.mobilities)
        people = {self._kept(record.text("person_id")) for record in mobilities.values()}
        for record in mobilities.values():
            yield self._stay(self._kept(record.text("person_id")), record)
        enrolled = self._store.many("language_enrolment", selection.enrolments).values()
        wanted = [*selection.people, *(record.text("person_id") for record in enrolled)]
        for person in dict.fromkeys(map(self._kept, wanted)):
            if person not in people:
                yield self._stay(person, _best_stay(self._pointing("mobility", person)))

    def _courses(self, selection: Selection) -> Iterator[tuple[str, Recipient]]:
        enrolments = self._store.many("language_enrolment", selection.enrolments)
        people = {self._kept(record.text("person_id")) for record in enrolments.values()}
        for record in enrolments.values():
            yield self._course(self._kept(record.text("person_id")), record)
        staying = self._store.many("mobility", selection.mobilities).values()
        wanted = [*selection.people, *(record.text("person_id") for record in staying)]
        for person in dict.fromkeys(map(self._kept, wanted)):
            if person not in people:
                yield self._course(person, self._best_course(person))

    def _stay(self, person_id: str, mobility: Record | None) -> tuple[str, Recipient]:
        person = self._person(person_id)
        if mobility is None or not mobility.live:
            return self._nothing(person, "certificate.no_mobility")
        programme = mobility.text("programme_id")
        enrolment = self._enrolment(person_id, programme)
        facts = self._papers.stay(person, mobility, enrolment)
        found = [
            *(_stay_problems(mobility) if self._kind.took_part else _dropped(mobility)),
            *self._kind.date_problems(facts.starts, facts.ends, facts.issued),
            *self._guest_problems(person, mobility, facts),
            *self._guessed_days(mobility),
            *self._of_kind(person, mobility, facts),
            *self._of_forum(person, mobility),
            *self._of_office(mobility, facts),
            *(self._by_others(enrolment) if enrolment and facts.result else ()),
        ]
        made = Recipient(mobility.id, person.id, *_named(person), mobility.id, programme, facts=facts)
        return self._told(person, made, found, (("person", person.id), ("mobility", mobility.id)))

    def _course(self, person_id: str, enrolment: Record | None) -> tuple[str, Recipient]:
        person = self._person(person_id)
        if enrolment is None or not enrolment.live:
            return self._nothing(person, "certificate.no_enrolment")
        facts = self._papers.language_course(person, enrolment)
        found = [
            *self._course_problems(enrolment),
            *self._by_others(enrolment),
            *self._kind.date_problems(facts.starts, facts.ends, facts.issued),
            *self._of_office(enrolment, facts),
        ]
        programme = self._papers.programme_of(enrolment)
        made = Recipient(enrolment.id, person.id, *_named(person), "", programme, facts=facts)
        return self._told(person, made, found, (("person", person.id), ("language_enrolment", enrolment.id)))

    def _guest_problems(self, person: Record, mobility: Record, facts: ParticipationFacts) -> Iterator[Problem]:
        """Somebody who is not our guest, days and details that are missing, a passport that ends too early."""
        own = self._papers.office.text("institution_id")
        if self._kind.as_host and mobility.text("receiving_institution_id") != own:
            host = facts.host.best(facts.languages[0])
            yield Problem("certificate.not_our_guest", "receiving_institution_id", {"host": host}, Level.ASKS)
        if self._kind.took_part and came_by_word_of_others(self._parts, mobility, own):
            yield Problem("certificate.came_by_word_of_others", "receiving_status", level=Level.ASKS)
        for day in self._kind.exact:
            if not mobility[day]:
                yield Problem("certificate.day_unknown", day, {"field": f"field.{day}"}, Level.ASKS)
        yield from self._kind.missing(dict(facts.details), mobility.text("activity"), facts.minutes)
        passport = passport_of(self._store, person.id) if "document" in self._kind.needed else None
        until = passport.text("valid_until") if passport else ""
        if until and facts.ends is not None and until < facts.ends.isoformat():
            days = {"date": until, "end": facts.ends.isoformat()}
            yield Problem("certificate.passport_ends", "valid_until", days, Level.ASKS)

    def _guessed_days(self, mobility: Record) -> Iterator[Problem]:
        """Days that came with a list from a term, whose days are still those of a new office file: nobody typed
        them."""
        term = self._store.get("term", mobility.text("term_id")) if mobility["term_id"] else None
        if term is None or not (self._kind.ended or self._kind.arrived):
            return
        pairs = (("planned_start", "actual_start", "starts"), ("planned_end", "actual_end", "ends"))
        guessed = [
            planned
            for planned, actual, own in pairs
            if not mobility[actual] and mobility[planned] == term[own] and self._is_as_begun(term, own)
        ]
        if guessed:
            days = {"start": mobility["planned_start"], "end": mobility["planned_end"]}
            names = {code: term.text(f"name_{code}") for code in LANGUAGES}
            yield Problem("certificate.days_of_term", guessed[0], {"term": names, **days}, Level.ASKS)

    def _is_as_begun(self, term: Record, name: str) -> bool:
        """Of one term for many people the journal is asked once."""
        key = term.id, name
        if key not in self._begun:
            self._begun[key] = is_as_begun(self._store, term, name)
        return self._begun[key]

    def _of_kind(self, person: Record, mobility: Record, facts: ParticipationFacts) -> Iterator[Problem]:
        """A stay of another sort, what the gates of the kind ask for, hours that are too few for the name."""
        yield from self._kind.stay_problems(mobility.text("activity"), mobility.text("participation"))
        yield from self._gates.problems(self._case(person, mobility, facts))
        if self._kind.academic:
            yield from self._papers.specialities.problems(person)
        if self._kind.least:
            own = self._papers.office[self._kind.least.field]
            least = own if isinstance(own, int) else None
            yield from self._kind.least.problems(facts.minutes, least, self._papers.country)
        if self._kind.academic and not self._papers.school:
            yield Problem("academic_number.no_school", "national_code", level=Level.ASKS)

    def _case(self, person: Record, mobility: Record, facts: ParticipationFacts) -> Case:
        stated = {name for name, text in facts.details if text}
        stated |= {"name_latin"} if facts.holder.latin.strip() else set()
        stated |= {"study_level"} if person.text("level") else set()
        stated |= {day for day in ("actual_start", "actual_end") if mobility[day]}
        return Case(
            kind=facts.kind,
            country=self._papers.country,
            languages=facts.languages,
            stated=frozenset(stated),
            level=person.text("level"),
            is_student=person["role"] == "student",
            programme_kind=self._papers.programme_kind(mobility),
            days=(facts.ends - facts.starts).days + 1 if facts.starts and facts.ends else None,
        )

    def _of_forum(self, person: Record, mobility: Record) -> Iterator[Problem]:
        """Whoever comes to a forum is named with a consent."""
        is_forum = self._papers.is_forum(mobility.text("programme_id"))
        if is_forum and without_consent(self._store, [person.id], self._today):
            yield Problem("certificate.no_consent", level=Level.ASKS)

    def _of_office(self, about: Record, facts: ParticipationFacts) -> Iterator[Problem]:
        """What is still to be paid for the stay or course, and a day of issue that can hardly be meant."""
        if self._kind.ended:
            yield from fee_problems(about.text("fee_state"))
        yield from day_of_issue_problems(facts.issued, self._today)

    def _course_problems(self, enrolment: Record) -> Iterator[Problem]:
        counted = attended(self._store, [enrolment]).get(enrolment.id)
        rate = counted.rate if counted else _entered_rate(enrolment)
        needed = self._papers.office["attendance_needed"]
        least = needed if isinstance(needed, int) else USUAL_ATTENDANCE
        return course_problems(enrolment.text("state"), enrolment.text("result"), rate, least)

    def _by_others(self, enrolment: Record) -> Iterator[Problem]:
        if result_by_word_of_others(self._parts, enrolment, self._papers.office.text("institution_id")):
            yield Problem("certificate.result_by_word_of_others", "result", level=Level.ASKS)

    def _nothing(self, person: Record, code: str) -> tuple[str, Recipient]:
        first, others = _named(person)
        problem = Problem(code, facts={"holder": first})
        return self._sort_key(person), Recipient(person.id, person.id, first, others, problems=(problem,))

    def _told(
        self, person: Record, made: Recipient, found: Iterable[Problem], records: Iterable[tuple[str, str]]
    ) -> tuple[str, Recipient]:
        problems = list(found)
        contested = [name for record in (*records, *self._identity(person)) for name in self._open.get(record, ())]
        problems += two_answers(made.name, contested)
        before = self._papers_before(made)
        problems += map(issued_before, before)
        if made.facts is not None:
            facts = as_duplicate(made.facts, before)
            made = dataclasses.replace(made, facts=facts)
            problems += self._check(dataclasses.replace(facts, number=UNNUMBERED))
        return self._sort_key(person), dataclasses.replace(made, problems=tuple(problems))

    def _identity(self, person: Record) -> Iterator[tuple[str, str]]:
        """The other entries of the person, and the papers of all of them."""
        if self._open:
            yield from (("person", entry.id) for entry in self._store.where("person", "same_as_id", [person.id]))
            yield from (("identity_document", paper.id) for paper in self._pointing("identity_document", person.id))

    def _papers_before(self, made: Recipient) -> list[Record]:
        """Papers of the kind about the same stay or course that still hold."""
        held = still_held(self._pointing("certificate", made.person_id), self._papers.order.kind)
        return [paper for paper in held if _same(paper, made)]

    def _enrolment(self, person: str, programme: str) -> Record | None:
        """The newest enrolment in a course of the programme, one with a result before others."""
        if not programme:
            return None
        fitting = [e for e in self._pointing("language_enrolment", person) if self._papers.programme_of(e) == programme]
        return max(fitting, key=lambda e: (e["result"] == "passed", e.text("enrolled_on"), e.id), default=None)

    def _best_course(self, person: str) -> Record | None:
        enrolments = self._pointing("language_enrolment", person)
        return max(enrolments, key=lambda e: (e["result"] == "passed", self._until(e), e.id), default=None)

    def _until(self, enrolment: Record) -> str:
        return self._papers.group_of(enrolment).text("ends") or enrolment.text("enrolled_on")

    def _pointing(self, kind: str, person: str) -> list[Record]:
        """Live records of a person, of all entries of that person."""
        entries = self._store.entries().of(person)
        return live(self._store.where(kind, "person_id", entries))

    def _kept(self, person: str) -> str:
        return self._store.entries().kept(person)

    def _person(self, id: str) -> Record:
        record = self._store.get("person", id)
        if record is None:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.person", "id": id}))
        return record

    def _sort_key(self, person: Record) -> str:
        return self._names.sort_key(NameParts.of(person.values))


def _named(person: Record) -> tuple[str, str]:
    return person_name(person.values)


def _stay_problems(mobility: Record) -> Iterator[Problem]:
    sending, receiving = mobility.text("sending_status"), mobility.text("receiving_status")
    took_part = receiving in _TOOK_PART or (sending in ENDED_WELL and receiving in {"none", "pending", "verified"})
    if sending in CAME_TO_NOTHING or not took_part:
        status = shown_status(sending, receiving)
        yield Problem("certificate.status", "sending_status", {"status": status}, Level.ASKS)


def _dropped(mobility: Record) -> Iterator[Problem]:
    """A stay that came to nothing, for papers that somebody needs before it."""
    sending, receiving = mobility.text("sending_status"), mobility.text("receiving_status")
    if sending in CAME_TO_NOTHING or receiving in NOT_ACCEPTED:
        status = shown_status(sending, receiving)
        yield Problem("certificate.status", "sending_status", {"status": status}, Level.ASKS)


def _entered_rate(enrolment: Record) -> Fraction | None:
    """Of what somebody typed in, where the group has no lessons in the program."""
    planned, entered = enrolment["planned_minutes"], enrolment["attended_minutes_entered"]
    if isinstance(planned, int) and isinstance(entered, int) and planned > 0:
        return Fraction(entered, planned)
    return None


def _best_stay(stays: Sequence[Record]) -> Record | None:
    """The one that ended or ends last, among those that came to something before others."""

    def rank(stay: Record) -> tuple[bool, str, str]:
        until = stay.text("actual_end") or stay.text("planned_end") or stay.text("planned_start")
        return not list(_stay_problems(stay)), until, stay.id

    return max(stays, key=rank, default=None)


def _same(paper: Record, made: Recipient) -> bool:
    """Whether an issued paper is about the same stay or the same course."""
    if made.mobility_id:
        return paper["mobility_id"] == made.mobility_id
    if made.facts is None:
        return False
    try:
        before = ParticipationFacts.from_json(paper.text("facts"))
    except RuleBroken:
        return False
    return (before.programme, before.starts) == (made.facts.programme, made.facts.starts)


AnyPaper = TypeVar("AnyPaper", bound=Paper)


def still_held(papers: Iterable[Record], kind: str) -> list[Record]:
    """Those of a kind that were not revoked."""
    return [paper for paper in papers if paper["kind"] == kind and paper["state"] != REVOKED]


def issued_before(paper: Record) -> Problem:
    """Somebody has to say why there is to be another one."""
    facts = {"number": paper.text("number"), "date": paper.text("issued_on")}
    return Problem("certificate.issued_before", facts=facts, level=Level.ASKS)


def as_duplicate(facts: AnyPaper, earlier: Sequence[Record]) -> AnyPaper:
    """The facts with the number of the paper that was issued first, none where there is no earlier one."""
    first = min(earlier, key=lambda paper: (paper.text("issued_on"), paper.text("number")), default=None)
    return dataclasses.replace(facts, duplicate_of=first.text("number") if first else "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper without a number, for one recipient or for all on a list. Ids are empty where there is no such record."""

    paper: Paper
    recipients: tuple[Recipient, ...]
    person_id: str = ""
    mobility_id: str = ""
    programme_id: str = ""

    @property
    def ready(self) -> bool:
        """Nobody has to be asked about any of them."""
        return all(recipient.ready for recipient in self.recipients)


class PaperSource(Protocol):
    """Finds those who are meant by a selection, and makes papers for those who get one. Reads only."""

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]: ...
    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]: ...


def one_each(chosen: Sequence[Recipient]) -> list[Draft]:
    """A paper for everybody who can have one."""
    return [
        Draft(one.facts, (one,), one.person_id, one.mobility_id, one.programme_id)
        for one in chosen
        if one.facts is not None
    ]
