"""Attendance of the group: the grid, and what stands there while there is nothing to mark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.domain.rules.lessons.hours import Mark, percent_text, together
from exchange_admin.services.lessons.enrolling import Place
from exchange_admin.ui.lessons.attendance_model import AttendanceModel
from exchange_admin.ui.lessons.attendance_table import AttendanceTable
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.lesson_verbs import LessonVerbs
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.words import Retranslated, count


class AttendanceView(Retranslated, QWidget):
    lessons_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, session: GroupSession, verbs: LessonVerbs) -> None:
        super().__init__()
        self._session, self._verbs = session, verbs
        desk = session.desk
        self.grid = AttendanceModel(desk, self)
        self.table = AttendanceTable(desk, self.grid, self)
        self.empty = EmptyState(desk.look, "list-checks")
        self._shown = ""
        column(self).add((self.table, 1), (self.empty, 1))
        session.read.connect(self.refresh)
        self.grid.marked.connect(self._mark)
        self.table.hold_wanted.connect(verbs.hold_lesson)
        self.table.menu_wanted.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.empty.button.clicked.connect(self._begin)
        self.retranslate()

    def enter(self) -> None:
        self._verbs.chosen = self.table.chosen_lessons
        self._chosen()
        (self.table if self.table.isVisible() else self.empty.button).setFocus()

    def refresh(self) -> None:
        sheet = self._session.sheet
        self.grid.show_sheet(sheet)
        there = sheet is not None and bool(sheet.lessons) and bool(sheet.members)
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        self._say_empty()
        if sheet is not None and sheet.group.id != self._shown and there:
            self._shown = sheet.group.id
            self.table.show_column(self.grid.next_lesson(self._session.desk.look.formats.today()))
        elif there and not self.table.currentIndex().isValid():
            self.table.show_column(self.grid.next_lesson(self._session.desk.look.formats.today()))

    def forget(self) -> None:
        """Another group begins at its own next lesson."""
        self._shown = ""

    def status_words(self) -> str:
        sheet = self._session.sheet
        if sheet is None:
            return ""
        formats = self._session.desk.look.formats
        people = count("AttendanceView", "%n person", len(sheet.members))
        share = percent_text(together(sheet.tallies.values()).rate)
        words = self.tr("{people}, attendance {share} %") if share else "{people}"
        return words.replace("{people}", people).replace("{share}", formats.decimal(share))

    def key_hints(self) -> list[tuple[str, str]]:
        return [("Enter", self.tr("all present")), ("Ctrl+Tab", self.tr("next side")), ("Esc", self.tr("back"))]

    def retranslate(self) -> None:
        self._say_empty()
        self.table.retranslate()
        self.grid.show_sheet(self._session.sheet)

    def _say_empty(self) -> None:
        sheet = self._session.sheet
        if sheet is not None and not sheet.members:
            self.empty.say(self.tr("Nobody is in this group yet. Enrol people first."), self.tr("People"))
        else:
            self.empty.say(
                self.tr("This group has no lessons yet. Make them from its timetable."), self.tr("Timetable")
            )

    def _begin(self) -> None:
        sheet = self._session.sheet
        (self.people_wanted if sheet is not None and not sheet.members else self.lessons_wanted).emit()

    def _mark(self, marks: Mapping[Place, Mark]) -> None:
        self._session.do(partial(self._session.verbs.marking.mark, self._session.id, marks))

    def _chosen(self, *_: object) -> None:
        if self.isVisible():
            self._verbs.refresh()

    def _menu(self, place: QPoint) -> None:
        """The commands of the lessons whose cells are chosen."""
        self._verbs.refresh()
        menu = QMenu(self)
        menu.addActions(self._verbs.actions())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
