"""Attendance of a group as a grid: people down, lessons across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from exchange_admin.domain.rules.lessons.hours import Mark, Presence, percent_text
from exchange_admin.services.lessons import enrolling
from exchange_admin.services.lessons.group_sheet import GroupSheet, Member, SheetLesson
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Index, Place
from exchange_admin.ui.tips import plain_tip

LETTERS: Mapping[str, Presence] = {
    # the Latin letter, what the same key types in a Russian layout, the first letter of the Russian word
    **dict.fromkeys("aфн", Presence.ABSENT),
    **dict.fromkeys("eу", Presence.EXCUSED),
    **dict.fromkeys("lдо", Presence.LATE),
    **dict.fromkeys("pзп ", Presence.PRESENT),
}


class AttendanceModel(GridModel):
    """People down, lessons across. `marked` with the marks of one gesture."""

    marked = Signal(object)  # Mapping[enrolling.Place, Mark]

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheet: GroupSheet | None = None

    def show_sheet(self, sheet: GroupSheet | None) -> None:
        """The same people and lessons keep the place of the keyboard."""
        same = sheet is not None and self.sheet is not None and _shape(sheet) == _shape(self.sheet)
        if not same or sheet is None or self.sheet is None:
            self.beginResetModel()
            self.sheet = sheet
            lessons = sheet.lessons if sheet else ()
            self.columns = tuple(GridColumn(one.id, self._day(one), 0, editable=True) for one in lessons)
            self.endResetModel()
            return
        before, self.sheet = self.sheet, sheet
        self._tell_differences(before, sheet)

    def _tell_differences(self, before: GroupSheet, now: GroupSheet) -> None:
        """Only what changed is painted again: a keystroke has to be quick in a large grid."""
        if not (self.rowCount() and self.columnCount()):
            return
        for row, (old, new) in enumerate(zip(before.members, now.members, strict=True)):
            if _seen(old) != _seen(new) or before.marks.get(old.id) != now.marks.get(new.id):
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        for column, (was, lesson) in enumerate(zip(before.lessons, now.lessons, strict=True)):
            if was.counted != lesson.counted:
                self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        changed = [n for n, one in enumerate(now.members) if before.tallies[one.id] != now.tallies[one.id]]
        for row in changed:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def member(self, row: int) -> Member:
        assert self.sheet is not None
        return self.sheet.members[row]

    def lesson(self, column: int) -> SheetLesson:
        assert self.sheet is not None
        return self.sheet.lessons[column]

    def mark(self, index: Index) -> Mark | None:
        """None where the lesson does not count for the person."""
        assert self.sheet is not None
        return self.sheet.mark(self.member(index.row()), self.lesson(index.column()))

    def can_mark(self, index: Index) -> bool:
        """Whether the person can have been there at all."""
        lesson = self.lesson(index.column())
        return lesson.is_given and self.member(index.row()).membership.covers(lesson.day)

    def next_lesson(self, today: date) -> int:
        """Column where the teacher goes on: today's lesson, else the last one before, else the first."""
        given = [(n, one.day) for n, one in enumerate(self.sheet.lessons if self.sheet else ()) if one.is_given]
        past = [n for n, day in given if day is not None and day <= today]
        return past[-1] if past else given[0][0] if given else 0

    def put_mark(self, places: Iterable[Place], mark: Mark) -> None:
        """The same mark in places where somebody can have been."""
        self._tell(dict.fromkeys(places, mark))

    # What a grid asks

    def row(self, at: int) -> GridRow:
        """What copying takes; what is painted is asked for cell by cell."""
        assert self.sheet is not None
        return GridRow(self.member(at).id, (GridCell(),) * self.columnCount())

    def is_editable(self, row: int, section: int) -> bool:
        return self.can_mark(self.index(row, section))

    def typed_text(self, row: int, section: int) -> str:
        """Minutes of somebody who was late, else the letter."""
        mark = self.mark(self.index(row, section))
        if mark is None:
            return ""
        return str(mark.late_minutes) if mark.state is Presence.LATE else self.letter(mark.state)

    def reads(self, place: Place, text: str) -> bool:
        return self._meant(place, text) is not None

    def put(self, texts: Mapping[Place, str]) -> None:
        marks = {place: mark for place, text in texts.items() if (mark := self._meant(place, text)) is not None}
        self._tell(marks)

    def _meant(self, place: Place, text: str) -> Mark | None:
        """A letter of one of the languages, minutes late, or nothing for present; None for what is none of them."""
        said = text.strip().lower()
        if said.isdecimal() and said.isascii():
            most = self.lesson(place[1]).counted.minutes
            return Mark(Presence.LATE, int(said)) if 0 < int(said) < most else None
        letters = {**LETTERS, **{self.letter(state).lower(): state for state in Presence}, "": Presence.PRESENT}
        state = letters.get(said)
        return Mark(state) if state is not None and state is not Presence.LATE else None

    def _tell(self, marks: Mapping[Place, Mark]) -> None:
        if marks:
            told: dict[enrolling.Place, Mark] = {
                (self.member(row).id, self.lesson(section).id): mark for (row, section), mark in marks.items()
            }
            self.marked.emit(told)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.sheet.members) if self.sheet and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.sheet.lessons) if self.sheet and not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.can_mark(index) else shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.sheet is None:
            return None
        mark = self.mark(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.letter(mark.state) if mark else ""
            case Qt.ItemDataRole.EditRole:
                return str(mark.late_minutes) if mark and mark.state is Presence.LATE else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, mark)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._spoken(index, mark))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.sheet is None:
            return None
        across = orientation is Qt.Orientation.Horizontal
        if section >= (self.columnCount() if across else self.rowCount()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._day(self.lesson(section)) if across else self.member(section).name
        words = self.lesson_words(self.lesson(section)) if across else self._person_words(self.member(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words
        return None

    # Words

    def letter(self, state: Presence) -> str:
        """One sign for how somebody was there, as the language writes it."""
        return self._desk.words.say(f"lessons.letter.{state.value}")

    def percent(self, member: Member) -> str:
        """The share of attended minutes in the language of the window; empty while nothing was due."""
        assert self.sheet is not None
        text = percent_text(self.sheet.tallies[member.id].rate)
        return f"{self._desk.look.formats.decimal(text)} %" if text else ""

    def lesson_words(self, lesson: SheetLesson) -> str:
        """Day, hour, state, topic and room of a lesson."""
        words, formats = self._desk.words, self._desk.look.formats
        state = words.choice("lesson_state", lesson.state)
        topic, room = lesson.record.text("topic"), lesson.record.text("room")
        parts = (f"{self._day(lesson)} {lesson.starts_at}".strip(), formats.hours(lesson.counted.minutes), state)
        return " · ".join(part for part in (*parts, topic, room) if part)

    def _person_words(self, member: Member) -> str:
        assert self.sheet is not None
        sums, hours = self.sheet.tallies[member.id], self._desk.look.formats.hours
        attended = f"{hours(sums.attended)} / {hours(sums.due)}"
        return " · ".join(part for part in (member.name, member.others, attended, self.percent(member)) if part)

    def _day(self, lesson: SheetLesson) -> str:
        return self._desk.look.formats.day(lesson.record.text("date"))

    def _spoken(self, index: Index, mark: Mark | None) -> str:
        state = ""
        if mark is not None:
            state = self._desk.words.choice("attendance_state", mark.state.value)
            if mark.state is Presence.LATE:
                state += self.tr(", {n} min").replace("{n}", str(mark.late_minutes))
        name, lesson = self.member(index.row()).name, self.lesson(index.column())
        return " · ".join(part for part in (name, self.lesson_words(lesson), state) if part)


def _seen(member: Member) -> tuple[object, ...]:
    return member.name, member.others, member.membership, member.enrolment["state"]


def _shape(sheet: GroupSheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(one.id for one in sheet.members), tuple(one.id for one in sheet.lessons)
