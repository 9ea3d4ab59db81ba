"""Which owed courses are done: the mark of each and its day, one step for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.steps import Record
from exchange_admin.services.recognition.deciding import Settled
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.dialogs import AnswerDialog, grid_layout, heading_row, scrolling
from exchange_admin.ui.widgets.labels import Label, column

_ROW, _MOST_ROWS = 38, 8


class SettleDialog(AnswerDialog):
    """A row with a mark or a day is done, on that day or else today; the others go on waiting."""

    def __init__(self, desk: Desk, waiting: Sequence[Record], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._waiting = waiting
        self.answer: tuple[Settled, ...] = ()
        self.marks = [QLineEdit() for _ in waiting]
        self.days = [QLineEdit() for _ in waiting]
        self.setWindowTitle(desk.words.kind("owed_course", 2))
        self.record.say(self.tr("Record"), "Ctrl+Enter")
        px = desk.look.px
        area = scrolling(self._rows())
        area.setFixedHeight(px(_ROW * (min(len(waiting), _MOST_ROWS) + 1)))
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(area, self.reason, self.foot)
        self.setFixedWidth(px(720))
        self.marks[0].setFocus()

    def read(self) -> str:
        today = self._desk.look.formats.today()
        found = []
        for owed, mark, day in zip(self._waiting, self.marks, self.days, strict=True):
            said, typed = mark.text().strip(), day.text().strip()
            if said or typed:
                found.append(Settled(owed.id, read_date(typed, today=today).day if typed else today, said))
        self.answer = tuple(found)
        return "" if found else self.tr("Type the mark or the day of a course that is done.")

    def _rows(self) -> QWidget:
        look, words = self._desk.look, self._desk.words
        rows = QWidget()
        rows.setObjectName("scrolled")
        grid = grid_layout(look, (10, 5), (0,), rows, 12)
        headings = [words.field("owed_course", name) for name in ("home_course", "mark", "settled_on")]
        heading_row(grid, look, headings)
        today = look.formats.day(look.formats.today().isoformat())
        for number, (owed, mark, day) in enumerate(zip(self._waiting, self.marks, self.days, strict=True), 1):
            said = words.labelled(words.choice("owed_form", owed.text("form")), owed.text("home_course"))
            course = Label(look, 13, wraps=True, text=said)
            course.setBuddy(mark)
            day.setPlaceholderText(today)
            for line, heading, width in ((mark, headings[1], 90), (day, headings[2], 130)):
                line.setAccessibleName(f"{heading}: {owed.text('home_course')}")
                line.setFixedWidth(look.px(width))
            for section, part in enumerate((course, mark, day)):
                grid.addWidget(part, number, section)
        grid.setRowStretch(len(self._waiting) + 1, 1)
        return rows
