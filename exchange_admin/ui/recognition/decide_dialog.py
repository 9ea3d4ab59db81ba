"""What a decision needs: who, by which minutes, which day, what of each course, until when the rest is made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.services.recognition.deciding import Owed, Ruling, Verdict
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.owed_rows import OwedRows
from exchange_admin.ui.recognition.verdict_rows import VerdictRows
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.completions import dress
from exchange_admin.ui.widgets.labels import STRETCH, Label, Rule, column, row
from exchange_admin.ui.words import count

_ROW = 38
_MOST_ROWS, _MOST_OWED = 7, 4  # on screen at once


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer of the dialog: `owed` without those to which no day was given."""

    ruling: Ruling
    verdicts: Mapping[str, Verdict]
    owed: tuple[Owed, ...]


class DecideDialog(QDialog):
    """Enter in any field decides. Stays open with the reason while something is wrong."""

    def __init__(self, desk: Desk, case: RecognitionCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._case = desk, case
        self.answer: Decided | None = None
        self.setWindowTitle(self.tr("Decide"))
        look, today = desk.look, desk.look.formats.today()
        self.name, self.position, self.minutes = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = QLineEdit(look.formats.day(today.isoformat()))
        completer = dress(QCompleter(desk.office.recognition.staff(), self))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.rows, self.owed = VerdictRows(desk, case), OwedRows(desk)
        self.otherwise = Label(look, 12, tone="amber", wraps=True)
        self.owed_title, self.owed_hint = Label(look, 13, SEMIBOLD), Label(look, 12, tone="ink3", wraps=True)
        self.reason = Label(look, 12, tone="red", wraps=True)
        self.reason.hide()
        self.asked = Label(look, 12, tone="amber", wraps=True)
        self.asked.hide()
        self._asked: Sequence[Problem] = []
        self.decide, self.leave = Button(look, "check", "primary"), Button(look)
        self._lay_out()
        self.rows.changed.connect(self._follow)
        self.decide.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._follow()
        self.name.setFocus()

    def accept(self) -> None:
        try:
            answer = self._read()
        except RuleBroken as broken:
            self._refuse(broken.problems[:2])
            return
        asked = self._desk.office.recognition.deciding.questions(self._case, answer.ruling, answer.verdicts)
        if asked != self._asked:
            self._ask(asked)
            return
        self.answer = answer
        super().accept()

    def _ask(self, asked: Sequence[Problem]) -> None:
        """Each question once, before anything is written: to decide again answers that it is so."""
        self._asked = asked
        self._refuse(())
        self.asked.setText(self._desk.sentence([*asked, Problem("recognition.decide_again")]) if asked else "")
        self.asked.setVisible(bool(asked))
        if not self.rows.go_to_lacking_mark():
            self.decide.setFocus()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        """Each with the name of its field; that is marked, and the first of them has the keyboard."""
        lines = {"decided_by": self.name, "minutes_number": self.minutes, "decided_on": self.day}
        said, wrong = [], [lines[one.field] for one in problems if one.field in lines]
        for problem in problems:
            line, sentence = lines.get(problem.field), self._desk.sentence([problem])
            said.append(self._desk.words.labelled(line.accessibleName(), sentence) if line else sentence)
        for line in lines.values():
            line.setProperty("wrong", line in wrong)
            line.style().polish(line)
        self.reason.setText(" ".join(said))
        self.reason.setVisible(bool(said))
        if wrong:
            wrong[0].setFocus()

    def _read(self) -> Decided:
        """Raises RuleBroken where something is missing or no date."""
        if not self.name.text().strip():
            raise RuleBroken(Problem("value.required", "decided_by"))
        if not self.minutes.text().strip():
            raise RuleBroken(Problem("recognition.no_minutes", "minutes_number"))
        day, verdicts = self._day(self.day), self.rows.verdicts()
        ruling = Ruling(self.name.text().strip(), self.minutes.text().strip(), day, self.position.text().strip())
        self._desk.office.recognition.deciding.check(self._case, ruling, verdicts)
        return Decided(ruling, verdicts, self.owed.owed())

    def _day(self, line: QLineEdit) -> date:
        try:
            return read_date(line.text(), today=self._desk.look.formats.today()).day
        except RuleBroken as broken:
            raise RuleBroken(*(replace(one, field="decided_on") for one in broken.problems)) from broken

    def _follow(self) -> None:
        """What the decisions leave to do, and how many are not as proposed."""
        n = self.rows.otherwise
        self.otherwise.setText(count("DecideDialog", "%n course decided otherwise than proposed", n) if n else "")
        self.otherwise.setVisible(bool(n))
        left = self._desk.office.recognition.deciding.owed_after(self._case, self.rows.decisions())
        self.owed.show_owed(left)
        for part in (self.owed_title, self.owed_hint, self._owed_area):
            part.setVisible(bool(left))
        self._owed_area.setFixedHeight(self._desk.look.px(_ROW * min(len(set(left)), _MOST_OWED) + 4))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12)).add(self._head(), Rule())
        area = _scrolling(self.rows)
        area.setFixedHeight(px(_ROW * (min(len(self.rows.rows), _MOST_ROWS) + 1)))
        whole.add(area, self.otherwise)
        self.owed_title.setText(self._desk.words.kind("owed_course", 2))
        self.owed_hint.setText(self.tr("A course without a day is not written down as owed."))
        self._owed_area = _scrolling(self.owed)
        whole.add(self.owed_title, self._owed_area, self.owed_hint, self.asked, self.reason)
        self.decide.say(self.tr("Decide"), "Ctrl+Enter")
        self.leave.say(self.tr("Cancel"), "Esc")
        self.leave.setAutoDefault(False)
        foot = row(spacing=px(10)).add(STRETCH, self.leave, self.decide)
        whole.addLayout(foot)
        self.setFixedWidth(px(1080))
        self.decide.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    def _head(self) -> QGridLayout:
        """Who and by what, two fields beside each other."""
        look, px = self._desk.look, self._desk.look.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(8))
        places = (
            (self.tr("Decided by"), self.name, 0, 0),
            (self.tr("Position"), self.position, 0, 2),
            (self.tr("Minutes number"), self.minutes, 1, 0),
            (self.tr("Date of the decision"), self.day, 1, 2),
        )
        for text, line, down, right in places:
            label = Label(look, 13, tone="ink2", text=text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            fields.addWidget(label, down, right)
            fields.addWidget(line, down, right + 1)
        return fields


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the fields in it
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
