"""Enrolling one person or a whole list: found by typing, or pasted as lines of a sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.dialogs import DialogButtons
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.words import count

MOST_PASTED = 500


class EnrolDialog(QDialog):
    """`people` and `first` are what was decided. Names of a pasted list that fit nobody, or several, stay in sight."""

    def __init__(self, desk: Desk, group: str, first: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.people: list[str] = []
        self.first = ""
        self._unclear: list[tuple[str, int]] = []
        look = desk.look
        self.day = DayEditor(Field(name="enrolled_on", type=FieldType.DATE, required=True), form_tools(desk))
        self.day.show_value(first)
        self.search = ReferenceEditor(
            Field(name="person", type=FieldType.REFERENCE, refers="person"), form_tools(desk), self
        )
        self.table = Grid(look, self)
        self.problem = Label(look, 12, tone="red", wraps=True)
        self.setWindowTitle(self.tr("Enrol in {group}").replace("{group}", group))
        self._lay_out()
        self.search.line.installEventFilter(self)
        self.search.left.connect(self._found)
        self._show()

    def add(self, text: str) -> None:
        """A line of a pasted list: one person that fits is taken, else the line waits for somebody."""
        found = self._desk.offer("person", text).found
        exact = [one for one in found if text.casefold() in f"{one.label} {one.second}".casefold()] or found
        if len(exact) == 1:
            self._take(exact[0].id)
        elif (text, len(exact)) not in self._unclear:
            self._unclear.append((text, len(exact)))

    def paste(self, text: str) -> None:
        """Each line is a person; the first cell of a line of a sheet counts."""
        lines = [line.split("\t")[0].strip() for line in text.splitlines()]
        for line in [line for line in lines if line][:MOST_PASTED]:
            self.add(line)
        self.search.show_value(None)
        self._show()

    def accept(self) -> None:
        try:
            day = self.day.value()
            self.search.value()  # nobody who was typed and not chosen is left out in silence
        except RuleBroken as broken:
            self.problem.say(self._desk.sentence(broken.problems))
            return
        if not day or not self.people:
            self.problem.say(self.tr("Choose people and their first day."))
            return
        self.first = str(day)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text.strip():
                self.paste(text)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field above chooses a person: it neither enrols nor leaves."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _found(self) -> None:
        try:
            id = self.search.value()
        except RuleBroken:
            return
        if id:
            self._take(str(id))
            self.search.show_value(None)
            self._show()

    def _take(self, id: str) -> None:
        if id not in self.people:
            self.people.append(id)

    def _show(self) -> None:
        rows = []
        for text, hits in self._unclear:
            why = (
                count("EnrolDialog", "%n person fits: choose one above", hits)
                if hits
                else self.tr("nobody is called so")
            )
            rows.append(GridRow(text, (GridCell(text, why, tone=Tone.AMBER),)))
        for id in self.people:
            label, second = self._desk.label("person", id), self._desk.told_apart("person", id)
            rows.append(GridRow(id, (GridCell(label, second),)))
        self.table.show_rows(
            [GridColumn("name", count("EnrolDialog", "%n person", len(self.people)), 200, share=1)], rows
        )
        self._do.setText(count("EnrolDialog", "Enrol %n person", len(self.people)))
        self._do.setEnabled(bool(self.people))

    def _lay_out(self) -> None:
        look, px, line = self._desk.look, self._desk.look.px, self.search.line
        self.resize(px(520), px(520))
        words = self.tr("Type a name in any script and choose, or paste a list of names.")
        about = Label(look, 13, tone="ink2", wraps=True, text=words)
        line.setPlaceholderText(self.tr("Name, passport or number"))
        line.setAccessibleName(self.tr("Person"))
        name = Label(look, 13, tone="ink3", text=self.tr("First day in the group"))
        self.day.line.setAccessibleName(name.text())
        self.day.line.setFixedWidth(px(130))
        below = row(spacing=px(10)).add(name, self.day.line, STRETCH)
        self.problem.hide()
        buttons = DialogButtons(self)
        self._do = buttons.do
        column(self, (px(20),) * 4, px(10)).add(about, line, (self.table, 1), below, self.problem, buttons)
        line.setFocus()
