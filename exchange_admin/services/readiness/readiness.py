"""Who of the stays to come has the language level that is asked for; waivers with their reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.language_levels import CLAIMED, ExamLevel, find_level, highest, last_valid_day, reaches
from exchange_admin.domain.steps import Edit, Record, Step, live
from exchange_admin.domain.values import reason_text
from exchange_admin.services.lessons.group_sheet import attended, counted, day_of, lessons_of, membership
from exchange_admin.services.office_files import own_office
from exchange_admin.services.stored import all_there
from exchange_admin.store import Store


class Levels:
    """Read once; made anew for every list."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[tuple[str, str], ExamLevel | None] = {}

    @cached_property
    def view(self) -> str:
        """Whose word counts on what a level is worth."""
        office = None if self._store.is_partner else own_office(self._store)
        return (office.text("cefr_view") if office else "") or CLAIMED

    @cached_property
    def by_id(self) -> Mapping[str, ExamLevel]:
        return {record.id: _level(record) for record in self._store.records(Query("language_level"))}

    def of_result(self, values: Mapping[str, Value]) -> ExamLevel | None:
        """The level that an exam result names."""
        said = str(values.get("exam") or ""), str(values.get("level") or "")
        if said not in self._found:
            self._found[said] = find_level(self.by_id.values(), *said)
        return self._found[said]

    def last_valid_day(self, values: Mapping[str, Value]) -> date | None:
        """Until when an exam result counts by the rule of its level; None where there is no such rule or no day."""
        level = self.of_result(values)
        if level is None or level.valid_months is None or not values.get("date"):
            return None
        return last_valid_day(date.fromisoformat(str(values["date"])), level.valid_months)

    def cefr_of_result(self, values: Mapping[str, Value]) -> str:
        """In the office's view; what somebody entered where the level is not in the list."""
        level = self.of_result(values)
        return level.cefr(self.view) if level is not None else str(values.get("cefr") or "")


def _level(record: Record) -> ExamLevel:
    names = tuple(text for name in ("level", "name_zh", "name_ru", "name_en") if (text := record.text(name)))
    position, months = record["position"], record["valid_months"]
    return ExamLevel(
        id=record.id,
        exam=record.text("exam"),
        language=record.text("language"),
        names=names or ("",),
        position=position if isinstance(position, int) else 0,
        claimed=record.text("cefr"),
        independent=record.text("cefr_independent"),
        valid_months=months if isinstance(months, int) else None,
        is_judged=bool(record["cefr_independent"] or record["independent_source"]),
    )


_TO_COME = ("draft", "nominated", "live", "deferred")
_NOT_YET_THERE = ("none", "pending", "verified", "waitlisted")
_LANGUAGES = {"CN": "zh", "RU": "ru"}


class Standing(StrEnum):
    """In the order in which somebody has to care."""

    NOT_READY = "not_ready"
    ON_TRACK = "on_track"
    WAIVED = "waived"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Asked:
    """A level in a language: of an exam by its name, else of CEFR. `written` is how the requirement says it."""

    language: str
    written: str
    cefr: str = ""
    exam_level: ExamLevel | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the person has: `written` as the certificate or the course says it, `cefr` in the office's view. `until` is
    the last day of an exam result, None where it has no end."""

    written: str = ""
    cefr: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """One stay. `over` is a result that would be enough but ends before the stay starts, or has ended; None for none.
    `stated` stands with the person without a proof; `leads_to` is the level of a course that ends before
    the stay starts. Minutes of courses of that language: attended so far, and planned from now until the stay.
    """

    stay: Record
    person: str
    name: str
    others: str
    starts: date | None
    asked: Asked
    held: Held
    over: Held | None
    stated: str
    leads_to: str
    attended: int
    planned: int
    waiver: str
    standing: Standing


class Readiness:
    """`today` tells the office's date."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def rows(self, term: str = "") -> list[ReadinessRow]:
        """Every stay to come that asks for a level, those that are not ready first, then by day."""
        stays = [stay for stay in self._stays(term) if self._is_to_come(stay)]
        reading = _Reading(self._store, Levels(self._store), self._today(), stays)
        found = [row for stay in stays if (row := reading.row(stay)) is not None]
        order = list(Standing)
        return sorted(found, key=lambda row: (order.index(row.standing), row.starts or date.max, row.name, row.stay.id))

    def waive(self, stays: Sequence[str], reason: str, who: str) -> Changes:
        """They go without the level, for a reason. Raises RuleBroken with `readiness.no_reason` or `record.missing`."""
        text = reason_text(reason, "language_waiver")
        if not text:
            raise RuleBroken(Problem("readiness.no_reason", "language_waiver"))
        return self._set(stays, text, "mobility.waive_level", who)

    def take_back(self, stays: Sequence[str], who: str) -> Changes:
        """The level is asked for again."""
        return self._set(stays, None, "mobility.ask_level", who)

    def _set(self, stays: Sequence[str], reason: str | None, verb: str, who: str) -> Changes:
        changed = [one for one in all_there(self._store, "mobility", stays) if one["language_waiver"] != reason]
        edits = tuple(Edit("mobility", one.id, {"language_waiver": reason}) for one in changed)
        return self._store.record(Step(who, verb, edits)) if edits else Changes()

    def _stays(self, term: str) -> list[Record]:
        filters = [Filter("sending_status", Test.IS, _TO_COME), Filter("receiving_status", Test.IS, _NOT_YET_THERE)]
        if term:
            filters.append(Filter("term_id", Test.IS, (term,)))
        return self._store.records(Query("mobility", filters=tuple(filters)))

    def _is_to_come(self, stay: Record) -> bool:
        starts = day_of(stay, "planned_start")
        return starts is None or starts >= self._today()


