"""Papers of a language group: the sheet to sign in the classroom, attendance, the final sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from exchange_admin.documents.files import written_whole
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.group_sheets import GridColumn, GridSheet, group_pdf
from exchange_admin.domain import exact
from exchange_admin.domain.rules.lessons.hours import HELD, Presence, percent_text
from exchange_admin.domain.values import academic_hours
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lessons.group_sheet import (
    ATTENDANCE,
    FINAL,
    SIGNING,
    GroupSheet,
    Member,
    SheetLesson,
)
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.lists import Lists

TO_SIGN = 8
"""Lessons on one sheet to sign."""
ACROSS = 22
"""Lessons of an attendance sheet side by side; more go on over another sheet."""

_BLANK = "_" * 20


class GroupPapers:
    """`today` tells the office's date: a sheet to sign begins with the next lesson."""

    def __init__(
        self, lessons: Lessons, lists: Lists, wordings: Mapping[str, Wording], fonts: Fonts, today: Callable[[], date]
    ) -> None:
        self._lessons, self._lists, self._wordings = lessons, lists, wordings
        self._fonts, self._today = fonts, today

    def write(self, group_id: str, sheet: str, language: str, target: Path) -> None:
        """Writes `target` whole. Raises RuleBroken with `record.missing`, FileNotWritten."""
        content = self.pdf(group_id, sheet, language)
        with written_whole(target) as draft:
            draft.write_bytes(content)

    def pdf(self, group_id: str, sheet: str, language: str) -> bytes:
        """One of SHEETS in one language."""
        made = {SIGNING: self._signing, ATTENDANCE: self._attendance, FINAL: self._final}[sheet]
        return group_pdf(self._fonts, made(self._lessons.sheet(group_id), language), language)

    def _signing(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        """The next lessons, or empty columns where none is planned; whoever is in the group now."""
        today = self._today()
        next_ = [one for one in sheet.lessons if one.state == "planned" and one.day and one.day >= today][:TO_SIGN]
        days = [_heading(one, language) for one in next_] + [""] * (TO_SIGN - len(next_))
        there = [one for one in sheet.members if one.enrolment["state"] not in {"left", "transferred"}]
        columns = (*self._names(language), *(GridColumn(day, 22) for day in days))
        rows = tuple((str(n), _called(one), *[""] * TO_SIGN) for n, one in enumerate(there, 1))
        foot = (self._wordings[language].say("group_sheet.sign_here"),)
        return [self._sheet(sheet, SIGNING, language, columns, rows, foot, row_millimetres=9.5)]

    def _attendance(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        words = self._wordings[language]
        held = [one for one in sheet.lessons if one.state == HELD]
        parts = [held[n : n + ACROSS] for n in range(0, len(held), ACROSS)] or [[]]
        legend = " · ".join(
            f"{words.say(f'lessons.letter.{state.value}')} {words.choice('attendance_state', state.value)}"
            for state in Presence
        )
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

    def _final(self, sheet: GroupSheet, language: str) -> list[GridSheet]:
        words, tests = self._wordings[language], self._lessons.testing.sheets(sheet.group.id)
        field = "language_enrolment"
        columns = [*self._names(language)]
        columns += [self._column(name, 20, language) for name in ("attended", "due", "rate")]
        columns += [GridColumn(one.test.text("title"), 24) for one in tests[-4:]]
        columns += [GridColumn(words.field(field, name), 24) for name in ("mark", "level_reached", "result")]
        rows = []
        for n, member in enumerate(sheet.members, 1):
            record = member.enrolment
            marks = [_decimal(one.mark(member.id), language) for one in tests[-4:]]
            result = words.choice("enrolment_result", record["result"])
            ends = (_decimal(record.text("mark"), language), record.text("level_reached"), result)
            rows.append((str(n), _called(member), *self._sums(sheet, member, language), *marks, *ends))
        closed = sheet.group.text("closed_on")
        facts = {"day": _day(closed, language), "who": sheet.group.text("closed_by")}
        state = words.say("group_sheet.closed", facts) if closed else words.say("group_sheet.not_closed")
        signed = (words.say(f"group_sheet.{name}") for name in ("teacher", "academic_office", "date"))
        foot = (state, "      ".join(f"{word} {_BLANK}" for word in signed))
        return [self._sheet(sheet, FINAL, language, tuple(columns), tuple(rows), foot)]

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
        teacher = self._label("person", group.text("teacher_id"), language)
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
        return (*(_decimal(one, language) for one in hours), f"{_decimal(share, language)} %" if share else "")

    def _label(self, kind: str, id: str, language: str) -> str:
        return self._lists.labels(kind, (id,), language).get(id, "") if id else ""


def _called(member: Member) -> str:
    """The own name with the first of the other forms."""
    return " · ".join(part for part in (member.name, member.others.split(" · ")[0]) if part)


def _heading(lesson: SheetLesson, language: str) -> str:
    if lesson.day is None:
        return ""
    day = f"{lesson.day:%d.%m}" if language == "ru" else f"{lesson.day:%m-%d}"
    return f"{day}\n{lesson.starts_at}" if lesson.starts_at else day


def _day(iso: str, language: str) -> str:
    return ".".join(reversed(iso.split("-"))) if language == "ru" else iso


def _decimal(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "ru" else text
