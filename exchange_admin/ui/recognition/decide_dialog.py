"""What a decision needs: who, by which minutes, on which day, and until when the rest is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QGridLayout, QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.recognition.deciding import Owed, Ruling
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, column, row

_MADE_UP_IN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer of the dialog; `owed` is empty where no day was given."""

    ruling: Ruling
    owed: tuple[Owed, ...]


class DecideDialog(QDialog):
    """`owed` are (course, form) that the decisions leave to do; `staff` completes the name."""

    def __init__(
        self, desk: Desk, staff: Sequence[str], owed: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._owed = desk, tuple(owed)
        self.answer: Decided | None = None
        self.setWindowTitle(self.tr("Decide"))
        look, today = desk.look, desk.look.formats.today()
        self.name, self.position, self.minutes = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = QLineEdit(look.formats.day(today.isoformat()))
        self.due = QLineEdit(look.formats.day((today + _MADE_UP_IN).isoformat()))
        completer = QCompleter(list(staff), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.reason = Label(look, 12, tone="red", wraps=True)
        self.reason.hide()
        self.decide = Button(look, "check", "primary")
        self.leave = Button(look)
        self._lay_out()
        self.decide.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def accept(self) -> None:
        """Stays open with the reason while something is wrong."""
        try:
            self.answer = self._read()
        except RuleBroken as broken:
            self.reason.setText(self._desk.sentence(broken.problems))
            self.reason.show()
            return
        super().accept()

    def _read(self) -> Decided:
        """Raises RuleBroken where something is missing or no date."""
        if not self.name.text().strip():
            raise RuleBroken(Problem("value.required", "decided_by"))
        if not self.minutes.text().strip():
            raise RuleBroken(Problem("recognition.no_minutes", "minutes_number"))
        day = self._day(self.day)
        until = self._day(self.due) if self._owed and self.due.text().strip() else None
        owed = tuple(Owed(course, form, until) for course, form in self._owed) if until else ()
        ruling = Ruling(self.name.text().strip(), self.minutes.text().strip(), day, self.position.text().strip())
        return Decided(ruling, owed)

    def _day(self, line: QLineEdit) -> date:
        return read_date(line.text(), today=self._desk.look.formats.today()).day

    def _lay_out(self) -> None:
        look, px = self._desk.look, self._desk.look.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(8))
        rows = [
            (self.tr("Decided by"), self.name),
            (self.tr("Position"), self.position),
            (self.tr("Minutes number"), self.minutes),
            (self.tr("Date of the decision"), self.day),
        ]
        if self._owed:
            rows.append((self.tr("Made up until"), self.due))
        for number, (text, line) in enumerate(rows):
            label = Label(look, 13, tone="ink2")
            label.setText(text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            fields.addWidget(label, number, 0)
            fields.addWidget(line, number, 1)
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12))
        whole.addLayout(fields)
        for course, form in self._owed:
            rest = Label(look, 12, tone="ink3", wraps=True)
            rest.setText(f"{self._desk.words.choice('owed_form', form)}: {course}")
            whole.addWidget(rest)
        whole.addWidget(self.reason)
        self.decide.say(self.tr("Decide"))
        self.leave.say(self.tr("Cancel"))
        foot = row(spacing=px(10))
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.decide)
        whole.addLayout(foot)
        self.setMinimumWidth(px(440))
        self.decide.setDefault(True)
        self.name.setFocus()
