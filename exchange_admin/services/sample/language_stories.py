"""What happens in language training now and then, made by the verbs that an officer and a teacher use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.services.readiness.readiness import Standing
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_WAIVED = "项目用英语授课，到校后补修俄语"
_CLOSED, _GROUPS = 2, 20
"""So many groups of earlier terms are closed; among so many of the present ones something happens."""
_LATE, _CHANGED = timedelta(days=18), timedelta(days=32)
"""When somebody comes late or changes, from the first day of the group."""
_NOW = timedelta(days=14)
"""Groups that ended before are of another term."""
_SATURDAY = 5


class LanguageStories(Stories):
    """After lessons and exams; `scan` is the picture of a certificate. Exams bear the day `last` at the latest."""

    def __init__(self, office: Office, who: str, told: Entry, today: date, last: date, scan: Path) -> None:
        super().__init__(office, who, told)
        self._today, self._last, self._scan = today, last, scan
        self._of_now = (today - _NOW).isoformat()

    def tell(self) -> None:
        """Exams first, then the groups."""
        self._retakes()
        self._older_results()
        self._further_exams()
        self._waivers()
        groups = self._groups_now()
        self._make_up_a_lesson(groups)
        self._substitute(groups)
        self._come_late(groups)
        self._change_group(groups)
        self._close_groups()

    # Exams

    def _retakes(self) -> None:
        """Who failed tries again after two months: the first passes, the next fails once more."""
        for one, outcome in zip(self._failed(), ("passed", "failed", "passed"), strict=False):
            day = min(date.fromisoformat(one.text("date")) + timedelta(days=61), self._last)
            values: dict[str, Value] = {"date": day.isoformat(), "outcome": outcome}
            if outcome == "passed":
                values["certificate_number"] = f"{day:%y%m}{one.n:06}"
            self._office.exam_results.retake(one.id, values, self._who)

    def _failed(self) -> list[Record]:
        """At least two results; in a small office nobody may have failed."""
        failed = list(self._some("exam_result", outcome="failed"))
        for one in self._some("exam_result", outcome="passed"):
            if len(failed) >= 2:
                break
            facts = {name: one[name] for name in ("person_id", "exam", "language", "level")}
            values = {**facts, "date": (self._last - timedelta(days=90)).isoformat(), "outcome": "failed"}
            failed.append(self._office.records.get("exam_result", self._add("exam_result", values)))
        return failed

    def _older_results(self) -> None:
        """Results of years ago that count no more, and one that ends soon."""
        passed = self._some("exam_result", outcome="passed", language="zh")
        for one, months in zip(passed, (31, 27, 21), strict=False):
            day = self._last - timedelta(days=months * 30)
            until = day + timedelta(days=2 * 365)
            values: dict[str, Value] = {"date": day.isoformat(), "valid_until": until.isoformat()}
            values["outcome"] = "passed"
            values |= {name: one[name] for name in ("person_id", "exam", "language", "level", "cefr") if one[name]}
            self._add("exam_result", values)

    def _further_exams(self) -> None:
        """One of each other kind, the first with the scan of its certificate."""
        for number, exam in enumerate(self._told["exam"]):
            stay = next(self._some("mobility", direction=exam["direction"], activity="student_studies"), None)
            if stay is None:
                continue
            facts = {name: value for name, value in exam.items() if name != "direction"}
            id = self._add("exam_result", {"person_id": stay["person_id"], **facts})
            if number == 0:
                self._office.attachments.add(self._scan, {"exam_result_id": id}, self._who)

    def _waivers(self) -> None:
        """Two who lack the level go all the same."""
        lacking = [row.stay.id for row in self._office.readiness.rows() if row.standing is Standing.NOT_READY]
        if lacking:
            self._office.readiness.waive(lacking[:2], _WAIVED, self._who)

    # Groups

    def _groups_now(self) -> list[Record]:
        """The first groups with lessons and people; the one that waits for a partner's list is left alone."""
        groups = (one for one in self._some("language_group") if self._is_taught(one))
        return list(islice(groups, _GROUPS))

    def _is_taught(self, group: Record) -> bool:
        people = self._some("language_enrolment", language_group_id=group.id)
        lessons = self._some("language_lesson", language_group_id=group.id, state="held")
        return next(people, None) is not None and next(lessons, None) is not None

    def _make_up_a_lesson(self, groups: Sequence[Record]) -> None:
        """A lesson that was cancelled is given on a Saturday."""
        for group in groups:
            lesson = next(self._some("language_lesson", language_group_id=group.id, state="cancelled"), None)
            if lesson is not None:
                planning = self._office.lessons.planning
                saturday = self._today + timedelta(days=(_SATURDAY - self._today.weekday()) % 7 or 7)
                planning.move(lesson.id, saturday, lesson.text("starts_at"), self._who)
                return

    def _substitute(self, groups: Sequence[Record]) -> None:
        """Another teacher gives the last lesson of a group."""
        for group in groups[:1]:
            *_, last = self._some("language_lesson", language_group_id=group.id, state="held")
            teachers = self._some("person", role="teacher")
            other = next((one for one in teachers if one.id != group["teacher_id"]), None)
            if other is not None:
                self._office.lessons.planning.substitute([last.id], other.id, self._who)

    def _come_late(self, groups: Sequence[Record]) -> None:
        """A student who is in no group joins one some weeks after it began."""
        for group in groups:
            direction = "incoming" if self._language(group) == "zh" else "outgoing"
            stays = self._some("mobility", direction=direction, activity="student_studies", sending_status="live")
            late = next((one.text("person_id") for one in stays if not self._is_learning(one.text("person_id"))), None)
            if late:
                first = date.fromisoformat(group.text("starts")) + _LATE
                self._office.lessons.enrolling.enrol(group.id, [late], first, self._who)
                return

    def _is_learning(self, person: str) -> bool:
        """Whether somebody is in a group of this term."""
        enrolments = self._some("language_enrolment", person_id=person)
        groups = (self._office.records.get("language_group", one.text("language_group_id")) for one in enrolments)
        return any(group.text("ends") >= self._of_now for group in groups)

    def _change_group(self, groups: Sequence[Record]) -> None:
        """Somebody goes on in another group, of the same course where there is one; the days before stay."""
        for old, new in self._pairs(groups):
            enrolment = [*self._some("language_enrolment", language_group_id=old.id)][-1]
            result = {name: enrolment[name] for name in ("state", "result", "mark", "level_reached") if enrolment[name]}
            undecided: dict[str, Value] = dict.fromkeys(result, None)
            self._office.records.set("language_enrolment", enrolment.id, undecided | {"state": "enrolled"}, self._who)
            day = date.fromisoformat(old.text("starts")) + _CHANGED
            self._office.lessons.enrolling.move(enrolment.id, new.id, day, self._who)
            (moved,) = self._some("language_enrolment", moved_from_id=enrolment.id)
            if result["state"] != "enrolled":
                self._office.records.set("language_enrolment", moved.id, result, self._who)
            return

    def _pairs(self, groups: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
        pairs = [(old, new) for old in groups for new in groups if old.id != new.id]
        yield from (pair for pair in pairs if pair[0]["language_course_id"] == pair[1]["language_course_id"])
        yield from (pair for pair in pairs if self._language(pair[0]) == self._language(pair[1]))

    def _close_groups(self) -> None:
        """Groups of earlier terms, in which nothing is open."""
        closing = self._office.lessons.closing
        ended = (one for one in self._some("language_group") if one.text("ends") < self._of_now)
        for group in islice((one for one in ended if not closing.problems(one.id)), _CLOSED):
            closing.close(group.id, self._who)

    def _language(self, group: Record) -> str:
        return self._office.records.get("language_course", group.text("language_course_id")).text("language")
