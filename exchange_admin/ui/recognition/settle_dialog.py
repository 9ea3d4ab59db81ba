"""Which owed courses are done: the mark of each and its day, one step for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.recognition.deciding import Settled
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row

_ROW, _MOST_ROWS = 38, 8


class SettleDialog(QDialog):
    """A row with a mark or a day is done, on that day or else today; the others go on waiting. Enter in any field."""

    def __init__(self, desk: Desk, waiting: Sequence[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._waiting = desk, waiting
        self.answer: tuple[Settled, ...] = ()
        self.marks = [QLineEdit() for _ in waiting]
        self.days = [QLineEdit() for _ in waiting]
        self.reason = Label(desk.look, 12, tone="red", wraps=True)
        self.reason.hide()
        self.record, self.leave = Button(desk.look, "check", "primary"), Button(desk.look)
        self.setWindowTitle(desk.words.kind("owed_course", 2))
        self._lay_out()
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.marks[0].setFocus()

    def accept(self) -> None:
        """Stays open with the reason where a day is none, or nothing was typed."""
        try:
            self.answer = tuple(self._settled())
        except RuleBroken as broken:
            self._refuse(self._desk.sentence(broken.problems))
            return
        if not self.answer:
            self._refuse(self.tr("Type the mark or the day of a course that is done."))
            return
        super().accept()

    def _settled(self) -> list[Settled]:
        today = self._desk.look.formats.today()
        found = []
        for owed, mark, day in zip(self._waiting, self.marks, self.days, strict=True):
            said, typed = mark.text().strip(), day.text().strip()
            if said or typed:
                found.append(Settled(owed.id, read_date(typed, today=today).day if typed else today, said))
        return found

    def _refuse(self, why: str) -> None:
        self.reason.setText(why)
        self.reason.show()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12))
        area = QScrollArea()
        area.setWidget(self._rows())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(px(_ROW * (min(len(self._waiting), _MOST_ROWS) + 1)))
        whole.add(area, self.reason)
        self.record.say(self.tr("Record"), "Ctrl+Enter")
        self.leave.say(self.tr("Cancel"), "Esc")
        self.leave.setAutoDefault(False)
        foot = row(spacing=px(10)).add(STRETCH, self.leave, self.record)
        whole.addLayout(foot)
        self.setFixedWidth(px(720))
        self.record.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    def _rows(self) -> QWidget:
        look, px, words = self._desk.look, self._desk.look.px, self._desk.words
        rows = QWidget()
        rows.setObjectName("scrolled")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, px(12), 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(0, 1)
        headings = [words.field("owed_course", name) for name in ("home_course", "mark", "settled_on")]
        for section, text in enumerate(headings):
            heading = Label(look, 12, MEDIUM, "ink3", text=text)
            grid.addWidget(heading, 0, section)
        today = look.formats.day(look.formats.today().isoformat())
        for number, (owed, mark, day) in enumerate(zip(self._waiting, self.marks, self.days, strict=True), 1):
            course = Label(look, 13, wraps=True)
            course.setText(words.labelled(words.choice("owed_form", owed.text("form")), owed.text("home_course")))
            course.setBuddy(mark)
            day.setPlaceholderText(today)
            for line, heading_text, width in ((mark, headings[1], 90), (day, headings[2], 130)):
                line.setAccessibleName(f"{heading_text}: {owed.text('home_course')}")
                line.setFixedWidth(px(width))
            for section, part in enumerate((course, mark, day)):
                grid.addWidget(part, number, section)
        grid.setRowStretch(len(self._waiting) + 1, 1)
        return rows