def language_standings(store: Store, levels: Levels, stays: Sequence[str]) -> dict[str, str]:
    """Of stays (ids) that ask for a level: `ready`, `waived` or `not_ready`. No day but theirs counts."""
    records = live(list(store.many("mobility", stays).values()))
    proofs = _Proofs(store, levels, date.min, records)
    return {stay.id: standing.value for stay in records if (standing := proofs.standing(stay)) is not None}


class _Proofs:
    """What is asked of stays and what their people have, read in one query a kind."""

    def __init__(self, store: Store, levels: Levels, today: date, stays: Sequence[Record]) -> None:
        self._levels, self._today = levels, today
        people = sorted({stay.text("person_id") for stay in stays})
        self._conditions = store.many("condition", _targets(stays, "condition_id"))
        self._programmes = store.many("programme", _targets(stays, "programme_id"))
        self._institutions = store.many("institution", _targets(stays, "receiving_institution_id"))
        self._results = _by_person(live(store.where("exam_result", "person_id", people)))
        self._all_enrolments = live(store.where("language_enrolment", "person_id", people))
        self._enrolments = _by_person(self._all_enrolments)
        self._groups = store.many("language_group", _targets(self._all_enrolments, "language_group_id"))
        self._courses = store.many("language_course", _targets(self._groups.values(), "language_course_id"))

    def standing(self, stay: Record) -> Standing | None:
        """None where no level is asked for; whoever is on the way is not ready yet."""
        asked = self._asked(stay)
        if asked is None:
            return None
        person = stay.text("person_id")
        _, enough = self._held(person, asked, self._courses_of(person, asked), day_of(stay, "planned_start"))
        return _standing(enough, stay, asked, "")

    def _courses_of(self, person: str, asked: Asked) -> list[Record]:
        return [one for one in self._enrolments.get(person, ()) if self._language(one) == asked.language]

    def _asked(self, stay: Record) -> Asked | None:
        """Of the condition, else of the programme."""
        for source, field in (
            (self._conditions.get(stay.text("condition_id")), "language_level"),
            (self._programmes.get(stay.text("programme_id")), "required_level"),
        ):
            if source is None:
                continue
            level = self._levels.by_id.get(source.text("exam_level_id"))
            cefr = source.text(field)
            if level is not None:
                return Asked(level.language, level.names[0], level.cefr(self._levels.view), level)
            if cefr:
                return Asked(source.text("language") or self._host_language(stay), cefr, cefr)
        return None

    def _host_language(self, stay: Record) -> str:
        host = self._institutions.get(stay.text("receiving_institution_id"))
        return _LANGUAGES.get(host.text("country"), "") if host else ""

    def _held(self, person: str, asked: Asked, courses: Sequence[Record], starts: date | None) -> tuple[Held, bool]:
        """The best of what the person has, and whether it is enough. A result that is over by then does not count."""
        best, enough = Held(), False
        for exam, fits in self._passed(person, asked):
            if exam.until is not None and exam.until < (starts or self._today):
                continue
            if (fits, _rank(exam.cefr)) >= (enough, _rank(best.cefr)) or not best.written:
                best = exam
            enough = enough or fits
        for one in courses:
            cefr = one.text("level_reached")
            if one["result"] == "passed" and cefr:
                fits = asked.exam_level is None and reaches(cefr, asked.cefr)
                if not best.written or (fits, _rank(cefr)) > (enough, _rank(best.cefr)):
                    best = Held(cefr, cefr)
                enough = enough or fits
        return best, enough

    def _passed(self, person: str, asked: Asked) -> Iterator[tuple[Held, bool]]:
        """Exams that the person passed in the language, and whether each is as high as asked."""
        for result in self._results.get(person, ()):
            if result["outcome"] == "passed" and result["language"] == asked.language:
                level, cefr = self._levels.of_result(result.values), self._levels.cefr_of_result(result.values)
                held = Held(result.text("level") or cefr, cefr, day_of(result, "valid_until"))
                yield held, _fits(asked, level, cefr)

    def _language(self, enrolment: Record) -> str:
        group = self._groups.get(enrolment.text("language_group_id"))
        course = self._courses.get(group.text("language_course_id")) if group else None
        return course.text("language") if course else ""


