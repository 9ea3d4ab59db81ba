"""One language group, over the whole page: attendance, lessons, timetable, people; closing it, issuing its results."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from exchange_admin.domain.problems import RuleBroken, blocking
from exchange_admin.services.lessons.group_sheet import SHEETS
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.attendance_view import AttendanceView
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.lesson_verbs import LessonVerbs
from exchange_admin.ui.lessons.lessons_view import LessonsView
from exchange_admin.ui.lessons.people_view import PeopleView
from exchange_admin.ui.lessons.tests_view import TestsView
from exchange_admin.ui.lessons.timetable_view import TimetableView
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import ElidedLabel, Pill, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated

ATTENDANCE, LESSONS, TESTS, TIMETABLE, PEOPLE = "attendance", "lessons", "tests", "timetable", "people"

View = AttendanceView | LessonsView | TestsView | TimetableView | PeopleView


class GroupPage(Retranslated, QWidget):
    """Escape and the arrow go back to the list; Ctrl+Tab turns to the next side of the group."""

    left = Signal()
    record_wanted = Signal(str, str)
    status_changed = Signal()
    results_wanted = Signal(str)  # the id of the group

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.session, self._files = GroupSession(desk, self), FileSaver(desk, self)
        self.back = IconButton(look, "chevron-left", size=32)
        self.title, self.second = ElidedLabel(look, 20, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self.state = Pill(look)
        self.print_button = Button(look, "file-text")
        self.sheets = [QAction(self) for _ in SHEETS]
        self.issue_results = QAction(self)
        self.close_button, self.correct_button = Button(look, "check"), Button(look, "pencil")
        self.tabs = ViewTabs(look)
        self.closed = Banner(look, Tone.GREY)
        self._verbs = LessonVerbs(self.session, self)
        self.attendance = AttendanceView(self.session, self._verbs)
        self.lessons = LessonsView(self.session, self._verbs)
        self.tests = TestsView(self.session)
        self.timetable = TimetableView(self.session)
        self.people = PeopleView(self.session)
        self._views: dict[str, View] = {
            ATTENDANCE: self.attendance, LESSONS: self.lessons, TESTS: self.tests, TIMETABLE: self.timetable,
            PEOPLE: self.people,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the area calls

    def open(self, id: str, tab: str = ATTENDANCE) -> None:
        self.attendance.forget()
        self.tests.forget()
        self.session.open(id)
        self.show_tab(tab)

    def show_tab(self, id: str) -> None:
        self.tabs.set_current(id)
        self._stack.setCurrentWidget(self._views[id])
        self.enter()
        self.status_changed.emit()

    def enter(self) -> None:
        self._view().enter()

    def status_words(self) -> str:
        return self._view().status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        if self.tabs.current() == ATTENDANCE:
            return self.attendance.key_hints()
        return [("Ctrl+Tab", self.tr("next side")), ("Esc", self.tr("back"))]

    def leave(self) -> None:
        self.session.leave()

    # Closing

    def close_group(self) -> None:
        """Says what is open, asks once, closes."""
        closing, sheet = self.session.verbs.closing, self.session.sheet
        if sheet is None:
            return
        try:
            problems = closing.problems(sheet.group.id)
        except RuleBroken as broken:
            problems = list(broken.problems)
        if stopping := blocking(problems):
            self._desk.ask.tell(self.tr("Close group"), self._desk.sentence(stopping))
            return
        about = self.tr("From then on it changes only by a correction that says why.")
        question = Question(
            self.tr("Close group"),
            self.tr("Close the group {group}?").replace("{group}", sheet.group.text("code")),
            self.tr("Close group"),
            details=" ".join(part for part in (self._desk.sentence(problems), about) if part),
        )
        if self._desk.ask.confirm(question):
            id = sheet.group.id
            self.session.do(lambda who, reason: closing.close(id, who), self.tr("Group closed"))

    def reopen_group(self) -> None:
        """Open again, with a reason."""
        closing, id = self.session.verbs.closing, self.session.id
        if self.session.sheet is not None and self.session.ask_reason():
            self.session.do(lambda who, reason: closing.reopen(id, reason, who), self.tr("Group reopened"))

    # Sheets

    def save_sheet(self, sheet: str) -> None:
        """One of the sheets as PDF in the language of the window, written in a job."""
        group, desk = self.session.sheet, self._desk
        if group is None:
            return
        name = desk.words.say(f"group_sheet.{sheet}", {"group": group.group.text("code")}).replace("/", "-")
        office, id, language = desk.office, group.group.id, desk.language

        def write(target: Path) -> None:
            with office.beside(writing=False) as apart:
                apart.group_papers.write(id, sheet, language, target)

        self._files.save(self.tr("Save as PDF"), f"{name}.pdf", self.tr("PDF (*.pdf)"), write)

    def _save_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.save_sheet(str(action.data()))

    def _offer_sheets(self) -> None:
        menu = QMenu(self)
        menu.addActions(self.sheets)
        menu.addSeparator()
        menu.addAction(self.issue_results)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.print_button.mapToGlobal(self.print_button.rect().bottomLeft()))

    def _want_results(self) -> None:
        if self.session.sheet is not None:
            self.results_wanted.emit(self.session.id)

    # Inside

    def _view(self) -> View:
        return self._views[self.tabs.current() or ATTENDANCE]

    def _read(self) -> None:
        sheet = self.session.sheet
        if sheet is None:
            return
        group, words, formats = sheet.group, self._desk.words, self._desk.look.formats
        self.title.setText(group.text("code"))
        days = " – ".join(formats.day(group.text(name)) for name in ("starts", "ends") if group[name])
        teacher, room = self._teacher(group.text("teacher_id")), group.text("room")
        course = self._desk.label("language_course", group.text("language_course_id"))
        parts = (course, days, teacher, f"{words.field('language_group', 'room')} {room}" if room else "")
        self.second.setText(" · ".join(part for part in parts if part))
        closed = sheet.is_closed
        self.state.say(self.tr("Closed") if closed else self.tr("Open"), Tone.GREY if closed else Tone.TEAL)
        self.close_button.setVisible(not closed)
        self.correct_button.setVisible(closed)
        self.closed.say(self._closed_words() if closed else "")
        self.status_changed.emit()

    def _teacher(self, id: str) -> str:
        """With the first of the other forms, for who does not read the script."""
        names = (self._desk.label("person", id), self._desk.other_names(id).split(" · ")[0])
        return " ".join(name for name in names if name)

    def _closed_words(self) -> str:
        sheet = self.session.sheet
        assert sheet is not None
        words = self.tr("Closed on {day} by {who}. It changes only by a correction that says why.")
        day = self._desk.look.formats.day(sheet.group.text("closed_on"))
        return words.replace("{day}", day).replace("{who}", sheet.group.text("closed_by"))

    def _turn(self) -> None:
        ids = list(self._views)
        self.show_tab(ids[(ids.index(self.tabs.current()) + 1) % len(ids)])

    def _turn_back(self) -> None:
        ids = list(self._views)
        self.show_tab(ids[(ids.index(self.tabs.current()) - 1) % len(ids)])

    def _to_timetable(self) -> None:
        self.show_tab(TIMETABLE)

    def _to_lessons(self) -> None:
        self.show_tab(LESSONS)

    def _to_people(self) -> None:
        self.show_tab(PEOPLE)

    # Words and places

    def retranslate(self) -> None:
        self.back.say(self.tr("Back"), "Esc")
        self.close_button.say(self.tr("Close group…"))
        self.correct_button.say(self.tr("Reopen…"))
        self.print_button.say(self.tr("Sheets…"))
        sheets = (
            self.tr("Signing sheet…"), self.tr("Attendance sheet…"), self.tr("Progress sheet…"),
            self.tr("Draft of the results…"),
        )  # fmt: skip
        self.issue_results.setText(self.tr("Issue the results…"))
        for action, text in zip(self.sheets, sheets, strict=True):
            action.setText(text)
        tabs = [
            Tab(ATTENDANCE, self.tr("Attendance")),
            Tab(LESSONS, self.tr("Lessons")),
            Tab(TESTS, self.tr("Tests")),
            Tab(TIMETABLE, self.tr("Timetable")),
            Tab(PEOPLE, self.tr("People")),
        ]
        self.tabs.show_tabs(tabs, self.tabs.current() or ATTENDANCE)
        self._verbs.retranslate()
        self._read()

    def _connect(self) -> None:
        self.session.read.connect(self._read)
        self.session.gone.connect(self.left)
        self.back.clicked.connect(self.left)
        self.close_button.clicked.connect(self.close_group)
        self.correct_button.clicked.connect(self.reopen_group)
        self.tabs.chosen.connect(self.show_tab)
        self.print_button.clicked.connect(self._offer_sheets)
        for action, sheet in zip(self.sheets, SHEETS, strict=True):
            action.setData(sheet)
            action.triggered.connect(self._save_chosen)
        self.issue_results.triggered.connect(self._want_results)
        self.attendance.lessons_wanted.connect(self._to_timetable)
        self.attendance.people_wanted.connect(self._to_people)
        self.lessons.timetable_wanted.connect(self._to_timetable)
        self.timetable.made.connect(self._to_lessons)
        self.people.record_wanted.connect(self.record_wanted)
        leave, turn, turn_back = (own_key(self, keys) for keys in ("Escape", "Ctrl+Tab", "Ctrl+Shift+Tab"))
        leave.activated.connect(self.left)
        turn.activated.connect(self._turn)
        turn_back.activated.connect(self._turn_back)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        names = column(spacing=0).add(self.title, self.second)
        head = row(margins=(px(14), px(9), px(18), px(5)), spacing=px(10)).add(
            self.back, (names, 1), self.state, self.print_button, self.correct_button, self.close_button
        )
        notice = row(margins=(px(22), px(8), px(22), 0)).add(self.closed)
        for view in self._views.values():
            self._stack.addWidget(view)
        column(self).add(head, self.tabs, notice, (self._stack, 1))
