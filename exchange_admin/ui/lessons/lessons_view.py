"""The lessons of a group as a list: what was taught, in which room, by whom, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.lessons.group_sheet import SheetLesson
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.lesson_verbs import LessonVerbs
from exchange_admin.ui.lessons.verb_bar import VerbBar
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.words import Retranslated, count

STATES: Mapping[str, Tone] = {
    "planned": Tone.GREY, "held": Tone.GREEN, "cancelled": Tone.RED, "moved": Tone.VIOLET,
}  # fmt: skip


class LessonsView(Retranslated, QWidget):
    """Topic and room are typed into the list; a state is changed by the commands above it."""

    timetable_wanted = Signal()

    def __init__(self, session: GroupSession, verbs: LessonVerbs) -> None:
        super().__init__()
        self._session, self._verbs = session, verbs
        self._teachers: Mapping[str, tuple[str, str]] = {}
        look = session.desk.look
        self.table = Grid(look)
        self.table.together = session.desk.feed.together
        self.bar = VerbBar(look, verbs.actions())
        self.empty = EmptyState(look, "calendar-clock")
        column(self).add(self.bar, (self.table, 1), (self.empty, 1))
        session.read.connect(self._after_reading)
        self.table.chosen_changed.connect(self._chosen)
        self.table.cells.typed.connect(self._typed)
        self.table.opens_rows = True
        self.table.opened.connect(verbs.change_chosen)
        self.empty.button.clicked.connect(self.timetable_wanted)
        self.retranslate()

    def enter(self) -> None:
        self._verbs.chosen = self.table.chosen_keys
        self.refresh()
        self.table.setFocus()

    def _after_reading(self) -> None:
        """Out of sight it is enough to be told anew when it is entered."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        sheet = self._session.sheet
        lessons = sheet.lessons if sheet else ()
        self._read_teachers(lessons)
        self.table.show_rows(self._columns(), [self._row(one) for one in lessons])
        self.table.setVisible(bool(lessons))
        self._verbs.refresh()
        self.empty.setVisible(not lessons)

    def _read_teachers(self, lessons: Sequence[SheetLesson]) -> None:
        """Label and other names of whoever gives the lessons."""
        lists, language = self._session.desk.lists, self._session.desk.language
        ids = sorted({id for one in lessons if (id := self._teacher(one))})
        others = lists.second_lines("person", ids, language)
        self._teachers = {id: (name, others.get(id, "")) for id, name in lists.labels("person", ids, language).items()}

    def _teacher(self, lesson: SheetLesson) -> str:
        group = self._session.sheet
        return lesson.record.text("substitute_id") or (group.group.text("teacher_id") if group else "")

    def status_words(self) -> str:
        sheet = self._session.sheet
        if sheet is None:
            return ""
        held = sum(1 for one in sheet.lessons if one.state == "held")
        words = count("LessonsView", "%n lesson", len(sheet.lessons))
        return self.tr("{lessons}, {n} held").replace("{lessons}", words).replace("{n}", str(held))

    def retranslate(self) -> None:
        self.empty.say(self.tr("This group has no lessons yet. Make them from its timetable."), self.tr("Timetable"))
        self.refresh()

    def _columns(self) -> list[GridColumn]:
        title = partial(self._session.desk.words.field, "language_lesson")
        return [
            GridColumn("date", title("date"), 150),
            GridColumn("starts_at", title("starts_at"), 70),
            GridColumn("minutes", self.tr("Hours"), 60, right=True),
            GridColumn("topic", title("topic"), 160, share=3, editable=True),
            GridColumn("room", title("room"), 80, editable=True),
            GridColumn("teacher", self.tr("Teacher"), 150, share=2),
            GridColumn("state", self.tr("State"), 130),
        ]

    def _row(self, lesson: SheetLesson) -> GridRow:
        desk, record = self._session.desk, lesson.record
        formats = desk.look.formats
        weekday = formats.locale.dayName(lesson.day.isoweekday(), QLocale.FormatType.ShortFormat) if lesson.day else ""
        name, others = self._teachers.get(self._teacher(lesson), ("", ""))
        cells = (
            GridCell(f"{formats.day(record.text('date'))}  {weekday}"),
            GridCell(lesson.starts_at),
            GridCell(formats.hours(lesson.counted.minutes)),
            GridCell(record.text("topic")),
            GridCell(record.text("room")),
            GridCell(name, self.tr("substitute") if record["substitute_id"] else others),
            GridCell(desk.words.choice("lesson_state", lesson.state), pill=STATES.get(lesson.state, Tone.GREY)),
        )
        return GridRow(lesson.id, cells, faint=not lesson.is_given)

    def _chosen(self) -> None:
        if self.isVisible():
            self._verbs.refresh()

    def _typed(self, id: str, key: str, text: str) -> None:
        self._session.do(partial(self._session.verbs.planning.describe, id, {key: text or None}))
