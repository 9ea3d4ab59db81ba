"""The whole sample office as a stream of journal steps."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.steps import Step
from exchange_admin.names import Names
from exchange_admin.services.office import Office
from exchange_admin.services.sample.calendar import (
    TODAY,
    CollegeCalendar,
    academic_years_since,
    moved_by_days,
    moved_by_years,
    refuse_other_days,
)
from exchange_admin.services.sample.case_decisions import CaseDecisions
from exchange_admin.services.sample.casework_stories import CaseworkStories
from exchange_admin.services.sample.cohorts import (
    ATTENDANCE_TYPED,
    CLERKS,
    DEFAULT_PEOPLE,
    LEARNERS,
    SET_UP,
    TEACHERS,
    Cohort,
    counts,
    shuffled,
)
from exchange_admin.services.sample.committee import CommitteeStory
from exchange_admin.services.sample.course_scenarios import CourseStories, Officers
from exchange_admin.services.sample.credit_transfer import CreditTransfer
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.grading import Grading
from exchange_admin.services.sample.language_stories import LanguageStories
from exchange_admin.services.sample.language_training import LanguageTraining
from exchange_admin.services.sample.offers import Offers
from exchange_admin.services.sample.paper_stories import PaperStories
from exchange_admin.services.sample.partners import Partner, Partners
from exchange_admin.services.sample.people import People, Somebody
from exchange_admin.services.sample.person_names import PersonNames
from exchange_admin.services.sample.programmes import Programme, Programmes, Term
from exchange_admin.services.sample.projects import ProjectStory
from exchange_admin.services.sample.scenarios import SmallOffices
from exchange_admin.services.sample.stays import Stay, Stays
from exchange_admin.services.sample.stories import ConsentStories, TranscriptStories
from exchange_admin.services.sample.tables import Entry, Lookup, SampleTables

CURRENT_TERM = "now"
_TOO_LATE = timedelta(days=40)
"""Nobody is expected in a term that ends within so many days."""
_PAPERS_AGO = timedelta(days=6)
_BROUGHT_AGO = timedelta(days=137)
_DECIDER_POSITION = "教务处"
_CALENDAR = frozenset({"academic_year", "term"})
_STEP = 4_000  # records
_LEARNING_PEOPLE = 20_000
_COURSE_SHARE = {"past": 0.9, "here": 1.0, "applied": 0.8}
_EXAM_SHARE = {"past": 0.55, "here": 0.4, "applied": 0.5, "expected": 0.6}
_AGAIN = 0.12
"""Share of the students who are here now and had been on a semester exchange a year ago."""


class SampleOffice:
    """An invented office of 1 to 1,000,000 people as it is on a day, the same for the same seed and day.

    Everything in it lies around `today`. Raises RuleBroken with `sample.day` for a day that no calendar reaches.

    `steps` are to be recorded one after the other in a store made with `origin` and `institution_id`; the clock of
    `origin` moves on between them. In offices of more than 20,000 people only about so many have language training,
    exams and transcripts, so that a large office stays a file of a few gigabytes. `passed` is called with everything
    that is made, and may raise to stop it.
    """

    def __init__(
        self,
        seed: int,
        people: int = DEFAULT_PEOPLE,
        *,
        names: Names,
        tables: SampleTables,
        reference: Reference,
        today: date = TODAY,
        passed: Callable[[], None] = lambda: None,
    ) -> None:
        refuse_other_days(today)
        self._total, self._today = people, today
        self._tables = tables = _moved(tables, today)
        self._chance = random.Random(seed)
        self._clock = SampleClock(seed, today - SET_UP, passed)
        self.institution_id = self.origin.new_id()
        self._defaults = tuple(reference.edits(self.origin, "CN"))
        self._years = CollegeCalendar.around(self._defaults, self.origin, today)
        lookup = Lookup.of(self._defaults)
        self._speciality_ids = lookup.speciality_ids
        self._entries, self._autumn = Entries(self.origin), Entries(self.origin)
        self._grading = Grading(tables, reference.scales, self._defaults)
        self._partners = Partners(tables, lookup, self._chance, today)
        self._programmes = Programmes(tables, self._partners, self._years)
        self._people = People(tables, PersonNames(tables, names, self._chance), lookup, self._chance, today)
        self._training = LanguageTraining(tables, self._programmes, self._chance, today)
        self._staff: Mapping[str, str] = {}
        self._turn = 0

    @property
    def origin(self) -> Origin:
        """Clock and randomness that the store of this office is to be made with."""
        return self._clock.origin

    def steps(self) -> Iterator[Step]:
        """Every step in the order of its day. To be taken once."""
        yield self._calendar()
        yield self._set_up()
        staff = list(self._staff.values())
        self._stays = Stays(self._partners, self._people, staff[1:3], self._chance, self._today)
        decider = (self._staff["jiang"], self._officer("jiang"), _DECIDER_POSITION)
        self._credits = CreditTransfer(self._tables, decider, self._chance, self._today, self._grading.compared)
        shares = counts(self._total, [*(cohort.share for cohort in self._tables.cohorts), TEACHERS, CLERKS, LEARNERS])
        *sizes, teachers, clerks, learners = shares
        self._stays.escorts_left = learners
        yield from self._colleagues(teachers, clerks)
        self._training.add_awaited_group(self._entries, self._programmes.terms[CURRENT_TERM])
        yield from self._taken("language_group.add", self._entries)
        for cohort, size in zip(self._tables.cohorts, sizes, strict=True):
            entered = self._today - timedelta(days=cohort.days_ago)
            yield from self._noted_until(entered)
            self._clock.turn_to(entered)
            yield from self._cohort(cohort, size)
        yield from self._lacking()
        typed = self._today - ATTENDANCE_TYPED
        yield from self._noted_until(typed)
        self._clock.turn_to(typed)
        yield from self._learners(self._total - self._people.count)
        yield from self._taken("language_enrolment.add", self._autumn)
        for _ in self._training.lessons(self._entries):
            yield from self._when_full("attendance.mark")
        yield from self._taken("attendance.mark", self._entries)
        if closing := self._training.closing(self._name(1), typed):
            yield closing
        yield from self._noted_until(self._today)
        yield from self._offered()

    def _offered(self) -> Iterator[Step]:
        """What the institutions offer and need."""
        offers = Offers(self._tables, self._partners.by_key, self._today)
        offers.add_listings(self._entries)
        yield from self._taken("listing.add", self._entries)
        offers.add_interests(self._entries)
        yield from self._taken("interest.send", self._entries)

    def tell_stories(self, office: Office) -> None:
        """Learning agreements and recognition cases of a few people, by the verbs of the office.

        `office` is open, with the clock of `origin`, on the store that every one of `steps` has been recorded in.
        """
        decider = self._officer("jiang")
        officers = Officers(self._name(1), decider, self._staff["jiang"], _DECIDER_POSITION)
        CourseStories(office, officers, self._today).tell(self._credits.stories.told)

    def decide_cases(self, office: Office) -> None:
        """Every other recognition case as far as it went, by the rules in the file; after the stories are told."""
        decisions = CaseDecisions(office, self._name(1), self._today)
        for step in decisions.steps(self._credits.drafts):
            office.store.record(step)

    def tell_training(self, office: Office, scan: Path) -> None:
        """Retakes, waivers, what happened in groups; `office` as for `tell_stories`.

        `scan` is the picture of an exam's certificate.
        """
        self._clock.turn_to(self._today)
        LanguageStories(office, *self._teller(), self._today, self._today - _PAPERS_AGO, scan).tell()

    def tell_papers(self, office: Office, pictures: Path) -> None:
        """Papers in every state, after everything else that they state; `office` as before.

        The folder `pictures` holds the logo of the college and a scanned signature.
        """
        PaperStories(office, *self._teller(), self._today - _PAPERS_AGO, pictures).tell()

    def tell_people(self, office: Office) -> None:
        """Courses that people are still at, credits from home, and who agreed to what; `office` as before."""
        TranscriptStories(office, *self._teller(), self._today - _BROUGHT_AGO).tell()
        ConsentStories(office, *self._teller()).tell()

    def tell_casework(self, office: Office) -> None:
        """What became of the tasks of stays and agreements, and whom the office told what; after everything else."""
        following = self._programmes.terms["next"].starts
        names = [self._name(1), self._name(2)]
        CaseworkStories(office, names, self._tables.casework, self._today, following).tell()

    def agree_on_words(self, office: Office) -> None:
        """Terms and specialities that correspond: by them offers and needs meet; after everything else."""
        offers = Offers(self._tables, self._partners.by_key, self._today)
        offers.add_terms(self._entries)
        office.store.record(self._entries.take(self._name(0), "glossary_term.add"))
        offers.add_links(self._entries, self._speciality_ids)
        office.store.record(self._entries.take(self._name(0), "speciality_link.add"))

    def hold_sessions(self, office: Office) -> None:
        """The committee that the office leads; after everything else."""
        CommitteeStory(office, self._name(1), self._tables.committee, self._partners.by_key, self._today).tell()

    def begin_projects(self, office: Office) -> None:
        """Joint projects, one of them by a decision of the committee; after its sessions."""
        ProjectStory(office, self._name(1), self._tables.projects, self._partners.by_key, self._today).tell()

    def _set_up(self) -> Step:
        entries, office = self._entries, self._tables.office
        entries.put([edit for edit in self._defaults if edit.kind not in _CALENDAR])
        self._staff = {
            member["key"]: entries.add("staff", active=1, **_without_key(member)) for member in office["staff"]
        }
        signatories = [entries.add("signatory", **_without_key(table)) for table in office["signatory"]]
        self._partners.add_institutions(entries, self.institution_id)
        facts = {**office["office"], "institution_id": self.institution_id, "signatory_id": signatories[0]}
        entries.add("office", **facts, sample=1)
        self._programmes.add_calendar(entries)
        coordinators = [self._staff["song"], self._staff["tong"]]
        self._partners.add_agreements(entries, coordinators, self._programmes.years[self._years.first_year])
        self._programmes.add_programmes(entries, coordinators)
        self._training.add_courses(entries)
        self._grading.add(entries, self._partners.by_key)
        return entries.take(self._name(0), "office.add")

    def _calendar(self) -> Step:
        """Years and terms, held against those of the college: no paper asks about their days."""
        return Step(self._name(0), "term.add", tuple(self._years.edits))

    def _colleagues(self, teachers: int, clerks: int) -> Iterator[Step]:
        """Teachers of language groups, half of them for each language, and staff of the partners."""
        partners = [partner for _, partner in self._partners.senders("incoming")]
        for number in range(teachers):
            language = ("zh", "zh", "ru", "")[number % 4]
            home = self._partners.own if language else partners[number % len(partners)]
            teacher = self._people.teacher(self._entries, home)
            if language:
                self._training.teachers[language].append(teacher.id)
            yield from self._when_full("person.add")
        for number in range(clerks):
            self._people.clerk(self._entries, partners[number % len(partners)])
            yield from self._when_full("person.add")
        yield from self._taken("person.add", self._entries)

    def _cohort(self, cohort: Cohort, size: int) -> Iterator[Step]:
        programmes = shuffled(size, self._programmes.of(cohort.direction, self._term_of(cohort)), self._chance)
        statuses = shuffled(size, cohort.statuses, self._chance)
        senders = shuffled(size, self._partners.senders(cohort.direction), self._chance)
        for programme, status, sender in zip(programmes, statuses, senders, strict=True):
            language = "zh" if programme.direction == "incoming" else "ru"
            level = self._training.level(language)
            person = self._person(programme, sender, self._training.before(language, level))
            stay = self._stays.add(self._entries, person, programme, status, cohort)
            if programme.activity == "student_studies" and self._has_learning():
                self._learning(stay, cohort, language, level)
                if cohort.name == "here" and self._chance.random() < _AGAIN:
                    self._stay_before(person, programme.direction)
            yield from self._when_full("mobility.add")
        yield from self._taken("mobility.add", self._entries)

    def _term_of(self, cohort: Cohort) -> str:
        """Late in a term people are expected for the next."""
        late = self._programmes.terms[CURRENT_TERM].ends - self._today < _TOO_LATE
        return "next" if cohort.name == "expected" and late else cohort.term

    def _lacking(self) -> Iterator[Step]:
        """Further stays of people who are there, where the office is too small for a case."""
        for stay in SmallOffices(self._tables.cohorts, self._people, self._programmes, self._stays).lacking(
            self._credits.stories
        ):
            made = self._stays.add(self._entries, stay.person, stay.programme, stay.statuses, stay.cohort)
            if stay.told:
                self._credits.add(self._entries, made)
        yield from self._taken("mobility.add", self._entries)

    def _stay_before(self, person: Somebody, direction: str) -> None:
        past = next(
            c for c in self._tables.cohorts if (c.name, c.direction, c.term) == ("past", direction, "before_last")
        )
        programmes = [programme for _, programme in self._programmes.of(direction, past.term)]
        semester = next(programme for programme in programmes if programme.kind == "semester")
        stay = self._stays.add(self._entries, person, semester, ("closed", "transcript_issued"), past)
        self._credits.add(self._entries, stay)

    def _person(self, programme: Programme, sender: Partner, language_level: str) -> Somebody:
        if programme.activity == "teaching":
            return self._people.teacher(self._entries, sender)
        if programme.activity == "staff_training":
            return self._people.clerk(self._entries, sender)
        return self._people.student(self._entries, sender, language_level)

    def _learning(self, stay: Stay, cohort: Cohort, language: str, level: int) -> None:
        """The course beside an incoming stay or before an outgoing one, the exam after it, the transcript."""
        term: Term | None = stay.programme.term
        if stay.programme.direction == "outgoing" and term:
            term = self._programmes.term_before(term)
        begun = term and term.season != "summer" and term.starts <= self._today
        if term and begun and self._chance.random() < _COURSE_SHARE.get(cohort.name, 0):
            self._enrol(stay.person, language, level, term)
        if level and self._chance.random() < _EXAM_SHARE.get(cohort.name, 0):
            day = min(stay.starts, self._today) - timedelta(days=self._chance.randrange(12, 90))
            self._training.exam(self._entries, stay.person.id, language, level - 1, day)
        self._credits.add(self._entries, stay)

    def _learners(self, count: int) -> Iterator[Step]:
        """Students of our own who learn Russian and have not applied yet."""
        for _ in range(count):
            level = min(1, self._training.level("ru"))
            person = self._people.student(self._entries, self._partners.own, self._training.before("ru", level))
            if self._has_learning():
                self._enrol(person, "ru", level, self._programmes.terms[CURRENT_TERM])
            yield from self._when_full("person.add")
        yield from self._taken("person.add", self._entries)

    def _enrol(self, person: Somebody, language: str, level: int, term: Term) -> None:
        entries = self._autumn if term.key == CURRENT_TERM else self._entries
        self._training.enrol(entries, person.id, language, level, term)

    def _has_learning(self) -> bool:
        return self._total <= _LEARNING_PEOPLE or self._chance.random() < _LEARNING_PEOPLE / self._total

    def _noted_until(self, day: date) -> Iterator[Step]:
        """What was noted about stays up to the day, one step a day."""
        later = self._stays.later
        for noted in sorted(each for each in later if each <= day):
            self._clock.turn_to(noted)
            self._entries.put(later.pop(noted))
            yield from self._taken("mobility.set", self._entries)

    def _when_full(self, verb: str) -> Iterator[Step]:
        if len(self._entries) >= _STEP:
            yield from self._taken(verb, self._entries)

    def _taken(self, verb: str, entries: Entries) -> Iterator[Step]:
        """Everything collected in `entries` as one step of the colleague whose turn it is."""
        if len(entries):
            self._turn += 1
            yield entries.take(self._name(1 + self._turn % 2), verb)

    def _teller(self) -> tuple[str, Entry]:
        """Who tells the stories, and what is told in them."""
        return self._name(1), self._tables.stories

    def _officer(self, key: str) -> str:
        return next(str(one["name"]) for one in self._tables.office["staff"] if one["key"] == key)

    def _name(self, index: int) -> str:
        return str(self._tables.office["staff"][index]["name"])


def _moved(tables: SampleTables, today: date) -> SampleTables:
    """What happened some days before today moves with the day, rules and signatories with the academic year."""
    days, years = (today - TODAY).days, academic_years_since(today)
    if not days:
        return tables
    office = {**tables.office, "signatory": moved_by_years(tables.office["signatory"], years)}
    stories = moved_by_days(tables.stories, days)
    return replace(tables, office=office, grading=moved_by_years(tables.grading, years), stories=stories)


def _without_key(table: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in table.items() if name != "key"}


class SampleClock:
    """Every reading is one millisecond after the one before; `turn_to` moves on to the morning of a day."""

    def __init__(self, seed: int, start: date, passed: Callable[[], None]) -> None:
        self._now, self._passed = _morning(start), passed
        self.origin = Origin(self._tick, random.Random(f"sample office {seed}").randbytes)

    def turn_to(self, day: date) -> None:
        """Never turns back."""
        self._now = max(self._now, _morning(day))

    def _tick(self) -> int:
        self._passed()
        self._now += 1
        return self._now


def _morning(day: date) -> int:
    return int(datetime.combine(day, time(1, 10), UTC).timestamp() * 1000)
