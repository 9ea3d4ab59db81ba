"""Transcripts of finished stays, and what the home institution recognised of them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from exchange_admin.domain.fields import Value
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.sample.case_decisions import DraftCase
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.scenarios import CourseScenario, Scenarios
from exchange_admin.services.sample.stays import Stay
from exchange_admin.services.sample.tables import SampleTables

_LAST_ISSUE, _LAST_DECISION = timedelta(days=84), timedelta(days=71)
"""So long ago what was typed in had been issued and decided, where the stays had ended by then."""
_TO_DECIDE, _TO_CLOSE = timedelta(days=4), timedelta(days=30)
"""From the proposal to the meeting that decides, and until what is owed has been done."""
_STATES = {"recognising": ("draft", "proposed"), "closed": ("closed",)}


_TAKEN_OVER = frozenset({"recognised", "closed"})
"""With the only course of a summer school failed there would be nothing to recognise."""


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    titles: Mapping[str, str]
    codes: Mapping[str, str]
    hours: int
    mark: str
    passed: bool


class CreditTransfer:
    """Adds a transcript for every stay that has got one, with its recognition where the sending side is that far.

    A recognition is a draft with what a person said of each course; `drafts` are to be proposed and decided once all is
    recorded. The stays of `stories` get none here. `decider` is (id, name, position) of the academic office. A college
    that has its students' marks `compared` by distribution gets them from us on the scale that it compares.
    """

    def __init__(
        self,
        tables: SampleTables,
        decider: tuple[str, str, str],
        chance: random.Random,
        today: date,
        compared: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._tables, self._decider, self._chance, self._compared = tables, decider, chance, compared
        self._today = today
        self.stories = Scenarios()
        self.drafts: list[DraftCase] = []
        self._fields = {field["key"]: field["subjects"] for field in tables.learning["field"]}
        self._languages = {entry["language"]: entry["subjects"] for entry in tables.learning["language_subject"]}
        self._sport: Mapping[str, str] = tables.learning["subject"][0]
        self._issued = 0
        self._decided = 0

    def add(self, entries: Entries, stay: Stay) -> None:
        """Of a stay whose transcript has not been issued only its story, where it has one."""
        story = self.stories.fitting(stay)
        if stay.receiving != "transcript_issued":
            if story:
                self.stories.told.append(CourseScenario(story, stay, self._fields[stay.person.field]))
            return
        self._issued += 1
        latest = max(self._today - _LAST_ISSUE, stay.ends + timedelta(days=1))
        issued = min(stay.ends + timedelta(days=self._chance.randrange(6, 22)), latest)
        transcript = entries.add(
            "transcript",
            person_id=stay.person.id,
            institution_id=stay.receiver.id,
            mobility_id=stay.id,
            grading_scale_id=self._scale(stay),
            number=f"{issued.year}/{self._issued:04d}",
            issued=issued.isoformat(),
            term_id=stay.programme.term.id,
        )
        subjects = self._subjects(stay)
        lines = [self._line(entries, transcript, stay, *subject) for subject in subjects]
        if story:
            self.stories.told.append(CourseScenario(story, stay, [row for row, *_ in subjects], transcript))
        if stay.sending != "live":
            # a story leaves the chance as it was: the lists that the demo imports name people who come later
            case = self._recognition(entries.aside() if story else entries, transcript, stay, lines, issued)
            if not story and case.state != "draft":
                self.drafts.append(case)

    def _scale(self, stay: Stay) -> str | None:
        usual = stay.receiver.scale
        return self._compared.get(stay.person.home.key, usual) if stay.receiver.key == "own" else usual

    def _subjects(self, stay: Stay) -> list[tuple[Sequence[str], int, bool, str]]:
        """(codes and titles, academic hours, whether it is only passed or failed, kind of course)."""
        language = "zh" if stay.receiver.country == "CN" else "ru"
        if stay.programme.kind == "summer_school":
            return [(self._languages[language][1], 72, True, "language")]
        if stay.programme.kind == "language_year":
            return [(subject, subject[5], False, "language") for subject in self._languages[language]]
        subjects = self._fields[stay.person.field]
        chosen = sorted(self._chance.sample(range(len(subjects)), self._chance.randrange(3, len(subjects))))
        sport = self._sport
        codes = [sport["code_ru"], sport["code_cn"], sport["name_zh"], sport["name_ru"], sport["name_en"], "36"]
        kinds = [(subjects[i], subjects[i][5], False, _category(subjects[i][0])) for i in chosen]
        return [*kinds, (codes, 36, True, "physical_education")]

    def _line(
        self,
        entries: Entries,
        transcript: str,
        stay: Stay,
        subject: Sequence[str],
        hours: int,
        pass_only: bool,
        category: str,
    ) -> _Line:
        country = stay.receiver.country
        codes = {"RU": subject[0], "CN": subject[1]}
        titles = {"zh": subject[2], "ru": subject[3], "en": subject[4]}
        passed = self._chance.random() > 0.04 or (
            stay.programme.kind == "summer_school" and stay.sending in _TAKEN_OVER
        )
        mark = self._mark(country, pass_only, passed)
        id = entries.add(
            "transcript_line",
            transcript_id=transcript,
            code=codes.get(country),
            title_zh=titles["zh"],
            title_ru=titles["ru"],
            title_en=titles["en"],
            category=category,
            contact_minutes=hours * ACADEMIC_HOUR,
            self_study_minutes=hours // 2 * ACADEMIC_HOUR if country == "RU" else None,
            original_mark=mark,
            status="passed" if passed else "failed",
            **_credits(country, hours, "credits"),
        )
        return _Line(id, titles, codes, hours, mark, passed)

    def _mark(self, country: str, pass_only: bool, passed: bool) -> str:
        if country == "CN":
            if pass_only:
                return "合格" if passed else "不合格"
            return str(self._chance.randrange(63, 98) if passed else self._chance.randrange(41, 59))
        if pass_only:
            return "зачтено" if passed else "не зачтено"
        return self._chance.choice(("3", "4", "4", "5", "5")) if passed else "2"

    def _recognition(
        self, entries: Entries, transcript: str, stay: Stay, lines: Sequence[_Line], issued: date
    ) -> DraftCase:
        state = self._chance.choice(_STATES.get(stay.sending, ("decided",)))
        decided = state in {"decided", "closed"}
        self._decided += decided
        latest = max(self._today - _LAST_DECISION, issued + _TO_DECIDE)
        day = min(issued + timedelta(days=self._chance.randrange(9, 40)), latest)
        id = entries.add(
            "recognition",
            transcript_id=transcript,
            person_id=stay.person.id,
            state="draft",
            home_institution_id=stay.person.home.id,
        )
        for position, line in enumerate(lines):
            decision = "" if state == "draft" else self._decision(stay.sending, line, position)
            self._mapping(entries, id, stay, line, decision)
        minutes = {"decided_on": day.isoformat(), "minutes_number": f"{day.year}-{self._decided:03d}"}
        ruling = {**minutes, **self._deciding(stay)} if decided else {}
        closed = min(day + _TO_CLOSE, self._today) if state == "closed" else None
        return DraftCase(id, state, day - _TO_DECIDE, ruling, closed, stay.person.home.key == "own")

    def _deciding(self, stay: Stay) -> dict[str, Value]:
        """The named person who decided: of our academic office, or of the partner's."""
        if stay.person.home.key == "own":
            id, name, position = self._decider
            return {"decided_by_id": id, "decided_by": name, "decided_position": position}
        name, position = self._tables.country(stay.person.home.country)["decider"]
        return {"decided_by": name, "decided_position": position}

    def _decision(self, sending: str, line: _Line, position: int) -> str:
        if not line.passed or sending == "not_recognised":
            return "not_recognised"
        if sending == "partly_recognised" and position < 2:
            return ("not_recognised", "partly")[position]
        return "reassessed" if self._chance.random() < 0.15 else "recognised"

    def _mapping(self, entries: Entries, recognition: str, stay: Stay, line: _Line, decision: str) -> None:
        """What a person decides; marks and credits come from the rules of the home institution.

        A failed course is not meant for home where all of the stay was recognised.
        """
        home = stay.person.home.country
        reasons = self._tables.country(home)["reasons"]
        reason = self._chance.choice(reasons) if decision == "not_recognised" else None
        dropped = not line.passed and stay.sending not in {"partly_recognised", "not_recognised"}
        language = {"CN": "zh", "RU": "ru", "BY": "ru", "KZ": "ru"}.get(home, "en")
        entries.add(
            "recognition_mapping",
            recognition_id=recognition,
            transcript_line_id=line.id,
            home_course=None if dropped else line.titles[language],
            home_course_code=None if dropped else line.codes.get(home),
            decision=decision or None,
            reason=reasons[0] if decision == "partly" else reason,
            **(_credits(home, line.hours // 2, "home_credits") if decision == "partly" else {}),
        )


def _category(code: str) -> str:
    """УП and ПП are практика; an own programme has one module that is chosen freely."""
    return "practice" if code[:2] in {"УП", "ПП"} else "elective" if code == "МДК.02.01" else "compulsory"


def _credits(country: str, hours: int, name: str) -> dict[str, Value]:
    """学分 of 16 hours, зачётные единицы of 36 hours with as much work at home; in halves."""
    per_hour, scheme = {"CN": (1 / 16, "xuefen"), "RU": (1.5 / 36, "zet")}.get(country, (1.5 / 27, "ects"))
    halves = max(1, round(hours * per_hour * 2))
    return {name: f"{halves / 2:g}", "credit_scheme": scheme}