class _Reading(_Proofs):
    """The same with names and hours of attendance."""

    def __init__(self, store: Store, levels: Levels, today: date, stays: Sequence[Record]) -> None:
        super().__init__(store, levels, today, stays)
        self._people = store.many("person", sorted({stay.text("person_id") for stay in stays}))
        self._attended = attended(store, self._all_enrolments)
        self._lessons: dict[str, list[Record]] = {}
        for lesson in lessons_of(store, list(self._groups)):
            self._lessons.setdefault(lesson.text("language_group_id"), []).append(lesson)

    def row(self, stay: Record) -> ReadinessRow | None:
        """None where no level is asked for."""
        asked = self._asked(stay)
        person = self._people.get(stay.text("person_id"))
        if asked is None or person is None:
            return None
        starts = day_of(stay, "planned_start")
        courses = self._courses_of(person.id, asked)
        held, enough = self._held(person.id, asked, courses, starts)
        leads_to = self._leads_to(courses, starts)
        name, others = person_name(person.values)
        return ReadinessRow(
            stay=stay,
            person=person.id,
            name=name,
            others=others,
            starts=starts,
            asked=asked,
            held=held,
            over=None if enough else self._over(person.id, asked, starts),
            stated=person.text("language_level"),
            leads_to=leads_to,
            attended=sum(self._attended[one.id].attended for one in courses if one.id in self._attended),
            planned=sum(self._planned(one, starts) for one in courses),
            waiver=stay.text("language_waiver"),
            standing=_standing(enough, stay, asked, leads_to),
        )

    def _over(self, person: str, asked: Asked, starts: date | None) -> Held | None:
        """The result that was enough the longest and does not reach the stay."""
        ended = [
            one
            for one, fits in self._passed(person, asked)
            if fits and one.until is not None and one.until < (starts or self._today)
        ]
        return max(ended, key=lambda one: one.until or date.min, default=None)

    def _leads_to(self, courses: Iterable[Record], starts: date | None) -> str:
        """The highest level of a course that goes on now and ends before the stay."""
        levels = []
        for one in courses:
            group = self._groups.get(one.text("language_group_id"))
            ends = day_of(group, "ends") if group else None
            in_time = starts is None or (ends is not None and ends <= starts)
            course = self._courses.get(group.text("language_course_id")) if group else None
            if one["state"] == "enrolled" and in_time and course is not None:
                levels.append(course.text("level_to"))
        return highest(levels)

    def _planned(self, enrolment: Record, starts: date | None) -> int:
        """Minutes of lessons that are planned between today and the stay."""
        if enrolment["state"] != "enrolled":
            return 0
        inside, minutes = membership(enrolment), 0
        for record in self._lessons.get(enrolment.text("language_group_id"), ()):
            lesson = counted(record)
            in_time = lesson.day is not None and lesson.day >= self._today and (starts is None or lesson.day < starts)
            if lesson.state == "planned" and in_time and inside.covers(lesson.day):
                minutes += lesson.minutes
        return minutes


def _fits(asked: Asked, level: ExamLevel | None, cefr: str) -> bool:
    """In the exam that is asked for by its position; another exam over CEFR."""
    if asked.exam_level is not None and level is not None and level.exam == asked.exam_level.exam:
        return level.position >= asked.exam_level.position
    return reaches(cefr, asked.cefr)


def _standing(enough: bool, stay: Record, asked: Asked, leads_to: str) -> Standing:
    if enough:
        return Standing.READY
    if stay["language_waiver"]:
        return Standing.WAIVED
    return Standing.ON_TRACK if reaches(leads_to, asked.cefr) else Standing.NOT_READY


def _rank(cefr: str) -> int:
    return ("", "A1", "A2", "B1", "B2", "C1", "C2", "NS").index(cefr) if cefr else 0


def _targets(records: Iterable[Record], name: str) -> list[str]:
    return sorted({one.text(name) for one in records if one[name]})


def _by_person(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.text("person_id"), []).append(record)
    return found
