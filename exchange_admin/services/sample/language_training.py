"""Language courses, their groups and enrolments, and exam results."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.language_levels import last_valid_day
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.country_calendars import country_calendar
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.lessons import SampleLessons, SampleTests, TaughtGroup
from exchange_admin.services.sample.programmes import Programmes, Term
from exchange_admin.services.sample.tables import Entry, SampleTables

LEVELS = ("A1", "A2", "B1", "B2")
_EXAM_LEVELS: Mapping[str, tuple[str, ...]] = {
    "zh": ("HSK 1", "HSK 2", "HSK 3", "HSK 4"),
    "ru": ("ТЭУ", "ТБУ", "ТРКИ-1", "ТРКИ-2"),
}
_CAPACITY = 14
_HSK_MONTHS = 24
_BEFORE_RETAKE = timedelta(days=91)
_MARKS = {"ru": ("3", "4", "4", "5"), "zh": ("68", "74", "79", "83", "86", "90", "93")}
_FAILED = {"ru": "2", "zh": "52"}
_BLOCK_ENDS = (-4, 10)
"""The groups of the current term end with its first block so many days from today, every other one two weeks later."""
_BLOCK = timedelta(days=78)
"""How long ago they began at the latest: before the term where that is young."""
_TORFL_PARTS = ("grammar", "reading", "listening", "writing", "speaking")
_TORFL_PASS, _HSK_PASS = 66, 60


@dataclass(slots=True)
class _Group:
    id: str
    number: int
    starts: date
    ends: date
    taken: int = 0
    taught: TaughtGroup | None = None
    """Of a group of the current term, whose lessons are in the file."""


class LanguageTraining:
    """Adds courses once, then groups as people come. `teachers` of a language take turns in its groups."""

    def __init__(self, tables: SampleTables, programmes: Programmes, chance: random.Random, today: date) -> None:
        self._tables, self._programmes, self._chance, self._today = tables, programmes, chance, today
        self._courses: dict[str, tuple[str, Entry]] = {}
        self._groups: dict[tuple[str, str], _Group] = {}
        self._taught: list[TaughtGroup] = []
        self._of_terms_before: list[str] = []
        self.teachers: dict[str, list[str]] = {"zh": [], "ru": []}

    def add_courses(self, entries: Entries) -> None:
        year = next(p for p in self._programmes.all if (p.kind, p.direction) == ("language_year", "incoming"))
        for table in self._tables.learning["course"]:
            names = ("name_zh", "name_ru", "name_en", "language", "level_from", "level_to", "place", "syllabus")
            id = entries.add(
                "language_course",
                **{name: table[name] for name in names if name in table},
                planned_minutes=table["hours"] * ACADEMIC_HOUR,
                programme_id=year.id if table["language"] == "zh" else None,
            )
            self._courses[table["key"]] = id, table

    def add_awaited_group(self, entries: Entries, term: Term) -> None:
        """The first A2 group of the term in Russian: its people and results come with workbooks of the partners."""
        key = "ru_a2", term.key
        self._groups[key] = self._new_group(entries, "ru_a2", term, 1)
        self._groups[key].taken = _CAPACITY

    def level(self, language: str) -> int:
        """The place in `LEVELS` of the course that somebody takes."""
        return self._chance.choices(range(3), (4, 6, 4) if language == "zh" else (4, 7, 3))[0]

    def before(self, language: str, level: int) -> str:
        """What somebody knows who takes the course of `level`, as the exam calls it; empty for nothing."""
        return _EXAM_LEVELS[language][level - 1] if level else ""

    def enrol(self, entries: Entries, person: str, language: str, level: int, term: Term) -> None:
        """One place in a group of the term; results only where the group has ended."""
        key = f"{language}_{LEVELS[level].lower()}"
        planned = self._courses[key][1]["hours"] * ACADEMIC_HOUR
        group = self._group(entries, key, term)
        whole, gone = (group.ends - group.starts).days, (self._today - group.starts).days
        rate = self._attendance()
        hours = int(planned / ACADEMIC_HOUR * rate * min(1, gone / whole))
        enrolment = entries.add(
            "language_enrolment",
            person_id=person,
            language_group_id=group.id,
            enrolled_on=(group.starts - timedelta(days=self._chance.randrange(1, 12))).isoformat(),
            planned_minutes=planned,
            attended_minutes_entered=None if group.taught else hours * ACADEMIC_HOUR,
            **self._outcome(language, level, rate, ended=group.ends < self._today),
        )
        if group.taught:
            group.taught.people.append((enrolment, rate))

    def lessons(self, entries: Entries) -> Iterator[None]:
        """The lessons, attendance and tests of the groups of the current term; stops after each group."""
        if self._taught:
            first, last = min(one.starts for one in self._taught), max(one.ends for one in self._taught)
            made = SampleLessons(country_calendar("CN", first, last, "zh"), self._today)
            tests = SampleTests(self._today)
            for group in self._taught:
                made.add(entries, group)
                tests.add(entries, group)
                yield

    def closing(self, who: str, day: date) -> Step | None:
        """The groups of the terms before are closed on one day; None where there are none."""
        facts: dict[str, Value] = {"closed_on": day.isoformat(), "closed_by": who}
        edits = tuple(Edit("language_group", id, facts) for id in self._of_terms_before)
        return Step(who, "language_group.close", edits) if edits else None

    def exam(self, entries: Entries, person: str, language: str, level: int, day: date) -> None:
        """HSK in its second version for Chinese, counting for two years, ТРКИ for Russian. One in eight fails and sits
        it again after a quarter of a year; few stay away."""
        drawn = self._chance.random()
        outcome = "absent" if drawn < 0.02 else "failed" if drawn < 0.14 else "passed"
        parts = {} if outcome == "absent" else self._parts(language, level, passed=outcome == "passed")
        number = self._chance.randrange(10**7)
        certificate = f"H526{number:07d}" if language == "zh" else f"00{number:07d}"
        facts: dict[str, Value] = {
            "person_id": person,
            "exam": "hsk_2" if language == "zh" else "torfl",
            "language": language,
            "level": _EXAM_LEVELS[language][level],
        }
        passed: dict[str, Value] = {"outcome": "passed", "cefr": LEVELS[level], "certificate_number": certificate}
        told = passed if outcome == "passed" else {"outcome": outcome}
        first = entries.add("exam_result", **facts, **told, **parts, **_days(language, day, str(told["outcome"])))
        again = day + _BEFORE_RETAKE
        if outcome == "failed" and again <= self._today:
            marks = dict.fromkeys(_part_names(language, level), "75")
            score = str(75 * len(marks)) if language == "zh" else "75"
            days = _days(language, again, "passed")
            entries.add("exam_result", **facts, **passed, **marks, **days, score=score, retake_of_id=first)

    def _group(self, entries: Entries, key: str, term: Term) -> _Group:
        """The group of the course in the term that has room; a new one when none has."""
        group = self._groups.get((key, term.key))
        if group is None or group.taken == _CAPACITY:
            number = group.number + 1 if group else 1
            group = self._groups[key, term.key] = self._new_group(entries, key, term, number)
        group.taken += 1
        return group

    def _new_group(self, entries: Entries, key: str, term: Term, number: int) -> _Group:
        course, table = self._courses[key]
        starts = term.starts + timedelta(days=6)
        now = term.key == "now"
        starts = min(starts, self._today - _BLOCK) if now else starts
        block = self._today + timedelta(days=_BLOCK_ENDS[number % 2 == 0])
        ends = block if now else term.ends - timedelta(days=21)
        teachers = self.teachers[table["language"]]
        room = str(200 + self._chance.randrange(1, 40))
        id = entries.add(
            "language_group",
            language_course_id=course,
            code=f"{table['group']}-{number}" + ("" if now else f"/{starts:%y-%m}"),
            term_id=term.id,
            teacher_id=teachers[len(self._groups) * 7 % len(teachers)] if teachers else None,
            starts=starts.isoformat(),
            ends=ends.isoformat(),
            room=room,
            capacity=_CAPACITY + 2,
        )
        group = _Group(id, number, starts, ends)
        if now:
            group.taught = TaughtGroup(id, starts, ends, room, table["hours"] * ACADEMIC_HOUR, table["language"])
            self._taught.append(group.taught)
        elif ends < self._today:
            self._of_terms_before.append(id)
        return group

    def _attendance(self) -> float:
        low, high = self._chance.choices(((0.88, 1.0), (0.72, 0.88), (0.5, 0.72)), (80, 14, 6))[0]
        return self._chance.uniform(low, high)

    def _outcome(self, language: str, level: int, rate: float, *, ended: bool) -> dict[str, Value]:
        if not ended:
            return {"state": "enrolled"}
        if rate < 0.55:
            return {"state": "left", "result": "not_assessed"}
        if rate < 0.7 or self._chance.random() < 0.04:
            return {"state": "completed", "result": "failed", "mark": _FAILED[language]}
        passed: dict[str, Value] = {"state": "completed", "result": "passed", "level_reached": LEVELS[level]}
        return passed | {"mark": self._chance.choice(_MARKS[language])}

    def _parts(self, language: str, level: int, *, passed: bool) -> dict[str, Value]:
        """Marks of the parts out of 100; the whole is their sum for HSK, their mean in per cent for ТРКИ."""
        low, high, bar = (66, 98, _TORFL_PASS) if language == "ru" else (58, 100, _HSK_PASS)
        names = _part_names(language, level)
        marks = [self._chance.randrange(low, high) if passed else self._chance.randrange(35, bar) for _ in names]
        total = sum(marks)
        if passed and total < bar * len(names):
            marks[0] += bar * len(names) - total
            total = bar * len(names)
        score = str(total) if language == "zh" else f"{total / len(names):.1f}".removesuffix(".0")
        return {**dict(zip(names, map(str, marks), strict=True)), "score": score}


def _part_names(language: str, level: int) -> tuple[str, ...]:
    return _TORFL_PARTS if language == "ru" else ("listening", "reading", "writing")[: 3 if level > 1 else 2]


def _days(language: str, taken: date, outcome: str) -> dict[str, Value]:
    """The day of the exam, and the last on which the result counts where there is one."""
    until = last_valid_day(taken, _HSK_MONTHS).isoformat() if language == "zh" and outcome == "passed" else None
    return {"date": taken.isoformat(), "valid_until": until}
