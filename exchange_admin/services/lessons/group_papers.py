"""Papers of a language group: the sheet to sign in the classroom, attendance, progress, a draft of results.

Results that are issued are a paper of the register: `record_papers/sources.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.group_sheets import GridColumn, GridSheet, group_pdf
from exchange_admin.domain import exact
from exchange_admin.domain.rules.lessons.hours import HELD, Presence, percent_text
from exchange_admin.domain.rules.lessons.outcomes import latest_full
from exchange_admin.domain.values import academic_hours
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades.written import per_cent, pointed
from exchange_admin.services.lessons.group_sheet import (
    ATTENDANCE,
    PROGRESS,
    RESULTS,
    SIGNING,
    GroupSheet,
    Member,
    SheetLesson,
)
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.lessons.testing import PointsSheet
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts

TO_SIGN = 8
"""Lessons on one sheet to sign."""
ACROSS = 22
"""Lessons of an attendance sheet side by side; more go on over another sheet."""

ROOM_OF_TESTS = 104
"""Millimetres of a progress sheet for tests side by side; more go on over another sheet."""

_TEST_WIDE, _PART_WIDE = 26, 15
_GONE = frozenset({"left", "transferred"})


class GroupPapers:
    """A sheet to sign begins with the next lesson."""

    def __init__(self, parts: Parts, lessons: Lessons, lists: Lists, fonts: Fonts) -> None:
        self._lessons, self._lists, self._wordings = lessons, lists, parts.wordings
        self._fonts, self._today = fonts, parts.today

    def write(self, group_id: str, sheet: str, language: str, target: Path) -> None:
        """Writes `target` whole. Raises RuleBroken with `record.missing`, FileNotWritten."""
        write_bytes(target, self.pdf(group_id, sheet, language))

    def pdf(self, group_id: str, sheet: str, language: str) -> bytes:
        """One of SHEETS in one language."""
        makers = {
            SIGNING: self._signing, ATTENDANCE: self._attendance, PROGRESS: self._progress, RESULTS: self._results,
        }  # fmt: skip
        return group_pdf(self._fonts, makers[sheet](self._lessons.sheet(group_id), language), language)

    def _signing(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        """The next lessons, or empty columns where none is planned; whoever is in the group now."""
        today = self._today()
        next_ = [one for one in sheet.lessons if one.state == "planned" and one.day and one.day >= today][:TO_SIGN]
        days = [_heading(one, language) for one in next_] + [""] * (TO_SIGN - len(next_))
        there = [one for one in sheet.members if one.enrolment["state"] not in _GONE]
        columns = (*self._names(language), *(GridColumn(day, 22) for day in days))
        rows = tuple((str(n), _called(one), *[""] * TO_SIGN) for n, one in enumerate(there, 1))
        foot = (self._wordings[language].say("group_sheet.sign_here"),)
        return [self._sheet(sheet, SIGNING, language, columns, rows, foot, row_millimetres=9.5)]

    def _attendance(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        words = self._wordings[language]
        held = [one for one in sheet.lessons if one.state == HELD]
        parts = [held[n : n + ACROSS] for n in range(0, len(held), ACROSS)] or [[]]
        letters = (one.value for one in Presence if one is not Presence.LATE)
        signs = [f"{words.say(f'lessons.letter.{one}')} {words.choice('attendance_state', one)}" for one in letters]
        legend = " · ".join((*signs, words.say("group_sheet.minutes_late")))
        made = []
        for part in parts:
            last = part is parts[-1]
            columns = [*self._names(language), *(GridColumn(_heading(one, language), 7.6) for one in part)]
            if last:
                columns += [self._column(name, 17, language) for name in ("attended", "due", "rate")]
            rows = tuple(
                (str(n), _called(member), *(self._letter(sheet, member, one, words) for one in part),
                 *(self._sums(sheet, member, language) if last else ()))
                for n, member in enumerate(sheet.members, 1)
            )  # fmt: skip
            made.append(self._sheet(sheet, ATTENDANCE, language, tuple(columns), rows, (legend,)))
        return made

    def _progress(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        """Hours and every test with its parts so far; on the last sheet the level aimed at and how somebody stands."""
        words, tests = self._wordings[language], self._lessons.testing.sheets(sheet.group.id)
        level = self._lessons.level_aimed_at(sheet.group) or "—"
        parts = _side_by_side(tests)
        made = []
        for part in parts:
            last = part is parts[-1]
            columns = [*self._names(language)]
            columns += [self._column(name, 17, language) for name in ("attended", "due", "rate")]
            columns += [column for one in part for column in self._test_columns(one, language)]
            if last:
                columns += [GridColumn(words.say(f"group_sheet.{name}"), wide) for name, wide in _STANDING]
            rows = []
            for n, member in enumerate(sheet.members, 1):
                points = (cell for one in part for cell in _points(one, member, language))
                ends = (level, self._standing(member, tests, words)) if last else ()
                rows.append((str(n), _called(member), *self._sums(sheet, member, language), *points, *ends))
            foot = (words.say("group_sheet.how_it_is_told"),) if last else ()
            made.append(self._sheet(sheet, PROGRESS, language, tuple(columns), tuple(rows), foot, row_millimetres=8.5))
        return made

    def _test_columns(self, test: PointsSheet, language: str) -> Iterator[GridColumn]:
        """The whole in per cent with the pass mark, then the points of each part with the most there are."""
        words = self._wordings[language]
        pass_ = words.say("group_sheet.pass_from", {"n": pointed(exact.shown(test.pass_percent), language)})
        yield GridColumn(f"{test.test.text('title')}\n{pass_}", _TEST_WIDE)
        for part in test.parts:
            most = pointed(exact.shown(part.counted.most), language)
            yield GridColumn(f"{words.choice('language_skill', part.skill)}\n/ {most}", _PART_WIDE)

    def _standing(self, member: Member, tests: Sequence[PointsSheet], words: Wording) -> str:
        """What was decided, else by the newest test that was sat in full; which parts were too weak."""
        record = member.enrolment
        if record["result"]:
            return words.choice("enrolment_result", record.text("result"))
        if record["state"] in _GONE:
            return words.choice("enrolment_state", record.text("state"))
        latest = latest_full([one.outcome(member.id) for one in tests])
        if latest is None:
            return words.say("group_sheet.standing.unknown")
        skills = {part.id: words.choice("language_skill", part.skill) for one in tests for part in one.parts}
        if latest.below:
            weak = " · ".join(skills[id] for id in latest.below)
            return words.say("group_sheet.standing.weak", {"skills": weak})
        return words.say("group_sheet.standing.on_the_way" if latest.passed else "group_sheet.standing.at_risk")

    def _results(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        words, tests = self._wordings[language], self._lessons.testing.sheets(sheet.group.id)
        field = "language_enrolment"
        columns = [*self._names(language)]
        columns += [self._column(name, 20, language) for name in ("attended", "due", "rate")]
        columns += [GridColumn(one.test.text("title"), 24) for one in tests[-4:]]
        columns += [GridColumn(words.field(field, name), 24) for name in ("mark", "level_reached", "result")]
        rows = []
        for n, member in enumerate(sheet.members, 1):
            record = member.enrolment
            marks = [pointed(one.mark(member.id), language) for one in tests[-4:]]
            result = words.choice("enrolment_result", record["result"])
            ends = (pointed(record.text("mark"), language), record.text("level_reached"), result)
            rows.append((str(n), _called(member), *self._sums(sheet, member, language), *marks, *ends))
        closed = sheet.group.text("closed_on")
        facts = {"day": _day(closed, language), "who": sheet.group.text("closed_by")}
        state = words.say("group_sheet.closed", facts) if closed else words.say("group_sheet.not_closed")
        made = self._sheet(sheet, RESULTS, language, tuple(columns), tuple(rows), (state,))
        return [replace(made, about=(words.say("group_sheet.draft"), *made.about))]

    def _sheet(
        self,
        sheet: GroupSheet,
        kind: str,
        language: str,
        columns: tuple[GridColumn, ...],
        rows: tuple[tuple[str, ...], ...],
        foot: tuple[str, ...],
        row_millimetres: float = 7.0,
    ) -> GridSheet:
        words, group = self._wordings[language], sheet.group
        title = words.say(f"group_sheet.{kind}", {"group": group.text("code")})
        course = self._label("language_course", group.text("language_course_id"), language)
        teacher = self._person(group.text("teacher_id"), language)
        days = " – ".join(_day(group.text(name), language) for name in ("starts", "ends") if group[name])
        first = " · ".join(part for part in (course, days) if part)
        colon = "：" if language == "zh" else ": "
        teacher = f"{words.field('language_group', 'teacher_id')}{colon}{teacher}" if teacher else ""
        room = f"{words.field('language_group', 'room')}{colon}{group.text('room')}" if group["room"] else ""
        about = (first, " · ".join(part for part in (teacher, room) if part))
        return GridSheet(title, tuple(line for line in about if line), columns, rows, foot, row_millimetres)

    def _names(self, language: str) -> tuple[GridColumn, GridColumn]:
        name = self._wordings[language].say("lessons.column.person")
        return GridColumn("№", 8), GridColumn(name, 0, "left")

    def _column(self, name: str, millimetres: float, language: str) -> GridColumn:
        return GridColumn(self._wordings[language].say(f"lessons.column.{name}"), millimetres)

    def _letter(self, sheet: GroupSheet, member: Member, lesson: SheetLesson, words: Wording) -> str:
        mark = sheet.mark(member, lesson)
        if mark is None:
            return ""
        return (
            str(mark.late_minutes) if mark.state is Presence.LATE else words.say(f"lessons.letter.{mark.state.value}")
        )

    def _sums(self, sheet: GroupSheet, member: Member, language: str) -> Sequence[str]:
        sums = sheet.tallies[member.id]
        hours = (exact.decimal_text(academic_hours(minutes), 2) for minutes in (sums.attended, sums.due))
        share = percent_text(sums.rate)
        return (*(pointed(one, language) for one in hours), per_cent(share, language) if share else "")

    def _person(self, id: str, language: str) -> str:
        """As the people of the group: the own name with the first of the other forms."""
        others = self._lists.second_lines("person", (id,), language).get(id, "") if id else ""
        return _with_other(self._label("person", id, language), others)

    def _label(self, kind: str, id: str, language: str) -> str:
        return self._lists.labels(kind, (id,), language).get(id, "") if id else ""


_STANDING = (("level_aimed_at", 16), ("stands", 34))


def _side_by_side(tests: Sequence[PointsSheet]) -> list[list[PointsSheet]]:
    """As many tests on a sheet as there is room for, at least one; one empty sheet where there are none."""
    sheets: list[list[PointsSheet]] = [[]]
    left = ROOM_OF_TESTS
    for one in tests:
        wide = _TEST_WIDE + _PART_WIDE * len(one.parts)
        if sheets[-1] and wide > left:
            sheets.append([])
            left = ROOM_OF_TESTS
        sheets[-1].append(one)
        left -= wide
    return sheets


def _points(test: PointsSheet, member: Member, language: str) -> Iterator[str]:
    """Per cent of the whole once every part has points, then each part; a dash where there are none."""
    mark, own = test.mark(member.id), test.points.get(member.id, {})
    yield per_cent(mark, language) if mark else "—"
    for part in test.parts:
        yield pointed(exact.shown(own[part.id]), language) if part.id in own else "—"


def _called(member: Member) -> str:
    return _with_other(member.name, member.others)


def _with_other(name: str, others: str) -> str:
    """The own name with the first of the other forms."""
    return " · ".join(part for part in (name, others.split(" · ")[0]) if part)


def _heading(lesson: SheetLesson, language: str) -> str:
    if lesson.day is None:
        return ""
    day = f"{lesson.day:%d.%m}" if language == "ru" else f"{lesson.day:%m-%d}"
    return f"{day}\n{lesson.starts_at}" if lesson.starts_at else day


def _day(iso: str, language: str) -> str:
    return ".".join(reversed(iso.split("-"))) if language == "ru" else iso
