"""The form in which a partner tells who was in the lessons of a language group: a row a person, a column a lesson. When
it returns each cell that changes something is a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from exchange_admin.documents.blank_form import NOT_ASKED, FormField
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.lessons.hours import HELD, Mark, Presence
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold
from exchange_admin.services.importing.answered import WHO, Answered, AnswerForm, Cells
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.form_cells import Shown
from exchange_admin.services.importing.list_shapes import ATTENDANCE
from exchange_admin.services.lessons.enrolling import marking_edits
from exchange_admin.services.lessons.group_sheet import GroupSheet, Member, SheetLesson, read_group_sheet

CELL, LESSON = "attendance", "lesson"
"""Columns of the rows that are made of cells."""
OF_LESSON = "/"
"""Before the id of a lesson: the key of its column, and what its cell has behind the token of its line."""
_OFFERED_MINUTES = (5, 10, 15, 20, 30, 45)
_ABSENCES = (Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED)
_HELD_THEN = "import.lesson_held_then"


class AttendanceForm(AnswerForm):
    """A subject is an enrolment and a lesson; `about` is the group."""

    list_kind = ATTENDANCE
    about_kind = "language_group"
    known = (LESSON,)
    answers = (CELL,)

    def begun(self) -> list[str]:
        """The enrolments of people whom the partner sees, with each lesson that is planned or held."""
        sheet, sees = self._sheet(), self.store.exchange.outlook().sees
        return [
            _subject(member.id, lesson.id)
            for member in self._members(sheet)
            if sees(self.asked.partner, "language_enrolment", member.id)
            for lesson in _given(sheet)
            if member.membership.covers(lesson.day)
        ]

    def people(self, subjects: Collection[str]) -> Mapping[str, str]:
        entries = self.store.entries()
        whose = {one.id: entries.kept(one.enrolment.text("person_id")) for one in self._sheet().members}
        enrolments = {subject: subject.partition(OF_LESSON)[0] for subject in subjects}
        return {subject: whose[id] for subject, id in enrolments.items() if id in whose}

    def lessons(self) -> dict[str, str]:
        """Headings of the columns by the id of their lesson."""
        found: dict[str, str] = {}
        for lesson in _given(self._sheet()):
            heading, n = _called(lesson, self.asked.language), 2
            while heading in found.values():
                heading, n = f"{_called(lesson, self.asked.language)} ({n})", n + 1
            found[lesson.id] = heading
        return found

    def fields(self) -> list[FormField]:
        """Whose row it is, then the lessons, which are explained once."""
        words = tuple(self.words.choice("attendance_state", one) for one in _ABSENCES)
        about, hint = self.words.say("form.lessons"), self.words.say("form.hint.attendance.attendance")
        offered = (*words, *map(str, _OFFERED_MINUTES))
        lessons = [
            FormField(Column(heading, ColumnKind.IDENTIFIER), words=offered, hint=hint, about=about, is_open=True)
            for heading in self.lessons().values()
        ]
        return [*(self.field(key) for key in WHO), *lessons]

    def in_lines(self, subjects: Collection[str]) -> dict[str, list[Shown]]:
        """The cells of each enrolment in the order of `fields`."""
        cells, lessons = self.cells(subjects), list(self.lessons())
        found: dict[str, list[Shown]] = {}
        for subject, one in cells.items():
            enrolment, lesson = subject.split(OF_LESSON)
            line = found.setdefault(enrolment, [*(one[key] for key in WHO), *[NOT_ASKED] * len(lessons)])
            line[len(WHO) + lessons.index(lesson)] = one[CELL]
        return found

    def cells(self, subjects: Collection[str]) -> Mapping[str, Cells]:
        wanted, sheet = set(subjects), self._sheet()
        members = self._members(sheet)
        who = self.who([one.enrolment.text("person_id") for one in members])
        found: dict[str, Cells] = {}
        for member in members:
            for lesson in _given(sheet):
                subject = _subject(member.id, lesson.id)
                whose = who.get(member.enrolment.text("person_id"))
                if subject in wanted and whose and member.membership.covers(lesson.day):
                    mark = sheet.mark(member, lesson)
                    found[subject] = {
                        **whose, LESSON: _called(lesson, self.asked.language), CELL: _said(mark, self.words)
                    }  # fmt: skip
        return found

    def names(self, subjects: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(str(one["full_name"] or "") for one in self.cells(subjects).values()))

    def problems(self, answered: Answered) -> Iterable[Problem]:
        mark = self._mark(answered)
        if mark is None:
            yield Problem("import.form_no_mark", CELL, {"typed": answered.row.cells.get(CELL, "")})
            return
        try:
            marking_edits(self.store, self.asked.about, {_place(answered): mark}, self.parts.today())
        except RuleBroken as broken:
            for one in broken.problems:
                yield Problem(one.code, CELL, one.facts, one.level)

    def beside(self, everyone: Sequence[Answered]) -> None:
        """A mark makes a planned lesson a held one, in which all others were present: asked where somebody has none, or
        one that waits."""
        sheet = self._sheet()
        planned = {one.id: one for one in sheet.lessons if one.state != HELD}
        marked: defaultdict[str, set[str]] = defaultdict(set)
        for one in everyone:
            one.row.problems = [told for told in one.row.problems if told.code != _HELD_THEN]
            enrolment, id = _place(one)
            if self._mark(one) is not None and not _waits(one.row):
                marked[id].add(enrolment)
        for one in everyone:
            lesson = planned.get(_place(one)[1])
            if lesson is None or self._mark(one) is None or one.row.choices.get(CELL) == "theirs":
                continue
            without = [
                member.name
                for member in sheet.members
                if member.membership.covers(lesson.day) and member.id not in marked[lesson.id]
            ]
            if without:
                facts = {"n": len(without), "names": ", ".join(without[:3]) + (" …" if len(without) > 3 else "")}
                one.row.problems.append(Problem(_HELD_THEN, CELL, facts, Level.ASKS))

    def edits(self, answered: Sequence[Answered]) -> list[Edit]:
        marks = {_place(one): mark for one in answered if (mark := self._mark(one)) is not None}
        return marking_edits(self.store, self.asked.about, marks, self.parts.today())

    def _mark(self, answered: Answered) -> Mark | None:
        text = str(answered.taken.get(CELL) or "")
        if text.isascii() and text.isdecimal() and len(text) < 5:
            return Mark(Presence.LATE, int(text))
        said = {
            fold(words.choice("attendance_state", one)): one
            for words in self.parts.wordings.values()
            for one in _ABSENCES
        }
        return Mark(said[fold(text)]) if fold(text) in said else None

    def _sheet(self) -> GroupSheet:
        return read_group_sheet(self.store, self.parts.names, self.asked.about)

    def _members(self, sheet: GroupSheet) -> list[Member]:
        """People of the partner, and those who study there or come from there."""
        owns, partner, entries = self.store.exchange.outlook().owns, self.asked.partner, self.store.entries()
        people = [one.enrolment.text("person_id") for one in sheet.members]
        stays = self.store.where(
            "mobility", "person_id", sorted({one for id in people for one in entries.of(id) or (id,)})
        )
        with_stay = {
            entries.kept(one.text("person_id")) for one in self.their_stays([stay.id for stay in stays]).values()
        }
        return [
            member
            for member, id in zip(sheet.members, people, strict=True)
            if entries.kept(id) in with_stay or owns(partner, entries.kept(id))
        ]


def _given(sheet: GroupSheet) -> list[SheetLesson]:
    return [one for one in sheet.lessons if one.is_given]


def _waits(row: StagedRow) -> bool:
    """Whether something is wrong with a row, or asked and not answered."""
    return any(
        told.level is Level.BLOCKS or (told.level is Level.ASKS and row.choices.get(told.field) != "theirs")
        for told in row.problems
    )


def _subject(enrolment: str, lesson: str) -> str:
    return f"{enrolment}{OF_LESSON}{lesson}"


def _place(answered: Answered) -> tuple[str, str]:
    enrolment, _, lesson = answered.subject.partition(OF_LESSON)
    return enrolment, lesson


def _called(lesson: SheetLesson, language: str) -> str:
    return f"{_day(lesson.day, language)} {lesson.starts_at}".strip()


def _day(day: date | None, language: str) -> str:
    if day is None:
        return "—"
    return f"{day:%d.%m.%Y}" if language == "ru" else day.isoformat()


def _said(mark: Mark | None, words: Wording) -> Shown:
    if mark is None:
        return None
    return str(mark.late_minutes) if mark.state is Presence.LATE else words.choice("attendance_state", mark.state)
