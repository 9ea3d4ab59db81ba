"""Learning agreements and recognition cases of the sample office, made by the verbs that an officer uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED, PARTLY, REASSESSED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.learning_agreements.approving import LearningAgreements, Signature
from exchange_admin.services.office import Office
from exchange_admin.services.recognition.case import HomeCourse, RecognitionCase
from exchange_admin.services.recognition.deciding import Owed, Ruling, Settled, Verdict
from exchange_admin.services.recognition.mapping import NewMapping, Source
from exchange_admin.services.recognition.recognition import Recognition
from exchange_admin.services.sample import scenarios
from exchange_admin.services.sample.scenarios import CourseScenario

_AGREED_COURSES = 3
_ONE_CREDIT = 16  # academic hours of theory, by the credit rule of the office in `grading.toml`
_ORDER = (
    scenarios.CHANGED,
    scenarios.WAITING,
    scenarios.BEGUN,
    scenarios.DECLINED,
    scenarios.CLOSED,
    scenarios.DECIDED,
    scenarios.OWED,
    scenarios.ABROAD,
    scenarios.PROPOSED,
    scenarios.DRAFT,
)
"""What was decided comes first, so that later cases find its equivalences."""
_HOST_SIGNER = ("Орлова Т. В.", "заместитель директора")
_DECLINED = "В весеннем семестре группа по этой специальности не набирается"
_COMPETENCE = NewMapping(
    [Source(competence="俄语口语交际能力（结业面试）")], [HomeCourse("俄语口语", "RY210", "2", "xuefen")]
)
_REASONS = {NOT_RECOGNISED: "教学内容差异较大", PARTLY: "课时不足，缺少实验部分"}


@dataclass(frozen=True, slots=True)
class Officers:
    """Who writes, and who decides in the academic office; `decider_id` is on the list of staff."""

    writer: str
    decider: str
    decider_id: str
    position: str


class CourseStories:
    """Works on the office that the steps of the sample office have been recorded in, in its time.

    Papers and decisions bear the days on which they were signed; all of it is typed in on `today`.
    """

    def __init__(self, office: Office, officers: Officers, today: date) -> None:
        self._store, self._officers, self._who = office.store, officers, officers.writer
        self._day = self._today = today
        parts = replace(office.parts, today=self._now)
        self._agreements, self._cases = LearningAgreements(parts), Recognition(parts, office.converting)
        self._decided = 0

    def tell(self, told: Iterable[CourseScenario]) -> None:
        """Every story with its agreement and its case, as far as it goes."""
        for story in sorted(told, key=_place):
            if story.name not in {scenarios.ABROAD, scenarios.DRAFT}:
                self._agree(story)
            if story.transcript:
                self._recognise(story)

    def _now(self) -> date:
        return self._day

    def _agree(self, story: CourseScenario) -> None:
        """Both tables, proposed a month before the stay; signed by all three, or not yet by the host."""
        self._day = min(story.stay.starts - timedelta(days=30), self._today - timedelta(days=5))
        (id,) = self._agreements.drafting.begin(story.stay.id, self._who).ids["learning_agreement"]
        version = self._agreements.sheet(id).current.id
        for subject in story.subjects[:_AGREED_COURSES]:
            self._add_courses(version, subject, {})
        if story.name == scenarios.BEGUN:
            return
        sides = SIDES[:2] if story.name in {scenarios.WAITING, scenarios.DECLINED} else SIDES
        self._sign(id, story, sides)
        if story.name == scenarios.CHANGED:
            self._change(id, story)
        elif story.name == scenarios.DECLINED:
            current = self._agreements.sheet(id).current
            signature = Signature(SIDES[2], _HOST_SIGNER[0], self._day, _HOST_SIGNER[1])
            self._agreements.approving.decline(current.id, current.hash, signature, _DECLINED, self._who)

    def _change(self, agreement: str, story: CourseScenario) -> None:
        """Two weeks after arrival: a course is not given at the host, another takes its place."""
        self._day = min(story.stay.starts + timedelta(days=14), self._today)
        self._agreements.drafting.next_version(agreement, self._who)
        draft = self._agreements.sheet(agreement).current
        for table in ("a", "b"):
            last = draft.table(table)[-1]
            self._agreements.drafting.take_out(last.id, self._who, reason="not_available")
        self._add_courses(draft.id, story.subjects[-1], {"reason_code": "substituting_deleted"})
        self._sign(agreement, story, SIDES)

    def _add_courses(self, version: str, subject: Sequence[str], more: Mapping[str, Value]) -> None:
        """A course of the host and the one that it stands for at home."""
        titles: dict[str, Value] = dict(zip(("title_zh", "title_ru", "title_en"), subject[2:5], strict=True))
        hours = int(subject[5])
        studied: dict[str, Value] = {"code": subject[0], "contact_minutes": hours * ACADEMIC_HOUR}
        studied |= {"credits": _halves(Fraction(hours, 24)), "credit_scheme": "zet"}
        home: dict[str, Value] = {"code": subject[1], "credits": _halves(Fraction(hours, _ONE_CREDIT))}
        home["credit_scheme"] = "xuefen"
        for table, values in (("a", studied), ("b", home)):
            self._agreements.drafting.add_course(version, table, {**titles, **values, **more}, self._who)

    def _sign(self, agreement: str, story: CourseScenario, sides: Sequence[str]) -> None:
        current = self._agreements.sheet(agreement).current
        self._agreements.approving.propose(current.id, self._who)
        hash = self._agreements.sheet(agreement).current.hash
        student = self._store.get("person", story.stay.person.id)
        name = student.text("family_han") + student.text("given_han") if student else ""
        signers = {
            "student": (name, ""),
            "sending": (self._officers.decider, self._officers.position),
            "receiving": _HOST_SIGNER,
        }
        for side in sides:
            signer, position = signers[side]
            signature = Signature(side, signer, self._day, position)
            self._agreements.approving.approve(current.id, hash, signature, self._who)

    def _recognise(self, story: CourseScenario) -> None:
        transcript = self._store.get("transcript", story.transcript)
        issued = date.fromisoformat(transcript.text("issued")) if transcript else self._today
        self._day = min(issued + timedelta(days=10), self._today)
        (id,) = self._cases.mapping.begin(story.transcript, self._who).ids["recognition"]
        self._cases.mapping.fill(id, self._who)
        self._cases.mapping.add_all(id, self._mappings(story, self._cases.case(id)), self._who)
        if story.name == scenarios.DRAFT:
            return
        for one in self._cases.case(id).mappings:
            if one.decision == PARTLY:  # of an equivalence; its reason is given anew each time
                self._cases.mapping.judge(one.id, {"reason": _REASONS[PARTLY]}, self._who)
        self._cases.deciding.propose(id, self._who)
        if story.name != scenarios.PROPOSED:
            self._decide(id, story)

    def _mappings(self, story: CourseScenario, case: RecognitionCase) -> list[NewMapping]:
        """Course for course; two courses for two in a group where the story has one; a draft is not done yet."""
        chinese = story.stay.person.home.country == "CN"
        row_of = {row[0 if chinese else 1]: row for row in story.subjects}  # by the code of the host
        passed = [line for line in case.open_lines if line["status"] == "passed"]
        made = [NewMapping([Source(one.id)]) for one in case.open_lines if one["status"] != "passed"]
        if story.name in {scenarios.DECIDED, scenarios.PROPOSED} and len(passed) > 2:
            made.append(_group(passed[:2], [row_of[line.text("code")] for line in passed[:2]]))
            passed = passed[2:]
        if story.name == scenarios.DRAFT:
            passed = passed[:-1]
        title, code = (2, 1) if chinese else (3, 0)
        for line in passed:
            row = row_of[line.text("code")]
            made.append(NewMapping([Source(line.id)], [HomeCourse(row[title], row[code])]))
        return [*made, _COMPETENCE] if story.name == scenarios.DECIDED else made

    def _decide(self, id: str, story: CourseScenario) -> None:
        case = self._cases.case(id)
        self._decided += 1
        decided = self._day = min(self._day + timedelta(days=12), self._today)
        verdicts = self._verdicts(story, case)
        due = (decided if story.name == scenarios.CLOSED else self._today) + timedelta(days=60)
        owed = [Owed(course, form, due) for course, form in self._cases.deciding.owed_after(case, verdicts)]
        self._cases.deciding.decide(id, self._ruling(story, decided), self._who, verdicts=verdicts, owed=owed)
        if story.name == scenarios.CLOSED:
            self._day = min(decided + timedelta(days=30), self._today)
            for one in self._cases.case(id).owed:
                self._cases.deciding.settle([Settled(one.id, self._day, "82")], self._who)
            self._cases.deciding.close(id, self._who)

    def _ruling(self, story: CourseScenario, day: date) -> Ruling:
        minutes = f"{day.year}-R{self._decided}"
        if story.name == scenarios.ABROAD:
            return Ruling(*_HOST_SIGNER[:1], minutes, day, _HOST_SIGNER[1])
        officers = self._officers
        return Ruling(officers.decider, minutes, day, officers.position, officers.decider_id)

    def _verdicts(self, story: CourseScenario, case: RecognitionCase) -> dict[str, Verdict]:
        """A refusal and a part where courses are owed; an examination before a case that is closed."""
        taken = [one for one in case.mappings if one.courses]
        if story.name == scenarios.CLOSED:
            return {taken[0].id: Verdict(REASSESSED)} if taken else {}
        if story.name == scenarios.OWED:
            words = (NOT_RECOGNISED, PARTLY)
            return {
                one.id: Verdict(word, _REASONS[word]) for one, word in zip(taken, words[: len(taken)], strict=False)
            }
        return {}


def _group(lines: Sequence[Record], rows: Sequence[Sequence[str]]) -> NewMapping:
    """Courses of the host that stand together for as many at home: nobody says which for which."""
    courses = [HomeCourse(row[2], row[1], _halves(Fraction(int(row[5]), _ONE_CREDIT)), "xuefen") for row in rows]
    return NewMapping([Source(line.id) for line in lines], courses)


def _halves(credits: Fraction) -> str:
    """To the next half, at least one half."""
    return exact.as_text(max(Fraction(1, 2), Fraction(round(credits * 2), 2)))


def _place(story: CourseScenario) -> int:
    return _ORDER.index(story.name)
