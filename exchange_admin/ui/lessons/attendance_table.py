"""Taking attendance by keyboard: arrows move, a letter says how somebody was there, Enter holds the lesson."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QTableView, QWidget

from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.services.lessons.enrolling import Place
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.attendance_delegate import AttendanceDelegate
from exchange_admin.ui.lessons.attendance_headers import LessonHeader, MemberHeader
from exchange_admin.ui.lessons.attendance_model import AttendanceModel
from exchange_admin.ui.widgets.labels import Label

Index = QModelIndex | QPersistentModelIndex

LETTERS: Mapping[str, Presence] = {
    # the Latin letter, what the same key types in a Russian layout, the first letter of the Russian word
    **dict.fromkeys("aфн", Presence.ABSENT),
    **dict.fromkeys("eу", Presence.EXCUSED),
    **dict.fromkeys("lдо", Presence.LATE),
    **dict.fromkeys("pзп ", Presence.PRESENT),
}
CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class AttendanceTable(QTableView):
    """`marks_wanted` with the marks of all chosen places at once; `hold_wanted` with a lesson that was planned."""

    marks_wanted = Signal(object)  # Mapping[Place, Mark]
    hold_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._look, self.grid = desk, desk.look, model
        self.legend = Label(desk.look, 11, tone="ink3", wraps=True, parent=self)
        self._cells = AttendanceDelegate(desk.look, model, self)
        self._days, self._people = LessonHeader(desk.look, model, self), MemberHeader(desk.look, model, self)
        self.setHorizontalHeader(self._days)
        self.setVerticalHeader(self._people)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # letters are keys here: an input method would compose them
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        model.minutes_typed.connect(self._late)
        desk.look.changed.connect(self._dress)
        self.legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.retranslate()

    # What the page calls

    def go_to(self, row: int, column: int) -> None:
        if 0 <= row < self.grid.rowCount() and 0 <= column < self.grid.columnCount():
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.grid.index(row, column), chosen)
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def show_column(self, column: int) -> None:
        """The first person in a lesson, with some lessons before it in view."""
        self.go_to(0, column)
        self.scrollTo(self.grid.index(0, column), QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen_lessons(self) -> list[str]:
        """Of the cells that are chosen, in their order."""
        columns = sorted({index.column() for index in self.selectedIndexes()})
        return [self.grid.lesson(column).id for column in columns]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor lets Enter through while it closes
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        index, typed = self.currentIndex(), event.text().lower()
        if not (plain and index.isValid()):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(index)
        elif typed.isdecimal() and typed.isascii():
            self._type_minutes(index, typed)
        elif typed in LETTERS or event.key() in CLEARING:
            self._press(index, LETTERS.get(typed, Presence.PRESENT))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are marks here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Turns absent on and off, for who has no keyboard at hand."""
        index = self.currentIndex()
        if index.isValid():
            mark = self.grid.mark(index)
            self._press(index, Presence.ABSENT if mark is None or mark.state is Presence.PRESENT else Presence.PRESENT)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.column() != previous.column():
            self._days.go_to(current.column())
        if current.row() != previous.row():
            self._people.go_to(current.row())
        before, self._cells.column = self._cells.column, current.column()
        for column in {before, current.column()} if before != current.column() else ():
            x = self.columnViewportPosition(column)
            self.viewport().update(x, 0, self.columnWidth(column), self.viewport().height())

    def retranslate(self) -> None:
        """The legend says the keys where the language has letters of its own."""
        keys = {"ru": ("Н", "У", "О", "П")}.get(self._desk.language, ("A", "E", "L", "P"))
        words = (self.tr("absent"), self.tr("excused"), self.tr("late"), self.tr("present"))
        said = [f"{key}\N{NO-BREAK SPACE}{word}" for key, word in zip(keys, words, strict=True)]
        self.legend.setText("   ".join(said) + "\n" + self.tr("Enter: held, everybody else present"))
        self.setAccessibleName(self.tr("Attendance"))

    def updateGeometries(self) -> None:
        """The legend stands in the corner above the names."""
        super().updateGeometries()
        px = self._look.px
        self.legend.setGeometry(px(22), px(12), self._people.width() - px(30), self._days.height() - px(16))

    # Inside

    def _press(self, index: Index, state: Presence) -> None:
        if state is Presence.LATE:
            if self.grid.can_mark(index):
                self.edit(self.grid.index(index.row(), index.column()))
            return
        marks: dict[Place, Mark] = {}
        for one in self.selectedIndexes() or [self.grid.index(index.row(), index.column())]:
            if self.grid.can_mark(one):
                marks[self.grid.member(one.row()).id, self.grid.lesson(one.column()).id] = Mark(state)
        if marks:
            self.marks_wanted.emit(marks)

    def _type_minutes(self, index: Index, typed: str) -> None:
        """Minutes late, begun with a digit."""
        if self.grid.can_mark(index) and typed != "0":
            at = self.grid.index(index.row(), index.column())
            self.edit(at)
            line = self.viewport().findChild(QLineEdit)
            if isinstance(line, QLineEdit):
                line.setText(typed)

    def _enter(self, index: Index) -> None:
        """A planned lesson becomes a held one, everybody present; in a held one Enter goes down."""
        lesson = self.grid.lesson(index.column())
        if lesson.state == "planned":
            self.hold_wanted.emit(lesson.id)
        else:
            self.go_to(min(index.row() + 1, self.grid.rowCount() - 1), index.column())

    def _late(self, enrolment: str, lesson: str, minutes: int) -> None:
        self.marks_wanted.emit({(enrolment, lesson): Mark(Presence.LATE, minutes)})

    def _dress(self) -> None:
        self.viewport().update()
